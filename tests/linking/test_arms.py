"""Weapons told apart from the deed."""

from __future__ import annotations

from recoupe.linking.arms import arms
from recoupe.linking.candidates import find_candidates
from recoupe.pipeline.options import Options
from recoupe.pipeline.read import draught


def _arms(text: str) -> list[str]:
    half = draught(text, Options(language="fr", published="2019-05-03"))
    found = find_candidates(half.draft, half.resolver, half.facts)
    told = arms(half.draft, [c.cluster for c in found], [c.kind for c in found])
    return [f.phrase.text for fills in told.values() for f in fills]


def test_what_the_attacker_carried_is_told_in_the_next_sentence() -> None:
    text = "Un homme a attaqué jeudi des passants à Dijon. Il était équipé d'un couteau de cuisine."
    assert any("couteau" in arm for arm in _arms(text))


def test_what_flies_overhead_is_no_weapon_of_the_deed() -> None:
    text = "Un homme a attaqué jeudi des passants à Dijon. Un hélicoptère a survolé la ville."
    assert [] == _arms(text)


def test_a_weapon_far_from_the_deed_is_not_its_own() -> None:
    text = (
        "Un homme a attaqué jeudi des passants à Dijon. Les secours sont arrivés. Le maire est venu. "
        "Une loi sur les fusils est en débat."
    )
    assert [] == _arms(text)
