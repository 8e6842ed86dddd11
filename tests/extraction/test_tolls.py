"""Tolls as sentences of French news tell them."""

from __future__ import annotations

import pytest

from recoupe.extraction.draft import TollMention
from recoupe.pipeline.options import Options
from recoupe.pipeline.read import draught


def _tolls(text: str) -> tuple[TollMention, ...]:
    return draught(text, Options(language="fr")).draft.tolls


def _told(text: str, slot: str) -> list[tuple[int, int | None]]:
    """Return the counts of a slot that are no part of another."""
    return [(t.count.low, t.count.high) for t in _tolls(text) if t.slot == slot and not t.part]


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("Six morts dans une explosion à Bagdad vendredi.", [(6, 6)]),
        ("Burkina : 14 militaires tués dans une attaque à Djibo.", [(14, 14)]),
        ("Le bilan de l'attaque de Nice s'établit désormais à trois morts.", [(3, 3)]),
        ("On dénombre 7 tués et 21 blessés après l'attentat de Quetta.", [(7, 7)]),
        ("Plus de 300 personnes sont mortes dans une attaque à Mogadiscio.", [(300, None)]),
        ("Entre 15 et 20 villageois ont été massacrés lundi à Solhan.", [(15, 20)]),
        ("Des dizaines de civils ont été tués dans une frappe à Gaza.", [(20, None)]),
    ],
)
def test_counted_dead(text: str, killed: list[tuple[int, int | None]]) -> None:
    assert killed == _told(text, "killed")


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("L'armée a tué huit combattants dans un raid à Djénine.", [(8, 8)]),
        ("Un kamikaze s'est fait exploser à Kaboul, tuant au moins six passants.", [(6, None)]),
        ("L'embuscade a coûté la vie à quatre personnes près de Gao.", [(4, 4)]),
        ("Un bombardement a causé la mort de neuf habitants à Saraqeb.", [(9, 9)]),
        ("Sept policiers ont perdu la vie dans l'attaque.", [(7, 7)]),
    ],
)
def test_sufferers_stand_where_the_verb_has_them(text: str, killed: list[tuple[int, int | None]]) -> None:
    assert killed == _told(text, "killed")


@pytest.mark.parametrize(
    "text",
    [
        "Le gendarme Alain Rocher a été tué dans une fusillade à Cayenne.",
        "Un homme a été tué par des tirs à Marseille.",
        "La mort d'un légionnaire dans l'explosion a été annoncée.",
    ],
)
def test_a_single_victim_is_one(text: str) -> None:
    assert [(1, 1)] == _told(text, "killed")


def test_killers_are_not_counted() -> None:
    text = "Trois hommes armés ont ouvert le feu et tué deux gardes."

    assert [(2, 2)] == _told(text, "killed")


def test_members_of_a_list_are_told_by_one_word() -> None:
    dead = [
        t for t in _tolls("Deux civils et un soldat sont morts dans un bombardement.") if t.slot == "killed"
    ]

    assert [2, 1] == [t.count.low for t in dead]
    assert len({t.head for t in dead}) == 1


def test_a_participle_without_its_auxiliary_has_its_own_number() -> None:
    text = "Trois soldats ont été tués et cinq autres blessés dans l'explosion d'une mine à Kidal."

    assert [(3, 3)] == _told(text, "killed")
    assert [(5, 5)] == _told(text, "injured")


def test_parts_are_marked() -> None:
    tolls = _tolls("Le tir a tué cinq civils, dont deux enfants.")

    assert [(5, False), (2, True)] == [(t.count.low, t.part) for t in tolls if t.slot == "killed"]


@pytest.mark.parametrize(
    ("text", "slot"),
    [
        ("Une roquette est tombée sur Sderot sans faire de blessé.", "injured"),
        ("L'explosion d'une roquette à Sderot n'a fait ni mort ni blessé.", "killed"),
        ("L'attentat de Kaboul n'a pas fait de victimes.", "killed"),
        ("Une bombe a explosé à Kaboul ; aucune victime n'est à déplorer.", "injured"),
        ("L'explosion n'a blessé personne à Bruxelles.", "injured"),
    ],
)
def test_denied_victims_are_none(text: str, slot: str) -> None:
    assert [(0, 0)] == _told(text, slot)


def test_a_survivor_is_no_denied_toll() -> None:
    assert [] == _told("Le gendarme blessé dans la fusillade n'est pas mort.", "killed")


