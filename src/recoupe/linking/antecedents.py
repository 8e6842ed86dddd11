"""Whom a pronoun stands for: «Un homme est entré. Il a ouvert le feu», «Il a été arrêté».

Only people are looked for, of the pronoun's number, in its sentence or the one before; a noun that names its
bearer by a deed goes before any other.
"""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.extraction.draft import Draft, Phrase

_PEOPLE = frozenset({"civilians", "other", "protesters", "rioters", "rebel_group", "gang"})
_BACK = 1
"""Sentences before a pronoun in which its noun may stand."""


class Antecedents:
    """The nouns of a report that its pronouns may stand for."""

    def __init__(self, draft: Draft) -> None:
        self._people = [p for p in draft.phrases if _is_person(p)]

    def of(self, pronoun: Phrase) -> Phrase | None:
        """Return what a pronoun stands for, or nothing where no noun is near and fits."""
        near = [
            p
            for p in self._people
            if p.end <= pronoun.start
            and pronoun.sentence - p.sentence <= _BACK
            and p.plural == pronoun.plural
        ]
        return _best(near)


def _is_person(phrase: Phrase) -> bool:
    """Return whether a phrase names people and is no pronoun itself."""
    known = phrase.attacker or phrase.person or bool(phrase.rules)
    return phrase.cls == "party" and not phrase.pronoun and known and phrase.kind in _PEOPLE


def _best(near: Sequence[Phrase]) -> Phrase | None:
    """Return the first of the nearest sentence, where the subject stands; one named by a deed goes first."""
    return min(near, key=lambda p: (not p.attacker, -p.sentence, p.start), default=None)
