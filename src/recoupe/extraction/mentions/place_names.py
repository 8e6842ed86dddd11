"""Which stretches of a sentence are names of places: the words with capitals, and what joins them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec

from recoupe.languages.place_words import PlaceWords
from recoupe.text.doc import Token

MAX_TOKENS = 9
_HYPHENS = "-‐‑"


class Name(msgspec.Struct, frozen=True):
    """A name: its tokens (`end` exclusive), its words, and whether the gazetteer knows it."""

    start: int
    end: int
    text: str
    is_known: bool


def find_names(
    tokens: Sequence[Token], text: str, words: PlaceWords, is_place: Callable[[str], bool]
) -> list[Name]:
    """Return the longest known names, and between them the unknown words with capitals."""
    names: list[Name] = []
    i = 0
    while i < len(tokens):
        name = _name_at(tokens, i, text, words, is_place) if is_nameable(tokens, i, words) else None
        if name is None:
            i += 1
        else:
            names.append(name)
            i = name.end
    return names


def is_nameable(tokens: Sequence[Token], i: int, words: PlaceWords) -> bool:
    """Return whether a name may begin at the token: a capital, or an Arabic article before one."""
    token = tokens[i]
    if len(token.text) == 1 and token.text in words.table.contracted:
        return False
    if token.text[:1].isupper():
        return token.lower not in words.table.titles and not is_numeral(token, words)
    following = tokens[i + 1 : i + 3]
    if words.noun_of.get(token.lower) in ("province", "area", "quarter") and following[:1]:
        return following[0].upos == "ADJ"
    head, _, rest = token.text.replace("’", "-").replace("'", "-").partition("-")
    if rest[:1].isupper() and head.lower() in words.table.joiners and len(head) > 1:
        return True
    if token.lower not in words.table.joiners or len(following) < 2 or len(token.text) < 2:
        return False
    return following[0].text in _HYPHENS and following[1].text[:1].isupper()


def is_numeral(token: Token, words: PlaceWords) -> bool:
    """Return whether the token is an ordinal in Roman numerals («XIe»)."""
    figures = token.text.rstrip("abcdefghijklmnopqrstuvwxyzéè")
    ending = token.text[len(figures) :]
    return bool(figures) and set(figures) <= set("IVXLC") and ending in words.table.ordinal_endings


def _name_at(
    tokens: Sequence[Token], i: int, text: str, words: PlaceWords, is_place: Callable[[str], bool]
) -> Name | None:
    ends = _ends(tokens, i, text, words)
    if any(text[tokens[i].start : tokens[end - 1].end].lower() in words.table.not_places for end in ends[1:]):
        return None
    for end in reversed(ends):
        name = text[tokens[i].start : tokens[end - 1].end]
        is_common = end == i + 1 and _is_common(tokens[i], words)
        if not is_common and len(name) > 1 and is_place(name):
            return Name(i, end, name, is_known=True)
    if _is_common(tokens[i], words) or (
        not tokens[i].text[:1].isupper() and tokens[i].lower in words.noun_of
    ):
        return None
    end = _unknown_end(tokens, i, ends)
    return Name(i, end, text[tokens[i].start : tokens[end - 1].end], is_known=False)


def _is_common(token: Token, words: PlaceWords) -> bool:
    return token.lower in words.table.not_places or token.lower in words.noun_of


def _ends(tokens: Sequence[Token], i: int, text: str, words: PlaceWords) -> list[int]:
    """Return the ends that a name beginning at the token may have, nearest first."""
    ends: list[int] = []
    has_capital = False
    has_noun = tokens[i].lower in words.noun_of
    for j in range(i, min(i + MAX_TOKENS, len(tokens))):
        token = tokens[j]
        if j > i and "\n" in text[tokens[j - 1].end : token.start]:
            break
        if any(letter.isupper() for letter in token.text):
            has_capital = True
            ends.append(j + 1)
        elif j > i and _may_end(token, has_noun and j - i < 3, words):
            ends.append(j + 1)
        elif not (j == i or _is_joiner(tokens, j, text, words)):
            break
    return ends if has_capital or has_noun else []


def _may_end(token: Token, has_noun: bool, words: PlaceWords) -> bool:
    """Return whether a word in small letters belongs to a name («Cachemire indien», «région parisienne»)."""
    return token.text.isdigit() or token.lower in words.country_of or (has_noun and token.upos == "ADJ")


def _is_joiner(tokens: Sequence[Token], j: int, text: str, words: PlaceWords) -> bool:
    token = tokens[j]
    if token.text in _HYPHENS:
        return tokens[j - 1].end == token.start
    if token.lower not in words.table.joiners:
        return False
    return token.lower not in words.table.glued or text[token.start - 1] in _HYPHENS


def _unknown_end(tokens: Sequence[Token], i: int, ends: list[int]) -> int:
    """Return the end of the unbroken run of words with capitals (and hyphens) from the token."""
    end = ends[0] if ends else i + 1
    for later in ends[1:]:
        if all(token.text in _HYPHENS for token in tokens[end : later - 1]):
            end = later
        else:
            break
    return end
