"""Reading a set of the evaluation and measuring what was read."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import msgspec

from recoupe.cli.reading import read_with_progress, tell_error
from recoupe.cli.services import Request, Services
from recoupe.errors import ExportError
from recoupe.evaluation.gold import GoldText, load_gold
from recoupe.evaluation.scoring import Scores, score_groups
from recoupe.evaluation.standoff import load_standoff
from recoupe.model import Record
from recoupe.text.intake import RawReport


def measure_gold(
    services: Services,
    path: Path,
    language: str | None,
    predictions: Path | None,
    workers: int | None,
    texts: Path | None = None,
) -> tuple[Scores, ...]:
    """Return the figures of the gold at a path, having read its reports, and written what was read.

    `texts` holds the articles of a set that stands apart from them.
    """
    gold = load_standoff(path, texts, language or "fr") if texts else load_gold(path, language)
    records: dict[str, Record] = {}
    errors: list[str] = []
    items = [_take_in(each) for each in gold]
    for each, report in zip(gold, read_with_progress(services, items, Request(), workers), strict=True):
        if report.record is None:
            errors.append(f"{each.report.id}: {report.error}")
        else:
            records[each.report.id] = report.record
    if errors:
        tell_error("", f"{len(errors)} of {len(gold)} reports could not be read; the first: {errors[0]}")
    if predictions is not None:
        _write_predictions(predictions, records)
    return score_groups(gold, records)


def _take_in(gold: GoldText) -> RawReport:
    """Return a report with what stands beside its text; the annotation stays behind."""
    report = gold.report
    return RawReport(
        text=gold.text,
        external_id=report.id,
        url=report.url,
        outlet=report.outlet,
        published=report.published,
    )


def _write_predictions(path: Path, records: Mapping[str, Record]) -> None:
    """Write the records as JSON lines, each with the id of its gold report."""
    lines = (
        msgspec.json.encode({"gold_id": gold_id, **msgspec.to_builtins(record)})
        for gold_id, record in records.items()
    )
    try:
        path.write_bytes(b"".join(line + b"\n" for line in lines))
    except OSError as error:
        raise ExportError(
            f"{path}: the predictions cannot be written ({error.strerror}). Choose a folder that exists."
        ) from error
