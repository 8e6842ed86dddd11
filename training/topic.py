"""The words that make a report news of political violence: labels of whole reports, and their table."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import msgspec
import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression

from recoupe.languages.topic import Topic, topic_words

STRENGTH = 8.0
SIZE = 4_500
RARE, COMMON = 4, 0.5
"""Inverse L2 strength; words kept; texts that must hold a word at least, and share of texts at most."""
LABEL_WEIGHT = 0.2
"""What a report that is only labelled counts beside one that is annotated in full. The labels come from news
of all kinds, the annotations from news of violence: at this weight they cost the annotated reports nothing
(area under the curve .92 with and without) and take articles of all kinds from .79 to .86 (out of fold; more
weight, .88, at the cost of .02 on the annotated ones)."""


class Labelled(msgspec.Struct, frozen=True):
    """A text and whether it is news of political violence; `group` is its report, `weight` what it counts."""

    group: str
    text: str
    relevant: bool
    weight: float = 1.0


def fold_of(group: str, folds: int) -> int:
    """Return the fold of a report by the hash of its id: it stays there as reports are added."""
    return int(hashlib.sha256(group.encode()).hexdigest(), 16) % folds


def learn_topic(labelled: Sequence[Labelled], origin: str) -> Topic:
    """Return the table learned on labelled texts: first on all words, then on those that counted most."""
    bags = [sorted(topic_words(item.text)) for item in labelled]
    truth = np.array([item.relevant for item in labelled])
    weight = np.array([item.weight for item in labelled])

    def fitted(vectorizer: TfidfVectorizer) -> LogisticRegression:
        model = LogisticRegression(C=STRENGTH, max_iter=4000)
        return model.fit(vectorizer.fit_transform(bags), truth, sample_weight=weight)

    every = TfidfVectorizer(analyzer=list, min_df=RARE, max_df=COMMON)
    first = fitted(every)
    names = every.get_feature_names_out()
    chosen = sorted(names[k] for k in np.argsort(-np.abs(first.coef_[0]))[:SIZE])
    few = TfidfVectorizer(analyzer=list, vocabulary=chosen)
    model = fitted(few)
    words = {
        name: (round(float(w), 2), round(float(r), 2))
        for name, w, r in zip(chosen, model.coef_[0], few.idf_, strict=True)
    }
    return Topic(origin, round(float(model.intercept_[0]), 3), words)


def topics_out_of_fold(labelled: Sequence[Labelled], texts: Iterable[Labelled]) -> Mapping[str, float]:
    """Return for every text the log-odds that a table learned without its report gives it."""
    folds = 5
    tables = [
        learn_topic([x for x in labelled if fold_of(x.group, folds) != k], "cross-validation")
        for k in range(folds)
    ]
    return {x.text: tables[fold_of(x.group, folds)].log_odds(x.text) for x in texts}


def write_topic(path: Path, topic: Topic) -> None:
    """Write a table of words as TOML, in the order of the alphabet."""
    lines = [f'origin = "{topic.origin}"', f"bias = {topic.bias}", "", "[words]"]
    lines.extend(f'"{word}" = [{weight}, {rarity}]' for word, (weight, rarity) in topic.words.items())
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
