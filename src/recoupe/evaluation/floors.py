"""Floors under the figures: what a change may not let fall."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from pathlib import Path

import msgspec

from recoupe.errors import EvaluationError
from recoupe.evaluation.scoring import Scores

# Figures are ratios of small counts: this only absorbs the rounding of a floor copied from a table.
_ROUNDING = 0.0005


class Floor(msgspec.Struct, frozen=True):
    """The least value of one figure, on one set, kind of text and language."""

    set: str
    kind: str
    language: str
    figure: str
    least: float


def load_floors(path: Path) -> tuple[Floor, ...]:
    """Return the floors of a file: tables `[set.kind.language]` of `figure = least`.

    Raises:
        EvaluationError: The file is missing or has another form.
    """
    try:
        tables = msgspec.convert(
            tomllib.loads(path.read_text(encoding="utf-8")), dict[str, dict[str, dict[str, dict[str, float]]]]
        )
    except OSError as error:
        raise EvaluationError(f"{path}: the floors cannot be read ({error.strerror}).") from error
    except (tomllib.TOMLDecodeError, msgspec.ValidationError, UnicodeDecodeError) as error:
        raise EvaluationError(
            f"{path}: {error}. Floors are written [gold.verbatim_dataset.fr] then incidents_f1 = 0.55."
        ) from error
    return tuple(
        Floor(set_name, kind, language, figure, least)
        for set_name, kinds in tables.items()
        for kind, languages in kinds.items()
        for language, figures in languages.items()
        for figure, least in figures.items()
    )


def check_floors(scores: Sequence[Scores], floors: Sequence[Floor], set_name: str = "gold") -> list[str]:
    """Return a line for every figure of the set that lies under its floor; none where all hold.

    A floor whose kind and language were not measured is passed over; one whose figure is unknown is not.
    """
    fallen = []
    for group in scores:
        figures = group.figures()
        for floor in floors:
            if (floor.set, floor.kind, floor.language) != (set_name, group.kind, group.language):
                continue
            name = f"{set_name} {group.kind} {group.language} {floor.figure}"
            if floor.figure not in figures:
                fallen.append(f"{name}: not measured. The figures are {', '.join(figures)}.")
            elif figures[floor.figure] < floor.least - _ROUNDING:
                fallen.append(f"{name}: {figures[floor.figure]:.3f}, under its floor of {floor.least:.3f}")
    return fallen
