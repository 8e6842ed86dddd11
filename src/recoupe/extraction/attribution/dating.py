"""When a thing was said: the date in the cue's own clause, never one inside what is said.

The words after a cue decide by their order, for the grammar hangs a date that stands there as often on the
content as on the cue; the words before it by the verb that governs the date.
"""

from __future__ import annotations

import msgspec

from recoupe.extraction.attribution.view import SentenceView
from recoupe.extraction.mentions.dates import DateMention
from recoupe.extraction.tree import Tree
from recoupe.languages.grammar_words import GrammarWords
from recoupe.languages.matcher import normal

_WHEN = frozenset({"day", "time", "week", "month", "year", "duration", "interval"})
_SPAN_OF_DEED = frozenset({"since", "until"})
_NOMINAL = frozenset({"NOUN", "PROPN", "NUM", "DET"})
_CLAUSES = frozenset({"VERB", "AUX"})
REACH = 25
"""Tokens after a cue within which its date may stand («a dit à la presse le ministre …, lundi»)."""


class Saying(msgspec.Struct, frozen=True):
    """A cue in its sentence: its tokens, its governing word, and the words of its source.

    `prep` marks a cue that the source follows («selon»), `inserted` one that stands in or after what is said.
    """

    first: int
    last: int
    head: int
    speaker: tuple[int, int] | None
    prep: bool
    inserted: bool


def said_on(
    view: SentenceView, saying: Saying, words: GrammarWords, quoted: frozenset[int]
) -> DateMention | None:
    """Return the date on which a thing was said, None where the cue's clause names none."""
    dated = {
        t.i: d
        for d in view.dates
        if d.kind in _WHEN and d.origin != "event" and not (d.anniversary or d.publication)
        if d.modifier not in _SPAN_OF_DEED
        for t in view.tree.tokens
        if d.start <= t.start < d.end
    }
    if not dated:
        return None
    deeds = frozenset(i for e in view.events for i in range(e.first, e.last + 1))
    if saying.prep:
        return _within_source(view.tree, saying, words, dated)
    after = _after(view.tree, saying, words, dated, deeds, quoted)
    return after if after is not None else _before(view.tree, saying, words, dated, deeds, quoted)


def _within_source(
    tree: Tree, saying: Saying, words: GrammarWords, dated: dict[int, DateMention]
) -> DateMention | None:
    """«selon un communiqué publié lundi», «selon un bilan donné mardi par le parquet»."""
    start = saying.last + 1 if saying.speaker is None else saying.speaker[0]
    for i in range(start, min(start + REACH, len(tree))):
        token = tree[i]
        if i in dated:
            return dated[i]
        if token.upos in _CLAUSES and not _is_participle(tree, i):
            return None
        if token.upos in {"PUNCT", "SCONJ", "CCONJ"} or token.lower in words.relative:
            return None
    return None


def _after(
    tree: Tree,
    saying: Saying,
    words: GrammarWords,
    dated: dict[int, DateMention],
    deeds: frozenset[int],
    quoted: frozenset[int],
) -> DateMention | None:
    """Return the date between the cue and what is said, the source and its audience being stepped over."""
    last = min(saying.last + 1 + REACH, len(tree))
    until = next((i for i in range(saying.last + 1, last) if _opens(tree, i, words, quoted)), None)
    speaker = range(0)
    if saying.speaker is not None and saying.speaker[0] > saying.last:
        speaker = range(saying.speaker[0], saying.speaker[1] + 1)
    under = False
    for i in range(saying.last + 1, last):
        token = tree[i]
        if i in dated:
            return dated[i] if not _of_deed(tree, dated[i], deeds) else None
        if i == until or (i in deeds and i not in speaker) or i in quoted:
            return None
        if i in speaker or token.upos in {"ADV", "ADJ", "PRON"}:
            continue
        if token.upos in _CLAUSES and not (_is_participle(tree, i) and under):
            return None
        if token.upos == "PUNCT":
            # «…, a dit le maire, lundi.»: a comma may part the date alone.
            closes = i + 1 in dated and _ends(tree, dated[i + 1])
            if not closes and not (i > saying.last + 1 and token.lower in {")", "("}):
                return None
        if token.upos == "ADP":
            under = token.lower not in words.genitive or under
        elif token.upos in _NOMINAL and not (under or saying.inserted) and until is None:
            return None
    return None


def _opens(tree: Tree, i: int, words: GrammarWords, quoted: frozenset[int]) -> bool:
    """Return whether what is said begins here: «que», a colon, a quotation."""
    token = tree[i]
    return token.upos == "SCONJ" or token.lower == ":" or i in quoted or token.lower in words.relative


def _before(
    tree: Tree,
    saying: Saying,
    words: GrammarWords,
    dated: dict[int, DateMention],
    deeds: frozenset[int],
    quoted: frozenset[int],
) -> DateMention | None:
    """Return the date before a cue that opens what is said («Mardi, l'armée a reconnu que»)."""
    if saying.inserted or saying.head in quoted:
        return None
    found: DateMention | None = None
    for i, date in dated.items():
        if i >= saying.first or i in quoted or _of_noun(tree, date, words) or _of_deed(tree, date, deeds):
            continue
        between = range(i + 1, saying.first)
        clause = [k for k in between if tree[k].upos == "VERB" and tree[k].head != saying.head]
        main = [k for k in clause if not _is_participle(tree, k)]
        if main or any(k in deeds and tree[k].upos in _CLAUSES for k in between):
            continue
        verb = next((g for g in date.governors.above if tree[g].upos in _CLAUSES), None)
        own = {*range(saying.first, saying.last + 1), saying.head}
        opening = all(tree[k].upos in {"ADP", "DET", "CCONJ", "ADV", "PUNCT"} or k in dated for k in range(i))
        text = verb is not None and _is_participle(tree, verb) and _carries(tree, verb, words)
        if verb in own or text or (opening and (verb is None or verb not in deeds)):
            found = date
    return found


def _ends(tree: Tree, date: DateMention) -> bool:
    """Return whether a mark of punctuation or the end of the sentence follows the date."""
    after = next((t for t in tree.tokens if t.start >= date.end), None)
    return after is None or after.upos == "PUNCT"


def _is_participle(tree: Tree, i: int) -> bool:
    """Return whether a verb is a participle that stands without an auxiliary («un texte publié lundi»)."""
    return "VerbForm=Part" in tree[i].feats and not tree.deps(i, "aux", "aux:tense", "aux:pass")


def _carries(tree: Tree, participle: int, words: GrammarWords) -> bool:
    """Return whether a participle says when a text or a speech came out («dans un communiqué publié …»)."""
    return normal(tree[tree[participle].head].lemma) in words.source_nouns


def _of_noun(tree: Tree, date: DateMention, words: GrammarWords) -> bool:
    """Return whether a date hangs on a noun before it by «de» («l'attaque de mardi»)."""
    at = next((t.i for t in tree.tokens if date.start <= t.start < date.end), 0)
    noun = tree[at - 2] if at > 1 else None
    own = tree[at].lower in words.genitive or (at > 0 and tree[at - 1].lower in words.genitive)
    return own and not (noun is not None and normal(noun.lemma) in words.source_nouns)


def _of_deed(tree: Tree, date: DateMention, deeds: frozenset[int]) -> bool:
    """Return whether the word before the date is the deed itself («le raid mardi contre le camp»)."""
    at = next((t.i for t in tree.tokens if date.start <= t.start < date.end), 0)
    return at > 0 and at - 1 in deeds
