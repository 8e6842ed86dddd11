"""A record as people read it: what the account and the page both show, before either is drawn.

`build_view` turns a record into lines of words with the spans that carry them; how they are drawn is
the business of the terminal (`cli`) and of the page (`exports/html.py`).
"""

from __future__ import annotations

import msgspec

from recoupe.model import Span


class ItemView(msgspec.Struct, frozen=True, kw_only=True):
    """One value of a slot: its words, what is known beside, who stands behind it if it is not established.

    `doubtful` is true of a party that is only accused or denied: it is never shown as established.
    """

    text: str
    detail: str = ""
    note: str = ""
    doubtful: bool = False
    spans: tuple[Span, ...] = ()


class AlternativeView(msgspec.Struct, frozen=True):
    """One of the values that contradict, and who says so."""

    text: str
    by: str
    spans: tuple[Span, ...] = ()


class SlotView(msgspec.Struct, frozen=True, kw_only=True):
    """A slot that holds something, or on which the versions contradict."""

    name: str
    label: str
    items: tuple[ItemView, ...] = ()
    disputed: bool = False
    alternatives: tuple[AlternativeView, ...] = ()


class MissingView(msgspec.Struct, frozen=True):
    """The slots that hold nothing for one reason, and the words that say so where there are any."""

    reason: str
    slots: tuple[str, ...]
    spans: tuple[Span, ...] = ()


class ClaimView(msgspec.Struct, frozen=True, kw_only=True):
    """One version: who says so, with what stance, how far the writer follows, and the words."""

    id: str
    source: str
    stance: str
    stance_id: str
    writer: str
    writer_id: str
    about: str
    value: str
    notes: tuple[str, ...]
    quotation: str
    source_spans: tuple[Span, ...]
    cue_spans: tuple[Span, ...]
    spans: tuple[Span, ...]

    @property
    def saying(self) -> str:
        """What the version is about and what it says of it («tués = 12»); empty where that is all unsaid."""
        return " = ".join(part for part in (self.about, self.value) if part)


class IncidentView(msgspec.Struct, frozen=True, kw_only=True):
    """One incident with its slots and its versions."""

    id: str
    type: str
    type_id: str
    background: bool
    triggers: tuple[Span, ...]
    slots: tuple[SlotView, ...]
    missing: tuple[MissingView, ...]
    claims: tuple[ClaimView, ...]

    @property
    def disputed(self) -> bool:
        """Whether the versions contradict on any slot."""
        return any(slot.disputed for slot in self.slots)


class ActView(msgspec.Struct, frozen=True, kw_only=True):
    """One political or verbal deed, with the claims that tell of it; `type` holds PLOVER's type and mode."""

    label: str
    type: str
    parties: str
    details: tuple[str, ...]
    spans: tuple[Span, ...]
    claims: tuple[ClaimView, ...]


class LoadedView(msgspec.Struct, frozen=True):
    """A word that takes sides, and what it names."""

    span: Span
    note: str


class DiscardedView(msgspec.Struct, frozen=True):
    """Words that were seen and not kept, and why."""

    reason: str
    span: Span


class ReportView(msgspec.Struct, frozen=True, kw_only=True):
    """One report: its header, its incidents (fresh first), its acts, and what is left."""

    title: str
    facts: tuple[str, ...]
    published_spans: tuple[Span, ...]
    language: str
    reader: str
    incidents: tuple[IncidentView, ...]
    acts: tuple[ActView, ...]
    claims: tuple[ClaimView, ...]
    loaded: tuple[LoadedView, ...]
    discarded: tuple[DiscardedView, ...]
