"""Who says so: the speaker of a cue, in every wording, and what kind of source it is."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from recoupe.extraction.draft import Phrase, SourceMention
from recoupe.extraction.frames.relations import Relations
from recoupe.extraction.tree import Tree
from recoupe.languages.entries import CueEntry
from recoupe.languages.grammar_words import GrammarWords
from recoupe.languages.matcher import Match, normal

AUTHOR = SourceMention(text="", start=-1, end=-1, kind="author", author=True)
"""The outlet itself, where no other voice is named."""

_STOP = frozenset({"acl:relcl", "acl", "conj", "cc", "parataxis", "advcl", "cop", "punct", "ccomp", "obl"})


class Speaker(msgspec.Struct, frozen=True):
    """The token that names a source, or a pronoun that points to one."""

    head: int
    pronoun: bool


class SourceFinder:
    """Finds the speakers of the cues of one sentence."""

    def __init__(self, text: str, tree: Tree, words: GrammarWords, phrases: Mapping[int, Phrase]) -> None:
        self._text = text
        self._tree = tree
        self._words = words
        self._phrases = phrases
        self._relations = Relations(tree, words)

    def cue_head(self, match: Match[CueEntry]) -> int:
        """Return the token of the cue that governs the others; for a verb wording its first verb."""
        inside = range(match.first, match.last + 1)
        verbs = [i for i in inside if self._tree[i].upos in {"VERB", "AUX"}]
        content = [i for i in verbs if self._tree[i].dep not in {"aux", "aux:pass", "aux:tense", "cop"}]
        if content:
            return content[0]
        if verbs:
            return self._tree[verbs[0]].head
        tops = [i for i in inside if self._tree[i].head not in inside or self._tree[i].head == i]
        return tops[0] if tops else match.first

    def speaker(self, match: Match[CueEntry], head: int) -> Speaker | None:
        """Return who speaks by this cue, or None where the words name nobody."""
        frames = match.entry.frame
        token = self._tree[head]
        if "prep" in frames and token.upos not in {"VERB", "AUX"}:
            return self._after_preposition(match)
        if token.upos in {"VERB", "AUX", "ADJ"}:
            return self._of_verb(head)
        if "noun" in frames:
            return self._of_noun(head)
        return None

    def _after_preposition(self, match: Match[CueEntry]) -> Speaker | None:
        tree = self._tree
        for i in range(match.last, match.last + 8):
            if i >= len(tree):
                break
            token = tree[i]
            if i == match.last and token.upos not in {"NOUN", "PROPN"}:
                continue
            if token.upos in {"NOUN", "PROPN", "PRON"}:
                if token.lower in self._words.not_source or normal(token.lemma) in self._words.not_source:
                    return None
                return Speaker(i, pronoun=token.lower in self._words.personal)
            if token.upos in {"VERB", "SCONJ", "PUNCT"} and token.lower not in self._words.open_quotes:
                return None
        return None

    def _of_verb(self, verb: int) -> Speaker | None:
        tree = self._tree
        agents = tree.deps(verb, "obl:agent")
        if self._relations.passive(verb):
            if agents:
                return Speaker(agents[0], pronoun=False)
            by = [c for c in tree.deps(verb, "obl", "nmod") if tree.case(c) in self._words.agent]
            return Speaker(by[0], pronoun=False) if by else None
        subject = self._relations.subject(verb)
        if subject is None:
            return self._inverted(verb)
        token = tree[subject]
        if token.upos not in {"NOUN", "PROPN", "PRON", "NUM", "ADJ"}:
            return None
        if token.lower in self._words.one_says:
            return self._behind_one(verb)
        pronoun = token.upos == "PRON" and token.lower in self._words.personal
        return Speaker(subject, pronoun)

    def _inverted(self, verb: int) -> Speaker | None:
        """«…, a indiqué mardi le ministère»: the parser may miss an inverted subject; take the noun that follows."""
        for i in range(verb + 1, min(verb + 6, len(self._tree))):
            token = self._tree[i]
            if token.upos in {"NOUN", "PROPN"} and not self._tree.case(i) and token.dep not in {"obj", "obl:tmod"}:
                phrase = self._phrases.get(i)
                if phrase is not None and phrase.cls == "party":
                    return Speaker(i, pronoun=False)
            if token.upos in {"PUNCT", "SCONJ", "ADP"}:
                return None
        return None

    def _behind_one(self, verb: int) -> Speaker | None:
        """«a-t-on appris de source policière», «indique-t-on au ministère»: the complement is the source."""
        for child in self._tree.deps(verb, "obl", "obl:arg", "obl:mod", "nmod"):
            if normal(self._tree[child].lemma) in self._words.source_nouns:
                return Speaker(child, pronoun=False)
        return None

    def _of_noun(self, noun: int) -> Speaker | None:
        for child in self._tree.deps(noun, "nmod"):
            if self._tree.case(child) in (*self._words.genitive, *self._words.agent):
                return Speaker(child, pronoun=False)
        return None

    def mention(self, speaker: Speaker) -> SourceMention:
        """Return the source with its full wording: the noun, its complements and an apposed name."""
        first, last = self.extent(speaker.head)
        start, end = self._tree[first].start, self._tree[last].end
        phrase = self._phrases.get(speaker.head)
        kind = phrase.kind if phrase is not None and phrase.cls == "party" else "other"
        actors = phrase.actors if phrase is not None else ()
        lemma = normal(self._tree[speaker.head].lemma)
        named = any(self._tree[i].upos == "PROPN" for i in range(first, last + 1))
        return SourceMention(
            text=self._text[start:end],
            start=start,
            end=end,
            kind=kind,
            actors=actors,
            anonymous=lemma in self._words.anonymous and not named,
        )

    def extent(self, head: int) -> tuple[int, int]:
        """Return first and last token of the source's wording."""
        tree = self._tree
        members = {head}
        todo = [head]
        while todo:
            current = todo.pop()
            for child in tree.children[current]:
                dep = tree[child].dep
                if dep in _STOP and not (dep == "punct" and child < head and child > min(members)):
                    continue
                if dep == "case" and current == head:
                    continue
                if dep == "appos" and child - current > 12:
                    continue
                members.add(child)
                todo.append(child)
        first = last = head
        while first - 1 in members:
            first -= 1
        while last + 1 in members or (
            last + 2 in members and tree[last + 1].lower in {",", "("} and tree[last + 2].upos in {"PROPN", "DET", "NOUN"}
        ):
            last += 1
        if tree[last].upos == "PUNCT":
            last -= 1
        return first, max(last, head)
