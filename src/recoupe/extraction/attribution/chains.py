"""Chains of sources: who knows, and the medium that passes it on («l'AFP, citant un responsable»)."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from recoupe.extraction.attribution.sources import SourceFinder, Speaker
from recoupe.extraction.attribution.view import SentenceView
from recoupe.extraction.draft import Phrase, SourceMention
from recoupe.extraction.tree import Tree
from recoupe.languages.entries import CueEntry
from recoupe.languages.grammar_words import GrammarWords
from recoupe.languages.matcher import Match

REACH = 7
"""Tokens around a cue within which the medium that somebody speaks to is named («a dit mardi à l'AFP»)."""
NEXT = 6
"""Tokens after words of citing within which the one cited is named."""

_NAMES = frozenset({"NOUN", "PROPN", "X"})


class Link(msgspec.Struct, frozen=True):
    """Words that tie a source to its medium: token indices of the heads of both."""

    match: Match[CueEntry]
    source: int
    medium: int


class Chains:
    """The chains of one sentence: which speaker is only a medium, and for whom."""

    def __init__(self, view: SentenceView, finder: SourceFinder, words: GrammarWords) -> None:
        self._view = view
        self._finder = finder
        self._words = words
        found = (self._link(m) for m in view.cues if m.entry.chain is not None)
        self._links = [link for link in found if link is not None]

    def behind(self, speaker: Speaker) -> Speaker:
        """Return who knows where a speaker only cites: the one cited, else the speaker itself."""
        for link in self._links:
            if link.medium == speaker.head:
                return Speaker(link.source, pronoun=False)
        return speaker

    def link_of(self, match: Match[CueEntry]) -> Link | None:
        """Return the chain that a cue makes, if it makes one."""
        return next((link for link in self._links if link.match == match), None)

    def is_told(self, link: Link, speakers: Sequence[int]) -> bool:
        """Return whether another cue has the source of a chain, or its medium, as its speaker."""
        return link.source in speakers or link.medium in speakers

    def via(self, match: Match[CueEntry], head: int, speaker: Speaker) -> tuple[SourceMention, ...]:
        """Return the media that carry what a speaker says by a cue: cited by, told to, or asked by."""
        media = [link.medium for link in self._links if link.source == speaker.head]
        if not media:
            media = [p.head for p in self._told_to(match, head, speaker)]
        source = range(self._finder.extent(speaker.head)[0], speaker.head + 1)
        found = (self._finder.mention(Speaker(m, pronoun=False), match, source) for m in dict.fromkeys(media))
        return tuple(found)

    def carried(
        self, source: SourceMention, match: Match[CueEntry], head: int, speaker: Speaker
    ) -> SourceMention:
        """Return a source with the media that carry its words, which are no part of its name."""
        via = self.via(match, head, speaker)
        if any(source.start < v.start and v.end <= source.end for v in via) and not speaker.pronoun:
            tokens = {
                t.i
                for t in self._view.tree.tokens
                for v in via
                if v.start <= t.start < v.end and t.i > speaker.head
            }
            source = self._finder.mention(speaker, match, tokens)
        return msgspec.structs.replace(source, via=via or source.via)

    def _link(self, match: Match[CueEntry]) -> Link | None:
        head = self._finder.cue_head(match)
        if match.entry.chain == "cites":
            source, medium = self._cited(match), self._citing(head)
        elif match.entry.chain == "learns":
            source, medium = self._informant(match), self._learner(match, head)
        else:
            source, medium = self._carried(match, head), self._after(match)
        if source is None or medium is None or source == medium:
            return None
        return Link(match, source, medium)

    def _cited(self, match: Match[CueEntry]) -> int | None:
        """Return who is cited: the first noun after the words, if it can speak."""
        first = next((i for i in self._onward(match.last + 1) if self._view.tree[i].upos in _NAMES), None)
        return first if first is not None and self._can_speak(first) else None

    def _onward(self, start: int) -> Sequence[int]:
        """Return the tokens from `start` up to a verb or a mark of punctuation that ends the group."""
        tree = self._view.tree
        found: list[int] = []
        for i in range(start, min(start + NEXT, len(tree))):
            if tree[i].upos in {"VERB", "SCONJ"} or (tree[i].upos == "PUNCT" and found):
                break
            found.append(i)
        return found

    def _citing(self, head: int) -> int | None:
        """Return who cites: the noun that the words hang on, the subject, the speaker of the verb above."""
        tree = self._view.tree
        subject = next((c for c in tree.deps(head, "nsubj") if tree[c].upos in _NAMES), None)
        if subject is not None:
            return subject
        above = tree[head].head
        if tree[above].upos in _NAMES and above < head:
            return above
        before = [i for i in range(head) if i in self._view.phrases and self._is_medium(i)]
        return before[-1] if before else None

    def _carried(self, match: Match[CueEntry], head: int) -> int | None:
        """Return whose words a medium carries («un officier cité par …», «interrogé par …, le maire»)."""
        tree = self._view.tree
        above = tree[head].head
        if tree[above].upos in _NAMES and above < match.first and self._can_speak(above):
            return above
        if tree[above].upos in {"VERB", "AUX"}:
            subjects = [c for c in tree.deps(above, "nsubj") if tree[c].upos in _NAMES]
            return next((c for c in subjects if self._can_speak(c)), None)
        return None

    def _after(self, match: Match[CueEntry]) -> int | None:
        return next((i for i in self._onward(match.last + 1) if self._is_medium(i)), None)

    def _informant(self, match: Match[CueEntry]) -> int | None:
        """Return from whom it was learnt: «auprès du parquet», «de sources sécuritaires»."""
        tree = self._view.tree
        opened = False
        for i in range(match.first + 1, min(match.last + 1 + NEXT, len(tree))):
            token = tree[i]
            opened = opened or token.lower in self._words.learnt_from
            of_source = token.lower in self._words.anonymous and tree[i - 1].lower in self._words.genitive
            if of_source or (opened and token.upos in _NAMES and self._can_speak(i)):
                return i
            if token.upos == "PUNCT":
                return None
        return None

    def _learner(self, match: Match[CueEntry], head: int) -> int | None:
        own = [c for c in self._view.tree.deps(head, "nsubj", "obj") if self._is_medium(c)]
        near = [i for i in range(match.first, match.last + 3) if self._is_medium(i)]
        return next(iter([*own, *near]), None)

    def _told_to(self, match: Match[CueEntry], head: int, speaker: Speaker) -> list[Phrase]:
        """Return the media that somebody speaks to, named after a preposition in the cue's own clause."""
        tree = self._view.tree
        low, high = min(match.first, head) - 1, max(match.last, head) + 1
        found: list[Phrase] = []
        for i in (*range(high, min(high + REACH, len(tree))), *range(low, max(low - REACH, -1), -1)):
            if i >= high and tree[i].upos in {"SCONJ", "VERB"}:
                continue
            phrase = self._view.phrases.get(i)
            if phrase is None or not self._is_medium(i) or i == speaker.head:
                continue
            if tree[i].lower in self._words.press:
                # «à la presse» names no medium.
                continue
            first = phrase.first
            opens = tree[first].lower if tree[first].upos == "ADP" else tree[max(0, first - 1)].lower
            if opens in self._words.spoken_to and self._same_clause(tree, i, low, high):
                found.append(phrase)
        return found[:1]

    @staticmethod
    def _same_clause(tree: Tree, i: int, low: int, high: int) -> bool:
        """Return whether no other verb, «que» or quotation stands between a medium and the cue."""
        between = range(high, i) if i >= high else range(i + 1, low + 1)
        return not any(tree[k].upos in {"VERB", "SCONJ"} or tree[k].lower in '«»"“”:' for k in between)

    def _is_medium(self, i: int) -> bool:
        phrase = self._view.phrases.get(i)
        return phrase is not None and phrase.cls == "party" and phrase.kind == "medium"

    def _can_speak(self, i: int) -> bool:
        return self._finder.can_speak(i, frozenset(e.head for e in self._view.events))
