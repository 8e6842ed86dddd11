"""Finds the words that name days, spans of time and times of day."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

from recoupe.extraction.mentions.date_build import DateMention, build_mention, slots_of
from recoupe.extraction.mentions.governors import governors_of
from recoupe.languages.date_patterns import REACH, Patterns, compile_words, fold
from recoupe.languages.date_words import Affix, DateRule, DateWords
from recoupe.text.doc import Token

__all__ = ["DateMention", "find_dates"]

_WORD = re.compile(r"[a-z]+|\d+")
_NEXT_WORD = re.compile(r"\s{0,3}([a-z]+)")
_ALNUM = re.compile(r"[a-z0-9]")
_BOUNDS = 3
"""Prefixes that may stand one before the other («depuis fin», «jusqu'à la fin de»)."""
_FUTURE_REACH = 60
"""Characters on either side in which a verb in the future is taken for the date's own."""
_HEAD = 400
"""Characters from the start of a report in which a dateline is looked for."""
_DATELINE = re.compile(r"(?:^|\n)\s*[^\Wa-z\d_][^\n.]{1,60}?(?:\([^()\n]{1,40}\)\s{0,2})?[,(–—-]\s{0,3}$")
_CAPITALS = re.compile(r"[^\Wa-z\d_]{3}[^a-zà-ÿ\n]*$")
_OPENS_LINE = re.compile(r"(?:^|[\n|•·(–—])\s*$")
"""A report's own date opens a line; «un rapport publié le 3 mars» does not."""
_AGENCY = re.compile(r"\s{0,3}\((?:[A-Z][\w /.-]{1,30})\)|\s{0,2}(?:--|[–—]|\.-)|\s{1,2}-\s")


def find_dates(
    text: str, start: int, end: int, words: DateWords, tokens: Sequence[Token] = ()
) -> list[DateMention]:
    """Return the time expressions of one sentence, in order and without overlap.

    Args:
        text: the report.
        start: where the sentence begins, in code points.
        end: where it ends (exclusive).
        words: the date words of the report's language.
        tokens: the sentence's tokens, where it was parsed: they tell what governs each mention.

    Every mention quotes the text (`text[mention.start:mention.end] == mention.text`).
    """
    found = _Finder(text, start, end, words).find()
    if not tokens:
        return found
    return [msgspec.structs.replace(m, governors=governors_of(tokens, m.start, m.end)) for m in found]


class _Finder:
    def __init__(self, text: str, start: int, end: int, words: DateWords) -> None:
        self.text = text
        self.raw = text[start:end]
        self.folded = fold(self.raw)
        self.offset = start
        self.words = words
        self.patterns: Patterns = compile_words(words)

    def find(self) -> list[DateMention]:
        atoms = self._joined(list(self._atoms()))
        found: list[DateMention] = []
        floor = 0
        for atom in atoms:
            mention = self._with_prefixes(atom, floor)
            floor = mention.end
            found.append(self._placed(mention))
        return found

    def _atoms(self) -> Iterator[DateMention]:
        free = 0
        for word in _WORD.finditer(self.folded):
            at = word.start()
            if at < free or (at and _ALNUM.match(self.folded, at - 1)):
                continue
            mention = self._at(at, "0" if word.group().isdigit() else word.group())
            if mention is not None:
                mention = self._with_suffixes(mention)
                free = mention.end
                yield mention

    def _at(self, at: int, key: str) -> DateMention | None:
        best: DateMention | None = None
        for pattern in self.patterns.first.get(key, ()):
            match = pattern.regex.match(self.folded, at)
            if match is None or (best is not None and match.end() <= best.end):
                continue
            if not self._allowed(pattern.rule, match):
                continue
            built = build_mention(pattern.rule, match, self.patterns)
            best = built if built is not None else best
        return best

    def _allowed(self, rule: DateRule, match: re.Match[str]) -> bool:
        at, end = match.span()
        left = self.folded[max(0, at - REACH) : at]
        if _is_cut(left, match.group(), self.words.glued_before):
            return False
        left = left.rstrip()
        return (
            (not rule.before or _ends_with(left, rule.before))
            and not (rule.not_before and _ends_with(left, rule.not_before))
            and not (rule.not_after and self._followed(end, rule.not_after))
            and (not rule.after or self._followed(end, rule.after))
            and not (rule.one_before and self._is_one(match) and not _ends_with(left, rule.one_before))
            and not (rule.lowercase and self._capital(match))
            and (not rule.bare or self._is_bare(end))
        )

    def _followed(self, end: int, words: tuple[str, ...]) -> bool:
        right = self.folded[end : end + REACH].lstrip()
        return any(
            right.startswith(word)
            and (word[-1] in "'%°€$" or word[-1].isdigit() or not _ALNUM.match(right, len(word)))
            for word in map(fold, words)
        )

    def _is_one(self, match: re.Match[str]) -> bool:
        return slots_of(match, self.patterns).get("number") == [1]

    def _capital(self, match: re.Match[str]) -> bool:
        """Return whether a month or season is written as a name; wires in capitals and «À l'été» are not."""
        groups = match.groupdict()
        name = next((n for n in ("month", "season") if groups.get(n)), None)
        word = self.raw[match.start(name) : match.end(name)] if name else match.group()
        return word[:1].isupper() and not word.isupper() and not groups.get("year")

    def _is_bare(self, end: int) -> bool:
        following = _NEXT_WORD.match(self.folded, end)
        if following is not None:
            return following.group(1) in self.patterns.light
        return re.match(r"\s?\d|[.,]\d", self.folded[end : end + 3]) is None

    def _with_suffixes(self, mention: DateMention) -> DateMention:
        grown = True
        rounds = 0
        while grown and rounds < _BOUNDS:
            grown = False
            rounds += 1
            best: tuple[int, re.Match[str], Affix] | None = None
            for regex, affix in self.patterns.suffixes:
                if mention.kind not in affix.kinds:
                    continue
                match = regex.match(self.folded, mention.end)
                if match is not None and (best is None or match.end() > best[0]):
                    best = (match.end(), match, affix)
            if best is not None:
                mention = self._changed(mention, best[2], best[1], end=best[0])
                grown = True
        return mention

    def _with_prefixes(self, mention: DateMention, floor: int) -> DateMention:
        for _ in range(_BOUNDS):
            left = self.folded[max(floor, mention.start - REACH) : mention.start]
            if not left:
                break
            best: tuple[int, re.Match[str], Affix] | None = None
            for regex, affix in self.patterns.prefixes:
                if affix.kinds and mention.kind not in affix.kinds:
                    continue
                match = regex.search(left)
                if match is not None and (best is None or match.start() < best[0]):
                    best = (match.start(), match, affix)
            if best is None:
                break
            at = mention.start - (len(left) - best[0]) if best[2].inside else mention.start
            mention = self._changed(mention, best[2], best[1], start=at)
            if not best[2].inside:
                break
        return mention

    def _changed(
        self, mention: DateMention, affix: Affix, match: re.Match[str], *, start: int = -1, end: int = -1
    ) -> DateMention:
        slots = slots_of(match, self.patterns)
        changes: dict[str, object] = {}
        for name in ("modifier", "portion", "part", "which", "origin", "shift"):
            value = getattr(affix, name)
            if value is not None:
                changes[name] = value
        for name in ("part", "hour", "minute", "weekday", "day", "month", "year"):
            if slots.get(name):
                changes[name] = slots[name][-1]
        if "day" in changes or "weekday" in changes:
            changes["shift"] = None
        return msgspec.structs.replace(
            mention,
            start=start if start >= 0 else mention.start,
            end=end if end >= 0 else mention.end,
            approximate=mention.approximate or affix.approximate,
            **changes,
        )

    def _joined(self, atoms: list[DateMention]) -> list[DateMention]:
        out: list[DateMention] = []
        k = 0
        while k < len(atoms):
            joined = self._join(atoms[k], atoms[k + 1], out) if k + 1 < len(atoms) else None
            out.append(joined or atoms[k])
            k += 2 if joined else 1
        return out

    def _join(self, first: DateMention, last: DateMention, before: list[DateMention]) -> DateMention | None:
        days = {"day", "time"}
        if first.kind != last.kind and not (first.kind in days and last.kind in days):
            return None
        if first.kind in {"duration", "set", "interval"} or last.start - first.end > REACH:
            return None
        floor = before[-1].end if before else 0
        left = self.folded[max(floor, first.start - REACH) : first.start]
        for opening, between, join in self.patterns.joins:
            opened = opening.search(left)
            if opened is None or between.fullmatch(self.folded, first.end, last.start) is None:
                continue
            return DateMention(
                start=first.start - len(left) + opened.start() if join.inside else first.start,
                end=last.end,
                kind="interval",
                ends=(self._placed(first), self._placed(last)),
                part=join.part,
                rule=first.rule,
            )
        return None

    def _placed(self, mention: DateMention) -> DateMention:
        """Return the mention with offsets into the report, its words, and what stands around it."""
        start, end = mention.start + self.offset, mention.end + self.offset
        while start < end and self.text[start].isspace():
            start += 1
        return msgspec.structs.replace(
            mention,
            start=start,
            end=end,
            text=self.text[start:end],
            future=self._is_future(mention),
            publication=self._is_publication(start, end),
        )

    def _is_future(self, mention: DateMention) -> bool:
        around = self.raw[max(0, mention.start - _FUTURE_REACH) : mention.end + _FUTURE_REACH]
        except_ = self.words.future_except
        return any(
            word in self.words.future_words
            or (len(word) > 3 and word.endswith(self.words.future_endings) and word not in except_)
            for word in re.findall(r"\w+", around)
            if word.islower()
        )

    def _is_publication(self, start: int, end: int) -> bool:
        # The article that ends such words may have joined the date's span («Publié le 4 janvier»).
        article = len(self.text[start:end].split(maxsplit=1)[0])
        lefts = [fold(self.text[max(0, start - REACH) : at]).rstrip() for at in (start, start + article)]
        if any(
            left.endswith(word) and _OPENS_LINE.search(left[: len(left) - len(word)])
            for word in map(fold, self.words.publication)
            for left in lefts
        ):
            return True
        left = _without_last(self.text[max(0, start - 2 * REACH) : start], self.words.day_articles)
        line = _DATELINE.search(left) if start <= _HEAD else None
        if line is None:
            return False
        named = line.group().rstrip()
        capitals = named.endswith((",", "(")) and _CAPITALS.match(named.strip(" \n,(")) is not None
        return capitals or _AGENCY.match(self.text, end) is not None


def _without_last(left: str, articles: tuple[str, ...]) -> str:
    """Return the words on the left without an article before a day («Bamako, le 4 janvier»)."""
    words = left.rstrip()
    for article in articles:
        if words.endswith(article) and not words[: -len(article)][-1:].isalnum():
            return words[: -len(article)]
    return left


def _is_cut(left: str, words: str, glued: tuple[str, ...]) -> bool:
    """Return whether the words are only the end of something («Champ-de-Mars», «3,5 heures»)."""
    if left.endswith("-") and not left.endswith(glued):
        return _ALNUM.match(left, max(0, len(left) - 2)) is not None
    return words[0].isdigit() and re.search(r"\d[.,]$", left) is not None


def _ends_with(left: str, words: tuple[str, ...]) -> bool:
    for word in map(fold, words):
        if left.endswith(word):
            at = len(left) - len(word)
            if at == 0 or not _ALNUM.match(word) or not _ALNUM.match(left, at - 1):
                return True
    return False
