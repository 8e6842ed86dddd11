"""Tolls told apart from their incident: a mention that is dropped may still tell the toll of the news."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from recoupe.extraction.draft import EventMention, TollMention
from recoupe.linking.agreement import compare_dates, compare_places
from recoupe.linking.candidates import CandidateIncident
from recoupe.linking.news import Verdict
from recoupe.linking.pairs import FAMILIES, is_general

_KIN = frozenset({"attack"})
_SLOTS = frozenset({"killed", "injured"})


def lend_tolls(
    candidates: Sequence[CandidateIncident], verdicts: Sequence[Verdict]
) -> list[CandidateIncident]:
    """Return the candidates, the attacks with the tolls that are told apart from them.

    Each attack takes what it lacks from its own fragments; the one attack of the report takes from what is
    dropped a toll that it lacks, or that another source tells, and only by words that point back («l'attaque,
    qui a fait cinq morts») or tell the toll themselves («on parle de cinq morts») and name no other day or
    place.
    """
    found = [_with_beside(c, k, candidates, verdicts) for k, c in enumerate(candidates)]
    attacks = [k for k, c in enumerate(candidates) if verdicts[k] != "none" and FAMILIES[c.kind] == "attack"]
    fresh = [k for k, v in enumerate(verdicts) if v == "fresh"]
    news = [k for k in attacks if verdicts[k] == "fresh"] or fresh or attacks
    if len(news) != 1:
        return found
    target = found[news[0]]
    own = {t.slot for t in target.tolls if not t.attacker}
    lent: list[TollMention] = []
    for candidate, verdict in zip(candidates, verdicts, strict=True):
        apart = "conflict" in (
            compare_dates(target.date, candidate.date),
            compare_places(target.place, candidate.place),
        )
        if verdict == "none" and not apart and any(_points_back(e.mention) for e in candidate.cluster):
            sourced = {(t.start, t.slot) for c in candidate.claims if not c.source.author for t in c.tolls}
            lent.extend(
                t
                for t in candidate.tolls
                if t.slot in _SLOTS
                and t.count.low
                and not (t.total or t.part)
                and (t.slot not in own or (t.start, t.slot) in sourced)
            )
    if lent:
        found[news[0]] = msgspec.structs.replace(target, tolls=(*target.tolls, *lent))
    return found


def _with_beside(
    target: CandidateIncident,
    place: int,
    candidates: Sequence[CandidateIncident],
    verdicts: Sequence[Verdict],
) -> CandidateIncident:
    """Return an attack with the tolls that it lacks and that stand with a fragment of it."""
    if verdicts[place] == "none" or FAMILIES[target.kind] not in _KIN:
        return target
    own = {t.slot for t in target.tolls if not (t.attacker or t.part or t.total)}
    lent: list[TollMention] = []
    for k, other in enumerate(candidates):
        if k == place or verdicts[k] == "none" or not _is_fragment(target, other):
            continue
        lent += [t for t in other.tolls if t.slot in _SLOTS - own and not (t.part or t.total or t.attacker)]
    if not lent:
        return target
    return msgspec.structs.replace(target, tolls=(*lent, *target.tolls), lent=len(lent))


def _is_fragment(target: CandidateIncident, other: CandidateIncident) -> bool:
    """Return whether two candidates are likely one: of one kin, day and town, one told by general words."""
    kinds = (target.kind, other.kind)
    if FAMILIES[kinds[0]] != FAMILIES[kinds[1]] or not any(is_general(k) for k in kinds):
        return False
    if "country" in (target.place.precision, other.place.precision):
        return False
    days = target.date.start, other.date.start
    same_day = isinstance(days[0], str) and days[0] == days[1]
    return same_day and compare_places(target.place, other.place) == "agree"


def _points_back(mention: EventMention) -> bool:
    return bool(mention.tolls) or (mention.definite and not mention.generic)
