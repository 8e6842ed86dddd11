"""A large parser that reads unlabelled text for the small one: BiLSTM with biaffine scores.

It reads one sentence at a time and is never shipped. Words enter as a learned vector, a vector from news
(`vectors.py`) and their character n-grams; out come part of speech with features, head and label.
"""

from __future__ import annotations

import random
import re
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import nn

from training.grammar.treebank import ROOT, Tree, Word

BUCKETS = 20_000
GRAMS = (2, 3, 4)


def plain(form: str) -> str:
    """Return the form by which vectors are found: lower case, one apostrophe, figures as 0."""
    return re.sub(r"\d", "0", form.lower().replace("’", "'"))


@lru_cache(maxsize=200_000)
def grams(form: str) -> tuple[int, ...]:
    """Return the numbers of a form's character n-grams and of its shape."""
    marked = f"<{form.replace('’', chr(39))}>"[:40]
    found = {marked[k : k + n] for n in GRAMS for k in range(len(marked) - n + 1)}
    shape = re.sub(
        r"(.)\1+", r"\1\1", re.sub(r"[a-zß-ÿ]", "x", re.sub(r"[A-ZÀ-Þ]", "X", re.sub(r"\d", "0", form)))
    )
    return tuple(sorted(zlib.crc32(gram.encode()) % BUCKETS for gram in {*found, f"={shape}"}))


@dataclass
class Tables:
    """What numbers stand for: words, tags (part of speech and features) and labels."""

    words: dict[str, int]
    known: dict[str, int]
    tags: list[str]
    labels: list[str]
    vectors: np.ndarray = field(repr=False)

    @classmethod
    def of(cls, trees: Sequence[Tree], vectors: tuple[list[str], np.ndarray]) -> Tables:
        """Return the tables of a training set, words that occur twice having a vector of their own."""
        seen = Counter(plain(w.form) for t in trees for w in t.words)
        words = {word: i + 1 for i, word in enumerate(sorted(w for w, n in seen.items() if n > 1))}
        known = {word: i + 1 for i, word in enumerate(vectors[0])}
        tags = sorted({tag_of(w) for t in trees for w in t.words})
        labels = sorted({w.dep for t in trees for w in t.words})
        zero = np.zeros((1, vectors[1].shape[1]), dtype=np.float32)
        return cls(words, known, tags, labels, np.concatenate([zero, vectors[1]]))


def tag_of(word: Word) -> str:
    """Return part of speech and features as one label."""
    return f"{word.upos} {word.feats}"