def test_denied_victims_of_one_kind_are_no_toll() -> None:
    assert [] == _told("Aucun policier n'a été blessé dans la fusillade.", "injured")


def test_victims_alone_may_be_hurt_or_dead() -> None:
    text = "L'attaque a fait quarante victimes à Ouagadougou."

    assert [] == _told(text, "killed")
    assert [] == _told(text, "injured")


def test_a_number_over_years_is_a_total() -> None:
    tolls = _tolls("42 militaires ont été tués au Sahel depuis 2013.")

    assert [True] == [t.total for t in tolls if t.slot == "killed"]


def test_planned_deaths_are_no_toll() -> None:
    assert [] == _told("Le suspect avait acheté une arme pour tuer vingt personnes.", "killed")


def test_the_grammar_ties_a_toll_to_its_attack() -> None:
    draft = draught("L'attaque de lundi a fait douze morts à Djibo.", Options(language="fr")).draft
    attack = next(e for e in draft.events if e.text.lower() == "attaque")

    assert [attack.index] == [t.host for t in draft.tolls if t.slot == "killed"]


@pytest.mark.parametrize(
    ("text", "slot", "told"),
    [
        ("Un boucher a été tué dans l'attaque du marché.", "killed", [(1, 1)]),
        ("Un agent a été légèrement blessé lors des heurts.", "injured", [(1, 1)]),
        ("Une patrouille a été tuée dans l'embuscade.", "killed", []),
        ("Un hélicoptère de l'armée a été abattu près de Kidal.", "killed", []),
        ("Deux Allemands, un Danois et un Grec ont été tués à Berlin.", "killed", [(2, 2), (1, 1), (1, 1)]),
        ("Neuf policiers et un pompier ont été blessés par des pierres.", "injured", [(9, 9), (1, 1)]),
        ("Le tireur a tué un gardien, un passant ainsi que le gendarme.", "killed", [(1, 1)] * 3),
        ("Sa balle a blessé 130 autres ces deux dernières semaines.", "injured", [(130, 130)]),
    ],
)
def test_lists_and_single_persons(text: str, slot: str, told: list[tuple[int, int | None]]) -> None:
    assert told == _told(text, slot)


@pytest.mark.parametrize(
    ("text", "injured"),
    [
        ("Trois gendarmes ont été tués et un grièvement blessé mardi.", [(1, 1)]),
        ("Deux soldats ont été tués et un troisième a été blessé.", [(1, 1)]),
        ("Huit civils ont été tués et vingt autres, dont des enfants, ont été blessés.", [(20, 20)]),
    ],
)
def test_a_number_stands_for_a_noun_left_out(text: str, injured: list[tuple[int, int | None]]) -> None:
    assert injured == _told(text, "injured")


def test_one_more_victim_brings_the_toll_to_his_number() -> None:
    assert [(4, 4)] == _told("Une quatrième victime est décédée jeudi à l'hôpital.", "killed")


def test_the_wounded_of_one_list_share_a_head() -> None:
    tolls = _tolls("Le bilan est de deux morts, 6 blessés graves et 9 blessés légers.")

    assert 1 == len({t.head for t in tolls if t.slot == "injured"})


def test_a_list_of_many_deeds_gives_totals() -> None:
    text = "L'armée a subi des pertes : 12 morts à Sanam lundi, 30 morts jeudi à Inata et 41 morts à Djibo."

    assert {True} == {t.total for t in _tolls(text) if t.slot == "killed"}


def test_the_dead_of_a_war_are_a_total() -> None:
    assert {True} == {t.total for t in _tolls("La guerre a fait 8.000 morts.") if t.slot == "killed"}


@pytest.mark.parametrize(
    "text",
    [
        "Un employé a tué quatre collègues avant d'être abattu.",
        "Quatre personnes ont été tuées, dont l'assaillant qui portait un couteau.",
    ],
)
def test_the_death_of_the_doer_is_an_attackers(text: str) -> None:
    assert [True] == [t.attacker for t in _tolls(text) if t.count.low == 1]


def test_an_infinitive_takes_no_number_of_another_word() -> None:
    assert [] == _told("Il a fait au moins cinq blessés avant d'être abattu.", "killed")


def test_a_number_after_parmi_is_a_part_unless_it_is_of_all() -> None:
    assert [] == _told("Parmi les victimes, deux sont mortes dans la rue.", "killed")
    assert [(11, 11)] == _told("Un Belge figure parmi les 11 morts de l'attentat.", "killed")
