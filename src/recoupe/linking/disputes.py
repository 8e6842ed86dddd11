"""Where two claims about one incident cannot both hold, no side is chosen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import get_args

import msgspec

from recoupe.model import Claim, Incident, Party
from recoupe.model.record import SlotName

_ONE_VALUED = ("date", "place", "killed", "injured", "missing_persons", "arrested", "outcome")


def settle(incident: Incident, claims: Sequence[Claim]) -> Incident:
    """Return the incident with the slots that its claims contest marked as disputed.

    A denied part («nie toute implication») disputes the perpetrators where somebody accuses or claims; a
    denied happening leaves the slots alone, its claim stands beside.
    """
    own = [c for c in claims if c.incident == incident.id]
    disputed: set[SlotName] = set()
    for slot in _ONE_VALUED:
        if getattr(getattr(incident, slot), "disputed", False) is True:
            disputed.add(slot)  # type: ignore[arg-type]
    denied = {c.about for c in own if c.stance == "denied"}
    blamed = any(c.stance in {"accused", "claimed_responsibility"} for c in own)
    perpetrators = incident.perpetrators
    if "perpetrators" in denied and (blamed or isinstance(perpetrators, tuple)):
        disputed.add("perpetrators")
        if isinstance(perpetrators, tuple):
            perpetrators = tuple(_deny(p, own) for p in perpetrators)
    order = [s for s in get_args(SlotName) if s in disputed]
    return msgspec.structs.replace(incident, disputed=tuple(order), perpetrators=perpetrators)


def _deny(party: Party, claims: Sequence[Claim]) -> Party:
    """Return the party as denied where it is itself the one that denies its part."""
    for claim in claims:
        if claim.stance != "denied" or claim.about != "perpetrators":
            continue
        same = claim.source.actor is not None and claim.source.actor == party.actor
        if same or (claim.source.text and claim.source.text.lower() in party.text.lower()):
            return msgspec.structs.replace(party, status="denied", claims=(*party.claims, claim.id))
    return party
