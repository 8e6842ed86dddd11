"""A reader that gives back records made beforehand, instead of the pipeline."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from recoupe.cli.services import ReadReport, Request, name_item
from recoupe.errors import DateError
from recoupe.model import Record
from recoupe.pipeline.explain import Weighing
from recoupe.text.intake import FailedReport, RawReport
from tests.adapters.records import AMBUSH, make_ambush, make_record


class FakeServices:
    """Knows the record of some texts; of any other it reads that nothing happened."""

    def __init__(self, records: Mapping[str, Record] | None = None) -> None:
        self.records = {AMBUSH: make_ambush()} if records is None else records
        self.requests: list[Request] = []
        self.items: list[RawReport | FailedReport] = []

    def check(self, request: Request) -> None:
        self.requests.append(request)
        if request.published == "tomorrow":
            raise DateError("'tomorrow' is no date. Give one such as 2022-01-04.")

    def read_many(
        self, items: Sequence[RawReport | FailedReport], request: Request, workers: int | None
    ) -> Iterator[ReadReport]:
        for item in items:
            self.items.append(item)
            if isinstance(item, FailedReport):
                yield ReadReport(name=name_item(item), error=item.error)
            else:
                record = self.records.get(item.text) or make_record(item.text)
                yield ReadReport(name=name_item(item), text=item.text, record=record)

    def weigh(self, item: RawReport, request: Request) -> Weighing:
        return Weighing()


class BrokenServices(FakeServices):
    """Fails in a way that nobody foresaw."""

    def __init__(self, error: BaseException) -> None:
        super().__init__()
        self.error = error

    def check(self, request: Request) -> None:
        raise self.error
