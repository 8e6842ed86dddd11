"""Tolls that a report tells apart from its incident."""

from __future__ import annotations

import msgspec
import pytest

from recoupe.linking.candidates import CandidateIncident, find_candidates
from recoupe.linking.lending import lend_tolls
from recoupe.pipeline.options import Options
from recoupe.pipeline.read import draught

TEXT = (
    "Un raid aérien a visé dimanche un dépôt près d'Afrin.\n\n"
    "Les forces kurdes ont reconnu quatre morts dans leurs rangs."
)


@pytest.fixture
def apart() -> list[CandidateIncident]:
    """Return the raid without a toll, and the dead told apart from it."""
    half = draught(TEXT, Options(language="fr", published="2018-03-05"))
    (first, *_) = find_candidates(half.draft, half.resolver, half.facts)
    raid = next(e for e in first.cluster if not e.mention.tolls)
    told = msgspec.structs.replace(
        raid, mention=msgspec.structs.replace(raid.mention, tolls=half.draft.tolls)
    )
    return [
        msgspec.structs.replace(first, cluster=(raid,), tolls=()),
        msgspec.structs.replace(first, cluster=(told,), tolls=half.draft.tolls),
    ]


def _killed(candidate: CandidateIncident) -> list[int]:
    return [t.count.low for t in candidate.tolls if t.slot == "killed"]


def test_the_news_takes_the_toll_of_what_is_dropped(apart: list[CandidateIncident]) -> None:
    assert [4] == _killed(lend_tolls(apart, ["fresh", "none"])[0])


def test_what_is_kept_lends_nothing(apart: list[CandidateIncident]) -> None:
    assert [] == _killed(lend_tolls(apart, ["fresh", "background"])[0])


def test_nothing_is_lent_between_two_pieces_of_news(apart: list[CandidateIncident]) -> None:
    assert [] == _killed(lend_tolls([*apart, apart[0]], ["fresh", "none", "fresh"])[0])


@pytest.fixture
def fragments() -> list[CandidateIncident]:
    """Return an explosion without a toll, and an attack at the same town and day that tells one."""
    text = (
        "Une explosion a frappé dimanche un marché de Kaboul.\n\n"
        "L'attaque menée dimanche à Kaboul a fait sept morts."
    )
    half = draught(text, Options(language="fr", published="2018-03-05"))
    (first, *_) = find_candidates(half.draft, half.resolver, half.facts)
    killed = tuple(t for t in half.draft.tolls if t.slot == "killed")
    return [
        msgspec.structs.replace(first, kind="ied_mine", tolls=()),
        msgspec.structs.replace(first, kind="armed_attack", tolls=killed),
    ]


def test_a_fragment_of_the_same_day_and_town_lends_its_toll(fragments: list[CandidateIncident]) -> None:
    taker, lender = lend_tolls(fragments, ["fresh", "background"])
    assert [7] == _killed(taker)
    assert (1, 0) == (taker.lent, lender.lent)


def test_two_deeds_of_telling_kinds_lend_each_other_nothing(fragments: list[CandidateIncident]) -> None:
    raid = msgspec.structs.replace(fragments[1], kind="air_drone_strike")
    assert [] == _killed(lend_tolls([fragments[0], raid], ["fresh", "fresh"])[0])
