"""When a thing was said, told from the days inside what is said."""

from __future__ import annotations

import pytest

from recoupe.pipeline.options import Options
from recoupe.pipeline.read import draught


def _days(text: str) -> set[str]:
    claims = draught(text, Options(language="fr")).draft.claims
    return {claim.said.text for claim in claims if claim.said is not None}


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Des sources locales ont fait état mardi 4 mai d'une frappe contre le camp.", "mardi 4 mai"),
        ("Le gouvernement a affirmé début juin qu'il n'y avait pas de soldats au nord.", "début juin"),
        ("Trois soldats ont été tués dimanche dans une embuscade, a déclaré jeudi un officier.", "jeudi"),
        ("Une mine a explosé dimanche à Gao, a annoncé le ministère lundi soir.", "lundi soir"),
        ("Dans un communiqué publié vendredi, l'armée affirme avoir tué dix rebelles lundi.", "vendredi"),
        ("L'armée affirme dans un communiqué publié vendredi avoir tué dix rebelles lundi.", "vendredi"),
        ("Mardi, l'armée a reconnu que des civils avaient été tués dimanche.", "Mardi"),
        ("Dix soldats ont été tués lundi, selon un communiqué publié mardi par le ministère.", "mardi"),
        ("« Dix hommes ont été tués dimanche », a déclaré le maire, Paul Noll, lundi.", "lundi"),
        ("Le président a, mercredi, démenti toute implication dans l'attentat.", "mercredi"),
        ("Le porte-parole a déclaré à l'AFP samedi que la frappe avait eu lieu vendredi.", "samedi"),
    ],
)
def test_the_day_of_the_saying_stands_in_the_clause_of_its_cue(text: str, day: str) -> None:
    assert {day} == _days(text)


@pytest.mark.parametrize(
    "text",
    [
        "L'ONU a condamné l'attaque de mardi contre le village.",
        "Le ministère a annoncé la mort mardi de trois soldats.",
        "L'armée a annoncé avoir tué mardi dix rebelles.",
        "Mardi, une bombe a explosé au marché, a indiqué la police.",
        "L'armée, qui a tué lundi dix rebelles, a affirmé que le calme était revenu.",
        "Au lendemain de l'attentat de samedi, le groupe a nié toute implication.",
    ],
)
def test_the_day_of_the_deed_is_not_that_of_the_saying(text: str) -> None:
    assert not _days(text)
