"""The floors under the figures."""

from __future__ import annotations

from pathlib import Path

import pytest

from recoupe.errors import EvaluationError
from recoupe.evaluation.floors import Floor, check_floors, load_floors
from recoupe.evaluation.scoring import Detection, Scores, Share

FLOORS = Path(__file__).parents[2] / "evaluation" / "floors.toml"
SCORES = Scores(
    kind="k",
    language="fr",
    reports=1,
    relevance=Detection(1, 0, 0),
    incidents=Detection(1, 1, 1),
    claims=Detection(0, 0, 1),
    slots={"place": Share(1, 4)},
)  # fmt: skip


def a_floor(figure: str, least: float, language: str = "fr") -> Floor:
    return Floor("gold", "k", language, figure, least)


def test_a_figure_under_its_floor_is_told() -> None:
    assert check_floors([SCORES], [a_floor("incidents_f1", 0.6)]) == [
        "gold k fr incidents_f1: 0.500, under its floor of 0.600"
    ]


def test_a_figure_on_its_floor_holds() -> None:
    assert check_floors([SCORES], [a_floor("incidents_f1", 0.5), a_floor("place", 0.25)]) == []


def test_what_was_not_measured_is_passed_over() -> None:
    assert check_floors([SCORES], [a_floor("incidents_f1", 0.9, language="en")]) == []


def test_a_floor_under_no_known_figure_is_told() -> None:
    [line] = check_floors([SCORES], [a_floor("incident_f1", 0.1)])

    assert "not measured" in line


def test_the_floors_of_the_project_can_be_read() -> None:
    assert all(0 < floor.least <= 1 for floor in load_floors(FLOORS))


@pytest.mark.parametrize("content", ["[gold", "gold = 3", '[gold.k.fr]\nplace = "high"'])
def test_a_malformed_file_is_an_error(tmp_path: Path, content: str) -> None:
    (tmp_path / "floors.toml").write_text(content)

    with pytest.raises(EvaluationError, match=r"floors\.toml"):
        load_floors(tmp_path / "floors.toml")


def test_an_absent_file_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match="cannot be read"):
        load_floors(tmp_path / "none.toml")
