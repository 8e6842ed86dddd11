"""Parties and weapons as candidates for the roles of a deed."""

from __future__ import annotations

import pytest

from recoupe.extraction.draft import Phrase
from recoupe.pipeline.options import Options
from recoupe.pipeline.read import draught


def _phrase(text: str, words: str) -> Phrase:
    phrases = draught(text, Options(language="fr")).draft.phrases
    return next(p for p in phrases if p.text == words)


def _fills(text: str, slot: str) -> list[str]:
    events = draught(text, Options(language="fr")).draft.events
    return [f.phrase.text for e in events for f in e.fills if f.slot == slot]


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("Une quinzaine de casseurs ont brûlé un bus.", "Une quinzaine de casseurs", "rioters"),
        ("Un groupe de militaires a attaqué le palais.", "Un groupe de militaires", "state_force"),
        ("Des milliers de manifestants ont défilé à Lyon.", "Des milliers de manifestants", "protesters"),
    ],
)
def test_a_number_or_group_is_what_it_is_made_of(text: str, words: str, kind: str) -> None:
    phrase = _phrase(text, words)
    assert ("party", kind) == (phrase.cls, phrase.kind)


def test_a_group_of_things_is_no_party() -> None:
    assert "other" == _phrase("Un groupe de nuages a caché le raid.", "Un groupe de nuages").cls


def test_a_courtesy_word_leads_in_a_person() -> None:
    phrase = _phrase("M. Delvaux a poignardé deux passants à Dijon.", "M. Delvaux")
    assert ("party", True) == (phrase.cls, phrase.person)


def test_an_armed_man_keeps_his_arms() -> None:
    text = "Trois villageois ont été tués dimanche par des hommes armés à Kouré."
    assert "des hommes armés" in _fills(text, "perpetrators")


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("Des manifestants ont défilé samedi à Beyrouth.", "Des manifestants"),
        ("Un kamikaze a tué deux soldats à Gao.", "Un kamikaze"),
    ],
)
def test_words_that_name_someone_by_the_deed_name_its_doer(text: str, doer: str) -> None:
    assert doer in _fills(text, "perpetrators")


def test_no_one_did_nothing() -> None:
    assert "aucun soldat" not in _fills("Lors de l'attaque, aucun soldat n'a tiré.", "perpetrators")


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        (
            "Des affrontements entre l'armée et les rebelles houthis ont fait 45 morts dimanche à Marib.",
            {"l'armée", "les rebelles houthis"},
        ),
        (
            "De violents combats ont opposé mardi l'armée congolaise aux rebelles du M23 près de Rutshuru.",
            {"l'armée congolaise", "rebelles du M23"},
        ),
    ],
)
def test_both_sides_of_a_fight_have_a_part_in_it(text: str, sides: set[str]) -> None:
    assert sides <= {*_fills(text, "perpetrators"), *_fills(text, "targets")}


def test_who_stands_behind_a_later_verb_is_no_side() -> None:
    text = "Des combats entre l'armée et des rebelles ont éclaté, et le maire a quitté la ville."
    assert not any("maire" in words for words in _fills(text, "perpetrators"))


def test_a_reflexive_names_nobody() -> None:
    text = "Un kamikaze s'est fait exploser devant une mosquée de Kunduz vendredi."
    assert not {"s'", "se"} & {*_fills(text, "targets"), *_fills(text, "victims")}
