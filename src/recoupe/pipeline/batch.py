"""Many reports over the cores of one machine; one bad report never stops the rest."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import msgspec

from recoupe.errors import RecoupeError
from recoupe.model import Record
from recoupe.pipeline.options import Options
from recoupe.pipeline.read import read
from recoupe.text.intake import FailedReport, RawReport

CHUNK = 4
"""Reports handed to a worker at a time: reading one takes tens of milliseconds, passing one far less."""


class Row(msgspec.Struct, frozen=True):
    """One report of a batch: its record, or the error that stood in the way."""

    name: str
    record: Record | None = None
    error: str | None = None


class Job(msgspec.Struct, frozen=True):
    """One report to read, with what is known of it."""

    name: str
    text: str
    options: Options


def run_job(job: Job) -> Row:
    """Read one report; an error becomes a row."""
    try:
        return Row(job.name, record=read(job.text, job.options))
    except RecoupeError as error:
        return Row(job.name, error=str(error))
    except Exception as error:  # noqa: BLE001 - a fault of ours in one report must not stop a batch
        return Row(
            job.name,
            error=f"internal error while reading: {type(error).__name__}: {error}. "
            "Please report it with the text.",
        )


def job_of(raw: RawReport, options: Options, name: str) -> Job:
    """Return the job for a report as it was taken in; what the user says wins over what the file says."""
    merged = Options(
        language=options.language,
        published=options.published or raw.published,
        outlet=options.outlet or raw.outlet,
        url=options.url or raw.url,
        title=options.title or raw.title,
        external_id=options.external_id or raw.external_id,
    )
    return Job(name, raw.text, merged)


def read_batch(items: Iterable[Job | FailedReport], workers: int | None = None) -> Iterator[Row]:
    """Yield a row for each report, in the order given, read on `workers` processes (default: the cores)."""
    jobs = list(items)
    count = min(workers or os.cpu_count() or 1, max(1, len(jobs) // CHUNK))
    if count <= 1:
        yield from map(_row, jobs)
        return
    context = multiprocessing.get_context("spawn")
    with _deaf_to_interrupts():
        pool = context.Pool(count, _ignore_interrupts)
    with pool:
        yield from pool.imap(_row, jobs, chunksize=CHUNK)


def _ignore_interrupts() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)


@contextmanager
def _deaf_to_interrupts() -> Iterator[None]:
    """Let the processes started meanwhile ignore Ctrl-C: it is for this one, which then stops them.

    They are deaf from the start, since an interrupt may come while they still import.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _row(item: Job | FailedReport) -> Row:
    if isinstance(item, FailedReport):
        return Row(item.name, error=item.error)
    return run_job(item)
