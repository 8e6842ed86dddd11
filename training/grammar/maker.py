"""What the makers of grafted trees share: chance, and ways to put phrases and sentences together."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from training.grammar.graft import Clause, Norms, Phrase, spaced
from training.grammar.treebank import ROOT, Tree, Word, is_tree


class Maker:
    """Makes phrases and clauses by chance, the same ones for the same seed."""

    def __init__(self, seed: int) -> None:
        self.rng = random.Random(seed)

    def pick(self, entries: Sequence[str]) -> str:
        """Return one of the entries."""
        return self.rng.choice(entries)

    def chance(self, share: float) -> bool:
        """Return true in that share of cases."""
        return self.rng.random() < share

    def verb(self, entries: Sequence[str]) -> tuple[str, str]:
        """Return a verb form and its lemma."""
        form, lemma = self.pick(entries).split(":")
        return form, lemma

    def chain(self, clause: Clause, first: int, others: Sequence[Phrase]) -> None:
        """Add phrases that are coordinated with what stands at `first`."""
        for k, phrase in enumerate(others):
            last = k == len(others) - 1
            mark = clause.word("et", "CCONJ", "cc", first) if last else clause.mark(",", first)
            clause.words[mark].head = clause.add(phrase, "conj", first)


def root_of(words: Sequence[Word]) -> int:
    """Return the position of the word that governs a sentence."""
    return next(i for i, word in enumerate(words) if word.head == ROOT)


def bare(words: Sequence[Word]) -> list[Word]:
    """Return a sentence without the full stop at its end."""
    kept = [replace(word) for word in words]
    return kept[:-1] if kept[-1].form == "." else kept


def low(words: list[Word]) -> list[Word]:
    """Return a sentence whose first word no longer opens it."""
    if words[0].upos != "PROPN":
        words[0].form = words[0].form[:1].lower() + words[0].form[1:]
    return words


def put(words: Sequence[Word], at: int, phrase: Phrase, head: int, dep: str) -> list[Word]:
    """Return a sentence with a phrase between two commas put in at a place."""
    size = len(phrase.words) + 2
    moved = [replace(w, head=w.head + size if w.head >= at else w.head) for w in words]
    top = at + 1 + phrase.top
    inner = [
        replace(w, head=w.head + at + 1 if w.head != ROOT else head + size * (head >= at))
        for w in phrase.words
    ]
    inner[phrase.top].dep = dep
    comma = Word(",", "PUNCT", ",", "_", top, "punct")
    return [*moved[:at], comma, *inner, replace(comma), *moved[at:]]


def shifted(word: Word, by: int) -> Word:
    """Return the word with its head moved, the top staying one."""
    return Word(
        word.form, word.upos, word.lemma, word.feats, word.head + by if word.head != ROOT else ROOT, word.dep
    )


M = TypeVar("M", bound=Maker)


def grow(
    make: M,
    hosts: Sequence[Tree],
    norms: Norms,
    size: int,
    own: tuple[Sequence[str], Callable[[M, str], list[Word]]],
    grafts: Mapping[str, Callable[[M, list[Word]], list[Word] | None]],
    without: frozenset[str],
) -> list[Tree]:
    """Return `size` trees: half grafted on hosts, half of own words, of which most are grafted too."""
    good = [t.words for t in hosts if 5 < len(t.words) < 40 and t.words[-1].form == "."]
    good = [words for words in good if words[0].form[:1].isupper()]
    kinds = [kind for kind in own[0] if kind not in without]
    names = [name for name in grafts if name not in without]
    made: list[Tree] = []
    while len(made) < size:
        ours = bool(kinds) and make.chance(0.55)
        kind = make.pick(kinds) if ours else "host"
        words = own[1](make, kind) if ours else [replace(word) for word in make.rng.choice(good)]
        for word in words:
            norms.fill(word)
        if names and (not ours or (kind != "heading" and make.chance(0.6))):
            name = make.pick(names)
            kind += f" {name}"
            words = grafts[name](make, words) or []
        if not words or not is_tree(words):
            continue
        for word in words:
            norms.fill(word)
        made.append(Tree(spaced(words), kind=kind))
    return made
