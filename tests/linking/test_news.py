"""What of a report is its news: each candidate for itself, and the report as a whole."""

from __future__ import annotations

from recoupe.extraction.scorer import Weights
from recoupe.linking.news import NOTHING_FIRM, PLANNED, decide, decide_report

_NEWS = Weights(
    ("fresh", "background", "none"),
    "set by hand",
    {
        "fresh": {"sure": 3.0, "half": -0.9, "weak": -3.0},
        "background": {"weak": -0.5},
        "none": {"sure": -1.0},
    },
)


def test_a_sure_candidate_is_news_and_a_weak_one_beside_it_is_recalled() -> None:
    assert ["fresh", "background"] == decide_report([["sure"], ["weak"]], _NEWS)


def test_several_that_may_be_news_make_the_likeliest_it() -> None:
    assert "fresh" != decide(["half"], _NEWS)[0]
    assert decide_report([["half"], ["half"], ["half"], ["half"]], _NEWS).count("fresh") == 1


def test_one_that_may_be_news_alone_is_not() -> None:
    assert ["background"] == decide_report([["half"]], _NEWS)


def test_what_is_planned_or_rests_on_nothing_firm_makes_no_news() -> None:
    assert "fresh" not in decide_report([["sure", PLANNED], ["sure", NOTHING_FIRM]], _NEWS)


def test_a_report_without_candidates_has_no_verdicts() -> None:
    assert [] == decide_report([], _NEWS)
