"""Which incident a claim speaks of, about which slot, and whether it is kept."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from recoupe.extraction.draft import ClaimMention, EventMention
from recoupe.extraction.scorer import Weights, load_weights
from recoupe.linking.within import Cluster
from recoupe.model.record import About

THRESHOLD = 0.3
"""Probability above which a claim is kept with its incident; see `training/README.md`."""

REACH = 4
"""Sentences that a claim without a happening in it may look back over for its incident."""


class Attached(msgspec.Struct, frozen=True):
    """A claim with the index of its cluster (None: no safe antecedent) and the slot it is about."""

    claim: ClaimMention
    cluster: int | None
    about: About
    direct: bool
    distance: int


def attach(
    claims: Sequence[ClaimMention],
    clusters: Sequence[Cluster],
    toll_owner: Mapping[tuple[int, str], int],
    fresh: Sequence[bool],
) -> list[Attached]:
    """Return every claim with the incident it speaks of.

    The main happening of its content decides; else the incident of the tolls in it; else, for contents
    about attackers, weapons or the ending, the last incident told before, fresh ones first.
    """
    owner = {e.mention.index: k for k, c in enumerate(clusters) for e in c}
    mentions = sorted((e.mention for c in clusters for e in c), key=lambda m: m.start)
    found: list[Attached] = []
    for claim in claims:
        inside = [owner[i] for i in claim.events if i in owner]
        if inside:
            found.append(Attached(claim, inside[0], claim.about or "incident", direct=True, distance=0))
            continue
        by_toll = [toll_owner[t.start, t.slot] for t in claim.tolls if (t.start, t.slot) in toll_owner]
        if by_toll:
            about = claim.about or claim.tolls[0].slot
            found.append(Attached(claim, by_toll[0], about, direct=True, distance=0))
            continue
        found.append(_look_back(claim, mentions, owner, fresh))
    return found


def _look_back(
    claim: ClaimMention,
    mentions: Sequence[EventMention],
    owner: Mapping[int, int],
    fresh: Sequence[bool],
) -> Attached:
    before = [m for m in mentions if m.start < claim.cue_start and claim.sentence - m.sentence <= REACH]
    about: About = claim.about or "incident"
    news = [m for m in before if fresh[owner[m.index]]]
    near = news or before
    if not near:
        return Attached(claim, None, about, direct=False, distance=99)
    last = near[-1]
    return Attached(claim, owner[last.index], about, direct=False, distance=claim.sentence - last.sentence)


def claim_features(item: Attached, mention: EventMention | None, *, fresh: bool, again: bool) -> Iterator[str]:
    """Yield the features that speak for or against keeping a claim; `again` marks one already kept alike."""
    claim = item.claim
    yield f"stance={claim.stance}"
    yield f"about={item.about}"
    yield f"stance={claim.stance} about={item.about}"
    yield "direct" if item.direct else f"look back={min(item.distance, 5)}"
    yield f"stance={claim.stance} {'direct' if item.direct else 'look back'}"
    source = claim.source
    kind = "author" if source.author else "anonymous" if source.anonymous else source.kind
    yield f"source={kind}"
    yield f"stance={claim.stance} source={kind}"
    if source.actors:
        yield "source known"
    yield f"events={'0' if not claim.events else '1' if len(claim.events) == 1 else '2+'}"
    yield "tolls" if claim.tolls else "no tolls"
    if claim.about is None:
        yield "about unknown"
    yield "incident fresh" if fresh else "incident recalled"
    if again:
        yield "again"
    yield f"writer={claim.writer}"
    yield f"modality={claim.modality}"
    if claim.negated:
        yield "negated"
    length = claim.content_end - claim.content_start
    yield f"length={'0-40' if length < 40 else '41-120' if length < 120 else '121-250' if length < 250 else '251+'}"
    if mention is not None:
        yield f"event {mention.modality}"
        if mention.generic:
            yield "event generic"
        if mention.weak:
            yield "event weak"
        if mention.headline:
            yield "event headline"
    if claim.accused:
        yield "names the accused"
    if claim.outcome is not None:
        yield "names the outcome"


def keep(features: Sequence[str], weights: Weights | None = None) -> bool:
    """Return whether the scorer keeps a claim with these features."""
    table = weights or load_weights("claims")
    return table.probabilities(dict.fromkeys(features))["keep"] >= THRESHOLD
