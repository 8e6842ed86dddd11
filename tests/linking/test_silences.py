"""Tolls that a report says are not known, and the incident that they belong to."""

from __future__ import annotations

import pytest

import recoupe
from recoupe.linking.silences import UNSAFE
from recoupe.model import Record
from recoupe.pipeline.options import Options

LEAD = (
    "Une bombe a explosé mardi au passage d'un convoi de l'armée malienne près de Gao, dans le nord du Mali"
)


def _read(text: str) -> Record:
    return recoupe.read(text, Options(language="fr", published="2021-06-10"))


def _missing(text: str) -> tuple[object, object]:
    (incident,) = _read(text).incidents
    return incident.killed.missing, incident.injured.missing


@pytest.mark.parametrize(
    "told",
    [
        ". Le bilan des pertes de cette attaque n'est pas encore divulgué.",
        ". Aucun bilan n'était disponible dans l'immédiat.",
        ". Le nombre de victimes n'est pas connu.",
        ". Le nombre de victimes reste inconnu.",
        ". On ignore s'il y a des victimes.",
        ". Le ministère n'a pas été en mesure de donner un bilan.",
        ". Il n'y a pas encore de bilan.",
        ", bilan encore inconnu.",
    ],
)
def test_a_toll_that_is_not_known_is_not_disclosed(told: str) -> None:
    assert ("not_disclosed", "not_disclosed") == _missing(LEAD + told)


@pytest.mark.parametrize(
    ("told", "missing"),
    [
        (". Le nombre de morts n'a pas été précisé.", ("not_disclosed", "not_stated")),
        (". Le nombre de blessés n'a pas été communiqué.", ("not_stated", "not_disclosed")),
        (", a dit la police sans préciser le nombre de morts.", ("not_disclosed", "not_stated")),
        (". On ne sait pas si l'explosion a fait des blessés.", ("not_stated", "not_disclosed")),
    ],
)
def test_only_the_slot_that_is_named_is_not_disclosed(told: str, missing: tuple[str, str]) -> None:
    assert missing == _missing(LEAD + told)


@pytest.mark.parametrize(
    "told",
    [
        ". Le bilan n'a pas changé depuis mardi.",
        ". L'identité des victimes n'est pas connue.",
        ". La police n'a pas changé sa version.",
    ],
)
def test_other_silences_leave_the_tolls_not_stated(told: str) -> None:
    assert ("not_stated", "not_stated") == _missing(LEAD + told)


def test_a_figure_wins_over_the_words_that_there_is_none() -> None:
    (incident,) = _read(LEAD + ", tuant trois soldats. Le bilan exact n'est pas connu.").incidents

    assert 3 == incident.killed.low
    assert "not_disclosed" == incident.injured.missing


def test_the_words_that_say_so_are_its_span() -> None:
    (incident,) = _read(LEAD + ". Le nombre de victimes reste inconnu.").incidents

    assert isinstance(incident.killed.spans, tuple)
    assert "nombre de victimes reste inconnu" == incident.killed.spans[0].quote


def test_where_several_attacks_may_be_meant_none_is() -> None:
    text = (
        "Une bombe a explosé mardi au passage d'un convoi de l'armée près de Gao. Le même jour, le marché de "
        "Tombouctou a été bombardé à la roquette. Le bilan de cette attaque n'est pas encore connu."
    )

    record = _read(text)

    assert all(incident.killed.missing != "not_disclosed" for incident in record.incidents)
    assert UNSAFE in {lost.reason for lost in record.discarded}
