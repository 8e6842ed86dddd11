"""Learn the scorers' weights from annotated reports: topic, roles, same happening, news or recall, claims.

usage: python -m training.scorers GOLD_TRAIN [--own FILE --labels FILE --texts FILE] [--language fr]

Each scorer is learned on what the steps before it give, in the order in which the reader runs them, and
printed with its figures of five-fold cross-validation by report. See README.md beside this file.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression

from recoupe.extraction.scorer import load_weights
from recoupe.languages.language import language
from training import tasks
from training.examples import Examples, read_once
from training.fit import cross_validate, f1, fit, write
from training.gold import LearningSet, add_sources, learning_set
from training.topic import Labelled, learn_topic, topics_out_of_fold, write_topic

PACKAGE = Path(__file__).parent.parent / "src" / "recoupe"
WEIGHTS = PACKAGE / "extraction" / "weights"
STRENGTH = {
    "roles": 0.3,
    "same": 0.3,
    "news": 0.1,
    "fresh": 0.05,
    "claims": 0.2,
}
"""Inverse L2 strength of each scorer, the best of 0.05 … 1.0 in cross-validation."""


THRESHOLDS = [round(0.05 * k, 2) for k in range(3, 16)]
"""Cut-offs tried for the best F1, printed beside that at one half."""

Chances = Sequence[dict[str, float]]
Tables = dict[str, dict[str, float]]


def learn(name: str, examples: Examples, *, report: bool = True) -> tuple[Tables, Chances]:
    """Fit one scorer, print its figures, and return its tables and its chances out of fold.

    Without a report only the scorer whose chances another one learns from is cross-validated.
    """
    task, _, part = name.partition("/")
    strength = STRENGTH.get(part, STRENGTH[task])
    chances: Chances = []
    if report or name == "news/news":
        chances = cross_validate(examples.rows, examples.labels, examples.groups, examples.classes, strength)
    if report:
        for label in examples.classes:
            if label != "other":
                truth = [x == label for x in examples.labels]
                print_figures(name, label, truth, [c.get(label, 0.0) for c in chances])
    return fit(examples.rows, examples.labels, examples.classes, strength), chances


def print_figures(name: str, label: str, truth: Sequence[bool], chances: Sequence[float]) -> None:
    """Print how well probabilities find a label, at one half and at the best cut-off."""
    p, r, f = f1(truth, [c >= 0.5 for c in chances])
    best = max((f1(truth, [c >= t for c in chances])[2], t) for t in THRESHOLDS)
    print(
        f"{name:20} {label:14} n={sum(truth):5} of {len(truth):6}  P {p:.3f}  R {r:.3f}  F1 {f:.3f}"
        f"   best F1 {best[0]:.3f} at {best[1]}"
    )


def learn_task(name: str, known: LearningSet, folder: Path, origin: str, *, report: bool = True) -> None:
    """Learn one of the scorers on what those before it give, and write its table to a folder.

    The parts of one that share no labels go into one table. With the news come two more: which candidates of
    news are it, and whether a report is news at all, by its candidates and its words.
    """
    reports = known.reports
    merged: dict[str, Tables] = {}
    for part, examples in tasks.TASKS[name](reports).items():
        weights, chances = learn(f"{name}/{part}", examples, report=report)
        merged.setdefault(part if name == "news" else name, {}).update(weights)
        if part == "news":
            labelled = [*tasks.labelled_texts(reports), *known.labelled]
            learn_report(examples, chances, labelled, folder, origin)
    for table, tables in merged.items():
        write(folder / f"{table}.toml", tables, origin)
    load_weights.cache_clear()


def learn_report(
    news: Examples, chances: Chances, labelled: Sequence[Labelled], folder: Path, origin: str
) -> None:
    """Learn how far the candidates and the words of a report tell that it is news, and write the table."""
    topics = topics_out_of_fold(labelled, labelled)
    rows, truth = tasks.report_examples(news, chances, topics)
    model = LogisticRegression(max_iter=1000).fit(np.array(rows), np.array(truth))
    names = ("bias", "candidates", "topic")
    values = (model.intercept_[0], *model.coef_[0])
    write(
        folder / "report.toml",
        {"news": {n: round(float(v), 3) for n, v in zip(names, values, strict=True)}},
        origin,
    )
    print_figures("report", "news", truth, model.predict_proba(np.array(rows))[:, 1].tolist())


def main() -> int:
    """Learn all scorers."""
    parser = argparse.ArgumentParser(description=__doc__)
    add_sources(parser)
    parser.add_argument("--only", choices=["topic", *tasks.TASKS], action="append")
    arguments = parser.parse_args()
    known = learning_set(parser, arguments)
    reports, code = known.reports, arguments.language
    origin = f"learned on {len(reports)} annotated reports ({code}) by training.scorers"
    print(f"{len(reports)} reports, {sum(r.relevant for r in reports)} news; {len(known.labelled)} labels")
    if not arguments.only or "topic" in arguments.only:
        texts = [*tasks.labelled_texts(reports), *known.labelled]
        table = learn_topic(texts, f"{origin}, and {len(known.labelled)} labelled ones")
        write_topic(PACKAGE / "languages" / code / "topic.toml", table)
        vars(language(code))["topic"] = table
    read_once(anew=True)
    for name in tasks.TASKS:
        if name == "same":
            read_once(anew=False)
        if not arguments.only or name in arguments.only:
            learn_task(name, known, WEIGHTS, origin)
    return 0


if __name__ == "__main__":
    sys.exit(main())
