"""Tolls of one sentence that belong together: those to be added, and those that list many deeds."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from recoupe.extraction.draft import TollMention
from recoupe.extraction.tree import Tree

LISTED = 3
"""Numbers for one slot in a sentence from which on they are a list of deeds, no versions of one."""

_JOINING = frozenset({"ADJ", "ADV", "CCONJ", "PUNCT"})


def grouped(tree: Tree, tolls: Sequence[TollMention]) -> list[TollMention]:
    """Return the tolls of a sentence, those that one list tells under one head («5 graves et 8 légers»).

    Where three or more remain for a slot («14 morts à Sanam, 89 à Chinégodar et 71 à Inates»), each is one of
    another deed: they are marked as totals.
    """
    joined: list[TollMention] = []
    for toll in tolls:
        before = next((t for t in reversed(joined) if t.slot == toll.slot and not t.part), None)
        if before is not None and not toll.part and _continues(tree, before, toll):
            joined.append(msgspec.structs.replace(toll, head=before.head, host=before.host))
        else:
            joined.append(toll)
    heads = {
        slot: {t.head for t in joined if t.slot == slot and not (t.part or t.attacker or t.story or t.care)}
        for slot in ("killed", "injured")
    }
    return [msgspec.structs.replace(t, total=t.total or len(heads.get(t.slot, ())) >= LISTED) for t in joined]


def _continues(tree: Tree, before: TollMention, toll: TollMention) -> bool:
    """Return whether nothing but joining words stands between two counted nouns, or «others» follow."""
    if toll.head == before.head or before.count.end >= toll.count.start:
        return False
    between = [t for t in tree.tokens if before.end <= t.start < toll.count.start]
    if not any(t.upos == "CCONJ" or t.lower == "," for t in between):
        return False
    last = next((t.i for t in reversed(tree.tokens) if t.end <= toll.count.end), 0)
    # «dix blessés ont été transférés et 32 ont été soignés sur place»: the number counts others of them.
    alone = last + 1 < len(tree) and tree[last + 1].upos == "AUX"
    return toll.count.other or alone or (len(between) <= 3 and {t.upos for t in between} <= _JOINING)