class Net(nn.Module):
    """The network; `forward` returns scores of tags, of heads (0 is the root) and of labels by head."""

    def __init__(self, tables: Tables, hidden: int = 256, arc: int = 320, rel: int = 96) -> None:
        super().__init__()
        self.static = nn.Embedding.from_pretrained(torch.tensor(tables.vectors), freeze=True)
        self.words = nn.Embedding(len(tables.words) + 1, 100, padding_idx=0)
        self.grams = nn.EmbeddingBag(BUCKETS, 128, mode="mean")
        width = tables.vectors.shape[1] + 228
        self.lstm = nn.LSTM(width, hidden, 2, batch_first=True, bidirectional=True, dropout=0.33)
        self.tag = nn.Sequential(
            nn.Linear(2 * hidden, 128), nn.GELU(), nn.Dropout(0.33), nn.Linear(128, len(tables.tags))
        )
        self.heads = nn.ModuleList(
            nn.Sequential(nn.Linear(2 * hidden, size), nn.GELU(), nn.Dropout(0.33))
            for size in (arc, arc, rel, rel)
        )
        self.root = nn.Parameter(torch.randn(2 * hidden) * 0.1)
        self.arc = nn.Parameter(torch.zeros(arc + 1, arc))
        self.rel = nn.Parameter(torch.randn(len(tables.labels), rel + 1, rel + 1) * 0.02)
        nn.init.orthogonal_(self.arc.data)
        self.drop = nn.Dropout(0.33)

    def forward(self, batch: dict[str, Any]) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        """Return scores of tags (batch, words, tags) and of heads (batch, words, 1 + words)."""
        letters = self.grams(batch["grams"], batch["offsets"])[batch["forms"]]
        inputs = torch.cat(
            [
                self.drop(self.static(batch["known"])),
                self.drop(self.words(batch["words"])),
                self.drop(letters),
            ],
            -1,
        )
        packed = nn.utils.rnn.pack_padded_sequence(inputs, batch["lengths"], batch_first=True)
        states, _ = nn.utils.rnn.pad_packed_sequence(self.lstm(packed)[0], batch_first=True)
        states = self.drop(states)
        above = torch.cat([self.root.expand(len(states), 1, -1), states], 1)
        child, head = self.heads[0](states), self.heads[1](above)
        arcs = torch.cat([child, torch.ones_like(child[..., :1])], -1) @ self.arc @ head.transpose(1, 2)
        mask = torch.arange(above.shape[1]) > batch["lengths"][:, None]
        arcs = arcs.masked_fill(mask[:, None, :], -1e4)
        child, head = self.heads[2](states), self.heads[3](above)
        one = torch.ones_like(child[..., :1])
        self.kept = (torch.cat([child, one], -1), torch.cat([head, torch.ones_like(head[..., :1])], -1))
        return self.tag(states), arcs, one

    def label_scores(self, heads: torch.Tensor) -> torch.Tensor:
        """Return the scores of labels for the given heads, of the sentences seen last."""
        child, head = self.kept
        chosen = head.gather(1, heads[..., None].expand(-1, -1, head.shape[-1]))
        left = torch.einsum("bnx,lxy->bnly", child, self.rel)
        return torch.einsum("bnly,bny->bnl", left, chosen)


