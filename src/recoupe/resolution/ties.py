"""How closely the places and dates of a sentence are tied to a happening that it tells."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from recoupe.extraction.draft import ClaimMention, EventMention
from recoupe.extraction.mentions.dates import DateMention
from recoupe.extraction.mentions.governors import Governors
from recoupe.extraction.mentions.places import PlaceMention
from recoupe.model import DateValue, PlaceValue

# The numbers of this table are set by hand and checked on annotated reports.
_ROLES = {"location": 1.0, "topic": 0.6, "bare": 0.35, "dateline": 0.2, "affiliation": 0.06}
OF_THE_DEED = 1.3
"""«L'attentat de Nice»: the place that hangs on the very noun of the deed."""
NEAR_OF = 14
"""Code points between the noun of a deed and a name that hangs on it («attentat terroriste de Nice»)."""
OF_LATER = 0.6
"""A name that hangs on a later noun («l'attentat du marché de Noël de Strasbourg»)."""
FAR_OF = 45
IN_TARGET = 0.9
"""A name inside the phrase of what was hit («le siège de la police de Gao»)."""
GOVERNED, BESIDE, ABOVE, APART = 1.6, 1.3, 1.0, 0.6
"""The deed governs the words, shares their verb, lies above that verb, or in another clause."""
ASIDE = 0.2
"""What is left of the tie of words that tell where the hurt were taken, or where something was said."""
_IN_TOWN = frozenset({"town", "exact"})
"""«La préfecture de police de Paris» stands in Paris, «l'ambassade de France» not in France."""
ELSEWHERE = 0.3
"""What is left of the tie where «où» parts the place from the deed: they stand in two clauses."""
PLACE_REACH, DATE_REACH = 90.0, 120.0
"""Code points within which half of the tie is lost."""
ADJOINING = 3
"""Code points from a cue to the date that follows it at once («a revendiqué, samedi soir, l'attaque»)."""
BETWEEN_KM = 200.0
"""Two ends further apart than this are two parties («entre Washington et Ryad»)."""
METONYM = 0.06
"""A bare site is an institution («l'Élysée», «le Kremlin»), not a place."""
COMMA = 20
"""A comma parts a date from a cue or a deed like so many code points."""


class PlaceTie(msgspec.Struct, frozen=True):
    """A place with what ties it to a happening; `owner` is the mention that its words stand nearest to."""

    value: PlaceValue
    weight: float
    owner: int
    rules: tuple[str, ...] = ()


class DateTie(msgspec.Struct, frozen=True):
    """A date with what ties it to a happening; `owner` is the mention that its words stand nearest to."""

    value: DateValue
    weight: float
    owner: int
    rules: tuple[str, ...] = ()


def gap_between(start: int, end: int, other_start: int, other_end: int) -> int:
    """Return how many code points part two stretches, 0 where they meet.

    >>> gap_between(0, 4, 9, 12)
    5
    """
    return max(0, other_start - end, start - other_end)


def clause_factor(governors: Governors, event: EventMention) -> tuple[float, str]:
    """Return how the grammar ties words to a deed, and the id of the rule that says so."""
    within = set(range(event.first, event.last + 1)) | {event.head}
    if within & set(governors.above):
        return GOVERNED, "governed"
    if within & set(governors.beside):
        return BESIDE, "same-clause"
    if governors.upper and governors.upper[0] in within:
        return GOVERNED, "relative-clause"
    if within & set(governors.upper) or not governors.above:
        return ABOVE, "inner-clause"
    return APART, "other-clause"


def is_between_parties(mention: PlaceMention, value: PlaceValue) -> bool:
    """Return whether «entre A et B» names two countries or far-off capitals: two parties."""
    radius = value.radius_km if isinstance(value.radius_km, int | float) else BETWEEN_KM
    return mention.relation == "between" and radius >= BETWEEN_KM


def is_metonym(mention: PlaceMention, value: PlaceValue) -> bool:
    """Return whether a name without preposition stands for the institution that sits there."""
    return (
        mention.role == "bare" and mention.kind is None and not mention.is_of and value.precision == "exact"
    )


