"""Where an incident happened, told by a mention that did not join it: «au Niger», and later «à Kouré»."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from recoupe.linking.agreement import compare_dates
from recoupe.linking.pairs import FAMILIES
from recoupe.linking.when_where import PlaceVote, is_inside, is_one_place
from recoupe.linking.within import Cluster
from recoupe.model import PlaceValue
from recoupe.resolution.events import ResolvedEvent

WIDE = frozenset({"country", "region"})

LEAST_TIE = 0.25
"""How closely the finer place must be tied to the other deed."""
RULE = "place:the-only-finer"


def finer_elsewhere(members: Cluster, resolved: Sequence[ResolvedEvent], place: PlaceValue) -> PlaceValue:
    """Return the one place inside a country or region that another mention names, else the place itself.

    Only a deed of the same kind that nothing tells apart counts, and only where all such deeds name one.
    """
    if isinstance(place.missing, str) or place.precision not in WIDE:
        return place
    votes = [v for v in _votes(members, resolved) if is_inside(v.value, place)]
    if not votes:
        return place
    best = max(votes, key=lambda vote: vote.weight)
    if not all(is_one_place(v.value, best.value) or _holds(v.value, best.value) for v in votes):
        return place
    wider = place.spans if isinstance(place.spans, tuple) else ()
    own = best.value.spans if isinstance(best.value.spans, tuple) else ()
    return msgspec.structs.replace(
        best.value, spans=tuple(dict.fromkeys((*own, *wider))), rules=(*best.rules, RULE)
    )


def _votes(members: Cluster, resolved: Sequence[ResolvedEvent]) -> Iterator[PlaceVote]:
    own = {e.mention.index for e in members}
    families = {FAMILIES[e.mention.type] for e in members}
    for event in resolved:
        mention = event.mention
        if mention.index in own or mention.modality != "actual" or mention.negated or mention.generic:
            continue
        if FAMILIES[mention.type] not in families or mention.recalled or mention.tense == "pluperfect":
            continue
        if any(compare_dates(e.date, event.date) == "conflict" for e in members):
            continue
        for tie in event.place_ties:
            if tie.owner == mention.index and tie.weight >= LEAST_TIE and "place:location" in tie.rules:
                yield PlaceVote(tie.value, tie.weight, tie.rules)


def _holds(a: PlaceValue, b: PlaceValue) -> bool:
    return is_inside(a, b) or is_inside(b, a)
