"""From place mentions to values: which place of the gazetteer is meant, and the area that the words give."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

import msgspec

from recoupe.extraction.mentions.places import PlaceMention
from recoupe.model.slots import PlaceValue, Precision
from recoupe.resolution.gazetteer import Box, Gazetteer, Place
from recoupe.resolution.name_keys import strict_key

# The numbers of this table are set by hand (checked on the places of annotated reports): a country in
# context outweighs a factor of about 300 in population, a stated container outweighs everything.
CONTEXT_WEIGHT = 2.5
CONTAINER_MATCH = 4.0
CONTAINER_CLASH = -3.0
ALTERNATE = -0.7
KIND_FIT = 2.0
TOWN = 8_000
NAMESAKE = 2.0
"""A region that has a town's name is meant only where a noun says so («la région de Gao»)."""
CERTAIN, CERTAIN_BARE = 4.0, 5.0
"""How well known a place must be to speak for its country (log of people), less so after a preposition."""
ONLY_ONE = 0.4
"""The weight in context of a little-known place which has no namesake in another country."""
STRAY_FLOOR = 4.3
"""A place in a country of which the report says nothing must be a town of 20,000 at least."""
BARE_ALTERNATE_FLOOR = 5.3
"""A bare name which is only one among the many of a town must mean one of 200,000 people."""
LESSER_FLOOR = 3.9
"""A lesser name (an alternative spelling, an old name) is believed of a town of 8,000 at least."""
ACRONYM = 5
"""Capitals up to this length are an organisation's («à la CIA»), unless they are a place's main name."""
BARE_FLOOR = 5.0
"""A bare name (no preposition) must reach this: a town of 100,000, or a lesser one in a country named."""

_STANDING = {"country": 9.0, "admin1": 5.2, "area": 5.0, "site": 4.6, "airport": 3.4}
_WEIGHTS = {"location": 1.0, "topic": 1.5, "dateline": 0.5, "affiliation": 0.6, "bare": 0.6}
_FITS = {
    "city": ("city",), "village": ("city",), "province": ("admin1", "area"), "area": ("area", "admin1"),
    "base": ("site", "airport"), "site": ("site",), "quarter": ("site", "area"), "street": ("site",),
    "sea": ("area",), "country": ("country",), "border": ("country",),
}  # fmt: skip
PART = 0.36
"""How far from the middle of a box «the north» lies: in its outer third, by hand."""
LARGER = 1.5
"""How much wider than a province another must be to hold it."""
_OFFSET_KM = 15.0
_NEAR_KM = 20.0
_KM_PER_DEGREE = 111.2
_REGION_KM = 60.0


class PlaceContext(msgspec.Struct, frozen=True):
    """How much a report speaks of each country (ISO 3166-1 alpha-2), the shares adding up to 1."""

    shares: dict[str, float]
    leading: str | None = None


def place_context(mentions: Sequence[PlaceMention], gazetteer: Gazetteer) -> PlaceContext:
    """Return the countries that the place mentions of a report speak of, and the leading one."""
    weights: Counter[str] = Counter()
    for mention in mentions:
        weight = _WEIGHTS[mention.role]
        country = mention.country or gazetteer.country(mention.name)
        if country is None and not mention.is_here:
            places = gazetteer.lookup(mention.name)
            is_bare = mention.role == "bare" and mention.kind is None
            country = _certain_country(places, CERTAIN_BARE if is_bare else CERTAIN)
            if country is None and mention.role == "location" and len({p.country for p in places}) == 1:
                country, weight = places[0].country, weight * ONLY_ONE
        if country is not None:
            weights[country] += weight  # type: ignore[assignment]  # Counter holds floats as well
    total = sum(weights.values())
    if not total:
        return PlaceContext({})
    shares = {country: weight / total for country, weight in weights.items()}
    return PlaceContext(shares, max(shares, key=lambda country: shares[country]))


def resolve_place(mention: PlaceMention, gazetteer: Gazetteer, context: PlaceContext) -> PlaceValue:
    """Return the value of a mention: a place with its area, or the raw words where nothing fits."""
    if mention.is_capital or mention.is_here:
        return _lean(mention, gazetteer, context)
    place = choose_place(mention, gazetteer, context)
    if place is None:
        if mention.country is not None and mention.name.lower() == mention.span.quote.lower():
            return _of_country(mention, gazetteer.country_place(mention.country), context)
        return _held_by(mention, gazetteer, context)
    if place.kind == "country":
        return _of_country(mention, place, context)
    return _value(mention, place, _area(mention, place, gazetteer, context))


