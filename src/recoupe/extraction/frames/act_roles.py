"""Who does a political deed, towards whom and about what: the words around one deed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

import msgspec

from recoupe.extraction.draft import Phrase
from recoupe.extraction.frames.relations import Relations
from recoupe.extraction.tree import Tree
from recoupe.languages.entries import ActEntry, Doer, Where
from recoupe.languages.grammar_words import GrammarWords
from recoupe.languages.matcher import normal

_FORCES = frozenset({"state_force", "rebel_group", "militia", "communal_militia", "gang", "foreign_force"})
_STATES = frozenset({"government", "un"})
_DOERS: Mapping[Doer, frozenset[str]] = {
    "body": _FORCES | _STATES | {"ngo", "protesters"},
    "force": _FORCES | _STATES,
    "power": _STATES | _FORCES,
    "office": frozenset({"government"}),
}
_CONTENT = frozenset({"obj", "xcomp", "ccomp", "obl", "obl:arg", "obl:mod", "iobj", "advcl", "nmod", "acl"})
_OBLIQUE = frozenset({"obl", "obl:arg", "obl:mod", "nmod", "iobj", "obl:agent"})
_REACH = 9
"""Tokens after a deed in which what it is about is looked for where the grammar ties nothing to it: the
length of an adverbial and an addressee («à de nombreuses reprises au gouvernement irakien d'…»)."""
PLACE = "{place}"
"""The word in an entry's `things` that stands for any name of a place."""


class Deed(msgspec.Struct, frozen=True, kw_only=True):
    """The words of one deed in a sentence.

    `content` are the heads of what it is about, `end` is the last token that shows it.
    """

    entry: ActEntry
    first: int
    last: int
    head: int
    nominal: bool
    mode: str | None
    content: tuple[int, ...]
    end: int


class Powers(NamedTuple):
    """What a name says of a State: its capital that stands for it, or the people of it."""

    capital_of: Callable[[str], str | None]
    demonym: Callable[[str], str | None]
    country: Callable[[str], str | None]


class Around:
    """The phrases of one sentence, asked from the side of a deed."""

    def __init__(
        self,
        tree: Tree,
        phrases: Mapping[int, Phrase],
        words: GrammarWords,
        powers: Powers,
    ) -> None:
        self._tree = tree
        self._phrases = phrases
        self._words = words
        self._powers = powers
        self._relations = Relations(tree, words)
        self._stops = {".", ";", ":", *words.if_words, *words.question}

    def content(self, entry: ActEntry, head: int, last: int, *, nominal: bool) -> tuple[int, ...]:
        """Return the heads of what a deed is about: what is asked, refused, sent …, in order."""
        tree = self._tree
        found: list[int] = []
        for top in dict.fromkeys((head, last)):
            found += [c for c in tree.deps(top, *_CONTENT) if self._completes(entry, c, nominal=nominal)]
            if not nominal:
                found += tree.deps(top, "nsubj:pass")
        told_of = tree[head].dep in {"acl", "amod"} and not entry.intransitive
        if not nominal and told_of and self._relations.passive(head):
            found.append(tree[head].head)
        if not found:
            found = list(self._content_by_order(entry, last))
        return tuple(sorted({j for i in found for j in (i, *tree.deps(i, "conj"))}))

    def _completes(self, entry: ActEntry, i: int, *, nominal: bool) -> bool:
        case = self._tree.case(i)
        if entry.takes:
            return case in entry.takes
        if nominal:
            return not case or case in self._words.genitive or case in self._words.addressee
        return self._tree[i].dep in {"obj", "xcomp", "ccomp"} or case in self._words.genitive

    def _content_by_order(self, entry: ActEntry, last: int) -> Iterator[int]:
        """Yield the first noun or infinitive that the deed's preposition leads in, whatever the arcs say."""
        tree = self._tree
        for i in range(last + 1, min(last + 1 + _REACH, len(tree))):
            token = tree[i]
            if "VerbForm=Fin" in token.feats or token.lower in self._stops:
                return
            if token.upos not in {"NOUN", "VERB"} or "VerbForm=Part" in token.feats:
                continue
            case = tree.case(i)
            if token.dep == "nmod" and token.head > last:
                continue
            if case in entry.takes or (not entry.takes and (not case or case in self._words.genitive)):
                yield i
                return

    def doer(self, deed: Deed) -> Phrase | None:
        """Return the body that does the deed, or None where no body that can do it is named."""
        found = self._nominal_doers(deed) if deed.nominal else self._verbal_doers(deed)
        kinds = _DOERS[deed.entry.doer]
        for i in found:
            party = self.party(i)
            if party is not None:
                party = self._trimmed(party, deed)
            if party is not None and (_acts(party, kinds) or self._body(i) is not None):
                return party
        return None

    def _trimmed(self, phrase: Phrase, deed: Deed) -> Phrase:
        """Return the phrase without what belongs to the deed: an infinitive, or the place that is left.

        «demandé par le président | de tenir», «le retrait des troupes étrangères | d'Afghanistan».
        """
        tree = self._tree
        for i in range(phrase.head + 1, phrase.last + 1):
            token = tree[i]
            if i == deed.head:
                return self._cut(phrase, i)
            led = tree.deps(i, "mark", "case")
            left = deed.nominal and deed.entry.type == "RETREAT" and token.upos == "PROPN"
            if led and (left or "VerbForm=Inf" in token.feats) and led[0] > phrase.head:
                return self._cut(phrase, led[0])
        return phrase

    def _cut(self, phrase: Phrase, i: int) -> Phrase:
        """Return the phrase up to a token, without it."""
        end = self._tree[i - 1].end
        text = phrase.text[: end - phrase.start]
        return msgspec.structs.replace(phrase, last=i - 1, end=end, text=text)

    def _verbal_doers(self, deed: Deed) -> Iterator[int]:
        tree, verb = self._tree, deed.head
        if self._passive(deed):
            yield from self._agents(verb)
            return
        token = tree[verb]
        if token.dep in {"acl", "nmod"} and "VerbForm=Inf" in token.feats:
            # «la décision de Paris de retirer», «le refus du groupe de déposer les armes»
            yield from self._owners(token.head)
            yield from self._light_subjects(token.head)
            return
        # Of two subjects the first is that of a verb that the grammar missed.
        subjects = [i for i in tree.deps(verb, "nsubj") if i < verb][1:]
        subject = subjects[-1] if subjects else self._relations.subject(verb)
        # Before its object a subject never follows the verb: there the grammar took the object for it.
        if subject is not None and (subject < verb or "object" not in deed.entry.target):
            yield subject
        elif token.dep == "conj" and token.head < verb and tree[token.head].upos in {"NOUN", "PROPN"}:
            # The grammar took the first verb for a noun's adjective and hung the second on that noun.
            yield token.head

    def _passive(self, deed: Deed) -> bool:
        """Return whether a verb of deed is passive; what the grammar takes for an adjective may not be."""
        tree, verb = self._tree, deed.head
        if deed.entry.reflexive or deed.entry.intransitive:
            return False
        if tree.deps(verb, "aux:pass", "nsubj:pass", "obl:agent", "cop"):
            return True
        if tree[verb].upos == "ADJ" and tree.deps(verb, "aux", "aux:tense", "nsubj", "obj", "xcomp"):
            return False
        return self._relations.passive(verb)

    def _nominal_doers(self, deed: Deed) -> Iterator[int]:
        yield from self._agents(deed.head)
        if deed.entry.of == "doer":
            yield from self._owners(deed.head, leaves=deed.entry.type == "RETREAT")
        yield from self._light_subjects(deed.head)

    def _agents(self, head: int) -> Iterator[int]:
        tree = self._tree
        told = tree.deps(head, "acl", "acl:relcl", "amod")
        for top in (head, *(i for i in told if is_one_of(tree, i, self._words.deed_verbs))):
            for child in tree.deps(top, *_OBLIQUE):
                if tree[child].dep == "obl:agent" or tree.case(child) in self._words.agent:
                    yield child

    def _owners(self, noun: int, *, leaves: bool = False) -> Iterator[int]:
        """Yield who a noun of deed belongs to: «le refus de X», «son refus», «le retrait américain»."""
        tree = self._tree
        yield from tree.deps(noun, "amod")
        owners = [c for c in tree.deps(noun, "nmod") if tree.case(c) in self._words.genitive]
        # «Le retrait de Syrie»: a lone name of a place is where the force leaves.
        if leaves and len(owners) == 1 and tree[owners[0]].upos == "PROPN":
            yield from self._light_subjects(noun)
            return
        for child in owners:
            if self._is_possessed(child):
                yield from self._clause_subject(noun)
            yield child
        if self._is_possessed(noun) and tree[noun].dep == "obj":
            yield from self._clause_subject(noun)

    def _is_possessed(self, noun: int) -> bool:
        return any("Poss=Yes" in self._tree[i].feats for i in self._tree.deps(noun, "det"))

    def _clause_subject(self, i: int) -> Iterator[int]:
        verb = self._tree.clause(i)
        subject = self._relations.subject(verb)
        if subject is not None and subject != i:
            yield subject

    def _light_subjects(self, noun: int) -> Iterator[int]:
        """Yield who is said to do the deed by a verb that only carries it: «a lancé un appel»."""
        verb = self.light_verb(noun)
        if verb is None:
            return
        if self._tree[noun].dep in {"nsubj:pass", "nsubj"} or self._relations.passive(verb):
            yield from self._agents(verb)
            return
        subject = self._relations.subject(verb)
        if subject is not None and subject != noun:
            yield subject

    def light_verb(self, noun: int) -> int | None:
        """Return the verb that carries a noun of deed («lancer un appel»), if one does."""
        token = self._tree[noun]
        verb = token.head
        if verb == noun or token.dep not in {"obj", "obl", "obl:arg", "nsubj:pass", "xcomp", "nsubj"}:
            return None
        words = self._words
        led = self._tree.case(noun)
        if token.dep in {"obl", "obl:arg"} and led and led not in words.addressee:
            return None
        if not is_one_of(self._tree, verb, (*words.deed_verbs, *words.telling_verbs)):
            return None
        return verb if token.dep != "nsubj" or self._relations.passive(verb) else None

    def target(self, deed: Deed, doer: Phrase) -> Phrase | None:
        """Return the party that the deed turns to or against, by the first of the entry's ways to name it."""
        for where in deed.entry.target:
            for i in self._placed(deed, where):
                party = self.party(i)
                if party is not None and party.head != doer.head and party.cls == "party":
                    return party
        return None

    def _placed(self, deed: Deed, where: Where) -> Iterator[int]:
        tree, words = self._tree, self._words
        if where == "inner":
            return self._inner(deed)
        tops = [deed.head, *([deed.last] if deed.last != deed.head else [])]
        if deed.nominal and (verb := self.light_verb(deed.head)) is not None:
            tops.append(verb)
        if where == "object":
            return self._objects(deed, tops)
        if where == "of":
            owned = [c for top in (deed.head, *deed.content) for c in tree.deps(top, "nmod")]
            return (i for i in owned if tree.case(i) in words.genitive)
        if where in {"to", "from"}:
            return self._addressed(deed, tops, words.addressee if where == "to" else words.genitive)
        # What is asked may have a complement of its own («sanctions contre»), but never the addressee.
        group = words.patient if where == "against" else words.partner
        held = [c for top in (*tops, *deed.content) for c in tree.deps(top, *_OBLIQUE)]
        return (i for i in held if tree.case(i) in group)

    def _objects(self, deed: Deed, tops: Sequence[int]) -> Iterator[int]:
        for top in tops:
            yield from self._tree.deps(top, "obj", "nsubj:pass")
        if not deed.nominal and self._passive(deed):
            subject = self._relations.subject(deed.head)
            yield from () if subject is None else (subject,)

    def _addressed(self, deed: Deed, tops: Sequence[int], group: Sequence[str]) -> Iterator[int]:
        yield from self._before_content(deed, group)
        for top in tops:
            for child in self._tree.deps(top, *_OBLIQUE):
                if self._tree.case(child) in group and self._is_addressee(deed, child):
                    yield child

    def _before_content(self, deed: Deed, group: Sequence[str]) -> Iterator[int]:
        """Yield who is named between a verb and what it asks, whatever noun the grammar hangs them on."""
        if not deed.nominal:
            for i in range(deed.last + 1, min(deed.content, default=0)):
                if self._tree.case(i) in group and self.party(i) is not None:
                    yield i

    def _is_addressee(self, deed: Deed, i: int) -> bool:
        """Return whether «à X» names who is asked: a name of a place only just before what it is asked."""
        phrase = self._phrases.get(i)
        people = self._powers.demonym(self._tree[i].lower) is not None
        if phrase is None or phrase.cls != "party" or (phrase.named and not phrase.rules and not people):
            return deed.head < i and any(i < c for c in deed.content)
        return True

    def _inner(self, deed: Deed) -> Iterator[int]:
        """Yield who is to do what is asked: «exige le retrait de X», «demande que X se retire»."""
        tree = self._tree
        for top in deed.content:
            yield from tree.deps(top, "nsubj", "nsubj:pass")
            if is_one_of(self._tree, top, self._words.own_deeds):
                yield from self._possessors(deed, top)
                for child in tree.deps(top, "nmod"):
                    if tree.case(child) in self._words.genitive:
                        yield child

    def _possessors(self, deed: Deed, noun: int) -> Iterator[int]:
        """Yield those before the deed whom «leur retrait» may mean, the nearest first."""
        owned = [
            self._tree[i].feats for i in self._tree.deps(noun, "det") if "Poss=Yes" in self._tree[i].feats
        ]
        for feats in owned[:1]:
            many = "Number[psor]=Plur" in feats
            before = [p for p in self._phrases.values() if p.head < deed.head and p.plural == many]
            yield from (p.head for p in reversed(before) if p.kind in _DOERS["body"])

    def party(self, i: int) -> Phrase | None:
        """Return the phrase at a token as a party, also where only its place in the sentence makes it one."""
        tree = self._tree
        token = tree[i]
        phrase = self._phrases.get(i) or self._adjective(i)
        if phrase is None or self._is_one_of_a_people(phrase):
            return None
        if phrase.cls == "party" and not phrase.pronoun and phrase.kind not in {"other", "civilians"}:
            return phrase
        kind = self._body(i)
        if kind is not None:
            return msgspec.structs.replace(phrase, cls="party", kind=kind)
        name = token.text[:1].isupper() and token.upos in {"PROPN", "NOUN", "X"}
        if name and (self._powers.capital_of(token.text) or self._powers.country(token.text)):
            return msgspec.structs.replace(phrase, cls="party", kind="government")
        for child in (*tree.deps(i, "appos"), *self._counted(i)):
            inner = self._phrases.get(child)
            if inner is not None and inner.cls == "party" and inner.kind not in {"other", "civilians"}:
                return inner
        return None if phrase.pronoun or (phrase.cls != "party" and not phrase.actors) else phrase

    def _adjective(self, i: int) -> Phrase | None:
        """«le retrait américain»: an adjective that names whose deed it is."""
        token = self._tree[i]
        if token.dep != "amod" or self._powers.demonym(token.lower) is None:
            return None
        return Phrase(
            sentence=self._tree.sentence.index,
            first=i,
            last=i,
            head=i,
            start=token.start,
            end=token.end,
            text=token.text,
            cls="party",
            kind="government",
        )

    def _is_one_of_a_people(self, phrase: Phrase) -> bool:
        """«l'Algérien de 24 ans» is a man, «les Américains» are a power."""
        token = self._tree[phrase.head]
        singular = token.upos != "ADJ" and not phrase.plural and "Number=Sing" in token.feats
        return singular and not phrase.rules and self._powers.demonym(token.lower) is not None

    def antecedent(self, phrase: Phrase) -> Phrase:
        """Return the fuller phrase that «ces forces» points back to in the sentence, else the phrase."""
        tree = self._tree
        points = any(tree[i].lower in self._words.demonstrative for i in tree.deps(phrase.head, "det"))
        if not points or phrase.actors:
            return phrase
        lemma = normal(tree[phrase.head].lemma)
        before = [p for p in self._phrases.values() if p.head < phrase.first and p.cls == "party"]
        same = [p for p in before if normal(tree[p.head].lemma) == lemma]
        return same[-1] if same else phrase

    def _body(self, i: int) -> str | None:
        """Return the kind of a noun that is a party as the doer of a political deed («groupe»)."""
        token = self._tree[i]
        return self._words.bodies.get(normal(token.lemma)) or self._words.bodies.get(token.lower)

    def _counted(self, i: int) -> list[int]:
        """«des dizaines de soldats»: the people that a word of number counts."""
        numbers = self._words.numbers
        token = self._tree[i]
        names = {*numbers.collectives, *numbers.scale, *numbers.vague_plural}
        if not {normal(token.lemma), token.lower} & names:
            return []
        return self._tree.deps(i, "nmod")


def _acts(phrase: Phrase, kinds: frozenset[str]) -> bool:
    return phrase.kind in kinds or (bool(phrase.actors) and phrase.cls == "party" and phrase.kind == "other")


def is_one_of(tree: Tree, i: int, lemmas: Sequence[str]) -> bool:
    """Return whether a token is one of the words, by its form or its lemma."""
    return normal(tree[i].lemma) in lemmas or tree[i].lower in lemmas
