"""Trains the pipeline that is shipped: spaCy's small convolutional network with our own schedule."""

from __future__ import annotations

import math
import random
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example
from spacy.vectors import Vectors
from thinc.api import Adam, Config, fix_random_seed

from training.grammar.graft import UNKNOWN
from training.grammar.treebank import ROOT, Tree

CONFIG = """
[nlp]
lang = "xx"
pipeline = ["tok2vec", "morphologizer", "trainable_lemmatizer", "parser"]
batch_size = 128
tokenizer = {{"@tokenizers": "{tokenizer}"}}

[components]

[components.tok2vec]
factory = "tok2vec"
[components.tok2vec.model]
@architectures = "spacy.Tok2Vec.v2"
[components.tok2vec.model.embed]
@architectures = "spacy.MultiHashEmbed.v2"
width = {width}
attrs = ["NORM", "PREFIX", "SUFFIX", "SHAPE"]
rows = [5000, 1000, 2500, 2500]
include_static_vectors = {vectors}
[components.tok2vec.model.encode]
@architectures = "spacy.MaxoutWindowEncoder.v2"
width = {width}
window_size = 1
maxout_pieces = 3
depth = 4

[components.morphologizer]
factory = "morphologizer"
[components.morphologizer.model]
@architectures = "spacy.Tagger.v2"
[components.morphologizer.model.tok2vec]
@architectures = "spacy.Tok2VecListener.v1"
width = {width}

[components.trainable_lemmatizer]
factory = "trainable_lemmatizer"
backoff = "orth"
min_tree_freq = 3
top_k = 1
[components.trainable_lemmatizer.model]
@architectures = "spacy.Tagger.v2"
[components.trainable_lemmatizer.model.tok2vec]
@architectures = "spacy.Tok2VecListener.v1"
width = {width}

[components.parser]
factory = "parser"
min_action_freq = 10
[components.parser.model]
@architectures = "spacy.TransitionBasedParser.v2"
state_type = "parser"
extra_state_tokens = false
hidden_width = {hidden}
maxout_pieces = 2
use_upper = true
[components.parser.model.tok2vec]
@architectures = "spacy.Tok2VecListener.v1"
width = {width}
"""


@dataclass(frozen=True)
class Plan:
    """How a pipeline is trained."""

    tokenizer: str
    steps: int = 6000
    width: int = 96
    hidden: int = 64
    rate: float = 1e-3
    dropout: float = 0.1
    batch: int = 1200
    seed: int = 0


def document(nlp: Language, trees: Sequence[Tree], curly: bool = False) -> Doc:
    """Return sentences as one gold document; what is not known (lemmas of teachers) stays open."""
    words = [word for tree in trees for word in tree.words]
    starts = [k == 0 for tree in trees for k in range(len(tree.words))]
    heads: list[int] = []
    for tree in trees:
        shift = len(heads)
        heads += [shift + (k if word.head == ROOT else word.head) for k, word in enumerate(tree.words)]
    forms = [word.form.replace("’", "'") for word in words]
    doc = Doc(
        nlp.vocab,
        words=[form.replace("'", "’") for form in forms] if curly else forms,
        spaces=[word.space for word in words],
        heads=heads,
        deps=["ROOT" if word.head == ROOT else word.dep for word in words],
        lemmas=[word.lemma for word in words],
        pos=[word.upos if word.feats != UNKNOWN else "" for word in words],
        sent_starts=None,
    )
    for token, word in zip(doc, words, strict=True):
        if word.feats != UNKNOWN:
            token.set_morph("" if word.feats == "_" else word.feats)
        else:
            token.set_morph(None)
    assert [bool(token.is_sent_start) for token in doc] == starts, trees[0].text
    return doc


def blank(plan: Plan, vectors: tuple[Sequence[str], np.ndarray] | None) -> Language:
    """Return an untrained pipeline, with static vectors of lower-case forms where they are given."""
    text = CONFIG.format(
        tokenizer=plan.tokenizer, width=plan.width, hidden=plan.hidden, vectors="true" if vectors else "false"
    )
    nlp: Language = spacy.util.load_model_from_config(Config().from_str(text), auto_fill=True)
    if vectors:
        keys = [nlp.vocab.strings.add(word) for word in vectors[0]]
        nlp.vocab.vectors = Vectors(
            strings=nlp.vocab.strings, data=np.ascontiguousarray(vectors[1]), keys=keys, attr="NORM"
        )
    return nlp


