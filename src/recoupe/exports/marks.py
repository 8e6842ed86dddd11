"""A text cut at every boundary of the spans that lie on it, so that overlapping spans can be drawn."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from recoupe.model import Span

_LINE = re.compile(r"[^\n\r]+")

# Which colour wins where spans of one length lie on one another: the rarer and more telling first.
_PRIORITY = (
    "trigger", "toll", "outcome", "weapons", "date", "place", "perpetrators", "targets",
    "act", "loaded", "source", "cue", "discarded", "claim",
)  # fmt: skip


class Mark(msgspec.Struct, frozen=True):
    """A stretch of the text with its role, and the reference of the card that it belongs to."""

    start: int
    end: int
    role: str
    ref: str


class Segment(msgspec.Struct, frozen=True):
    """A stretch of the text over which the same marks lie; roles in the order of their weight."""

    text: str
    roles: tuple[str, ...] = ()
    refs: tuple[str, ...] = ()


def mark_spans(spans: Iterable[Span], role: str, ref: str) -> Iterator[Mark]:
    """Yield a mark for every span."""
    for span in spans:
        yield Mark(span.start, span.end, role, ref)


def cut_paragraphs(text: str, marks: Sequence[Mark]) -> list[tuple[Segment, ...]]:
    """Return the lines of the text that are not blank, each cut at the boundaries of the marks on it.

    >>> marks = [Mark(0, 11, "targets", "i1.targets"), Mark(0, 5, "toll", "i1.killed")]
    >>> [(s.text, s.roles) for s in cut_paragraphs("Trois morts hier.", marks)[0]]
    [('Trois', ('toll', 'targets')), (' morts', ('targets',)), (' hier.', ())]
    """
    return [
        tuple(_cut_line(text, line.start(), line.end(), marks))
        for line in _LINE.finditer(text)
        if line.group().strip()
    ]


def _cut_line(text: str, start: int, end: int, marks: Sequence[Mark]) -> Iterator[Segment]:
    """Yield the segments of one line; the marks that end or start on one boundary never share a segment."""
    here = [mark for mark in marks if mark.start < end and start < mark.end]
    inner = {edge for mark in here for edge in (mark.start, mark.end) if start < edge < end}
    edges = sorted({start, end} | inner)
    for left, right in itertools.pairwise(edges):
        over = sorted((m for m in here if m.start <= left and right <= m.end), key=_weight)
        yield Segment(
            text[left:right],
            tuple(dict.fromkeys(mark.role for mark in over)),
            tuple(dict.fromkeys(mark.ref for mark in over)),
        )


def _weight(mark: Mark) -> tuple[int, int]:
    """Return the order in which marks claim a segment's colour: the closest to the words first."""
    return (mark.end - mark.start, _PRIORITY.index(mark.role))
