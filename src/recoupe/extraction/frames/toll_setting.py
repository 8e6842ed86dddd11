"""What stands around a toll: its happening, whether it is a part or a total, and the attackers in it."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from recoupe.extraction.draft import Count, Phrase, TollMention
from recoupe.extraction.frames.relations import Relations
from recoupe.extraction.frames.toll_numbers import NumberFinder
from recoupe.extraction.tree import Tree
from recoupe.languages.grammar_words import GrammarWords

SINCE = 8
"""Tokens after a toll in which «depuis» makes it a total over time."""
WITHIN = 4
"""Tokens from a toll to «dont», and from there to the attackers that it includes."""


class TollSetting:
    """Reads the words around the tolls of one sentence."""

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

    def host(self, head: int, deeds: Mapping[int, int]) -> int | None:
        """Return the happening that the casualties hang on («tués dans l'attentat», «le raid a fait»)."""
        tree = self._tree
        verb = head
        while tree[verb].upos not in {"VERB", "AUX"} and tree[verb].head != verb:
            verb = tree[verb].head
            if tree[verb].dep in {"ccomp", "root"} and tree[verb].upos not in {"VERB", "AUX", "ADJ"}:
                break
        near = [
            c
            for top in dict.fromkeys((head, verb))
            for c in tree.deps(top, "obl", "obl:mod", "obl:arg", "nmod")
        ]
        subject = self._relations.subject(verb) if tree[verb].upos in {"VERB", "AUX", "ADJ"} else None
        causes = [] if subject is None else [subject]
        order = [*near, *causes] if self._relations.passive(verb) else [*causes, *near]
        for i in order:
            if i != head and i in deeds:
                return deeds[i]
        return None

    def is_part(self, first: int) -> bool:
        """Return whether the count is told as part of another («dont trois enfants», «parmi lesquels»)."""
        part, tree = self._words.numbers.part, self._tree
        for i in range(first - 1, max(-1, first - 8), -1):
            token = tree[i]
            # «parmi les 14 morts»: the number is that of all.
            governing = token.upos == "ADP" and all(tree[k].upos == "DET" for k in range(i + 1, first))
            if any(token.lower == word for word in part) and not (governing and i + 1 < first):
                if token.upos == "PRON" and not self._numbers.any_before(i):
                    return False
                if first - i <= 3 or token.upos == "ADP":
                    return True
            if token.upos in {"VERB", "AUX"}:
                return False
        before = " ".join(tree[i].lower for i in range(max(0, first - 2), first))
        return before in part

    def is_total(self, head: int, last: int) -> bool:
        """Return whether the number covers a span of time, not one deed («tués au Sahel depuis 2013»)."""
        tree = self._tree
        since, lasting = self._words.numbers.since, self._words.numbers.lasting
        labels = ("obl", "obl:mod", "nmod", "advmod", "obl:arg")
        verb = tree.clause(head)
        around = [c for top in dict.fromkeys((head, verb)) for c in tree.deps(top, *labels)]
        if any(tree.case(c) in since or tree[c].lower in since for c in around):
            return True
        # «La guerre a fait 10.000 morts»
        over = [self._relations.subject(verb), *around]
        if any(i is not None and tree[i].lemma.lower() in lasting for i in over):
            return True
        for i in range(last + 1, min(last + 1 + SINCE, len(tree))):
            if tree[i].lower in since:
                return True
            if tree[i].upos in {"VERB", "PUNCT"}:
                break
        return False

    def attackers_within(self, toll: TollMention) -> TollMention | None:
        """Return the attackers whom a toll includes («quatre morts, dont l'assaillant», «y compris …»)."""
        tree = self._tree
        after = [t for t in tree.tokens if t.start >= toll.end][:WITHIN]
        marks = [t.i for t in after if t.lower in self._words.numbers.part]
        if toll.count.low < 2 or toll.part or not marks:
            return None
        for i in range(marks[0] + 1, min(marks[0] + WITHIN, len(tree))):
            phrase = self._phrases.get(i)
            if phrase is not None:
                number = self._numbers.of(i)
                count = number.count if number is not None else Count(1, 1, phrase.start, phrase.end)
                if not phrase.attacker or (number is None and phrase.plural):
                    return None
                return msgspec.structs.replace(
                    toll, count=count, start=phrase.start, end=phrase.end, attacker=True, part=True
                )
        return None
