"""When and where a political deed was done: the dates and places tied to its own words."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from recoupe.extraction.frames.act_roles import Deed, is_one_of
from recoupe.extraction.mentions.dates import DateMention
from recoupe.extraction.mentions.places import PlaceMention
from recoupe.extraction.tree import Tree
from recoupe.languages.grammar_words import GrammarWords

_ON_THE_GROUND = frozenset({"RETREAT", "MOBILIZE", "COERCE", "SANCTION", "CONCEDE", "AID", "COOPERATE"})
"""Types of deeds that have a place of their own; a demand or a refusal is rather about a place."""
_PARTICIPLE_REACH = 10
"""Tokens from a noun to the participle that dates it («une résolution du Parlement irakien, approuvée»)."""
_DATE_REACH = 4
"""Tokens from that participle to its date («approuvée à l'unanimité le 5 janvier»)."""


class Circumstances:
    """The dates and places of one sentence, asked from the side of a deed.

    `light_verb` gives the verb that carries a noun of deed.
    """

    def __init__(self, tree: Tree, words: GrammarWords, light_verb: Callable[[int], int | None]) -> None:
        self._tree = tree
        self._words = words
        self._light_verb = light_verb

    def dates(
        self, deed: Deed, dates: Sequence[DateMention]
    ) -> tuple[tuple[DateMention, ...], tuple[DateMention, ...]]:
        """Return the dates of the deed itself, and those of the saying that tells it."""
        own: list[DateMention] = []
        said: list[DateMention] = []
        tops = self._clause_of(deed)
        participle = self._dating_participle(deed)
        above = set(self._tree.ancestors(deed.head)) - tops
        for date in dates:
            clause = date.governors.above[-1:]
            first = next((t.i for t in self._tree.tokens if t.start >= date.start), -1)
            if participle is not None and 0 < first - participle <= _DATE_REACH:
                own.insert(0, date)
            elif set(date.governors.above) & tops or self._dates_the_text(deed, date):
                own.append(date)
            elif clause and clause[0] in above and not self._is_announced(deed):
                said.append(date)
        return tuple(own), tuple(said)

    def _dates_the_text(self, deed: Deed, date: DateMention) -> bool:
        """«dans une résolution votée le 5 mai, a exigé»: the day of the text in which something is asked."""
        tree = self._tree
        clause = date.governors.above[-1:]
        if deed.nominal or not clause or not is_one_of(tree, clause[0], self._words.deed_verbs):
            return False
        noun = tree[clause[0]].head
        # An insertion after the subject is often hung on the subject.
        hosts = {deed.head, *tree.deps(deed.head, "nsubj")}
        return tree[noun].head in hosts and tree[noun].dep in {"obl", "obl:mod", "obl:arg", "nmod"}

    def _is_announced(self, deed: Deed) -> bool:
        """«a annoncé mardi le retrait»: that day says nothing of when it is done."""
        return deed.nominal and is_one_of(self._tree, self._tree[deed.head].head, self._words.telling_verbs)

    def _clause_of(self, deed: Deed) -> set[int]:
        """Return the words whose date is the deed's: its own, and the verb that carries it."""
        tree = self._tree
        tops = {deed.head}
        if deed.nominal:
            verb = self._light_verb(deed.head)
            if verb is not None and is_one_of(self._tree, verb, self._words.deed_verbs):
                tops.add(verb)
            return tops
        i = deed.head
        while tree[i].dep == "xcomp" and tree[i].head != i:
            i = tree[i].head
            tops.add(i)
        return tops

    def _dating_participle(self, deed: Deed) -> int | None:
        """Return the participle after a noun of deed that says when it was done («adoptée le 3 mai»)."""
        tree = self._tree
        if not deed.nominal:
            return None
        for i in range(deed.last + 1, min(deed.last + 1 + _PARTICIPLE_REACH, len(tree))):
            token = tree[i]
            if "VerbForm=Fin" in token.feats:
                return None
            if is_one_of(self._tree, i, self._words.deed_verbs) and _agree(
                tree[deed.head].feats, token.feats
            ):
                return i
        return None

    def is_dated(self, deed: Deed) -> bool:
        """Return whether a participle says that a noun of deed was done («une résolution votée …»)."""
        return self._dating_participle(deed) is not None

    def places(self, deed: Deed, places: Sequence[PlaceMention]) -> tuple[PlaceMention, ...]:
        """Return the places of the deed itself: tied to its own words, or to what it moves."""
        deep = deed.entry.type in _ON_THE_GROUND
        found: list[PlaceMention] = []
        for place in places:
            above = place.governors.above
            tied = deed.head in (above if deep else above[:1])
            wide = deep and (place.role != "affiliation" or (place.is_of and deed.entry.type == "RETREAT"))
            if tied and (place.role == "location" or wide):
                found.append(place)
        return tuple(found)


def _agree(a: str, b: str) -> bool:
    """Return whether two words may agree in gender and number."""
    for name in ("Gender=", "Number="):
        left = next((f for f in a.split("|") if f.startswith(name)), None)
        right = next((f for f in b.split("|") if f.startswith(name)), None)
        if left and right and left != right:
            return False
    return True
