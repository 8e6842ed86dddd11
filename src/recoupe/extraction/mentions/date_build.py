"""The meaning of a time expression, as its words give it."""

from __future__ import annotations

import re
from typing import Literal

import msgspec

from recoupe.extraction.mentions.governors import NOWHERE, Governors
from recoupe.languages.date_patterns import Patterns, fold
from recoupe.languages.date_words import DateKind, DateRule, Modifier, Origin, Part, Portion, Unit, Which

_GROUP = re.compile(r"_\d+$")
_ALIASES = {
    "weekdays": "weekday",
    "weekdayshort": "weekday",
    "monthshort": "month",
    "int": "number",
    "calendar": "unit",
    "span": "unit",
    "years": "unit",
    "noon": "part",
}
_KIND_OF_UNIT: dict[str, DateKind] = {
    "second": "time",
    "minute": "time",
    "hour": "time",
    "day": "day",
    "week": "week",
    "month": "month",
    "year": "year",
}
Season = Literal[
    "spring", "summer", "autumn", "winter", "quarter1", "quarter2", "quarter3", "quarter4", "half1", "half2"
]


class DateMention(msgspec.Struct, frozen=True, kw_only=True):
    """A time expression: where it stands and what it means before a calendar is at hand.

    Explicit parts are `day month year weekday` (Monday is 0), `season`, `easter` (days from Easter Sunday),
    `part` and `hour minute`. A shift counts `unit`s from `origin`: `anchor` is the day of publication,
    `reference` the last day told, `event` a deed named next. `amount` and `unit` are a duration's, with
    `modifier` what binds it («depuis», «en moins de»); `portion` is the start, middle or end of a span;
    `which` the one before or after («dernier», «prochain»). `ends` are the two ends of an interval.
    `future` says that a verb beside it is in the future or the conditional, `publication` that the words
    around it date the report itself. `anniversary` marks words that recall a day of another year.
    `governors` are the words of its sentence that govern it, where the sentence was parsed.
    """

    start: int
    end: int
    text: str = ""
    kind: DateKind
    day: int | None = None
    month: int | None = None
    year: int | None = None
    weekday: int | None = None
    season: str | None = None
    easter: int | None = None
    part: Part | None = None
    hour: int | None = None
    minute: int | None = None
    shift: int | None = None
    amount: int | None = None
    unit: Unit | None = None
    origin: Origin = "anchor"
    which: Which | None = None
    modifier: Modifier | None = None
    portion: Portion | None = None
    ends: tuple[DateMention, ...] = ()
    approximate: bool = False
    anniversary: bool = False
    future: bool = False
    publication: bool = False
    governors: Governors = NOWHERE
    rule: str = ""


Slots = dict[str, list[int | str]]


def slots_of(match: re.Match[str], patterns: Patterns) -> Slots:
    """Return the values of a match's slots, in the order of the text, under the names the engine knows."""
    found: Slots = {}
    spans = [(match.start(name), name) for name, words in match.groupdict().items() if words]
    for _, name in sorted(spans):
        slot = _GROUP.sub("", name)
        words = re.sub(r"\s+", " ", match.group(name))
        entry = patterns.values.get(slot, {}).get(words)
        if entry is not None:
            value: int | str = entry.value
            if entry.approximate:
                found["approximate"] = [1]
        else:
            value = int(words.strip("'")) if words.strip("'").isdigit() else words
        found.setdefault(_ALIASES.get(slot, slot), []).append(value)
    return found


def build_mention(rule: DateRule, match: re.Match[str], patterns: Patterns) -> DateMention | None:
    """Return what a match means, or nothing when its parts make no date (a 31 of February)."""
    slots = slots_of(match, patterns)
    base = DateMention(
        start=match.start(),
        end=match.end(),
        kind=rule.kind,
        day=_int(slots, "day", rule.day),
        month=_int(slots, "month", _int(slots, "monthnum", rule.month)),
        year=_year(slots, rule.year),
        weekday=_int(slots, "weekday", None),
        hour=_int(slots, "hour", None),
        minute=_int(slots, "minute", None),
        shift=rule.shift,
        amount=_int(slots, "number", None),
        unit=_unit(slots, rule.unit),
        origin=rule.origin,
        which=rule.which,
        modifier=rule.modifier,
        portion=rule.portion,
        part=_part(slots, rule, match, patterns),
        season=_season(slots),
        approximate=rule.approximate or "approximate" in slots or "about" in slots,
        anniversary=rule.anniversary,
        rule=rule.id,
    )
    if base.day is not None and base.month is not None and not _is_day(base.day, base.month):
        return None
    return _shaped(base, rule, slots)


