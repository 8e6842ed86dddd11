"""Scores a pipeline on treebanks from raw text: blocks of eight sentences, words matched by characters."""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from training.grammar.treebank import ROOT, Tree, groups

BLOCK = 8
LABELS = (
    "nsubj nsubj:pass obj obl obl:agent nmod acl acl:relcl advcl ccomp xcomp appos conj flat aux:pass "
    "parataxis root"
).split()
"""Labels whose F1 is printed, where the treebank has them."""


@dataclass(slots=True)
class Row:
    """A word by its place among the characters of its block, blanks left out."""

    place: tuple[int, int]
    upos: str
    lemma: str
    feats: str
    head: tuple[int, int] | None
    dep: str
    opens: bool


def gold_rows(trees: list[Tree]) -> list[Row]:
    """Return the words of a block of gold sentences."""
    rows: list[Row] = []
    at = 0
    for tree in trees:
        places = []
        for word in tree.words:
            size = len("".join(word.form.split()))
            places.append((at, at + size))
            at += size
        for k, word in enumerate(tree.words):
            head = None if word.head == ROOT else places[word.head]
            dep = "root" if head is None else word.dep
            rows.append(Row(places[k], word.upos, word.lemma, word.feats, head, dep, k == 0))
    return rows


def read_rows(doc: Any) -> list[Row]:
    """Return the words of a spaCy document."""
    places: dict[int, tuple[int, int]] = {}
    at = 0
    for token in doc:
        if not token.is_space:
            size = len("".join(token.text.split()))
            places[token.i] = (at, at + size)
            at += size
    rows = []
    for token in doc:
        if token.i in places:
            root = token.head.i == token.i or token.head.i not in places
            head = None if root else places[token.head.i]
            dep = "root" if root else token.dep_
            feats = str(token.morph) or "_"
            opens = bool(token.is_sent_start)
            rows.append(Row(places[token.i], token.pos_, token.lemma_, feats, head, dep, opens))
    return rows


def _sentences(rows: list[Row]) -> set[tuple[int, int]]:
    starts = [i for i, row in enumerate(rows) if row.opens or i == 0]
    ends = [*starts[1:], len(rows)]
    return {(rows[a].place[0], rows[b - 1].place[1]) for a, b in zip(starts, ends, strict=True)}


class Tally:
    """Counts what agrees between gold and reading."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self.labels: dict[str, Counter[str]] = {name: Counter() for name in ("gold", "read", "both")}

    def add(self, gold: list[Row], read: list[Row]) -> None:
        """Count one block."""
        counts = self.counts
        by_place = {row.place: row for row in read}
        counts.update(gold=len(gold), read=len(read))
        for row in gold:
            other = by_place.get(row.place)
            if other is None:
                continue
            attached = row.head == other.head
            named = row.dep.lower() == other.dep.lower()
            counts.update(
                words=1,
                upos=row.upos == other.upos,
                feats=row.feats == other.feats,
                lemma=row.lemma.lower() == other.lemma.lower(),
                uas=attached,
                las=attached and named,
            )
            if attached and named:
                self.labels["both"][row.dep] += 1
        self.labels["gold"].update(row.dep for row in gold)
        self.labels["read"].update(row.dep for row in read)
        ours, theirs = _sentences(gold), _sentences(read)
        counts.update(gold_sentences=len(ours), read_sentences=len(theirs), sentences=len(ours & theirs))

    def figures(self) -> dict[str, float]:
        """Return F1 in per cent: words, parts of speech, features, lemmas, heads, labels, sentences."""
        counts = self.counts
        total = counts["gold"] + counts["read"]
        found = {
            name: 200 * counts[name] / total for name in ("words", "upos", "feats", "lemma", "uas", "las")
        }
        found["sentences"] = 200 * counts["sentences"] / (counts["gold_sentences"] + counts["read_sentences"])
        return {name: round(value, 2) for name, value in found.items()}

    def by_label(self) -> dict[str, float]:
        """Return F1 of labelled heads for each label that the gold has."""
        gold, read, both = self.labels["gold"], self.labels["read"], self.labels["both"]
        return {name: round(200 * both[name] / (gold[name] + read[name]), 1) for name in LABELS if gold[name]}


def score(nlp: Any, trees: list[Tree]) -> Tally:
    """Return how well a pipeline reads the text of gold sentences."""
    blocks = list(groups(trees, BLOCK))
    tally = Tally()
    read = nlp.pipe(" ".join(tree.text for tree in block) for block in blocks)
    for block, doc in zip(blocks, read, strict=True):
        tally.add(gold_rows(block), read_rows(doc))
    return tally


def report(nlp: Any, name: str, trees: list[Tree]) -> str:
    """Return the figures of one treebank as two lines."""
    start = time.process_time()
    tally = score(nlp, trees)
    speed = tally.counts["gold"] / (time.process_time() - start)
    return f"{name}: {tally.figures()} {speed:.0f} words/s\n    {tally.by_label()}"


def report_files(nlp: Any, paths: list[Path], trees: list[list[Tree]]) -> str:
    """Return the figures of several treebanks."""
    return "\n".join(report(nlp, path.name, part) for path, part in zip(paths, trees, strict=True))
