"""Tolls told apart from their incident: a mention that is dropped may still tell the toll of the news."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from recoupe.extraction.draft import EventMention, TollMention
from recoupe.linking.agreement import compare_dates, compare_places
from recoupe.linking.candidates import CandidateIncident
from recoupe.linking.news import Verdict
from recoupe.linking.pairs import FAMILIES

_HARM = frozenset({"kill", "die", "injure"})
_SLOTS = frozenset({"killed", "injured"})


def lend_tolls(
    candidates: Sequence[CandidateIncident], verdicts: Sequence[Verdict]
) -> list[CandidateIncident]:
    """Return the candidates, the one fresh attack of the report with the tolls of those that are dropped.

    Only a toll that the attack lacks, or that another source tells, is lent, and only by words that point back
    («l'attaque, qui a fait cinq morts») or tell nothing but harm («on parle de cinq morts») and name no other
    day or place.
    """
    found = list(candidates)
    fresh = [k for k, v in enumerate(verdicts) if v == "fresh" and FAMILIES[candidates[k].kind] == "attack"]
    if len(fresh) != 1:
        return found
    target = found[fresh[0]]
    own = {t.slot for t in target.tolls}
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
                and not (t.total or t.part)
                and (t.slot not in own or (t.start, t.slot) in sourced)
            )
    if lent:
        found[fresh[0]] = msgspec.structs.replace(target, tolls=(*target.tolls, *lent))
    return found


def _points_back(mention: EventMention) -> bool:
    return mention.frame in _HARM or (mention.definite and not mention.generic)
