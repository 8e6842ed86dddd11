"""What is denied, left open or only foretold."""

from __future__ import annotations

import pytest

from recoupe.extraction.draft import ClaimMention
from recoupe.pipeline.options import Options
from recoupe.pipeline.read import draught

LEAD = "Une frappe de drone a touché mardi un camp militaire près de Gao, dans le nord du Mali. "


def _claims(text: str) -> tuple[ClaimMention, ...]:
    return draught(text, Options(language="fr")).draft.claims


def test_a_date_between_the_verb_and_its_clause_hides_no_denial() -> None:
    text = "Le gouvernement a affirmé début février qu'il n'y avait plus de soldats étrangers au Mali."

    assert [claim.negated for claim in _claims(LEAD + text) if "gouvernement" in claim.source.text] == [True]


def test_an_assertion_that_forces_are_not_there_is_negated_and_speaks_of_no_deed() -> None:
    text = "Le gouvernement a affirmé début mai qu'il n'y avait pas de troupes combattantes dans le pays."

    (claim,) = _claims(LEAD + text)

    assert claim.negated
    assert not claim.events
    assert claim.apart
    assert claim.forces


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Le ministre nie que l'armée ait bombardé le village.", "denied"),
        ("Le ministre a démenti que l'armée ait bombardé le village.", "denied"),
        ("L'armée ne confirme pas l'attaque.", "declined"),
        ("L'armée a parlé d'un accident, sans confirmer l'attaque.", "declined"),
    ],
)
def test_denials_and_refusals_have_their_stance(text: str, stance: str) -> None:
    assert stance in {claim.stance for claim in _claims(text)}


def test_what_is_not_ruled_out_is_possible() -> None:
    (claim,) = _claims("Le parquet n'a pas exclu un attentat.")

    assert ("reported", "possible") == (claim.stance, claim.modality)


def test_a_denied_toll_does_not_deny_the_attack() -> None:
    claims = _claims("L'armée a affirmé que l'attaque n'avait fait aucune victime.")

    assert {0} == {toll.count.low for claim in claims for toll in claim.tolls}


def test_what_the_writer_foretells_of_many_deeds_is_tied_to_none() -> None:
    text = "Il semblerait que la prochaine année serait celle des attaques contre les convois."

    (claim,) = _claims(text)

    assert claim.source.author
    assert claim.stance == "forecast"
    assert not claim.events
