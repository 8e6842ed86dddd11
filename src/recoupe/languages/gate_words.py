"""The forms that the gate looks for, drawn from a language's lexicons."""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Callable, Iterable, Sequence

from recoupe.languages.entries import Entry
from recoupe.languages.language import Lexicons
from recoupe.languages.matcher import normal
from recoupe.model.tables import MEANS

Inflect = Callable[[str, str], frozenset[str]]

SHORTEST = 3
"""Letters of the shortest form worth a hit: shorter ones are function words in most languages."""
PRODUCT = 500
"""Inflected wordings that one wording may give; past it, its first words stand as they are listed."""


def gate_forms(lexicons: Lexicons, inflect: Inflect) -> tuple[frozenset[str], frozenset[str]]:
    """Return the strong and the weak forms.

    Strong are the words of happenings that say so by themselves: a report without one holds no incident.
    Of several words they are looked for whole, and a wording with a gap (`*`) by its parts of several words
    («prendre * pour cible» by «pour cible»); parts of one word are common words as often as not
    («mettre * feu») and open nothing. Weak are words of happenings that need company, of harm, saying and
    weapons: they only ask for a sentence to be read, by their longest word.
    """
    # A whole dispatch may turn on a weak word of the means («frappe»): such words open the gate too.
    firm = [entry for entry in lexicons.triggers if not entry.weak or entry.type in MEANS]
    rest: list[Entry] = [*lexicons.triggers, *lexicons.casualties, *lexicons.cues, *lexicons.weapons]
    rest += [*lexicons.outcomes, *lexicons.acts]
    rest += [entry for entry in lexicons.silences if entry.part == "toll"]
    strong: set[str] = set()
    for entry in firm:
        for wording in entry.words:
            parts = [_pieces(part) for part in wording.split("*")]
            if len(parts) == 1 and len(parts[0]) == 1:
                strong |= inflect(parts[0][0], entry.pos)
            strong.update(*(_whole(part, inflect) for part in parts if len(part) > 1))
    weak = _by_longest(rest, inflect)
    return _long(strong), _long(weak - strong)


def _pieces(wording: str) -> list[str]:
    return [piece for piece in re.split(r"[\s']+", normal(wording)) if piece]


def _whole(pieces: Sequence[str], inflect: Inflect) -> set[str]:
    """Return a wording with each of its words in every form."""
    sets = [sorted(inflect(piece, "any") | {piece}) for piece in pieces]
    for k, piece in enumerate(pieces):
        if math.prod(map(len, sets)) > PRODUCT:
            sets[k] = [piece]
    return {" ".join(forms) for forms in itertools.product(*sets)}


def _by_longest(entries: Iterable[Entry], inflect: Inflect) -> set[str]:
    found: set[str] = set()
    for entry in entries:
        for wording in entry.words:
            pieces = [piece for piece in _pieces(wording) if piece != "*"]
            if pieces:
                found |= inflect(max(pieces, key=len), entry.pos if len(pieces) == 1 else "any")
    return found


def _long(forms: Iterable[str]) -> frozenset[str]:
    return frozenset(form for form in forms if len(form) >= SHORTEST)
