"""From the files that the user names to the reports read in them, with progress on a terminal."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence

from recoupe.cli.services import STDIN, ReadReport, Request, Services
from recoupe.cli.ui import safe
from recoupe.errors import InputError
from recoupe.text.intake import FailedReport, RawReport, read_bytes, read_path


def gather(paths: Sequence[str]) -> list[RawReport | FailedReport]:
    """Return the reports of some files, `-` being the standard input; a bad file becomes a failed report."""
    items: list[RawReport | FailedReport] = []
    for path in paths:
        try:
            items.extend(_open(path))
        except InputError as error:
            items.append(FailedReport("stdin" if path == STDIN else path, 0, str(error)))
    return items


def _open(path: str) -> Iterable[RawReport | FailedReport]:
    if path != STDIN:
        return read_path(path)
    if sys.stdin is None:
        raise InputError("stdin: it is closed. Give a file, or a text by a pipe.")
    return read_bytes(sys.stdin.buffer.read(), "stdin")


def read_with_progress(
    services: Services,
    items: Sequence[RawReport | FailedReport],
    request: Request,
    workers: int | None = None,
) -> Iterator[ReadReport]:
    """Yield what was read of each report; where the errors go to a terminal, a bar shows how far it is."""
    reports = services.read_many(items, request, workers)
    if len(items) < 2 or not sys.stderr.isatty():
        yield from reports
        return
    if sys.stdout.isatty():
        # The bar and the account would overwrite one another on one screen: the account waits.
        yield from _hold_back(_track(reports, len(items)))
        return
    yield from _track(reports, len(items))


def _hold_back(reports: Iterator[ReadReport]) -> Iterator[ReadReport]:
    """Yield reports when all are read, or those that were when the user interrupts."""
    done: list[ReadReport] = []
    stop: KeyboardInterrupt | None = None
    try:
        done.extend(reports)
    except KeyboardInterrupt as interrupt:
        stop = interrupt
    yield from done
    if stop is not None:
        raise stop


def _track(reports: Iterator[ReadReport], total: int) -> Iterator[ReadReport]:
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import Progress  # noqa: PLC0415

    with Progress(console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("recoupe", total=total)
        for report in reports:
            progress.advance(task)
            yield report


def tell_error(name: str, message: str) -> None:
    """Write an error on one line of the standard error, with the report's name where it lacks it."""
    if sys.stderr is None:
        return
    line = safe(" ".join(message.split()))
    prefix = "" if not name or line.startswith(name.partition(":")[0]) else f"{name}: "
    print(f"recoupe: {safe(prefix)}{line}", file=sys.stderr)
