"""A sentence's dependency tree, with the few walks that the readers need."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from recoupe.text.doc import Sentence, Token

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
CLAUSAL = frozenset({"root", "ccomp", "advcl", "acl", "acl:relcl", "csubj", "parataxis", "conj", "xcomp"})


class Tree:
    """A parsed sentence seen as a tree of token indices."""

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        self.tokens = sentence.tokens
        self.children: list[list[int]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.i:
                self.children[token.head].append(token.i)

    def __len__(self) -> int:
        return len(self.tokens)

    def __getitem__(self, i: int) -> Token:
        return self.tokens[i]

    @cached_property
    def _depths(self) -> list[int]:
        return [sum(1 for _ in self.ancestors(i)) for i in range(len(self.tokens))]

    def ancestors(self, i: int) -> Iterator[int]:
        """Yield the governors of token `i`, nearest first; a broken tree ends the walk."""
        seen = {i}
        while (head := self.tokens[i].head) not in seen:
            seen.add(head)
            yield head
            i = head

    def subtree(self, i: int, stop: frozenset[str] = frozenset()) -> set[int]:
        """Return `i` and what hangs on it; arcs whose label is in `stop` are not followed."""
        found = {i}
        todo = [i]
        while todo:
            for child in self.children[todo.pop()]:
                if child not in found and self.tokens[child].dep not in stop:
                    found.add(child)
                    todo.append(child)
        return found

    def deps(self, i: int, *labels: str) -> list[int]:
        """Return the children of `i` whose label is one of `labels`."""
        return [child for child in self.children[i] if self.tokens[child].dep in labels]

    def clause(self, i: int) -> int:
        """Return the predicate of the clause that token `i` stands in (`i` itself if it is one)."""
        for j in (i, *self.ancestors(i)):
            token = self.tokens[j]
            if token.upos in {"VERB", "AUX"} and token.dep not in {"aux", "aux:pass", "cop"}:
                return j
            if token.head == j:
                return j
        return i

    def path(self, top: int, low: int) -> tuple[str, ...] | None:
        """Return the labels from `top` down to `low`, or None where `low` does not hang on `top`."""
        labels: list[str] = []
        current = low
        seen = set()
        while current != top:
            token = self.tokens[current]
            if token.head == current or current in seen:
                return None
            seen.add(current)
            labels.append(token.dep)
            current = token.head
        return tuple(reversed(labels))

    def case(self, i: int) -> str:
        """Return the preposition of token `i` in lower case («à l'encontre de» in full), or ''."""
        marks = [c for c in self.children[i] if self.tokens[c].dep in {"case", "mark"} and c < i]
        if not marks:
            return ""
        words: list[int] = []
        for mark in marks:
            words.append(mark)
            words.extend(c for c in self.children[mark] if self.tokens[c].dep == "fixed")
        return " ".join(self.tokens[w].lower for w in sorted(words)).replace("' ", "'")
