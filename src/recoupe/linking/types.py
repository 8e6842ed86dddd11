"""Which type an incident has, where its mentions name several (design, section 3)."""

from __future__ import annotations

from collections import Counter

from recoupe.linking.within import Cluster
from recoupe.model.tables import MEANS, type_table, weapon_table

_OPEN = frozenset({"armed_attack", "other", "ied_mine", "violence_against_civilians"})
"""Types that a weapon may make more precise: their words («attaque», «explosion») leave the means open."""

BY_AIR = "air_drone_strike"
_SHELLED = frozenset({"shelling_missile_rocket"})
"""«Bombarder» is said of guns and of aircraft: who does it tells."""

STRONG = 2
"""Votes of one strong word, or of two weak ones: enough for a means to name the type («camion piégé» among
many a bare «attentat»)."""


def incident_type(cluster: Cluster, unrest_report: bool = False) -> tuple[str, tuple[str, ...]]:
    """Return the type of a happening and the rules that gave it.

    `unrest_report` says that the report is one of demonstrations: its clashes and arson are then a riot's.
    Each mention votes for its type, strong words twice; a weapon in an instrument's role makes an open type
    precise. A means that is named wins over words that leave it open; among types with at least a third of
    the leading vote the one of lowest rank wins.
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
            by_air = fill.slot == "perpetrators" and fill.phrase.by_air
            if by_air:
                implied = BY_AIR
            if (
                implied
                and implied != mention.type
                and (mention.type in _OPEN or (by_air and mention.type in _SHELLED))
                and _more_telling(implied, mention.type)
            ):
                votes[implied] += weight
                rules.setdefault(implied, []).extend(fill.rules)
    table = type_table()
    unrest = _unrest(votes, cluster, unrest_report)
    if unrest is not None:
        given = rules.get(unrest) or rules.get("protest") or rules.get("riot") or ["type:unrest"]
        return unrest, tuple(dict.fromkeys((*given, "type:unrest")))
    means = {kind: n for kind, n in votes.items() if kind in MEANS and n >= STRONG}
    if means:
        votes = Counter(means)
    top = max(votes.values())
    standing = [kind for kind, n in votes.items() if 3 * n >= top]
    precise = [kind for kind in standing if not table[kind].general] or standing
    best = min(precise, key=lambda kind: (table[kind].rank, -votes[kind], kind))
    return best, tuple(dict.fromkeys(rules[best]))


_CROWDS = frozenset({"protesters", "rioters"})
_ROUGH = frozenset(
    ["riot", "armed_clash", "violence_against_civilians", "armed_attack", "property_destruction"]
)


def _unrest(votes: Counter[str], cluster: Cluster, unrest_report: bool) -> str | None:
    """Return `riot` or `protest` where a crowd is at the heart of the happening, else None.

    Clashes, injuries and arson around a demonstration are its violence, not happenings of their own.
    """
    calm, rough = votes["protest"], votes["riot"]
    crowd = any(f.phrase.kind in _CROWDS and f.slot != "weapons" for e in cluster for f in e.mention.fills)
    total = sum(votes.values())
    if unrest_report and set(votes) <= _ROUGH | {"protest", "other"} and not _armed(cluster):
        return "riot" if total > calm else "protest"
    if not calm + rough or not (crowd or 2 * (calm + rough) >= total) or 4 * (calm + rough) < total:
        return None
    violent = sum(n for kind, n in votes.items() if kind in _ROUGH)
    return "riot" if violent >= calm else "protest"


def _armed(cluster: Cluster) -> bool:
    """Return whether an armed group or a lethal weapon has a part in the happening."""
    groups = {"rebel_group", "militia", "communal_militia", "gang"}
    return any(
        f.phrase.kind in groups
        if f.slot != "weapons"
        else weapon_table()[f.phrase.kind].implies not in {None, "riot"}
        for e in cluster
        for f in e.mention.fills
    )


def _more_telling(implied: str, named: str) -> bool:
    """Return whether the weapon's type is more precise than the named one; a firearm never unmakes a bomb."""
    table = type_table()
    return table[implied].rank < table[named].rank
