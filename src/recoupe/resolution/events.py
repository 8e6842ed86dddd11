"""The dates and places of event mentions, from words to values."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping, Sequence

import msgspec

from recoupe.extraction.draft import ClaimMention, Draft, EventMention
from recoupe.extraction.mentions.dates import DateMention
from recoupe.extraction.mentions.places import PlaceMention
from recoupe.model import DateValue, PlaceValue, Span
from recoupe.resolution.calendar import Anchor, shifted
from recoupe.resolution.date_reckoner import Tense
from recoupe.resolution.dates import resolve_date
from recoupe.resolution.gazetteer import Gazetteer
from recoupe.resolution.place_context import PlaceContext, place_context
from recoupe.resolution.places import resolve_place
from recoupe.resolution.ties import (
    DateTie,
    PlaceTie,
    date_weight,
    dates_the_saying,
    nearest,
    place_weight,
)

NO_DATE = DateValue(missing="not_stated")
NO_PLACE = PlaceValue(missing="not_stated")

_HAPPENING_KINDS = frozenset({"day", "time", "week", "month", "year", "interval"})
_REFERENCE_REACH = 1200
"""Code points after which «la veille» or «à 10 heures» no longer count from a day told before."""
NEXT = 16
"""Code points between «trois jours après» and the deed that it counts from."""
_HOUR_REACH, _PAST = 300, dt.timedelta(30)
"""Code points from a day long past to an hour of it."""
_HERE_REACH = 900
"""Code points back in which «le pays» and «la capitale» look for the country that they mean."""
_NAMED_AS_PLACE = frozenset({"location", "topic", "dateline"})
_WHOLE = frozenset({"day", "week", "month", "year"})
POWER = 0.4
"""What a bare name keeps of its tie where it may stand for a government."""
COUNTED = "date:counted-from-the-deed"
COUNTED_WEIGHT, COUNTED_LOOSELY = 1.4, 0.5
"""Counted in days, or in weeks, months and years."""
_PRECISION = {"exact": 4, "town": 4, "area": 3, "region": 2, "country": 1}


class ResolvedEvent(msgspec.Struct, frozen=True):
    """An event mention with the values of the dates and places around it, nearest first.

    `said` holds the dates that belong to the cue of a claim («a annoncé mardi»): they date the saying, and
    only bound the deed. `place_ties` and `date_ties` hold the sentence's places and dates with weights.
    """

    mention: EventMention
    dates: tuple[DateValue, ...]
    said: tuple[DateValue, ...]
    places: tuple[PlaceValue, ...]
    place_ties: tuple[PlaceTie, ...] = ()
    date_ties: tuple[DateTie, ...] = ()

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

    def __init__(
        self,
        draft: Draft,
        text: str,
        gazetteer: Gazetteer,
        anchor: Anchor | None,
        homes: Collection[str] = (),
    ) -> None:
        """Take a report's draft, its day of publication, and the countries where its parties are at home."""
        self._text = text
        self._gazetteer = gazetteer
        self._anchor = anchor
        self._context: PlaceContext = place_context(draft.places, gazetteer, homes)
        self._draft_places = sorted(draft.places, key=lambda m: m.phrase.start)
        self._places: dict[tuple[int, int], PlaceValue] = {}
        self._events: dict[int, tuple[EventMention, ...]] = {}
        for event in draft.events:
            self._events[event.sentence] = (*self._events.get(event.sentence, ()), event)
        self._sentence_of = {d.start: e.sentence for e in draft.events for d in e.dates}
        self._years = {
            (d.month, d.day): d.year
            for d in draft.dates
            if d.year and d.month and d.day and not d.publication
        }
        self._references = self._reference_days(draft)

    @property
    def anchor(self) -> Anchor | None:
        """The day of publication that relative dates count from."""
        return self._anchor

    @property
    def context(self) -> PlaceContext:
        """The countries that the report speaks of."""
        return self._context

    def place(self, mention: PlaceMention) -> PlaceValue:
        """Return the value of a place mention."""
        key = (mention.phrase.start, mention.phrase.end)
        if key not in self._places:
            self._places[key] = resolve_place(mention, self._gazetteer, self._context_of(mention))
        return self._places[key]

    def _context_of(self, mention: PlaceMention) -> PlaceContext:
        """Return the countries of the report, led for «le pays» by the last one that was named as a place."""
        if not (mention.is_here or mention.is_capital) or mention.country is not None:
            return self._context
        for other in reversed(self._draft_places):
            if other.phrase.start >= mention.phrase.start or other.is_here or other.is_capital:
                continue
            if other.phrase.end < mention.phrase.start - _HERE_REACH:
                break
            country = self.place(other).country
            if isinstance(country, str) and other.role in _NAMED_AS_PLACE:
                return msgspec.structs.replace(self._context, leading=country)
        return self._context

    def date(self, mention: DateMention, tense: str) -> DateValue:
        """Return the value of a date mention, read in the tense of its clause."""
        when: Tense = "future" if tense == "future" else "past"
        if mention.future and tense in {"past", "pluperfect"}:
            mention = msgspec.structs.replace(mention, future=False)
        if mention.year is None and mention.day is not None and mention.which is None:
            year = self._years.get((mention.month or 0, mention.day))
            mention = msgspec.structs.replace(mention, year=year)
        reference = self._reference(mention)
        return resolve_date(mention, self._anchor, tense=when, reference=reference)

    def _reference(self, mention: DateMention) -> dt.date | None:
        """Return the day from which a mention counts; an hour only counts from a day close by."""
        told = self._references.get(mention.start)
        if told is None:
            return None
        day, place = told
        is_hour = mention.kind == "time" and mention.origin == "reference"
        is_far = mention.start - place > _HOUR_REACH
        if is_hour and is_far and self._anchor is not None and self._anchor.last - day > _PAST:
            return None
        return day

    def event(self, event: EventMention, claims: Sequence[ClaimMention]) -> ResolvedEvent:
        """Return an event with its dates and places, those of a cue told apart."""
        dates: list[DateTie] = []
        said: list[DateValue] = []
        for mention in event.dates:
            if mention.anniversary and not event.recalled:
                continue
            found = self._dated(mention, event)
            if found is None:
                continue
            if found.rules != (COUNTED,) and dates_the_saying(mention, event, claims, self._text):
                said.append(found.value)
            else:
                dates.append(found)
        places = [self._placed(m, event) for m in event.places]
        near = [self.place(m) for m in event.places if m.role in {"location", "dateline"}]
        return ResolvedEvent(
            event,
            tuple(d.value for d in sorted(dates, key=lambda d: -d.weight)),
            tuple(said),
            tuple(near),
            tuple(places),
            tuple(dates),
        )

    def is_power(self, mention: PlaceMention, value: PlaceValue) -> bool:
        """Return whether a bare name of a country or its capital may stand for its government («Ankara»)."""
        if mention.role != "bare" or mention.kind is not None or not isinstance(value.country, str):
            return False
        capital = self._gazetteer.capital(value.country)
        return value.precision == "country" or (capital is not None and capital.id == value.gazetteer_id)

    def says(self, date: DateMention, event: EventMention, claims: Sequence[ClaimMention]) -> bool:
        """Return whether a date is that of a saying rather than of the deed of its sentence."""
        return dates_the_saying(date, event, claims, self._text)

    def _placed(self, mention: PlaceMention, event: EventMention) -> PlaceTie:
        value = self.place(mention)
        weight, rules = place_weight(mention, value, event, self._text)
        if self.is_power(mention, value) and f"place:{mention.role}" in rules:
            weight, rules = weight * POWER, (*rules, "place:power")
        owner = nearest(
            mention.phrase.start, mention.phrase.end, self._events.get(event.sentence, ()), mention.governors
        )
        return PlaceTie(value, weight, owner, rules)

    def _dated(self, mention: DateMention, event: EventMention) -> DateTie | None:
        counted = self._counted(mention, event)
        if counted is not None:
            weight = COUNTED_WEIGHT if mention.unit == "day" else COUNTED_LOOSELY
            return DateTie(counted, weight, event.index, (COUNTED,))
        if mention.kind not in _HAPPENING_KINDS:
            return None
        value = self.date(mention, event.tense)
        if isinstance(value.missing, str):
            return None
        weight, rules = date_weight(mention, event)
        events = self._events.get(event.sentence, ())
        return DateTie(value, weight, nearest(mention.start, mention.end, events, mention.governors), rules)

    def _counted(self, mention: DateMention, event: EventMention) -> DateValue | None:
        """Return the day of a deed from which another day is counted («trois jours après l'attentat»)."""
        count = mention.shift
        is_next = 0 <= event.start - mention.end <= NEXT and event.sentence == self._sentence_of.get(
            mention.start
        )
        if mention.origin != "event" or count is None or mention.unit is None or not is_next:
            return None
        base = self._day_beside(mention, event)
        if base is None and count > 0 and self._anchor is not None and self._anchor.exact:
            base = self._anchor.last
        days = shifted(base, -count, mention.unit) if base is not None and mention.unit in _WHOLE else None
        if days is None or days.first is None or days.last is None:
            return None
        return DateValue(
            edtf=days.edtf,
            start=days.first.isoformat(),
            end=days.last.isoformat(),
            basis="relative",
            spans=(Span(mention.start, mention.end, mention.text),),
            rules=(mention.rule, COUNTED),
        )

    def _day_beside(self, mention: DateMention, event: EventMention) -> dt.date | None:
        """Return the day on which a sentence's news falls, where it names one."""
        for other in event.dates:
            if other.start == mention.start or other.kind not in {"day", "time"}:
                continue
            value = self.date(other, "past")
            if isinstance(value.start, str) and value.start == value.end:
                return dt.date.fromisoformat(value.start)
        return None

    def _reference_days(self, draft: Draft) -> Mapping[int, tuple[dt.date, int]]:
        """Return, for each date mention, the last full day named before it («la veille»)."""
        days: dict[int, tuple[dt.date, int]] = {}
        last: dt.date | None = None
        told = 0
        for mention in sorted(draft.dates, key=lambda d: d.start):
            if last is not None and mention.start - told <= _REFERENCE_REACH:
                days[mention.start] = (last, told)
            value = resolve_date(mention, self._anchor, tense="past", reference=last)
            start = value.start if isinstance(value.start, str) else None
            is_hour = mention.kind == "time" and mention.origin == "reference"
            if start and mention.kind in {"day", "time"} and value.end == start and not is_hour:
                last, told = dt.date.fromisoformat(start), mention.start
        return days


def spans_of(value: DateValue | PlaceValue) -> tuple[Span, ...]:
    """Return the spans of a value, none where it is missing."""
    return value.spans if isinstance(value.spans, tuple) else ()
