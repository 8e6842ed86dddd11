"""Why a report was read as it was: the candidates, what the scorers gave each, and which were dropped.

Nothing of this is kept in the record: it is worked out anew from the text.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

import msgspec

from recoupe.extraction.draft import EventMention, Fill, RoleSlot
from recoupe.extraction.frames.roles import SLOTS, THRESHOLD, Candidate, takes
from recoupe.extraction.frames.split import SPLIT
from recoupe.extraction.rules import RuleExtractor
from recoupe.extraction.scorer import Weights, load_weights
from recoupe.languages.language import language
from recoupe.languages.recognise import recognise
from recoupe.linking.assemble import Linked, WeighedClaim
from recoupe.linking.candidates import CandidateIncident
from recoupe.linking.news import (
    NOTHING_FIRM,
    PLANNED,
    Verdict,
    decide,
    is_groundless,
    report_chance,
    together,
)
from recoupe.model import Span
from recoupe.model.record import Stance
from recoupe.pipeline.options import Options
from recoupe.pipeline.read import Draught, draught, link
from recoupe.text.casing import restore_case

HEAVIEST = 6
"""Features that are shown of a decision; the others are mostly small."""
WORDS = 10
"""Words of a report that are shown of what they all together tell."""

Overruled = Literal[
    "planned",
    "nothing_firm",
    "told_outright",
    "shared_words",
    "whole_report",
    "of_recalled",
    "said_again",
    "by_rule",
]
"""Why a scorer's word did not hold: the happening lies ahead, nothing firm tells it, firm words do; words
that tell two deeds share the better verdict; the report as a whole is or is not news; a claim on what
is only recalled is kept; one that its source made before is filed under the first; a rule takes a
phrase out of a slot that it would fill."""


class Contribution(msgspec.Struct, frozen=True):
    """What one feature gave, in log-odds."""

    feature: str
    gave: float


class NewsDecision(msgspec.Struct, frozen=True, kw_only=True):
    """Is a candidate an incident, and fresh? `heaviest` are the features that weighed on the verdict.

    `fresh` is the probability that it is news if the report is. `incident` is its id in the record, null
    where it was dropped.
    """

    incident: str | None
    type: str
    verdict: Verdict
    chances: dict[str, float]
    fresh: float
    heaviest: tuple[Contribution, ...]
    overruled: Overruled | None = None
    spans: tuple[Span, ...]


class RoleDecision(msgspec.Struct, frozen=True, kw_only=True):
    """Does a phrase fill a slot of an incident? Without features a rule decided, `score` is set by hand."""

    incident: str
    slot: RoleSlot
    kept: bool
    score: float
    heaviest: tuple[Contribution, ...]
    overruled: Overruled | None = None
    trigger: Span
    span: Span


class ClaimDecision(msgspec.Struct, frozen=True, kw_only=True):
    """Is a claim kept with its incident?

    `claim` is its id in the record, null where it was dropped; one that is not `kept` with this incident may
    still stand in the record with none.
    """

    incident: str
    claim: str | None
    kept: bool
    stance: Stance
    about: str
    score: float
    heaviest: tuple[Contribution, ...]
    overruled: Overruled | None = None
    cue: Span


class ReportDecision(msgspec.Struct, frozen=True, kw_only=True):
    """Is the report news at all?

    `chance` comes of `together`, the probability that one candidate at least is news, and of `topic`, the
    log-odds of the report's words alone; `heaviest` are the words that gave it most.
    """

    chance: float
    together: float
    topic: float
    heaviest: tuple[Contribution, ...]


class Weighing(msgspec.Struct, frozen=True):
    """All that was decided on while a report was read; `report` is null where it told of no candidate."""

    report: ReportDecision | None = None
    news: tuple[NewsDecision, ...] = ()
    roles: tuple[RoleDecision, ...] = ()
    claims: tuple[ClaimDecision, ...] = ()


def weigh(text: str, options: Options | None = None) -> Weighing:
    """Return what was decided on in a report, with what spoke for it; nothing where the gate sent it away.

    Raises:
        ReadError: the report cannot be read.
    """
    chosen = options or Options()
    hits = language(chosen.language or recognise(text)).gate().scan(text)
    if not any(hit.strong for hit in hits):
        return Weighing()
    half = draught(text, chosen, hits)
    linked = link(half)
    ids: list[str | None] = []
    for _, verdict in linked.candidates:
        ids.append(None if verdict == "none" else f"i{len(ids) - ids.count(None) + 1}")
    kept = [(i, c) for i, (c, _) in zip(ids, linked.candidates, strict=True) if i is not None]
    return Weighing(
        report=_report(text, half, [c.features for c, _ in linked.candidates]) if linked.candidates else None,
        news=tuple(
            _news(text, i, candidate, verdict)
            for i, (candidate, verdict) in zip(ids, linked.candidates, strict=True)
        ),
        roles=tuple(_roles(text, half, kept)),
        claims=tuple(_claim(text, each, linked) for each in linked.weighed),
    )


def heaviest(weights: Weights, label: str, features: Sequence[str]) -> tuple[Contribution, ...]:
    """Return the features that gave a label most, for or against, what is given to all alike left out."""
    pairs = [(n, gave) for n, gave in weights.explain(features)[label] if n != "bias"]
    return tuple(Contribution(name, round(gave, 3)) for name, gave in pairs[:HEAVIEST])


def _report(text: str, half: Draught, rows: Sequence[Sequence[str]]) -> ReportDecision:
    chance = together(decide(row).chance for row in rows)
    weights = language(half.doc.language).topic.explain(restore_case(text))
    return ReportDecision(
        chance=round(report_chance(chance, half.facts.topic), 4),
        together=round(chance, 4),
        topic=round(half.facts.topic, 3),
        heaviest=tuple(Contribution(word, round(gave, 3)) for word, gave in weights[:WORDS]),
    )


def _news(text: str, incident: str | None, candidate: CandidateIncident, verdict: Verdict) -> NewsDecision:
    weights = load_weights("news")
    features = tuple(dict.fromkeys(candidate.features))
    chances = weights.probabilities(features)
    told = load_weights("fresh") if verdict == "fresh" else weights
    return NewsDecision(
        incident=incident,
        type=candidate.kind,
        verdict=verdict,
        chances={label: round(chance, 4) for label, chance in chances.items()},
        fresh=round(load_weights("fresh").probability("fresh", features), 4),
        heaviest=heaviest(told, verdict, features),
        overruled=_overruled(candidate, verdict),
        spans=tuple(_span(text, e.mention.start, e.mention.end) for e in candidate.cluster),
    )


def _overruled(candidate: CandidateIncident, verdict: Verdict) -> Overruled | None:
    """Return why the verdict is not what the probabilities alone would give."""
    features = candidate.features
    alone = decide(features).verdict
    if verdict != alone:
        if (alone, verdict) == ("none", "background"):
            return "told_outright"
        split = any(SPLIT in f.rules for e in candidate.cluster for f in e.mention.fills)
        return "shared_words" if split else "whole_report"
    if PLANNED in features:
        return "planned"
    if is_groundless(features) and decide([f for f in features if f != NOTHING_FIRM]).verdict != verdict:
        return "nothing_firm"
    return None


def _roles(text: str, half: Draught, kept: Sequence[tuple[str, CandidateIncident]]) -> Iterator[RoleDecision]:
    """Yield the fills of every kept incident, then the phrases that fill no slot of it."""
    seen = _role_candidates(half)
    for incident, found in kept:
        filled = {(f.phrase.sentence, f.phrase.head) for e in found.cluster for f in e.mention.fills}
        dropped: dict[tuple[int, int], RoleDecision] = {}
        for event in found.cluster:
            mention = event.mention
            around = seen.get((mention.sentence, mention.head), {})
            for fill in mention.fills:
                yield _fill(text, incident, mention, fill, around.get(fill.phrase.head))
            for head, candidate in around.items():
                key = (mention.sentence, head)
                if key in filled:
                    continue
                decision = _dropped(text, incident, mention, candidate)
                if decision is None:
                    continue
                if key not in dropped or decision.score > dropped[key].score:
                    dropped[key] = decision
        yield from sorted(dropped.values(), key=lambda d: -d.score)


def _role_candidates(half: Draught) -> Mapping[tuple[int, int], Mapping[int, Candidate]]:
    """Return the candidates for the roles of triggers, by sentence and head of these, then by own head."""
    found: dict[tuple[int, int], dict[int, Candidate]] = {}
    if isinstance(half.extractor, RuleExtractor):
        for trigger, tree, candidate in half.extractor.role_candidates(half.doc):
            key = (tree.sentence.index, trigger.head)
            found.setdefault(key, {})[candidate.phrase.head] = candidate
    return found


def _fill(
    text: str, incident: str, mention: EventMention, fill: Fill, candidate: Candidate | None
) -> RoleDecision:
    weights = load_weights("roles")
    features = candidate.features if candidate is not None else ()
    learned = candidate is not None and abs(weights.probability(fill.slot, features) - fill.score) < 0.001
    return RoleDecision(
        incident=incident,
        slot=fill.slot,
        kept=True,
        score=fill.score,
        heaviest=heaviest(weights, fill.slot, features) if learned else (),
        trigger=_span(text, mention.start, mention.end),
        span=_span(text, fill.phrase.start, fill.phrase.end),
    )


def _dropped(text: str, incident: str, mention: EventMention, candidate: Candidate) -> RoleDecision | None:
    """Return a phrase that fills no slot, with the slot that it came nearest to; None where none takes it."""
    weights = load_weights("roles")
    phrase = candidate.phrase
    slots = [slot for slot in SLOTS if takes(slot, candidate, mention.frame)]
    if not slots:
        return None
    slot = max(slots, key=lambda name: weights.probability(name, candidate.features))
    score = weights.probability(slot, candidate.features)
    return RoleDecision(
        incident=incident,
        slot=slot,
        kept=False,
        score=round(score, 4),
        heaviest=heaviest(weights, slot, candidate.features),
        overruled="by_rule" if score >= THRESHOLD[slot] else None,
        trigger=_span(text, mention.start, mention.end),
        span=_span(text, phrase.start, phrase.end),
    )


def _claim(text: str, weighed: WeighedClaim, linked: Linked) -> ClaimDecision:
    weights = load_weights("claims")
    item, features = weighed.item, tuple(dict.fromkeys(weighed.features))
    cue = _span(text, item.claim.cue_start, item.claim.cue_end)
    incident = f"i{(item.cluster or 0) + 1}"
    alike = [c for c in linked.claims if (c.about, c.cue) == (item.about, cue)]
    own = next((c for c in alike if c.incident == incident), None) or next(iter(alike), None)
    kept = own is not None and own.incident == incident
    overruled: Overruled | None = None
    if kept != weighed.kept:
        overruled = "of_recalled" if kept else "said_again"
    return ClaimDecision(
        incident=incident,
        claim=None if own is None else own.id,
        kept=kept,
        stance=item.claim.stance,
        about=item.about,
        score=round(weights.probabilities(features)["keep"], 4),
        heaviest=heaviest(weights, "keep", features),
        overruled=overruled,
        cue=cue,
    )


def _span(text: str, start: int, end: int) -> Span:
    return Span.cut(text, start, end)
