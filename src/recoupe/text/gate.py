"""The gate: one pass over a raw text that finds the words of violence, harm and speech.

The text is folded to the same length (lower case, everything that is no letter or digit a blank), so that
whole words are found as « word » with its blanks, offsets stay those of the text, and hyphens, line ends
and both apostrophes need no variants. Matches are found with overlaps and thinned to leftmost, longest.
On 4,690 French articles (11 MB) with 4,900 forms a scan runs at 19 MB/s on one core (8,200 articles a
second, 16 hits each), of which folding takes three quarters; the automaton is built in 20 ms.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

import ahocorasick_rs

from recoupe.text.protocols import Hit


class _Folding(dict[int, str]):
    """A table for `str.translate` that learns each character when it is first met."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        # Only «İ» grows when lowered; it must stay one character for the offsets to hold.
        folded = "i" if char == "İ" else char.lower()
        value = folded if char.isalnum() else " "
        self[code] = value
        return value


_TABLE = _Folding()


def fold(text: str) -> str:
    """Return `text` in lower case with blanks for all that is no letter or digit, of the same length.

    >>> fold("L’Armée, 3-0")
    'l armée  3 0'
    """
    return text.translate(_TABLE)


def strip_accents(text: str) -> str:
    """Return `text` as capitals are often printed: without accents, «œ» as «oe».

    >>> strip_accents("œuvré")
    'oeuvre'
    """
    if text.isascii():
        return text
    plain = text.replace("œ", "oe").replace("æ", "ae")
    return "".join(c for c in unicodedata.normalize("NFD", plain) if not unicodedata.combining(c))


class PatternGate:
    """A gate over two lists of inflected forms; a form in both is strong.

    Forms written without their accents are found too, where the text has them in capitals («BLESSES»).
    The automaton is built at the first scan.

    >>> PatternGate(["attaque"], ["soldats"]).scan("L'attaque visait des soldats.")
    (Hit(start=2, end=9, strong=True), Hit(start=21, end=28, strong=False))
    """

    def __init__(self, strong: Iterable[str], weak: Iterable[str]) -> None:
        self._strong = tuple(strong)
        self._weak = tuple(weak)
        self._automaton: ahocorasick_rs.AhoCorasick | None = None
        self._meaning: list[tuple[bool, bool]] = []

    def scan(self, text: str) -> tuple[Hit, ...]:
        """Return the hits in the order of the text, leftmost and longest, none overlapping."""
        if self._automaton is None:
            self._automaton = self._build()
        folded = f" {fold(text)} "
        # One blank was put before: a match of « word » starts one early in `folded`, so right in `text`.
        found = [
            (start, start - end, which)
            for which, start, end in self._automaton.find_matches_as_indexes(folded, overlapping=True)
        ]
        found.sort()
        hits: list[Hit] = []
        free = 0
        for start, length, which in found:
            end = start - length - 2
            if start < free:
                continue
            strong, capitals = self._meaning[which]
            if capitals and not text[start:end].isupper():
                continue
            hits.append(Hit(start, end, strong))
            free = end
        return tuple(hits)

    def _build(self) -> ahocorasick_rs.AhoCorasick:
        """Return the automaton, and note for each pattern whether it is strong and for capitals only."""
        forms: dict[str, tuple[bool, bool]] = {}
        for words, strong in ((self._strong, True), (self._weak, False)):
            for word in words:
                folded = " ".join(fold(word).split())
                if folded:
                    forms.setdefault(folded, (strong, False))
        for folded, (strong, _) in list(forms.items()):
            if not folded.isascii():
                forms.setdefault(strip_accents(folded), (strong, True))
        self._meaning = list(forms.values())
        return ahocorasick_rs.AhoCorasick([f" {form} " for form in forms])
