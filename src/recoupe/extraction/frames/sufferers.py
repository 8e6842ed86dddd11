"""Which nouns of a sentence stand for those harmed: one person, a number of people, or a list of both."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from recoupe.extraction.draft import Phrase
from recoupe.extraction.frames.relations import Relations
from recoupe.extraction.frames.toll_numbers import NumberFinder
from recoupe.extraction.tree import Tree
from recoupe.languages.grammar_words import GrammarWords

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_SUBJECTS = ("nsubj", "nsubj:pass")
_AUXILIARIES = ("aux", "aux:pass", "aux:tense", "cop")
_THINGS = frozenset({"facility", "vehicle", "company"})
"""Kinds of parties that are never persons."""
_DASHES = frozenset({"-", "–", "—", "(", ":"})
"""What opens an explanation of the people just counted («deux morts - un guide et un chauffeur -»)."""


class Sufferers:
    """The people of one sentence, as the words of casualties take them."""

    def __init__(
        self,
        tree: Tree,
        phrases: Mapping[int, Phrase],
        numbers: NumberFinder,
        words: GrammarWords,
        relations: Relations,
    ) -> None:
        self._tree = tree
        self._phrases = phrases
        self._numbers = numbers
        self._words = words
        self._relations = relations

    def is_person(self, i: int) -> bool:
        """Return whether the lexicons know the noun as a person."""
        phrase = self._phrases.get(i)
        if self._tree[i].upos in {"PRON", "NUM"}:
            return True
        return phrase is not None and (phrase.person or phrase.victim or phrase.attacker)

    def is_anyone(self, i: int) -> bool:
        """Return whether the noun means people of any kind, so that none of them is none at all."""
        phrase = self._phrases.get(i)
        return phrase is not None and (phrase.victim or phrase.kind == "civilians")

    def is_thing(self, i: int) -> bool:
        """Return whether the noun, or that of which `i` is a number («un de ses blindés»), is no person."""
        inner = self._tree.deps(i, "nmod") if self._tree[i].upos in {"PRON", "NUM"} else []
        phrases = [self._phrases.get(k) for k in (i, *inner)]
        return any(p is not None and (p.cls == "weapon" or p.kind in _THINGS) for p in phrases)

    def is_one_story(self, i: int) -> bool:
        """Return whether the noun tells of a certain person («le peintre»), who need not be all harmed."""
        phrase = self._phrases.get(i)
        return phrase is None or not (phrase.cls == "party" and phrase.kind == "other" and phrase.rules)

    def ordinal(self, i: int) -> int | None:
        """Return the number to which one more victim brings the toll («une troisième victime»)."""
        phrase = self._phrases.get(i)
        if phrase is None or not phrase.victim:
            return None
        ordinals = self._words.numbers.ordinals
        told = [ordinals.get(self._tree[c].lower) for c in self._tree.deps(i, "amod", "nummod", "det")]
        listed = self._tree.deps(i, "conj", "appos") or not self._indefinite(i)
        return None if listed else next((n for n in told if n is not None), None)

    def is_counted(self, i: int, *, beings: bool) -> bool:
        """Return whether the noun is a person or has a number, so that it may stand in a list of people."""
        if self._tree[i].upos not in {"NOUN", "PROPN"}:
            return False
        phrase = self._phrases.get(i)
        people = phrase is not None and phrase.cls == "party" and phrase.kind not in _THINGS
        numbered = self._numbers.of(i) is not None and (people or self.is_person(i))
        return numbered or self.is_single(i, beings=beings)

    def is_single(self, i: int, *, beings: bool = False) -> bool:
        """Return whether the noun `i` is one person, told without a number («le gendarme», a name).

        After words said of `beings` alone a noun that no lexicon knows is one as well («un boucher»).
        """
        token = self._tree[i]
        phrase = self._phrases.get(i)
        if token.upos == "PRON" and token.lower in self._words.another and "Number=Plur" not in token.feats:
            # «tuant l'un d'eux et blessant l'autre»
            return any(word in self._words.definite for word in self._determiners(i))
        if phrase is None:
            return self._is_titled_name(i)
        many = phrase.plural and token.lemma.lower() not in self._words.one_of_many
        if phrase.pronoun or many or "Number=Plur" in token.feats:
            return False
        if token.upos == "PROPN" and not self._article(i):
            named = phrase.cls == "party" or (beings and phrase.cls == "other")
            return named and (phrase.person or not phrase.actors) and not token.text.isupper()
        if token.upos != "ADJ" and self.is_person(i):
            return token.upos in {"NOUN", "PROPN"}
        return self._article(i) and self._is_one(i, phrase, beings=beings)

    def _is_one(self, i: int, phrase: Phrase, *, beings: bool) -> bool:
        """Return whether a noun with the determiner of one is a person, no body of many and no thing."""
        token = self._tree[i]
        if phrase.named:
            return phrase.kind == "government" and self._indefinite(i)
        if token.lemma.lower() in self._words.many_in_one or phrase.kind in _THINGS:
            return False
        known = phrase.cls == "party" and token.upos == "NOUN"
        return known or (beings and phrase.cls != "weapon" and token.upos in {"NOUN", "PROPN", "ADJ"})

    def is_numbered(self, i: int) -> bool:
        """Return whether the noun is of the singular, so that no number of people can be its own."""
        return self._tree[i].upos in {"NOUN", "PROPN"} and "Number=Sing" in self._tree[i].feats

    def _is_titled_name(self, i: int) -> bool:
        """Return whether a name of several words stands there that is no phrase («Sœur Inès Sancho»)."""
        token = self._tree[i]
        flat = [c for c in self._tree.deps(i, "flat", "flat:name") if self._tree[c].text[:1].isupper()]
        return token.upos == "X" and token.text[:1].isupper() and bool(flat)

    def _article(self, i: int) -> bool:
        """Return whether a determiner of one thing stands before the noun."""
        one = {*self._words.definite, *self._words.demonstrative, *self._words.numbers.one}
        return any(word in one for word in self._determiners(i))

    def _determiners(self, i: int) -> list[str]:
        return [self._tree[c].lower for c in self._tree.deps(i, "det", "nummod")]

    def _indefinite(self, i: int) -> bool:
        return any(word in self._words.numbers.one for word in self._determiners(i))

    def subjects(self, head: int) -> list[int]:
        """Return all that stands as subject of the verb: the grammar may part the members of a list."""
        tree = self._tree
        chosen = self._relations.subject(head)
        tops = [head, *tree.deps(head, *_AUXILIARIES)]
        tops += [c for top in tops[1:] for c in tree.deps(top, *_AUXILIARIES)]
        own = [c for top in tops for c in tree.deps(top, *_SUBJECTS) if c < head]
        if own and tree[own[0]].lower not in self._words.relative:
            first = min(own)
            if "Number=Sing" in tree[head].feats and "Number=Sing" in tree[first].feats:
                # «Un prêtre, Luis O., a été tué»: a verb of the singular has one sufferer.
                own = [first]
            loose = [
                c
                for c in tree.deps(head, "obl", "obl:mod", "dislocated", "nmod")
                if c < first and not tree.case(c) and self.is_counted(c, beings=False)
            ]
            return sorted({*self._before_in_list(first), *loose, *own, *self._added(head)})
        inner = self._inner_subject(head)
        if inner is not None:
            return [inner]
        return [] if chosen is None else [chosen]

    def _added(self, head: int) -> list[int]:
        """Return the people whom the clause adds after its verb («ont été tués, ainsi que leur guide»)."""
        tree = self._tree
        return [
            i
            for i in range(head + 1, len(tree))
            if tree[i].dep == "conj"
            and tree.clause(i) == head
            and any(tree.deps(c, "fixed") for c in tree.deps(i, "cc"))
            and self.is_counted(i, beings=False)
            and not self.is_person(tree[i].head)
        ]

    def _inner_subject(self, head: int) -> int | None:
        """Return the counted noun before a finite verb whose subject the grammar takes from the verb above.

        «Le ministre a annoncé que dix "rebelles" avaient été tués»: the speaker is not the sufferer.
        """
        tree = self._tree
        helpers = tree.deps(head, "aux", "aux:pass", "aux:tense")
        if tree[head].dep not in {"xcomp", "ccomp"} or not helpers:
            return None
        for i in range(min(helpers) - 1, tree[head].head, -1):
            if tree[i].upos in {"SCONJ", "VERB", "AUX"}:
                return None
            if tree[i].upos in {"NOUN", "PROPN", "ADJ", "NUM"}:
                return i if self._numbers.of(i) is not None else None
        return None

    def _after_in_list(self, i: int) -> list[int]:
        """Return the members of a list that the grammar cuts off after `i` («un boucher, un client»)."""
        tree = self._tree
        starts = {p.first: k for k, p in self._phrases.items()}
        found: list[int] = []
        phrase = self._phrases.get(i)
        while phrase is not None and phrase.last + 2 < len(tree) and self._is_one_more(phrase.head):
            mark = phrase.last + 1
            while mark < len(tree) and (tree[mark].upos == "CCONJ" or tree[mark].dep in {"cc", "fixed"}):
                mark += 1
            if mark == phrase.last + 1 and tree[mark].lower == ",":
                mark += 1
            after = starts.get(mark)
            if mark == phrase.last + 1 or after is None or tree.case(after) or not self._is_one_more(after):
                break
            if mark == phrase.last + 2 and self._is_apposed(phrase.head, after):
                break
            phrase = self._phrases[after]
            following = tree[phrase.last + 1].upos if phrase.last + 1 < len(tree) else ""
            if following in {"VERB", "AUX", "PRON"}:
                break
            found.append(after)
        return found

    def _is_apposed(self, first: int, i: int) -> bool:
        """Return whether a name or bare noun only says who the one before is («un humanitaire, Paul N.»)."""
        tree = self._tree
        if tree.deps(i, "det", "nummod") or tree[first].upos == "PROPN":
            return False
        return tree[i].upos == "PROPN" or tree[i].dep == "appos"

    def _is_one_more(self, i: int) -> bool:
        return self.is_single(i, beings=self._indefinite(i))

    def is_doer_stopped(self, head: int) -> bool:
        """Return whether the verb tells how a doer ended («avait ouvert le feu avant d'être abattu»)."""
        tree = self._tree
        passive = any("VerbForm=Inf" in tree[k].feats for k in tree.deps(head, "aux:pass", "cop"))
        governor = tree[head].head
        return passive and tree[head].dep == "advcl" and not self._relations.passive(governor)

    def is_infinitive(self, head: int) -> bool:
        """Return whether the verb, or the auxiliary of its passive, is an infinitive."""
        tree = self._tree
        return any("VerbForm=Inf" in tree[k].feats for k in (head, *tree.deps(head, *_AUXILIARIES)))

    def is_aside(self, head: int) -> bool:
        """Return whether the verb is an infinitive that hangs on a noun («des blessés avant d'être …»)."""
        tree = self._tree
        return (
            self.is_infinitive(head)
            and tree[head].dep in {"acl", "nmod", "xcomp"}
            and bool(tree.deps(head, "mark", "case"))
        )

    def _before_in_list(self, i: int) -> list[int]:
        """Return the members of a list before its last, where the grammar misses that they are a list."""
        found: list[int] = []
        ends = {p.last: k for k, p in self._phrases.items()}
        phrase = self._phrases.get(i)
        while phrase is not None and phrase.first > 1:
            mark = self._tree[phrase.first - 1]
            if mark.upos != "CCONJ" and not (mark.lower == "," and found):
                break
            before = ends.get(phrase.first - 2)
            if before is None or self._tree.case(before) or not self.is_counted(before, beings=False):
                break
            found.append(before)
            phrase = self._phrases[before]
        return found

    def listed(self, top: int) -> Iterator[int]:
        """Yield the members of a coordination; those that only explain what is counted are left out."""
        tree = self._tree
        last = top
        members = self._coordinated(top)
        for i in [*members, *(k for k in self._after_in_list(max(members)) if k not in members)]:
            between = {tree[k].lower for k in range(last + 1, i)}
            if i != top and between & _DASHES:
                return
            last = max(last, i)
            yield i

    def _coordinated(self, top: int) -> list[int]:
        tree = self._tree
        found = [top]
        for child in tree.deps(top, "conj"):
            if tree[child].upos in _NOMINAL:
                found.extend(self._coordinated(child))
        # «six de nos compatriotes et deux Nigériens»: the second number hangs on the noun of the first.
        if tree[top].upos in {"NUM", "PRON"}:
            for inner in tree.deps(top, "nmod"):
                found += [c for c in tree.deps(inner, "conj") if self._numbers.of(c) is not None]
        return found
