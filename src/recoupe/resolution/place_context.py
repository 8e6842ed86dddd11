"""Which countries a report speaks of, so that its places are looked for there."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence

import msgspec

from recoupe.extraction.mentions.places import PlaceMention
from recoupe.resolution.gazetteer import Gazetteer, Place
from recoupe.resolution.name_keys import ARTICLE, strict_key

# The numbers of this table are set by hand (checked on the places of annotated reports).
ALTERNATE = -0.7
CERTAIN, CERTAIN_BARE, KNOWN = 4.6, 5.0, 4.0
"""How well known a place must be (log of people) to speak for its country, without a preposition before it,
and to do so only where others speak for it too."""
DISTINCTIVE = 2
"""Words of a name that leave little doubt of what bears it («Romans-sur-Isère»)."""
ONLY_ONE = 0.4
"""The weight in context of a little-known place which has no namesake in another country."""
_STANDING = {"country": 9.0, "admin1": 5.2, "area": 5.0, "site": 4.6, "airport": 3.4}
_WEIGHTS = {"location": 1.0, "topic": 1.5, "dateline": 0.5, "affiliation": 0.6, "bare": 0.6}


class PlaceContext(msgspec.Struct, frozen=True):
    """How much a report speaks of each country (ISO 3166-1 alpha-2), the shares adding up to 1.

    `reach` holds these countries, those where the parties named are at home, and the neighbours of both:
    where a little-known place may be looked for. It is empty where the report names none.
    """

    shares: dict[str, float]
    leading: str | None = None
    reach: frozenset[str] = frozenset()


def place_context(
    mentions: Sequence[PlaceMention], gazetteer: Gazetteer, parties: Collection[str] = ()
) -> PlaceContext:
    """Return the countries that a report speaks of, and the leading one.

    Args:
        mentions: the place mentions of the report.
        gazetteer: where they are looked up.
        parties: the countries where the parties named are at home.
    """
    weights: Counter[str] = Counter()
    little_known: list[tuple[str, str, float]] = []
    for mention in mentions:
        weight = _WEIGHTS[mention.role]
        country = mention.country or gazetteer.country(mention.name)
        if country is None and not mention.is_here:
            places = gazetteer.lookup(mention.name)
            is_bare = mention.role == "bare" and mention.kind is None
            country = _certain_country(places, CERTAIN_BARE if is_bare else CERTAIN)
            if (
                country is None
                and len({p.country for p in places}) == 1
                and is_distinctive(places[0], mention)
            ):
                country = places[0].country
            if country is None and not is_bare:
                little_known += _little_known(mention, weight, places)
        if country is not None:
            weights[country] += weight  # type: ignore[assignment]  # Counter holds floats as well
    near = _with_neighbours({*weights, *parties}, gazetteer)
    for country, weight in _believed(little_known, near):
        weights[country] += weight  # type: ignore[assignment]
    total = sum(weights.values())
    if not total:
        return PlaceContext({}, reach=near)
    shares = {country: weight / total for country, weight in weights.items()}
    reach = _with_neighbours({*shares, *parties}, gazetteer)
    return PlaceContext(shares, max(shares, key=lambda country: shares[country]), reach)


def _little_known(
    mention: PlaceMention, weight: float, places: Sequence[Place]
) -> Iterator[tuple[str, str, float]]:
    """Yield the country that a little-known place would speak for, the place's name and the weight."""
    country = _certain_country(places, KNOWN)
    if country is not None:
        yield country, mention.name, weight
    elif mention.role == "location" and len({place.country for place in places}) == 1 and places[0].country:
        yield places[0].country, mention.name, weight * ONLY_ONE


def _believed(
    little_known: Sequence[tuple[str, str, float]], near: frozenset[str]
) -> Iterator[tuple[str, float]]:
    """Yield the votes of little-known places: by themselves only where nothing else tells the country.

    A village speaks for its country where that is named, or next to one that is, or where two villages agree.
    """
    names: defaultdict[str, set[str]] = defaultdict(set)
    for country, name, _ in little_known:
        names[country].add(name)
    for country, _, weight in little_known:
        if not near or country in near or len(names[country]) > 1:
            yield country, weight


def _with_neighbours(countries: Collection[str], gazetteer: Gazetteer) -> frozenset[str]:
    return frozenset(countries).union(*(gazetteer.neighbours(country) for country in countries))


def standing(place: Place) -> float:
    """Return how well known a place is, on the scale of the logarithm of a town's population."""
    fixed = _STANDING.get(place.kind)
    return math.log10(place.population + 500) if fixed is None else fixed


def is_distinctive(place: Place, mention: PlaceMention) -> bool:
    """Return whether a mention gives the full name of a place, of several words beside the articles."""
    words = [word for word in strict_key(mention.name).split() if word != ARTICLE]
    return place.kind == "city" and place.is_main and len(words) >= DISTINCTIVE


def _certain_country(places: Sequence[Place], floor: float) -> str | None:
    """Return the country of a name that means one place, or one far better known than the others."""
    if not places:
        return None
    ranks = [(standing(place) + (0.0 if place.is_main else ALTERNATE), place.country) for place in places]
    ranks.sort(key=lambda item: item[0], reverse=True)
    others = [rank for rank, country in ranks if country != ranks[0][1]]
    return ranks[0][1] if ranks[0][0] >= floor and (not others or ranks[0][0] - others[0] > 1.0) else None
