"""Whether the words around a casualty word say that there is none, or leave open whether there is any."""

from __future__ import annotations

from recoupe.extraction.frames.relations import Relations
from recoupe.extraction.frames.sufferers import Sufferers
from recoupe.extraction.tree import Tree
from recoupe.languages.entries import Sufferer
from recoupe.languages.grammar_words import GrammarWords
from recoupe.text.doc import Token


class TollDenials:
    """Reads what denies the casualties of one sentence; a word is given by its first token and its head."""

    def __init__(self, tree: Tree, words: GrammarWords, people: Sufferers, relations: Relations) -> None:
        self._tree = tree
        self._words = words
        self._people = people
        self._relations = relations

    def is_unreal(self, head: int) -> bool:
        """Return whether the word is an infinitive that tells no deed done («pour tuer des civils»)."""
        tree = self._tree
        token = tree[head]
        if "VerbForm=Inf" not in token.feats:
            return False
        mark = " ".join(tree[c].lower for c in tree.deps(head, "mark"))
        return mark in self._words.hypothetical or (not mark and token.dep in {"xcomp", "acl"})

    def is_denied(self, first: int, head: int) -> bool:
        """Return whether the words around say that there is none («sans faire de», «n'a pas fait de»)."""
        tree = self._tree
        before = [tree[i].lower for i in range(max(0, first - 4), first)]
        if any(w in self._words.without for w in before) or before[-1:] in [
            [w] for w in self._words.negation
        ]:
            return True
        for i in (head, tree[head].head):
            around = [tree[c].lower for c in tree.children[i] if tree[c].dep in {"advmod", "neg", "cc"}]
            if sum(w in self._words.negation for w in around) > 1:
                return True
        return False

    def is_none(self, first: int, head: int, sufferer: Sufferer) -> bool:
        """«sans faire de blessé», «ni mort ni blessé»: none, where the casualty is told as a bare noun."""
        noun = self._tree[head]
        last = self._tree[max(0, first - 1)]
        before = last.lower
        listed = last.upos == "CCONJ" and before in self._words.negation
        # «Pas de blessé», but not «il n'est pas mort».
        bare = noun.upos in {"NOUN", "ADJ"} and sufferer in {"counted", "denied"}
        bare = bare and before in {*self._words.genitive, *self._words.without}
        # «Personne n'a été tué», but not «la personne n'a pas été tuée par balle».
        told = [t for t in self._complements(head) if not self._tree.deps(t.i, "det")]
        nobody = any(token.lower in self._words.no_one for token in told) and not self._is_of_doer(head)
        return (listed or bare or nobody) and not (self._is_of_named(head) and not nobody)

    def _complements(self, head: int) -> list[Token]:
        return [self._tree[i] for i in self._tree.deps(head, "obj", "nsubj", "nsubj:pass", "advmod")]

    def _is_of_doer(self, head: int) -> bool:
        """Return whether a person is said to have harmed nobody («il n'a jamais tué personne»)."""
        subject = self._relations.subject(head)
        if subject is None or self._relations.passive(head):
            return False
        return self._tree[subject].lower not in self._words.no_one and self._people.is_person(subject)

    def _is_of_named(self, head: int) -> bool:
        """Return whether only some are denied: «pas de blessé grave», «aucun blessé parmi eux»."""
        tree = self._tree
        labels = ("nmod", "amod") if tree[head].upos == "NOUN" else ("nmod",)
        return any(tree[c].lower not in self._words.another for c in tree.deps(head, *labels))
