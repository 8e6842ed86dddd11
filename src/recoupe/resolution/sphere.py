"""Points on the globe: distances, offsets, and the parts of an area that a bearing names."""

from __future__ import annotations

import math

from recoupe.resolution.gazetteer import Box

EARTH_KM = 6371.0
KM_PER_DEGREE = 111.2
PART = 0.36
"""How far from the middle of a box «the north» lies: in its outer third, by hand."""


def distance_km(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Return the great-circle distance of two points in kilometres.

    >>> round(distance_km(48.857, 2.352, 45.764, 4.836))
    392
    """
    a, b = math.radians(lat), math.radians(other_lat)
    half = math.sin((b - a) / 2) ** 2
    half += math.cos(a) * math.cos(b) * math.sin(math.radians(other_lon - lon) / 2) ** 2
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(half)))


def offset(lat: float, lon: float, bearing: float, km: float) -> tuple[float, float]:
    """Return the point that lies so many kilometres from another in a direction (degrees from north).

    >>> offset(16.27, -0.04, 135, 60)
    (15.8885, 0.3574)
    """
    turn = math.radians(bearing)
    north = km * math.cos(turn) / KM_PER_DEGREE
    east = km * math.sin(turn) / (KM_PER_DEGREE * max(0.05, math.cos(math.radians(lat))))
    return round(lat + north, 4), round(lon + east, 4)


def part_of_box(box: Box, bearing: float) -> tuple[float, float]:
    """Return the middle of that part of a box which lies in a direction (−1: the centre)."""
    lat, lon = (box.south + box.north) / 2, (box.west + box.east) / 2
    if bearing >= 0:
        turn = math.radians(bearing)
        lat += math.cos(turn) * (box.north - box.south) * PART
        lon += math.sin(turn) * (box.east - box.west) * PART
    return round(lat, 3), round(lon, 3)


def box_around(lat: float, lon: float, km: float) -> Box:
    """Return the box whose sides lie so many kilometres from a point."""
    south, north = lat - km / KM_PER_DEGREE, lat + km / KM_PER_DEGREE
    wide = km / (KM_PER_DEGREE * max(0.05, math.cos(math.radians(lat))))
    return Box(south, north, lon - wide, lon + wide)
