"""Learn the scorers' weights from annotated reports: roles, same happening, news or recall, claims.

usage: python -m training.scorers GOLD_TRAIN [--own FILE --texts FILE] [--language fr]

Each scorer is learned on what the steps before it give, in the order in which the reader runs them, and
printed with its figures of five-fold cross-validation by report. See README.md beside this file.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from recoupe.extraction.scorer import load_weights
from training import tasks
from training.fit import cross_validate, f1, fit, write
from training.gold import GoldReport, load, load_own
from training.tasks import Examples

WEIGHTS = Path(__file__).parent.parent / "src" / "recoupe" / "extraction" / "weights"
STRENGTH = {"roles": 0.3, "same": 0.3, "news": 0.1, "claims": 0.2}
"""Inverse L2 strength of each scorer, the best of 0.05 … 1.0 in cross-validation."""


THRESHOLDS = [round(0.05 * k, 2) for k in range(3, 16)]
"""Cut-offs tried for the best F1, printed beside that at one half."""


def learn(name: str, examples: Examples, origin: str, *, report: bool = True) -> None:
    """Fit one scorer, print what cross-validation gives, and note its table."""
    strength = STRENGTH[name.split("/", maxsplit=1)[0]]
    if report:
        print_figures(name, examples, strength)
    tasks.note(name, fit(examples.rows, examples.labels, examples.classes, strength), origin)


def print_figures(name: str, examples: Examples, strength: float) -> None:
    """Print what five-fold cross-validation by report gives for each label of one scorer."""
    classes = examples.classes
    chances = cross_validate(examples.rows, examples.labels, examples.groups, classes, strength)
    for label in classes:
        if label == "other":
            continue
        gold = [x == label for x in examples.labels]
        guess = [c.get(label, 0.0) >= 0.5 for c in chances]
        p, r, f = f1(gold, guess)
        best = max((f1(gold, [c.get(label, 0.0) >= t for c in chances])[2], t) for t in THRESHOLDS)
        print(
            f"{name:20} {label:14} n={sum(gold):5} of {len(gold):6}  P {p:.3f}  R {r:.3f}  F1 {f:.3f}"
            f"   best F1 {best[0]:.3f} at {best[1]}"
        )


def learn_task(
    name: str, reports: Sequence[GoldReport], folder: Path, origin: str, *, report: bool = True
) -> None:
    """Learn one of the four scorers on what those before it give, and write its table to a folder."""
    tasks.NOTED.clear()
    for part, examples in tasks.TASKS[name](reports).items():
        learn(f"{name}/{part}", examples, origin, report=report)
    merged = {label: table for weights in tasks.NOTED.values() for label, table in weights.items()}
    write(folder / f"{name}.toml", merged, origin)
    load_weights.cache_clear()


def main() -> int:
    """Learn all scorers."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--language", default="fr")
    parser.add_argument("--own", type=Path, help="annotations of the project's own, apart from their texts")
    parser.add_argument("--texts", type=Path, help="the articles of the project's own annotations")
    parser.add_argument("--only", choices=["roles", "same", "news", "claims"], action="append")
    arguments = parser.parse_args()
    reports: list[GoldReport] = load(arguments.gold, arguments.language)
    if arguments.own and arguments.texts:
        reports += load_own(arguments.own, arguments.texts, arguments.language)
    origin = f"learned on {len(reports)} annotated reports ({arguments.language}) by training.scorers"
    print(f"{len(reports)} reports, {Counter(len(r.incidents) > 0 for r in reports)[True]} with incidents")
    tasks.read_once(anew=True)
    for name in tasks.TASKS:
        if name == "same":
            tasks.read_once(anew=False)
        if not arguments.only or name in arguments.only:
            learn_task(name, reports, WEIGHTS, origin)
    return 0


if __name__ == "__main__":
    sys.exit(main())
