"""Times `recoupe.read` on one core and says what a full parse of the same texts would have cost.

python benchmarks/read.py                      the example reports, over and over
python benchmarks/read.py news.jsonl           a file of reports, as `recoupe read` takes it
python benchmarks/read.py news.jsonl --reports 200 --json
"""

from __future__ import annotations

import argparse
import itertools
import resource
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import msgspec

import recoupe
from recoupe.languages.language import language
from recoupe.text.detect import detect
from recoupe.text.intake import RawReport, read_path

EXAMPLES = Path(__file__).parent.parent / "examples"
RUNS = 3
"""Processes started for the figures of a start; the best counts, the others met a busy machine."""
KIB_PER_MB = 1024

_IMPORT = "import time; t = time.perf_counter(); import recoupe; print(time.perf_counter() - t)"
_FIRST = (
    "import time; t = time.perf_counter(); import sys, recoupe; "
    "recoupe.read(sys.stdin.read()); print(time.perf_counter() - t)"
)


class Figures(msgspec.Struct, frozen=True, kw_only=True):
    """What one run measured; speeds are reports a second on one core, memory is the peak of the process."""

    reports: int
    gated: int
    incidents: int
    reports_per_second: float
    full_parse_per_second: float
    ratio: float
    memory_mb: float
    import_seconds: float
    first_report_seconds: float


def take_in(path: Path | None, count: int | None) -> list[str]:
    """Return the texts to read: those of the file, or the examples repeated."""
    if path is None:
        texts = [file.read_text(encoding="utf-8") for file in sorted(EXAMPLES.glob("*.txt"))]
        return list(itertools.islice(itertools.cycle(texts), count or 60))
    reports = (item.text for item in read_path(path) if isinstance(item, RawReport))
    return list(itertools.islice(reports, count))


def time_reading(texts: Sequence[str]) -> tuple[float, int, int]:
    """Return the seconds that reading takes, the reports that left at the gate, and the incidents found."""
    gated = incidents = 0
    start = time.perf_counter()
    for text in texts:
        record = recoupe.read(text)
        gated += record.reader.extractor == "gate"
        incidents += len(record.incidents)
    return time.perf_counter() - start, gated, incidents


def time_parsing(texts: Sequence[str]) -> float:
    """Return the seconds that the grammar alone takes over every sentence of the texts."""
    start = time.perf_counter()
    for text in texts:
        lang = language(detect(text))
        stretches = [(first, last) for first, last, _ in lang.splitter().split(text)]
        lang.parser().parse(text, stretches)
    return time.perf_counter() - start


def time_start(code: str, text: str = "") -> float:
    """Return the best of some fresh processes that run `code` and print the seconds it took."""
    runs = [
        subprocess.run([sys.executable, "-c", code], input=text, capture_output=True, text=True, check=True)
        for _ in range(RUNS)
    ]
    return min(float(run.stdout) for run in runs)


def measure(texts: Sequence[str]) -> Figures:
    """Return the figures of a run over the texts, the grammar and the lexicons loaded beforehand."""
    example = (EXAMPLES / "embuscade-sahel.txt").read_text(encoding="utf-8")
    imported, first = time_start(_IMPORT), time_start(_FIRST, example)
    recoupe.read(example)
    reading, gated, incidents = time_reading(texts)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / KIB_PER_MB
    parsing = time_parsing(texts)
    return Figures(
        reports=len(texts),
        gated=gated,
        incidents=incidents,
        reports_per_second=round(len(texts) / reading, 1),
        full_parse_per_second=round(len(texts) / parsing, 1),
        ratio=round(parsing / reading, 2),
        memory_mb=round(memory),
        import_seconds=round(imported, 3),
        first_report_seconds=round(first, 2),
    )


def main() -> None:
    """Measure and print, as a table or as JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("file", type=Path, nargs="?", help="reports; the examples when left out")
    parser.add_argument("--reports", type=int, help="read no more than so many")
    parser.add_argument("--json", action="store_true", help="print one line of JSON")
    given = parser.parse_args()
    figures = measure(take_in(given.file, given.reports))
    if given.json:
        print(msgspec.json.encode(figures).decode())
        return
    print(f"reports                     {figures.reports} ({figures.gated} left at the gate)")
    print(f"incidents                   {figures.incidents}")
    print(f"read                        {figures.reports_per_second} reports/s")
    print(f"full parse by the grammar   {figures.full_parse_per_second} reports/s")
    print(f"ratio                       {figures.ratio} (above 1: reading costs less than parsing all)")
    print(f"peak memory                 {figures.memory_mb:.0f} MB")
    print(f"import recoupe              {figures.import_seconds} s")
    print(f"first report of a process   {figures.first_report_seconds} s")


if __name__ == "__main__":
    main()
