"""Reads CoNLL-U files as surface words and brings the labels of the treebanks to one convention.

A contraction (`du`, `aux`) is one word with the analysis of the part that hangs outside of it; empty nodes
are left out. Sub-labels that only some treebanks make are merged, so that one label means one thing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

ROOT = -1
"""The head of the word that governs its sentence."""

_MERGED = {
    "obl:mod": "obl",
    "obl:arg": "obl",
    "aux:tense": "aux",
    "aux:mood": "aux",
    "parataxis:insert": "parataxis",
    "parataxis:parenth": "parataxis",
    "dep:comp": "dep",
    "csubj:pass": "csubj",
    "csubj:outer": "csubj",
    "nsubj:outer": "nsubj",
    "iobj:agent": "iobj",
    "obj:lvc": "obj",
    "obj:agent": "obj",
    "nmod:appos": "nmod",
}


@dataclass(slots=True)
class Word:
    """A surface word: `head` is a position in its tree or `ROOT`, `space` tells whether a blank follows."""

    form: str
    upos: str
    lemma: str
    feats: str
    head: int
    dep: str
    space: bool = True


@dataclass(slots=True)
class Tree:
    """A sentence with its analysis; `opens` says that a document of the treebank begins with it."""

    words: list[Word]
    text: str = ""
    name: str = ""
    opens: bool = False
    kind: str = field(default="gold")


def label(dep: str) -> str:
    """Return the label in the common convention.

    >>> label("obl:mod"), label("flat:name"), label("nsubj:pass")
    ('obl', 'flat', 'nsubj:pass')
    """
    return "flat" if dep.startswith("flat") else _MERGED.get(dep, dep)


def read(path: Path, *, split: bool = False) -> list[Tree]:
    """Return the sentences of a CoNLL-U file, with `split` the parts of a contraction apart."""
    trees: list[Tree] = []
    rows: list[list[str]] = []
    notes: dict[str, str] = {}
    opens = False
    for line in [*path.read_text(encoding="utf-8").split("\n"), ""]:
        if line.startswith("#"):
            name, _, value = line[1:].partition("=")
            notes[name.strip()] = value.strip()
            opens = opens or line.startswith("# newdoc")
        elif line:
            rows.append(line.split("\t"))
        elif rows:
            trees.append(Tree(_surface(rows, split), notes.get("text", ""), notes.get("sent_id", ""), opens))
            rows, notes, opens = [], {}, False
    return trees


def load(path: Path, *, split: bool = False) -> list[Tree]:
    """Return the sentences of a treebank with its labels in the common convention."""
    trees = read(path, split=split)
    for tree in trees:
        if "pud" in path.name and not split:
            _mark_agents(tree.words)
        for word in tree.words:
            word.dep = label(word.dep)
    return trees


def _surface(rows: list[list[str]], split: bool) -> list[Word]:
    """Return the words as written: parts of a contraction are merged unless they spell it out (`split`)."""
    plain = [row for row in rows if row[0].isdigit()]
    groups: list[tuple[list[list[str]], str, bool]] = []
    covered = 0
    for row in rows:
        blank = "SpaceAfter=No" not in row[9]
        if "-" in row[0]:
            first, covered = map(int, row[0].split("-"))
            parts = plain[first - 1 : covered]
            if split and "".join(part[1] for part in parts) == row[1]:
                groups += [([part], part[1], blank and part is parts[-1]) for part in parts]
            else:
                groups.append((parts, row[1], blank))
        elif row[0].isdigit() and int(row[0]) > covered:
            groups.append(([row], row[1], blank))
    place = {int(part[0]): i for i, (parts, _, _) in enumerate(groups) for part in parts}
    place[0] = ROOT
    words = []
    for parts, form, blank in groups:
        numbers = {part[0] for part in parts}
        top = next((part for part in parts if part[6] not in numbers), parts[0])
        words.append(Word(form, top[3], top[2], top[5], place[int(top[6])], top[7], blank))
    return words


def _mark_agents(words: list[Word]) -> None:
    """Give PUD its agents: «par» before a complement of a passive verb or of a participle."""
    for i, word in enumerate(words):
        if word.dep.split(":")[0] != "obl" or word.head < 0:
            continue
        head = words[word.head]
        passive = any(w.head == word.head and w.dep == "aux:pass" for w in words)
        participle = head.dep in ("acl", "amod") and "VerbForm=Part" in head.feats
        if (passive or participle) and any(
            w.head == i and w.dep == "case" and w.lemma == "par" for w in words
        ):
            word.dep = "obl:agent"


SPEECH = frozenset(
    "indiquer déclarer annoncer affirmer préciser expliquer dire ajouter estimer souligner assurer rapporter "
    "confier confirmer écrire poursuivre raconter noter demander répondre".split()
)
"""French verbs whose inverted clause is a remark beside what is said."""


SPEECH_EN = frozenset(
    "say add tell report confirm announce state claim insist warn explain note ask reply write".split()
)
"""English verbs whose clause is such a remark, wherever their subject stands."""


def turn_speech(tree: Tree, verbs: frozenset[str] = SPEECH, *, inverted: bool = True) -> bool:
    """Make a clause of speech at the end hang on what is said («…, a dit X»); return whether it did.

    With `inverted` only clauses whose subject follows the verb are turned.
    """
    words = tree.words
    root = next(i for i, word in enumerate(words) if word.head == ROOT)
    if words[root].upos != "VERB" or words[root].lemma not in verbs:
        return False
    subject = any(w.head == root and w.dep == "nsubj" for w in words[root + 1 if inverted else 0 :])
    said = [i for i, w in enumerate(words[:root]) if w.head == root and w.dep in ("ccomp", "parataxis")]
    if not subject or len(said) != 1:
        return False
    words[said[0]].head, words[said[0]].dep = ROOT, "root"
    words[root].head, words[root].dep = said[0], "parataxis"
    if words[-1].dep == "punct":
        words[-1].head = said[0]
    return True


def copy(tree: Tree, kind: str = "") -> Tree:
    """Return a tree whose words can be changed without changing those of `tree`."""
    return replace(tree, words=[replace(word) for word in tree.words], kind=kind or tree.kind)


def subtree(words: list[Word], top: int) -> list[int]:
    """Return the positions of a word and all that hangs on it, in order."""
    below: dict[int, list[int]] = {}
    for i, word in enumerate(words):
        below.setdefault(word.head, []).append(i)
    found, todo = [], [top]
    while todo:
        at = todo.pop()
        found.append(at)
        todo += below.get(at, [])
    return sorted(found)


def is_tree(words: list[Word]) -> bool:
    """Return whether there is one root and every word leads to it."""
    if sum(word.head == ROOT for word in words) != 1:
        return False
    for i in range(len(words)):
        at, steps = i, 0
        while at != ROOT:
            at, steps = words[at].head, steps + 1
            if steps > len(words) or at >= len(words):
                return False
    return True


def surface_text(words: list[Word]) -> str:
    """Return the words with the blanks between them."""
    return "".join(word.form + " " * word.space for word in words).rstrip()


def groups(trees: list[Tree], size: int) -> Iterator[list[Tree]]:
    """Yield the trees in runs of `size` sentences."""
    for first in range(0, len(trees), size):
        yield trees[first : first + size]
