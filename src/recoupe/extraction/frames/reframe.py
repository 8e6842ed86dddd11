"""What the parties of a happening make of it: weapons destroyed in the air were intercepted, and so on."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

import msgspec

from recoupe.extraction.draft import EventMention, OutcomeMention
from recoupe.extraction.tree import Tree
from recoupe.model.tables import weapon_table

_IN_FLIGHT = frozenset({"drone", "one_way_drone", "missile", "rocket"})
_PATIENT_RULES = ("/obj", "/subj_pass", "/of")
_STOPPED = ("/obj", "/subj_pass")


def _took_weapons(event: EventMention) -> bool:
    """Return whether weapons are what was found or taken: «découvrir» alone says little."""
    return any(f.slot == "weapons" and f.rules[0].endswith(_PATIENT_RULES) for f in event.fills)


def is_halt(event: EventMention) -> bool:
    """Return whether what was «arrested» is a vehicle: it was only made to stop («ils ont arrêté un bus»)."""
    return (
        event.frame == "arrest"
        and not event.nominal
        and any(f.phrase.kind == "vehicle" and f.rules[0].endswith(_STOPPED) for f in event.fills)
    )


def reframe(event: EventMention, tree: Tree, recalled: AbstractSet[int]) -> EventMention:
    """Return the event as its parties make it.

    «les roquettes ont été détruites» tells of an attack that was intercepted; an interception of drones is
    the drones' attack, told by its ending. A mention that hangs on words of commemoration
    («l'anniversaire de l'assassinat») is marked as recalled.
    """
    near = (*tree.ancestors(event.head), *range(event.first - 4, event.first))
    if event.nominal and any(i in recalled for i in near):
        event = msgspec.structs.replace(event, recalled=True)
    if event.frame == "seize" and event.weak and _took_weapons(event):
        return msgspec.structs.replace(event, weak=False)
    if event.frame not in {"destroy", "intercept"}:
        return event
    flying = next(
        (
            f.phrase
            for f in event.fills
            if f.slot == "weapons" and f.phrase.kind in _IN_FLIGHT and f.rules[0].endswith(_PATIENT_RULES)
        ),
        None,
    )
    implied = weapon_table()[flying.kind].implies if flying is not None else None
    if flying is None or implied is None:
        return event
    ending = OutcomeMention(
        value="intercepted",
        sentence=event.sentence,
        start=event.start,
        end=event.end,
        negated=event.negated,
        rules=("reframe:weapon-stopped", *event.rules),
    )
    return msgspec.structs.replace(
        event,
        type=implied,
        frame="intercept",
        weak=False,
        outcome=ending,
        rules=("reframe:weapon-stopped", *event.rules),
    )
