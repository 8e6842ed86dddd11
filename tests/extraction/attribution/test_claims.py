"""Who says what, with which stance, and how far the writer stands behind it."""

from __future__ import annotations

import pytest

from recoupe.extraction.draft import ClaimMention
from recoupe.pipeline.options import Options
from recoupe.pipeline.read import draught


def _claims(text: str) -> tuple[ClaimMention, ...]:
    return draught(text, Options(language="fr")).draft.claims


def _said(text: str) -> set[tuple[str, str]]:
    return {(claim.source.text, claim.stance) for claim in _claims(text)}


def test_an_inverted_subject_after_a_quotation_is_the_source() -> None:
    text = "« Deux soldats ont été tués par la bombe », a déclaré mardi à la presse le préfet, Jean Morel."

    assert {("le préfet, Jean Morel", "reported")} == _said(text)


def test_the_subject_inside_a_quotation_is_not_the_source() -> None:
    text = "Paul Noll a parlé de l'attaque. « Le tireur est mort de ses blessures », a-t-il expliqué."

    assert "Le tireur" not in {source for source, _ in _said(text)}


def test_an_inverted_pronoun_stands_for_the_source_named_before() -> None:
    text = (
        "La fusillade a fait trois morts, a dit Paul Noll. "
        "« Le tireur est mort de ses blessures », a-t-il expliqué."
    )

    assert {"Paul Noll"} == {source for source, _ in _said(text)}


def test_a_participle_behind_a_comma_belongs_to_the_subject_of_its_clause() -> None:
    text = "L'armée a annoncé mardi la mort d'un officier, évoquant des morts dans les deux camps."

    assert ("L'armée", "reported") in _said(text)


def test_the_agent_of_a_passive_cue_is_the_source() -> None:
    text = "L'attentat a été revendiqué par le groupe Al-Qaïda."

    assert {("le groupe Al-Qaïda", "claimed_responsibility")} == _said(text)


def test_a_state_claims_and_does_not_claim_responsibility() -> None:
    text = "L'armée israélienne a revendiqué des frappes aériennes contre trois positions."

    assert ("L'armée israélienne", "claimed") in _said(text)


def test_words_of_blame_inside_a_quotation_are_the_speakers() -> None:
    text = "« Nous condamnons cette attaque », a déclaré le maire, Jean Morel."

    assert ("le maire, Jean Morel", "condemned") in _said(text)


def test_what_a_quotation_told_some_sentences_before_is_said_by_its_speaker() -> None:
    text = "« Une bombe a explosé au marché. Des passants sont tombés », a raconté le commerçant Ali Ndiaye."

    told = [claim for claim in _claims(text) if "Ali Ndiaye" in claim.source.text]

    assert any(claim.events for claim in told)


def test_one_that_is_called_responsible_is_not_the_one_who_says_so() -> None:
    text = "La milice est responsable du massacre de mardi, a déclaré le gouverneur Paul Noll."

    assert "La milice" not in {source for source, _ in _said(text)}


def test_a_conditional_without_a_source_is_the_outlets_hearsay() -> None:
    (claim,) = _claims("Il y aurait au moins quinze morts après l'attentat.")

    assert claim.source.author
    assert "distances" == claim.writer


def test_nobody_claims_in_the_outlets_own_voice() -> None:
    (claim,) = _claims("L'attaque n'a pas été revendiquée.")

    assert claim.source.author
    assert "not_claimed" == claim.stance


def test_an_assertion_that_a_deed_did_not_happen_is_a_denial() -> None:
    text = "Le colonel Barry a affirmé que ses hommes n'ont pas bombardé le village."

    assert ("Le colonel Barry", "denied") in _said(text)


@pytest.mark.parametrize(
    ("text", "writer"),
    [
        ("L'armée a tué dix rebelles, selon le ministère.", "neutral"),
        ("L'armée affirme avoir tué dix rebelles, sans présenter aucune preuve.", "doubts"),
        ("L'armée prétend avoir tué dix rebelles.", "distances"),
    ],
)
def test_the_writer_doubts_only_by_an_open_challenge(text: str, writer: str) -> None:
    assert writer in {claim.writer for claim in _claims(text)}
