"""What a claim says of the slot it is about, in that slot's shape."""

from __future__ import annotations

from collections.abc import Callable

from recoupe.extraction.draft import Phrase
from recoupe.linking.claims import Attached
from recoupe.linking.parties import accused_parties
from recoupe.model import ClaimItem, ClaimValue, Span
from recoupe.resolution.actors import ActorMatch

_TOLLS = frozenset({"killed", "injured", "missing_persons", "arrested"})


def claim_value(
    text: str, item: Attached, resolve: Callable[[Phrase], ActorMatch]
) -> ClaimValue | tuple[ClaimItem, ...] | None:
    """Return the value that a claim gives to its slot, or None where its words give none."""
    claim = item.claim
    if item.about in _TOLLS:
        toll = next((t for t in claim.tolls if t.slot == item.about), None)
        if toll is None:
            return None
        span = Span.cut(text, toll.start, toll.end)
        return ClaimValue(low=toll.count.low, high=toll.count.high, best=toll.count.low, spans=(span,))
    if item.about == "outcome" or (item.about == "incident" and claim.outcome is not None):
        if claim.outcome is None:
            return None
        span = Span.cut(text, claim.outcome.start, claim.outcome.end)
        return ClaimValue(value=claim.outcome.value, spans=(span,))
    if item.about == "perpetrators":
        found = [
            ClaimItem(
                text=party.text,
                name=party.name,
                actor=party.actor,
                kind=party.kind,
                country=party.country,
                status=party.status,
                spans=party.spans,
            )
            for party in accused_parties(text, claim, resolve)
        ]
        return tuple(found) or None
    return None
