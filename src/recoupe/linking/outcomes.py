"""How an incident ended, by whom it is told, and whether the versions contradict."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from recoupe.extraction.draft import ClaimMention, EventMention, OutcomeMention
from recoupe.linking.within import Cluster
from recoupe.model import Outcome, Span, Toll
from recoupe.model.slots import OutcomeValue

_HARMING = frozenset(
    [
        "air_drone_strike",
        "shelling_missile_rocket",
        "ied_mine",
        "suicide_attack",
        "grenade",
        "chemical_weapon",
        "armed_attack",
        "assassination",
        "violence_against_civilians",
        "shootdown",
        "abduction",
        "territory_change",
    ]
)
_INTERCEPTABLE = frozenset(["air_drone_strike", "shelling_missile_rocket", "interception"])
_FITS: Mapping[OutcomeValue, frozenset[str]] = {
    "intercepted": _INTERCEPTABLE,
    "freed": frozenset({"abduction", "other", "arrest"}),
}
"""Endings that only some types can have."""

REACH = 2
"""Sentences after a happening in which its ending may be told."""


def outcome_mentions(
    clusters: Sequence[Cluster], kinds: Sequence[str], outcomes: Sequence[OutcomeMention]
) -> Mapping[int, tuple[OutcomeMention, ...]]:
    """Return, for each cluster's index, the endings told of it: in its sentences, else just after."""
    found: dict[int, list[OutcomeMention]] = {k: [] for k in range(len(clusters))}
    mentions = sorted(
        ((e.mention, k) for k, c in enumerate(clusters) for e in c), key=lambda pair: pair[0].start
    )
    for outcome in outcomes:
        if outcome.negated:
            continue
        fit = [(m, k) for m, k in mentions if kinds[k] in _FITS.get(outcome.value, frozenset(kinds))]
        same = [(m, k) for m, k in fit if m.sentence == outcome.sentence]
        before = [(m, k) for m, k in fit if 0 < outcome.sentence - m.sentence <= REACH]
        if same:
            _, k = min(same, key=lambda pair: abs(pair[0].start - outcome.start))
            found[k].append(outcome)
        elif before:
            found[before[-1][1]].append(outcome)
    return {k: tuple(v) for k, v in found.items()}


def incident_outcome(
    text: str,
    kind: str,
    cluster: Cluster,
    told: Sequence[OutcomeMention],
    claims: Sequence[ClaimMention],
    ids: Mapping[int, str],
    harmed: Sequence[Toll],
) -> Outcome:
    """Return how an incident ended.

    Harm done is a hit. An ending that only a source claims, the writer keeping a distance, while the
    report itself tells the strike, is disputed: no side is chosen.
    """
    hits = _hits(kind, cluster, harmed)
    own = [
        e.mention.outcome for e in cluster if e.mention.outcome is not None and not e.mention.outcome.negated
    ]
    told = [*own, *told]
    if not told:
        return Outcome(value="hit", spans=hits, rules=("outcome:harm-told",)) if hits else _not_stated()
    first = told[0]
    span = Span.cut(text, first.start, first.end)
    claim = _claim_of(first, claims)
    claim_ids = (ids[claim.index],) if claim is not None and claim.index in ids else ()
    value = first.value
    if claim is not None and value in {"intercepted", "repelled", "failed", "foiled"}:
        contested = claim.writer in {"distances", "doubts"} or claim.stance == "claimed"
        if contested and (hits or _told_without(cluster, claim, claims)):
            return Outcome(
                value=None,
                spans=(span,),
                claims=claim_ids,
                rules=first.rules,
                disputed=True,
                alternatives=(
                    Outcome(value=value, spans=(span,), claims=claim_ids),
                    Outcome(value="hit", spans=hits or _trigger_spans(text, cluster, claim), claims=()),
                ),
            )
    return Outcome(value=value, spans=(span,), claims=claim_ids, rules=first.rules)


def _not_stated() -> Outcome:
    return Outcome(missing="not_stated")


def _hits(kind: str, cluster: Cluster, harmed: Sequence[Toll]) -> tuple[Span, ...]:
    if kind not in _HARMING:
        return ()
    for toll in harmed:
        if isinstance(toll.low, int) and toll.low > 0 and isinstance(toll.spans, tuple):
            return toll.spans[:1]
    for event in cluster:
        for fill in event.mention.fills:
            if fill.slot == "victims" and fill.harm in {"killed", "injured", "abducted"}:
                phrase = fill.phrase
                return (Span(phrase.start, phrase.end, phrase.text),)
    return ()


def _claim_of(outcome: OutcomeMention, claims: Sequence[ClaimMention]) -> ClaimMention | None:
    for claim in claims:
        told = claim.outcome
        if told is not None and told.start == outcome.start and not claim.source.author:
            return claim
    return None


def _told_without(cluster: Cluster, claim: ClaimMention, claims: Sequence[ClaimMention]) -> bool:
    """Return whether the happening is told outside what that source says too."""
    own = {i for c in claims if c.source.text == claim.source.text for i in c.events}
    return any(e.mention.index not in own for e in cluster)


def _trigger_spans(text: str, cluster: Cluster, claim: ClaimMention) -> tuple[Span, ...]:
    outside: list[EventMention] = [e.mention for e in cluster if e.mention.index not in claim.events]
    return tuple(Span.cut(text, m.start, m.end) for m in outside)
