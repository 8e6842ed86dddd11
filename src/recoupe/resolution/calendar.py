"""Reckoning with days, weeks, months and years."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from recoupe.resolution.edtf import month_days, season_days

_HALF_DAY = 12
"""Hours back from now that still fall on the same day more often than not."""


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
    if unit == "day":
        return Days.day(at + dt.timedelta(count))
    if unit == "week":
        day = at + dt.timedelta(7 * count)
        return Days(day, day, day.isoformat() + ("~" if abs(count) > 1 else ""))
    if unit == "month":
        found = month_of(*add_months(at, count))
        return found._replace(edtf=found.edtf + "~")
    if unit == "year":
        return year_of(at.year + count)
    if unit == "hour":
        if abs(count) % 24 and abs(count) > _HALF_DAY:
            return Days.between(at + dt.timedelta(min(-1, count // 24)), at) if count < 0 else None
        return Days.day(at + dt.timedelta(int(count / 24)))
    if unit in {"minute", "second"}:
        return Days.day(at)
    if unit == "decade":
        first = at.year + 10 * count
        return year_of(first)._replace(edtf=f"{first:04d}~")
    return None


def unit_around(at: dt.date, unit: str, step: int) -> Days | None:
    """Return the week, month, year … that holds a day, or the `step`th from it."""
    if unit in {"week", "weekend"}:
        monday = at - dt.timedelta(at.weekday()) + dt.timedelta(7 * step)
        first = monday if unit == "week" else monday + dt.timedelta(5)
        # On Sunday and before Wednesday «ce week-end» is the one just past.
        if unit == "weekend" and step == 0 and at.weekday() < 2:
            first -= dt.timedelta(7)
        return Days.between(first, monday + dt.timedelta(6) if unit == "week" else first + dt.timedelta(1))
    if unit == "month":
        return month_of(*add_months(at, step))
    if unit == "year":
        return year_of(at.year + step)
    if unit == "quarter":
        year, month = add_months(at, 3 * step)
        name = f"quarter{(month - 1) // 3 + 1}"
        return Days(*season_days(name, year), f"{year:04d}-{32 + int(name[-1])}")
    if unit == "decade":
        year = at.year - at.year % 10 + 10 * step
        return Days(dt.date(year, 1, 1), dt.date(year + 9, 12, 31), f"{year // 10}X")
    if unit == "day":
        return Days.day(at + dt.timedelta(step))
    return None


_PARTS = {"start": 0, "mid": 1, "end": 2}


def portion_of(days: Days, portion: str) -> Days:
    """Return the start, middle or end of a span: thirds of a month, of a year, of any span of three days or more."""
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
