"""Roles that the words of a deed give without a scorer."""

from __future__ import annotations

import pytest

from recoupe.pipeline.options import Options
from recoupe.pipeline.read import draught


def _fills(text: str, slot: str) -> list[str]:
    events = draught(text, Options(language="fr")).draft.events
    return [f.phrase.text for e in events for f in e.fills if f.slot == slot]


@pytest.mark.parametrize(
    "text",
    [
        "Trois assaillants à bord d'une camionnette ont foncé dans la foule.",
        "Un homme au volant d'une camionnette a commis un carnage jeudi soir.",
    ],
)
def test_a_vehicle_steered_at_people_is_the_weapon(text: str) -> None:
    assert "une camionnette" in _fills(text, "weapons")


def test_a_vehicle_in_which_gunmen_sit_is_no_weapon() -> None:
    text = "Des hommes à bord d'une camionnette ont ouvert le feu sur un marché."
    assert "une camionnette" not in _fills(text, "weapons")


def test_protesters_who_want_somebody_gone_are_against_him() -> None:
    text = "Des manifestants ont réclamé vendredi à Dakar la démission du président de la république."
    assert any("président" in target for target in _fills(text, "targets"))


def test_a_resignation_told_beside_an_attack_makes_no_target() -> None:
    text = "Une bombe a explosé vendredi à Dakar après la démission du président."
    events = draught(text, Options(language="fr")).draft.events
    assert not any("role:protest/unwanted" in f.rules for e in events for f in e.fills)


def test_people_named_by_a_deed_may_be_arrested_in_another() -> None:
    text = "Cinq détenus de la prison de Dijon ont été arrêtés lundi."
    assert any("détenus" in target for target in _fills(text, "targets"))
