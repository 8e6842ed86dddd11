"""Who says so: the speaker of a cue, in every wording, and what kind of source it is."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

import msgspec

from recoupe.extraction.attribution.wording import circumstances, extent
from recoupe.extraction.draft import Phrase, SourceMention
from recoupe.extraction.frames.relations import Relations
from recoupe.extraction.mentions.dates import DateMention
from recoupe.extraction.tree import Tree
from recoupe.languages.entries import CueEntry
from recoupe.languages.grammar_words import GrammarWords
from recoupe.languages.matcher import Match, normal

AUTHOR = SourceMention(text="", start=-1, end=-1, kind="author", author=True)
"""The outlet itself, where no other voice is named."""

REACH = 12
"""Tokens after an inserted verb within which its subject may stand («a déclaré mardi à la presse le …»)."""

_NOMINAL = frozenset({"NOUN", "PROPN"})
_VERBAL = frozenset({"que", "np", "inf"})
_SHARING = frozenset({"conj", "advcl", "xcomp", "acl", "amod", "acl:relcl"})
"""Arcs over which a verb of saying takes the subject of its governor; content clauses give none."""


class Speaker(msgspec.Struct, frozen=True):
    """The token that names a source, or a pronoun for one; `first_person` where it says «I» or «we»."""

    head: int
    pronoun: bool
    first_person: bool = False


class SourceFinder:
    """Finds the speakers of the cues of one sentence."""

    def __init__(
        self,
        text: str,
        tree: Tree,
        words: GrammarWords,
        phrases: Mapping[int, Phrase],
        dates: Sequence[DateMention] = (),
        quoted: frozenset[int] = frozenset(),
    ) -> None:
        self._text = text
        self._tree = tree
        self._words = words
        self._phrases = phrases
        self._relations = Relations(tree, words)
        self._dated = {t.i for t in tree.tokens for d in dates if d.start <= t.start < d.end}
        self._quoted = quoted

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
        if "prep" in frames:
            return self._after_preposition(match)
        # The grammar takes rare verbs for nouns and adverbs; the entry knows what it is.
        verbal = match.entry.pos == "verb" or bool(_VERBAL & set(frames) and "noun" not in frames)
        if token.upos in {"VERB", "AUX", "ADJ"} or verbal:
            if set(frames) == {"phrase"} and self._passive_within(match):
                agent = self._agent(head)
                named = agent is not None and self._tree.case(agent.head) in self._words.agent
                return agent if named else None
            if match.entry.stance == "accused" and self._suffered(head):
                # «un homme soupçonné d'être l'auteur»: he is the accused, no accuser.
                return self._agent(head)
            return self._of_verb(head, says="que" in frames)
        if "noun" in frames:
            return self._of_noun(head)
        return None

    def inserted(self, verb: int) -> bool:
        """Return whether a finite verb opens an insertion («…, a-t-il dit», «« … », indique le parquet»)."""
        tree = self._tree
        token = tree[verb]
        helpers = tree.deps(verb, "aux", "aux:tense", "aux:pass")
        if not helpers and "VerbForm=Fin" not in token.feats:
            return False
        first = min([verb, *(h for h in helpers if h < verb)])
        while (
            first > 0
            and tree[first - 1].upos in {"ADV", "PRON"}
            and tree[first - 1].dep not in {"nsubj", "nsubj:pass"}
        ):
            first -= 1
        return first > 0 and tree[first - 1].upos == "PUNCT" and tree[first - 1].lower != ")"

    def _after_preposition(self, match: Match[CueEntry]) -> Speaker | None:
        tree, words = self._tree, self._words
        for i in range(match.last, match.last + 8):
            if i >= len(tree):
                break
            token = tree[i]
            if i == match.last and not self._is_source_word(match, i):
                continue
            if token.lower in words.personal and token.upos == "PRON":
                return Speaker(i, pronoun=True)
            if token.upos in {"NOUN", "PROPN", "PRON"}:
                if token.lower in words.not_source or normal(token.lemma) in words.not_source:
                    return None
                return Speaker(i, pronoun=self._points_back(i))
            if token.upos in {"VERB", "SCONJ", "PUNCT"} and token.lower not in words.open_quotes:
                return None
        return None

    def _is_source_word(self, match: Match[CueEntry], i: int) -> bool:
        """Return whether the cue's own last word is the source: «de source policière», «selon un témoin»."""
        token = self._tree[i]
        if token.upos not in _NOMINAL:
            return False
        return self._tree[match.first].upos == "ADP" or normal(token.lemma) in self._words.source_nouns

    def _points_back(self, noun: int) -> bool:
        """Return whether a noun only points to a source named before: «cette source», «selon ses mots»."""
        tree = self._tree
        if any(tree[c].upos == "PROPN" or tree[c].dep == "nmod" for c in tree.children[noun]):
            return False
        determiners = tree.deps(noun, "det")
        if any(tree[d].lower in self._words.demonstrative for d in determiners):
            return True
        phrase = self._phrases.get(noun)
        owned = any("Poss=Yes" in tree[d].feats for d in determiners)
        return owned and (phrase is None or phrase.cls != "party")

    def _passive_within(self, match: Match[CueEntry]) -> bool:
        """Return whether a wording is passive («n'a pas pu être vérifiée»): no source is its subject."""
        return any(self._tree[i].dep == "aux:pass" for i in range(match.first, match.last + 1))

    def _agent(self, verb: int) -> Speaker | None:
        tree = self._tree
        agents = tree.deps(verb, "obl:agent")
        agents += [c for c in tree.deps(verb, "obl", "nmod") if tree.case(c) in self._words.agent]
        return Speaker(agents[0], pronoun=False) if agents else None

    def _of_verb(self, verb: int, *, says: bool) -> Speaker | None:
        """Return the speaker of a verb; only verbs that take a clause (`says`) are inverted."""
        tree = self._tree
        token = tree[verb]
        mistaken = token.upos not in {"VERB", "AUX"} and "VerbForm" not in token.feats
        if self._relations.passive(verb) and not mistaken and not self._active(verb):
            return self._agent(verb)
        own = self._own_subject(verb)
        if own is not None and (says or own < verb or tree[own].upos == "PRON"):
            return self._named(verb, own)
        if mistaken and token.dep in {"amod", "acl", "appos"} and token.head < verb:
            # The grammar takes rare verbs for adjectives: «la police évoque un bilan».
            return self._named(verb, token.head)
        if says and self.inserted(verb):
            return self._inverted(verb)
        subject = self._shared(verb)
        if subject is None:
            subject = self._mislabelled(verb)
        return self._named(verb, subject) if subject is not None else None

    def _mislabelled(self, verb: int) -> int | None:
        """Return the noun before a verb with an auxiliary that the grammar took for its governor."""
        tree = self._tree
        before = tree[verb].head
        helped = bool(tree.deps(verb, "aux", "aux:tense"))
        noun = before < verb and tree[before].upos in _NOMINAL
        return before if noun and helped and not self._crosses(verb, before) else None

    def _suffered(self, verb: int) -> bool:
        """Return whether a verb is a past participle without «avoir»: its noun suffers what it says."""
        participle = {"VerbForm=Part", "Tense=Past"} <= set(self._tree[verb].feats.split("|"))
        return participle and not self._tree.deps(verb, "aux", "aux:tense") and not self._reflexive(verb)

    def _reflexive(self, verb: int) -> bool:
        """Return whether a verb is pronominal: «ils se sont accusés» has its speakers as subject."""
        return any(
            self._tree[c].lower in self._words.reflexive for c in self._tree.children[verb] if c < verb
        )

    def _own_subject(self, verb: int) -> int | None:
        """Return the verb's own subject; one inside a quotation is none of a verb outside it."""
        tree = self._tree
        # The grammar now and then hangs the subject on the auxiliary («le président a, mercredi, démenti»).
        tops = (verb, *tree.deps(verb, "aux", "aux:tense"))
        found = [c for top in tops for c in tree.children[top] if self._is_subject(verb, c)]
        if found:
            # Where the grammar gives two, the one that can speak is the speaker.
            best = next((c for c in found if self.can_speak(c, frozenset())), found[0])
            return self._antecedent(best, verb) if tree[best].lower in self._words.relative else best
        helpers = tree.deps(verb, "aux", "aux:tense")
        after = [i + 1 for i in (*helpers, verb) if i + 1 < len(tree)]
        return next((i for i in after if tree[i].upos == "PRON" and tree[i].lower.startswith("-")), None)

    def _is_subject(self, verb: int, child: int) -> bool:
        tree = self._tree
        token = tree[child]
        if self._crosses(verb, child) or token.upos in {"ADV", "ADP", "SCONJ"}:
            return False
        if token.dep in {"nsubj", "nsubj:caus"}:
            return True
        if token.dep == "nsubj:pass":
            return self._active(verb)
        # An impersonal pronoun is none («il est établi que»), but the grammar labels «il l'a nié» alike.
        personal = token.lower.startswith("-") or bool(tree.deps(verb, "obj"))
        return token.dep == "expl:subj" and personal

    def _active(self, verb: int) -> bool:
        """Return whether a verb is active in spite of a passive label on its subject."""
        tree = self._tree
        if self._reflexive(verb):
            return True
        return not tree.deps(verb, "aux:pass", "obl:agent") and bool(
            tree.deps(verb, "obj") and tree.deps(verb, "aux", "aux:tense")
        )

    def _antecedent(self, pronoun: int, verb: int) -> int:
        """Return what a relative pronoun stands for: by the tree, else the noun before it."""
        subject = self._relations.subject(verb)
        if (
            subject is not None
            and self._tree[subject].upos in {"NOUN", "PROPN", "PRON", "X"}
            and subject != pronoun
        ):
            return subject
        before = [i for i in range(pronoun) if self._tree[i].upos in _NOMINAL]
        return before[-1] if before else pronoun

    def _shared(self, verb: int) -> int | None:
        tree = self._tree
        current = verb
        for _ in range(4):
            token = tree[current]
            if token.dep not in _SHARING or token.head == current or self._crosses(verb, token.head):
                return None
            if token.dep in {"acl", "amod", "acl:relcl"}:
                if not self._trails(current):
                    return token.head if tree[token.head].upos in {"NOUN", "PROPN", "PRON"} else None
                current = tree.clause(token.head)
            else:
                current = token.head
            own = self._own_subject(current)
            if own is not None:
                return own
            if self._relations.passive(current) and not self._active(current):
                subjects = tree.deps(current, "nsubj:pass")
                return subjects[0] if subjects else None
            if self.inserted(current) and (speaker := self._inverted(current)) is not None:
                return speaker.head
        return None

    def _trails(self, verb: int) -> bool:
        """Return whether a present participle behind a comma hangs on a noun that cannot speak.

        «…, évoquant des morts» belongs to the subject of the clause, wherever the grammar hangs it.
        """
        tree = self._tree
        token = tree[verb]
        participle = "VerbForm=Part" in token.feats and "Tense=Pres" in token.feats
        if not participle or verb == 0 or tree[verb - 1].upos != "PUNCT":
            return False
        return not self.can_speak(token.head, frozenset())

    def _crosses(self, verb: int, subject: int) -> bool:
        return (verb in self._quoted) != (subject in self._quoted) and subject in self._quoted

    def _named(self, verb: int, subject: int) -> Speaker | None:
        token = self._tree[subject]
        if token.upos not in {"NOUN", "PROPN", "PRON", "NUM", "ADJ", "X"}:
            return None
        if token.lower in self._words.one_says:
            return self._behind_one(verb)
        if subject + 1 < verb and self._tree[subject + 1].lower == ":":
            # «Irak : les versions s'opposent»: the topic of a headline says nothing.
            return None
        if token.upos == "PRON":
            if "Person=1" in token.feats:
                return Speaker(subject, pronoun=True, first_person=True)
            return Speaker(subject, pronoun=token.lower in self._words.personal)
        return Speaker(subject, pronoun=self._points_back(subject))

    def _inverted(self, verb: int) -> Speaker | None:
        """«…, a indiqué mardi à la presse le ministère»: the first noun after it under no preposition."""
        tree = self._tree
        i = verb + 1
        while i < min(verb + REACH, len(tree)):
            token = tree[i]
            if token.upos in {"SCONJ", "VERB", "CCONJ"} or (
                token.upos == "PUNCT" and token.lower not in {"(", ")", "-"}
            ):
                return None
            if token.upos in _NOMINAL and i not in self._dated and self._begins(i):
                return Speaker(i, pronoun=self._points_back(i))
            i += 1
        return None

    def _begins(self, i: int) -> bool:
        """Return whether a noun heads a group of its own under no preposition, by the words before it.

        Arcs after an insertion are the least sure, so that order decides: «sur Twitter un responsable».
        """
        tree = self._tree
        first = i
        while first > 0 and tree[first - 1].upos in {"DET", "ADJ", "NUM"}:
            first -= 1
        before = tree[first - 1] if first > 0 else None
        if before is None or before.upos == "ADP" or tree.case(i):
            return False
        if first == i and before.upos in _NOMINAL:
            # A bare name after a noun belongs to it, save after an acronym («à l'AFP Jeanne Martin»).
            return before.text.isupper() and len(before.text) > 1 and not tree[i].text.isupper()
        return tree[i].dep != "nmod" or tree[i].head < first

    def _behind_one(self, verb: int) -> Speaker | None:
        """«a-t-on appris de source policière», «indique-t-on au ministère»: the complement is the source."""
        for child in self._tree.deps(verb, "obl", "obl:arg", "obl:mod", "nmod"):
            of = self._tree.case(child) in self._words.genitive
            bare = normal(self._tree[child].lemma) in self._words.source_nouns and not self._tree.deps(
                child, "det"
            )
            # «on doute de la police» is said of it; «a-t-on su de source policière» by the source.
            if self.can_speak(child, frozenset()) and (bare or not of):
                return Speaker(child, pronoun=False)
        return None

    def _of_noun(self, noun: int) -> Speaker | None:
        for child in self._tree.deps(noun, "nmod"):
            if self._tree.case(child) in (*self._words.genitive, *self._words.agent):
                phrase = self._phrases.get(child)
                speaks = phrase is not None and (phrase.cls == "party" or phrase.named)
                if speaks and phrase is not None and phrase.count is None and not phrase.victim:
                    return Speaker(child, pronoun=False)
        return None

    def mention(self, speaker: Speaker, match: Match[CueEntry], apart: Collection[int] = ()) -> SourceMention:
        """Return the source in full: the noun, its complements and an apposed name, never the cue.

        The tokens of `apart` are another's; the wording ends before them.
        """
        first, last = self.extent(speaker.head)
        others = [i for i in apart if speaker.head < i <= last]
        last = min([last, *(i - 1 for i in others)])
        while others and last > speaker.head and self._tree[last].upos in {"ADP", "DET", "PUNCT"}:
            last -= 1
        if speaker.head < match.first:
            last = min(last, match.first - 1)
        elif speaker.head > match.last:
            first = max(first, match.last + 1)
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

    def can_speak(self, head: int, event_heads: frozenset[int]) -> bool:
        """Return whether a noun may be a source: a person, body, medium or document, no thing or deed."""
        if head in event_heads or head in self._dated:
            return False
        token = self._tree[head]
        phrase = self._phrases.get(head)
        if token.upos in {"PROPN", "X"} or normal(token.lemma) in self._words.source_nouns:
            return True
        if phrase is not None and (phrase.named or phrase.cls == "party"):
            return phrase.kind != "vehicle"
        first, last = extent(self._tree, head, self._dated)
        return any(self._tree[i].upos == "PROPN" for i in range(first, last + 1))

    def extent(self, head: int) -> tuple[int, int]:
        """Return first and last token of the source's wording."""
        return extent(
            self._tree,
            head,
            self._dated | circumstances(self._tree, head, self._words.during),
            lambda i: self.can_speak(i, frozenset()),
        )