def _shaped(base: DateMention, rule: DateRule, slots: Slots) -> DateMention | None:
    """Return the mention with the parts that only some kinds of rule have."""
    if "feast" in slots:
        return _feast(base, str(slots["feast"][0]))
    if rule.unit == "decade":
        return msgspec.structs.replace(base, year=_decade(slots))
    if rule.sign is not None or rule.anniversary:
        return _counted(base, rule, slots)
    if "ordinal" in slots and base.season is None:
        return None
    if rule.which is not None:
        kind = "month" if base.month is not None else _KIND_OF_UNIT.get(str(base.unit), "interval")
        return msgspec.structs.replace(base, kind=kind)
    paired = rule.kind == "interval" and any(
        len(slots.get(name, ())) > 1 for name in ("day", "month", "year")
    )
    return _pair(base, slots) if paired else base


def _counted(base: DateMention, rule: DateRule, slots: Slots) -> DateMention:
    """Return the mention of a day that lies a number of units from another."""
    if rule.sign is None:
        years = _int(slots, "ordinal", None)
        return msgspec.structs.replace(base, shift=-years if years else 0, unit="year" if years else "day")
    shift = rule.sign * base.amount if base.amount else None
    if rule.origin == "event":
        return msgspec.structs.replace(base, shift=shift)
    kind = "day" if base.unit == "week" else _KIND_OF_UNIT.get(str(base.unit), "interval")
    return msgspec.structs.replace(base, shift=shift, kind=kind)


def _pair(base: DateMention, slots: Slots) -> DateMention | None:
    """Return an interval of two days or two years («les 7 et 8 janvier»): parts told once hold for both."""
    ends = tuple(
        DateMention(
            start=base.start,
            end=base.end,
            kind="day" if "day" in slots else "month" if "month" in slots else "year",
            day=_nth(slots, "day", k),
            month=_nth(slots, "month", k),
            year=_nth(slots, "year", k),
            weekday=_nth(slots, "weekday", k) if len(slots.get("weekday", ())) > 1 else None,
            rule=base.rule,
        )
        for k in (0, -1)
    )
    if any(e.day and e.month and not _is_day(e.day, e.month) for e in ends):
        return None
    return msgspec.structs.replace(
        base, day=None, month=None, year=None, weekday=None, season=None, ends=ends
    )


def _nth(slots: Slots, name: str, k: int) -> int | None:
    return int(slots[name][k]) if name in slots else None


def _feast(base: DateMention, value: str) -> DateMention:
    if value.startswith("easter"):
        return msgspec.structs.replace(base, easter=int(value.removeprefix("easter")))
    month, _, day = value.partition("-")
    return msgspec.structs.replace(base, month=int(month), day=int(day))


def _decade(slots: Slots) -> int | None:
    if "shortdecade" in slots:
        short = int(slots["shortdecade"][0])
        # «les années 10» and «20» are this century's, the others the last one's.
        return (2000 if short <= 20 else 1900) + short
    if "decadeword" in slots:
        return int(slots["decadeword"][0])
    year = _int(slots, "year", None)
    return year - year % 10 if year is not None else None


def _season(slots: Slots) -> str | None:
    if "season" in slots:
        return str(slots["season"][0])
    ordinal = _int(slots, "ordinal", None)
    if ordinal is None:
        return None
    if slots.get("unit", [""])[0] == "quarter" and ordinal <= 4:
        return f"quarter{ordinal}"
    return f"half{ordinal}" if "unit" not in slots and "year" in slots and ordinal <= 2 else None


def _part(slots: Slots, rule: DateRule, match: re.Match[str], patterns: Patterns) -> Part | None:
    named = slots.get("part")
    if named:
        return named[0]  # type: ignore[return-value]
    if rule.part == "day":
        words = fold(match.group())
        known = patterns.values.get("part", {})
        inside = [form for form in known if re.search(rf"(?<![a-z-]){re.escape(form)}(?![a-z-])", words)]
        return known[max(inside, key=len)].value if inside else rule.part  # type: ignore[return-value]
    return rule.part


def _unit(slots: Slots, default: Unit | None) -> Unit | None:
    return slots["unit"][0] if "unit" in slots else default  # type: ignore[return-value]


def _year(slots: Slots, default: int | None) -> int | None:
    if "shortyear" in slots:
        return 1900 + int(slots["shortyear"][0])
    return _int(slots, "year", default)


def _int(slots: Slots, name: str, default: int | None) -> int | None:
    values = slots.get(name)
    return int(values[0]) if values else default


def _is_day(day: int, month: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= (29 if month == 2 else 30 if month in {4, 6, 9, 11} else 31)
