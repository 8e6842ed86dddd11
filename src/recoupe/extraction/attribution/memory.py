"""The sources named so far, for the pronouns and the bare nouns that point back to them."""

from __future__ import annotations

import msgspec

from recoupe.extraction.draft import SourceMention
from recoupe.text.doc import Token

KEPT = 8
"""Sources that are remembered; a pronoun reaches no further back."""


class _Known(msgspec.Struct, frozen=True):
    source: SourceMention
    gender: str | None
    number: str | None
    lemma: str


class SourceMemory:
    """The last sources with their gender and number, newest first."""

    def __init__(self) -> None:
        self._known: list[_Known] = []

    def note(self, source: SourceMention, token: Token) -> None:
        """Remember a source; `token` is the head of its wording."""
        number = feature(token, "Number")
        self._known.insert(0, _Known(source, feature(token, "Gender"), number, token.lemma.lower()))
        del self._known[KEPT:]

    def last(self) -> SourceMention | None:
        """Return the source named last."""
        return self._known[0].source if self._known else None

    def behind(self, token: Token) -> SourceMention | None:
        """Return what a pronoun or a bare noun stands for: the last source that agrees, else the last."""
        gender, number = feature(token, "Gender"), feature(token, "Number")
        if token.upos != "PRON":
            same = [k for k in self._known if k.lemma == token.lemma.lower()]
            return same[0].source if same else self.last()
        fitting = [
            k
            for k in self._known
            if (number is None or k.number is None or k.number == number)
            and (gender is None or k.gender is None or k.gender == gender)
        ]
        return fitting[0].source if fitting else self.last()


def feature(token: Token, name: str) -> str | None:
    """Return the value of one morphological feature of a token, None where the grammar gives none."""
    for part in token.feats.split("|"):
        key, _, value = part.partition("=")
        if key == name:
            return value
    return None
