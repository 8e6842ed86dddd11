"""Cross-validate the whole reader: learn the scorers without a fifth of the reports, and read that fifth.

usage: python -m training.validate GOLD_TRAIN [--own FILE --texts FILE] [--folds 5] [--list FILE]

The figures of the single scorers flatter: each is learned on what in-sample scorers gave before it. Here no
report is read with weights that have seen it (but for the roles', unless `--roles` is given); choices of
features and cut-offs are made on these figures.
"""

from __future__ import annotations

import argparse
import hashlib
import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console

from recoupe.cli.scores import draw_difference, draw_scores
from recoupe.evaluation.scoring import score
from recoupe.extraction import scorer
from recoupe.model import Record
from recoupe.pipeline import read as read_report
from training import tasks
from training.gold import GoldReport, load, load_own
from training.scorers import learn_task


def fold_of(report: GoldReport, folds: int) -> int:
    """Return the fold of a report by the hash of its id: it stays there as reports are added."""
    return int(hashlib.sha256(report.id.encode()).hexdigest(), 16) % folds


def read_out_of_fold(reports: Sequence[GoldReport], folds: int, *, roles: bool) -> dict[str, Record]:
    """Return every report's record, read with weights learned on the other folds."""
    tasks.read_once(anew=roles)
    names = [name for name in tasks.TASKS if roles or name != "roles"]
    records: dict[str, Record] = {}
    packaged = scorer.FOLDER
    for fold in range(folds):
        known = [r for r in reports if fold_of(r, folds) != fold]
        with tempfile.TemporaryDirectory() as folder:
            shutil.copy(str(packaged / "roles.toml"), folder)
            scorer.FOLDER = Path(folder)
            scorer.load_weights.cache_clear()
            for name in names:
                learn_task(name, known, Path(folder), "cross-validation", report=False)
            for report in reports:
                if fold_of(report, folds) == fold:
                    records[report.id] = read_report(report.text, report.options)
        print(f"fold {fold + 1} of {folds}: learned on {len(known)}", file=sys.stderr, flush=True)
    scorer.FOLDER = packaged
    scorer.load_weights.cache_clear()
    return records


def main() -> int:
    """Print the table of the evaluation over all reports, each read out of its fold."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--own", type=Path)
    parser.add_argument("--texts", type=Path)
    parser.add_argument("--language", default="fr")
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--roles", action="store_true", help="learn the roles anew too: three times as long")
    parser.add_argument("--list", type=Path, dest="listing", help="write what was missed and invented there")
    arguments = parser.parse_args()
    reports = load(arguments.gold, arguments.language)
    groups = {"gold-train": list(reports)}
    if arguments.own and arguments.texts:
        groups["own annotations"] = load_own(arguments.own, arguments.texts, arguments.language)
    everything = [report for group in groups.values() for report in group]
    records = read_out_of_fold(everything, arguments.folds, roles=arguments.roles)
    scores = [
        score([r.as_gold() for r in group], records, kind=name, language=arguments.language)
        for name, group in (groups | {"all": everything}).items()
    ]
    Console(width=150).print(draw_scores(scores, "read out of fold"))
    if arguments.listing:
        with arguments.listing.open("w", encoding="utf-8") as out:
            console = Console(file=out, width=200)
            for difference in scores[-1].differences:
                console.print(draw_difference(difference), soft_wrap=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
