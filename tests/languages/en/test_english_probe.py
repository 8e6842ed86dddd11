"""Who did what to whom, by what, said by whom, in news sentences that no grammar was trained on."""

from pathlib import Path

import pytest

from recoupe.languages.en.grammar.parser import EnglishParser
from tests.languages.probe import load, missed

PROBE = Path(__file__).parent / "probe"
FLOORS = {"open": 0.92, "aside": 0.88}
"""Share of role edges found; while grafts are written only `open.txt` is looked at."""


@pytest.mark.parametrize("part", FLOORS)
def test_role_edges_are_found(part: str) -> None:
    total, wrong = missed(EnglishParser(), PROBE / f"{part}.txt")
    assert 1 - len(wrong) / total >= FLOORS[part], wrong


def test_the_probe_is_large_enough_and_halved() -> None:
    sizes = [len(load(PROBE / f"{part}.txt")) for part in FLOORS]
    assert sum(sizes) >= 80
    assert min(sizes) >= 40
