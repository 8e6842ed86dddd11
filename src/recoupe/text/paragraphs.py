"""Paragraphs of a text: its lines, or its blocks where lines are only wrapped."""

from __future__ import annotations

import re

MIN_LINES = 4
"""Full lines that a text needs before it can be called wrapped."""
NARROW, WIDE = 40, 100
"""Width of the lines of wrapped text (wires and mail break at 60 to 80)."""
UNFINISHED = 0.6
"""Share of full lines that break off in mid sentence: paragraphs nearly all end with a full stop."""

_LINE = re.compile(r"[^\n]+")
_BLOCK = re.compile(r"[^\n]+(?:\n[^\n]+)*")
_FINAL = tuple('.!?…:"»”)]')


def is_wrapped(text: str) -> bool:
    """Return whether the lines of `text` break at a fixed width, so that only blank lines end paragraphs."""
    if text.count("\n") < MIN_LINES:
        return False
    full = [
        line.rstrip()
        for block in re.split(r"\n[ \t]*\n", text)
        for line in block.split("\n")[:-1]
        if line.strip()
    ]
    if len(full) < MIN_LINES or max(map(len, full)) > WIDE:
        return False
    wide = sum(len(line) >= NARROW for line in full)
    unfinished = sum(not line.endswith(_FINAL) for line in full)
    return min(wide, unfinished) >= UNFINISHED * len(full)


def paragraphs(text: str) -> list[tuple[int, int]]:
    r"""Return `(start, end)` of every paragraph that holds more than blanks, trimmed.

    >>> paragraphs("Titre\n\n Corps. \nSuite.")
    [(0, 5), (8, 14), (16, 22)]
    """
    if is_wrapped(text):
        blank = re.sub(r"(?m)^[^\S\n]+$", lambda m: "\n" * len(m[0]), text)
        return _trimmed(text, _BLOCK, blank)
    return _trimmed(text, _LINE, text)


def _trimmed(text: str, pattern: re.Pattern[str], source: str) -> list[tuple[int, int]]:
    found = []
    for match in pattern.finditer(source):
        stretch = trim(text, match.start(), match.end())
        if stretch:
            found.append(stretch)
    return found


def trim(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return the stretch without blanks at its ends, or None when nothing is left."""
    piece = text[start:end]
    body = piece.strip()
    if not body:
        return None
    start += len(piece) - len(piece.lstrip())
    return start, start + len(body)