def train(
    nlp: Language,
    plan: Plan,
    epochs: Iterator[list[list[Tree]]],
    sample: Sequence[Tree],
    note: Callable[[int], None],
) -> None:
    """Train until `plan.steps` batches are seen, the rate rising shortly and then falling to nothing.

    Without a `sample`, from which labels are drawn, a trained pipeline learns on; its lemmatizer, whose
    edit trees cannot be resumed, stays as it is.
    """
    fix_random_seed(plan.seed)
    random.seed(plan.seed)
    if sample:
        nlp.initialize(lambda: [_example(nlp, document(nlp, [tree])) for tree in sample])
    else:
        nlp.resume_training()
    fixed = [] if sample else ["trainable_lemmatizer"]
    adam = Adam(plan.rate, L2=0.01, grad_clip=1.0, use_averages=False, L2_is_weight_decay=True)
    done, start, losses = 0, time.process_time(), dict[str, float]()
    while done < plan.steps:
        for batch in _batches(nlp, next(epochs), plan.batch):
            adam.learn_rate = plan.rate * _curve(done / plan.steps)
            nlp.update(batch, sgd=adam, drop=plan.dropout, losses=losses, exclude=fixed)
            done += 1
            if done % 250 == 0:
                shown = {name: round(value / 250) for name, value in losses.items()}
                print(f"{done} steps, {time.process_time() - start:.0f} s, {shown}", flush=True)
                losses.clear()
            if done % 1500 == 0 or done == plan.steps:
                note(done)
            if done == plan.steps:
                return


def _curve(share: float) -> float:
    """Return the rate at a share of the way, as part of the highest: up in 3 %, then down a half cosine."""
    return min(1.0, share / 0.03 + 0.02) * 0.5 * (1 + math.cos(math.pi * share)) + 0.005


def _example(nlp: Language, doc: Doc) -> Example:
    words = [token.text for token in doc]
    return Example(Doc(nlp.vocab, words=words, spaces=[bool(token.whitespace_) for token in doc]), doc)


def _batches(nlp: Language, docs: list[list[Tree]], size: int) -> Iterator[list[Example]]:
    batch: list[Example] = []
    total = 0
    for trees in docs:
        batch.append(_example(nlp, document(nlp, trees, curly=random.random() < 0.3)))
        total += sum(len(tree.words) for tree in trees)
        if total >= size:
            yield batch
            batch, total = [], 0


def grouped(trees: Sequence[Tree], rng: random.Random) -> list[list[Tree]]:
    """Return neighbouring sentences in documents of one to eight, as texts have them."""
    docs: list[list[Tree]] = []
    at = 0
    while at < len(trees):
        size = rng.choice([1, 2, 4, 6, 8, 8])
        docs.append(list(trees[at : at + size]))
        at += size
    return docs


def unstopped(trees: Sequence[Tree], rng: random.Random) -> list[Tree]:
    """Return sentences of which some have lost their full stop, as headings have none: mostly short ones."""
    found: list[Tree] = []
    for tree in trees:
        last = tree.words[-1]
        chance = 0.5 if len(tree.words) < 9 else 0.06
        if last.form == "." and last.dep == "punct" and len(tree.words) > 2 and rng.random() < chance:
            tree = replace(tree, words=tree.words[:-1])  # noqa: PLW2901
        found.append(tree)
    return found


def hide_unknown(nlp: Language, trees: Sequence[Tree]) -> None:
    """Leave open the features that a trained pipeline has no label for."""
    labels = frozenset(nlp.get_pipe("morphologizer").labels)  # type: ignore[attr-defined]
    for word in (word for tree in trees for word in tree.words):
        feats = "" if word.feats == "_" else f"{word.feats}|"
        known = word.feats != UNKNOWN and nlp.vocab.morphology.normalize_features(f"{feats}POS={word.upos}")
        if known not in labels:
            word.feats = UNKNOWN
