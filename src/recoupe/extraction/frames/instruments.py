"""A weapon that is only the means of a deed in its sentence is no mention of its own.

«l'attaque qui a été menée avec un engin explosif improvisé», «deux soldats ont été tués par une mine» tell
one happening each, although «engin explosif improvisé» and «mine» alone may stand for one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from recoupe.extraction.draft import EventMention, Fill
from recoupe.extraction.tree import Tree
from recoupe.languages.entries import FrameName

_STEPS = 2
"""Tokens between the weapon and the deed: «attaque menée avec un engin» has one."""
_ARCS = frozenset({"obl", "obl:arg", "obl:mod", "obl:agent", "nmod", "acl", "acl:relcl", "advcl"})
_DEEDS: frozenset[FrameName] = frozenset(
    {"event", "attack", "explode", "launch", "kill", "injure", "die", "undergo"}
)


def fold_instruments(tree: Tree, events: Sequence[EventMention]) -> list[EventMention]:
    """Return the events of a sentence without those that are the means of another, which gains the weapon."""
    by_head = {e.head: e for e in events if e.frame in _DEEDS}
    given: dict[int, Fill] = {}
    folded: dict[int, int] = {}
    for event in events:
        weapon = _weapon(event)
        if weapon is None:
            continue
        deed = _deed(tree, event, by_head)
        if deed is not None and deed.index not in folded:
            folded[event.index] = deed.index
            given[deed.index] = weapon
    return [_armed(_rehung(e, folded), given.get(e.index)) for e in events if e.index not in folded]


def _weapon(event: EventMention) -> Fill | None:
    """Return the weapon that a mention is named by, if its words name nothing else."""
    if not event.nominal or event.frame != "event":
        return None
    return next((f for f in event.fills if f.slot == "weapons" and f.phrase.head == event.head), None)


def _deed(tree: Tree, event: EventMention, by_head: Mapping[int, EventMention]) -> EventMention | None:
    """Return the deed that a weapon hangs on as its means."""
    at = event.head
    for _ in range(_STEPS):
        if tree[at].dep not in _ARCS:
            return None
        at = tree[at].head
        deed = by_head.get(at)
        if deed is not None:
            return None if _weapon(deed) is not None else deed
    return None


def _rehung(event: EventMention, folded: Mapping[int, int]) -> EventMention:
    if event.governor is None or event.governor not in folded:
        return event
    return msgspec.structs.replace(event, governor=folded[event.governor])


def _armed(event: EventMention, weapon: Fill | None) -> EventMention:
    """Return the deed with the weapon by which it was done, unless it has it already."""
    if weapon is None or any(
        f.slot == "weapons" and f.phrase.head == weapon.phrase.head for f in event.fills
    ):
        return event
    return msgspec.structs.replace(event, fills=(*event.fills, weapon))
