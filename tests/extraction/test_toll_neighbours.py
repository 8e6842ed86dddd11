"""Tolls beside other words of harm: each count goes to those whom its own word harms."""

from __future__ import annotations

import pytest

from recoupe.extraction.draft import TollMention
from recoupe.pipeline.options import Options
from recoupe.pipeline.read import draught


def _tolls(text: str) -> tuple[TollMention, ...]:
    return draught(text, Options(language="fr")).draft.tolls


def _told(text: str, slot: str) -> list[tuple[int, int | None]]:
    """Return the counts of a slot that are no part of another, attackers left out."""
    return [
        (t.count.low, t.count.high) for t in _tolls(text) if t.slot == slot and not t.part and not t.attacker
    ]


@pytest.mark.parametrize(
    ("text", "killed", "injured"),
    [
        ("L'homme a tué un client âgé de 40 ans et blessé trois autres personnes.", [(1, 1)], [(3, 3)]),
        ("Les tireurs ont tué un berger, abattant l'un et blessant l'autre.", [(1, 1), (1, 1)], [(1, 1)]),
        ("L'explosion a fait une passante tuée et six clients blessés.", [(1, 1)], [(6, 6)]),
        (
            "Le raid a fait 30 morts et une vingtaine de personnes ont été blessées.",
            [(30, 30)],
            [(20, None)],
        ),
    ],
)
def test_a_count_belongs_to_its_nearest_word_of_harm(
    text: str, killed: list[tuple[int, int | None]], injured: list[tuple[int, int | None]]
) -> None:
    assert killed == _told(text, "killed")
    assert injured == _told(text, "injured")


@pytest.mark.parametrize(
    ("text", "injured"),
    [
        ("Dans la fusillade, un gendarme a été grièvement blessé.", [(1, 1)]),
        ("L'explosion d'une grenade à Gao a en outre blessé deux soldats.", [(2, 2)]),
        ("Un membre des forces de sécurité a été blessé dans l'attaque.", [(1, 1)]),
        ("Les secours ont chiffré le nombre de blessés à au moins 31 dans l'attaque.", [(31, None)]),
        ("L'attaque a fait au moins un blessé.", [(1, None)]),
        ("Deux passants ont été emmenés à l'hôpital après l'attaque.", [(2, 2)]),
    ],
)
def test_the_hurt_are_found_in_every_wording(text: str, injured: list[tuple[int, int | None]]) -> None:
    assert injured == _told(text, "injured")


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("L'attentat a coûté la vie 12 personnes à la sortie d'un stade.", [(12, 12)]),
        ('Le ministre a annoncé lundi que 15 "rebelles" avaient été "neutralisés" dans un raid.', [(15, 15)]),
        ("Un autre prêtre espagnol, Luis Ortega, curé de Gao, a été tué dans une attaque.", [(1, 1)]),
    ],
)
def test_only_sufferers_are_counted(text: str, killed: list[tuple[int, int | None]]) -> None:
    assert killed == _told(text, "killed")


def test_those_added_after_the_verb_are_counted() -> None:
    text = "Cinq ouvriers ont été tués dans une attaque, ainsi que leur chauffeur et un guide."
    assert 7 == sum(low for low, _ in _told(text, "killed"))


@pytest.mark.parametrize(
    "text",
    [
        "L'attaque a visé un marché, mais aucun des blessés n'est en danger.",
        "Accusé de l'attaque, cet homme n'a jamais tué personne.",
        "La Chine a perdu au moins 40 soldats tués ou grièvement blessés.",
    ],
)
def test_what_tells_no_number_of_its_own_gives_none(text: str) -> None:
    assert [] == _told(text, "injured")
    assert (0, 0) not in _told(text, "killed")


def test_a_deed_that_harmed_nobody_is_still_denied_harm() -> None:
    assert [(0, 0)] == _told("L'explosion n'a tué personne.", "killed")


def test_how_the_hurt_fare_is_marked() -> None:
    tolls = _tolls("L'attaque a fait douze blessés. Trois passants ont été hospitalisés.")
    assert [(12, False), (3, True)] == [(t.count.low, t.care) for t in tolls]
