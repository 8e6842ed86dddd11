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

MOST = 5000
"""Dead from which on a number below the headline is that of a war, not of a deed in it."""


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
            # «Les attentats ont fait 17 morts»: what is told of many deeds is no version of one among them.
            many = event.generic and event.index == toll.host and not event.headline
            # «La guerre a fait 10.000 morts» is no toll of a battle in it.
            vast = toll.slot == "killed" and toll.count.low >= MOST and toll.sentence >= facts.headline
            if (toll.total or vast) and not event.generic:
                continue
            total = toll.total or many
            assigned[owner[event.index]].append(msgspec.structs.replace(toll, total=total))
    return {k: tuple(v) for k, v in assigned.items()}


def _event_of(toll: TollMention, mentions: Sequence[EventMention]) -> EventMention | None:
    for mention in mentions:
        # «… visées pour l'anniversaire de l'assassinat du général»: the deed's own noun tells its toll.
        if mention.nominal and not mention.weak and any(_same(t, toll) for t in mention.tolls):
            return mention
    for mention in mentions:
        if mention.index == toll.host:
            return mention
    for mention in mentions:
        if any(_same(t, toll) for t in mention.tolls):
            return mention
    same = [m for m in mentions if m.sentence == toll.sentence and not m.negated]
    if same:
        return min(same, key=lambda m: (m.generic, min(abs(m.start - toll.end), abs(toll.start - m.end))))
    before = [m for m in mentions if 0 < toll.sentence - m.sentence <= REACH and not m.generic]
    if before:
        return before[-1]
    firm = [m for m in mentions if not m.generic and not m.weak] or list(mentions)
    return firm[0] if firm else None


def _same(a: TollMention, b: TollMention) -> bool:
    return (a.start, a.slot) == (b.start, b.slot)


_HARM = frozenset({"killed", "injured"})


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

    Parts («dont trois enfants») are left out, and persons told as themselves («le peintre») where a number is
    told; counts of several kinds of people told of one deed in one
    sentence are added («deux civils et un soldat»); a smaller number that no other source tells is taken
    for a part of the larger.
    """
    victims = any(not t.attacker and not t.part and t.slot in _HARM and t.count.low for t in tolls)
    # The attackers' own deaths are the toll only of a deed that harms nobody else.
    own = [
        t for t in tolls if t.slot == slot and not (victims and t.attacker and not _is_told_within(t, tolls))
    ]
    own = _but_for_care(own)
    whole = [t for t in own if not t.part]
    own = [t for t in own if not t.total] if any(not t.total for t in whole) else whole or own
    sums = _add_up(_of_the_whole(own))
    told = [each for each in sums if not all(t.story for t in each[2])] or sums
    merged = [_with_attackers(each, own) for each in told]
    versions: dict[int, TollVersion] = {}
    for low, high, mentions in merged:
        old = versions.get(low)
        both = (*(old.mentions if old else ()), *mentions)
        opened = high is None or (old is not None and old.high is None)
        top = None if opened else max(high or 0, (old.high or 0) if old else 0)
        versions[low] = TollVersion(low, top, both, _claims_of(both, claims))
    if any(low > 0 for low in versions) and not _is_denied(versions):
        versions.pop(0, None)
    found = sorted(versions.values(), key=lambda v: -v.low)
    if len(found) < 2:
        return tuple(found)
    top_version = found[0]
    return (top_version, *(v for v in found[1:] if _rival(v, top_version)))


def _but_for_care(tolls: Sequence[TollMention]) -> list[TollMention]:
    """Return the tolls without those that only tell how some of those counted fare («onze hospitalisés»)."""
    counted = [t.count.low for t in tolls if not (t.care or t.part or t.total or t.count.vague)]
    return [t for t in tolls if not (t.care and t.count.low <= max(counted, default=-1))]


def _is_told_within(attacker: TollMention, tolls: Sequence[TollMention]) -> bool:
    """Return whether the text adds the attackers up with the others, so that they bear on the sum."""
    others = [t for t in tolls if t.slot == attacker.slot and not t.attacker]
    return any(t.count.low for t in others)


def _of_the_whole(tolls: Sequence[TollMention]) -> Sequence[TollMention]:
    """Return the tolls that tell of all that suffered: no parts, no attackers, no words vaguer than a figure.

    Vague words that go beyond every figure contradict it («des dizaines de morts», «douze morts»).
    """
    found = [t for t in tolls if not t.part] or list(tolls)
    found = [t for t in found if not t.attacker] or found
    most = max((t.count.low for t in found if not t.count.vague), default=-1)
    return [t for t in found if not t.count.vague or t.count.low > most]


def _is_denied(versions: Mapping[int, TollVersion]) -> bool:
    """Return whether a source says that there is none, and another gives a number."""
    none = versions.get(0)
    others = {c for low, v in versions.items() if low > 0 for c in v.claims}
    return none is not None and bool(none.claims) and not set(none.claims) & others


def _rival(version: TollVersion, top: TollVersion) -> bool:
    """Return whether another source gives a smaller number, and no single victim's story."""
    if not version.claims or set(version.claims) & set(top.claims):
        return False
    # «Trois autres sont morts à Soacha»: others are a part of all.
    if all(m.count.other and m.slot == "killed" for m in version.mentions):
        return False
    return not (version.low == 1 and all(m.kind is not None for m in version.mentions))


def _add_up(tolls: Sequence[TollMention]) -> list[tuple[int, int | None, list[TollMention]]]:
    """Add the counts that one casualty word has of different people («deux civils et un soldat»)."""
    groups: dict[tuple[int, int], list[TollMention]] = {}
    for toll in tolls:
        groups.setdefault((toll.sentence, toll.head), []).append(toll)
    sums: list[tuple[int, int | None, list[TollMention]]] = []
    for members in groups.values():
        highs = [m.count.high for m in members]
        high = None if any(h is None for h in highs) else sum(h for h in highs if h is not None)
        sums.append((sum(m.count.low for m in members), high, members))
    return sums


def _with_attackers(
    told: tuple[int, int | None, list[TollMention]], tolls: Sequence[TollMention]
) -> tuple[int, int | None, list[TollMention]]:
    """Widen a sum by the attackers that the text adds to it («neuf autres morts») or within it («dont»)."""
    low, high, members = told
    sentence = members[0].sentence
    for toll in tolls:
        if not toll.attacker or toll in members:
            continue
        if toll.part and toll.sentence == sentence and toll.count.low < low:
            low -= toll.count.low
        elif any(m.count.other for m in members) and 0 <= sentence - toll.sentence <= 1 and high is not None:
            high += toll.count.low
            break
    return low, high, members


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
    spans = tuple(dict.fromkeys(Span.cut(text, m.start, m.end) for v in versions for m in v.mentions))
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
