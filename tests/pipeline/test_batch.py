"""Many reports: in order, over processes, a bad one becoming a row."""

from __future__ import annotations

import pytest

from recoupe.pipeline import Job, Options, job_of, read_batch
from recoupe.text.intake import FailedReport, RawReport

GOOD = "Deux gendarmes ont été tués lundi dans une embuscade près de Kaya, selon le gouvernement."
GERMAN = "Der Stadtrat hat am Dienstag über den Haushalt der Schulen beraten und am Abend abgestimmt."


def _mixed() -> list[Job | FailedReport]:
    return [
        Job("good", GOOD, Options()),
        Job("empty", "  ", Options()),
        FailedReport("news.jsonl", 3, "line 3 is no JSON"),
        Job("undated", GOOD, Options(published="hier")),
        Job("german", GERMAN, Options()),
        Job("last", GOOD, Options(published="2021-03-10")),
    ]


@pytest.mark.parametrize("workers", [1, 2])
def test_bad_reports_become_rows_and_the_rest_goes_on(workers: int) -> None:
    items = [*_mixed(), *_mixed()]

    rows = list(read_batch(items, workers=workers))

    expected = ["good", "empty", "news.jsonl", "undated", "german", "last"] * 2
    assert expected == [row.name for row in rows]
    assert ["good", "last"] * 2 == [row.name for row in rows if row.record is not None]
    assert all(row.error for row in rows if row.record is None)


def test_a_fault_of_ours_names_itself_and_stops_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(text: str, options: Options) -> None:
        raise KeyError(text[:3])

    monkeypatch.setattr("recoupe.pipeline.batch.read", fail)

    (row,) = read_batch([Job("good", GOOD, Options())], workers=1)

    assert row.error is not None
    assert "internal error" in row.error
    assert "KeyError" in row.error


def test_what_the_user_says_wins_over_the_file() -> None:
    raw = RawReport(text=GOOD, published="2020-01-01", outlet="A", external_id="1")

    options = job_of(raw, Options(published="2021-03-10"), "row").options

    assert ("2021-03-10", "A", "1") == (options.published, options.outlet, options.external_id)
