"""What a language supplies to the reading of a text; `pipeline` wires the parts together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import msgspec

from recoupe.text.doc import Token


class Hit(msgspec.Struct, frozen=True, gc=False):
    """A word of the gate's lists found in a text: `start` and `end` (exclusive) in code points."""

    start: int
    end: int
    strong: bool


class Gate(Protocol):
    """Tells in one pass over the raw text which words of violence, harm or speech it holds."""

    def scan(self, text: str) -> tuple[Hit, ...]:
        """Return the hits in the order of the text; no strong hit means that the report may leave."""
        ...


class Parser(Protocol):
    """Cuts sentences into tokens and says how these hang together (Universal Dependencies)."""

    name: str

    def parse(self, text: str, sentences: Sequence[tuple[int, int]]) -> list[tuple[Token, ...]]:
        """Return the tokens of each stretch `(start, end)` of `text`, offsets counted in `text`."""
        ...


class Splitter(Protocol):
    """Finds the sentences of a text before any grammar runs."""

    def split(self, text: str) -> list[tuple[int, int, int]]:
        """Return `(start, end, paragraph)` of every sentence, in order."""
        ...
