"""Numbers of people or things in a sentence: «au moins douze», «3.000», «une trentaine», «entre 3 et 5»."""

from __future__ import annotations

import re
from functools import cache

import msgspec

from recoupe.extraction.draft import Count
from recoupe.languages.grammar_words import Numbers
from recoupe.text.doc import Token


class CountMention(msgspec.Struct, frozen=True):
    """A count and the tokens that carry it (`first` to `last`, both inclusive).

    `article` marks a bare «un», which counts only before a word that asks for a count.
    """

    count: Count
    first: int
    last: int
    article: bool = False


class _Number(msgspec.Struct, frozen=True):
    value: int
    last: int
    open: bool = False
    vague: bool = False


def find_counts(tokens: tuple[Token, ...], words: Numbers) -> list[CountMention]:
    """Return the counts of a sentence from left to right; years, hours, ages and sums of money are left out.

    Digits take the language's separators of thousands; words compose («trente-deux», «deux cents»);
    «au moins» opens the count upward, «jusqu'à» sets its upper bound, «entre A et B» and «A à B» both.
    """
    found: list[CountMention] = []
    i = 0
    while i < len(tokens):
        mention = _count_at(tokens, i, words)
        if mention is None:
            i += 1
            continue
        if not _is_measure(tokens, mention, words):
            found.append(mention)
        i = mention.last + 1
    return found


def _count_at(tokens: tuple[Token, ...], i: int, words: Numbers) -> CountMention | None:
    start = i
    low_open, capped, ranged = False, False, False
    moved = True
    while moved and i < len(tokens):
        moved = False
        for wordings, flag in ((words.at_least, "least"), (words.at_most, "most"), (words.about, "about")):
            step = _starts_with(tokens, i, wordings)
            if step:
                low_open = low_open or flag == "least"
                capped = capped or flag == "most"
                i += step
                moved = True
        step = _starts_with(tokens, i, words.between)
        if step and i + step < len(tokens) and _number_at(tokens, i + step, words):
            ranged = True
            i += step
            moved = True
    number = _number_at(tokens, i, words)
    if number is None:
        return _zero_or_one(tokens, start, i, words, least=low_open)
    return _finish(tokens, start, number, (low_open, capped, ranged), words)


def _finish(
    tokens: tuple[Token, ...],
    start: int,
    number: _Number,
    flags: tuple[bool, bool, bool],
    words: Numbers,
) -> CountMention:
    low_open, capped, ranged = flags
    low: int = number.value
    high: int | None = number.value
    last = number.last
    joiners = words.and_words if ranged else words.to
    if last + 2 < len(tokens) and tokens[last + 1].lower in joiners:
        second = _number_at(tokens, last + 2, words)
        if second is not None and second.value > low:
            high, last = second.value, second.last
    if number.open or low_open:
        high = None
    if capped:
        low, high = 0, number.value
    other = last + 1 < len(tokens) and tokens[last + 1].lower in words.other
    count = Count(low, high, tokens[start].start, tokens[last].end, other, number.vague)
    return CountMention(count, start, last)


def _zero_or_one(
    tokens: tuple[Token, ...], start: int, i: int, words: Numbers, *, least: bool
) -> CountMention | None:
    if i >= len(tokens):
        return None
    token = tokens[i]
    if token.lower in words.zero:
        return CountMention(Count(0, 0, token.start, token.end), start, i)
    if token.lower in words.one:
        other = i + 1 < len(tokens) and tokens[i + 1].lower in words.other
        if least:
            return CountMention(Count(1, None, tokens[start].start, token.end, other), start, i)
        return CountMention(Count(1, 1, token.start, token.end, other), i, i, article=start == i)
    return None


def _number_at(tokens: tuple[Token, ...], i: int, words: Numbers) -> _Number | None:
    """Return the number that begins at token `i`, in digits or words, with a scale («1,5 million de»)."""
    if i >= len(tokens):
        return None
    token = tokens[i]
    plain = _digits(tokens, i, words)
    if plain is None:
        plain = _collective(tokens, i, words) or _spelled(tokens, i, words)
    if plain is None:
        several = words.several.get(token.lower)
        return _Number(several, i, open=True, vague=True) if several is not None else None
    value, last = plain.value, plain.last
    if last + 1 < len(tokens) and tokens[last + 1].lower in words.scale:
        fraction = re.fullmatch(rf"(\d+){re.escape(words.decimal)}(\d+)", token.lower)
        scale = words.scale[tokens[last + 1].lower]
        amount = float(f"{fraction[1]}.{fraction[2]}") if fraction else float(value)
        return _Number(round(amount * scale), last + 1)
    return plain


