"""The forms that the gate looks for, drawn from a language's lexicons."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from recoupe.languages.entries import Entry
from recoupe.languages.language import Lexicons
from recoupe.languages.matcher import normal

Inflect = Callable[[str, str], frozenset[str]]

SHORTEST = 3
"""Letters of the shortest form worth a hit: shorter ones are function words in most languages."""


def gate_forms(lexicons: Lexicons, inflect: Inflect) -> tuple[frozenset[str], frozenset[str]]:
    """Return the strong and the weak forms.

    Strong are the words of happenings that say so by themselves: a report without one holds no incident.
    Weak are words of happenings that need company, of harm, saying and weapons: they only ask for a
    sentence to be read. A wording of several words is looked for by its longest word.
    """
    firm = [entry for entry in lexicons.triggers if not entry.weak]
    rest: list[Entry] = [entry for entry in lexicons.triggers if entry.weak]
    rest += [*lexicons.casualties, *lexicons.cues, *lexicons.weapons, *lexicons.outcomes, *lexicons.acts]
    strong = _forms(firm, inflect)
    return strong, _forms(rest, inflect) - strong


def _forms(entries: Iterable[Entry], inflect: Inflect) -> frozenset[str]:
    found: set[str] = set()
    for entry in entries:
        for wording in entry.words:
            pieces = [p for p in re.split(r"[\s']+", normal(wording)) if p and p != "*"]
            if not pieces:
                continue
            key = max(pieces, key=len)
            found |= inflect(key, entry.pos if len(pieces) == 1 else "any")
    return frozenset(form for form in found if len(form) >= SHORTEST)
