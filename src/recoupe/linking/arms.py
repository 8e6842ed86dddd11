"""With what it was done, where the sentence of the deed does not say: «il était armé d'un couteau».

A weapon that no mention has for its own belongs to the deed told in its sentence, or else to the one told
just before or after.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from recoupe.extraction.draft import Draft, Fill, Phrase
from recoupe.linking.pairs import FAMILIES
from recoupe.linking.within import Cluster
from recoupe.model.tables import weapon_table

_SCORE = 0.3
"""What such a weapon weighs; set by hand, below what a scorer's fill must reach."""
_FAMILIES = frozenset({"attack", "abduction", "unrest"})
_HANDLED = frozenset(
    {
        "blade",
        "firearm",
        "blunt",
        "explosive",
        "incendiary",
        "ied",
        "grenade",
        "crowd_control",
        "suicide_device",
        "vehicle_ramming",
        "vehicle_bomb",
    }
)
"""Kinds that people carry or drive to a deed; what flies overhead may only watch or help."""
_NEAR = 1
"""Sentences between a deed and a weapon told apart from it."""


def arms(draft: Draft, clusters: Sequence[Cluster], kinds: Sequence[str]) -> Mapping[int, tuple[Fill, ...]]:
    """Return, by the place of a cluster, the weapons that the report names apart from the deed."""
    used = {(f.phrase.start, f.phrase.end) for e in draft.events for f in e.fills}
    found: dict[int, list[Fill]] = {}
    for phrase in draft.phrases:
        if phrase.cls != "weapon" or phrase.kind not in _HANDLED or phrase.effect:
            continue
        if (phrase.start, phrase.end) in used:
            continue
        owner = _owner(phrase, clusters, kinds)
        if owner is not None:
            rules = ("role:arm/apart", *phrase.rules)
            found.setdefault(owner, []).append(Fill(slot="weapons", phrase=phrase, score=_SCORE, rules=rules))
    return {k: tuple(fills) for k, fills in found.items()}


def _owner(phrase: Phrase, clusters: Sequence[Cluster], kinds: Sequence[str]) -> int | None:
    """Return the deed nearest to a weapon that may have been done with it."""
    near = [
        (abs(e.mention.sentence - phrase.sentence), abs(e.mention.start - phrase.start), k)
        for k, members in enumerate(clusters)
        if FAMILIES[kinds[k]] in _FAMILIES and _fits(phrase.kind, kinds[k])
        for e in members
        if abs(e.mention.sentence - phrase.sentence) <= _NEAR
    ]
    return min(near)[2] if near else None


def _fits(weapon: str, kind: str) -> bool:
    """Return whether a deed of that type may be done with the weapon."""
    implied = weapon_table()[weapon].implies
    return implied is None or implied == kind
