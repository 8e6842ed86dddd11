"""Candidate incidents of a report: clusters of mentions with their type, date, place and tolls, undecided."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

import msgspec

from recoupe.extraction.attribution.reality import is_forecast
from recoupe.extraction.draft import (
    ClaimMention,
    Draft,
    EventMention,
    OutcomeMention,
    SilenceMention,
    TollMention,
)
from recoupe.extraction.scorer import Weights
from recoupe.linking.elsewhere import finer_elsewhere
from recoupe.linking.facts import ReportFacts, is_unrest
from recoupe.linking.news import NewsView, leading, news_features
from recoupe.linking.outcomes import outcome_mentions
from recoupe.linking.silences import points_back
from recoupe.linking.tolls import assign_tolls
from recoupe.linking.types import incident_type
from recoupe.linking.when_where import DateVote, PlaceVote, incident_date, incident_place
from recoupe.linking.within import Cluster, cluster
from recoupe.model import DateValue, PlaceValue
from recoupe.resolution.events import ResolvedEvent, Resolver
from recoupe.resolution.ties import is_aside, is_between_parties

# The numbers of this table are set by hand and checked on annotated reports.
AROUND = {-1: 0.3, 1: 0.22, -2: 0.15}
"""What the places and dates of the sentences before and after a mention weigh."""
TAKEN = 0.4
"""A sentence that tells a happening of its own."""
SAYING = 0.5
"""A day on which something was said."""
MEMBERS = 4
"""Mentions of an incident, in the order of the text, around which to look."""
HEAD = 0.15
"""What the places of title, heading and dateline weigh for an incident that they do not tell."""
BESIDE_ROLES = {"location": 1.0, "topic": 1.0, "bare": 0.4}
OLD = dt.timedelta(30)
"""A happening dated longer before the report than this is taken to be recalled."""
LEAD, LEAD_SENTENCES, RECENT = 0.1, 3, dt.timedelta(7)
"""What the days of the head and the first sentences weigh for a deed without one, if as recent as this."""
MARGIN = 40
"""Code points by which a sentence may reach beyond its first and last phrase."""


class CandidateIncident(msgspec.Struct, frozen=True):
    """A happening before it is decided whether it is one, with all that its slots will be made of.

    The first `lent` of its tolls stand with another candidate too, to which their claims belong.
    """

    cluster: Cluster
    kind: str
    rules: tuple[str, ...]
    date: DateValue
    place: PlaceValue
    tolls: tuple[TollMention, ...]
    outcomes: tuple[OutcomeMention, ...]
    claims: tuple[ClaimMention, ...]
    features: tuple[str, ...]
    lent: int = 0


def find_candidates(
    draft: Draft, resolver: Resolver, facts: ReportFacts, weights: Weights | None = None
) -> list[CandidateIncident]:
    """Return the candidate incidents of a report in the order of the text."""
    resolved = [resolver.event(e, draft.claims) for e in draft.events if _is_told(e, draft.silences)]
    clusters = cluster(resolved, facts.anchor, weights)
    unrest = is_unrest(facts)
    kinds = [incident_type(c, unrest) for c in clusters]
    tolls = assign_tolls(clusters, draft.tolls, facts)
    outcomes = outcome_mentions(clusters, [k for k, _ in kinds], draft.outcomes)
    neighbours = _Neighbours(draft, resolver, facts, resolved)
    size = max((len(c) for c in clusters), default=0)
    head_taken = any(e.mention.headline for c in clusters for e in c)
    views: list[NewsView] = []
    for k, members in enumerate(clusters):
        indices = {e.mention.index for e in members}
        views.append(
            NewsView(
                cluster=members,
                kind=kinds[k][0],
                date=incident_date(members, neighbours.dates(members)),
                place=finer_elsewhere(members, resolved, incident_place(members, neighbours.places(members))),
                tolls=tolls[k],
                claims=tuple(c for c in draft.claims if indices & set(c.events)),
                order=k,
                total=len(clusters),
                largest=len(members) == size,
                head_taken=head_taken,
            )
        )
    leader = leading(views)
    return [
        CandidateIncident(
            cluster=view.cluster,
            kind=view.kind,
            rules=kinds[k][1],
            date=view.date,
            place=view.place,
            tolls=view.tolls,
            outcomes=outcomes[k],
            claims=view.claims,
            features=tuple(news_features(view, facts, leader)),
        )
        for k, view in enumerate(views)
    ]


def _is_told(event: EventMention, silences: Sequence[SilenceMention]) -> bool:
    """Return whether a mention tells of a happening: no forecast, no word of a toll that is not known."""
    within = [s for s in silences if s.start <= event.start and event.end <= s.end]
    named = any(s.host != event.index for s in within)
    pointed = any(s.host == event.index for s in within) and points_back(event)
    return not (is_forecast(event) or pointed or (named and event.weak))


class _Neighbours:
    """Dates and places in the sentences around a happening, and in the head of the report."""

    def __init__(
        self, draft: Draft, resolver: Resolver, facts: ReportFacts, resolved: Sequence[ResolvedEvent]
    ) -> None:
        self._resolver = resolver
        self._facts = facts
        self._taken = {e.sentence for e in draft.events}
        self._bounds = self._sentence_bounds(draft)
        self._draft = draft
        self._days = self._every_day()
        self._lead = self._lead_days(resolved)
        self._said = {
            (d.start, d.end) for e in draft.events for d in e.dates if resolver.says(d, e, draft.claims)
        }

    @staticmethod
    def _sentence_bounds(draft: Draft) -> Mapping[int, tuple[int, int]]:
        """Return the first and last code point known of each sentence that holds a phrase."""
        bounds: dict[int, tuple[int, int]] = {}
        for phrase in draft.phrases:
            low, high = bounds.get(phrase.sentence, (phrase.start, phrase.end))
            bounds[phrase.sentence] = (min(low, phrase.start), max(high, phrase.end))
        return bounds

    def _around(self, members: Cluster) -> list[tuple[float, tuple[int, int]]]:
        """Return the stretches of text around the mentions, with their weights."""
        own = {e.mention.sentence for e in members}
        found: dict[int, float] = {}
        for order, event in enumerate(members[:MEMBERS]):
            here = event.mention.sentence
            for step in (-1, 1, -2):
                there = here + step
                if there in own or self._parts(here, there):
                    continue
                weight = AROUND[step] / (1 + 0.5 * order) * (TAKEN if there in self._taken else 1.0)
                found[there] = max(weight, found.get(there, 0.0))
        return [(w, self._bounds[s]) for s, w in found.items() if s in self._bounds]

    def _parts(self, here: int, there: int) -> bool:
        """Return whether the head of the report ends between two sentences."""
        return (here < self._facts.headline) != (there < self._facts.headline)

    def _is_recalled(self, members: Cluster) -> bool:
        """Return whether a happening looks older than the news: the places around are the news's."""
        if any(e.mention.headline for e in members):
            return False
        mentions = [e.mention for e in members]
        if all(m.recalled or m.generic or m.tense == "pluperfect" for m in mentions):
            return True
        told = [t.value.end for e in members for t in e.date_ties if isinstance(t.value.end, str)]
        anchor = self._facts.anchor
        return anchor is not None and bool(told) and max(told) < (anchor - OLD).isoformat()

    def dates(self, members: Cluster) -> Sequence[DateVote]:
        """Return the days named in the neighbouring sentences, and without weight those named anywhere."""
        votes: list[DateVote] = []
        said = {v.spans for e in members for v in e.said}
        for weight, (low, high) in self._around(members):
            for mention in self._draft.dates:
                if not low - MARGIN <= mention.start <= high + MARGIN or mention.kind not in {"day", "time"}:
                    continue
                value = self._resolver.date(mention, members[0].mention.tense)
                if isinstance(value.missing, str) or value.spans in said:
                    continue
                saying = (mention.start, mention.end) in self._said
                votes.append(DateVote(value, weight * (SAYING if saying else 1.0), ("date:beside",)))
        if not self._is_recalled(members) and all(e.mention.modality == "actual" for e in members):
            votes += self._lead
        return [*votes, *self._days]

    def _lead_days(self, resolved: Sequence[ResolvedEvent]) -> list[DateVote]:
        """Return the recent days on which the deeds of the head and the lead happened."""
        anchor = self._facts.anchor
        if anchor is None:
            return []
        floor = (anchor - RECENT).isoformat()
        return [
            DateVote(t.value, LEAD * t.weight / (1 + e.mention.sentence), ("date:lead",))
            for e in resolved
            for t in e.date_ties
            if e.mention.sentence < self._facts.headline + LEAD_SENTENCES
            and isinstance(t.value.start, str)
            and t.value.start >= floor
        ]

    def _every_day(self) -> list[DateVote]:
        days = [
            self._resolver.date(m, "past")
            for m in self._draft.dates
            if m.kind == "day" and m.origin == "anchor"
        ]
        return [DateVote(d, 0.0, ("date:elsewhere",)) for d in days if not isinstance(d.missing, str)]

    def places(self, members: Cluster) -> Sequence[PlaceVote]:
        """Return the places of the neighbouring sentences, then those of the head of the report."""
        votes: list[PlaceVote] = []
        is_recalled = self._is_recalled(members)
        for weight, (low, high) in () if is_recalled else self._around(members):
            votes += self._named(low, high, weight, "place:beside")
        own = {e.mention.sentence for e in members}
        for sentence in range(0 if is_recalled else self._facts.headline):
            if sentence in own or sentence not in self._bounds:
                continue
            low, high = self._bounds[sentence]
            votes += self._named(low, high, HEAD, "place:head")
        votes += [
            PlaceVote(self._resolver.place(m), HEAD, ("place:dateline",))
            for m in self._draft.places
            if m.role == "dateline" and not is_recalled
        ]
        return [v for v in votes if not isinstance(v.value.missing, str)]

    def _named(self, low: int, high: int, weight: float, rule: str) -> list[PlaceVote]:
        """Return the places that a stretch of the text names as places."""
        votes: list[PlaceVote] = []
        for mention in self._draft.places:
            if not low - MARGIN <= mention.phrase.start <= high + MARGIN or mention.role not in BESIDE_ROLES:
                continue
            if all(is_aside(mention, event) for event in self._draft.events):
                continue
            value = self._resolver.place(mention)
            if self._resolver.is_power(mention, value) or is_between_parties(mention, value):
                continue
            votes.append(PlaceVote(value, weight * BESIDE_ROLES[mention.role], (rule,)))
        return votes
