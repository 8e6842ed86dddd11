"""One source that says the same thing twice makes one claim, with the words of both."""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.extraction.draft import ClaimMention
from recoupe.linking.agreement import content_words
from recoupe.linking.claims import Attached

_TOLLS = frozenset({"killed", "injured", "missing_persons", "arrested"})
_PLAIN = frozenset({"reported", "announced", "confirmed", "claimed"})
"""Stances of saying that the thing is so: a source that announces and then details says it once."""


class Sayings:
    """The claims of a report kept so far, and where each source said them again."""

    def __init__(self) -> None:
        self._kept: list[tuple[Attached, str | None]] = []
        self.repeats: dict[int, list[ClaimMention]] = {}

    def said(self, item: Attached, actor: str | None) -> Attached | None:
        """Return the claim kept before in which the same source says the same, or None."""
        for first, known in self._kept:
            if _same_source(first.claim, known, item.claim, actor) and _same_saying(first, item):
                return first
        return None

    def add(self, item: Attached, actor: str | None) -> bool:
        """Return whether the claim is new; one said before is filed under the first."""
        first = self.said(item, actor)
        if first is not None:
            self.repeats.setdefault(first.claim.index, []).append(item.claim)
            return False
        self._kept.append((item, actor))
        return True


def _same_source(a: ClaimMention, actor_a: str | None, b: ClaimMention, actor_b: str | None) -> bool:
    if a.source.author or b.source.author:
        return a.source.author and b.source.author
    if actor_a is not None and actor_a == actor_b:
        return True
    return bool(content_words(a.source.text) & content_words(b.source.text))


def _same_saying(a: Attached, b: Attached) -> bool:
    """Return whether two claims of one source are one: same incident, a like stance, no other number."""
    if a.cluster != b.cluster:
        return False
    plain = {a.claim.stance, b.claim.stance} <= _PLAIN
    if a.claim.stance != b.claim.stance and not plain:
        return False
    if a.about != b.about and not ({a.about, b.about} <= _TOLLS):
        return False
    return not _numbers_differ(a.claim, b.claim)


def _numbers_differ(a: ClaimMention, b: ClaimMention) -> bool:
    first = {t.slot: t.count.low for t in a.tolls}
    return any(t.slot in first and first[t.slot] != t.count.low for t in b.tolls)


def without_echoes(found: Sequence[Attached]) -> list[Attached]:
    """Return the claims without those of no incident that repeat a stance of their source in a sentence."""
    said: set[tuple[int, int, str]] = set()
    kept: list[Attached] = []
    for item in sorted(found, key=lambda a: a.cluster is None):
        claim = item.claim
        key = (claim.sentence, claim.source.start, claim.stance)
        if item.cluster is not None or key not in said or claim.source.author:
            kept.append(item)
        said.add(key)
    order = {id(item): n for n, item in enumerate(found)}
    return sorted(kept, key=lambda item: order[id(item)])
