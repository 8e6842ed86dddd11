"""From place mentions to values: which place of the gazetteer is meant, and the area that the words give."""

from __future__ import annotations

import math
from collections.abc import Sequence

import msgspec
from msgspec import UNSET, UnsetType

from recoupe.extraction.mentions.places import PlaceMention
from recoupe.model.slots import PlaceValue, Precision
from recoupe.resolution.gazetteer import Gazetteer, Place
from recoupe.resolution.name_keys import strict_key
from recoupe.resolution.place_context import ALTERNATE, PlaceContext, is_distinctive, standing
from recoupe.resolution.sphere import box_around, distance_km, offset, part_of_box

# The numbers of this table are set by hand (checked on the places of annotated reports): a country in
# context outweighs a factor of about 300 in population, a stated container outweighs everything.
CONTEXT_WEIGHT = 2.5
CONTAINER_MATCH = 4.0
CONTAINER_CLASH = -3.0
KIND_FIT = 2.0
TOWN = 8_000
NAMESAKE = 2.0
"""A region that has a town's name is meant only where a noun says so («la région de Gao»)."""
STRAY_FLOOR = 4.7
"""A place in a country out of the report's reach must be a town of 50,000 at least."""
STRAY_LESSER_FLOOR = 5.3
"""Under a lesser name, or without a preposition, one of 200,000: no region, for papers bear such names."""
BARE_ALTERNATE_FLOOR = 5.3
"""A bare name which is only one among the many of a town must mean one of 200,000 people."""
LESSER_FLOOR = 3.9
"""A lesser name (an alternative spelling, an old name) is believed of a town of 8,000 at least."""
ACRONYM = 5
ACRONYM_FLOOR = 4.7
"""Capitals up to this length are an organisation's («à la CIA»), unless they are the main name of a town of
50,000 people."""
BARE_FLOOR = 5.0
"""A bare name (no preposition) must reach this: a town of 100,000, or a lesser one in a country named."""

_FITS = {
    "city": ("city",), "village": ("city",), "province": ("admin1", "area"), "area": ("area", "admin1"),
    "base": ("site", "airport"), "site": ("site",), "quarter": ("site", "area"), "street": ("site",),
    "sea": ("area",), "country": ("country",), "border": ("country",),
}  # fmt: skip
LARGER = 1.5
"""How much wider than a province another must be to hold it."""
BESIDE_KM = 40.0
"""How far from a town its neighbours may lie («à Yabad, près de Jénine»)."""
_OFFSET_KM = 15.0
_NEAR_KM = 20.0
_REGION_KM = 60.0


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
    if not held:
        countries = len({place.country for place in candidates})
        candidates = [p for p in candidates if not _is_astray(p, mention, gazetteer, context, countries)]
    beside = _near(mention, gazetteer, context)
    if beside is not None:
        candidates = [place for place in candidates if _is_close(place, beside)]
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
    is_clash = bool(held) and best.kind != "country" and all(_held(best, container) < 0 for container in held)
    return None if is_weak or is_clash or _is_doubtful(best, mention) else best


def _near(mention: PlaceMention, gazetteer: Gazetteer, context: PlaceContext) -> Place | None:
    """Return the town beside which the text says that the place lies."""
    if mention.near is None:
        return None
    plain = msgspec.structs.replace(
        mention, name=mention.near, near=None, noun=None, kind=None, containers=(), relatum=None
    )
    found = choose_place(plain, gazetteer, context)
    return None if found is None or found.kind == "country" else found


def _is_close(place: Place, beside: Place) -> bool:
    if place.lat is None or place.lon is None or beside.lat is None or beside.lon is None:
        return True
    reach = BESIDE_KM + (place.radius_km or 0.0) + (beside.radius_km or 0.0)
    return distance_km(place.lat, place.lon, beside.lat, beside.lon) <= reach


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


def _is_astray(
    place: Place, mention: PlaceMention, gazetteer: Gazetteer, context: PlaceContext, countries: int
) -> bool:
    """Return whether a little-known place lies in a country of which the report does not speak.

    Never astray are the sites of our own list, capitals, and a long name that one country alone has.
    """
    if place.country is None or not context.reach or place.country in context.reach | {mention.country}:
        return False
    if place.kind == "site" or (countries == 1 and is_distinctive(place, mention)):
        return False
    is_bare = mention.role in ("bare", "affiliation") and mention.kind is None
    floor = STRAY_FLOOR if place.is_main and not is_bare else STRAY_LESSER_FLOOR
    rank = standing(place) + (ALTERNATE if is_bare and not place.is_main else 0.0)
    return rank < floor and not _is_capital(place, gazetteer)


def _is_capital(place: Place, gazetteer: Gazetteer) -> bool:
    capital = gazetteer.capital(place.country) if place.country else None
    return capital is not None and capital.id == place.id


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
    rank = standing(place)
    if mention.name.isupper() and len(mention.name) <= ACRONYM and mention.role != "dateline":
        return not place.is_main or rank < ACRONYM_FLOOR
    return not place.is_main and rank < LESSER_FLOOR


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
    beside = _near(mention, gazetteer, context) if is_place else None
    if beside is not None:
        close = msgspec.structs.replace(
            mention, relation="near", bearing=None, distance_km=None, relatum=None
        )
        return _value(close, beside, _area(close, beside, gazetteer, context))
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
        box = place.box or box_around(place.lat, place.lon, radius)
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
    """Return the raw words, with the reach that they give where they name one."""
    radius: float | UnsetType = UNSET
    if mention.relation in ("near", "around", "border", "off"):
        radius = _NEAR_KM
    elif mention.distance_km is not None:
        radius = max(5.0, mention.distance_km)
    return PlaceValue(
        missing="unresolved", text=mention.phrase.quote, radius_km=radius, spans=(mention.phrase,)
    )
