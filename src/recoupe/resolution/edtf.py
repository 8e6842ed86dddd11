"""Extended dates (EDTF, ISO 8601-2): the days that they cover, and what a user may give as a date."""

from __future__ import annotations

import calendar
import datetime as dt
import email.utils
import re
from typing import NamedTuple

from recoupe.errors import DateError

SEASON_CODES = {
    "spring": 21, "summer": 22, "autumn": 23, "winter": 24,
    "quarter1": 33, "quarter2": 34, "quarter3": 35, "quarter4": 36, "half1": 40, "half2": 41,
}  # fmt: skip
"""The month codes that EDTF gives to seasons, quarters and halves of a year."""
SEASON_MONTHS = {
    "spring": (3, 3), "summer": (6, 3), "autumn": (9, 3), "winter": (12, 3),
    "quarter1": (1, 3), "quarter2": (4, 3), "quarter3": (7, 3), "quarter4": (10, 3),
    "half1": (1, 6), "half2": (7, 6),
}  # fmt: skip
"""First month and number of months; a winter begins in December of its year."""

_SIMPLE = re.compile(
    r"(?P<year>\d{4}|\d{3}X|\d{2}XX|XXXX)(?:-(?P<month>\d\d|XX)(?:-(?P<day>\d\d|XX))?)?(?P<mark>[?~%]?)"
)
_BASIC = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T.*)?")


class Dated(NamedTuple):
    """An EDTF expression and the first and last day that it covers, null where open or of no known year."""

    edtf: str
    start: dt.date | None
    end: dt.date | None


def parse_edtf(text: str) -> Dated | None:
    """Return the days that an EDTF expression (level 1, intervals and marks of doubt) covers, or nothing.

    >>> parse_edtf("2022-01~")
    Dated(edtf='2022-01~', start=datetime.date(2022, 1, 1), end=datetime.date(2022, 1, 31))
    >>> parse_edtf("2022-13") is None
    True
    """
    if "/" not in text:
        return _simple(text)
    first, _, last = text.partition("/")
    ends = [None if side in {"", ".."} else _simple(side) for side in (first, last)]
    if any(end is None and side not in {"", ".."} for end, side in zip(ends, (first, last), strict=True)):
        return None
    opening, closing = ends
    if opening is None and closing is None:
        return None
    start, end = opening and opening.start, closing and closing.end
    if start and end and end < start:
        return None
    return Dated(text, start, end)


def _simple(text: str) -> Dated | None:
    match = _SIMPLE.fullmatch(text)
    if match is None:
        return None
    year, month, day = match.group("year", "month", "day")
    known = "X" not in year
    if day is not None and "X" not in day and (month is None or "X" in month):
        return None
    try:
        if not known:
            if month and "X" not in month:
                dt.date(2000, int(month), int(day) if day and "X" not in day else 1)
            if year == "XXXX" or month:
                return Dated(text, None, None)
            return Dated(
                text,
                dt.date(int(year.replace("X", "0")) or 1, 1, 1),
                dt.date(int(year.replace("X", "9")), 12, 31),
            )
        return _known(text, int(year), month, day)
    except ValueError:
        return None


def _known(text: str, year: int, month: str | None, day: str | None) -> Dated:
    if month is None or "X" in month:
        return Dated(text, dt.date(year, 1, 1), dt.date(year, 12, 31))
    number = int(month)
    season = next((name for name, code in SEASON_CODES.items() if code == number), None)
    if season is not None and day is None:
        return Dated(text, *season_days(season, year))
    if day is None or "X" in day:
        return Dated(text, *month_days(year, number))
    only = dt.date(year, number, int(day))
    return Dated(text, only, only)


def month_days(year: int, month: int) -> tuple[dt.date, dt.date]:
    """Return the first and last day of a month."""
    return dt.date(year, month, 1), dt.date(year, month, calendar.monthrange(year, month)[1])


def season_days(season: str, year: int) -> tuple[dt.date, dt.date]:
    """Return the first and last day of a season, a quarter or a half of a year."""
    month, count = SEASON_MONTHS[season]
    last = month + count - 1
    return dt.date(year, month, 1), month_days(year + (last - 1) // 12, (last - 1) % 12 + 1)[1]


def parse_published(text: str) -> Dated:
    """Return the EDTF and the days of a date of publication as a user gives it.

    Accepts ISO days and instants, RFC 2822 dates (those of feeds and mails) and EDTF.

    Raises:
        DateError: the text is none of these.

    >>> parse_published("Tue, 04 Jan 2022 10:12:00 +0100").edtf
    '2022-01-04'
    """
    given = text.strip()
    parsed = parse_edtf(given)
    if parsed is not None:
        return parsed
    day = _instant(given)
    if day is None:
        raise DateError(
            f"'{text}' is not a date. Give a day (2022-01-04), a month (2022-01), an instant "
            "(2022-01-04T10:12:00Z), a feed's date (Tue, 04 Jan 2022 10:12:00 +0100) or EDTF (2022-01-04~)."
        )
    return Dated(day.isoformat(), day, day)


def _instant(given: str) -> dt.date | None:
    basic = _BASIC.fullmatch(given)
    try:
        if basic is not None:
            return dt.date(*map(int, basic.groups()))
        if re.match(r"\d{4}-\d\d-", given):
            return dt.datetime.fromisoformat(given).date()
        if re.search(r"[A-Za-z]{3}", given) and ":" in given:
            return email.utils.parsedate_to_datetime(given).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return None
