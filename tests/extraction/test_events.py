"""How a mention stands to reality and to time, and when one mention is two."""

from __future__ import annotations

import pytest

from recoupe.extraction.draft import EventMention
from recoupe.pipeline.options import Options
from recoupe.pipeline.read import draught


def _events(text: str) -> tuple[EventMention, ...]:
    return draught(text, Options(language="fr")).draft.events


def _told(text: str, words: str) -> EventMention:
    return next(e for e in _events(text) if words in e.text)


@pytest.mark.parametrize(
    "text",
    [
        "L'armée a annoncé que des rebelles avaient attaqué le village de Bourra.",
        "Le maire a dit que le poste avait été attaqué.",
        "Le préfet affirmait que trois hommes avaient attaqué le poste.",
    ],
)
def test_the_pluperfect_of_reported_speech_is_no_flashback(text: str) -> None:
    assert _told(text, "attaqué").tense == "past"


def test_a_pluperfect_of_its_own_stays_one() -> None:
    assert _told("Les rebelles avaient attaqué le village de Bourra.", "attaqué").tense == "pluperfect"
    text = "Le poste que les rebelles avaient attaqué a été repris, a dit le maire."
    assert _told(text, "attaqué").tense == "pluperfect"


def _targets(text: str, words: str) -> list[list[str]]:
    return [[f.phrase.text for f in e.fills if f.slot == "targets"] for e in _events(text) if e.text == words]


def test_bases_named_one_by_one_are_hit_one_by_one() -> None:
    text = "Les bases de Taji et de Balad ont été visées par des tirs de drones."
    assert sorted(_targets(text, "visées")) == [["Balad"], ["Taji"]]


def test_a_deed_with_a_target_of_its_own_does_not_split_with_the_bases() -> None:
    text = "Les bases de Taji et de Balad ont été visées, après une attaque contre un convoi américain."
    (attack,) = _targets(text, "attaque")
    assert "Taji" not in attack
    assert any("convoi" in words for words in attack)


def test_a_word_within_the_name_of_a_group_tells_no_deed() -> None:
    text = "L'Armée de libération du Baloutchistan a revendiqué l'attentat de Quetta."
    assert ["attentat"] == [e.text for e in _events(text)]


def test_the_same_word_outside_a_name_tells_one() -> None:
    assert any("libération" in e.text for e in _events("L'armée a annoncé la libération de deux otages."))
