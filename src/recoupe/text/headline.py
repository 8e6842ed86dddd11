"""Where a report's title and heading end and its body begins."""

from __future__ import annotations

from collections.abc import Sequence

LONGEST_TITLE = 220
"""Code points of the longest title seen in the development articles, rounded up."""
LONGEST_HEADING = 700
"""Code points of the longest heading («chapeau») that news sites set above a body."""


def headline_end(text: str, sentences: Sequence[tuple[int, int, int]]) -> int:
    r"""Return the index of the first sentence of the body; 0 where the report has no title.

    A title is a short first block, set off by a blank line; a heading a second short one before a longer.

    >>> headline_end("Titre court\n\nLe corps.", [(0, 11, 0), (13, 22, 1)])
    1
    """
    blocks = _blocks(text)
    if len(blocks) < 2:
        return 0
    first = blocks[0]
    if first[1] - first[0] > LONGEST_TITLE:
        return 0
    end = first[1]
    if len(blocks) > 2:
        second, rest = blocks[1], blocks[-1][1] - blocks[2][0]
        size = second[1] - second[0]
        if size <= LONGEST_HEADING and rest > 1.5 * size and len(blocks) == 3:
            end = second[1]
    return next((i for i, (start, _, _) in enumerate(sentences) if start >= end), 0)


def _blocks(text: str) -> list[tuple[int, int]]:
    """Return the stretches between blank lines."""
    blocks: list[tuple[int, int]] = []
    start = 0
    for piece in text.split("\n\n"):
        end = start + len(piece)
        if piece.strip():
            blocks.append((start, end))
        start = end + 2
    return blocks
