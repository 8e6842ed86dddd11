"""Cross-validate the whole reader: learn the scorers without a fifth of the reports, and read that fifth.

usage: python -m training.validate GOLD_TRAIN [--own FILE --labels FILE --texts FILE] [--folds 5]

The figures of the single scorers flatter: each is learned on what in-sample scorers gave before it. Here no
report is read with weights that have seen it (but for the roles', unless `--roles` is given); choices of
features and cut-offs are made on these figures.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console

from recoupe.cli.scores import draw_difference, draw_scores
from recoupe.evaluation.scoring import score
from recoupe.extraction import scorer
from recoupe.languages.language import language
from recoupe.model import Record
from recoupe.pipeline import read as read_report
from training import tasks
from training.examples import read_once
from training.gold import GoldReport, LearningSet, add_sources, learning_set
from training.scorers import learn_task
from training.topic import Labelled, fold_of, learn_topic


class HeldOutTopic:
    """Judges every text by a table of words learned without the fold of its report."""

    def __init__(self, reports: Sequence[GoldReport], labelled: Sequence[Labelled], folds: int) -> None:
        texts = tasks.labelled_texts(reports)
        known = [*texts, *labelled]
        tables = [
            learn_topic([x for x in known if fold_of(x.group, folds) != k], "cross-validation")
            for k in range(folds)
        ]
        self._tables = {x.text.lower(): tables[fold_of(x.group, folds)] for x in texts}

    def log_odds(self, text: str) -> float:
        """Return the log-odds that a text is news; its case may have been restored."""
        return self._tables[text.lower()].log_odds(text)


def read_out_of_fold(everything: LearningSet, folds: int, *, roles: bool) -> dict[str, Record]:
    """Return every report's record, read with weights learned on the other folds."""
    reports = everything.reports
    read_once(anew=roles)
    names = [name for name in tasks.TASKS if roles or name != "roles"]
    records: dict[str, Record] = {}
    for code in {r.options.language for r in reports if r.options.language}:
        vars(language(code))["topic"] = HeldOutTopic(reports, everything.labelled, folds)
    packaged = scorer.FOLDER
    for fold in range(folds):
        known = everything.without(fold, folds)
        with tempfile.TemporaryDirectory() as folder:
            shutil.copy(str(packaged / "roles.toml"), folder)
            scorer.FOLDER = Path(folder)
            scorer.load_weights.cache_clear()
            for name in names:
                learn_task(name, known, Path(folder), "cross-validation", report=False)
            for report in reports:
                if fold_of(report.id, folds) == fold:
                    records[report.id] = read_report(report.text, report.options)
        print(f"fold {fold + 1} of {folds}: learned on {len(known.reports)}", file=sys.stderr, flush=True)
    scorer.FOLDER = packaged
    scorer.load_weights.cache_clear()
    return records


def main() -> int:
    """Print the table of the evaluation over all reports, each read out of its fold."""
    parser = argparse.ArgumentParser(description=__doc__)
    add_sources(parser)
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--roles", action="store_true", help="learn the roles anew too: three times as long")
    parser.add_argument("--list", type=Path, dest="listing", help="write what was missed and invented there")
    arguments = parser.parse_args()
    known = learning_set(parser, arguments)
    records = read_out_of_fold(known, arguments.folds, roles=arguments.roles)
    scores = [
        score([r.as_gold() for r in group], records, kind=name, language=arguments.language)
        for name, group in {**known.groups, "all": known.reports}.items()
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
