"""The gold of real reports: what a careful reader wrote down of each, and its text."""

from __future__ import annotations

from pathlib import Path

import msgspec

from recoupe.errors import EvaluationError


class GoldClaim(msgspec.Struct, frozen=True):
    """A claim to be found: acceptable wordings of its source (`author` is the outlet), stance, subject."""

    source: tuple[str, ...]
    stance: str
    about: str


class GoldPlace(msgspec.Struct, frozen=True):
    """Where an incident happened; coordinates are left out where the annotator was unsure."""

    text: str
    country: str | None = None
    lat: float | None = None
    lon: float | None = None


class GoldCount(msgspec.Struct, frozen=True):
    """A toll; `max` is null where it is open upward."""

    min: int
    max: int | None


class GoldIncident(msgspec.Struct, frozen=True, kw_only=True):
    """An incident to be found; parties and weapons are lists of acceptable wordings."""

    type: str
    type_accept: tuple[str, ...] = ()
    date: str | None = None
    place: GoldPlace | None = None
    perpetrator: tuple[str, ...] = ()
    target: tuple[str, ...] = ()
    weapon: tuple[str, ...] = ()
    killed: GoldCount | None = None
    injured: GoldCount | None = None
    outcome: str | None = None
    background: bool = False
    claims: tuple[GoldClaim, ...] = ()


class GoldReport(msgspec.Struct, frozen=True, kw_only=True):
    """A report of the gold; what stands beside its text is given to the reader, the annotation never."""

    id: str
    language: str
    text_kind: str
    relevant: bool
    url: str | None = None
    outlet: str | None = None
    published: str | None = None
    text_file: str = ""
    incidents: tuple[GoldIncident, ...] = ()


class GoldText(msgspec.Struct, frozen=True):
    """A report of the gold with its text."""

    report: GoldReport
    text: str


def load_gold(path: Path, language: str | None = None) -> tuple[GoldText, ...]:
    """Return the reports of a gold set, in the order of their files' names.

    Args:
        path: The folder that holds `reports/` and `texts/`, or its `reports/`.
        language: Only the reports in this language.

    Raises:
        EvaluationError: No report is found, or one cannot be read.
    """
    root = path.parent if path.name == "reports" else path
    files = sorted((root / "reports").glob("*.json"))
    if not files:
        raise EvaluationError(f"{path}: no gold report here. Give the folder that holds reports/ and texts/.")
    loaded = [_load_report(root, file) for file in files]
    kept = tuple(each for each in loaded if language is None or each.report.language == language)
    if not kept:
        raise EvaluationError(f"{path}: no gold report in language '{language}'.")
    return kept


def _load_report(root: Path, file: Path) -> GoldText:
    try:
        report = msgspec.json.decode(file.read_bytes(), type=GoldReport)
        text = (root / (report.text_file or f"texts/{report.id}.txt")).read_text(encoding="utf-8")
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise EvaluationError(f"{file}: not a gold report ({error}). See the set's codebook.") from error
    except OSError as error:
        raise EvaluationError(f"{file}: its text cannot be read ({error.strerror}).") from error
    return GoldText(report, text)
