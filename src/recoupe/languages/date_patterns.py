"""Compiles the date patterns of a language to regular expressions that run in linear time."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

import msgspec

from recoupe.errors import RuleError
from recoupe.languages.date_words import Affix, DateRule, DateWords, Join, Word

SEP = r"(?:(?<=')\s?|\s{1,3})"
"""Between two words: bounded, so that a run of blanks costs nothing."""
REACH = 60
"""Characters looked at before an expression for its prefixes: the longest wording has 40."""

_DIGITS = {
    "day": r"(?:[12]\d|3[01]|0?[1-9])(?!\d)",
    "year": r"(?:1[89]\d\d|20[0-4]\d)(?!\d)",
    "shortyear": r"'?[4-9]\d(?=\s?(?:[.,;:)»]|$))",
    "shortdecade": r"[1-9]0(?!\d)",
    "anyyear2": r"\d\d(?!\d)",
    "hour": r"(?:2[0-4]|[01]?\d)(?!\d)",
    "minute": r"[0-5]\d(?!\d)",
    "monthnum": r"(?:1[0-2]|0?[1-9])(?!\d)",
    "int": r"\d{1,3}(?!\d)",
}
_SLOT = re.compile(r"\{(\w+)\}")
_FIRST = re.compile(r"[a-z]+|\d")


def _fold_table() -> dict[int, str]:
    table: dict[int, str] = {}
    for code in range(0x250):
        lower = chr(code).lower()
        plain = unicodedata.normalize("NFD", lower)[0] if lower else lower
        if plain != chr(code):
            table[code] = plain
    table.update(dict.fromkeys(map(ord, "’‘ʼ`´"), "'"))
    table.update(dict.fromkeys((0xA0, 0x202F, 0x2009, 0x2007), " "))
    table.update(dict.fromkeys((0x2010, 0x2011), "-"))
    return table


_TABLE = _fold_table()


def fold(text: str) -> str:
    """Return `text` in small letters without accents, apostrophes and blanks made plain, of the same length.

    >>> fold("L’ÉTÉ À Séoul")
    "l'ete a seoul"
    """
    return text.translate(_TABLE)


class Pattern(msgspec.Struct, frozen=True):
    """A compiled pattern: its rule, and the slot that each named group fills."""

    rule: DateRule
    regex: re.Pattern[str]


class Patterns(msgspec.Struct, frozen=True, eq=False):
    """The compiled patterns of a language, the rules keyed by the first word they can begin with."""

    first: dict[str, tuple[Pattern, ...]]
    values: dict[str, dict[str, Word]]
    prefixes: tuple[tuple[re.Pattern[str], Affix], ...]
    suffixes: tuple[tuple[re.Pattern[str], Affix], ...]
    joins: tuple[tuple[re.Pattern[str], re.Pattern[str], Join], ...]
    light: frozenset[str]


class _Compiler:
    def __init__(self, words: DateWords) -> None:
        self.words = words
        self.slots = dict(_DIGITS)
        for name, entries in words.lexicon.items():
            forms = sorted({fold(form) for entry in entries for form in entry.words}, key=len, reverse=True)
            body = "|".join(re.escape(form).replace(r"\ ", SEP) for form in forms)
            digits = f"|{_DIGITS[name]}" if name in _DIGITS else ""
            self.slots[name] = f"(?:(?:{body})(?![a-z0-9]){digits})"

    def regex(self, pattern: str) -> str:
        """Return the regular expression of a pattern, its slots as groups `slot`, `slot_2` … and on."""
        counts: dict[str, int] = {}
        parts: list[str] = []
        seen = False
        for piece in _pieces(fold(pattern)):
            optional = piece.endswith("?")
            body = self._piece(piece.removesuffix("?"), counts)
            if optional:
                parts.append(f"(?:{SEP}{body})?" if seen else f"(?:{body}{SEP})?")
            else:
                parts.append(f"{SEP}{body}" if seen else body)
                seen = True
        return "".join(parts)

    def _piece(self, piece: str, counts: dict[str, int]) -> str:
        if piece.startswith("(") and piece.endswith(")"):
            return "(?:" + "|".join(self._text(alt, counts) for alt in piece[1:-1].split("|")) + ")"
        return self._text(piece, counts)

    def _text(self, text: str, counts: dict[str, int]) -> str:
        out: list[str] = []
        at = 0
        for match in _SLOT.finditer(text):
            out.append(_literal(text[at : match.start()]))
            name = match.group(1)
            if name not in self.slots:
                raise RuleError(
                    f"dates.toml: '{text}' names the slot '{name}', which [lexicon] lacks. Add it."
                )
            counts[name] = counts.get(name, 0) + 1
            group = name if counts[name] == 1 else f"{name}_{counts[name]}"
            out.append(f"(?P<{group}>{self.slots[name]})")
            at = match.end()
        return "".join(out) + _literal(text[at:])

    def first(self, pattern: str) -> frozenset[str]:
        """Return the words that an expression of this pattern can begin with (`0`: any digit)."""
        found: set[str] = set()
        for piece in _pieces(fold(pattern)):
            body = piece.removesuffix("?")
            alternatives = body[1:-1].split("|") if body.startswith("(") else [body]
            for alternative in alternatives:
                found |= self._first(alternative)
            if not piece.endswith("?"):
                break
        return frozenset(found)

    def _first(self, text: str) -> set[str]:
        slot = _SLOT.match(text)
        if slot is None:
            return {_initial(text)}
        name = slot.group(1)
        entries = self.words.lexicon.get(name, ())
        found = {_initial(fold(form)) for entry in entries for form in entry.words}
        return found | {"0"} if name in _DIGITS else found


def _literal(text: str) -> str:
    return re.escape(text).replace(r"\ ", SEP)


def _initial(text: str) -> str:
    match = _FIRST.search(text)
    if match is None:
        raise RuleError(
            f"dates.toml: nothing can begin with '{text}'. Begin the pattern with a word or a digit."
        )
    return "0" if match.group().isdigit() else match.group()


def _pieces(pattern: str) -> list[str]:
    if re.search(r"\([^)]*\(", pattern):
        raise RuleError(f"dates.toml: '{pattern}' has brackets in brackets. Write the wordings out.")
    return re.findall(r"\([^)]*\)\??|\S+", pattern)


@cache
def compile_words(words: DateWords) -> Patterns:
    """Return the compiled patterns of a language's date words, made once."""
    compiler = _Compiler(words)
    first: dict[str, list[Pattern]] = {}
    for rule in words.rule:
        for pattern in rule.patterns:
            compiled = Pattern(rule, re.compile(compiler.regex(pattern) + r"(?![a-z0-9])"))
            for word in compiler.first(pattern):
                first.setdefault(word, []).append(compiled)
    values = {
        name: {fold(form): entry for entry in entries for form in entry.words}
        for name, entries in words.lexicon.items()
    }
    return Patterns(
        first={word: tuple(patterns) for word, patterns in first.items()},
        values=values,
        prefixes=tuple(
            (re.compile(rf"(?<![a-z0-9])(?:{compiler.regex(pattern)})(?:\s{{0,3}}|(?<=-))$"), affix)
            for affix in words.prefix
            for pattern in affix.patterns
        ),
        suffixes=tuple(
            (re.compile(rf",?{SEP}(?:{compiler.regex(pattern)})(?![a-z0-9])"), affix)
            for affix in words.suffix
            for pattern in affix.patterns
        ),
        joins=tuple(
            (
                re.compile(rf"(?<![a-z0-9])(?:{_any(compiler, join.before)})\s{{0,3}}$"),
                re.compile(rf"\s{{0,3}}(?:{_any(compiler, join.between)})\s{{0,3}}"),
                join,
            )
            for join in words.join
        ),
        light=frozenset(map(fold, words.light)),
    )


def _any(compiler: _Compiler, patterns: tuple[str, ...]) -> str:
    return "|".join(compiler.regex(pattern) for pattern in patterns)
