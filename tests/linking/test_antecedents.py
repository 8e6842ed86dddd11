"""Whom the pronouns of a report stand for."""

from __future__ import annotations

from recoupe.linking.antecedents import Antecedents
from recoupe.pipeline.options import Options
from recoupe.pipeline.read import draught


def _noun(text: str, pronoun: str) -> str | None:
    draft = draught(text, Options(language="fr")).draft
    (found,) = [p for p in draft.phrases if p.text == pronoun]
    noun = Antecedents(draft).of(found)
    return None if noun is None else noun.text


def test_a_pronoun_stands_for_the_attacker_of_the_sentence_before() -> None:
    assert "Un tireur" == _noun("Un tireur a tué deux passants. Il a été arrêté à Dijon.", "Il")


def test_a_pronoun_stands_for_nobody_of_another_number() -> None:
    assert _noun("Des assaillants ont tué deux passants. Il a été arrêté à Dijon.", "Il") is None


def test_a_pronoun_stands_for_no_thing() -> None:
    assert _noun("Une bombe a explosé à Dijon. Il a été arrêté peu après.", "Il") is None