class Teacher:
    """The parser: learns from trees, reads sentences of forms."""

    def __init__(self, tables: Tables, seed: int = 0) -> None:
        torch.manual_seed(seed)
        random.seed(seed)
        torch.set_num_threads(1)
        self.tables = tables
        self.net = Net(tables)
        self._tags = {tag: i for i, tag in enumerate(tables.tags)}
        self._labels = {label: i for i, label in enumerate(tables.labels)}

    def _batch(self, sentences: Sequence[Sequence[str]], skip: float = 0.0) -> dict[str, Any]:
        tables = self.tables
        size = max(map(len, sentences))
        words, known, forms = (np.zeros((len(sentences), size), dtype=np.int64) for _ in range(3))
        order: dict[str, int] = {}
        for i, sentence in enumerate(sentences):
            for k, form in enumerate(sentence):
                low = plain(form)
                words[i, k] = 0 if skip and random.random() < skip else tables.words.get(low, 0)
                known[i, k] = tables.known.get(low, 0)
                forms[i, k] = order.setdefault(form, len(order))
        bags = [grams(form) for form in order]
        offsets = np.cumsum([0, *map(len, bags)])[:-1]
        return {
            "words": torch.from_numpy(words),
            "known": torch.from_numpy(known),
            "forms": torch.from_numpy(forms),
            "grams": torch.tensor([number for bag in bags for number in bag]),
            "offsets": torch.from_numpy(offsets),
            "lengths": torch.tensor([len(s) for s in sentences]),
        }

    def _loss(self, trees: Sequence[Tree]) -> torch.Tensor:
        batch = self._batch([[w.form for w in t.words] for t in trees], skip=0.2)
        shape = batch["words"].shape
        heads, tags, labels = (np.full(shape, -100, dtype=np.int64) for _ in range(3))
        for i, tree in enumerate(trees):
            for k, word in enumerate(tree.words):
                heads[i, k] = word.head + 1
                tags[i, k] = self._tags.get(tag_of(word), -100)
                labels[i, k] = self._labels.get(word.dep, -100)
        tag_scores, arcs, _ = self.net(batch)
        gold = torch.from_numpy(heads)
        rels = self.net.label_scores(gold.clamp(min=0))
        cross = nn.functional.cross_entropy
        return (
            cross(arcs.flatten(0, 1), gold.flatten())
            + cross(rels.flatten(0, 1), torch.from_numpy(labels).flatten())
            + 0.5 * cross(tag_scores.flatten(0, 1), torch.from_numpy(tags).flatten())
        )

    def learn(
        self,
        epochs: Iterator[list[Tree]],
        steps: int,
        rate: float = 2e-3,
        checked: Sequence[Tree] = (),
        saved: Path | None = None,
    ) -> None:
        """Learn from epochs of trees until `steps` batches are seen, the rate falling to nothing."""
        kept = [p for p in self.net.parameters() if p.requires_grad]
        adam = torch.optim.AdamW(kept, lr=rate, betas=(0.9, 0.95), weight_decay=1e-3)
        curve = torch.optim.lr_scheduler.OneCycleLR(adam, rate, total_steps=steps + 1, pct_start=0.05)
        done = 0
        while done < steps:
            self.net.train()
            total = 0.0
            batches = list(by_words(next(epochs), 1200))
            random.shuffle(batches)
            for trees in batches[: steps - done]:
                adam.zero_grad()
                loss = self._loss(trees)
                loss.backward()
                nn.utils.clip_grad_norm_(kept, 5.0)
                adam.step()
                curve.step()
                done += 1
                total += loss.item()
            print(
                f"teacher: {done} steps, loss {total / max(1, len(batches)):.3f}, {self.score(checked)}",
                flush=True,
            )
            if saved:
                torch.save({"tables": self.tables, "net": self.net.state_dict()}, saved)

    @classmethod
    def load(cls, path: Path) -> Teacher:
        """Return a teacher that was saved."""
        data = torch.load(path, weights_only=False)
        teacher = cls(data["tables"])
        teacher.net.load_state_dict(data["net"])
        return teacher

    def score(self, trees: Sequence[Tree]) -> str:
        """Return how many parts of speech, heads and labelled heads are right."""
        read = self.parse([[w.form for w in t.words] for t in trees])
        hits: Counter[str] = Counter()
        for gold, (guess, _) in zip(trees, read, strict=True):
            for a, b in zip(gold.words, guess, strict=True):
                hits.update(n=1, pos=a.upos == b.upos, uas=a.head == b.head)
                hits.update(las=a.head == b.head and a.dep == b.dep)
        n = max(1, hits["n"])
        return " ".join(f"{name} {100 * hits[name] / n:.2f}" for name in ("pos", "uas", "las"))

    @torch.no_grad()
    def parse(self, sentences: Sequence[Sequence[str]]) -> list[tuple[list[Word], float]]:
        """Return each sentence with its analysis, and the mean chance of its arcs and labels."""
        self.net.eval()
        found: list[tuple[list[Word], float]] = [([], 0.0)] * len(sentences)
        order = sorted((i for i, s in enumerate(sentences) if s), key=lambda i: -len(sentences[i]))
        for numbers in _runs(order, [len(s) for s in sentences], 3000):
            chosen = [sentences[i] for i in numbers]
            tags, arcs, _ = self.net(self._batch(chosen))
            chances = arcs.log_softmax(-1).numpy()
            heads = np.zeros(arcs.shape[:2], dtype=np.int64)
            for row, sentence in enumerate(chosen):
                heads[row, : len(sentence)] = best_tree(chances[row, : len(sentence), : len(sentence) + 1])
            rels = self.net.label_scores(torch.from_numpy(heads)).log_softmax(-1)
            best, label = rels.max(-1)
            for row, (i, sentence) in enumerate(zip(numbers, chosen, strict=True)):
                n = len(sentence)
                words = self._words(sentence, tags[row].argmax(-1), heads[row], rels[row], label[row])
                sure = chances[row, np.arange(n), heads[row, :n]].mean() + float(best[row, :n].mean())
                found[i] = (words, float(np.exp(sure)))
        return found

    def _words(self, forms: Sequence[str], tags: Any, heads: Any, rels: Any, label: Any) -> list[Word]:
        root = self._labels["root"]
        words = []
        for k, form in enumerate(forms):
            upos, feats = self.tables.tags[int(tags[k])].split(" ", 1)
            number = int(label[k])
            head = int(heads[k]) - 1
            if head != ROOT and number == root:
                scores = rels[k].clone()
                scores[root] = -1e9
                number = int(scores.argmax())
            words.append(
                Word(form, upos, "", feats, head, "root" if head == ROOT else self.tables.labels[number])
            )
        return words


