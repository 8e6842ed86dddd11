"""The date and place of an incident, chosen among those that stand beside its mentions."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence

import msgspec

from recoupe.linking.agreement import distance_km
from recoupe.linking.within import Cluster
from recoupe.model import DateValue, PlaceValue, Span
from recoupe.resolution.events import NO_DATE, NO_PLACE, ResolvedEvent, spans_of

# The numbers of this table are set by hand and checked on annotated reports.
_PRECISION = {"exact": 1.0, "town": 1.0, "area": 0.9, "region": 0.5, "country": 0.2}
"""How much a precise place weighs: a village named once beats a country named twice."""
VAST_KM = 450.0
"""A region with a larger radius («le Sahel») tells less than a country."""
VAST = 0.06
LATER = 0.25
"""How fast mentions lose weight in the order of the text."""
REFINES_NOT = frozenset({"place:head", "place:dateline", "place:beside", "place:affiliation", "place:bare"})
"""Rules of words too loosely tied to the deed to narrow a country or region down to a town."""
LEAST = 0.04
"""A place tied more loosely than this is no place of the deed."""
LEAST_UNRESOLVED = 0.1
"""How closely words that nothing resolves must be tied to the deed to be kept as its place; a bare name
may be anything."""
AFFILIATION = "place:affiliation"
"""«L'armée malienne» tells of a country, and by itself not where."""
NO_GROUND = 0.1
"""«Entre l'Inde et la Chine» names two parties rather than a place."""
OWNED_BY_ANOTHER = 0.4
"""A place or date that stands nearer to a mention of another happening."""
WEAK, UNREAL = 0.7, 0.5
SUPPORT = 0.35
"""What the other mentions of the same place or day add."""
SAME_KM = 15.0
SAID = 0.15
"""A day on which the deed was told: it only bounds the deed, and stands where nothing better is told."""
DAYS_TOLD = 3
"""A span of up to this many days is as good as a day: a night, a week-end."""
FINER, FINER_DAY = 0.35, 0.2
"""The share of the winner's weight from which a finer place or day inside it takes its place."""


class PlaceVote(msgspec.Struct, frozen=True):
    """A place with the weight of the words that name it, and the rules that gave the weight."""

    value: PlaceValue
    weight: float
    rules: tuple[str, ...] = ()


class DateVote(msgspec.Struct, frozen=True):
    """A date with the weight of the words that name it, and the rules that gave the weight."""

    value: DateValue
    weight: float
    rules: tuple[str, ...] = ()


def incident_date(cluster: Cluster, beside: Sequence[DateVote]) -> DateValue:
    """Return when the incident happened.

    The dates of the mentions' sentences vote, by their tie to the deed, days over longer spans; without one
    the dates around (`beside`), then that of a saying, which only bounds the deed.
    """
    votes = list(_date_votes(cluster))
    if not votes:
        votes = [v for v in beside if v.weight > 0]
    return _narrowed(_elect_date(votes), beside) if votes else NO_DATE


def _date_votes(cluster: Cluster) -> Iterator[DateVote]:
    own = {e.mention.index for e in cluster}
    for order, event in enumerate(cluster):
        for tie in event.date_ties:
            weight = tie.weight * _standing(event, order) * _day_weight(tie.value)
            weight *= 1.0 if tie.owner in own else OWNED_BY_ANOTHER
            yield DateVote(tie.value, weight, tie.rules)
        for value in event.said:
            bound = msgspec.structs.replace(value, basis="reporting_date")
            yield DateVote(bound, SAID * _standing(event, order) * _day_weight(value), ("date:saying",))


def _elect_date(votes: Sequence[DateVote]) -> DateValue:
    def score(vote: DateVote) -> float:
        return vote.weight + SUPPORT * sum(
            v.weight for v in votes if v is not vote and _one_day(v.value, vote.value)
        )

    best = max(votes, key=score)
    finer = [v for v in votes if _is_within_days(v.value, best.value) and v.weight >= FINER_DAY * best.weight]
    rules = best.rules
    if finer:
        best = max(finer, key=score)
        rules = (*best.rules, "date:finer")
    spans = _merged(best.value, [v.value for v in votes if _one_day(v.value, best.value)])
    own = best.value.rules if isinstance(best.value.rules, tuple) else ()
    return msgspec.structs.replace(best.value, spans=spans, rules=tuple(dict.fromkeys((*own, *rules))))


def _narrowed(value: DateValue, beside: Sequence[DateVote]) -> DateValue:
    """Return the one day that the report names inside a month or a year, else the date as it is."""
    inside = {
        v.value.edtf: v.value
        for v in beside
        if _is_within_days(v.value, value) and _day_weight(v.value) == 1.0
    }
    if len(inside) != 1 or _day_weight(value) == 1.0:
        return value
    (day,) = inside.values()
    own = day.rules if isinstance(day.rules, tuple) else ()
    return msgspec.structs.replace(day, spans=_merged(day, [value]), rules=(*own, "date:the-only-day-inside"))


def _one_day(a: DateValue, b: DateValue) -> bool:
    return a.start == b.start and a.end == b.end and isinstance(a.start, str)


def _is_within_days(a: DateValue, b: DateValue) -> bool:
    """Return whether `a` is a shorter span of time that lies inside `b`."""
    if not all(isinstance(x, str) for x in (a.start, a.end, b.start, b.end)) or _one_day(a, b):
        return False
    return str(b.start) <= str(a.start) and str(a.end) <= str(b.end) and not _is_day(b)