def choose_place(mention: PlaceMention, gazetteer: Gazetteer, context: PlaceContext) -> Place | None:
    """Return the likeliest place of the mention's name, or none that is likely enough."""
    held = [
        place
        for name in mention.containers
        if (place := _container(name, gazetteer)) and place.kind in ("country", "admin1", "area")
    ]
    candidates = [place for place in _candidates(mention, gazetteer) if not _is_mistaken(place, mention)]
    has_town = any(place.kind == "city" and place.population >= TOWN for place in candidates)
    scored = [
        (
            _score(place, mention, context, held)
            - (NAMESAKE if has_town and _is_wide(place, mention) else 0.0),
            place,
        )
        for place in candidates
    ]
    if not scored:
        return None
    score, best = max(scored, key=lambda item: item[0])
    is_weak = mention.role in ("bare", "affiliation") and mention.kind is None and score < BARE_FLOOR
    is_astray = bool(context.shares) and not held and best.country is not None
    is_astray = is_astray and best.country not in context.shares and standing(best) < STRAY_FLOOR
    is_clash = bool(held) and best.kind != "country" and all(_held(best, container) < 0 for container in held)
    return None if is_weak or is_astray or is_clash or _is_doubtful(best, mention) else best


def capital_of(country: str, gazetteer: Gazetteer) -> Place | None:
    """Return the capital of a country: only for words that name it («la capitale malienne»)."""
    return gazetteer.capital(country)


def _candidates(mention: PlaceMention, gazetteer: Gazetteer) -> list[Place]:
    found = gazetteer.lookup(mention.name)
    if mention.noun and mention.kind in ("base", "site", "quarter", "area"):
        named = gazetteer.lookup(mention.noun)
        if mention.kind == "base":
            named += gazetteer.lookup(f"airport {mention.name}")
        found = [*named, *found]
    return found


def _is_doubtful(place: Place, mention: PlaceMention) -> bool:
    """Return whether a bare name rests on nothing but a lesser name of some town."""
    is_bare = mention.role in ("bare", "affiliation") and mention.kind is None
    return is_bare and not place.is_main and standing(place) < BARE_ALTERNATE_FLOOR


def _is_mistaken(place: Place, mention: PlaceMention) -> bool:
    """Return whether a small town's lesser name, or a town for a quarter, cannot be meant."""
    if place.kind != "city":
        return False
    if mention.kind in ("quarter", "street"):
        return True
    is_acronym = mention.name.isupper() and len(mention.name) <= ACRONYM
    return not place.is_main and (is_acronym or standing(place) < LESSER_FLOOR)


def _is_wide(place: Place, mention: PlaceMention) -> bool:
    return place.kind in ("admin1", "area") and mention.kind not in ("province", "area", "sea")


def _score(place: Place, mention: PlaceMention, context: PlaceContext, held: Sequence[Place]) -> float:
    score = standing(place) + CONTEXT_WEIGHT * math.sqrt(context.shares.get(place.country or "", 0.0))
    score += 0.0 if place.is_main else ALTERNATE
    if mention.country is not None and place.kind != "country":
        score += CONTAINER_MATCH if place.country == mention.country else CONTAINER_CLASH
    for container in held:
        score += _held(place, container)
    if mention.kind is not None:
        score += KIND_FIT if place.kind in _FITS[mention.kind] else -KIND_FIT / 2
    return score


def standing(place: Place) -> float:
    """Return how well known a place is, on the scale of the logarithm of a town's population."""
    fixed = _STANDING.get(place.kind)
    return math.log10(place.population + 500) if fixed is None else fixed


def _held(place: Place, container: Place) -> float:
    if place.id == container.id:
        return 0.0
    if {place.kind, container.kind} <= {"admin1", "area"} and not _is_larger(container, place):
        return 0.0  # provinces told one after the other
    if place.country is None:
        return 0.0  # seas and areas of several countries
    if container.country is not None and place.country != container.country:
        return CONTAINER_CLASH
    if container.kind == "country":
        return CONTAINER_MATCH
    is_named = place.admin1 is not None and strict_key(place.admin1) == strict_key(container.name)
    return CONTAINER_MATCH if is_named or _is_within(place, container) else CONTAINER_CLASH


