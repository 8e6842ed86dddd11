"""Finds the days that a mention means, by the calendar."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Literal

import msgspec

from recoupe.extraction.mentions.date_build import DateMention
from recoupe.resolution.calendar import (
    Anchor,
    Days,
    add_months,
    day_in,
    decade_of,
    easter,
    month_of,
    nearest_weekday,
    portion_of,
    shifted,
    unit_around,
    year_of,
)
from recoupe.resolution.edtf import SEASON_CODES, parse_edtf, season_days

Tense = Literal["past", "present", "future"]

AHEAD = 1
"""Days that a past day+month may lie after the anchor: the report may bear an earlier zone's day."""
NEAR_YEARS = 40
"""Years looked through for one with the weekday on the day of the month: the calendar repeats in 28."""
MISTAKE = 60
"""Days from the anchor within which a weekday that does not fit is a slip, not another year's day."""
SOON = 100
"""Days ahead within which a day beside words of the future («prévue le») is not last year's; set by hand."""
RECENT = {
    "day": 7,
    "week": 28,
    "month": 183,
    "year": 1826,
    "hour": 1,
    "decade": 7305,
    "minute": 0,
    "second": 0,
}
"""Days that «ces derniers jours», «ces dernières semaines» … reach back without a number; set by hand."""


class DateReckoner:
    """Reckons the days of mentions from one anchor, in one tense, after one last day told."""

    def __init__(self, anchor: Anchor | None, tense: Tense, reference: dt.date | None) -> None:
        self.anchor = anchor
        self.tense = tense
        self.reference = reference

    def days(self, mention: DateMention) -> Days | None:
        """Return the days of a mention, its portion and bounds applied."""
        if mention.kind == "set" or (mention.kind == "duration" and mention.origin == "event"):
            return None
        if mention.kind == "duration" or mention.modifier in {"recent", "coming"}:
            return self._reach(mention)
        found = self._interval(mention) if mention.ends else self._plain(mention)
        if found is None:
            return None
        if mention.portion is not None:
            found = portion_of(found, mention.portion)
        return self._night(mention, self._bound(mention, found))

    def _plain(self, mention: DateMention) -> Days | None:
        m = mention
        beside = m.which in {"following", "previous"} or (m.which and m.month is None and m.weekday is None)
        ways: tuple[tuple[bool, Callable[[DateMention], Days | None]], ...] = (
            (m.anniversary, self._anniversary),
            (bool(beside), self._neighbour),
            (m.easter is not None, self._easter),
            (m.season is not None, self._season),
            (m.unit == "decade" and m.year is not None, lambda x: decade_of(x.year or 0)),
            (m.day is not None, self._day),
            (m.month is not None, self._month),
            (m.year is not None, lambda x: year_of(x.year or 0)),
            (m.weekday is not None and m.shift is None, self._weekday),
        )
        return next((way for fits, way in ways if fits), self._shift)(mention)

    # Days of the calendar

    def _day(self, mention: DateMention) -> Days | None:
        day, month = mention.day or 1, mention.month
        if month is None:
            return self._day_of_month(mention)
        if mention.year is not None:
            found = day_in(mention.year, month, day)
            return self._mended(found, mention.weekday) if found else None
        if self.anchor is None:
            return Days(None, None, f"XXXX-{month:02d}-{day:02d}")
        found = self._nearest(month, day, mention)
        if found is None or mention.weekday is None:
            return Days.day(found) if found else None
        return self._weighed(found, month, day, mention.weekday)

    def _weighed(self, found: dt.date, month: int, day: int, weekday: int) -> Days:
        """Weigh a weekday against its day of the month: a near year that has both, a slip, a far year.

        The weekday tells the direction better than the tense («on se réunit dimanche 29 août»).
        """
        assert self.anchor is not None  # noqa: S101 - the caller has looked
        at = self.anchor.last
        around = (day_in(at.year + y, month, day) for y in (-1, 0, 1))
        near = [found, *(d for d in around if d is not None and abs((d - at).days) <= MISTAKE)]
        fitting = next((d for d in near if d.weekday() == weekday), None)
        if fitting is not None:
            return Days.day(fitting)
        if abs((found - at).days) <= MISTAKE:
            return self._mended(found, weekday)
        return Days.day(self._fitting(month, day, weekday) or found)

    def _nearest(self, month: int, day: int, mention: DateMention) -> dt.date | None:
        """Return the day and month of the year that the tense asks for."""
        assert self.anchor is not None  # noqa: S101 - the caller has looked
        at = self.anchor.last
        years = [d for y in range(at.year - 5, at.year + 6) if (d := day_in(y, month, day)) is not None]
        before = [d for d in years if d <= at + dt.timedelta(AHEAD)]
        after = [d for d in years if d >= self.anchor.first]
        if mention.which == "last":
            before = [d for d in before if d < at]
        if mention.which == "next" or (self.tense == "future" and mention.which is None):
            return min(after, default=None)
        soon = mention.future and mention.which is None and after and (min(after) - at).days <= SOON
        if soon and (not before or (at - max(before)).days > 364 - SOON):
            return min(after)
        if self.tense == "present" and mention.which is None:
            return min(years, key=lambda d: abs((d - at).days), default=None)
        return max(before, default=None)

    def _fitting(self, month: int, day: int, weekday: int) -> dt.date | None:
        assert self.anchor is not None  # noqa: S101 - the caller has looked
        at = self.anchor.last
        step = 1 if self.tense == "future" else -1
        for k in range(NEAR_YEARS):
            found = day_in(at.year + step * k, month, day)
            if found and found.weekday() == weekday and ((found - at).days * step >= 0):
                return found
        return None

    @staticmethod
    def _mended(found: dt.date, weekday: int | None) -> Days:
        """Return the day, moved to the nearest such weekday where the two conflict: the weekday wins."""
        return Days.day(found if weekday is None else nearest_weekday(found, weekday))

    def _day_of_month(self, mention: DateMention) -> Days | None:
        """Resolve a day without its month («vendredi 13»): the nearest that has the weekday."""
        if self.anchor is None or mention.day is None:
            return None
        step = 1 if self.tense == "future" else -1
        for k in range(12 * NEAR_YEARS):
            year, month = add_months(self.anchor.last, step * k)
            found = day_in(year, month, mention.day)
            if found is None or (found - self.anchor.last).days * step < 0:
                continue
            if mention.weekday is None or found.weekday() == mention.weekday:
                return Days.day(found)
        return None

    def _month(self, mention: DateMention) -> Days | None:
        month = mention.month or 1
        if mention.year is not None:
            return month_of(mention.year, month)
        if self.anchor is None:
            return Days(None, None, f"XXXX-{month:02d}")
        at = self.anchor.last
        if mention.which == "next" or (self.tense == "future" and mention.which is None):
            return month_of(
                at.year + (month < at.month or (month == at.month and mention.which == "next")), month
            )
        past = month > at.month or (month == at.month and mention.which == "last")
        return month_of(at.year - past, month)

    def _season(self, mention: DateMention) -> Days | None:
        season = mention.season or "summer"
        year = mention.year
        if year is None:
            if self.anchor is None:
                return None
            at = self.anchor.last
            future = self.tense == "future" or mention.which == "next"
            if future:
                year = next(y for y in range(at.year - 1, at.year + 2) if season_days(season, y)[1] >= at)
            else:
                year = next(y for y in range(at.year, at.year - 3, -1) if season_days(season, y)[0] <= at)
                year -= mention.which == "last" and season_days(season, year)[1] >= at
        found = parse_edtf(f"{year:04d}-{SEASON_CODES[season]}")
        return Days(found.start, found.end, found.edtf) if found else None

    def _easter(self, mention: DateMention) -> Days | None:
        offset = dt.timedelta(mention.easter or 0)
        if mention.year is not None:
            return Days.day(easter(mention.year) + offset)
        if self.anchor is None:
            return None
        at = self.anchor.last
        days = [easter(year) + offset for year in (at.year - 1, at.year, at.year + 1)]
        if self.tense == "future":
            return Days.day(min(d for d in days if d >= at))
        return Days.day(max(d for d in days if d <= at + dt.timedelta(AHEAD)))

    # Days counted from another

    def _base(self, mention: DateMention) -> dt.date | None:
        if mention.origin == "reference":
            return self.reference
        return self.anchor.last if self.anchor is not None and self.anchor.exact else None

    def _weekday(self, mention: DateMention) -> Days | None:
        at = self._base(mention)
        if at is None or mention.weekday is None:
            return None
        back = (at.weekday() - mention.weekday) % 7
        forward = (mention.weekday - at.weekday()) % 7
        if mention.which == "next" or (self.tense == "future" and mention.which is None):
            return Days.day(at + dt.timedelta(forward or 7))
        if mention.which == "last":
            return Days.day(at - dt.timedelta(back or 7))
        if mention.which == "this" and self.tense == "future":
            return Days.day(at + dt.timedelta(forward))
        return Days.day(at - dt.timedelta(back))

    def _shift(self, mention: DateMention) -> Days | None:
        at = self._base(mention)
        if at is None:
            return None
        if mention.shift is None:
            # «Il y a quelques jours»: some time in the last days.
            back = (
                RECENT.get(mention.unit or "", 0) if mention.amount == 0 and mention.origin == "anchor" else 0
            )
            first, last = at - dt.timedelta(back), at - dt.timedelta(1)
            return (
                Days.between(first, last, f"{first}~/{last}") if back > 1 and self.tense != "future" else None
            )
        return shifted(at, mention.shift, mention.unit or "day")

    def _neighbour(self, mention: DateMention) -> Days | None:
        """Resolve the span before, around or after a day («la semaine dernière», «ce mois-ci»)."""
        at = self._base(mention)
        if (
            at is None
            and self.anchor is not None
            and mention.unit in {"month", "year"}
            and mention.origin == "anchor"
        ):
            at = self.anchor.last
        if at is None:
            return None
        step = {"last": -1, "previous": -1, "next": 1, "following": 1}.get(mention.which or "", 0)
        if mention.weekday is not None:
            turn = (
                (mention.weekday - at.weekday()) % 7 or 7
                if step > 0
                else -((at.weekday() - mention.weekday) % 7 or 7)
            )
            return Days.day(at + dt.timedelta(turn))
        if mention.month is not None and mention.day is not None:
            turned = DateReckoner(Anchor(at, at), "future" if step > 0 else "past", None)
            return turned._day(msgspec.structs.replace(mention, which=None))
        if mention.month is not None:
            return month_of(
                at.year + (mention.month <= at.month if step > 0 else -(mention.month >= at.month)),
                mention.month,
            )
        return unit_around(at, mention.unit or "day", step)

    def _anniversary(self, mention: DateMention) -> Days | None:
        at = self.reference or self._base(mention)
        if at is None:
            return None
        if mention.unit == "year" and mention.shift:
            found = day_in(at.year + mention.shift, at.month, at.day)
            return Days(found, found, f"{found}~") if found else None
        return Days(None, None, f"XXXX-{at.month:02d}-{at.day:02d}~")

    # Spans

    def _interval(self, mention: DateMention) -> Days | None:
        """Resolve the later end first: the earlier one is the nearest such day before it."""
        first, last = mention.ends
        closing = DateReckoner(self.anchor, self.tense, self.reference).days(last)
        if closing is None:
            return None
        if closing.last is None:
            opening = DateReckoner(None, self.tense, None).days(first)
            return Days(None, None, f"{opening.edtf}/{closing.edtf}") if opening else None
        opening = DateReckoner(Anchor(closing.last, closing.last), "past", self.reference).days(first)
        if opening is None or opening.first is None or opening.first > closing.last:
            return None
        return Days(opening.first, closing.last, f"{opening.edtf}/{closing.edtf}")

    def _reach(self, mention: DateMention) -> Days | None:
        """Resolve a span that ends or begins on the anchor («ces dernières semaines», «depuis trois ans»)."""
        if (
            mention.modifier not in {"recent", "coming", "since"}
            or self.anchor is None
            or not self.anchor.exact
        ):
            return None
        at = self.anchor.last
        unit = mention.unit or "week"
        sign = 1 if mention.modifier == "coming" else -1
        vague = not mention.amount
        if vague and mention.unit is not None and unit not in RECENT:
            return None
        if vague:
            edge: dt.date | None = at + sign * dt.timedelta(RECENT.get(unit, 28))
        else:
            moved = shifted(at, sign * (mention.amount or 1), unit)
            edge = (
                moved.first if moved and unit in {"day", "week", "hour", "minute"} else _same_day(at, moved)
            )
        if edge is None:
            return None
        mark = "~" if vague else ""
        if sign > 0:
            return Days.between(at, edge, f"{at}/{edge}{mark}")
        return Days.between(edge, at, f"{edge}{mark}/{at}")

    def _bound(self, mention: DateMention, found: Days) -> Days:
        if mention.modifier == "since":
            if self.anchor is not None and found.first is not None and found.first <= self.anchor.last:
                return Days(found.first, self.anchor.last, f"{_open(found)}/{self.anchor.last}")
            return Days(found.first, None, f"{_open(found)}/..")
        if mention.modifier in {"until", "before"} and mention.kind != "time":
            return Days(None, found.last, f"../{_close(found)}")
        if mention.modifier == "after" and mention.kind != "time":
            return Days(found.first, None, f"{_open(found)}/..")
        return found

    def _night(self, mention: DateMention, found: Days) -> Days:
        """A night told by its evening runs into the next day; a past one is over by then."""
        if mention.part != "night" or found.first is None or found.first != found.last:
            return found
        evening = found.first
        anchor = self.anchor.last if self.anchor is not None and self.anchor.exact else None
        if mention.origin == "reference" and self.tense == "past" and evening == anchor:
            evening -= dt.timedelta(1)
        morrow = evening + dt.timedelta(1)
        return Days.between(evening, morrow, f"{evening}/{morrow}")


def _open(days: Days) -> str:
    return days.edtf.split("/")[0]


def _close(days: Days) -> str:
    return days.edtf.split("/")[-1]


def _same_day(at: dt.date, moved: Days | None) -> dt.date | None:
    """Return the day of `at` within a month or year counted back («depuis trois ans»)."""
    if moved is None or moved.first is None or moved.last is None:
        return None
    month = at.month if moved.first.month != moved.last.month else moved.first.month
    return (
        day_in(moved.first.year, month, min(at.day, 28))
        if at.day > 28
        else day_in(moved.first.year, month, at.day)
    )
