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
_FRESH = Weights(("fresh",), "set by hand", {"fresh": {"sure": 3.0, "half": -0.9, "weak": -3.0}})
_REPORT = Weights(("news",), "set by hand", {"news": {"bias": 0.0, "candidates": 0.5, "topic": 1.0}})


def _verdicts(rows: list[list[str]], topic: float = 0.0) -> list[str]:
    return list(decide_report(rows, topic, _NEWS, _FRESH, _REPORT))


def test_a_sure_candidate_is_news_and_a_weak_one_beside_it_is_recalled() -> None:
    assert ["fresh", "background"] == _verdicts([["sure"], ["weak"]])


def test_several_that_may_be_news_make_the_likeliest_it() -> None:
    assert decide(["half"], _NEWS, _FRESH).verdict != "fresh"
    assert _verdicts([["half"], ["half"], ["half"], ["half"]]).count("fresh") == 1


def test_one_that_may_be_news_alone_is_not() -> None:
    assert ["background"] == _verdicts([["half"]])


def test_the_words_of_a_report_decide_where_its_candidates_leave_it_open() -> None:
    assert ["fresh"] == _verdicts([["half"]], topic=2.0)
    assert ["background"] == _verdicts([["sure"]], topic=-4.0)


def test_no_words_make_news_of_what_is_planned_or_rests_on_nothing_firm() -> None:
    assert "fresh" not in _verdicts([["sure", PLANNED], ["sure", NOTHING_FIRM]], topic=9.0)


def test_a_report_without_candidates_has_no_verdicts() -> None:
    assert [] == _verdicts([])
