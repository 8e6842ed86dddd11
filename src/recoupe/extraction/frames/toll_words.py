"""The casualty words of a sentence: those of the lexicon, and deeds of harm that it does not know."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from recoupe.extraction.draft import EventMention, TollSlot
from recoupe.languages.entries import CasualtyEntry, FrameName, Sufferer
from recoupe.languages.matcher import Match

FRAME_SLOT: Mapping[FrameName, tuple[TollSlot, Sufferer]] = {
    "kill": ("killed", "object"),
    "die": ("killed", "subject"),
    "injure": ("injured", "object"),
    "arrest": ("arrested", "object"),
}
"""Deeds whose sufferers are a toll, and where they stand to the word."""


class CasualtyWord(msgspec.Struct, frozen=True):
    """A casualty word in its sentence: token indices, the slot, and where its sufferers stand."""

    first: int
    last: int
    slot: TollSlot
    sufferer: Sufferer
    rule: str
    beings: bool = False
    care: bool = False


def casualty_words(
    matches: Sequence[Match[CasualtyEntry]], events: Sequence[EventMention]
) -> list[CasualtyWord]:
    """Return the words of the lexicon, and the deeds of harm that it does not know."""
    words = [
        CasualtyWord(
            m.first, m.last, m.entry.slot, m.entry.sufferer, m.entry.id, m.entry.beings, m.entry.care
        )
        for m in matches
    ]
    for event in events:
        slot = FRAME_SLOT.get(event.frame)
        known = any(w.first <= event.last and event.first <= w.last for w in words)
        if slot is not None and not known and not event.nominal:
            words.append(CasualtyWord(event.first, event.last, *slot, f"toll:{event.frame}"))
    return sorted(words, key=lambda w: w.first)
