"""What the other readers found in one sentence, as attribution needs it."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from recoupe.extraction.draft import EventMention, OutcomeMention, Phrase, TollMention
from recoupe.extraction.mentions.counts import CountMention
from recoupe.extraction.mentions.dates import DateMention
from recoupe.extraction.tree import Tree
from recoupe.languages.entries import CueEntry
from recoupe.languages.matcher import Match


class SentenceView(msgspec.Struct, frozen=True):
    """What the other readers found in one sentence."""

    tree: Tree
    cues: tuple[Match[CueEntry], ...]
    phrases: Mapping[int, Phrase]
    events: tuple[EventMention, ...]
    tolls: tuple[TollMention, ...]
    dates: tuple[DateMention, ...]
    outcomes: tuple[OutcomeMention, ...]
    counts: tuple[CountMention, ...] = ()


class Content(msgspec.Struct, frozen=True):
    """The tokens of what is said; `inserted` where the cue stands in or after what it says."""

    tokens: frozenset[int]
    first: int
    last: int
    inserted: bool = False

    def holds(self, start: int, end: int, tree: Tree) -> bool:
        """Return whether a stretch of the text has a token in the content."""
        return any(start <= tree[i].start < end for i in self.tokens)
