"""What stands before a place's name: preposition, bearing, distance, generic noun, or whose it is."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from recoupe.extraction.mentions.place_names import is_numeral
from recoupe.languages.place_words import NounKind, PlaceWords, Relation
from recoupe.text.doc import Token

REACH = 14
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
KM_PER_MILE = 1.85
"""Nautical miles, as in «à 20 milles au large de»."""


class Left(msgspec.Struct, frozen=True):
    """What the words before a name say; `start` is the first token of the locative phrase."""

    start: int
    relation: Relation | None = None
    kind: NounKind | None = None
    noun: int | None = None
    bearing: float | None = None
    distance_km: float | None = None
    country: str | None = None
    is_affiliation: bool = False
    is_of: bool = False


def read_left(tokens: Sequence[Token], name_start: int, words: PlaceWords) -> Left:
    """Read the tokens before a name from right to left, without the articles."""
    return _Reader(tokens, name_start, words).read()


class _Reader:
    def __init__(self, tokens: Sequence[Token], name_start: int, words: PlaceWords) -> None:
        first = max(0, name_start - REACH)
        self._items = [t for t in tokens[first:name_start] if t.lower not in words.table.determiners]
        self._words = words
        self._left = Left(start=name_start)
        self._genitive = words.table.genitive
        self._has_of = False

    def read(self) -> Left:
        while self._items and self._step():
            pass
        return msgspec.structs.replace(self._left, is_of=self._has_of)

    def _set(self, index: int, **changes: object) -> None:
        self._left = msgspec.structs.replace(self._left, start=self._items[index].i, **changes)
        del self._items[index:]

    def _step(self) -> bool:
        """Take one group off the right end; return whether to go on."""
        last = self._items[-1]
        if self._take_distance():
            return False
        if self._take_locative():
            return self._left.bearing is not None and self._take_distance()
        if self._plain(last) == self._genitive:
            self._has_of = True
            self._items.pop()
            return True
        return self._take_noun() or self._take_bearing() or self._take_adjective() or self._take_owner()

    def _take_locative(self) -> bool:
        plain = [self._plain(item) for item in self._items]
        if self._has_of:
            plain.append(self._genitive)
        for size in range(min(7, len(plain)), 0, -1):
            relation = self._words.locative_of.get(tuple(plain[-size:]))
            count = size - self._has_of
            if relation is not None and count:
                self._set(len(self._items) - count, relation=relation)
                return True
        plain = plain[:-1] if self._has_of else []
        for size in range(min(7, len(plain)), 0, -1):
            relation = self._words.locative_of.get(tuple(plain[-size:]))
            if relation is not None:
                self._set(len(self._items) - size, relation=relation)
                return True
        return False

    def _plain(self, token: Token) -> str:
        contracted = self._words.table.contracted
        return contracted.get(token.text, contracted.get(token.lower, token.lower))

    def _take_distance(self) -> bool:
        table = self._words.table
        if len(self._items) < 2:
            return False
        unit, number = self._items[-1], self._items[-2]
        if unit.lower not in table.kilometre | table.metre | table.mile or not _NUMBER.fullmatch(number.text):
            return False
        amount = float(number.text.replace(",", "."))
        amount *= 0.001 if unit.lower in table.metre else KM_PER_MILE if unit.lower in table.mile else 1.0
        index = len(self._items) - 2
        while index and self._plain(self._items[index - 1]) in table.about:
            index -= 1
        self._set(index, distance_km=round(amount, 2))
        return True

    def _take_noun(self) -> bool:
        for size in (2, 1):
            phrase = " ".join(item.lower for item in self._items[-size:])
            kind = self._words.noun_of.get(phrase)
            if kind and len(self._items) >= size:
                index = len(self._items) - size
                inner = self._left.kind is None
                noun = self._items[index].i if inner else self._left.noun
                self._has_of = False
                self._set(index, kind=kind if inner else self._left.kind, noun=noun)
                return True
        return False

    def _take_bearing(self) -> bool:
        for size in (3, 2, 1):
            phrase = "".join(item.lower for item in self._items[-size:])
            bearing = self._words.bearing_of.get(phrase)
            if bearing is not None and len(self._items) >= size:
                self._has_of = False
                self._set(len(self._items) - size, bearing=bearing)
                return True
        return False

    def _take_adjective(self) -> bool:
        last = self._items[-1]
        if is_numeral(last, self._words):
            self._items.pop()
            return True
        country = self._words.country_of.get(last.lower)
        if len(self._items) < 2 or not (country or last.upos == "ADJ") or last.text[0].isupper():
            return False
        before = self._items[-2].lower
        if before not in self._words.noun_of and before not in self._words.table.capital:
            return False
        self._left = msgspec.structs.replace(self._left, country=country or self._left.country)
        self._items.pop()
        return True

    def _take_owner(self) -> bool:
        last = self._items[-1]
        adjective = len(self._items) > 1 and (last.upos == "ADJ" or last.lower in self._words.country_of)
        owners = [last, self._items[-2]] if adjective else [last]
        if self._has_of and any(owner.lower in self._words.affiliation for owner in owners):
            self._left = msgspec.structs.replace(self._left, is_affiliation=True)
        return False
