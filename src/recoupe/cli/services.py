"""What the commands need of the floors below, behind one protocol; loaded when a command runs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Protocol

import msgspec

from recoupe.cli.ui import safe
from recoupe.model import Record
from recoupe.text.intake import FailedReport, RawReport

if TYPE_CHECKING:
    from recoupe.pipeline import Job
    from recoupe.pipeline.explain import Weighing

STDIN = "-"
"""The name under which the standard input is asked for."""


class Request(msgspec.Struct, frozen=True, kw_only=True):
    """What the user says of the reports beside naming them."""

    language: str | None = None
    published: str | None = None
    outlet: str | None = None
    url: str | None = None
    parser: str | None = None


class ReadReport(msgspec.Struct, frozen=True, kw_only=True):
    """A report that was read, with the text its spans point into, or the error that stood in the way."""

    name: str
    text: str = ""
    record: Record | None = None
    error: str | None = None


class Services(Protocol):
    """Reads reports for the commands."""

    def check(self, request: Request) -> None:
        """Raise the error of a request that no report can be read with (no such language, parser, date)."""
        ...

    def read_many(
        self, items: Sequence[RawReport | FailedReport], request: Request, workers: int | None
    ) -> Iterator[ReadReport]:
        """Yield what was read of each report, in the order given."""
        ...

    def weigh(self, item: RawReport, request: Request) -> Weighing:
        """Return what was decided on while a report was read, with what spoke for it."""
        ...


class PipelineServices:
    """The package's own pipeline, over the cores of the machine."""

    def check(self, request: Request) -> None:
        """Raise `DateError`, `LanguageError` or `ParserError` before any report is opened."""
        from recoupe.languages.language import language  # noqa: PLC0415
        from recoupe.resolution.dates import parse_published  # noqa: PLC0415

        if request.published is not None:
            parse_published(request.published)
        if request.language is not None:
            language(request.language)
        if request.parser is not None:
            from recoupe.languages.grammar import named  # noqa: PLC0415

            named(request.parser, request.language or "fr")

    def read_many(
        self, items: Sequence[RawReport | FailedReport], request: Request, workers: int | None
    ) -> Iterator[ReadReport]:
        """Yield what was read of each report, in the order given."""
        from recoupe.pipeline import read_batch  # noqa: PLC0415

        jobs = [item if isinstance(item, FailedReport) else _job(item, request) for item in items]
        for item, row in zip(items, read_batch(jobs, workers=workers), strict=True):
            text = "" if isinstance(item, FailedReport) else item.text
            yield ReadReport(name=name_item(item), text=text, record=row.record, error=row.error)

    def weigh(self, item: RawReport, request: Request) -> Weighing:
        """Return what was decided on while a report was read, with what spoke for it."""
        from recoupe.pipeline.explain import weigh  # noqa: PLC0415

        job = _job(item, request)
        return weigh(job.text, job.options)


def _job(item: RawReport, request: Request) -> Job:
    from recoupe.pipeline import Options, job_of  # noqa: PLC0415

    options = Options(
        language=request.language,
        published=request.published,
        outlet=request.outlet,
        url=request.url,
        parser=request.parser,
    )
    return job_of(item, options, name_item(item))


def name_item(item: RawReport | FailedReport) -> str:
    """Return the name by which a report is known to the user: its file, and its line in a file of many."""
    path = item.name if isinstance(item, FailedReport) else item.path or item.external_id or "report"
    return safe(f"{path}:{item.line}" if item.line else path)
