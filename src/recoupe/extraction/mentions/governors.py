"""What governs a phrase in its sentence: the words above it, and what stands beside it under one verb."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from recoupe.text.doc import Token

_CLAUSE = frozenset(("VERB", "AUX"))
_MEMBERS = ("nsubj", "obj", "iobj", "obl", "xcomp")
_HEIGHT = 10
"""Steps up the tree before a parse counts as broken (it may hold a circle)."""


class Governors(msgspec.Struct, frozen=True):
    """The place of a phrase in the grammar of its sentence, in token indices.

    `above` are the words that govern it, nearest first, up to the verb of its own clause; `beside` are the
    subject, the objects and the complements of that verb; `upper` are the words above that verb.
    """

    above: tuple[int, ...] = ()
    beside: tuple[int, ...] = ()
    upper: tuple[int, ...] = ()


NOWHERE = Governors()


def governors_of(tokens: Sequence[Token], start: int, end: int) -> Governors:
    """Return what governs the tokens between two code points of the text (`end` exclusive)."""
    inside = [t for t in tokens if t.start < end and start < t.end and t.upos != "PUNCT"]
    own = {t.i for t in inside}
    top = next((t for t in inside if t.head not in own or t.head == t.i), None)
    if top is None:
        return NOWHERE
    above: list[int] = []
    upper: list[int] = []
    clause: int | None = None
    at = top
    for _ in range(_HEIGHT):
        if at.head == at.i or not 0 <= at.head < len(tokens):
            break
        at = tokens[at.head]
        if at.i in above or at.i in upper:
            break
        if clause is None:
            above.append(at.i)
            clause = at.i if at.upos in _CLAUSE or at.head == at.i else None
        else:
            upper.append(at.i)
    beside = tuple(
        t.i for t in tokens if clause is not None and t.head == clause != t.i and t.dep.startswith(_MEMBERS)
    )
    return Governors(tuple(above), tuple(b for b in beside if b not in own), tuple(upper))
