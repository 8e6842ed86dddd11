"""The clauses that tell what happened at the place just named: «à Mossoul, où une bombe a explosé»."""

from __future__ import annotations

import re
from collections.abc import Sequence

from recoupe.languages.place_words import PlaceWords
from recoupe.text.doc import Token

Stretch = tuple[int, int]
"""Code points of the report's text, end exclusive."""

_BETWEEN = re.compile(r"\s*(?:\([^()]{1,60}\)\s*)?,?\s*")
_CLOSES = frozenset(",;:.!?»)(–—")
_LINKS = 2
"""Words that may stand between a comma and the next «où» of the same place («, et où»)."""


def clause_after(tokens: Sequence[Token], end: int, text: str, words: PlaceWords) -> Stretch | None:
    """Return the clause that follows a place's name at once and tells what happened there.

    The grammar often hangs such a clause on the wrong noun, so its extent is read from the order of the
    words: it ends at the first mark after its finite verb, unless another such clause is joined to it.

    Args:
        tokens: the sentence's.
        end: where the name ends, in code points.
        text: the report's.
        words: the place words of the language.
    """
    first = next((t.i for t in tokens if t.start >= end and _opens(tokens, t.i, words)), None)
    if first is None or not _BETWEEN.fullmatch(text[end : tokens[first].start]):
        return None
    last = _last(tokens, first)
    while last + 1 < len(tokens) and tokens[last + 1].text == ",":
        again = next(
            (i for i in range(last + 2, min(last + 3 + _LINKS, len(tokens))) if _opens(tokens, i, words)),
            None,
        )
        if again is None:
            break
        last = _last(tokens, again)
    return tokens[first].start, tokens[last].end


def _opens(tokens: Sequence[Token], i: int, words: PlaceWords) -> bool:
    return any(tuple(t.lower for t in tokens[i : i + len(wording)]) == wording for wording in words.where)


def _last(tokens: Sequence[Token], first: int) -> int:
    """Return the last token of the clause that opens at a token."""
    has_verb = False
    for token in tokens[first + 1 :]:
        if has_verb and token.text in _CLOSES:
            return token.i - 1
        has_verb = has_verb or token.upos == "AUX" or "VerbForm=Fin" in token.feats
    return tokens[-1].i - (tokens[-1].text in _CLOSES)
