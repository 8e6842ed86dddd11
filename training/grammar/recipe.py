"""What each language's grammar is learned from, and in which proportions."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from training.grammar import grafts_en, words_fr
from training.grammar.graft import Norms, trim_feats
from training.grammar.grafts_fr import grafted
from training.grammar.student import grouped, unstopped
from training.grammar.treebank import SPEECH, SPEECH_EN, Tree, load, turn_speech

CLOSED = frozenset("PRON DET ADP CCONJ SCONJ AUX NUM ADV".split())
"""Parts of speech whose words take the lemmas of the first treebanks, whatever the others give them."""


@dataclass(frozen=True)
class Recipe:
    """The treebanks of a language: those that set the conventions, their like, and speech or questions.

    `speech` holds verbs whose clause at the end hangs on what is said, with `inverted` where the subject
    follows; `grafts` makes trees of news syntax from hosts; `split` keeps the parts of a contraction apart.
    """

    first: tuple[str, ...]
    like: tuple[str, ...]
    other: tuple[str, ...]
    tests: tuple[str, ...]
    speech: frozenset[str] = SPEECH
    inverted: bool = True
    feminines: frozenset[str] = frozenset()
    grafts: Callable[[Sequence[Tree], Norms, int, int], list[Tree]] = grafted
    split: bool = False


FRENCH = Recipe(
    first=("fr_sequoia-ud-train", "fr_gsd-ud-dev", "fr_sequoia-ud-dev"),
    like=("fr_pud-ud-test",),
    other=(
        "fr_fqb-ud-test",
        "fr_rhapsodie-ud-train",
        "fr_rhapsodie-ud-dev",
        "fr_rhapsodie-ud-test",
        "fr_parisstories-ud-train",
        "fr_parisstories-ud-dev",
        "fr_parisstories-ud-test",
    ),
    tests=("fr_gsd-ud-test", "fr_sequoia-ud-test"),
    feminines=words_fr.FEMININES,
)
ENGLISH = Recipe(
    first=("en_ewt-ud-train", "en_ewt-ud-dev"),
    like=(),
    other=(),
    tests=("en_ewt-ud-test",),
    speech=SPEECH_EN,
    inverted=False,
    grafts=grafts_en.grafted,
    split=True,
)
RECIPES = {"en": ENGLISH, "fr": FRENCH}


@dataclass
class Material:
    """The trees that a grammar is trained on, treebank by treebank, in one convention."""

    first: list[list[Tree]]
    like: list[list[Tree]]
    other: list[list[Tree]]
    norms: Norms

    @classmethod
    def load(cls, recipe: Recipe, folder: Path) -> Material:
        """Return the trees of a recipe's treebanks."""

        def trees(names: Sequence[str]) -> list[list[Tree]]:
            return [load(folder / f"{name}.conllu", split=recipe.split) for name in names]

        first, like, other = trees(recipe.first), trees(recipe.like), trees(recipe.other)
        for tree in flat([*first, *like, *other]):
            turn_speech(tree, recipe.speech, inverted=recipe.inverted)
            for word in tree.words:
                trim_feats(word)
        norms = Norms.of(flat(first))
        for tree in flat([*like, *other]):
            for word in tree.words:
                norms.adopt(word, CLOSED)
        norms = Norms.of(flat([*first, *like]))
        norms.feminines = recipe.feminines
        return cls(first, like, other, norms)

    @property
    def core(self) -> list[Tree]:
        """The written treebanks."""
        return flat([*self.first, *self.like])

    @property
    def all(self) -> list[Tree]:
        """The trees of all treebanks."""
        return flat([*self.first, *self.like, *self.other])


def flat(parts: Sequence[list[Tree]]) -> list[Tree]:
    """Return the trees of several treebanks as one list."""
    return [tree for part in parts for tree in part]


def teacher_epochs(material: Material, grafts: list[Tree], rng: random.Random) -> Iterator[list[Tree]]:
    """Yield what the teacher sees in a round: all that is written, a third of the rest, some grafts."""
    other = flat(material.other)
    while True:
        yield material.core + rng.sample(other, len(other) // 3) + rng.sample(grafts, min(2500, len(grafts)))


def student_epochs(
    material: Material, grafts: list[Tree], silver: list[Tree], rng: random.Random
) -> Iterator[list[list[Tree]]]:
    """Yield the documents of a round: the first treebanks 1.5 times, half of the rest and of the grafts."""
    first = flat(material.first)
    count = 0
    while True:
        docs = grouped(first, rng)
        docs += [doc for part in material.like for doc in grouped(part, rng)]
        if count % 2:
            docs += grouped(first, rng)
        for part in material.other:
            found = grouped(part, rng)
            docs += rng.sample(found, len(found) // 2)
        docs += grouped(rng.sample(grafts, len(grafts) // 2), rng)
        docs += grouped(rng.sample(silver, len(silver) // 4), rng)
        docs = [unstopped(doc, rng) for doc in docs]
        rng.shuffle(docs)
        count += 1
        yield docs
