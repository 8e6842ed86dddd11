"""From the words of a date to days: against the day of publication, and the last day that the report told."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from recoupe.extraction.mentions.date_build import DateMention
from recoupe.model import DateValue, Span
from recoupe.model.slots import DateBasis
from recoupe.resolution.calendar import Anchor
from recoupe.resolution.date_reckoner import DateReckoner, Tense
from recoupe.resolution.edtf import Dated, parse_edtf, parse_published

__all__ = ["Anchor", "Dated", "parse_edtf", "parse_published", "resolve_date"]


def resolve_date(
    mention: DateMention,
    anchor: dt.date | Anchor | None,
    *,
    tense: Tense = "past",
    reference: dt.date | None = None,
) -> DateValue:
    """Return the days that a mention names.

    Args:
        mention: what the words say.
        anchor: when the report was published; without it a day and month keep an unknown year (`XXXX-01-04`)
            and relative days are unresolved.
        tense: of the clause: it turns a bare weekday, a day without a year, backward or forward.
        reference: the last day told before, from which «la veille» and «le lendemain» count.

    A duration, a repetition, and a time whose day is not known hold no value.
    """
    if isinstance(anchor, dt.date):
        anchor = Anchor(anchor, anchor)
    try:
        days = DateReckoner(anchor, tense, reference).days(mention)
    except (ValueError, OverflowError):
        days = None
    spans = (Span(mention.start, mention.end, mention.text),)
    if days is None:
        reason: Literal["not_stated", "unresolved"] = (
            "not_stated" if mention.kind in {"set", "duration"} else "unresolved"
        )
        return DateValue(missing=reason, spans=spans)
    basis = _basis(mention)
    # «Vers 15h30» is vague of the hour, not of the day.
    vague = mention.approximate and mention.hour is None
    approximate = vague or (basis == "relative" and anchor is not None and anchor.approximate)
    edtf = days.edtf + "~" if approximate and not set("~/") & set(days.edtf) else days.edtf
    return DateValue(
        edtf=edtf,
        start=days.first.isoformat() if days.first else None,
        end=days.last.isoformat() if days.last else None,
        basis=basis,
        spans=spans,
        rules=(mention.rule,) if mention.rule else (),
    )


def _basis(mention: DateMention) -> DateBasis:
    if mention.anniversary:
        return "anniversary"
    if mention.modifier in {"since", "until", "before", "after"}:
        return "bound"
    inner = mention.ends[-1] if mention.ends else mention
    told = inner.day or inner.month or inner.year or inner.easter is not None
    return "explicit" if told and inner.shift is None and inner.which is None else "relative"
