"""Linear scorers over named features, their weights kept in readable tables.

Rules propose, a small model disposes: a candidate's features are names of structure and classes, never
words of one language; the weights are learned by `training/` from annotated reports and stand in
`extraction/weights/*.toml`, one number a feature.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

import msgspec

from recoupe.errors import RuleError

FOLDER: Traversable = files("recoupe.extraction") / "weights"
"""Where the tables stand; cross-validation looks elsewhere."""


class Weights(msgspec.Struct, frozen=True):
    """One linear scorer: for each label the weight of every feature; `origin` says where they come from."""

    labels: tuple[str, ...]
    origin: str
    weight: Mapping[str, Mapping[str, float]]

    def scores(self, features: Iterable[str]) -> dict[str, float]:
        """Return the sum of weights for each label (log-odds up to a constant); no order changes it."""
        names = ["bias", *features]
        return {
            label: math.fsum(self.weight[label].get(name, 0.0) for name in names) for label in self.labels
        }

    def probabilities(self, features: Iterable[str]) -> dict[str, float]:
        """Return the softmax of the scores; a single label gives its logistic probability."""
        scores = self.scores(features)
        if len(scores) == 1:
            label, value = next(iter(scores.items()))
            return {label: _logistic(value)}
        top = max(scores.values())
        total = sum(math.exp(value - top) for value in scores.values())
        return {label: math.exp(value - top) / total for label, value in scores.items()}

    def probability(self, label: str, features: Iterable[str]) -> float:
        """Return the logistic probability of one label, where labels do not exclude each other."""
        weight = self.weight[label]
        value = math.fsum(weight.get(name, 0.0) for name in ("bias", *features))
        return _logistic(value)

    def explain(self, features: Iterable[str]) -> dict[str, list[tuple[str, float]]]:
        """Return, for each label, the features that counted and what each gave, largest first."""
        names = ["bias", *features]
        return {
            label: sorted(((n, w[n]) for n in names if w.get(n)), key=lambda pair: -abs(pair[1]))
            for label, w in self.weight.items()
        }


def _logistic(value: float) -> float:
    return 1.0 / (1.0 + math.exp(-max(-50.0, min(50.0, value))))


@cache
def load_weights(name: str) -> Weights:
    """Return the scorer `extraction/weights/<name>.toml`.

    Raises:
        RuleError: the table is missing or malformed.
    """
    source = FOLDER / f"{name}.toml"
    try:
        return msgspec.convert(tomllib.loads(source.read_text(encoding="utf-8")), Weights)
    except (OSError, tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise RuleError(
            f"{source}: not a table of weights: {error}. Rebuild it with `python -m training.scorers`."
        ) from error