def _digits(tokens: tuple[Token, ...], i: int, words: Numbers) -> _Number | None:
    text = tokens[i].lower
    if not text[:1].isdecimal():
        return None
    gaps = re.escape(words.thousands)
    if re.fullmatch(rf"\d{{1,3}}(?:[{gaps}]\d{{3}})+", text):
        return _Number(int(re.sub(r"\D", "", text)), i)
    if re.fullmatch(rf"\d+{re.escape(words.decimal)}\d+", text):
        return _Number(int(text.split(words.decimal)[0]), i)
    if not text.isdecimal() or len(text) > 9:
        return None
    value, last = text, i
    # A space as separator of thousands leaves groups of three digits as tokens of their own.
    while (
        len(text) <= 3
        and last + 1 < len(tokens)
        and re.fullmatch(r"\d{3}", tokens[last + 1].lower)
        and tokens[last + 1].start == tokens[last].end + 1
    ):
        last += 1
        value += tokens[last].lower
    return _Number(int(value), last)


def _collective(tokens: tuple[Token, ...], i: int, words: Numbers) -> _Number | None:
    """«une dizaine», «une bonne vingtaine», «plusieurs dizaines», «des centaines», «trois douzaines»."""
    for j in range(i, min(i + 3, len(tokens))):
        lower = tokens[j].lower
        if lower in words.vague_plural and j > i:
            multiple = words.words.get(tokens[i].lower)
            if multiple is not None and j == i + 1:
                return _Number(multiple * words.vague_plural[lower] // 2, j)
            if tokens[i].upos in {"DET", "ADP", "ADJ"}:
                return _Number(words.vague_plural[lower], j, open=True, vague=True)
        if lower in words.collectives and j > i and tokens[i].lower in words.one:
            return _Number(words.collectives[lower], j, open=True)
    return None


def _spelled(tokens: tuple[Token, ...], i: int, words: Numbers) -> _Number | None:
    total, current, last = 0, 0, i - 1
    j = i
    while j < len(tokens):
        lower = tokens[j].lower
        value = _word_value(lower, words)
        if value is None:
            joins = lower in words.and_words and j > i and j + 1 < len(tokens)
            if joins and tokens[j + 1].lower in words.one and current >= 20:
                current, last, j = current + 1, j + 1, j + 2
                continue
            break
        if value >= 1000:
            total, current = total + max(current, 1) * value, 0
        elif value == 100:
            current = max(current, 1) * 100
        else:
            current += value
        last, j = j, j + 1
    return _Number(total + current, last) if last >= i else None


def _word_value(lower: str, words: Numbers) -> int | None:
    if lower in words.words:
        return words.words[lower]
    parts = [p for p in lower.split("-") if p not in words.and_words]
    if len(parts) < 2:
        return None
    values = [words.words.get(p, 1 if p in words.one else None) for p in parts]
    if any(v is None for v in values):
        return None
    total = 0
    for value in values:
        assert value is not None  # noqa: S101 - ruled out above
        total = total * value if value in (100, 1000) or (total == 4 and value == 20) else total + value
    return total


def _starts_with(tokens: tuple[Token, ...], i: int, wordings: tuple[str, ...]) -> int:
    """Return how many tokens the longest of `wordings` takes at token `i` (0: none stands there)."""
    best = 0
    for wording in wordings:
        pieces = _pieces(wording)
        if len(pieces) > best and tuple(t.lower for t in tokens[i : i + len(pieces)]) == pieces:
            best = len(pieces)
    return best


@cache
def _pieces(wording: str) -> tuple[str, ...]:
    """Return the tokens of a wording; it is asked for at every token of a report."""
    return tuple(re.findall(r"[^\s']+'?", wording))


def _is_measure(tokens: tuple[Token, ...], mention: CountMention, words: Numbers) -> bool:
    """Return whether the number measures something else than people: a year, an age, a sum, an hour."""
    after = tokens[mention.last + 1 : mention.last + 3]
    if after and after[0].lower in words.not_people:
        return True
    # «deux millions d'euros», «ces deux dernières semaines»
    if len(after) == 2 and after[0].upos in {"ADP", "ADJ"} and after[1].lower in words.not_people:
        return True
    value = mention.count.low
    bare = mention.first == mention.last and tokens[mention.first].lower.isdecimal()
    if bare and 1900 <= value <= 2100 and len(tokens[mention.first].text) == 4:
        return not (after and after[0].upos == "NOUN")
    return False
