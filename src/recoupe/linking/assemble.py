"""From a draft to the record's incidents, claims, acts and loaded words."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import msgspec

from recoupe.extraction.draft import ClaimMention, Draft, Fill, Phrase, SourceMention
from recoupe.linking.acts import ActBook
from recoupe.linking.agreement import compare_dates
from recoupe.linking.antecedents import Antecedents
from recoupe.linking.arms import arms
from recoupe.linking.candidates import CandidateIncident, find_candidates
from recoupe.linking.claim_records import ClaimRecorder
from recoupe.linking.claims import Attached, attach, claim_features, keep, says_something
from recoupe.linking.culprits import captors, culprits
from recoupe.linking.disputes import settle
from recoupe.linking.facts import ReportFacts
from recoupe.linking.lending import lend_tolls
from recoupe.linking.news import Verdict, decide_report, settle_verdicts
from recoupe.linking.outcomes import incident_outcome
from recoupe.linking.parties import accused_parties, few, parties, perpetrators, source_party, weapons
from recoupe.linking.sayings import Sayings, without_echoes
from recoupe.linking.silences import withhold_tolls
from recoupe.linking.tolls import toll_value, toll_versions
from recoupe.model import (
    Act,
    Claim,
    Discarded,
    Incident,
    Loaded,
    Missing,
    Party,
    Span,
)
from recoupe.resolution.actors import ActorMatch
from recoupe.resolution.events import Resolver

ResolvePhrase = Callable[[Phrase], ActorMatch]
ResolveSource = Callable[[SourceMention], ActorMatch]


class WeighedClaim(msgspec.Struct, frozen=True):
    """A claim as its scorer saw it, and whether it would keep it."""

    item: Attached
    features: tuple[str, ...]
    kept: bool


class Linked(msgspec.Struct, frozen=True):
    """What a report's draft comes to; `candidates` and `weighed` are what was decided on, for `explain`."""

    incidents: tuple[Incident, ...]
    acts: tuple[Act, ...]
    claims: tuple[Claim, ...]
    loaded: tuple[Loaded, ...]
    discarded: tuple[Discarded, ...]
    candidates: tuple[tuple[CandidateIncident, Verdict], ...] = ()
    weighed: tuple[WeighedClaim, ...] = ()


