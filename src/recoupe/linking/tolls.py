"""How many were harmed in an incident: totals, parts, and versions that contradict."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from recoupe.extraction.draft import ClaimMention, EventMention, TollMention, TollSlot
from recoupe.linking.facts import ReportFacts
from recoupe.linking.within import Cluster
from recoupe.model import Span, Toll, TollPart
from recoupe.model.slots import Side

REACH = 3
"""Sentences without a happening of their own that a toll may look back over for its incident."""


def assign_tolls(
    clusters: Sequence[Cluster], tolls: Sequence[TollMention], facts: ReportFacts
) -> Mapping[int, tuple[TollMention, ...]]:
    """Return, for each cluster's index, the tolls that belong to it.

    A deed's own sufferers belong to it; another toll to the nearest happening of its sentence, else to the
    last one told within three sentences, else to the first of the report.
    """
    owner: dict[int, int] = {e.mention.index: k for k, c in enumerate(clusters) for e in c}
    mentions = sorted((e.mention for c in clusters for e in c), key=lambda m: m.start)
    assigned: dict[int, list[TollMention]] = {k: [] for k in range(len(clusters))}
    for toll in tolls:
        event = _event_of(toll, mentions)
        if event is not None:
            assigned[owner[event.index]].append(toll)
    return {k: tuple(v) for k, v in assigned.items()}


def _event_of(toll: TollMention, mentions: Sequence[EventMention]) -> EventMention | None:
    for mention in mentions:
        if any(t.start == toll.start and t.slot == toll.slot for t in mention.tolls):
            return mention
    same = [m for m in mentions if m.sentence == toll.sentence and not m.negated]
    if same:
        return min(same, key=lambda m: (m.generic, min(abs(m.start - toll.end), abs(toll.start - m.end))))
    before = [m for m in mentions if 0 < toll.sentence - m.sentence <= REACH and not m.generic]
    if before:
        return before[-1]
    firm = [m for m in mentions if not m.generic and not m.weak] or list(mentions)
    return firm[0] if firm else None


class TollVersion(msgspec.Struct, frozen=True):
    """One number for a toll, the mentions that tell it, and the claims in which it stands."""

    low: int
    high: int | None
    mentions: tuple[TollMention, ...]
    claims: tuple[int, ...]

    @property
    def interval(self) -> tuple[int, float]:
        """The bounds, an open one as infinity."""
        return self.low, float("inf") if self.high is None else float(self.high)


def toll_versions(
    slot: TollSlot, tolls: Sequence[TollMention], claims: Sequence[ClaimMention]
) -> tuple[TollVersion, ...]:
    """Return the versions of a toll, the fullest first.

    Parts («dont trois enfants») are left out; counts of several kinds of people told of one deed in one
    sentence are added («deux civils et un soldat»); a smaller number that no other source tells is taken
    for a part of the larger.
    """
    whole = [t for t in tolls if t.slot == slot and not t.part]
    merged = _add_up(whole)
    versions: dict[tuple[int, int | None], list[TollMention]] = {}
    for low, high, mentions in merged:
        versions.setdefault((low, high), []).extend(mentions)
    found = [
        TollVersion(low, high, tuple(mentions), _claims_of(mentions, claims))
        for (low, high), mentions in versions.items()
    ]
    if len(found) < 2:
        return tuple(found)
    found.sort(key=lambda v: (-v.low, v.high is None))
    top = found[0]
    kept = [top]
    for version in found[1:]:
        rival = version.claims and not set(version.claims) & set(top.claims)
        if rival and version.low != top.low:
            kept.append(version)
    return tuple(kept)


def _add_up(tolls: Sequence[TollMention]) -> list[tuple[int, int | None, list[TollMention]]]:
    """Add the counts that one deed has of different people in one sentence."""
    groups: dict[tuple[int, tuple[str, ...]], list[TollMention]] = {}
    singles: list[tuple[int, int | None, list[TollMention]]] = []
    for toll in tolls:
        own = any(rule.startswith("toll:") for rule in toll.rules)
        if own:
            groups.setdefault((toll.sentence, toll.rules), []).append(toll)
        else:
            singles.append((toll.count.low, toll.count.high, [toll]))
    for members in groups.values():
        distinct = {(m.start, m.count.low): m for m in members}.values()
        lows = sum(m.count.low for m in distinct)
        highs = [m.count.high for m in distinct]
        high = None if any(h is None for h in highs) else sum(h for h in highs if h is not None)
        singles.append((lows, high, list(distinct)))
    return singles


def _claims_of(mentions: Sequence[TollMention], claims: Sequence[ClaimMention]) -> tuple[int, ...]:
    starts = {(m.start, m.slot) for m in mentions}
    return tuple(
        c.index for c in claims if not c.source.author and any((t.start, t.slot) in starts for t in c.tolls)
    )


def toll_value(
    text: str,
    slot: TollSlot,
    versions: Sequence[TollVersion],
    tolls: Sequence[TollMention],
    ids: Mapping[int, str],
) -> Toll:
    """Return the toll of a slot over all its versions; contradicting versions leave `best` null."""
    if not versions:
        return Toll(missing="not_stated")
    low = min(v.low for v in versions)
    highs = [v.high for v in versions]
    high = None if any(h is None for h in highs) else max(h for h in highs if h is not None)
    disputed = _contradict(versions)
    spans = tuple(
        dict.fromkeys(Span.cut(text, m.start, m.end) for v in versions for m in v.mentions)
    )
    claims = tuple(dict.fromkeys(ids[c] for v in versions for c in v.claims if c in ids))
    rules = tuple(dict.fromkeys(r for v in versions for m in v.mentions for r in m.rules))
    value = Toll(
        low=low,
        high=high,
        best=None if disputed else versions[0].low,
        by=_parts(slot, tolls),
        spans=spans,
        claims=claims,
        rules=rules,
    )
    if not disputed:
        return value
    return msgspec.structs.replace(
        value,
        disputed=True,
        alternatives=tuple(
            Toll(
                low=v.low,
                high=v.high,
                best=v.low,
                spans=tuple(Span.cut(text, m.start, m.end) for m in v.mentions),
                claims=tuple(ids[c] for c in v.claims if c in ids),
            )
            for v in versions
        ),
    )


def _contradict(versions: Sequence[TollVersion]) -> bool:
    """Return whether two versions cannot both hold: their intervals do not meet."""
    for i, a in enumerate(versions):
        for b in versions[i + 1 :]:
            (low_a, high_a), (low_b, high_b) = a.interval, b.interval
            if high_a < low_b or high_b < low_a:
                return True
    return False


_SIDES: Mapping[str, Side] = {"civilians": "civilians", "medical": "civilians", "ngo": "civilians"}


def _parts(slot: TollSlot, tolls: Sequence[TollMention]) -> tuple[TollPart, ...]:
    parts: dict[str, TollPart] = {}
    for toll in tolls:
        if toll.slot == slot and toll.kind is not None and toll.kind not in {"other"}:
            parts.setdefault(
                toll.kind,
                TollPart(
                    side=_SIDES.get(toll.kind, "unknown"),
                    kind=toll.kind,
                    low=toll.count.low,
                    high=toll.count.high,
                ),
            )
    return tuple(parts.values())
