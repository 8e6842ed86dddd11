"""Which number of a sentence counts the people of a casualty word."""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.extraction.mentions.counts import CountMention
from recoupe.extraction.tree import Tree

REACH = 6
"""Tokens between a number and the casualty word that it counts («12 civils maliens ont été tués»)."""
NEAR = 2
"""Tokens between a number and the casualty noun that it counts («cinq autres blessés»)."""
GROUP = 4
"""Tokens between a number and its noun («deux très jeunes soldats»)."""

STATED = 8
"""Tokens between a counted noun and the number given for it («le nombre de blessés s'élève à 28»)."""
_QUOTES = frozenset('"«»“”')

_STOPS = frozenset({"VERB", "PUNCT", "CCONJ", "SCONJ"})
_LIGHT = frozenset({"ADJ", "ADP", "DET", "ADV"})


class NumberFinder:
    """The numbers of one sentence, by what they count."""

    def __init__(self, tree: Tree, counts: Sequence[CountMention]) -> None:
        self._tree = tree
        self._counts = counts

    def of(self, noun: int) -> CountMention | None:
        """Return the number of the noun: the noun is one, or has its nearest one before it."""
        best: CountMention | None = None
        for count in self._counts:
            if count.first <= noun <= count.last:
                return count
            if 0 <= noun - count.last - 1 <= GROUP and not self._between(count.last, noun) & (
                _STOPS | {"NOUN"}
            ):
                best = count
        return best

    def at(self, first: int) -> CountMention | None:
        """Return the number that begins at a token."""
        return next((c for c in self._counts if c.first == first and not c.article), None)

    def any_before(self, i: int) -> bool:
        """Return whether the sentence tells a number before token `i`, of which another may be a part."""
        return any(count.last < i for count in self._counts)

    def just_before(self, word: int) -> CountMention | None:
        """Return the number before the casualty noun, with nothing but adjectives between."""
        best: CountMention | None = None
        for count in self._counts:
            gap = word - count.last - 1
            if not 0 <= gap <= NEAR or (count.article and gap > 1):
                continue
            between = self._between(count.last, word)
            # «Aucun des blessés n'est en danger»: none of those hurt, not none hurt.
            if between <= _LIGHT and not (count.count.high == 0 and "ADP" in between):
                best = count
        return best

    def before(self, word: int) -> CountMention | None:
        """Return the number before the word where the grammar gives no subject: one group stands between."""
        best: CountMention | None = None
        for count in self._counts:
            if not count.article and 0 <= word - count.last - 1 <= REACH:
                best = best if self._between(count.last, word) & _STOPS else count
        return best

    def elided(self, word: int, governor: int | None) -> CountMention | None:
        """Return the number that stands for people told before («… et un grièvement blessé», «et quinze …»).

        It stands right before the word, or (a clause further, where `governor` is the verb before) alone
        after the conjunction: the subject of the verb before is not that of this one.
        """
        tree = self._tree
        for count in self._counts:
            opened = count.first > 0 and tree[count.first - 1].upos in {"CCONJ", "PUNCT"}
            if not opened or not count.last < word:
                continue
            rest = self._between(count.last, word)
            if rest <= {"ADV", "ADJ"} and (opened or not count.article):
                return count
            alone = tree[count.last + 1].upos in {"PRON", "ADJ", "PUNCT", "AUX"} and not count.article
            if governor is not None and governor < count.first and alone and "VERB" not in rest:
                return count
        return None

    def after(self, word: int) -> CountMention | None:
        """Return the number right after a verb whose object the grammar misses («blessant trois civils»)."""
        for count in self._counts:
            near = not count.article and 0 <= count.first - word - 1 <= NEAR
            if near and not self._between(word, count.first) & _STOPS:
                return count
        return None

    def stated(self, noun: int, toll_nouns: Sequence[str]) -> CountMention | None:
        """Return the number that a clause gives for a counted noun («chiffre le nombre de blessés à 28»)."""
        tree = self._tree
        holder = tree[noun].head
        if tree[noun].dep != "nmod" or tree[holder].lemma.lower() not in toll_nouns:
            return None
        for count in self._counts:
            after = tree[count.last + 1] if count.last + 1 < len(tree) else None
            alone = after is None or after.upos not in {"NOUN", "ADJ", "NUM", "PROPN", "SYM"}
            apart = count.first - noun
            if 0 < apart <= STATED and alone and not count.article and tree[count.first - 1].upos == "ADP":
                return count if tree.clause(count.last) == tree.clause(holder) else None
        return None

    def _between(self, first: int, last: int) -> frozenset[str]:
        """Return the parts of speech between two tokens; quotation marks part nothing."""
        between = (self._tree[k] for k in range(first + 1, last))
        return frozenset(t.upos for t in between if t.text not in _QUOTES)