def by_words(trees: Sequence[Tree], size: int) -> Iterator[list[Tree]]:
    """Yield batches of trees of like length with about `size` words, longest first within each."""
    order = sorted(trees, key=lambda t: -len(t.words) - random.random() * 3)
    numbers = _runs(range(len(order)), [len(t.words) for t in order], size)
    for run in numbers:
        yield sorted((order[i] for i in run), key=lambda t: -len(t.words))


def _runs(order: Sequence[int], lengths: Sequence[int], size: int) -> Iterator[list[int]]:
    run: list[int] = []
    for i in order:
        if run and (len(run) + 1) * lengths[run[0]] > size:
            yield run
            run = []
        run.append(i)
    if run:
        yield run


def best_tree(scores: np.ndarray) -> np.ndarray:
    """Return the heads of the best tree with one root; `scores` are words by heads, the first being root.

    >>> best_tree(np.log(np.array([[0.2, 0.1, 0.7], [0.3, 0.6, 0.1]])))
    array([2, 0])
    """
    size = len(scores)
    table = np.full((size + 1, size + 1), -1e9)
    table[1:, : size + 1] = scores
    np.fill_diagonal(table, -1e9)
    heads = table.argmax(1)
    heads[0] = 0
    if (heads[1:] == 0).sum() == 1 and _loop(heads) is None:
        return heads[1:]
    best, kept = -np.inf, heads
    roots = np.argsort(-scores[:, 0])[:3]
    for root in roots:
        tried = table.copy()
        tried[:, 0] = -1e9
        tried[root + 1, :] = -1e9
        tried[root + 1, 0] = scores[root, 0]
        heads = _edmonds(tried)
        total = tried[np.arange(1, size + 1), heads[1:]].sum()
        if total > best:
            best, kept = total, heads
    return kept[1:]


def _loop(heads: np.ndarray) -> list[int] | None:
    """Return a cycle among the heads, if there is one."""
    state = np.zeros(len(heads), dtype=np.int8)
    state[0] = 2
    for start in range(1, len(heads)):
        path, at = [], start
        while state[at] == 0:
            state[at] = 1
            path.append(at)
            at = int(heads[at])
        if state[at] == 1:
            return path[path.index(at) :]
        state[path] = 2
    return None


def _edmonds(table: np.ndarray) -> np.ndarray:
    """Return the heads of the maximum arborescence from node 0 (Chu-Liu, Edmonds)."""
    heads = table.argmax(1)
    heads[0] = 0
    loop = _loop(heads)
    if loop is None:
        return heads
    inside = np.zeros(len(table), dtype=bool)
    inside[loop] = True
    outside = np.flatnonzero(~inside)
    members = np.array(loop)
    size = len(outside)
    smaller = np.full((size + 1, size + 1), -1e9)
    smaller[:size, :size] = table[np.ix_(outside, outside)]
    own = table[members, heads[members]]
    into = table[np.ix_(members, outside)] - own[:, None]
    entry = into.argmax(0)
    smaller[size, :size] = into.max(0) + own.sum()
    out = table[np.ix_(outside, members)]
    exits = out.argmax(1)
    smaller[:size, size] = out.max(1)
    smaller[0, :] = -1e9
    inner = _edmonds(smaller)
    result = heads.copy()
    for k in range(1, size):
        result[outside[k]] = members[exits[k]] if inner[k] == size else outside[inner[k]]
    gate = int(inner[size])
    result[members[entry[gate]]] = outside[gate]
    return result
