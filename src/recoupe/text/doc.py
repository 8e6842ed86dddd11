"""A report's text, cut into sentences of tokens; every offset points into the text as given."""

from __future__ import annotations

import msgspec


class Token(msgspec.Struct, frozen=True, gc=False):
    """One token of a sentence, with its grammar (Universal Dependencies).

    `i` is its place in the sentence, `start` and `end` (exclusive) are code points of the report's text;
    `lower` is the form in lower case with typographic apostrophes made plain; `head` is the index in
    the sentence of its governor, its own for the root; `feats` are UD features (`Number=Plur|…`).
    """

    i: int
    start: int
    end: int
    text: str
    lower: str
    lemma: str
    upos: str
    feats: str
    head: int
    dep: str


class Sentence(msgspec.Struct, frozen=True):
    """A sentence: its place in the text and in its paragraph; `tokens` is empty where it was not parsed."""

    index: int
    start: int
    end: int
    paragraph: int
    tokens: tuple[Token, ...] = ()


class Doc(msgspec.Struct, frozen=True):
    """A report's text with its sentences, in order.

    `headline` is the index of the first sentence that belongs to the body: the sentences before it are
    title and heading (0 where the report has none).
    """

    text: str
    language: str
    sentences: tuple[Sentence, ...]
    headline: int = 0
