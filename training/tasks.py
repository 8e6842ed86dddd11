"""The examples that each scorer learns from."""

from __future__ import annotations

import itertools
import math
import sys
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any

import msgspec

from recoupe.extraction.draft import EventMention
from recoupe.extraction.frames.roles import SLOTS, takes
from recoupe.extraction.rules import RuleExtractor
from recoupe.languages.language import language
from recoupe.linking.agreement import content_words
from recoupe.linking.candidates import CandidateIncident, find_candidates
from recoupe.linking.claims import attach, claim_features
from recoupe.linking.news import log_odds, news_chance
from recoupe.linking.pairs import pair_features
from recoupe.linking.sayings import Sayings
from recoupe.pipeline.read import Draught, _document, _extractor, draught, read
from training.gold import GoldReport, names, owners
from training.topic import Labelled

_GOLD_SLOT = {"perpetrators": "perpetrator", "targets": "target", "victims": "victims", "weapons": "weapon"}
_REPORTED = {"reported", "announced", "confirmed"}


def read_once(*, anew: bool) -> None:
    """Let this process parse every text once only or, unless `anew`, draft it once only.

    A parse hangs on no weights, a draft on those of the roles alone.
    """
    reading: Any = sys.modules[read.__module__]
    if anew:
        reading._document = cache(reading._document)
    else:
        drafted = cache(reading.draught)
        reading.draught = lambda text, options, hits=None: drafted(text, options)
    here: Any = sys.modules[__name__]
    here._document, here.draught = reading._document, reading.draught


class Examples(msgspec.Struct):
    """Rows of features with their labels and the report they come from; `texts` says which text of it."""

    classes: tuple[str, ...]
    rows: list[tuple[str, ...]] = msgspec.field(default_factory=list)
    labels: list[str] = msgspec.field(default_factory=list)
    groups: list[str] = msgspec.field(default_factory=list)
    texts: list[GoldReport | None] = msgspec.field(default_factory=list)

    def add(self, row: tuple[str, ...], label: str, group: str, text: GoldReport | None = None) -> None:
        """Add one example."""
        self.rows.append(row)
        self.labels.append(label)
        self.groups.append(group)
        self.texts.append(text)


def role_examples(reports: Sequence[GoldReport]) -> Mapping[str, Examples]:
    """A phrase fills a slot of a trigger when it names a party of the incident that owns the trigger."""
    found = {slot: Examples((slot, "other")) for slot in SLOTS}
    for report in reports:
        lang = language(report.options.language or "fr")
        hits = lang.gate().scan(report.text)
        doc = _document(report.text, lang, hits)
        extractor = _extractor(lang.code)
        assert isinstance(extractor, RuleExtractor)
        for trigger, tree, candidate in extractor.role_candidates(doc):
            event = _as_event(trigger.first, trigger.last, tree, trigger.entry.type, trigger.entry.frame)
            owned = owners(report, [event])
            if not owned:
                continue
            incident = report.incidents[owned[event.index]]
            phrase = candidate.phrase
            head = report.text[tree[phrase.head].start : tree[phrase.head].end]
            for slot in SLOTS:
                if not takes(slot, candidate, trigger.entry.frame):
                    continue
                accepted = incident.get(_GOLD_SLOT[slot]) or []
                label = slot if names(phrase.text, head, accepted) else "other"
                found[slot].add(candidate.features, label, report.id)
    return found


def _as_event(first: int, last: int, tree: object, kind: str, frame: str) -> EventMention:
    tokens = tree.tokens  # type: ignore[attr-defined]
    return EventMention(
        index=0,
        sentence=0,
        first=first,
        last=last,
        head=first,
        start=tokens[first].start,
        end=tokens[last].end,
        text="",
        type=kind,
        frame=frame,
        nominal=False,  # type: ignore[arg-type]
    )


def same_examples(reports: Sequence[GoldReport]) -> Mapping[str, Examples]:
    """Two mentions are one happening when one annotated incident owns both."""
    found = Examples(("same", "other"))
    for report in reports:
        half = draught(report.text, report.options)
        owned = owners(report, half.draft.events)
        events = [half.resolver.event(e, half.draft.claims) for e in half.draft.events if e.index in owned]
        for a, b in itertools.combinations(events, 2):
            label = "same" if owned[a.mention.index] == owned[b.mention.index] else "other"
            found.add(tuple(dict.fromkeys(pair_features(a, b, half.facts.anchor))), label, report.id)
    return {"same": found}


def _candidates(report: GoldReport) -> tuple[Draught, list[CandidateIncident], list[int | None]]:
    half = draught(report.text, report.options)
    candidates = find_candidates(half.draft, half.resolver, half.facts)
    owned = owners(report, half.draft.events)
    best: list[int | None] = []
    for candidate in candidates:
        votes = Counter(owned[e.mention.index] for e in candidate.cluster if e.mention.index in owned)
        best.append(votes.most_common(1)[0][0] if votes else None)
    return half, candidates, best


def _main_clusters(candidates: Sequence[CandidateIncident], best: Sequence[int | None]) -> dict[int, int]:
    """Return, for each annotated incident, the candidate that holds most of its mentions."""
    found: dict[int, int] = {}
    for n, k in enumerate(best):
        if k is not None and (
            k not in found or len(candidates[n].cluster) > len(candidates[found[k]].cluster)
        ):
            found[k] = n
    return found


LEAD = 700
"""Code points of the body that a shortened report keeps: a wire's first take."""