def _is_larger(container: Place, place: Place) -> bool:
    return (container.radius_km or 0.0) > LARGER * (place.radius_km or 0.0)


def _is_within(place: Place, container: Place) -> bool:
    if place.lat is None or place.lon is None or container.lat is None or container.lon is None:
        return False
    reach = 1.6 * (container.radius_km or 10.0) + 15.0
    return distance_km(place.lat, place.lon, container.lat, container.lon) <= reach


def _container(name: str, gazetteer: Gazetteer) -> Place | None:
    if len(name) == 2 and name.isupper():
        return gazetteer.country_place(name)
    found = gazetteer.lookup(name)
    return max(
        found, key=lambda place: standing(place) + (1.0 if place.kind == "admin1" else 0.0), default=None
    )


def _certain_country(places: Sequence[Place], floor: float) -> str | None:
    """Return the country of a name that means one place, or one far better known than the others."""
    if not places:
        return None
    ranks = [(standing(place) + (0.0 if place.is_main else ALTERNATE), place.country) for place in places]
    ranks.sort(key=lambda item: item[0], reverse=True)
    others = [rank for rank, country in ranks if country != ranks[0][1]]
    return ranks[0][1] if ranks[0][0] >= floor and (not others or ranks[0][0] - others[0] > 1.0) else None


def _lean(mention: PlaceMention, gazetteer: Gazetteer, context: PlaceContext) -> PlaceValue:
    """Resolve words that lean on a country named elsewhere in the report, or by an adjective."""
    country = mention.country or context.leading
    place = gazetteer.country_place(country) if country else None
    if place is None:
        return _unresolved(mention)
    if not mention.is_capital:
        return _of_country(mention, place, context)
    capital = capital_of(place.country or "", gazetteer)
    if capital is None:
        return _unresolved(mention)
    return _value(mention, capital, _area(mention, capital, gazetteer, context))


def _held_by(mention: PlaceMention, gazetteer: Gazetteer, context: PlaceContext) -> PlaceValue:
    """Return the nearest place that the text says holds an unknown one, or the raw words."""
    is_place = mention.role == "location" or mention.kind is not None
    for name in mention.containers if is_place else ():
        place = _container(name, gazetteer)
        if place is not None:
            wide = msgspec.structs.replace(
                mention, relation="in", bearing=None, distance_km=None, relatum=None
            )
            if place.kind == "country":
                return _of_country(wide, place, context)
            return _value(wide, place, _area(wide, place, gazetteer, context))
    return _unresolved(mention)


class _Area(msgspec.Struct, frozen=True):
    lat: float | None
    lon: float | None
    radius_km: float | None
    precision: Precision


def _area(mention: PlaceMention, place: Place, gazetteer: Gazetteer, context: PlaceContext) -> _Area:
    """Return the point and reach that the relation to the place gives."""
    if place.lat is None or place.lon is None:
        return _Area(None, None, place.radius_km, "region")
    radius = place.radius_km or 5.0
    plain = _Area(place.lat, place.lon, radius, _precision(place))
    if mention.relatum is not None:
        return _midway(plain, mention, gazetteer, context)
    if mention.relation in ("near", "around", "border", "off"):
        precision: Precision = "region" if plain.precision == "region" else "area"
        return _Area(place.lat, place.lon, max(_NEAR_KM, radius * 1.2), precision)
    if mention.bearing is not None and place.kind in ("admin1", "area"):
        box = place.box or _box_around(place.lat, place.lon, radius)
        lat, lon = part_of_box(box, mention.bearing)
        return _Area(lat, lon, round(radius / 2, 1), plain.precision)
    return _away(plain, mention)


def _away(plain: _Area, mention: PlaceMention) -> _Area:
    """Return the point that lies in a direction or at a distance from a town or a site."""
    radius = plain.radius_km or 5.0
    if plain.lat is None or plain.lon is None:
        return plain
    if mention.bearing is not None and mention.bearing >= 0:
        away = mention.distance_km or (radius / 2 if mention.relation == "in" else _OFFSET_KM)
        lat, lon = offset(plain.lat, plain.lon, mention.bearing, away)
        return _Area(lat, lon, round(max(5.0, away * 0.35), 1), "area")
    if mention.distance_km is not None:
        return _Area(plain.lat, plain.lon, round(radius + mention.distance_km, 1), "area")
    return plain


