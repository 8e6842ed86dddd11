"""What stood written on a weapon: «portaient l'inscription : « … »»."""

from __future__ import annotations

import msgspec

from recoupe.languages.grammar_words import GrammarWords
from recoupe.text.doc import Token


class Inscription(msgspec.Struct, frozen=True):
    """The quoted words (code points, quotation marks left out) and the index of the token that opens them."""

    start: int
    end: int
    first: int


def find_inscriptions(tokens: tuple[Token, ...], words: GrammarWords) -> list[Inscription]:
    """Return the quotations that follow a word of bearing or writing in the same sentence."""
    found: list[Inscription] = []
    borne = False
    opened: int | None = None
    for token in tokens:
        if opened is None and token.lower in words.inscription:
            borne = True
        elif opened is None and borne and token.lower in words.open_quotes:
            opened = token.i
        elif opened is not None and token.lower in words.close_quotes:
            if token.i > opened + 1:
                found.append(Inscription(tokens[opened + 1].start, tokens[token.i - 1].end, opened))
            opened, borne = None, False
    return found
