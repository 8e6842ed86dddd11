"""Logistic regression over named features, and the readable tables that hold its weights."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from recoupe.extraction.scorer import Weights

MIN_COUNT = 3
"""Reports' worth of examples that a feature must have; rarer ones learn noise."""
SMALL = 0.02
"""Weights smaller than this change no decision and are left out of the table."""

Row = tuple[str, ...]


def fit(
    rows: Sequence[Row], labels: Sequence[str], classes: Sequence[str], strength: float
) -> dict[str, dict[str, float]]:
    """Return the weights of a logistic regression: of the first class alone where two are given."""
    counts: dict[str, int] = {}
    for row in rows:
        for name in set(row):
            counts[name] = counts.get(name, 0) + 1
    kept = {name for name, n in counts.items() if n >= MIN_COUNT}
    vectorizer = DictVectorizer()
    matrix = vectorizer.fit_transform([{n: 1.0 for n in row if n in kept} for row in rows])
    model = LogisticRegression(C=strength, max_iter=4000)
    model.fit(matrix, np.array(labels))
    names = vectorizer.get_feature_names_out()
    order = list(model.classes_)
    found: dict[str, dict[str, float]] = {}
    if len(order) == 2:
        sign = 1.0 if order[1] == classes[0] else -1.0
        found[classes[0]] = _table(names, sign * model.coef_[0], sign * float(model.intercept_[0]))
        return found
    for label in classes:
        k = order.index(label)
        found[label] = _table(names, model.coef_[k], float(model.intercept_[k]))
    return found


def _table(names: Sequence[str], values: Sequence[float], bias: float) -> dict[str, float]:
    table = {"bias": round(bias, 3)}
    table.update({n: round(float(v), 3) for n, v in zip(names, values, strict=True) if abs(v) >= SMALL})
    return table


def cross_validate(
    rows: Sequence[Row], labels: Sequence[str], groups: Sequence[str], classes: Sequence[str], strength: float
) -> list[dict[str, float]]:
    """Return for every row the probabilities that a model learned without its report gives it."""
    out: list[dict[str, float]] = [{} for _ in rows]
    positions = np.arange(len(rows))
    for train, test in GroupKFold(n_splits=5).split(positions, groups=np.array(groups)):
        weights = fit([rows[i] for i in train], [labels[i] for i in train], classes, strength)
        table = Weights(tuple(weights), "", weights)
        for i in test:
            out[i] = table.probabilities(rows[i])
    return out


def f1(gold: Sequence[bool], guess: Sequence[bool]) -> tuple[float, float, float]:
    """Return precision, recall and F1."""
    hit = sum(a and b for a, b in zip(gold, guess, strict=True))
    p = hit / max(1, sum(guess))
    r = hit / max(1, sum(gold))
    return p, r, 2 * p * r / (p + r) if p + r else 0.0


def write(path: Path, weights: dict[str, dict[str, float]], origin: str) -> None:
    """Write a table of weights as TOML: one number a feature, features in order of name."""
    labels = ", ".join(f'"{label}"' for label in weights)
    lines = [f"labels = [{labels}]", f'origin = "{origin}"', ""]
    for label, table in weights.items():
        lines.append(f"[weight.{label}]")
        lines.extend(f'"{name}" = {value}' for name, value in sorted(table.items()))
        lines.append("")
    path.write_text("\n".join(lines), encoding="utf-8")
