"""The examples that each scorer learns from."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Mapping, Sequence

import msgspec

from recoupe.extraction.draft import EventMention
from recoupe.extraction.frames.roles import SLOTS, takes
from recoupe.extraction.rules import RuleExtractor
from recoupe.extraction.tree import Tree
from recoupe.languages.entries import FrameName
from recoupe.languages.language import language
from recoupe.linking.news import log_odds, news_chance, together
from recoupe.linking.pairs import pair_features
from recoupe.pipeline.read import _extractor
from training.examples import Examples, candidates_of, document_of, draught_of, main_clusters
from training.gold import GoldReport, names, owners
from training.sayings import claim_examples
from training.topic import Labelled

_GOLD_SLOT = {"perpetrators": "perpetrator", "targets": "target", "victims": "victims", "weapons": "weapon"}


def role_examples(reports: Sequence[GoldReport]) -> Mapping[str, Examples]:
    """A phrase fills a slot of a trigger when it names a party of the incident that owns the trigger."""
    found: dict[str, Examples] = {slot: Examples((slot, "other")) for slot in SLOTS}
    for report in reports:
        lang = language(report.options.language or "fr")
        hits = lang.gate().scan(report.text)
        doc = document_of(report.text, lang, hits)
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


def _as_event(first: int, last: int, tree: Tree, kind: str, frame: FrameName) -> EventMention:
    return EventMention(
        index=0,
        sentence=0,
        first=first,
        last=last,
        head=first,
        start=tree[first].start,
        end=tree[last].end,
        text="",
        type=kind,
        frame=frame,
        nominal=False,
    )


def same_examples(reports: Sequence[GoldReport]) -> Mapping[str, Examples]:
    """Two mentions are one happening when one annotated incident owns both."""
    found = Examples(("same", "other"))
    for report in reports:
        half = draught_of(report)
        owned = owners(report, half.draft.events)
        events = [half.resolver.event(e, half.draft.claims) for e in half.draft.events if e.index in owned]
        for a, b in itertools.combinations(events, 2):
            label = "same" if owned[a.mention.index] == owned[b.mention.index] else "other"
            found.add(tuple(dict.fromkeys(pair_features(a, b, half.facts.anchor))), label, report.id)
    return {"same": found}


LEAD = 700
"""Code points of the body that a shortened report keeps: a wire's first take."""
FLASH = 220
"""Code points of the body that a flash keeps, without title and heading."""


def variants(report: GoldReport) -> list[GoldReport]:
    """Return a report as it is, without its date, cut short after its lead, without title, and as a flash.

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
        end = body.find(".", FLASH) + 1 or len(body)
        found.append(msgspec.structs.replace(report, text=body[:end], options=undated))
    return found


def news_examples(reports: Sequence[GoldReport]) -> Mapping[str, Examples]:
    """A candidate is fresh or background as the incident that owns most of its mentions; else none.

    Of reports that are news it is learned apart which candidates are fresh.
    """
    found = Examples(("fresh", "background", "none"))
    for report in itertools.chain.from_iterable(variants(report) for report in reports):
        _, candidates, best = candidates_of(report)
        main = main_clusters(candidates, best)
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
        joint = together(alone[key])
        if joint:
            rows.append((log_odds(joint), topics[text.text]))
            truth.append(text.relevant)
    return rows, truth


TASKS: Mapping[str, Callable[[Sequence[GoldReport]], Mapping[str, Examples]]] = {
    "roles": role_examples,
    "same": same_examples,
    "news": news_examples,
    "claims": claim_examples,
}
