"""Numbers that a source gives without their noun."""

from __future__ import annotations

import pytest

from recoupe.pipeline.options import Options
from recoupe.pipeline.read import draught

LEAD = "Une attaque a fait dix morts à Gao. "


def _numbers(text: str) -> set[tuple[str, int]]:
    claims = draught(text, Options(language="fr")).draft.claims
    return {(claim.source.text, toll.count.low) for claim in claims for toll in claim.tolls}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (LEAD + "L'opposition avance le chiffre de trente.", ("L'opposition", 30)),
        (LEAD + "L'opposition dit en avoir compté douze.", ("L'opposition", 12)),
        (LEAD + "Les habitants évoquent un bilan de vingt.", ("Les habitants", 20)),
        (LEAD + "Le maire en a recensé quinze.", ("Le maire", 15)),
        ("Une attaque a fait dix morts à Gao, douze selon l'opposition.", ("l'opposition", 12)),
    ],
)
def test_a_bare_number_takes_its_noun_from_the_toll_before(text: str, told: tuple[str, int]) -> None:
    assert told in _numbers(text)


@pytest.mark.parametrize(
    "text",
    [
        LEAD + "Le maire évoque une trentaine d'assaillants.",
        LEAD + "Le maire parle de deux des assaillants.",
        LEAD + "Le maire a dit que trois étaient venus de Gao.",
        "L'opposition avance le chiffre de trente.",
    ],
)
def test_other_numbers_are_no_toll(text: str) -> None:
    assert {10} >= {low for _, low in _numbers(text)}


def test_the_bare_number_is_a_toll_of_the_report() -> None:
    draft = draught(LEAD + "L'opposition avance le chiffre de trente.", Options(language="fr")).draft

    assert {10, 30} == {toll.count.low for toll in draft.tolls}
