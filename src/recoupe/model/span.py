"""Where words stand in a report's text."""

from __future__ import annotations

import msgspec


class Span(msgspec.Struct, frozen=True, order=True):
    """A stretch of a report's text and the words found there.

    `start` is inclusive and `end` exclusive, both in code points of the report's text;
    `quote` equals `text[start:end]`.

    >>> Span.cut("Trois civils tués.", 6, 12)
    Span(start=6, end=12, quote='civils')
    """

    start: int
    end: int
    quote: str

    @classmethod
    def cut(cls, text: str, start: int, end: int) -> Span:
        """Return the span of `text` from `start` to `end` (code points, end exclusive)."""
        return cls(start, end, text[start:end])

    def overlaps(self, other: Span) -> bool:
        """Return whether the two spans share at least one character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Return whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end
