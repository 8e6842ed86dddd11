"""Who knows, and the medium that passes it on."""

from __future__ import annotations

import pytest

from recoupe.pipeline.options import Options
from recoupe.pipeline.read import draught


def _chains(text: str) -> list[tuple[str, tuple[str, ...]]]:
    claims = draught(text, Options(language="fr")).draft.claims
    return [(claim.source.text, tuple(v.text for v in claim.source.via)) for claim in claims]


@pytest.mark.parametrize(
    ("text", "source", "medium"),
    [
        ("Trois soldats ont été tués, rapporte l'AFP, citant une source militaire.",
         "une source militaire", "l'AFP"),
        ("L'agence Reuters, citant un officier, fait état de dix morts dans l'attaque.",
         "un officier", "L'agence Reuters"),
        ("D'après Le Monde, qui cite un diplomate, dix soldats ont été tués.", "un diplomate", "Le Monde"),
        ("Une frappe a touché le camp, selon un officier cité par Reuters.", "un officier", "Reuters"),
        ("Un officier cité par l'agence Tass a affirmé que dix soldats avaient été tués.",
         "Un officier", "l'agence Tass"),
        ("Trois soldats ont été tués, a indiqué à l'AFP une source militaire.",
         "une source militaire", "l'AFP"),
        ("Interrogé par l'AFP, un officier a parlé de dix morts.", "un officier", "l'AFP"),
        ("Trois soldats ont été tués, a appris l'AFP auprès du parquet.", "parquet", "l'AFP"),
        ("Le ministère a annoncé la mort de dix soldats, rapporte Reuters.", "Le ministère", "Reuters"),
    ],
)  # fmt: skip
def test_the_source_is_who_knows_and_the_medium_its_way(text: str, source: str, medium: str) -> None:
    assert [(source, (medium,))] == _chains(text)


def test_a_medium_that_cites_nobody_is_the_source() -> None:
    assert [("l'AFP", ())] == _chains("Dix soldats ont été tués, rapporte l'AFP.")


def test_the_press_at_large_is_no_medium() -> None:
    text = "« Dix soldats ont été tués dans l'embuscade », a dit à la presse le colonel Barry."

    assert [("le colonel Barry", ())] == _chains(text)


def test_those_who_speak_together_are_one_source() -> None:
    text = "Des sources et des médias locaux ont fait état d'une frappe contre la base."

    assert [("Des sources et des médias locaux", ())] == _chains(text)
