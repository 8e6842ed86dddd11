"""Which type an incident has, where its mentions name several (design, section 3)."""

from __future__ import annotations

from collections import Counter

from recoupe.linking.within import Cluster
from recoupe.model.tables import type_table, weapon_table

_OPEN = frozenset({"armed_attack", "other", "ied_mine", "violence_against_civilians"})
"""Types that a weapon may make more precise: their words («attaque», «explosion») leave the means open."""

MEANS = frozenset(
    "air_drone_strike shelling_missile_rocket ied_mine suicide_attack grenade chemical_weapon".split()
)


def incident_type(cluster: Cluster) -> tuple[str, tuple[str, ...]]:
    """Return the type of a happening and the rules that gave it.

    Each mention votes for its type, strong words twice; a weapon in an instrument's role makes an open type
    precise. Among types with at least a third of the leading vote the one of lowest rank wins.
    """
    votes: Counter[str] = Counter()
    rules: dict[str, list[str]] = {}
    for event in cluster:
        mention = event.mention
        weight = (1 if mention.weak else 2) + (1 if mention.headline else 0)
        votes[mention.type] += weight
        rules.setdefault(mention.type, []).extend(mention.rules)
        for fill in mention.fills:
            implied = weapon_table()[fill.phrase.kind].implies if fill.slot == "weapons" else None
            if implied and implied != mention.type and mention.type in _OPEN and _more_telling(implied, mention.type):
                votes[implied] += weight
                rules.setdefault(implied, []).extend(fill.rules)
    table = type_table()
    unrest = _unrest(votes, cluster)
    if unrest is not None:
        given = rules.get(unrest) or rules.get("protest") or rules.get("riot") or ["type:unrest"]
        return unrest, tuple(dict.fromkeys((*given, "type:unrest")))
    top = max(votes.values())
    standing = [kind for kind, n in votes.items() if 3 * n >= top]
    precise = [kind for kind in standing if not table[kind].general] or standing
    best = min(precise, key=lambda kind: (table[kind].rank, -votes[kind], kind))
    return best, tuple(dict.fromkeys(rules[best]))


_CROWDS = frozenset({"protesters", "rioters"})
_ROUGH = frozenset("riot armed_clash violence_against_civilians armed_attack property_destruction".split())


def _unrest(votes: Counter[str], cluster: Cluster) -> str | None:
    """Return `riot` or `protest` where a crowd is at the heart of the happening, else None.

    Clashes, injuries and arson around a demonstration are its violence, not happenings of their own.
    """
    calm, rough = votes["protest"], votes["riot"]
    crowd = any(
        f.phrase.kind in _CROWDS and f.slot != "weapons" for e in cluster for f in e.mention.fills
    )
    total = sum(votes.values())
    if not calm + rough or not (crowd or 2 * (calm + rough) >= total) or 4 * (calm + rough) < total:
        return None
    violent = sum(n for kind, n in votes.items() if kind in _ROUGH)
    return "riot" if violent >= calm else "protest"


def _more_telling(implied: str, named: str) -> bool:
    """Return whether the weapon's type is more precise than the named one; a firearm never unmakes a bomb."""
    table = type_table()
    return table[implied].rank < table[named].rank
