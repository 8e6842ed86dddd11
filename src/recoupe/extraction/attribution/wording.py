"""Which words name a source: its noun with complements, an apposed name, and those who speak with it."""

from __future__ import annotations

from collections.abc import Callable, Collection

from recoupe.extraction.tree import Tree

_STOP = frozenset({"acl:relcl", "acl", "conj", "cc", "parataxis", "advcl", "cop", "punct", "ccomp", "obl"})
_NOMINAL = frozenset({"NOUN", "PROPN"})
_APPOSED = 12
"""Tokens within which an apposed name belongs to the noun."""


def extent(
    tree: Tree, head: int, dated: Collection[int], speaks: Callable[[int], bool] | None = None
) -> tuple[int, int]:
    """Return first and last token of a source's wording.

    With `speaks`, those joined to it by «et» who can speak belong to it («des sources et des médias»).
    """
    members = _members(tree, head, dated)
    first = last = head
    while first - 1 in members:
        first -= 1
    while last + 1 in members or _name_follows(tree, last, members) or _adjective_follows(tree, last, first):
        last += 1
    if tree[last].upos == "PUNCT" and tree[last].lower != ")":
        last -= 1
    opened = any(tree[i].lower == "(" for i in range(first, last + 1))
    if opened and tree[last].lower != ")" and last + 1 < len(tree) and tree[last + 1].lower == ")":
        last += 1
    last = max(last, head)
    if speaks is not None:
        # The grammar gives a verb two subjects where one is joined to the other.
        twins = [c for c in tree.deps(tree[head].head, "nsubj") if c > head and tree[head].dep == "nsubj"]
        for joined in (*tree.deps(head, "conj"), *twins):
            low, high = extent(tree, joined, dated)
            between = [tree[i].upos for i in range(last + 1, low)]
            beside = between[:1] == ["CCONJ"] and set(between[1:]) <= {"DET", "ADP"}
            # «selon la police et un camp a brûlé»: the next clause begins there.
            after = tree[high + 1].upos if high + 1 < len(tree) else ""
            beside = beside and (tree[head].dep == "nsubj" or after not in {"VERB", "AUX"})
            if beside and tree[joined].upos in _NOMINAL and speaks(joined):
                last = high
    return first, last


def circumstances(tree: Tree, head: int, during: Collection[str]) -> set[int]:
    """Return the tokens of what only says where or when: «la police dans une rue commerçante»."""
    return {i for c in tree.deps(head, "nmod") if tree.case(c) in during for i in tree.subtree(c)}


def _members(tree: Tree, head: int, dated: Collection[int]) -> set[int]:
    members = {head}
    todo = [head]
    while todo:
        current = todo.pop()
        for child in tree.children[current]:
            dep = tree[child].dep
            if dep in _STOP and not (dep == "punct" and child < head and child > min(members)):
                continue
            if (dep == "case" and current == head) or child in dated:
                continue
            if dep == "appos" and child - current > _APPOSED:
                continue
            members.add(child)
            todo.append(child)
    return members


def _name_follows(tree: Tree, last: int, members: Collection[int]) -> bool:
    """Return whether a name in apposition or in brackets follows («le préfet, Jean Morel»)."""
    return (
        last + 2 in members
        and tree[last + 1].lower in {",", "("}
        and tree[last + 2].upos in {"PROPN", "DET", "NOUN"}
    )


def _adjective_follows(tree: Tree, last: int, first: int) -> bool:
    """Return whether the adjective of the source follows that the grammar hangs on an earlier noun."""
    if last + 1 >= len(tree) or tree[last].upos != "NOUN":
        return False
    after = tree[last + 1]
    return after.upos == "ADJ" and after.dep == "amod" and after.head < first
