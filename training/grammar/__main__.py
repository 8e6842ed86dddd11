"""Rebuild the grammar of a language from its treebanks, and print what it scores.

usage: python -m training.grammar fr TREEBANKS --news NEWS.jsonl.gz --out FOLDER

The steps keep what they make in the folder given by --out and take it from there the next time: vectors of
words, the teacher, what the teacher reads, the pipeline, and at last the weights file. Without --news the
pipeline is trained on the treebanks and the grafted trees alone.
"""

from __future__ import annotations

import argparse
import pickle
import random
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from recoupe.languages.weights import pack, unpack
from training.grammar import languages, news, score, vectors
from training.grammar.graft import trim_feats
from training.grammar.recipe import RECIPES, Material, student_epochs, teacher_epochs
from training.grammar.student import Plan, blank, hide_unknown, train
from training.grammar.treebank import Tree, Word, is_tree, load

SEED = 7
STEPS, MORE_STEPS = 5_000, 400
GRAFTS = 5_000
READ_WORDS = 500_000
"""Words of news that the teacher reads, of which the surest seven sentences in ten are kept."""
KEPT = 0.7
LENGTHS = range(7, 55)
KNOWN, SHIPPED = 60_000, 25_000
"""Words that have a vector: for the teacher, and in the package."""
WIDTH = 128
SCALE = 3.0
"""What the shipped vectors are multiplied by, so that they weigh like learned ones."""

Vectors = tuple[list[str], np.ndarray]
Sentences = list[tuple[str, list[tuple[int, int]]]]


def kept(path: Path, make: Callable[[], Any]) -> Any:
    """Return what a step made, making it where its file is not there."""
    if not path.exists():
        made = make()
        path.write_bytes(pickle.dumps(made))
    return pickle.loads(path.read_bytes())


def word_vectors(sentences: Sentences) -> Vectors:
    """Return vectors of the words of the news, by their plain form."""
    from training.grammar.teacher import plain  # noqa: PLC0415 - needs torch

    return vectors.learn(([plain(text[a:b]) for a, b in words] for text, words in sentences), KNOWN, WIDTH)


def shipped(found: Vectors) -> Vectors:
    """Return the vectors that come with the package, rounded as they will be packed."""
    chosen = [i for i, word in enumerate(found[0]) if not any(c.isdigit() for c in word)][:SHIPPED]
    table = found[1][chosen]
    scales = np.abs(table).max(axis=1, keepdims=True) / 127
    return [found[0][i] for i in chosen], (np.round(table / scales) * scales * SCALE).astype("float32")


def read_news(
    material: Material, grafts: list[Tree], found: Vectors, sentences: Sentences, out: Path
) -> list[Tree]:
    """Return sentences of the news as the teacher reads them, those it is least sure of left out."""
    from training.grammar.teacher import Tables, Teacher  # noqa: PLC0415 - needs torch

    rng = random.Random(SEED)
    saved = out / "teacher.pt"
    if saved.exists():
        teacher = Teacher.load(saved)
    else:
        teacher = Teacher(Tables.of([*material.all, *grafts], found), SEED)
        teacher.learn(teacher_epochs(material, grafts, rng), 1_300, checked=material.first[-1], saved=saved)
    chosen = [pair for pair in rng.sample(sentences, len(sentences)) if len(pair[1]) in LENGTHS]
    read: list[tuple[float, Tree]] = []
    total = 0
    for first in range(0, len(chosen), 2_000):
        part = chosen[first : first + 2_000]
        forms = [[text[a:b].replace("’", "'") for a, b in words] for text, words in part]
        for (_, spans), (words, sure) in zip(part, teacher.parse(forms), strict=True):
            if is_tree(words):
                read.append((sure, Tree(_spaced(words, spans), kind="silver")))
                total += len(words)
        if total > READ_WORDS:
            break
    read.sort(key=lambda pair: -pair[0])
    return [tree for _, tree in read[: int(len(read) * KEPT)]]


def _spaced(words: list[Word], spans: list[tuple[int, int]]) -> list[Word]:
    for k, word in enumerate(words):
        word.space = k + 1 < len(spans) and spans[k][1] < spans[k + 1][0]
        trim_feats(word)
    return words


def build(code: str, arguments: argparse.Namespace) -> None:
    """Train the grammar of a language, print its scores and write its weights."""
    recipe, home, out = RECIPES[code], languages.HOMES[code], arguments.out
    material = Material.load(recipe, arguments.treebanks)
    grafts = recipe.grafts(material.core, material.norms, SEED, GRAFTS)
    silver: list[Tree] = []
    static: Vectors | None = None
    if arguments.news is not None:
        texts = kept(
            out / "news.pickle", lambda: list(news.sentences(arguments.news, home.splitter(), home.cut))
        )
        found = kept(out / "vectors.pickle", lambda: word_vectors(texts))
        silver = kept(out / "silver.pickle", lambda: read_news(material, grafts, found, texts, out))
        static = shipped(found)
    tests = [
        (name, load(arguments.treebanks / f"{name}.conllu", split=recipe.split)) for name in recipe.tests
    ]
    sample = [*material.all, *grafts]
    if arguments.resume is None:
        plan = Plan(home.tokenizer, steps=arguments.steps or STEPS)
        nlp = blank(plan, static)
    else:
        plan = Plan(home.tokenizer, steps=arguments.steps or MORE_STEPS, rate=4e-4)
        nlp = unpack(arguments.resume.read_bytes())
        hide_unknown(nlp, [*sample, *silver])
        sample = []

    def note(done: int) -> None:
        for name, trees in tests:
            print(f"{done} steps, {score.report(nlp, name, trees)}", flush=True)

    train(nlp, plan, student_epochs(material, grafts, silver, random.Random(SEED)), sample, note)
    blob = pack(nlp)
    (out / "grammar.msgpack").write_bytes(blob)
    print(f"{out / 'grammar.msgpack'}: {len(blob) / 1e6:.1f} MB")


def main() -> int:
    """Rebuild one grammar."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("language", choices=sorted(RECIPES))
    parser.add_argument("treebanks", type=Path)
    parser.add_argument("--news", type=Path, help="unlabelled news as JSON lines with a field `text`")
    parser.add_argument("--out", type=Path, required=True, help="folder for what the steps make")
    parser.add_argument("--steps", type=int, help=f"batches of the training ({STEPS}, resumed {MORE_STEPS})")
    parser.add_argument("--resume", type=Path, help="weights that learn on, their lemmatizer as it is")
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    build(arguments.language, arguments)
    return 0


if __name__ == "__main__":
    sys.exit(main())
