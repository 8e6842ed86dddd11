"""The dates and places of event mentions, from words to values."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

import msgspec

from recoupe.extraction.draft import ClaimMention, Draft, EventMention
from recoupe.extraction.mentions.dates import DateMention
from recoupe.extraction.mentions.places import PlaceMention
from recoupe.model import DateValue, PlaceValue, Span
from recoupe.resolution.calendar import Anchor
from recoupe.resolution.dates import Tense, resolve_date
from recoupe.resolution.gazetteer import Gazetteer
from recoupe.resolution.places import PlaceContext, place_context, resolve_place

NO_DATE = DateValue(missing="not_stated")
NO_PLACE = PlaceValue(missing="not_stated")

_HAPPENING_KINDS = frozenset({"day", "time", "week", "month", "year", "interval"})
_PRECISION = {"exact": 4, "town": 4, "area": 3, "region": 2, "country": 1}


class ResolvedEvent(msgspec.Struct, frozen=True):
    """An event mention with the values of the dates and places around it, nearest first.

    `said` is true where the nearest date belongs to the cue of a claim («a annoncé mardi»): it dates the
    saying, and only bounds the deed.
    """

    mention: EventMention
    dates: tuple[DateValue, ...]
    said: tuple[DateValue, ...]
    places: tuple[PlaceValue, ...]

    @property
    def date(self) -> DateValue:
        """The nearest date of the deed itself."""
        return self.dates[0] if self.dates else NO_DATE

    @property
    def place(self) -> PlaceValue:
        """The nearest of the most precise places beside the deed."""
        known = [p for p in self.places if not isinstance(p.missing, str)]
        if not known:
            return self.places[0] if self.places else NO_PLACE
        return max(known, key=lambda p: _PRECISION.get(str(p.precision), 0))


class Resolver:
    """Resolves the dates and places of one report; every mention is resolved once."""

    def __init__(self, draft: Draft, text: str, gazetteer: Gazetteer, anchor: Anchor | None) -> None:
        self._text = text
        self._gazetteer = gazetteer
        self._anchor = anchor
        self._context: PlaceContext = place_context(draft.places, gazetteer)
        self._places: dict[tuple[int, int], PlaceValue] = {}
        self._references = self._reference_days(draft)

    @property
    def context(self) -> PlaceContext:
        """The countries that the report speaks of."""
        return self._context

    def place(self, mention: PlaceMention) -> PlaceValue:
        """Return the value of a place mention."""
        key = (mention.phrase.start, mention.phrase.end)
        if key not in self._places:
            self._places[key] = resolve_place(mention, self._gazetteer, self._context)
        return self._places[key]

    def date(self, mention: DateMention, tense: str) -> DateValue:
        """Return the value of a date mention, read in the tense of its clause."""
        when: Tense = "future" if tense == "future" else "past"
        reference = self._references.get(mention.start)
        return resolve_date(mention, self._anchor, tense=when, reference=reference)

    def event(self, event: EventMention, claims: Sequence[ClaimMention]) -> ResolvedEvent:
        """Return an event with its dates and places, those of a cue told apart."""
        cue_dates = {
            (d.start, d.end)
            for claim in claims
            if event.index in claim.events
            for d in claim.dates
            if self._beside_cue(d, claim, event)
        }
        dates: list[DateValue] = []
        said: list[DateValue] = []
        for mention in event.dates:
            if mention.kind not in _HAPPENING_KINDS:
                continue
            value = self.date(mention, event.tense)
            if isinstance(value.missing, str):
                continue
            (said if (mention.start, mention.end) in cue_dates else dates).append(value)
        places = [self.place(m) for m in event.places if m.role in {"location", "dateline"}]
        return ResolvedEvent(event, tuple(dates), tuple(said), tuple(places))

    @staticmethod
    def _beside_cue(date: DateMention, claim: ClaimMention, event: EventMention) -> bool:
        """Return whether a date stands nearer to the cue than to the deed («ont fait état mardi de la frappe»)."""
        to_cue = min(abs(date.start - claim.cue_end), abs(claim.cue_start - date.end))
        to_event = min(abs(date.start - event.end), abs(event.start - date.end))
        return to_cue < to_event

    def _reference_days(self, draft: Draft) -> Mapping[int, dt.date]:
        """Return, for each date mention, the last full day named before it («la veille» counts from there)."""
        days: dict[int, dt.date] = {}
        last: dt.date | None = None
        for mention in sorted(draft.dates, key=lambda d: d.start):
            if last is not None:
                days[mention.start] = last
            value = resolve_date(mention, self._anchor, tense="past", reference=last)
            start = value.start if isinstance(value.start, str) else None
            if start and mention.kind in {"day", "time"} and value.end == start:
                last = dt.date.fromisoformat(start)
        return days


def spans_of(value: DateValue | PlaceValue) -> tuple[Span, ...]:
    """Return the spans of a value, none where it is missing."""
    return value.spans if isinstance(value.spans, tuple) else ()
