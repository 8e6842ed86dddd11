"""Which type an incident has by its words, its arms and who did it."""

from __future__ import annotations

import pytest

from recoupe.pipeline import Options, read


def _type(text: str) -> str:
    return read(text, Options(language="fr", published="2022-03-04")).incidents[0].type


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("L'aviation russe a bombardé jeudi un marché d'Idleb, faisant neuf morts.", "air_drone_strike"),
        ("L'armée de l'air a pilonné jeudi un marché d'Idleb, tuant neuf civils.", "air_drone_strike"),
        ("L'artillerie a bombardé jeudi un marché d'Idleb, faisant neuf morts.", "shelling_missile_rocket"),
        ("L'aviation a riposté à l'attentat à la voiture piégée de Gao, qui a tué six soldats.", "ied_mine"),
    ],
)
def test_who_bombards_tells_from_where(text: str, kind: str) -> None:
    assert kind == _type(text)
