"""Which words stand between quotation marks, also where the quotation runs over several sentences."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from recoupe.extraction.tree import Tree
from recoupe.languages.grammar_words import GrammarWords

LEAST = 4
"""Words that make a quotation of what was said; fewer are a wording that the writer keeps off."""


class Quoted(msgspec.Struct, frozen=True):
    """The quoted tokens of one sentence; `carried` where it begins inside the quotation before."""

    tokens: frozenset[int] = frozenset()
    carried: bool = False


def quotations(trees: Sequence[Tree], words: GrammarWords) -> list[Quoted]:
    """Return the quoted words of every sentence; a quotation ends with its paragraph at the latest."""
    found: list[Quoted] = []
    before: Tree | None = None
    still_open = False
    for tree in trees:
        follows = (
            before is not None
            and tree.sentence.index == before.sentence.index + 1
            and tree.sentence.paragraph == before.sentence.paragraph
        )
        carried = still_open and follows
        tokens, still_open = _inside(tree, words, carried=carried)
        found.append(Quoted(tokens, carried))
        before = tree
    return found


def _inside(tree: Tree, words: GrammarWords, *, carried: bool) -> tuple[frozenset[int], bool]:
    """Return the quoted tokens of a sentence, and whether a quotation is open at its end."""
    inside: set[int] = set()
    start: int | None = 0 if carried else None
    for token in tree.tokens:
        opens, closes = token.lower in words.open_quotes, token.lower in words.close_quotes
        if (
            start is None
            and closes
            and (not opens or _shuts(tree, token.i))
            and not inside
            and token.i >= LEAST
        ):
            inside |= set(range(token.i))
        elif start is None and opens:
            start = token.i + 1
        elif start is not None and closes:
            if token.i - start >= LEAST or start == 0:
                inside |= set(range(start, token.i))
            start = None
    if start is not None and len(tree) - start >= LEAST:
        inside |= set(range(start, len(tree)))
    return frozenset(inside), start is not None


def _shuts(tree: Tree, i: int) -> bool:
    """Return whether a mark that opens and closes can only close here: no other one follows it."""
    later = any(t.lower == tree[i].lower for t in tree.tokens[i + 1 :])
    return not later and (i + 1 == len(tree) or tree[i + 1].upos == "PUNCT")
