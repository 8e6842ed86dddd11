"""Tolls that the report says are not known: of which incident, and what becomes of its slots."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from recoupe.extraction.draft import EventMention, SilenceMention
from recoupe.linking.within import Cluster
from recoupe.model import Discarded, Incident, Span, Toll

REACH = 3
"""Sentences that words without a happening of their own may look back over for theirs."""
UNSAFE = "toll not disclosed, without a safe antecedent"


def withhold_tolls(
    text: str,
    silences: Sequence[SilenceMention],
    clusters: Sequence[Cluster],
    incidents: Sequence[Incident],
) -> tuple[list[Incident], list[Discarded]]:
    """Return the incidents with the tolls that are said not to be known, and the silences of no incident.

    `clusters` are the mentions of the incidents, in their order. A figure told anywhere wins over words that
    say there is none; each silence goes to one incident at most.
    """
    found = list(incidents)
    lost: list[Discarded] = []
    for silence in silences:
        span = Span.cut(text, silence.start, silence.end)
        k = _incident_of(silence, clusters)
        if k is None:
            lost.append(Discarded(reason=UNSAFE, span=span))
            continue
        unknown = Toll(missing="not_disclosed", spans=(span,), rules=silence.rules)
        empty = [s for s in silence.slots if getattr(found[k], s).missing == "not_stated"]
        found[k] = msgspec.structs.replace(found[k], **dict.fromkeys(empty, unknown))
    return found, lost


def _incident_of(silence: SilenceMention, clusters: Sequence[Cluster]) -> int | None:
    """Return the incident whose toll is not known; None where several may be meant.

    What the sentence brings up is meant; a definite noun («cette attaque») and a bare «bilan» mean what was
    told just before, if that is one incident.
    """
    told = [(e.mention, k) for k, c in enumerate(clusters) for e in c]
    here = [(m, k) for m, k in told if m.sentence == silence.sentence and not m.generic]
    own = next(((m, k) for m, k in here if m.index == silence.host), None)
    if own is None and silence.host is None and here:
        own = min(here, key=lambda pair: _gap(pair[0], silence))
    if own is not None and not points_back(own[0]):
        return own[1]
    before = [
        (m, k)
        for m, k in told
        if 0 < silence.sentence - m.sentence <= REACH and not m.generic and not m.headline
    ]
    nearest = max((m.sentence for m, _ in before), default=None)
    told_last = {k for m, k in before if nearest is None or nearest - m.sentence <= 1}
    if own is not None and own[1] in told_last and len(told_last) == 1:
        return own[1]
    if len(told_last) == 1:
        return told_last.pop()
    everywhere = {k for m, k in told if m.sentence != silence.sentence}
    return everywhere.pop() if not before and len(everywhere) == 1 else None


def points_back(mention: EventMention) -> bool:
    """Return whether a mention only points to a happening told before, saying nothing new of it."""
    bare = not (mention.fills or mention.places or mention.dates)
    return mention.definite and mention.nominal and bare


def _gap(mention: EventMention, silence: SilenceMention) -> int:
    return min(abs(mention.start - silence.end), abs(silence.start - mention.end))
