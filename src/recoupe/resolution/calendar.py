"""Reckoning with days, weeks, months and years."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import NamedTuple

import msgspec

from recoupe.resolution.edtf import month_days, season_days

_HALF_DAY = 12
"""Hours back from now that still fall on the same day more often than not."""


class Anchor(msgspec.Struct, frozen=True):
    """The day from which relative dates count: between `first` and `last` where only the month is known."""

    first: dt.date
    last: dt.date
    approximate: bool = False

    @property
    def exact(self) -> bool:
        """Whether one day is known."""
        return self.first == self.last


class Days(NamedTuple):
    """The first and last day of something and its EDTF; null where no year is known or a side is open."""

    first: dt.date | None
    last: dt.date | None
    edtf: str

    @classmethod
    def day(cls, day: dt.date) -> Days:
        """Return one day."""
        return cls(day, day, day.isoformat())

    @classmethod
    def between(cls, first: dt.date, last: dt.date, edtf: str = "") -> Days:
        """Return the days from `first` to `last`."""
        return cls(first, last, edtf or f"{first}/{last}")


def day_in(year: int, month: int, day: int) -> dt.date | None:
    """Return a day of the calendar, or nothing where there is none (29 February of most years)."""
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def month_of(year: int, month: int) -> Days:
    """Return a month."""
    return Days(*month_days(year, month), f"{year:04d}-{month:02d}")


def year_of(year: int) -> Days:
    """Return a year."""
    return Days(dt.date(year, 1, 1), dt.date(year, 12, 31), f"{year:04d}")


def add_months(at: dt.date, months: int) -> tuple[int, int]:
    """Return the year and month that lie `months` after a day."""
    index = at.year * 12 + at.month - 1 + months
    return index // 12, index % 12 + 1


def nearest_weekday(day: dt.date, weekday: int) -> dt.date:
    """Return the day of that weekday nearest to `day`."""
    turn = (weekday - day.weekday()) % 7
    return day + dt.timedelta(turn if turn <= 3 else turn - 7)


def easter(year: int) -> dt.date:
    """Return Easter Sunday of the Gregorian calendar (the algorithm of Meeus, Jones and Butcher).

    >>> easter(2022)
    datetime.date(2022, 4, 17)
    """
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    h = (19 * a + b - d - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return dt.date(year, month, day + 1)


def shifted(at: dt.date, count: int, unit: str) -> Days | None:
    """Return the day, month or year that lies `count` units from a day, as precisely as such words are meant.

    «Il y a une semaine» is a day, «il y a trois semaines» about one, «il y a deux ans» a year.
    """
    if unit in {"second", "minute", "hour", "day", "week"}:
        return _shifted_days(at, count, unit)
    if unit == "month":
        found = month_of(*add_months(at, count))
        return found._replace(edtf=found.edtf + "~")
    if unit == "year":
        return year_of(at.year + count)
    if unit == "decade":
        first = at.year + 10 * count
        return year_of(first)._replace(edtf=f"{first:04d}~")
    return None


def _shifted_days(at: dt.date, count: int, unit: str) -> Days:
    if unit == "hour":
        whole = int(count / 24)
        if count < -_HALF_DAY and count % 24:
            return Days.between(at + dt.timedelta(whole - 1), at + dt.timedelta(whole))
        return Days.day(at + dt.timedelta(whole))
    if unit == "week":
        day = at + dt.timedelta(7 * count)
        return Days(day, day, day.isoformat() + ("~" if abs(count) > 1 else ""))
    return Days.day(at + dt.timedelta(count if unit == "day" else 0))


def unit_around(at: dt.date, unit: str, step: int) -> Days | None:
    """Return the week, month, year … that holds a day, or the `step`th from it."""
    makers: dict[str, Callable[[dt.date, int], Days]] = {
        "day": lambda day, k: Days.day(day + dt.timedelta(k)),
        "week": _week,
        "weekend": _weekend,
        "month": lambda day, k: month_of(*add_months(day, k)),
        "quarter": _quarter,
        "year": lambda day, k: year_of(day.year + k),
        "decade": lambda day, k: decade_of(day.year + 10 * k),
    }
    return makers[unit](at, step) if unit in makers else None


def decade_of(year: int) -> Days:
    """Return the decade of a year."""
    first = year - year % 10
    return Days(dt.date(first, 1, 1), dt.date(first + 9, 12, 31), f"{first // 10}X")


def _week(at: dt.date, step: int) -> Days:
    monday = at + dt.timedelta(7 * step - at.weekday())
    return Days.between(monday, monday + dt.timedelta(6))


def _weekend(at: dt.date, step: int) -> Days:
    saturday = at + dt.timedelta(7 * step - at.weekday() + 5)
    # Until Tuesday «ce week-end» is the one just past.
    if step == 0 and at.weekday() < 2:
        saturday -= dt.timedelta(7)
    return Days.between(saturday, saturday + dt.timedelta(1))


def _quarter(at: dt.date, step: int) -> Days:
    year, month = add_months(at, 3 * step)
    number = (month - 1) // 3 + 1
    return Days(*season_days(f"quarter{number}", year), f"{year:04d}-{32 + number}")


_PARTS = {"start": 0, "mid": 1, "end": 2}


def portion_of(days: Days, portion: str) -> Days:
    """Return the start, middle or end of a span: thirds of a month, a year, any span of days."""
    if days.first is None or days.last is None:
        return days
    k = _PARTS[portion]
    first, last = days.first, days.last
    length = (last - first).days + 1
    if 28 <= length <= 31 and first.day == 1:
        starts = (first, first.replace(day=11), first.replace(day=21))
        ends = (first.replace(day=10), first.replace(day=20), last)
        return Days.between(starts[k], ends[k])
    if length in {365, 366} and (first.month, first.day) == (1, 1):
        month = 1 + 4 * k
        begin, end = month_days(first.year, month)[0], month_days(first.year, month + 3)[1]
        return Days.between(begin, end, f"{first.year:04d}-{month:02d}/{first.year:04d}-{month + 3:02d}")
    if length < 3:
        return days
    third = length // 3
    begin = first + dt.timedelta(third * k)
    end = last if k == 2 else first + dt.timedelta(third * (k + 1) - 1)
    return Days.between(begin, end)
