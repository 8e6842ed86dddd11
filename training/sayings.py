"""The examples of the scorer of claims: is a claim kept with the incident that it is attached to?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from recoupe.extraction.draft import ClaimMention
from recoupe.linking.agreement import content_words
from recoupe.linking.claims import Attached, attach, claim_features
from recoupe.linking.news import decide_report, settle_verdicts
from recoupe.linking.sayings import Sayings
from recoupe.linking.within import Cluster
from recoupe.pipeline.read import Draught
from training.examples import Examples, candidates_of, main_clusters
from training.gold import GoldReport, places_of

_REPORTED = {"reported", "announced", "confirmed"}
AT_THE_CUE = 1.5
"""What it counts for a pair of claims that both have the same cue."""
SLOT = 0.3
"""What it counts that both are about the same slot."""


class _Report(msgspec.Struct, frozen=True):
    """A report as its claims meet it: the incidents that are kept, and which annotated one each is."""

    gold: GoldReport
    half: Draught
    clusters: tuple[Cluster, ...]
    fresh: tuple[bool, ...]
    owner: Mapping[tuple[int, str], int]
    incident_of: Mapping[int, int]


def _met(report: GoldReport) -> _Report:
    half, candidates, best = candidates_of(report)
    verdicts = settle_verdicts(
        [c.cluster for c in candidates],
        decide_report([c.features for c in candidates], half.facts.topic),
        half.facts,
    )
    kept = [n for n, verdict in enumerate(verdicts) if verdict != "none"]
    owner: dict[tuple[int, str], int] = {
        (t.start, t.slot): k for k, n in enumerate(kept) for t in candidates[n].tolls
    }
    main = main_clusters(candidates, best)
    incident_of = {kept.index(n): k for k, n in main.items() if n in kept}
    return _Report(
        report,
        half,
        tuple(candidates[n].cluster for n in kept),
        tuple(verdicts[n] == "fresh" for n in kept),
        owner,
        incident_of,
    )


def claim_examples(reports: Sequence[GoldReport]) -> Mapping[str, Examples]:
    """A claim is kept where it is the best match of one of its incident's annotated claims."""
    found = Examples(("keep", "other"))
    for report in reports:
        if not report.incidents:
            continue
        met = _met(report)
        items = [
            item
            for item in attach(met.half.draft.claims, met.clusters, met.owner, met.fresh)
            if item.cluster in met.incident_of
        ]
        wanted = _wanted(met, items)
        seen: set[tuple[int | None, str, str, str]] = set()
        sayings = Sayings()
        for n, item in enumerate(items):
            claim = item.claim
            assert item.cluster is not None
            fresh = met.fresh[item.cluster]
            key = (item.cluster, claim.source.text.lower(), claim.stance, item.about)
            mention = next(
                (e.mention for e in met.clusters[item.cluster] if e.mention.index in claim.events), None
            )
            row = tuple(dict.fromkeys(claim_features(item, mention, fresh=fresh, again=key in seen)))
            actor = None if claim.source.author else met.half.resolve_source(claim.source).actor
            if sayings.said(item, actor):
                continue
            if n in wanted:
                sayings.add(item, actor)
                seen.add(key)
            found.add(row, "keep" if n in wanted else "other", report.id)
    return {"claims": found}


def _wanted(met: _Report, items: Sequence[Attached]) -> set[int]:
    """Return which claims are matched with annotated ones, each with one, the best pairs first."""
    pairs: list[tuple[float, int, tuple[int, int]]] = []
    for n, item in enumerate(items):
        assert item.cluster is not None
        k = met.incident_of[item.cluster]
        for g, gold in enumerate(met.gold.incidents[k]["claims"]):
            if _same_source(item.claim, gold):
                stances = {item.claim.stance, gold["stance"]}
                value = 1.0 if len(stances) == 1 else 0.5 if stances <= _REPORTED else 0.25
                value += AT_THE_CUE * _same_cue(met.gold.text, item.claim, gold)
                value += SLOT * (item.about == gold["about"])
                pairs.append((-value, n, (k, g)))
    taken: set[tuple[int, int]] = set()
    found: set[int] = set()
    for _, n, gold_claim in sorted(pairs):
        if n not in found and gold_claim not in taken:
            found.add(n)
            taken.add(gold_claim)
    return found


def _same_source(claim: ClaimMention, gold: Mapping[str, Any]) -> bool:
    if claim.source.author:
        return bool(gold["source"] == ["author"])
    return any(content_words(claim.source.text) & content_words(words) for words in gold["source"])


def _same_cue(text: str, claim: ClaimMention, gold: Mapping[str, Any]) -> bool:
    cue = gold.get("cue")
    if not cue:
        return False
    return any(start <= claim.cue_end and claim.cue_start <= end for start, end in places_of(text, cue))
