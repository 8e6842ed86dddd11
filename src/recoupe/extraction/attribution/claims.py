"""From cues to claims: who says what, how firmly, and how far the writer stands behind it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from recoupe.extraction.attribution.sources import AUTHOR, SourceFinder, Speaker
from recoupe.extraction.draft import (
    ClaimMention,
    EventMention,
    OutcomeMention,
    Phrase,
    SourceMention,
    TollMention,
)
from recoupe.extraction.frames.relations import Relations
from recoupe.extraction.mentions.dates import DateMention
from recoupe.extraction.tree import Tree
from recoupe.languages.entries import CueEntry
from recoupe.languages.grammar_words import GrammarWords
from recoupe.languages.matcher import Match, normal
from recoupe.model.record import About, Modality, Stance, WriterStance

_WRITER_RANK: Mapping[WriterStance, int] = {"neutral": 0, "endorses": 1, "distances": 2, "doubts": 3}
_SPEECH = frozenset({"que", "np", "inf"})
_OWN_VOICE: frozenset[Stance] = frozenset({"not_claimed", "unverified"})
"""Stances that the outlet itself takes where nobody else is named."""


class SentenceView(msgspec.Struct, frozen=True):
    """What the other readers found in one sentence."""

    tree: Tree
    cues: tuple[Match[CueEntry], ...]
    phrases: Mapping[int, Phrase]
    events: tuple[EventMention, ...]
    tolls: tuple[TollMention, ...]
    dates: tuple[DateMention, ...]
    outcomes: tuple[OutcomeMention, ...]


class Content(msgspec.Struct, frozen=True):
    """The tokens of what is said."""

    tokens: frozenset[int]
    first: int
    last: int


class ClaimReader:
    """Reads the claims of a report sentence by sentence; a source carries over to pronouns that follow."""

    def __init__(self, text: str, words: GrammarWords) -> None:
        self._text = text
        self._words = words
        self._last: SourceMention | None = None
        self._claims: list[ClaimMention] = []

    def read(self, views: Sequence[SentenceView]) -> tuple[ClaimMention, ...]:
        """Return the claims of a report in the order of the text."""
        for view in views:
            self._sentence(view)
        return tuple(self._claims)

    def _sentence(self, view: SentenceView) -> None:
        finder = SourceFinder(self._text, view.tree, self._words, view.phrases)
        said: set[int] = set()
        found = [
            (match, finder.cue_head(match))
            for match in view.cues
            if not set(match.entry.frame) <= {"adj"} or match.entry.stance in _OWN_VOICE
        ]
        for match, head in found:
            if head in said:
                continue
            claim = self._claim(view, finder, match, head)
            if claim is not None:
                said.add(head)
                self._claims.append(claim)
                if not claim.source.author:
                    self._last = claim.source

    def _claim(
        self, view: SentenceView, finder: SourceFinder, match: Match[CueEntry], head: int
    ) -> ClaimMention | None:
        tree, entry = view.tree, match.entry
        speaker = finder.speaker(match, head)
        source = self._source(finder, speaker, entry, view)
        if source is None:
            return None
        content = self._content(view, finder, match, head, speaker)
        negated_cue = self._cue_negated(tree, match, head)
        stance = entry.stance
        if negated_cue and entry.negated is not None:
            stance = entry.negated
        inside = [e for e in view.events if e.head in content.tokens]
        tolls = [t for t in view.tolls if self._within(t.start, t.end, tree, content)]
        writer, cues = self._writer(view, entry, match, content)
        first, last = tree[content.first], tree[content.last]
        return ClaimMention(
            index=len(self._claims),
            sentence=tree.sentence.index,
            source=source,
            stance=stance,
            writer=writer,
            writer_cues=cues,
            cue_start=tree[match.first].start,
            cue_end=tree[match.last].end,
            content_start=first.start,
            content_end=last.end,
            about=self._about(view, entry, stance, inside, tolls, content),
            negated=self._content_negated(tree, content, inside) or stance == "denied",
            modality=self._modality(entry, inside),
            events=tuple(e.index for e in self._main_first(tree, inside)),
            tolls=tuple(tolls),
            accused=self._accused(view, head) if stance == "accused" else (),
            dates=tuple(d for d in view.dates if not self._within(d.start, d.end, tree, content)),
            outcome=next((o for o in view.outcomes if self._within(o.start, o.end, tree, content)), None),
            rules=(entry.id,),
        )

    def _source(
        self, finder: SourceFinder, speaker: Speaker | None, entry: CueEntry, view: SentenceView
    ) -> SourceMention | None:
        if speaker is None:
            if "prep" in entry.frame:
                return None
            return AUTHOR if entry.stance in _OWN_VOICE or self._passive_report(entry) else None
        if speaker.pronoun:
            return self._last
        phrase = view.phrases.get(speaker.head)
        lemma = normal(view.tree[speaker.head].lemma)
        event_heads = {e.head for e in view.events}
        if speaker.head in event_heads:
            return AUTHOR if entry.stance in _OWN_VOICE else None
        speaks = phrase is not None and (phrase.cls == "party" or phrase.named)
        if not speaks and lemma not in self._words.source_nouns and view.tree[speaker.head].upos != "PROPN":
            # An inanimate subject says nothing («le texte prévoit»); the outlet speaks where it may.
            return AUTHOR if entry.stance in _OWN_VOICE else None
        return finder.mention(speaker)

    @staticmethod
    def _passive_report(entry: CueEntry) -> bool:
        return "phrase" in entry.frame and entry.stance in {"reported", "doubted"}

    def _content(
        self,
        view: SentenceView,
        finder: SourceFinder,
        match: Match[CueEntry],
        head: int,
        speaker: Speaker | None,
    ) -> Content:
        """Return what is said: the clause or noun phrase that the cue governs, else the rest of the sentence."""
        tree = view.tree
        own = set(range(match.first, match.last + 1)) | {head}
        if speaker is not None and not speaker.pronoun:
            first, last = finder.extent(speaker.head)
            own |= set(range(first, last + 1))
        tokens: set[int] = set()
        if tree[head].upos in {"VERB", "AUX", "ADJ", "NOUN"} and "prep" not in match.entry.frame:
            for child in tree.deps(head, "ccomp", "xcomp", "obj", "obl:arg", "nmod", "advcl", "obl", "parataxis", "nsubj:pass"):
                if child not in own:
                    tokens |= tree.subtree(child)
        quoted = self._quoted(tree)
        tokens = (tokens | quoted) - own
        events_missed = not any(e.head in tokens for e in view.events)
        inserted = tree[head].dep in {"parataxis", "advcl"} or not tokens
        if inserted or "prep" in match.entry.frame or (events_missed and head > len(tree) // 2):
            tokens = set(range(len(tree))) - own - tree.subtree(head, frozenset({"ccomp", "parataxis"})) | tokens
            if "prep" in match.entry.frame:
                tokens = set(range(len(tree))) - own
        tokens = {i for i in tokens if tree[i].upos != "PUNCT"}
        if not tokens:
            tokens = {head}
        return Content(frozenset(tokens), min(tokens), max(tokens))

    def _quoted(self, tree: Tree) -> set[int]:
        """Return the tokens between quotation marks where at least four words are quoted."""
        inside: set[int] = set()
        start: int | None = None
        for token in tree.tokens:
            if start is None and token.lower in self._words.open_quotes:
                start = token.i
            elif start is not None and token.lower in self._words.close_quotes:
                if token.i - start > 4:
                    inside |= set(range(start + 1, token.i))
                start = None
        return inside

    def _cue_negated(self, tree: Tree, match: Match[CueEntry], head: int) -> bool:
        around = [tree[i].lower for i in tree.children[head] if tree[i].dep in {"advmod", "mark", "advcl"}]
        inside = {tree[i].lower for i in range(match.first, match.last + 1)}
        strong = set(self._words.negation)
        if inside & strong:
            return False
        subject = [tree[i].lower for c in tree.deps(head, "nsubj", "nsubj:pass") for i in tree.children[c]]
        return bool(set(around) & strong) or bool(set(subject) & set(self._words.no_one))

    def _content_negated(self, tree: Tree, content: Content, inside: Sequence[EventMention]) -> bool:
        if inside:
            return inside[0].negated
        tops = [i for i in content.tokens if tree[i].head not in content.tokens]
        strong = set(self._words.negation)
        return any(tree[c].lower in strong for i in tops for c in tree.children[i] if tree[c].dep == "advmod")

    @staticmethod
    def _modality(entry: CueEntry, inside: Sequence[EventMention]) -> Modality:
        if entry.modality != "actual":
            return entry.modality
        return inside[0].modality if inside else "actual"

    def _main_first(self, tree: Tree, inside: Sequence[EventMention]) -> list[EventMention]:
        return sorted(inside, key=lambda e: (sum(1 for _ in tree.ancestors(e.head)), e.head))

    def _writer(
        self, view: SentenceView, entry: CueEntry, match: Match[CueEntry], content: Content
    ) -> tuple[WriterStance, tuple[tuple[int, int], ...]]:
        """Return the writer's stance with its cues: the cue itself, loaded words beside it, hearsay's conditional."""
        tree = view.tree
        stance: WriterStance = entry.writer
        cues: list[tuple[int, int]] = []
        if stance != "neutral":
            cues.append((tree[match.first].start, tree[match.last].end))
        for other in view.cues:
            if other is match or other.entry.writer == "neutral" or set(other.entry.frame) & _SPEECH:
                continue
            cues.append((tree[other.first].start, tree[other.last].end))
            if _WRITER_RANK[other.entry.writer] > _WRITER_RANK[stance]:
                stance = other.entry.writer
        hearsay = next(
            (i for i in sorted(content.tokens) if self._is_hearsay(tree, i)),
            None,
        )
        if hearsay is not None and stance == "neutral":
            stance = "distances"
            cues.append((tree[hearsay].start, tree[hearsay].end))
        return stance, tuple(dict.fromkeys(cues))

    def _is_hearsay(self, tree: Tree, i: int) -> bool:
        """«aurait tué», «seraient morts»: a conditional auxiliary with a participle, no «si» beside it."""
        token = tree[i]
        if "Mood=Cnd" not in token.feats or token.dep not in {"aux", "aux:tense", "aux:pass", "cop"}:
            return False
        siblings = {tree[c].lower for c in tree.children[token.head]}
        return not siblings & set(self._words.if_words)

    def _about(
        self,
        view: SentenceView,
        entry: CueEntry,
        stance: Stance,
        inside: Sequence[EventMention],
        tolls: Sequence[TollMention],
        content: Content,
    ) -> About | None:
        if entry.about is not None:
            return entry.about
        lemmas = {normal(view.tree[i].lemma) for i in content.tokens} | {view.tree[i].lower for i in content.tokens}
        if stance == "accused":
            return "perpetrators"
        if stance == "denied" and lemmas & set(self._words.involvement):
            return "perpetrators"
        if stance in {"not_claimed"}:
            return "perpetrators"
        main = self._main_first(view.tree, inside)
        if tolls and (not main or main[0].tolls):
            return tolls[0].slot
        if main:
            return "incident"
        if any(o for o in view.outcomes if self._within(o.start, o.end, view.tree, content)):
            return "outcome"
        heads = [p for p in view.phrases.values() if p.head in content.tokens]
        if any(p.attacker for p in heads):
            return "perpetrators"
        if any(p.cls == "weapon" for p in heads):
            return "weapons"
        return None

    def _accused(self, view: SentenceView, head: int) -> tuple[Phrase, ...]:
        relations = Relations(view.tree, self._words).of(head, nominal=False)
        wanted = {"subj_pass"} if Relations(view.tree, self._words).passive(head) else {"obj", "with", "to", "obl"}
        return tuple(
            view.phrases[i]
            for i, label in relations.items()
            if label in wanted and i in view.phrases and view.phrases[i].cls == "party"
        )

    @staticmethod
    def _within(start: int, end: int, tree: Tree, content: Content) -> bool:
        return any(start <= tree[i].start < end for i in content.tokens)
