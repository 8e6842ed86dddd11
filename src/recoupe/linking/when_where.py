"""The date and place of an incident, chosen among those that stand beside its mentions."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from recoupe.linking.agreement import compare_dates, compare_places
from recoupe.linking.within import Cluster
from recoupe.model import DateValue, PlaceValue
from recoupe.resolution.events import NO_DATE, NO_PLACE

_PRECISION = {"exact": 1.6, "town": 1.5, "area": 1.3, "region": 0.7, "country": 0.25}
"""How much more a precise place weighs: a village named once beats a country named twice."""


def incident_date(cluster: Cluster, beside: Sequence[DateValue]) -> DateValue:
    """Return when the incident happened.

    The nearest date of each mention votes, days over longer spans, main mentions over later ones; without
    one the dates of neighbouring sentences (`beside`), then that of the saying, which only bounds the deed.
    """
    votes: list[tuple[float, DateValue]] = []
    for order, event in enumerate(cluster):
        for rank, value in enumerate(event.dates[:2]):
            weight = _day_weight(value) / (1 + 0.3 * order) / (1 + 1.5 * rank)
            weight *= 0.7 if event.mention.weak else 1.0
            votes.append((weight, value))
    if votes:
        return _elect_date(votes)
    if beside:
        return beside[0]
    said = [value for event in cluster for value in event.said]
    if said:
        return _reported(said[0])
    return NO_DATE


def _elect_date(votes: Sequence[tuple[float, DateValue]]) -> DateValue:
    def support(value: DateValue) -> float:
        return sum(w for w, other in votes if compare_dates(value, other) == "agree")

    return max(votes, key=lambda pair: support(pair[1]) * 0.5 + pair[0])[1]


def _day_weight(value: DateValue) -> float:
    if not isinstance(value.start, str) or not isinstance(value.end, str):
        return 0.3
    if value.start == value.end:
        return 1.5
    if value.start[:7] == value.end[:7]:
        return 1.0
    return 0.4


def _reported(value: DateValue) -> DateValue:
    return msgspec.structs.replace(value, basis="reporting_date", rules=("date:saying",))


def incident_place(cluster: Cluster, beside: Sequence[PlaceValue]) -> PlaceValue:
    """Return where the incident happened: the place with most support, precise ones before wide ones."""
    votes: list[tuple[float, PlaceValue]] = []
    for order, event in enumerate(cluster):
        for rank, value in enumerate(event.places[:3]):
            weight = _place_weight(value) / (1 + 0.3 * order) / (1 + 0.6 * rank)
            votes.append((weight, value))
    if not votes:
        votes = [(_place_weight(v) / (1 + i), v) for i, v in enumerate(beside)]
    if not votes:
        return NO_PLACE
    scored = [
        (sum(w for w, other in votes if compare_places(value, other) == "agree") * 0.3 + weight, -i, value)
        for i, (weight, value) in enumerate(votes)
    ]
    best = max(scored, key=lambda item: item[:2])[2]
    if isinstance(best.missing, str):
        return best
    same = [v for _, v in votes if compare_places(best, v) == "agree" and not isinstance(v.missing, str)]
    return max(same, key=lambda v: (_PRECISION.get(str(v.precision), 0.5), v == best), default=best)


def _place_weight(value: PlaceValue) -> float:
    if isinstance(value.missing, str):
        return 0.5
    return _PRECISION.get(str(value.precision), 0.5)
