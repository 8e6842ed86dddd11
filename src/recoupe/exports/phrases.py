"""Values of slots in words, in a language of the interface."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TypeVar

from msgspec import UNSET, UnsetType

from recoupe.exports.messages import Messages
from recoupe.model import ClaimItem, ClaimValue, Party, Span, Toll, TollPart, Weapon

_T = TypeVar("_T")
_DAY = re.compile(r"(\d{4}|XXXX)-(0[1-9]|1[0-2])-(\d\d)$")
_MONTH = re.compile(r"(\d{4}|XXXX)-(0[1-9]|1[0-2])$")
_YEAR = re.compile(r"\d{4}$")
_DOUBT = "~?%"
_QUOTE_LENGTH = 160


def phrase_date(edtf: str, messages: Messages) -> str:
    """Return an EDTF expression in words; what is not understood stays as it is.

    >>> from recoupe.exports.messages import load_messages
    >>> phrase_date("2021-12-01/2021-12-10", load_messages("fr"))
    'du 1er au 10 décembre 2021'
    >>> phrase_date("2022-01-04~", load_messages("en"))
    'about 4 January 2022'
    """
    words = messages.words
    start, slash, end = edtf.partition("/")
    if not slash:
        return _phrase_point(edtf, messages)
    if start in ("", ".."):
        pattern = words.date_before if _has_day(end) else words.date_before_wide
        return pattern.format(date=_phrase_point(end, messages))
    if end in ("", ".."):
        pattern = words.date_after if _has_day(start) else words.date_after_wide
        return pattern.format(date=_phrase_point(start, messages))
    pattern = words.date_interval if _has_day(start) else words.date_interval_wide
    first, last = start.rstrip(_DOUBT), end.rstrip(_DOUBT)
    text = pattern.format(start=_shorten_start(first, last, messages), end=_phrase_point(last, messages))
    if {"~", "%"} & {start[-1], end[-1]}:
        text = words.date_roughly.format(date=text)
    return words.date_uncertain.format(date=text) if {"?", "%"} & {start[-1], end[-1]} else text


def _has_day(edtf: str) -> bool:
    return _DAY.match(edtf.rstrip(_DOUBT)) is not None


def _shorten_start(start: str, end: str, messages: Messages) -> str:
    """Return the first day of an interval without the month and year that its last day repeats."""
    first, last = _DAY.match(start), _DAY.match(end)
    if first and last and first[1] == last[1] and first[1] != "XXXX":
        day = _day_number(first[3], messages)
        if first[2] == last[2]:
            return day
        return f"{day} {messages.months[int(first[2]) - 1]}"
    return _phrase_point(start, messages)


def _day_number(day: str, messages: Messages) -> str:
    return messages.words.first_of_month if int(day) == 1 else str(int(day))


def _phrase_point(edtf: str, messages: Messages) -> str:
    """Return one day, month or year in words, with its doubt."""
    words = messages.words
    bare = edtf.rstrip(_DOUBT)
    text = bare
    if match := _DAY.match(bare):
        month = messages.months[int(match[2]) - 1]
        day = _day_number(match[3], messages)
        pattern = words.date_yearless if match[1] == "XXXX" else words.date_day
        text = pattern.format(day=day, month=month, year=match[1])
    elif match := _MONTH.match(bare):
        month = messages.months[int(match[2]) - 1]
        text = month if match[1] == "XXXX" else words.date_month.format(month=month, year=match[1])
    elif not _YEAR.match(bare):
        return edtf
    if edtf.endswith(("~", "%")):
        text = (words.date_about if _has_day(bare) else words.date_about_wide).format(date=text)
    if edtf.endswith(("?", "%")):
        text = words.date_uncertain.format(date=text)
    return text


def phrase_count(low: int, high: int | None, messages: Messages) -> str:
    """Return a number of people: a figure, a range, or a figure open upward.

    >>> from recoupe.exports.messages import load_messages
    >>> phrase_count(12, None, load_messages("fr"))
    'au moins 12'
    """
    words = messages.words
    if high is None:
        return words.at_least.format(low=low) if low else words.number_unknown
    if low == high:
        return str(low) if low else words.none_of_them
    return words.range.format(low=low, high=high)


def phrase_number(value: float, messages: Messages, *, signed: bool = False) -> str:
    """Return a number with two decimals and the decimal mark of the language.

    >>> from recoupe.exports.messages import load_messages
    >>> phrase_number(0.5, load_messages("fr")), phrase_number(-0.125, load_messages("en"), signed=True)
    ('0,50', '−0.12')
    """
    text = f"{value:+.2f}" if signed else f"{value:.2f}"
    return text.replace("-", "−").replace(".", messages.words.decimal)


def phrase_toll(toll: Toll | ClaimValue, messages: Messages) -> str:
    """Return a toll in words, with the parts that fall on a side or a kind of people."""
    if toll.low is UNSET:
        return messages.words.number_unknown
    high = None if toll.high is UNSET else toll.high
    text = phrase_count(toll.low, high, messages)
    parts = () if toll.by is UNSET else toll.by
    told = [_phrase_part(part, messages) for part in parts]
    return f"{text} ({messages.words.semicolon.join(told)})" if told else text


def _phrase_part(part: TollPart, messages: Messages) -> str:
    count = phrase_count(part.low, part.high, messages)
    of_kind = messages.kinds.get(part.kind, part.kind) if part.kind else None
    of_side = None if part.side == "unknown" else messages.sides[part.side]
    if of_kind == of_side:
        of_side = None
    who = ", ".join(word for word in (of_kind, of_side) if word)
    return f"{who}{messages.words.colon}{count}" if who else count


def phrase_place(
    name: str | None, text: str | None, areas: Sequence[str | None], unresolved: bool, messages: Messages
) -> str:
    """Return a place's name with the areas that hold it, or its raw words where nothing resolves them."""
    if unresolved:
        return messages.words.unknown_place.format(text=messages.quote(text or name or "?"))
    head = name or text or "?"
    return ", ".join([head, *(area for area in areas if area and area != head)])