class Linker:
    """Assembles one report's incidents and claims."""

    def __init__(
        self,
        draft: Draft,
        facts: ReportFacts,
        resolver: Resolver,
        resolve_phrase: ResolvePhrase,
        resolve_source: ResolveSource,
    ) -> None:
        self._draft = draft
        self._facts = facts
        self._text = facts.text
        self._resolver = resolver
        self._phrase = resolve_phrase
        self._source = resolve_source
        self._antecedents = Antecedents(draft)
        self._sayings = Sayings()
        self._weighed: list[WeighedClaim] = []
        self._acts = ActBook(facts.text, (), resolver, resolve_phrase, ())
        self._recorder = ClaimRecorder(self._text, resolver, resolve_phrase, resolve_source)

    def link(self) -> Linked:
        """Return incidents with their slots and claims, acts, loaded words, and what was left out and why."""
        candidates = find_candidates(self._draft, self._resolver, self._facts)
        verdicts = settle_verdicts(
            [c.cluster for c in candidates],
            decide_report([c.features for c in candidates], self._facts.topic),
            self._facts,
        )
        candidates = lend_tolls(candidates, verdicts)
        kept = [(c, v) for c, v in zip(candidates, verdicts, strict=True) if v != "none"]
        discarded = [
            self._drop(c, "no incident: the words name no happening that the report tells")
            for c, v in zip(candidates, verdicts, strict=True)
            if v == "none"
        ]
        triggers = [(e.mention.start, e.mention.end) for c, _ in kept for e in c.cluster]
        self._acts = ActBook(self._text, self._draft.acts, self._resolver, self._phrase, triggers)
        attached, lost = self._attach([c for c, _ in kept], [v for _, v in kept])
        ids = {item.claim.index: f"c{n}" for n, item in enumerate(attached, start=1)}
        incidents = self._incidents(kept, attached, ids)
        incidents, undisclosed = withhold_tolls(
            self._text, self._draft.silences, [c.cluster for c, _ in kept], incidents
        )
        claims = tuple(
            self._recorder.record(
                item,
                ids,
                self._acts.told_in(item.claim) if item.cluster is None else None,
                self._sayings.repeats.get(item.claim.index, ()),
            )
            for item in attached
        )
        return Linked(
            incidents=tuple(settle(i, claims) for i in incidents),
            acts=self._acts.acts(),
            claims=claims,
            loaded=tuple(
                Loaded(span=self._span(x.start, x.end), party=x.party, neutral=x.neutral)
                for x in self._draft.loaded
            ),
            discarded=(*discarded, *lost, *undisclosed),
            candidates=tuple(zip(candidates, verdicts, strict=True)),
            weighed=tuple(self._weighed),
        )

    def _incidents(
        self,
        kept: Sequence[tuple[CandidateIncident, Verdict]],
        attached: Sequence[Attached],
        ids: Mapping[int, str],
    ) -> list[Incident]:
        """Return the incidents, each with the parties and weapons that the report tells apart from it."""
        clusters, kinds = [c.cluster for c, _ in kept], [c.kind for c, _ in kept]
        apart = {
            **culprits(self._text, self._draft, clusters, kinds, _story(kept)),
            **captors(self._draft, clusters, kinds),
        }
        armed = arms(self._draft, clusters, kinds)
        return [
            self._incident(
                k,
                candidate,
                verdict,
                [a for a in attached if a.cluster == k],
                ids,
                apart.get(k, ()),
                armed.get(k, ()),
            )
            for k, (candidate, verdict) in enumerate(kept)
        ]

    def _span(self, start: int, end: int) -> Span:
        return Span.cut(self._text, start, end)

    def _drop(self, candidate: CandidateIncident, reason: str) -> Discarded:
        first = candidate.cluster[0].mention
        return Discarded(reason=reason, span=self._span(first.start, first.end))

    def _attach(
        self, kept: Sequence[CandidateIncident], verdicts: Sequence[Verdict]
    ) -> tuple[list[Attached], list[Discarded]]:
        """Return the claims that the scorer keeps, each saying once, and those without a safe antecedent."""
        clusters = [c.cluster for c in kept]
        owner: dict[tuple[int, str], int] = {
            (t.start, t.slot): k for k, c in enumerate(kept) for t in c.tolls[c.lent :]
        }
        fresh = [v == "fresh" for v in verdicts]
        found: list[Attached] = []
        lost: list[Discarded] = []
        seen: set[tuple[int | None, str, str, str]] = set()
        for item in attach(self._draft.claims, clusters, owner, fresh):
            claim = item.claim
            span = self._span(claim.cue_start, claim.cue_end)
            if item.cluster is None:
                if self._says_something(claim):
                    found.append(item)
                    lost.append(Discarded(reason="claim without a safe antecedent", span=span))
                continue
            if not item.direct and self._acts.told_in(claim) is not None and not claim.tolls:
                found.append(msgspec.structs.replace(item, cluster=None))
                continue
            key = (item.cluster, self._source_key(claim.source), claim.stance, item.about)
            mention = next(
                (e.mention for e in clusters[item.cluster] if e.mention.index in claim.events), None
            )
            features = tuple(claim_features(item, mention, fresh=fresh[item.cluster], again=key in seen))
            kept_so = keep(features)
            self._weighed.append(WeighedClaim(item, features, kept_so))
            recalled = item.direct and claim.events and not fresh[item.cluster]
            if recalled or kept_so:
                seen.add(key)
                if self._sayings.add(item, self._actor(claim.source)):
                    found.append(item)
            elif self._says_something(claim):
                found.append(msgspec.structs.replace(item, cluster=None))
                lost.append(Discarded(reason="claim without a safe antecedent", span=span))
        return without_echoes(found), lost

    def _says_something(self, claim: ClaimMention) -> bool:
        """Return whether a claim tied to no incident is worth keeping: for what it tells, or for its act."""
        return says_something(claim) or self._acts.told_in(claim) is not None

    def _actor(self, source: SourceMention) -> str | None:
        return None if source.author else self._source(source).actor

    def _source_key(self, source: SourceMention) -> str:
        return "author" if source.author else self._actor(source) or source.text.lower()

    def _incident(
        self,
        number: int,
        candidate: CandidateIncident,
        verdict: Verdict,
        attached: Sequence[Attached],
        ids: Mapping[int, str],
        apart: Sequence[Fill],
        armed: Sequence[Fill],
    ) -> Incident:
        claims = [a.claim for a in attached]
        tolls = {
            slot: toll_value(
                self._text, slot, toll_versions(slot, candidate.tolls, claims), candidate.tolls, ids
            )
            for slot in ("killed", "injured", "missing_persons", "arrested")
        }
        blamed = [p for c in claims for p in c.accused]
        told = perpetrators(
            self._text, candidate.cluster, candidate.kind, self._phrase, self._antecedents, blamed, apart
        )
        targets = parties(self._text, candidate.cluster, "targets", self._phrase, self._antecedents)
        victims = parties(self._text, candidate.cluster, "victims", self._phrase, self._antecedents)
        return Incident(
            id=f"i{number + 1}",
            type=candidate.kind,
            background=verdict == "background",
            spans=tuple(self._span(e.mention.start, e.mention.end) for e in candidate.cluster),
            rules=(*candidate.rules, f"news:{verdict}"),
            date=candidate.date,
            place=candidate.place,
            perpetrators=self._claimed(told, attached, ids),
            targets=targets,
            victims=victims,
            weapons=weapons(self._text, candidate.cluster, self._draft.inscriptions, armed),
            killed=tolls["killed"],
            injured=tolls["injured"],
            missing_persons=tolls["missing_persons"],
            arrested=tolls["arrested"],
            outcome=incident_outcome(
                self._text,
                candidate.kind,
                candidate.cluster,
                candidate.outcomes,
                # What the same source says elsewhere of the happening is no other voice.
                [*claims, *candidate.claims],
                ids,
                [tolls["killed"], tolls["injured"]],
            ),
        )

    def _claimed(
        self, told: tuple[Party, ...] | Missing, attached: Sequence[Attached], ids: Mapping[int, str]
    ) -> tuple[Party, ...] | Missing:
        """Return those told to have done it and those who claim it or are accused of it."""
        found: list[Party] = list(told) if isinstance(told, tuple) else []
        for item in attached:
            claim = item.claim
            extra: tuple[Party, ...] = ()
            if claim.stance == "claimed_responsibility" and not claim.source.author:
                extra = (source_party(self._text, claim, self._source(claim.source)),)
            elif claim.stance == "accused":
                extra = accused_parties(self._text, claim, self._phrase)
            for party in extra:
                own = msgspec.structs.replace(party, claims=(ids[claim.index],))
                if not any(p.text == own.text or (p.actor and p.actor == own.actor) for p in found):
                    found.append(own)
        return few(found) or told


def _story(kept: Sequence[tuple[CandidateIncident, Verdict]]) -> frozenset[int]:
    """Return the places of the incidents that are news, of the day and the country of the first of them."""
    fresh = [k for k, (_, verdict) in enumerate(kept) if verdict == "fresh"]
    if not fresh:
        return frozenset()
    first = kept[fresh[0]][0]
    return frozenset(
        k
        for k in fresh
        if compare_dates(first.date, kept[k][0].date) != "conflict"
        and first.place.country == kept[k][0].place.country
    )
