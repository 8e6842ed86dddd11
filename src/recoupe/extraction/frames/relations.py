"""How the phrases of a sentence stand to a trigger: subject, object, agent, complement … in every wording.

The labels are those of the deed, not of the arc: the antecedent of a relative clause, the subject that a
conjoined or participial verb shares, and the complements of a light verb («mener une attaque contre»)
carry the same labels as the plain wording would give them.
"""

from __future__ import annotations

from recoupe.extraction.tree import Tree
from recoupe.languages.grammar_words import GrammarWords

_SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:caus", "csubj")
_OBLIQUES = ("obl", "obl:arg", "obl:mod", "nmod", "obl:agent", "iobj")
_LINKS = frozenset({"conj", "appos", "flat"})


_NEAR_AIM = 5
"""Tokens after a deed in which the noun of its aim stands, its preposition first."""
_NEAR_SIDES = 4
"""Tokens after the noun of a fight in which «between» stands («combats meurtriers entre»)."""


class Relations:
    """Relation labels of the phrases of a sentence to one trigger."""

    def __init__(self, tree: Tree, words: GrammarWords) -> None:
        self._tree = tree
        self._words = words

    def of(self, head: int, *, nominal: bool, span: range | None = None) -> dict[int, str]:
        """Return label by token index for the trigger whose head is `head`; tokens not reached are left out.

        What completes another noun of the trigger (`span`) completes the trigger («attaque au drone du X»).
        """
        labels = self._nominal(head) if nominal else self._verbal(head)
        for i in span or ():
            if i != head and self._tree[i].upos in {"NOUN", "PROPN"}:
                for child in self._tree.deps(i, "nmod"):
                    if child not in (span or ()):
                        labels.setdefault(child, self._by_case(child))
        self._on_the_way(head, span, labels)
        if nominal:
            self._doers(head, labels)
            self._aimed(max((head, *(span or ()))) + 1, labels)
            self._both_sides(max((head, *(span or ()))) + 1, labels)
        labels.pop(head, None)
        for i, label in list(labels.items()):
            self._spread(i, label, labels)
        if nominal or self.passive(head):
            self._loose_agents(head, span, labels)
        return labels

    def _doers(self, noun: int, labels: dict[int, str]) -> None:
        """«X, auteur de l'attaque», «X est l'auteur des tirs»: who did it, and who is said to be that."""
        tree = self._tree
        doer = tree[noun].head
        if doer == noun or not self._names_doer(doer):
            return
        labels[doer] = "doer"
        for named in (*tree.deps(doer, "nsubj", "appos"), *self._appositive(doer)):
            if tree[named].lower not in self._words.relative:
                labels[named] = "doer"

    def _aimed(self, start: int, labels: dict[int, str]) -> None:
        """«ont fait état de la frappe contre la base»: what follows at once is its aim, whatever the arc."""
        tree = self._tree
        for i in range(start, min(start + _NEAR_AIM, len(tree))):
            if tree[i].upos in {"NOUN", "PROPN"}:
                marks = [c for c in tree.deps(i, "case") if c >= start]
                if marks and min(marks) == start and tree.case(i) in self._words.against:
                    labels[i] = "to"
                return

    def _both_sides(self, start: int, labels: dict[int, str]) -> None:
        """«les combats entre X et Y»: both are sides of the fight, whatever the arcs."""
        tree, words = self._tree, self._words
        near = range(start, min(start + _NEAR_SIDES, len(tree)))
        opening = next((i for i in near if tree[i].lower in words.between), None)
        if opening is None:
            return
        wanted = True
        for token in tree.tokens[opening + 1 :]:
            told = token.upos in {"VERB", "AUX"} and "VerbForm=Part" not in token.feats
            if told or token.lower in words.relative:
                return
            if wanted and token.upos in {"NOUN", "PROPN"}:
                labels[token.i] = "between"
                wanted = False
            elif token.lower in words.numbers.and_words:
                wanted = True

    def _opposes(self, verb: int, labels: dict[int, str]) -> bool:
        """«ont opposé X à Y», «opposant X à Y»: the object and who it is set against are the two sides."""
        tree = self._tree
        if tree[verb].lemma.lower() not in self._words.opposing:
            return False
        sides = [c for c in tree.deps(verb, "obj") if tree[c].lower not in self._words.relative]
        sides += [c for c in tree.deps(verb, *_OBLIQUES) if self._by_case(c) in {"to", "with"}]
        labels.update(dict.fromkeys(sides, "between"))
        return bool(sides)

    def _names_doer(self, i: int) -> bool:
        token = self._tree[i]
        words = self._words.doers
        return token.lemma.lower() in words or token.lower in words

    def _appositive(self, i: int) -> list[int]:
        token = self._tree[i]
        return [token.head] if token.dep == "appos" and token.head != i else []

    def _loose_agents(self, head: int, span: range | None, labels: dict[int, str]) -> None:
        """«tués dimanche avec leur guide par des hommes»: the agent, though no arc ties it to the deed."""
        tree = self._tree
        if any(label.startswith("agent") for label in labels.values()):
            return
        for i in range(max((head, *(span or ()))) + 1, len(tree)):
            token = tree[i]
            if token.upos in {"VERB", "AUX"} or token.lower in self._words.relative:
                return
            if i in labels or token.upos not in {"NOUN", "PROPN"} or tree.case(i) not in self._words.agent:
                continue
            labels[i] = "agent_loose"
            self._spread(i, "agent_loose", labels)
            return

    def _on_the_way(self, head: int, span: range | None, labels: dict[int, str]) -> None:
        """«l'explosion d'une bombe sur le chemin d'un convoi», «a sauté au passage d'une patrouille»."""
        tree = self._tree
        inside = {head, *(span or ())}
        for i in range(min(inside), len(tree)):
            if tree[i].lemma.lower() not in self._words.path_nouns or tree.clause(i) != tree.clause(head):
                continue
            for child in tree.deps(i, "nmod"):
                if tree.case(child) in self._words.genitive:
                    labels[child] = "to"

    def passive(self, verb: int) -> bool:
        """Return whether the verb is passive: an auxiliary or subject says so, or it is a bare participle."""
        tree = self._tree
        if tree.deps(verb, "aux:pass", "nsubj:pass", "obl:agent"):
            return True
        carrier = verb if tree[verb].upos == "ADV" else self._carrier(verb)
        if carrier is not None:
            return bool(tree.deps(carrier, "aux:pass", "cop"))
        token = tree[verb]
        participle = "VerbForm=Part" in token.feats and "Tense=Pres" not in token.feats
        if token.upos == "ADJ":
            return True
        has_aux = bool(tree.deps(verb, "aux", "aux:tense"))
        return (
            participle and not has_aux and token.dep in {"acl", "amod", "conj", "root", "advcl", "parataxis"}
        )

    def subject(self, verb: int, depth: int = 0) -> int | None:
        """Return the subject of a verb, also where the verb shares, inherits or relativises it."""
        tree = self._tree
        own = tree.deps(verb, *_SUBJECTS)
        token = tree[verb]
        if own:
            return self._antecedent(own[0], verb)
        if depth > 4 or token.head == verb:
            return None
        if self._carrier(verb) is not None:
            return self.subject(token.head, depth + 1)
        governor = tree[token.head]
        if token.dep in {"acl", "amod", "acl:relcl"} and governor.upos in {"NOUN", "PROPN", "PRON", "NUM"}:
            return token.head
        if token.dep in {"conj", "advcl", "xcomp", "parataxis", "ccomp"} and governor.upos in {
            "VERB",
            "AUX",
            "ADJ",
        }:
            objects = tree.deps(token.head, "obj") if token.dep == "xcomp" else []
            return objects[0] if objects else self.subject(token.head, depth + 1)
        return None

    def _carrier(self, verb: int) -> int | None:
        """Return the adverb on which the grammar hangs a participle («a été grièvement blessé»)."""
        token = self._tree[verb]
        adverb = self._tree[token.head]
        if token.upos not in {"VERB", "ADJ"} or adverb.upos != "ADV" or token.head != verb - 1:
            return None
        return token.head if self._tree.deps(token.head, "aux", "aux:pass", "cop") else None

    def _antecedent(self, i: int, verb: int) -> int:
        token = self._tree[i]
        if token.lower not in self._words.relative:
            return i
        for j in (verb, *self._tree.ancestors(verb)):
            if self._tree[j].dep in {"acl:relcl", "acl"}:
                return self._tree[j].head
        return i

    def _verbal(self, verb: int) -> dict[int, str]:
        tree = self._tree
        labels: dict[int, str] = {}
        passive = self.passive(verb)
        subject = self.subject(verb)
        if subject is not None:
            labels[subject] = "subj_pass" if passive else "subj"
        for child in tree.deps(verb, "obj"):
            labels[self._antecedent(child, verb)] = "obj"
        self._obliques(verb, labels)
        for child in tree.deps(verb, "xcomp", "ccomp"):
            for low in tree.deps(child, "obj"):
                labels.setdefault(low, "obj_low")
        governor = tree[tree[verb].head]
        if tree[verb].dep in {"conj"} and governor.upos in {"VERB", "ADJ"}:
            self._obliques(governor.i, labels, weak=True)
        return labels

    def _obliques(self, top: int, labels: dict[int, str], *, weak: bool = False) -> None:
        tree = self._tree
        for child in tree.deps(top, *_OBLIQUES):
            label = self._by_case(child)
            labels.setdefault(child, f"{label}_shared" if weak else label)

    def _by_case(self, i: int) -> str:
        token = self._tree[i]
        case = self._tree.case(i)
        words = self._words
        if token.dep == "obl:agent" or case in words.agent:
            return "agent"
        for label, group in (
            ("to", words.patient),
            ("between", words.between),
            ("of", words.genitive),
            ("during", words.during),
            ("with", words.instrument),
        ):
            if case in group:
                return label
        return "obl" if case else "obl_bare"

    def _nominal(self, noun: int) -> dict[int, str]:
        tree = self._tree
        labels: dict[int, str] = {}
        for child in tree.children[noun]:
            token = tree[child]
            if token.dep in {"nmod", "obl", "obl:agent", "obl:arg", "obl:mod"}:
                labels[child] = self._by_case(child)
                if tree[child].upos == "NOUN":
                    for low in tree.deps(child, "nmod"):
                        label = self._by_case(low)
                        if label in {"agent", "to"}:
                            labels[low] = label
            elif token.dep == "amod" and token.upos == "ADJ":
                labels[child] = "amod"
            elif token.dep in {"acl", "acl:relcl", "amod"}:
                self._participle(child, labels)
            elif token.dep == "appos":
                labels[child] = "appos"
        self._light_verb(noun, labels)
        return labels

    def _participle(self, verb: int, labels: dict[int, str]) -> None:
        """«une attaque menée par X contre Y», «un raid visant Y», «l'attaque qui a tué Z»."""
        tree = self._tree
        if self._opposes(verb, labels):
            return
        for child in tree.deps(verb, "obj"):
            if tree[child].lower not in self._words.relative:
                labels[child] = "event_obj"
        for child in tree.deps(verb, "nsubj"):
            if tree[child].lower not in self._words.relative:
                labels[child] = "light_subj"
        for child in tree.deps(verb, *_OBLIQUES):
            label = self._by_case(child)
            labels[child] = label if label in {"agent", "to", "with"} else f"{label}_low"

    def _light_verb(self, noun: int, labels: dict[int, str]) -> None:
        """«X a mené une attaque contre Y», «l'attaque a fait N morts», «tués dans une attaque»."""
        tree = self._tree
        token = tree[noun]
        top = token.head
        if top == noun or tree[top].upos not in {"VERB", "ADJ", "AUX"}:
            return
        subject = self.subject(top)
        if token.dep in {"obj", "xcomp"}:
            if subject is not None:
                labels.setdefault(subject, "light_subj" if not self.passive(top) else "light_subj_pass")
            self._obliques(top, labels, weak=True)
        elif (token.dep in _SUBJECTS or subject == noun) and not self._opposes(top, labels):
            for child in tree.deps(top, "obj"):
                labels.setdefault(child, "event_obj")
            self._obliques(top, labels, weak=True)
        elif token.dep in _OBLIQUES:
            if subject is not None:
                labels.setdefault(subject, "in_subj_pass" if self.passive(top) else "in_subj")
            for child in tree.deps(top, "obj"):
                labels.setdefault(child, "in_obj")
            for child in tree.deps(top, "obl:agent"):
                labels.setdefault(child, "agent_shared")

    def _spread(self, i: int, label: str, labels: dict[int, str]) -> None:
        """Give the members of a coordination and the apposed name the label of their head."""
        for child in self._tree.children[i]:
            if self._tree[child].dep in _LINKS and child not in labels:
                nominal = self._tree[child].upos in {"NOUN", "PROPN", "PRON", "NUM"}
                if nominal:
                    labels[child] = label if self._tree[child].dep == "conj" else f"{label}_appos"
                    self._spread(child, label, labels)
