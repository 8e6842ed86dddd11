"""Noun phrases that may fill a role: who, whom, with what; each with its class."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Any

import msgspec

from recoupe.extraction.draft import Phrase, PhraseClass
from recoupe.extraction.knowledge import Knowledge
from recoupe.extraction.mentions.counts import CountMention
from recoupe.extraction.mentions.dates import DateMention
from recoupe.extraction.tree import Tree
from recoupe.languages.entries import PartyEntry, WeaponEntry
from recoupe.languages.grammar_words import GrammarWords
from recoupe.languages.matcher import Match
from recoupe.model.actors import ActorIndex
from recoupe.text.doc import Token

_OUT = frozenset(
    [
        "acl:relcl",
        "acl",
        "appos",
        "conj",
        "cc",
        "punct",
        "parataxis",
        "advcl",
        "nsubj",
        "nsubj:pass",
        "cop",
        "obl",
        "obl:arg",
        "obl:mod",
        "mark",
        "dislocated",
        "ccomp",
        "xcomp",
        "csubj",
        "vocative",
        "discourse",
        "orphan",
        "case",
        "aux",
        "aux:pass",
        "expl:subj",
        "root",
    ]
)
"""Arcs that leave the core of a noun phrase."""

_VERBAL = frozenset({"VERB", "AUX"})
_INSIDE_NAME = frozenset({"flat", "flat:name", "flat:foreign", "fixed", "compound", "goeswith", "nummod"})
MAX_WORDS = 12
"""Longest phrase kept whole (the gold's scorer refuses parties of more words); a longer one is cut
after the words that belong to its head."""


def _spans(matches: Sequence[Match[Any]]) -> list[tuple[int, int]]:
    return [(match.first, match.last) for match in matches]


def _leads(tree: Tree, first: int, last: int) -> int:
    """Return the token of a wording that governs its others."""
    inside = range(first, last + 1)
    tops = [i for i in inside if tree[i].head not in inside or tree[i].head == i]
    nouns = [i for i in tops if tree[i].upos in {"NOUN", "PROPN", "PRON", "NUM", "ADJ"}]
    return (nouns or tops or [first])[0]


def _may_head(tree: Tree, token: Token, party: Match[PartyEntry] | None) -> bool:
    """Return whether a token can head a phrase: a noun, or what is read as a verb but for its article.

    «L'assaillant a fui»: parsers take the noun for a participle.
    """
    if token.upos in _VERBAL:
        article = token.i > 0 and tree[token.i - 1].upos == "DET"
        return article and party is not None and party.entry.attacker
    if token.upos not in {"NOUN", "PROPN", "PRON", "NUM", "ADJ"} or token.dep in _INSIDE_NAME:
        return False
    return token.upos != "ADJ" or token.dep in {"nsubj", "nsubj:pass", "obj", "obl:agent", "root"}


class PhraseFinder:
    """Finds the noun phrases of one sentence and says what they are."""

    def __init__(self, words: GrammarWords, knowledge: Knowledge, actors: ActorIndex) -> None:
        self._words = words
        self._knowledge = knowledge
        self._actors = actors

    def find(
        self,
        text: str,
        tree: Tree,
        parties: Sequence[Match[PartyEntry]],
        weapons: Sequence[Match[WeaponEntry]],
        counts: Sequence[CountMention],
        dates: Sequence[DateMention] = (),
    ) -> dict[int, Phrase]:
        """Return the phrases of a sentence by the token index of their head.

        The words of a date are no part of a phrase beside them («trois gendarmes mardi»).
        """
        names = self._actors.find(tree.tokens)
        when = frozenset(t.i for t in tree.tokens if any(d.start <= t.start < d.end for d in dates))
        phrases: dict[int, Phrase] = {}
        for token in tree.tokens:
            party = next((m for m in parties if _leads(tree, m.first, m.last) == token.i), None)
            if not _may_head(tree, token, party):
                continue
            weapon = next((m for m in weapons if _leads(tree, m.first, m.last) == token.i), None)
            first, last = (
                self._extent(tree, token.i, when - {token.i})
                if token.upos not in _VERBAL
                else (token.i - 1, token.i)
            )
            for match in (party, weapon):
                if match is not None and match.last - match.first < MAX_WORDS:
                    # «des hommes armés»: a participle belongs to the party's own words.
                    first, last = min(first, match.first), max(last, match.last)
            if (
                party is None
                and weapon is None
                and any(first < token.i <= last for first, last in [*_spans(parties), *_spans(weapons)])
            ):
                continue
            ids = tuple(actor for a, b, found in names if a >= first and b <= last for actor in found)
            own = any(a <= token.i <= b for a, b, _ in names)
            count = next((c for c in counts if first <= c.first and c.last <= last), None)
            phrases[token.i] = self._phrase(
                text, tree, token.i, (first, last), party, weapon, ids, own, count
            )
        phrases = {head: p for head, p in phrases.items() if head not in when or p.rules or p.actors}
        return {head: self._gathered(tree, phrase, phrases) for head, phrase in phrases.items()}

    def _gathered(self, tree: Tree, phrase: Phrase, phrases: Mapping[int, Phrase]) -> Phrase:
        """«une quinzaine de casseurs», «un groupe de militaires»: what a number or group is made of."""
        numbers = self._words.numbers
        noun = tree[phrase.head]
        gathers = (
            noun.lemma.lower() in self._words.gatherings
            or noun.lemma.lower() in numbers.collectives
            or noun.lower in numbers.vague_plural
            or noun.lower in numbers.scale
        )
        if phrase.cls != "other" or not gathers:
            return phrase
        for child in tree.deps(phrase.head, "nmod"):
            inner = phrases.get(child)
            if inner is not None and inner.cls == "party" and tree.case(child) in self._words.genitive:
                return msgspec.structs.replace(
                    phrase,
                    cls="party",
                    kind=inner.kind,
                    plural=True,
                    attacker=inner.attacker,
                    victim=inner.victim,
                    rules=inner.rules,
                )
        return phrase

    def _extent(self, tree: Tree, head: int, when: AbstractSet[int]) -> tuple[int, int]:
        """Return the first and last token of the phrase's core: its head and what stands close to it."""
        members = {head}
        todo = [head]
        while todo:
            current = todo.pop()
            for child in tree.children[current]:
                token = tree[child]
                if token.dep in _OUT or child in when or (token.dep == "advmod" and child > head):
                    continue
                if child > head and token.upos == "VERB" and "Tense=Pres" in token.feats:
                    continue
                case = tree.case(child)
                bare = not case and child == current + 1 and token.upos in {"PROPN", "NOUN", "X"}
                if token.dep == "nmod" and not bare and case not in self._words.genitive:
                    continue
                members |= {child}
                members |= (
                    {c for c in tree.children[child] if tree[c].dep == "case"} if child > head else set()
                )
                todo.append(child)
        first = last = head
        while first - 1 in members:
            first -= 1
        while last + 1 in members:
            last += 1
        while first < head and tree[first].upos in {"ADV", "ADP", "PUNCT"}:
            first += 1
        if last - first >= MAX_WORDS:
            last = max(head, min(last, head + 2))
            first = max(first, last - MAX_WORDS + 1)
        return first, last

    def _phrase(
        self,
        text: str,
        tree: Tree,
        head: int,
        extent: tuple[int, int],
        party: Match[PartyEntry] | None,
        weapon: Match[WeaponEntry] | None,
        ids: tuple[str, ...],
        own_name: bool,
        count: CountMention | None,
    ) -> Phrase:
        first, last = extent
        token = tree[head]
        start, end = tree[first].start, tree[last].end
        name = text[token.start : tree[self._name_end(tree, head)].end]
        pronoun = token.upos == "PRON" and token.lower in self._words.personal
        named = token.upos == "PROPN" and token.text[:1].isupper()
        person = named and self._is_person(tree, head)
        cls, kind, rules = self._class(token, name, party, weapon, ids if own_name else ())
        if cls == "other" and (pronoun or (token.upos in {"NUM", "PRON"} and count is not None)):
            cls = "party"
        elif cls == "other" and named and not self._knowledge.is_place(name):
            cls, kind = "party", "civilians" if person else "other"
        elif cls == "other" and self._is_courtesy(tree, head, last):
            cls, kind, named, person = "party", "civilians", True, True
        return Phrase(
            sentence=tree.sentence.index,
            first=first,
            last=last,
            head=head,
            start=start,
            end=end,
            text=text[start:end],
            cls=cls,
            kind=kind,
            actors=ids,
            count=count.count if count is not None else None,
            person=party.entry.individual if party is not None else person,
            plural="Number=Plur" in token.feats or (count is not None and count.count.low > 1),
            attacker=party is not None and party.entry.attacker,
            victim=party is not None and party.entry.victim,
            named=named or own_name,
            pronoun=pronoun,
            effect=weapon is not None and weapon.entry.effect,
            by_air=party is not None and party.entry.by_air,
            rules=rules,
        )

    def _class(
        self,
        token: Token,
        name: str,
        party: Match[PartyEntry] | None,
        weapon: Match[WeaponEntry] | None,
        own: tuple[str, ...],
    ) -> tuple[PhraseClass, str, tuple[str, ...]]:
        """Return class, kind and rules as the lexicons, the actor list and the countries give them."""
        if party is not None and not (own and not party.entry.attacker):
            return "party", party.entry.kind, (party.entry.id,)
        if own:
            return "party", self._actors.by_id(own[0]).kind, ()
        if weapon is not None:
            return "weapon", weapon.entry.kind, (weapon.entry.id,)
        capital = token.text[:1].isupper()
        if self._knowledge.country(name) is not None:
            return "party", "government" if token.upos == "PROPN" and capital else "civilians", ()
        if capital and self._knowledge.demonym(token.lower) is not None:
            return "party", "civilians", ()
        return "other", "other", ()

    def _name_end(self, tree: Tree, head: int) -> int:
        end = head
        while end + 1 < len(tree) and tree[end + 1].dep in _INSIDE_NAME and tree[end + 1].head <= end:
            end += 1
        return end

    def _is_courtesy(self, tree: Tree, head: int, last: int) -> bool:
        """«M. Diallo»: a word of courtesy heads a person's name."""
        return tree[head].lower in self._words.courtesy and head < last and tree[head + 1].upos == "PROPN"

    def _is_person(self, tree: Tree, head: int) -> bool:
        """Return whether a proper name looks like a person's: two capitalised words, no acronym."""
        if self._name_end(tree, head) == head:
            return False
        word = tree[head].text
        return not word.isupper()
