"""Whether the one whom a cue points to really speaks by it, and for whom a pronoun or a bare noun stands."""

from __future__ import annotations

import msgspec

from recoupe.extraction.attribution.memory import SourceMemory
from recoupe.extraction.attribution.sources import AUTHOR, SourceFinder, Speaker
from recoupe.extraction.attribution.view import SentenceView
from recoupe.extraction.draft import SourceMention
from recoupe.languages.entries import CueEntry
from recoupe.languages.grammar_words import GrammarWords
from recoupe.languages.matcher import Match, normal
from recoupe.model.record import Stance

OWN_VOICE: frozenset[Stance] = frozenset({"not_claimed", "unverified"})
"""Stances that the outlet itself takes where nobody else is named."""

_OF_SPEAKERS: frozenset[Stance] = frozenset(
    {"condemned", "accused", "denied", "demanded", "claimed_responsibility"}
)
"""Stances whose verbs have speakers only as subject: «le groupe a revendiqué l'enlèvement»."""


class Cue(msgspec.Struct, frozen=True):
    """A cue found in a sentence: the token that governs its words, and who speaks by it."""

    match: Match[CueEntry]
    head: int
    speaker: Speaker | None


class Speaking:
    """Decides who speaks by a cue; the memory of sources is shared with the reader of claims."""

    def __init__(self, words: GrammarWords, memory: SourceMemory) -> None:
        self._words = words
        self._memory = memory

    def source(self, finder: SourceFinder, cue: Cue, view: SentenceView) -> SourceMention | None:
        """Return who speaks by a cue; None where its words name nobody who could."""
        speaker, entry = cue.speaker, cue.match.entry
        if speaker is None:
            own = "phrase" in entry.frame and entry.stance in {"reported", "doubted"}
            return AUTHOR if own and "prep" not in entry.frame else None
        if self._nobody(view, speaker) and entry.negated is None:
            # «Aucun blessé n'est à déplorer.»
            return None
        if speaker.first_person or self._spoken_of(view, speaker, cue) or self._qualifies(view, cue):
            return None
        token = view.tree[speaker.head]
        if speaker.pronoun:
            named = None if token.upos == "PRON" else finder.mention(speaker, cue.match)
            return self._memory.behind(token) or named
        deeds = frozenset(e.head for e in view.events)
        speaks = finder.can_speak(speaker.head, deeds) or self._takes_anyone(view, cue, speaker.head, deeds)
        return finder.mention(speaker, cue.match) if speaks else None

    def _nobody(self, view: SentenceView, speaker: Speaker) -> bool:
        return any(view.tree[c].lower in self._words.no_one for c in view.tree.children[speaker.head])

    def _spoken_of(self, view: SentenceView, speaker: Speaker, cue: Cue) -> bool:
        """Return whether a fixed wording only speaks of its subject: «X est responsable de»."""
        entry = cue.match.entry
        if set(entry.frame) != {"phrase"}:
            return False
        own_voice = entry.stance in OWN_VOICE
        return entry.stance == "accused" or (own_voice and not self._own(view, speaker, cue))

    def _qualifies(self, view: SentenceView, cue: Cue) -> bool:
        """Return whether a participle only says whose a thing is («la coalition, lancée par X»)."""
        tree, token = view.tree, view.tree[cue.head]
        if token.dep not in {"acl", "amod", "conj"} or tree[token.head].i == token.i:
            return False
        entry_reports = cue.match.entry.stance in {"reported", "announced"}
        top = token.head if token.dep != "conj" else tree[token.head].head
        bare = not tree.deps(cue.head, "aux", "aux:tense", "ccomp")
        tells = normal(tree[top].lemma) in self._words.source_nouns or any(e.head == top for e in view.events)
        return bare and entry_reports and "Tense=Past" in token.feats and not tells

    @staticmethod
    def _own(view: SentenceView, speaker: Speaker, cue: Cue) -> bool:
        """Return whether a speaker hangs on the cue itself, not on a verb that it shares."""
        return view.tree[speaker.head].head in {*range(cue.match.first, cue.match.last + 1), cue.head}

    def _takes_anyone(self, view: SentenceView, cue: Cue, head: int, deeds: frozenset[int]) -> bool:
        """Return whether a finite verb of saying or of blame makes its subject a speaker, known or not."""
        token = view.tree[cue.head]
        finite = "VerbForm=Fin" in token.feats or bool(view.tree.deps(cue.head, "aux", "aux:tense"))
        phrase = view.phrases.get(head)
        thing = phrase is not None and phrase.cls == "weapon"
        frames = set(cue.match.entry.frame)
        says = "que" in frames or (cue.match.entry.stance in _OF_SPEAKERS and "np" in frames)
        # «Le feu s'est déclaré»: a pronominal verb without a clause says nothing.
        happens = any(
            view.tree[c].lower in self._words.reflexive for c in view.tree.children[cue.head] if c < cue.head
        ) and not view.tree.deps(cue.head, "ccomp", "xcomp")
        speaks = finite and says and not happens
        return speaks and "prep" not in frames and head not in deeds and not thing
