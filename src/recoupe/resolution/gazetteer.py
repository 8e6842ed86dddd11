"""The embedded gazetteer: which places bear a name, found in one SQLite file, nothing to load.

The file is built with the package (`build_hooks/gazetteer.py`) from GeoNames, airportsdata, CLDR
and our own list of places of conflict.
"""

from __future__ import annotations

import math
import sqlite3
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal, get_args

import msgspec

from recoupe.errors import RuleError
from recoupe.resolution.name_keys import loose_key, strict_key, strict_mark

PlaceKind = Literal["country", "admin1", "city", "airport", "site", "area"]

KINDS: tuple[PlaceKind, ...] = get_args(PlaceKind)
"""The file holds a kind as its number here."""
GEONAMES = "geonames:"
"""Of an id of GeoNames, the file holds the number alone."""
DEGREE = 10_000
"""The file holds degrees as whole numbers of ten-thousandths, which are 11 metres."""

DEFAULT_PATH = Path(__file__).parent / "data" / "gazetteer.sqlite"
MIN_LOOSE = 5
"""Shorter names must agree letter by letter: too many of them meet once transliteration is folded."""

_FIND = """
SELECT n.mark, n.rank, p.ref, p.name, p.country, a.name, p.lat, p.lon, p.population, p.kind, p.radius,
       p.south, p.north, p.west, p.east
FROM name n JOIN place p ON p.id = n.place LEFT JOIN admin1 a ON a.id = p.admin1 WHERE n.key = ?
"""
_BY_ID = """
SELECT 0, 0, p.ref, p.name, p.country, a.name, p.lat, p.lon, p.population, p.kind, p.radius,
       p.south, p.north, p.west, p.east
FROM place p LEFT JOIN admin1 a ON a.id = p.admin1 WHERE p.id = ?
"""


class Box(msgspec.Struct, frozen=True):
    """The degrees between which an area's towns lie."""

    south: float
    north: float
    west: float
    east: float


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """A place of the gazetteer.

    `is_main` says that the name asked for is one of its usual names, not one among many others
    that GeoNames knows; `country` is null for seas and for areas of several countries.
    """

    id: str
    name: str
    country: str | None
    admin1: str | None
    lat: float | None
    lon: float | None
    population: int
    kind: PlaceKind
    radius_km: float | None
    is_main: bool = True
    box: Box | None = None


class Gazetteer:
    """Places by name, in whatever spelling: case, accents, hyphens, Arabic articles, transliteration."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._found = lru_cache(maxsize=20_000)(self._find)
        meta = dict(connection.execute("SELECT key, value FROM meta"))
        self.version: str = meta["version"]
        self._articles = frozenset(meta["articles"].split())
        self._neighbours = {
            country: frozenset(others.split(","))
            for country, others in connection.execute("SELECT country, others FROM neighbour")
        }

    @classmethod
    def open(cls, path: Path | None = None) -> Gazetteer:
        """Open the gazetteer that the package carries, or the one at `path`, for reading only.

        Raises:
            RuleError: the file is not there, or is no gazetteer.
        """
        path = path or DEFAULT_PATH
        try:
            connection = sqlite3.connect(
                f"{path.as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
            )
            return cls(connection)
        except sqlite3.Error as error:
            raise RuleError(
                f"{path}: no gazetteer can be read there ({error}). Install the package anew "
                "(pip install .), or build it in a checkout: python -m build_hooks.gazetteer"
            ) from error

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def lookup(self, name: str, country: str | None = None) -> list[Place]:
        """Return the places of that name, the most prominent first; of one country if given."""
        found = self._found(strict_key(name))
        return [place for place in found if country is None or place.country == country]

    def is_place(self, name: str) -> bool:
        """Return whether any place bears the name."""
        return bool(self._found(strict_key(name)))

    def country(self, name_or_demonym: str) -> str | None:
        """Return the country (ISO 3166-1 alpha-2) of that name, or whose people or adjective it is."""
        key = strict_key(name_or_demonym)
        for place in self._found(key):
            if place.kind == "country":
                return place.country
        row = self._connection.execute("SELECT country FROM demonym WHERE key = ?", (key,)).fetchone()
        return row[0] if row else None

    def neighbours(self, iso: str) -> frozenset[str]:
        """Return the countries (ISO 3166-1 alpha-2) that share a land border with a country."""
        return self._neighbours.get(iso, frozenset())

    def country_place(self, iso: str) -> Place | None:
        """Return the country itself, with the box of its towns."""
        return self._country(iso)

    def capital(self, iso: str) -> Place | None:
        """Return the capital of a country."""
        row = self._connection.execute("SELECT place FROM capital WHERE country = ?", (iso,)).fetchone()
        if row is None:
            return None
        rows = self._connection.execute(_BY_ID, row).fetchall()
        return _place(rows[0]) if rows else None

    @lru_cache(maxsize=300)  # noqa: B019 (a gazetteer lives as long as the process)
    def _country(self, iso: str) -> Place | None:
        name = self._connection.execute(
            "SELECT name FROM place WHERE id < 400 AND ref = ?", (f"country:{iso}",)
        ).fetchone()
        places = self.lookup(name[0], iso) if name else []
        return next((place for place in places if place.kind == "country"), None)

    def _find(self, strict: str) -> tuple[Place, ...]:
        for key in _variants(strict, self._articles):
            if places := self._rows(key):
                return places
        return ()

    def _rows(self, strict: str) -> tuple[Place, ...]:
        mark = strict_mark(strict)
        rows = self._connection.execute(_FIND, (loose_key(strict),)).fetchall()
        exact = [row for row in rows if row[0] == mark]
        if not exact and len(strict) < MIN_LOOSE:
            return ()
        places: dict[str, Place] = {}
        for row in exact or rows:
            place = _place(row)
            if place.id not in places or place.is_main:
                places[place.id] = place
        return tuple(sorted(places.values(), key=_prominence))


def _variants(strict: str, articles: frozenset[str]) -> tuple[str, ...]:
    """Return the key, then what it is with or without an article in front."""
    if not strict:
        return ()
    first, _, rest = strict.partition(" ")
    if first in articles and rest:
        return (strict, rest)
    return (strict, *(f"{article} {strict}" for article in sorted(articles)))


def _prominence(place: Place) -> tuple[bool, float]:
    # A name in other use («Bagdad» for Baghdad) counts a fifth: by hand, so that capitals win over hamlets.
    return (place.kind != "country", -place.population * (1.0 if place.is_main else 0.2))


def _place(row: tuple[Any, ...]) -> Place:
    _, rank, ref, name, country, admin1, lat, lon, population, kind, radius, *box = row
    kind = KINDS[kind]
    if kind == "city" and radius is None:
        radius = town_radius(population)
    fields = {
        "id": f"{GEONAMES}{ref}" if isinstance(ref, int) else ref, "name": name, "country": country,
        "admin1": admin1, "lat": _degrees(lat), "lon": _degrees(lon), "population": population, "kind": kind,
        "radius_km": radius, "is_main": rank == 0,
        "box": None if box[0] is None else dict(zip(("south", "north", "west", "east"), box, strict=True)),
    }  # fmt: skip
    return msgspec.convert(fields, Place)


def _degrees(stored: int | None) -> float | None:
    return None if stored is None else stored / DEGREE


def town_radius(population: int) -> float:
    """Return about how far a town of that many people reaches, in kilometres.

    >>> town_radius(3_000_000)
    17.8
    """
    return round(min(25.0, max(1.0, math.sqrt(population / 3000 / math.pi))), 1)
