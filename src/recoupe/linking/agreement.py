"""Do two values agree, contradict each other, or say nothing of one another?"""

from __future__ import annotations

import re
import unicodedata
from typing import Literal

from recoupe.model import DateValue, PlaceValue
from recoupe.resolution import sphere

Agreement = Literal["agree", "conflict", "silent"]

NEAR_KM = 15.0
"""Two towns closer than this may be one place under two names (a village and its seat)."""


def compare_dates(a: DateValue, b: DateValue) -> Agreement:
    """Return whether two dates can be those of one happening: their intervals overlap or do not."""
    first, second = _days(a), _days(b)
    if first is None or second is None:
        return "silent"
    return "agree" if first[0] <= second[1] and second[0] <= first[1] else "conflict"


def _days(value: DateValue) -> tuple[str, str] | None:
    if isinstance(value.start, str) and isinstance(value.end, str):
        return value.start, value.end
    return None


def compare_places(a: PlaceValue, b: PlaceValue) -> Agreement:
    """Return whether two places can be that of one happening: one lies in the other, or near it."""
    if isinstance(a.missing, str) or isinstance(b.missing, str):
        return _compare_words(a, b)
    if a.country and b.country and a.country != b.country:
        return "conflict"
    if a.gazetteer_id and a.gazetteer_id == b.gazetteer_id:
        return "agree"
    if "country" in (a.precision, b.precision):
        return "agree"
    distance = distance_km(a, b)
    if distance is None:
        return _compare_words(a, b)
    reach = max(NEAR_KM, _radius(a), _radius(b))
    return "agree" if distance <= reach else "conflict"


def _radius(value: PlaceValue) -> float:
    return value.radius_km if isinstance(value.radius_km, float | int) else 0.0


def distance_km(a: PlaceValue, b: PlaceValue) -> float | None:
    """Return the great-circle distance of two points in kilometres, or None where one has none."""
    lat1, lon1, lat2, lon2 = a.lat, a.lon, b.lat, b.lon
    points = [x for x in (lat1, lon1, lat2, lon2) if isinstance(x, float | int)]
    if len(points) < 4:
        return None
    return sphere.distance_km(*points)


def _compare_words(a: PlaceValue, b: PlaceValue) -> Agreement:
    first, second = content_words(_words_of(a)), content_words(_words_of(b))
    return "agree" if first & second else "silent"


def _words_of(value: PlaceValue) -> str:
    return " ".join(x for x in (value.text, value.name) if isinstance(x, str))


def fold(text: str) -> str:
    """Return `text` in lower case without accents.

    >>> fold("Aïn al-Asad")
    'ain al-asad'
    """
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(c for c in decomposed if not unicodedata.combining(c)).lower()


def content_words(text: str) -> frozenset[str]:
    """Return the words of at least three letters of a name, folded, a plural s left out."""
    return frozenset(w.rstrip("s") for w in re.findall(r"\w{3,}", fold(text)))
