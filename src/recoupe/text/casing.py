"""Gives the case back to paragraphs in capitals: wire text, headlines."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable

from recoupe.text.paragraphs import paragraphs

CAPITALS = 0.9
"""Share of capitals among the letters: a paragraph in capitals may hold a stray small one («Qu'ON»)."""
LETTERS = 8
"""Letters that a paragraph needs: below that it may be an acronym that stands alone («ONU - OTAN»)."""

REACH = 8
"""Characters before a word in which a stop is looked for: it, a quotation mark, a few blanks."""

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_ACRONYM = re.compile(r"(?:[^\W\d_]\.){2,}")
_ENDS_DOTTED = re.compile(r"[^\W\d_]\.[^\W\d_]\.\s*$")
_OPENS = re.compile(r"(?:[.!?…]|--|\])[\s\"'«“‘(\[—–-]*$")


def is_capitals(paragraph: str) -> bool:
    """Return whether a paragraph is written in capitals only.

    >>> is_capitals("ATTAQUE AU COUTEAU À LYON"), is_capitals("L'ONU et l'OTAN")
    (True, False)
    """
    letters = [char for char in paragraph if char.isalpha()]
    upper = sum(map(str.isupper, letters))
    return len(letters) >= LETTERS and upper >= CAPITALS * len(letters)


def restore_case(text: str, is_name: Callable[[str], bool] | None = None) -> str:
    r"""Return `text`, of the same length, with its paragraphs in capitals set in small letters.

    A capital stays at the start of a sentence, on words that the rest of the report writes with one, and
    on those that `is_name` (asked with a capital first letter) calls names; acronyms with dots stay too.

    Examples:
        >>> restore_case("RAID À ALEP\n\nUn raid a visé la ville d'Alep.").splitlines()[0]
        'Raid à Alep'
    """
    stretches = paragraphs(text)
    capitals = [(start, end) for start, end in stretches if is_capitals(text[start:end])]
    if not capitals:
        return text
    forms = _written(text[start:end] for start, end in stretches if (start, end) not in set(capitals))
    pieces: list[str] = []
    done = 0
    for start, end in capitals:
        pieces.append(text[done:start])
        pieces.append(_lower(text[start:end], forms, is_name or (lambda _: False)))
        done = end
    pieces.append(text[done:])
    return "".join(pieces)


def _written(bodies: Iterable[str]) -> dict[str, str]:
    """Return, by lower-cased word, the form in which the paragraphs with small letters mostly write it.

    Words that open a sentence are left out: their capital says nothing.
    """
    counts: dict[str, Counter[str]] = {}
    for body in bodies:
        for match in _WORD.finditer(body):
            if not _opens(body, match.start()):
                word = match[0]
                counts.setdefault(word.lower(), Counter())[word] += 1
    return {word: forms.most_common(1)[0][0] for word, forms in counts.items()}


def _lower(paragraph: str, forms: dict[str, str], is_name: Callable[[str], bool]) -> str:
    dotted = [match.span() for match in _ACRONYM.finditer(paragraph)]

    def write(match: re.Match[str]) -> str:
        word = match[0]
        if any(start <= match.start() < end for start, end in dotted):
            return word
        low = _same_length(word)
        form = forms.get(low)
        if form is None or len(form) != len(word):
            titled = "-".join(part[:1].upper() + part[1:] for part in low.split("-"))
            form = titled if len(titled) == len(word) and is_name(titled) else low
        first = form[:1].upper()
        if len(first) == 1 and _opens(paragraph, match.start()):
            return first + form[1:]
        return form

    return _WORD.sub(write, paragraph)


def _opens(paragraph: str, at: int) -> bool:
    """Return whether the word at `at` opens a sentence."""
    before = paragraph[max(0, at - REACH) : at]
    if at <= REACH and not any(map(str.isalnum, before)):
        return True
    return _OPENS.search(before) is not None and _ENDS_DOTTED.search(before) is None


def _same_length(word: str) -> str:
    return "".join(low if len(low := char.lower()) == 1 else char for char in word)
