"""Which mentions may never be one happening, however alike the scorer finds them."""

from __future__ import annotations

import datetime as dt

from recoupe.extraction.scorer import Weights
from recoupe.linking.within import Cluster, cluster
from recoupe.pipeline.options import Options
from recoupe.pipeline.read import draught

_ALIKE = Weights(("same",), "set by hand: all mentions are alike", {"same": {"bias": 5.0}})


def _clusters(text: str) -> tuple[Cluster, ...]:
    half = draught(text, Options(language="fr", published="2021-06-10"))
    events = [half.resolver.event(e, half.draft.claims) for e in half.draft.events]
    return cluster(events, dt.date(2021, 6, 10), _ALIKE)


def _together(text: str, first: str, second: str) -> bool:
    return any(
        first in words and second in words
        for words in ({e.mention.text for e in members} for members in _clusters(text))
    )


def test_an_attack_and_the_word_that_takes_it_up_may_be_one() -> None:
    text = "Une attaque a visé un marché mardi.\n\nL'attentat n'a pas été revendiqué."
    assert _together(text, "attaque", "attentat")


def test_a_drone_strike_and_a_roadside_bomb_are_two() -> None:
    text = "Un drone a frappé le port mardi.\n\nL'explosion d'une bombe artisanale a tué deux soldats."
    assert not _together(text, "frappé", "explosion d'une bombe")


def test_an_attack_by_bomb_is_no_drone_strike_either() -> None:
    text = "Une frappe de drone a touché le port.\n\nUne attaque avec un engin explosif improvisé a suivi."
    assert not _together(text, "frappe de drone", "attaque")


def test_an_arrest_is_apart_from_the_attack() -> None:
    text = "Un attentat a tué trois passants mardi.\n\nDeux suspects ont été arrêtés mercredi."
    assert not _together(text, "attentat", "arrêtés")


def test_what_an_anniversary_recalls_is_apart_from_the_news() -> None:
    text = (
        "Une attaque a visé la caserne mardi soir.\n\nOn préparait l'anniversaire de l'assassinat du maire."
    )
    assert not _together(text, "attaque", "assassinat")


def test_happenings_of_two_months_are_two() -> None:
    text = "Une attaque a tué un soldat le 8 juin 2021.\n\nLe 3 mars 2021, une attaque avait tué un policier."
    clusters = [c for c in _clusters(text) if any(e.mention.text == "attaque" for e in c)]
    assert len(clusters) == 2


def test_a_recalled_deed_is_apart_from_one_told_by_another_weapon() -> None:
    text = (
        "La ville préparait l'anniversaire de l'assassinat du maire.\n\n"
        "Une attaque menée avec un engin explosif improvisé a fait trois blessés."
    )
    assert not _together(text, "assassinat", "attaque")


def test_a_deed_brought_up_from_another_year_is_apart() -> None:
    text = "Une embuscade a visé un convoi mardi.\n\nUne embuscade avait déjà tué dix soldats en 2019."
    assert not any(len({e.mention.sentence for e in members}) > 1 for members in _clusters(text))
