"""Reads a sample of a file of reports: none may raise, and every span must quote its text.

python -m tests.pipeline.spans reports.jsonl --every 10
"""

# ruff: noqa: T201 - run by hand and by CI, it tells what it found

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

import msgspec

from recoupe.model import Record
from recoupe.pipeline import Options, job_of, read_batch
from recoupe.text.intake import FailedReport, read_path


def spans(value: object) -> Iterator[tuple[int, int, str]]:
    """Yield `start`, `end` and `quote` of every span in a record turned to plain values."""
    if isinstance(value, dict):
        if value.keys() == {"start", "end", "quote"}:
            yield value["start"], value["end"], value["quote"]
        else:
            for item in value.values():
                yield from spans(item)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from spans(item)


def faults(name: str, text: str, record: Record) -> Iterator[str]:
    """Yield a line for every span of a record that does not quote its text."""
    for start, end, quote in spans(msgspec.to_builtins(record)):
        if text[start:end] != quote or not quote:
            yield f"{name}: {start}-{end} quotes {quote!r}, the text has {text[start:end]!r}"


def main() -> int:
    """Read the sample and return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--every", type=int, default=1, help="read one report in so many")
    given = parser.parse_args()
    items = list(read_path(given.file))[:: given.every]
    names = [f"{item.line}" for item in items]
    jobs = [
        item if isinstance(item, FailedReport) else job_of(item, Options(), name)
        for item, name in zip(items, names, strict=True)
    ]
    wrong: list[str] = []
    count = incidents = 0
    for name, item, row in zip(names, items, read_batch(jobs), strict=True):
        if row.record is None or isinstance(item, FailedReport):
            wrong.append(f"line {name}: {row.error}")
            continue
        incidents += len(row.record.incidents)
        count += sum(1 for _ in spans(msgspec.to_builtins(row.record)))
        wrong.extend(faults(f"line {name}", item.text, row.record))
    print(
        f"{given.file.name}: {len(items)} reports, {incidents} incidents, {count} spans, {len(wrong)} faults"
    )
    for line in wrong[:20]:
        print(f"  {line}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