def place_weight(
    mention: PlaceMention, value: PlaceValue, event: EventMention, text: str
) -> tuple[float, tuple[str, ...]]:
    """Return how closely a place is tied to a deed of its sentence, and why."""
    phrase = mention.phrase
    if mention.clause is not None and _covers(mention.clause, event.start, event.end):
        return GOVERNED, (f"place:{mention.role}", "place:where-clause")
    gap = gap_between(event.start, event.end, phrase.start, phrase.end)
    role, name = _ROLES[mention.role], str(mention.role)
    if is_between_parties(mention, value):
        return 0.0, ("place:between-parties",)
    if is_metonym(mention, value):
        return METONYM, ("place:metonym",)
    if mention.role == "bare" and mention.is_of and event.nominal and event.end <= phrase.start:
        between = text[event.end : phrase.start]
        if gap <= NEAR_OF and "," not in between:
            role, name = OF_THE_DEED, "of-the-deed"
        elif gap <= FAR_OF and "," not in between:
            role, name = OF_LATER, "of-a-later-noun"
    is_name = value.precision in _IN_TOWN or (mention.role == "bare" and value.precision != "country")
    if is_name and any(
        f.slot == "targets" and f.phrase.start < phrase.end and phrase.start < f.phrase.end
        for f in event.fills
    ):
        role, name = max((role, name), (IN_TARGET, "of-the-target"))
    factor, clause = clause_factor(mention.governors, event)
    if is_aside(mention, event):
        factor, clause = factor * ASIDE, "aside"
    elif _is_parted(mention, event):
        factor, clause = min(factor, ABOVE) * ELSEWHERE, "where-clause-parts"
    return role * factor / (1 + gap / PLACE_REACH), (f"place:{name}", f"place:{clause}")


def is_aside(mention: PlaceMention, event: EventMention) -> bool:
    """Return whether words tell where someone was taken or spoke, rather than where the deed was done.

    Not so of a deed that stands between («a annoncé l'attaque d'un convoi à Gao») or is that word itself.
    """
    if mention.aside is None or set(mention.governors.above) & set(range(event.first, event.last + 1)):
        return False
    return not mention.aside < event.start < mention.phrase.start


def _is_parted(mention: PlaceMention, event: EventMention) -> bool:
    """Return whether a clause that tells of another place holds either the words or the deed."""
    others = {m.clause for m in event.places if m.clause is not None} - {mention.clause}
    phrase = mention.phrase
    return any(
        _covers(other, phrase.start, phrase.end) != _covers(other, event.start, event.end) for other in others
    )


def _covers(clause: tuple[int, int], start: int, end: int) -> bool:
    return clause[0] <= start and end <= clause[1]


def date_weight(mention: DateMention, event: EventMention) -> tuple[float, tuple[str, ...]]:
    """Return how closely a date is tied to a deed of its sentence, and why."""
    gap = gap_between(event.start, event.end, mention.start, mention.end)
    factor, clause = clause_factor(mention.governors, event)
    return factor / (1 + gap / DATE_REACH), (f"date:{clause}",)


def nearest(start: int, end: int, events: Sequence[EventMention], governors: Governors) -> int:
    """Return the index of the mention that owns words: one that governs them, else the nearest; −1: none."""
    best, least = -1, 1e9
    for event in events:
        factor, _ = clause_factor(governors, event)
        cost = (gap_between(event.start, event.end, start, end) + 8) / factor
        if cost < least:
            best, least = event.index, cost
    return best


def dates_the_saying(
    date: DateMention, event: EventMention, claims: Sequence[ClaimMention], text: str
) -> bool:
    """Return whether a date belongs to a cue («ont fait état mardi de la frappe») rather than to the deed."""
    to_event = _parted(date, event.start, event.end, text)
    for claim in claims:
        if claim.sentence != event.sentence or (claim.cue_start < event.end and event.start < claim.cue_end):
            continue
        if 0 <= date.start - claim.cue_end <= ADJOINING:
            return True
        if all(d.start != date.start for d in claim.dates):
            continue
        if _parted(date, claim.cue_start, claim.cue_end, text) < to_event:
            return True
    return False


def _parted(date: DateMention, start: int, end: int, text: str) -> int:
    low, high = (end, date.start) if end <= date.start else (date.end, start)
    return max(0, high - low) + COMMA * text.count(",", low, max(low, high))