def _midway(plain: _Area, mention: PlaceMention, gazetteer: Gazetteer, context: PlaceContext) -> _Area:
    other_mention = msgspec.structs.replace(mention, name=mention.relatum or "", relatum=None, noun=None)
    other = choose_place(other_mention, gazetteer, context)
    if other is None or other.lat is None or other.lon is None or plain.lat is None or plain.lon is None:
        return plain
    half = distance_km(plain.lat, plain.lon, other.lat, other.lon) / 2
    lat, lon = (plain.lat + other.lat) / 2, (plain.lon + other.lon) / 2
    return _Area(
        round(lat, 4), round(lon, 4), round(max(half, 5.0), 1), "area" if half < _REGION_KM else "region"
    )


def _precision(place: Place) -> Precision:
    if place.kind in ("site", "airport"):
        return "exact"
    if place.kind == "city":
        return "town"
    return "area" if place.kind == "area" and (place.radius_km or 0.0) < _REGION_KM else "region"


def _of_country(mention: PlaceMention, place: Place | None, context: PlaceContext) -> PlaceValue:
    """Return a country as a value; with a bearing, the part of it; a border is no place inside it."""
    if place is None:
        return _unresolved(mention)
    if mention.bearing is not None and place.box is not None:
        lat, lon = part_of_box(place.box, mention.bearing)
        return _value(mention, place, _Area(lat, lon, round((place.radius_km or 200.0) / 2, 0), "region"))
    if mention.kind == "border" or mention.relation in ("border", "between") or mention.relatum is not None:
        # «Près de la frontière avec le Niger»: on this side of it, in the country of the report.
        is_ours = mention.relatum is None and context.leading != place.country
        value = _value(mention, place, _Area(None, None, None, "region"))
        return msgspec.structs.replace(value, country=context.leading if is_ours else None, gazetteer_id=None)
    return _value(mention, place, _Area(None, None, None, "country"))


def _value(mention: PlaceMention, place: Place, area: _Area) -> PlaceValue:
    return PlaceValue(
        name=place.name, text=mention.phrase.quote, country=place.country, admin1=place.admin1,
        lat=area.lat, lon=area.lon, radius_km=area.radius_km, precision=area.precision,
        gazetteer_id=place.id, spans=(mention.phrase,),
    )  # fmt: skip


def _unresolved(mention: PlaceMention) -> PlaceValue:
    return PlaceValue(missing="unresolved", text=mention.phrase.quote, spans=(mention.phrase,))


def distance_km(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Return the great-circle distance of two points in kilometres.

    >>> round(distance_km(48.857, 2.352, 45.764, 4.836))
    392
    """
    a, b = math.radians(lat), math.radians(other_lat)
    half = math.sin((b - a) / 2) ** 2
    half += math.cos(a) * math.cos(b) * math.sin(math.radians(other_lon - lon) / 2) ** 2
    return 2 * 6371.0 * math.asin(min(1.0, math.sqrt(half)))


def offset(lat: float, lon: float, bearing: float, km: float) -> tuple[float, float]:
    """Return the point that lies so many kilometres from another in a direction (degrees from north).

    >>> offset(16.27, -0.04, 135, 60)
    (15.8885, 0.3574)
    """
    turn = math.radians(bearing)
    north = km * math.cos(turn) / _KM_PER_DEGREE
    east = km * math.sin(turn) / (_KM_PER_DEGREE * max(0.05, math.cos(math.radians(lat))))
    return round(lat + north, 4), round(lon + east, 4)


def part_of_box(box: Box, bearing: float) -> tuple[float, float]:
    """Return the middle of that part of a box which lies in a direction (−1: the centre)."""
    lat, lon = (box.south + box.north) / 2, (box.west + box.east) / 2
    if bearing >= 0:
        turn = math.radians(bearing)
        lat += math.cos(turn) * (box.north - box.south) * PART
        lon += math.sin(turn) * (box.east - box.west) * PART
    return round(lat, 3), round(lon, 3)


def _box_around(lat: float, lon: float, km: float) -> Box:
    south, north = lat - km / _KM_PER_DEGREE, lat + km / _KM_PER_DEGREE
    wide = km / (_KM_PER_DEGREE * max(0.05, math.cos(math.radians(lat))))
    return Box(south, north, lon - wide, lon + wide)
