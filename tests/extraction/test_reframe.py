"""What the parties of a happening make of it."""

from __future__ import annotations

import pytest

from recoupe.pipeline.options import Options
from recoupe.pipeline.read import draught


def _types(text: str) -> set[str]:
    return {e.type for e in draught(text, Options(language="fr", published="2021-06-10")).draft.events}


@pytest.mark.parametrize(
    "text",
    [
        "Des hommes armés ont arrêté trois véhicules à un faux barrage avant d'enlever leurs passagers.",
        "Les rebelles ont arrêté un convoi près de Gao puis ont tué deux chauffeurs.",
    ],
)
def test_a_vehicle_is_stopped_not_arrested(text: str) -> None:
    assert "arrest" not in _types(text)


@pytest.mark.parametrize(
    "text",
    [
        "La police a arrêté trois jihadistes à bord d'un véhicule.",
        "Les soldats ont arrêté les passagers du convoi, soupçonnés d'être des rebelles.",
    ],
)
def test_those_in_a_vehicle_are_arrested(text: str) -> None:
    assert "arrest" in _types(text)