def phrase_claim_value(value: ClaimValue, messages: Messages) -> str:
    """Return what a claim says of a one-valued slot, or nothing where it gives no value."""
    outcome = given(value.value)
    if outcome is not None:
        return messages.outcomes[outcome]
    if value.low is not UNSET:
        return phrase_toll(value, messages)
    edtf = given(value.edtf)
    if edtf is not None:
        return phrase_date(edtf, messages)
    if given(value.name) or given(value.text):
        return phrase_place(
            given(value.name),
            given(value.text),
            (given(value.country),),
            value.missing is not UNSET,
            messages,
        )
    if value.missing is not UNSET:
        return messages.missing[value.missing]
    return ""


def phrase_item(item: Party | Weapon | ClaimItem) -> str:
    """Return a party or a weapon as the report names it, with the known name where that says more."""
    name = None if isinstance(item, Weapon) else given(item.name)
    if name and name.casefold() not in item.text.casefold():
        return f"{item.text} [{name}]"
    return item.text


def shorten_quotation(spans: Sequence[Span], limit: int = _QUOTE_LENGTH) -> str:
    """Return the words of the spans as one quotation of at most `limit` characters.

    >>> shorten_quotation([Span(0, 5, "trois"), Span(20, 25, "morts")])
    'trois […] morts'
    """
    ordered = sorted(spans)
    kept: list[Span] = []
    for span in ordered:
        if not (kept and kept[-1].contains(span)):
            kept.append(span)
    text = " ".join(" […] ".join(span.quote for span in kept).split())
    if len(text) <= limit:
        return text
    return text[: limit - 1].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"


def given(value: _T | UnsetType) -> _T | None:
    """Return the value of a field that may be left out, or null."""
    return None if isinstance(value, UnsetType) else value