def variants(report: GoldReport) -> list[GoldReport]:
    """Return a report as it is, cut short after its lead, without title and heading, and without its date.

    The annotated reports are long, dated articles with titles; dispatches are short, and many reach us bare.
    """
    undated = msgspec.structs.replace(report.options, published=None)
    found = [report, msgspec.structs.replace(report, options=undated)]
    blocks = report.text.split("\n\n")
    body = blocks[-1]
    if len(blocks) > 1 and len(body) > 2 * LEAD:
        end = body.find(".", LEAD) + 1 or len(body)
        found.append(msgspec.structs.replace(report, text="\n\n".join([*blocks[:-1], body[:end]])))
        found.append(msgspec.structs.replace(report, text=body))
    return found


def news_examples(reports: Sequence[GoldReport]) -> Mapping[str, Examples]:
    """A candidate is fresh or background as the incident that owns most of its mentions; else none.

    Of reports that are news it is learned apart which candidates are fresh.
    """
    found = Examples(("fresh", "background", "none"))
    for report in itertools.chain.from_iterable(variants(report) for report in reports):
        _, candidates, best = _candidates(report)
        main = _main_clusters(candidates, best)
        for n, (candidate, k) in enumerate(zip(candidates, best, strict=True)):
            label = (
                "none"
                if k is None or main[k] != n
                else "background"
                if report.incidents[k]["background"]
                else "fresh"
            )
            found.add(tuple(dict.fromkeys(candidate.features)), label, report.id, report)
    told = Examples(("fresh", "other"))
    for row, label, group, text in zip(found.rows, found.labels, found.groups, found.texts, strict=True):
        if text is not None and text.relevant:
            told.add(row, "fresh" if label == "fresh" else "other", group)
    return {"news": found, "fresh": told}


def claim_examples(reports: Sequence[GoldReport]) -> Mapping[str, Examples]:
    """A claim is kept when the annotated incident has one of that source and a like stance."""
    found = Examples(("keep", "other"))
    for report in reports:
        half, candidates, best = _candidates(report)
        clusters = [c.cluster for c in candidates]
        owner = {(t.start, t.slot): k for k, c in enumerate(candidates) for t in c.tolls}
        fresh = [b is not None and not report.incidents[b]["background"] for b in best]
        used: set[tuple[int, int]] = set()
        seen: set[tuple[int, str, str, str]] = set()
        sayings = Sayings()
        for item in attach(half.draft.claims, clusters, owner, fresh):
            if item.cluster is None or best[item.cluster] is None:
                continue
            k = best[item.cluster]
            assert k is not None
            claim = item.claim
            key = (item.cluster, claim.source.text.lower(), claim.stance, item.about)
            mention = next(
                (e.mention for e in clusters[item.cluster] if e.mention.index in claim.events), None
            )
            row = tuple(
                dict.fromkeys(claim_features(item, mention, fresh=fresh[item.cluster], again=key in seen))
            )
            actor = None if claim.source.author else half.resolve_source(claim.source).actor
            if sayings.said(item, actor):
                continue
            match = _gold_claim(report, k, claim.source.text, claim.source.author, claim.stance, used)
            if match is not None:
                used.add((k, match))
                sayings.add(item, actor)
                seen.add(key)
            found.add(row, "keep" if match is not None else "other", report.id)
    return {"claims": found}


def _gold_claim(
    report: GoldReport, incident: int, source: str, author: bool, stance: str, used: set[tuple[int, int]]
) -> int | None:
    for n, gold in enumerate(report.incidents[incident]["claims"]):
        if (incident, n) in used:
            continue
        same = gold["stance"] == stance or {gold["stance"], stance} <= _REPORTED
        by_author = gold["source"] == ["author"]
        speaks = (author and by_author) or any(
            content_words(source) & content_words(g) for g in gold["source"]
        )
        if same and speaks:
            return n
    return None


def labelled_texts(reports: Sequence[GoldReport]) -> list[Labelled]:
    """Return the texts of annotated reports, whole and cut short, with what they teach of whole reports."""
    found: list[Labelled] = []
    for report in reports:
        texts = list(dict.fromkeys(v.text for v in variants(report)))
        found += [Labelled(report.id, text, report.relevant, 1 / len(texts)) for text in texts]
    return found


def report_examples(
    news: Examples, chances: Sequence[Mapping[str, float]], topics: Mapping[str, float]
) -> tuple[list[tuple[float, float]], list[bool]]:
    """Return for each text with a candidate that may be news what decides on it, and whether it is news.

    What decides are the log-odds of its candidates together and those of its words, both out of fold.
    """
    alone: dict[int, list[float]] = {}
    texts: dict[int, GoldReport] = {}
    for row, text, chance in zip(news.rows, news.texts, chances, strict=True):
        assert text is not None
        alone.setdefault(id(text), []).append(news_chance(row, chance))
        texts[id(text)] = text
    rows: list[tuple[float, float]] = []
    truth: list[bool] = []
    for key, text in texts.items():
        chance = 1 - math.prod(1 - c for c in alone[key])
        if chance:
            rows.append((log_odds(chance), topics[text.text]))
            truth.append(text.relevant)
    return rows, truth


TASKS: Mapping[str, Callable[[Sequence[GoldReport]], Mapping[str, Examples]]] = {
    "roles": role_examples,
    "same": same_examples,
    "news": news_examples,
    "claims": claim_examples,
}
