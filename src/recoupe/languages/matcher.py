"""Finds the words of lexicon entries in parsed sentences."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Generic, TypeVar

import msgspec

from recoupe.languages.entries import Entry
from recoupe.text.doc import Token

E = TypeVar("E", bound=Entry)
Inflect = Callable[[str, str], frozenset[str]]
Cut = Callable[[str], list[str]]

NEAR = 4
"""Tokens on either side in which a word of `unless` blocks a match: a noun group and its complement."""
GAP = 3
"""Words that `*` may stand for: room for an adverb and a date («a pris mardi soir pour cible»)."""

_UPOS = {
    "noun": {"NOUN", "PROPN"},
    "verb": {"VERB", "AUX"},
    "adj": {"ADJ", "VERB"},
}
_PIECE = re.compile(r"[^\s'’]+['’]?|['’]")


class Match(msgspec.Struct, Generic[E], frozen=True, gc=False):
    """An entry found in a sentence: token indices `first` to `last`, both inclusive."""

    entry: E
    first: int
    last: int


def normal(text: str) -> str:
    """Return `text` in lower case with the typographic apostrophe made plain.

    >>> normal("L’Armée")
    "l'armée"
    """
    return text.lower().replace("’", "'")


class Matcher(Generic[E]):
    """The entries of one lexicon, ready to be looked for.

    The longest wording wins where two begin at one token; entries of the same length are all returned.
    """

    def __init__(self, entries: Iterable[E], inflect: Inflect, cut: Cut) -> None:
        """Make the entries ready; `cut` parts a wording into tokens as the language's grammar does."""
        self._first: dict[str, list[tuple[list[frozenset[str] | None], E]]] = {}
        for entry in entries:
            for wording in entry.words:
                pieces = cut(normal(wording))
                sets: list[frozenset[str] | None] = [
                    None if piece == "*" else inflect(piece, entry.pos if len(pieces) == 1 else "any")
                    for piece in pieces
                ]
                head = sets[0]
                if head is None:
                    continue
                for form in head:
                    self._first.setdefault(form, []).append((sets, entry))

    def find(self, tokens: tuple[Token, ...]) -> list[Match[E]]:
        """Return the matches in one sentence, leftmost and longest; none overlap unless of equal length."""
        matches: list[Match[E]] = []
        free = 0
        for token in tokens:
            if token.i < free:
                continue
            found = self._at(tokens, token.i)
            if found:
                longest = max(match.last for match in found)
                matches.extend(match for match in found if match.last == longest)
                free = longest + 1
        return matches

    def _at(self, tokens: tuple[Token, ...], i: int) -> list[Match[E]]:
        token = tokens[i]
        found: dict[str, Match[E]] = {}
        # Not a set: where two entries fit, the form goes before the lemma in every run.
        for key in dict.fromkeys((token.lower, normal(token.lemma))):
            for sets, entry in self._first.get(key, ()):
                if (len(sets) == 1 or entry.pos == "verb") and not _pos_fits(entry, token):
                    continue
                if entry.pos == "verb" and token.upos == "ADJ" and token.lower not in (sets[0] or ()):
                    # «des troupes combattantes»: an adjective made of the verb is none of its forms.
                    continue
                last = _follow(tokens, i + 1, sets, 1)
                if last is None or not _allowed(entry, tokens, i, last):
                    continue
                old = found.get(entry.id)
                if old is None or old.last < last:
                    found[entry.id] = Match(entry, i, last)
        return list(found.values())


def _pos_fits(entry: Entry, token: Token) -> bool:
    if entry.pos == "any":
        return True
    if token.upos in _UPOS[entry.pos]:
        return True
    # Participles are tagged as adjectives about as often as verbs («un village bombardé»), and the grammar
    # takes rare finite verbs for adverbs; the first word of a wording may be its pronoun («se retirer»).
    return entry.pos == "verb" and token.upos in {"ADJ", "ADV", "X", "PRON", "ADP", "PART"}


def _follow(tokens: tuple[Token, ...], i: int, sets: list[frozenset[str] | None], k: int) -> int | None:
    """Return the index of the last token when the wording's pieces from `k` on stand at `i`, else None."""
    if k == len(sets):
        return i - 1
    piece = sets[k]
    if piece is None:
        for skip in range(GAP + 1):
            last = _follow(tokens, i + skip, sets, k + 1)
            if last is not None:
                return last
        return None
    if i >= len(tokens):
        return None
    if tokens[i].lower in piece or normal(tokens[i].lemma) in piece:
        return _follow(tokens, i + 1, sets, k + 1)
    return None


def _allowed(entry: Entry, tokens: tuple[Token, ...], first: int, last: int) -> bool:
    if entry.unless:
        near = (*tokens[max(0, first - NEAR) : first], *tokens[last + 1 : last + 1 + NEAR])
        if _holds(near, entry.unless):
            return False
    if entry.unless_sentence and _holds(tokens, entry.unless_sentence):
        return False
    return not entry.needs or _holds(tokens, entry.needs)


def _holds(tokens: Iterable[Token], words: tuple[str, ...]) -> bool:
    """Return whether one of `words` is among the tokens' forms or lemmas (wordings: in a row)."""
    forms = list(_forms(tokens))
    flat = {form for pair in forms for form in pair}
    for word in words:
        pieces = _PIECE.findall(normal(word))
        if len(pieces) == 1:
            if pieces[0] in flat:
                return True
        elif any(
            all(piece in forms[k + n] for n, piece in enumerate(pieces))
            for k in range(len(forms) - len(pieces) + 1)
        ):
            return True
    return False


def _forms(tokens: Iterable[Token]) -> Iterator[tuple[str, str]]:
    for token in tokens:
        yield token.lower, normal(token.lemma)
