"""Candidate incidents of a report: clusters of mentions with their type, date, place and tolls, undecided."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from recoupe.extraction.draft import ClaimMention, Draft, OutcomeMention, TollMention
from recoupe.extraction.scorer import Weights
from recoupe.linking.facts import ReportFacts
from recoupe.linking.news import NewsView, news_features
from recoupe.linking.outcomes import outcome_mentions
from recoupe.linking.tolls import assign_tolls
from recoupe.linking.types import incident_type
from recoupe.linking.when_where import incident_date, incident_place
from recoupe.linking.within import Cluster, cluster
from recoupe.model import DateValue, PlaceValue
from recoupe.resolution.events import Resolver

BESIDE = 1
"""Sentences on either side of a mention whose dates and places may be the incident's."""


class CandidateIncident(msgspec.Struct, frozen=True):
    """A happening before it is decided whether it is one, with all that its slots will be made of."""

    cluster: Cluster
    kind: str
    rules: tuple[str, ...]
    date: DateValue
    place: PlaceValue
    tolls: tuple[TollMention, ...]
    outcomes: tuple[OutcomeMention, ...]
    claims: tuple[ClaimMention, ...]
    features: tuple[str, ...]


def find_candidates(
    draft: Draft, resolver: Resolver, facts: ReportFacts, weights: Weights | None = None
) -> list[CandidateIncident]:
    """Return the candidate incidents of a report in the order of the text."""
    resolved = [resolver.event(e, draft.claims) for e in draft.events]
    clusters = cluster(resolved, weights)
    kinds = [incident_type(c) for c in clusters]
    tolls = assign_tolls(clusters, draft.tolls, facts)
    outcomes = outcome_mentions(clusters, [k for k, _ in kinds], draft.outcomes)
    neighbours = _Neighbours(draft, resolver)
    size = max((len(c) for c in clusters), default=0)
    head_taken = any(e.mention.headline for c in clusters for e in c)
    found: list[CandidateIncident] = []
    for k, members in enumerate(clusters):
        kind, rules = kinds[k]
        indices = {e.mention.index for e in members}
        claims = tuple(c for c in draft.claims if indices & set(c.events))
        date = incident_date(members, neighbours.dates(members))
        place = incident_place(members, neighbours.places(members))
        view = NewsView(
            cluster=members,
            kind=kind,
            date=date,
            has_place=not isinstance(place.missing, str),
            tolls=tolls[k],
            claims=claims,
            order=k,
            total=len(clusters),
            largest=len(members) == size,
            head_taken=head_taken,
        )
        found.append(
            CandidateIncident(
                cluster=members,
                kind=kind,
                rules=rules,
                date=date,
                place=place,
                tolls=tolls[k],
                outcomes=outcomes[k],
                claims=claims,
                features=tuple(news_features(view, facts)),
            )
        )
    return found


class _Neighbours:
    """Dates and places in the sentences around a happening that hold no happening of their own."""

    def __init__(self, draft: Draft, resolver: Resolver) -> None:
        self._resolver = resolver
        self._taken = {e.sentence for e in draft.events}
        self._starts = self._sentence_starts(draft)
        self._draft = draft

    @staticmethod
    def _sentence_starts(draft: Draft) -> Mapping[int, tuple[int, int]]:
        """Return the first and last code point known of each sentence that holds a phrase."""
        bounds: dict[int, tuple[int, int]] = {}
        for phrase in draft.phrases:
            low, high = bounds.get(phrase.sentence, (phrase.start, phrase.end))
            bounds[phrase.sentence] = (min(low, phrase.start), max(high, phrase.end))
        return bounds

    def _around(self, members: Cluster) -> list[tuple[int, int]]:
        first = members[0].mention.sentence
        order = [first, *(s for d in range(1, BESIDE + 1) for s in (first + d, first - d))]
        main = [s for s in order if s == first or s not in self._taken]
        return [self._starts[s] for s in main if s in self._starts]

    def dates(self, members: Cluster) -> Sequence[DateValue]:
        """Return the days named in the neighbouring sentences, nearest sentence first."""
        values: list[DateValue] = []
        said = {v.spans for e in members for v in e.said}
        for low, high in self._around(members):
            for mention in self._draft.dates:
                if low - 40 <= mention.start <= high + 40 and mention.kind in {"day", "time"}:
                    value = self._resolver.date(mention, members[0].mention.tense)
                    if not isinstance(value.missing, str) and value.spans not in said:
                        values.append(value)
        return values

    def places(self, members: Cluster) -> Sequence[PlaceValue]:
        """Return the places of the neighbouring sentences, then those of the head of the report."""
        found: list[PlaceValue] = []
        for low, high in self._around(members):
            found.extend(
                self._resolver.place(m)
                for m in self._draft.places
                if low - 40 <= m.phrase.start <= high + 40 and m.role == "location"
            )
        found.extend(self._resolver.place(m) for m in self._draft.places if m.role == "dateline")
        return [p for p in found if not isinstance(p.missing, str)]
