"""Unlabelled news as sentences of words: what vectors and self-training read."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Iterator
from pathlib import Path

from recoupe.text.protocols import Splitter

Cut = Callable[[str, int, int], list[tuple[int, int]]]


def texts(path: Path) -> Iterator[str]:
    """Yield the texts of a file of JSON lines, packed or not."""
    with gzip.open(path, "rt") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)["text"]


def sentences(path: Path, splitter: Splitter, cut: Cut) -> Iterator[tuple[str, list[tuple[int, int]]]]:
    """Yield each sentence once, as its text and the offsets of its words in it."""
    seen: set[str] = set()
    for text in texts(path):
        for start, end, _ in splitter.split(text):
            sentence = text[start:end].replace("\xa0", " ").replace("\u202f", " ")
            if "\n" in sentence or sentence in seen:
                continue
            seen.add(sentence)
            yield sentence, cut(sentence, 0, len(sentence))
