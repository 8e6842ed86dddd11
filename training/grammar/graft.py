"""Builds gold trees for constructions that treebanks lack: phrases in shorthand, clauses, grafts.

A noun phrase is written as plain words (`des hommes armés*`); determiners, prepositions and numbers are
known by their form, capitals are names, a star marks an adjective, a caret the first part of a compound, and
everything else is a noun. Lemmas and features come from the treebanks, by form and part of speech (`Norms`).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from training.grammar.treebank import ROOT, Tree, Word

UNKNOWN = "?"
"""Features not yet looked up."""
DROPPED = re.compile(r"(?:ExtPos|Emph|Typo|Style|Number\[psor\]|Person\[psor\])=[^|]*\|?")
"""Features that only some treebanks give, or that say nothing of the sentence."""


@dataclass
class Norms:
    """The usual lemma and features of a form as a part of speech."""

    lemmas: dict[tuple[str, str], str] = field(default_factory=dict)
    feats: dict[tuple[str, str], str] = field(default_factory=dict)
    all_lemmas: dict[tuple[str, str], frozenset[str]] = field(default_factory=dict)
    feminines: frozenset[str] = frozenset()

    @classmethod
    def of(cls, trees: Iterable[Tree]) -> Norms:
        """Return what the trees show most often."""
        lemmas: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
        feats: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
        for tree in trees:
            for word in tree.words:
                key = (word.form.lower().replace("’", "'"), word.upos)
                lemmas[key][word.lemma] += 1
                feats[key][word.feats] += 1
        return cls(
            {key: seen.most_common(1)[0][0] for key, seen in lemmas.items()},
            {key: seen.most_common(1)[0][0] for key, seen in feats.items()},
            {key: frozenset(seen) for key, seen in lemmas.items() if sum(seen.values()) > 2},
        )

    def fill(self, word: Word) -> None:
        """Give a word of ours the lemma and the features that its form usually has."""
        key = (word.form.lower(), word.upos)
        if word.upos == "PUNCT":
            word.lemma, word.feats = word.form, "_"
        if word.upos == "PROPN":
            word.lemma = word.form
        word.lemma = word.lemma or self.lemmas.get(key, "")
        if word.feats == UNKNOWN:
            word.feats = self.feats.get(key, UNKNOWN)
        if word.upos in ("NOUN", "ADJ") and not word.lemma:
            word.lemma = re.sub(r"(?<=[^su])s$", "", key[0])
        if word.upos == "NOUN" and word.feats == UNKNOWN:
            gender = "Fem" if key[0] in self.feminines else "Masc"
            word.feats = f"Gender={gender}|Number={'Plur' if key[0].endswith('s') else 'Sing'}"

    def adopt(self, word: Word, closed: frozenset[str]) -> None:
        """Bring a word of another treebank to these conventions, where its form belongs to a closed class."""
        key = (word.form.lower().replace("’", "'"), word.upos)
        known = self.all_lemmas.get(key)
        if word.upos in closed and known and word.lemma not in known:
            word.lemma = self.lemmas[key]


def trim_feats(word: Word) -> None:
    """Drop the features that only some treebanks give."""
    if word.feats not in ("_", UNKNOWN):
        word.feats = DROPPED.sub("", word.feats).strip("|") or "_"


@dataclass
class Phrase:
    """Words with one top (head `ROOT`), and the number and gender that agree with it."""

    words: list[Word]
    number: str = "Sing"
    gender: str = "Masc"

    @property
    def top(self) -> int:
        """Return the position of the word that governs the others."""
        return next(i for i, word in enumerate(self.words) if word.head == ROOT)

    def marked(self, form: str, upos: str = "ADP", dep: str = "case") -> Phrase:
        """Return the phrase with one more word in front that hangs on its top."""
        words = [Word(form, upos, "", UNKNOWN, self.top + 1, dep)]
        words += [replace(w, head=w.head + 1 if w.head != ROOT else ROOT) for w in self.words]
        return Phrase(words, self.number, self.gender)


class Clause:
    """A phrase in the making: what is added hangs on the top unless another head is named."""

    def __init__(self) -> None:
        self.words: list[Word] = []
        self._pending: list[int] = []
        self._top: int | None = None

    def word(
        self, form: str, upos: str, dep: str, head: int | None = None, lemma: str = "", feats: str = UNKNOWN
    ) -> int:
        """Add a word and return its position."""
        self.words.append(Word(form, upos, lemma, feats, ROOT, dep))
        at = len(self.words) - 1
        self._hang(at, head)
        return at

    def top(self, form: str, upos: str, lemma: str = "", feats: str = UNKNOWN) -> int:
        """Add the word on which the others hang."""
        self.words.append(Word(form, upos, lemma, feats, ROOT, "root"))
        self._top = len(self.words) - 1
        for at in self._pending:
            self.words[at].head = self._top
        self._pending.clear()
        return self._top

    def add(self, phrase: Phrase, dep: str, head: int | None = None) -> int:
        """Add a phrase and return the position of its top."""
        shift = len(self.words)
        at = shift + phrase.top
        for word in phrase.words:
            below = word.head == ROOT
            self.words.append(replace(word, head=ROOT if below else word.head + shift))
        self.words[at].dep = dep
        self._hang(at, head)
        if self._top is None and dep.startswith("nsubj"):
            self._close(shift, at)
        return at

    def _close(self, first: int, top: int) -> None:
        """Add the second comma of what stands beside the subject, before the verb comes."""
        for word in self.words[first:]:
            inner = self.words[word.head] if word.form == "," else None
            beside = inner is not None and (
                inner.dep in ("appos", "nmod")
                or any(w.form == "dont" and w.head == word.head for w in self.words[first:])
            )
            if beside and inner is not None and inner.head == top:
                self.words.append(Word(",", "PUNCT", ",", "_", word.head, "punct"))
                return

    def crown(self, phrase: Phrase) -> int:
        """Add a phrase whose top governs the clause."""
        shift = len(self.words)
        self.words += [replace(w, head=w.head + shift if w.head != ROOT else ROOT) for w in phrase.words]
        self._top = shift + phrase.top
        self.words[self._top].dep = "root"
        for at in self._pending:
            self.words[at].head = self._top
        self._pending.clear()
        return self._top

    def mark(self, form: str, head: int | None = None) -> int:
        """Add a mark of punctuation."""
        return self.word(form, "PUNCT", "punct", head)

    def phrase(self, number: str = "Sing", gender: str = "Masc") -> Phrase:
        """Return the clause as a phrase."""
        return Phrase([replace(word) for word in self.words], number, gender)

    def _hang(self, at: int, head: int | None) -> None:
        if head is not None:
            self.words[at].head = head
        elif self._top is not None:
            self.words[at].head = self._top
        else:
            self._pending.append(at)


@dataclass(frozen=True)
class Shorthand:
    """How a language's noun phrases are read from plain words."""

    parts: Mapping[str, tuple[str, str]]
    """Small words: part of speech and label of determiners, prepositions, numbers, `et`."""
    elided: bool = False
    name_after_noun: str = "nmod"
    plurals: frozenset[str] = frozenset()
    feminines: frozenset[str] = frozenset()

    def split(self, text: str) -> list[str]:
        """Return the words of a shorthand."""
        if self.elided:
            text = re.sub(r"(?<=\w)'(?=[\w])", "' ", text)
        return text.split()

    def read(self, text: str) -> Phrase:
        """Return the phrase that the words stand for.

        A noun governs the adjectives and the names after it; a preposition or `et` opens a phrase of its own
        that hangs on the noun before it.
        """
        words: list[Word] = []
        waiting: list[int] = []
        link = ""
        noun = top = ROOT
        for written in self.split(text):
            at = len(words)
            form, upos, dep = self._tag(written, inside=noun != ROOT and not waiting)
            if upos in ("NOUN", "PROPN") and dep != "compound":
                head, dep, link = self._place(words, upos, noun, link, joined=not waiting)
                top = at if noun == ROOT else top
                noun = noun if dep == "flat" else at
                words.append(Word(form, upos, "", UNKNOWN, head, dep))
                for small in waiting:
                    words[small].head = noun
                waiting.clear()
                continue
            if upos == "ADJ" and noun != ROOT and not waiting:
                words.append(Word(form, upos, "", UNKNOWN, noun, dep))
                continue
            link = "conj" if upos == "CCONJ" else link or "nmod" * (upos == "ADP")
            words.append(Word(form, upos, "", UNKNOWN, ROOT, dep))
            waiting.append(at)
        return Phrase(words, *self._agreement(words, top))

    def _tag(self, form: str, inside: bool) -> tuple[str, str, str]:
        """Return the form, its part of speech and its label; `inside` says that a noun stands before."""
        low = form.lower()
        if form.endswith("*"):
            return form[:-1], "ADJ", "amod"
        if form.endswith("^"):
            return form[:-1], "PROPN" if form[0].isupper() else "NOUN", "compound"
        upos, dep = self.parts.get(low, ("PROPN" if form[0].isupper() else "NOUN", ""))
        if upos == "DET" and inside and low in ("des", "de", "d'"):
            return form, "ADP", "case"
        return form, upos, dep

    def _place(
        self, words: list[Word], upos: str, noun: int, link: str, joined: bool
    ) -> tuple[int, str, str]:
        """Return head and label of a noun or name, and the link that is still open behind it."""
        if noun == ROOT:
            return ROOT, "root", link
        if link:
            return noun, link, ""
        if upos == "NOUN":
            return noun, "nmod", ""
        if joined and words[-1].upos == "PROPN":
            return _name(words, len(words) - 1), "flat", ""
        return noun, self.name_after_noun, ""

    def _agreement(self, words: list[Word], top: int) -> tuple[str, str]:
        small = {word.form.lower() for word in words if word.head == top and word.upos in ("DET", "NUM")}
        joined = any(w.dep == "conj" and w.head == top for w in words)
        number = "Plur" if joined or small & self.plurals else "Sing"
        gender = "Fem" if small & self.feminines or words[top].form.lower() in self.feminines else "Masc"
        return number, gender


def _name(words: list[Word], at: int) -> int:
    """Return the first word of the name that ends at `at`."""
    while words[at].dep == "flat":
        at = words[at].head
    return at


def spaced(words: list[Word]) -> list[Word]:
    """Return the words with blanks where they belong (elided words and marks have none beside them)."""
    is_open = False
    for word, after in zip(words, [*words[1:], None], strict=True):
        closes = False
        if word.form == '"':
            closes, is_open = is_open, not is_open
        joined = word.form.endswith(("'", "’", "(")) or (word.form == '"' and not closes)
        stuck = after is not None and (
            after.form in (",", ".", ")", "…", "'s", "n't")
            or re.match(r"-\w", after.form)
            or (after.form == '"' and is_open)
        )
        word.space = not (joined or stuck)
    return words
