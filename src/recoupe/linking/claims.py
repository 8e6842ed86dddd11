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

_TELLING = frozenset({"reported", "announced", "confirmed", "claimed"})
_HARM = frozenset({"killed", "injured"})

REACH = 4
"""Sentences that a claim without a happening in it looks back over for any incident; beyond them it may only
be about the last of the news, and the scorer knows that it is far."""


_PARTIES = frozenset(
    ("government", "state_force", "foreign_force", "rebel_group", "militia", "communal_militia")
)
"""Kinds of sources whose word on forces is kept even where no incident is meant."""


def says_something(claim: ClaimMention) -> bool:
    """Return whether a claim tied to no incident is worth keeping.

    It speaks of a deed, a toll or an ending, or it is a party's word on forces; a forecast is the writer's.
    """
    told = claim.events or claim.tolls or claim.outcome
    forces = claim.forces and not claim.source.author and claim.source.kind in _PARTIES
    return bool(told or forces or (claim.apart and claim.stance == "forecast"))


class Attached(msgspec.Struct, frozen=True):
    """A claim with the index of its cluster (None: no safe antecedent) and the slot it is about.

    `rank` counts the claims on the incident before it, `voice` those of the same source there, `extra` marks
    what a claim says besides its main slot, `mentions` how often the incident is told, `leading` the first
    fresh incident.
    """

    claim: ClaimMention
    cluster: int | None
    about: About
    direct: bool
    distance: int
    rank: int = 0
    voice: int = 0
    extra: bool = False
    mentions: int = 0
    leading: bool = False


def attach(
    claims: Sequence[ClaimMention],
    clusters: Sequence[Cluster],
    toll_owner: Mapping[tuple[int, str], int],
    fresh: Sequence[bool],
) -> list[Attached]:
    """Return every claim with the incident it speaks of.

    The main happening of its content decides, what is news first; else the incident of the tolls in it; else
    the last incident told before, fresh ones first. A saying with tolls of several slots comes once for each.
    """
    owner = {e.mention.index: k for k, c in enumerate(clusters) for e in c}
    mentions = sorted((e.mention for c in clusters for e in c), key=lambda m: m.start)
    found: list[Attached] = []
    for claim in claims:
        inside = [owner[i] for i in claim.events if i in owner]
        by_toll = [toll_owner[t.start, t.slot] for t in claim.tolls if (t.start, t.slot) in toll_owner]
        if inside or by_toll:
            told = inside or by_toll
            cluster = next((k for k in told if fresh[k]), told[0])
            about: About = claim.about or ("incident" if inside else claim.tolls[0].slot)
            found.append(Attached(claim, cluster, about, direct=True, distance=0))
        else:
            found.append(_look_back(claim, mentions, owner, fresh))
    return _ranked([*found, *_extras(found, len(claims))], clusters, fresh)


def _extras(found: Sequence[Attached], free: int) -> list[Attached]:
    """Return what sayings with several tolls say besides: one more for each other slot."""
    more: list[Attached] = []
    for item in found:
        claim = item.claim
        if not item.direct or claim.stance not in _TELLING:
            continue
        slots = list(dict.fromkeys(t.slot for t in claim.tolls if t.slot in _HARM and t.slot != item.about))
        for slot in slots:
            own = msgspec.structs.replace(claim, index=free + len(more), about=slot)
            more.append(msgspec.structs.replace(item, claim=own, about=slot, extra=True))
    return more


def _ranked(found: Sequence[Attached], clusters: Sequence[Cluster], fresh: Sequence[bool]) -> list[Attached]:
    """Return the claims in the order of the text with their ranks on their incidents."""
    firsts = [(c[0].mention.start, k) for k, c in enumerate(clusters) if fresh[k] and c]
    lead = min(firsts)[1] if firsts else None
    ranks: dict[int, int] = {}
    voices: dict[tuple[int, str], int] = {}
    out: list[Attached] = []
    for item in sorted(found, key=lambda a: (a.claim.cue_start, a.claim.index)):
        k = item.cluster
        if k is None:
            out.append(item)
            continue
        key = (k, item.claim.source.text.lower())
        out.append(
            msgspec.structs.replace(
                item,
                rank=ranks.get(k, 0),
                voice=voices.get(key, 0),
                mentions=len(clusters[k]),
                leading=k == lead,
            )
        )
        ranks[k] = ranks.get(k, 0) + 1
        voices[key] = voices.get(key, 0) + 1
    return out


def _look_back(
    claim: ClaimMention,
    mentions: Sequence[EventMention],
    owner: Mapping[int, int],
    fresh: Sequence[bool],
) -> Attached:
    about: About = claim.about or "incident"
    if claim.apart:
        return Attached(claim, None, about, direct=False, distance=99)
    earlier = [m for m in mentions if m.start < claim.cue_start]
    before = [m for m in earlier if claim.sentence - m.sentence <= REACH]
    news = [m for m in earlier if fresh[owner[m.index]]]
    near = [m for m in before if fresh[owner[m.index]]] or before or news
    if not near:
        return Attached(claim, None, about, direct=False, distance=99)
    last = near[-1]
    return Attached(claim, owner[last.index], about, direct=False, distance=claim.sentence - last.sentence)


def claim_features(
    item: Attached, mention: EventMention | None, *, fresh: bool, again: bool
) -> Iterator[str]:
    """Yield the features that speak for or against keeping a claim; `again` marks one already kept alike."""
    claim = item.claim
    how = "direct" if item.direct else "look back"
    family = "telling" if claim.stance in _TELLING else claim.stance
    yield f"stance={claim.stance}"
    yield f"about={item.about}"
    yield f"stance={claim.stance} about={item.about}"
    yield "direct" if item.direct else f"look back={min(item.distance, 5)}"
    yield f"stance={claim.stance} {how}"
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
    size = "0-40" if length < 40 else "41-120" if length < 120 else "121-250" if length < 250 else "251+"
    yield f"length={size}"
    for name in claim.manner:
        yield name
        yield f"{family} {name}"
    yield from _standing(item, fresh=fresh)
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


def _standing(item: Attached, *, fresh: bool) -> Iterator[str]:
    """Yield how a claim stands among those on its incident."""
    yield f"rank={min(item.rank, 6)}"
    yield f"voice={min(item.voice, 3)}"
    if item.extra:
        yield "extra"
    yield f"told={'1' if item.mentions == 1 else '2-3' if item.mentions < 4 else '4+'}"
    if fresh:
        yield "incident leads" if item.leading else "incident follows"
    sentence = item.claim.sentence
    where = "0-2" if sentence < 3 else "3-8" if sentence < 9 else "9-20" if sentence < 21 else "21+"
    yield f"sentence={where}"


def keep(features: Sequence[str], weights: Weights | None = None) -> bool:
    """Return whether the scorer keeps a claim with these features."""
    table = weights or load_weights("claims")
    return table.probabilities(dict.fromkeys(features))["keep"] >= THRESHOLD