def _is_day(value: DateValue) -> bool:
    """Return whether a date is a day, or a span so short that it may stand for one."""
    if not isinstance(value.start, str) or not isinstance(value.end, str):
        return False
    span = dt.date.fromisoformat(value.end) - dt.date.fromisoformat(value.start)
    return span.days < DAYS_TOLD


def _day_weight(value: DateValue) -> float:
    if not isinstance(value.start, str) or not isinstance(value.end, str):
        return 0.25
    if _is_day(value):
        return 1.0
    if value.start[:7] == value.end[:7] or int(value.end[:4]) * 12 + int(value.end[5:7]) - 1 == int(
        value.start[:4]
    ) * 12 + int(value.start[5:7]):
        return 0.7
    return 0.3


def _standing(event: ResolvedEvent, order: int) -> float:
    """Return how much a mention's surroundings count for its incident."""
    weight = 1.0 / (1 + LATER * order)
    weight *= WEAK if event.mention.weak else 1.0
    is_real = event.mention.modality == "actual" and not event.mention.negated and not event.mention.generic
    return weight if is_real else weight * UNREAL


BORROWED = frozenset({"place:beside", "place:head", "place:dateline"})
"""Rules of places that a happening's own sentences do not name."""


def incident_place(cluster: Cluster, beside: Sequence[PlaceVote]) -> PlaceValue:
    """Return where the incident happened.

    The places of the mentions' sentences and those around (`beside`) vote by their tie to the deed: first for
    the country, then inside it for a place, precise ones before wide ones.
    """
    every = [*_place_votes(cluster), *beside]
    votes = [v for v in every if not isinstance(v.value.missing, str)]
    unresolved = [v for v in every if v.value.missing == "unresolved" and _is_where(v)]
    unknown = max(unresolved, key=lambda v: v.weight).value if unresolved else NO_PLACE
    if unresolved and all(BORROWED & set(v.rules) for v in votes):
        # Its own sentence names a place that is not known: another sentence can tell the country, no more.
        votes = [v for v in votes if v.value.precision == "country"]
    if not votes:
        return unknown
    votes = _of_one_country(votes)
    scored = [(_place_score(vote, votes), -i, vote) for i, vote in enumerate(votes)]
    scored = [item for item in scored if item[2].weight >= LEAST and AFFILIATION not in item[2].rules]
    if not scored:
        return unknown
    best_score, _, best = max(scored, key=lambda item: item[:2])
    finer = [
        (score, i, v)
        for score, i, v in scored
        if not REFINES_NOT & set(v.rules) and is_inside(v.value, best.value) and score >= FINER * best_score
    ]
    rules = best.rules
    if finer:
        best = max(finer, key=lambda item: item[:2])[2]
        rules = (*best.rules, "place:finer")
    spans = _merged(best.value, [v.value for v in votes if is_one_place(v.value, best.value)])
    return msgspec.structs.replace(best.value, spans=spans, rules=tuple(dict.fromkeys(rules)))


def _is_where(vote: PlaceVote) -> bool:
    return vote.weight >= LEAST_UNRESOLVED and "place:location" in vote.rules


def _place_votes(cluster: Cluster) -> Iterator[PlaceVote]:
    own = {e.mention.index for e in cluster}
    for order, event in enumerate(cluster):
        for tie in event.place_ties:
            weight = tie.weight * _standing(event, order) * (1.0 if tie.owner in own else OWNED_BY_ANOTHER)
            yield PlaceVote(tie.value, weight, tie.rules)


def _of_one_country(votes: Sequence[PlaceVote]) -> list[PlaceVote]:
    """Return the votes for the country with the heaviest ones, and those for places of no one country."""
    weights: Counter[str] = Counter()
    for vote in votes:
        if isinstance(vote.value.country, str):
            weights[vote.value.country] += vote.weight  # type: ignore[assignment]  # Counter holds floats as well
    if not weights:
        return list(votes)
    country = max(weights, key=lambda c: weights[c])
    return [v for v in votes if v.value.country in (country, None) or not isinstance(v.value.country, str)]


def _place_score(vote: PlaceVote, votes: Sequence[PlaceVote]) -> float:
    same = sum(v.weight for v in votes if v is not vote and is_one_place(v.value, vote.value))
    return (vote.weight + SUPPORT * same) * _fineness(vote.value)


def _fineness(value: PlaceValue) -> float:
    radius = value.radius_km if isinstance(value.radius_km, int | float) else 0.0
    if not isinstance(value.country, str) and not isinstance(value.lat, int | float):
        return NO_GROUND
    return VAST if radius > VAST_KM else _PRECISION.get(str(value.precision), 0.3)


def is_one_place(a: PlaceValue, b: PlaceValue) -> bool:
    """Return whether two values are one place: the same entry, or two precise points close by."""
    if isinstance(a.gazetteer_id, str) and a.gazetteer_id == b.gazetteer_id:
        return a.precision == b.precision
    if {str(a.precision), str(b.precision)} <= {"exact", "town", "area"}:
        distance = distance_km(a, b)
        return distance is not None and distance <= SAME_KM
    return False


def is_inside(a: PlaceValue, b: PlaceValue) -> bool:
    """Return whether `a` is a finer place that may lie inside `b`."""
    if _fineness(a) <= _fineness(b):
        return False
    distance = distance_km(a, b)
    if distance is None:
        return a.country == b.country
    radius = b.radius_km if isinstance(b.radius_km, int | float) else 0.0
    return distance <= radius * 1.2


def _merged(value: PlaceValue | DateValue, others: Sequence[PlaceValue | DateValue]) -> tuple[Span, ...]:
    """Return the spans of a value, then those of the other mentions of the same."""
    spans = [*spans_of(value), *(s for other in others for s in spans_of(other))]
    return tuple(dict.fromkeys(spans))
