"""Where a report says that a toll is not known, which differs from zero and from silence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from recoupe.extraction.draft import EventMention, SilenceMention
from recoupe.extraction.tree import Tree
from recoupe.languages.entries import SilenceEntry, SilencePart
from recoupe.languages.grammar_words import GrammarWords
from recoupe.languages.matcher import Match

AFTER = 18
"""Tokens from a toll's name to the words that deny its telling («le bilan du raid … n'est pas connu»)."""
BEFORE = 5
"""Tokens from withholding words to the toll («sans préciser pour l'instant le nombre de morts»)."""
ASKED = 14
"""Tokens from withholding words to people, «si» being between («on ignore si le tir a fait des morts»)."""

_PREDICATES = frozenset({"VERB", "AUX"})


def find_silences(
    tree: Tree, matches: Sequence[Match[SilenceEntry]], events: Sequence[EventMention], words: GrammarWords
) -> list[SilenceMention]:
    """Return the places of a sentence in which a toll is said not to be known, one for each toll."""
    parts: dict[SilencePart, list[Match[SilenceEntry]]] = {}
    for match in matches:
        parts.setdefault(match.entry.part, []).append(match)
    found: list[SilenceMention] = []
    for toll in parts.get("toll", ()):
        ends = [
            *(m for m in parts.get("told", ()) if _untold(tree, toll, m, words)),
            *(m for m in parts.get("unknown", ()) if _predicated(tree, toll, m)),
            *(m for m in parts.get("withheld", ()) if _held_back(tree, m, toll)),
        ]
        if ends:
            found.append(_mention(tree, toll, ends[0], events))
    for people in parts.get("people", ()):
        asked = [m for m in parts.get("withheld", ()) if _asked(tree, m, people, words)]
        if asked and not found:
            found.append(_mention(tree, people, asked[-1], events))
    return found


def _untold(tree: Tree, toll: Match[SilenceEntry], told: Match[SilenceEntry], words: GrammarWords) -> bool:
    """Return whether the telling of a toll is denied: «le bilan n'a pas été communiqué», «aucun bilan»."""
    if not _predicated(tree, toll, told):
        return False
    marks = {tree[i].lower for i in range(max(0, toll.first - 1), told.first)}
    marks |= {tree[i].lower for i in tree.children[told.first]}
    return sum(w in marks for w in words.negation) > 1


def _predicated(tree: Tree, toll: Match[SilenceEntry], end: Match[SilenceEntry]) -> bool:
    """Return whether the words that end a clause are said of the toll that stands before them."""
    if not 0 < end.first - toll.last <= AFTER:
        return False
    own = range(end.first, end.last + 1)
    if tree[end.first].dep == "amod" and toll.last < tree[end.first].head < end.first:
        return False
    subjects = [c for i in own for c in tree.deps(i, "nsubj", "nsubj:pass") if c < end.first]
    if subjects and not any(toll.first <= s <= toll.last for s in subjects):
        return False
    return not any(
        tree[i].upos in _PREDICATES
        and tree[i].head not in own
        and not _modifies(tree, i)
        and not _copula(tree, i, own)
        for i in range(toll.last + 1, end.first)
    )


def _modifies(tree: Tree, i: int) -> bool:
    """Return whether a verb is a participle that only says which: «l'attaque menée mardi»."""
    return "VerbForm=Part" in tree[i].feats and tree[i].dep in {"acl", "amod"}


def _copula(tree: Tree, i: int, own: range) -> bool:
    """Return whether a verb only links the subject to these words: «reste inconnu»."""
    return any(tree[k].head == i and tree[k].dep in {"xcomp", "obj", "advmod", "amod", "obl"} for k in own)


def _held_back(tree: Tree, held: Match[SilenceEntry], toll: Match[SilenceEntry]) -> bool:
    """Return whether withholding words have the toll as what they withhold."""
    if not 0 < toll.first - held.last <= BEFORE + 1:
        return False
    return not any(tree[i].upos in {"VERB", "PUNCT", "CCONJ"} for i in range(held.last + 1, toll.first))


def _asked(tree: Tree, held: Match[SilenceEntry], people: Match[SilenceEntry], words: GrammarWords) -> bool:
    """Return whether it is asked if anybody was harmed: «on ignore s'il y a des victimes»."""
    between = range(held.last + 1, people.first)
    if not 0 < len(between) <= ASKED:
        return False
    opens = tree[between[0]].lower in words.if_words
    return opens and not any(tree[i].upos == "PUNCT" for i in between)


def _mention(
    tree: Tree, toll: Match[SilenceEntry], end: Match[SilenceEntry], events: Sequence[EventMention]
) -> SilenceMention:
    first, last = min(toll.first, end.first), max(toll.last, end.last)
    hosts = list(_hosts(tree, toll, end, events))
    return SilenceMention(
        slots=toll.entry.slots,
        sentence=tree.sentence.index,
        start=tree[first].start,
        end=tree[last].end,
        host=hosts[0].index if hosts else None,
        rules=(toll.entry.id, end.entry.id),
    )


def _hosts(
    tree: Tree, toll: Match[SilenceEntry], end: Match[SilenceEntry], events: Sequence[EventMention]
) -> Iterator[EventMention]:
    """Yield the happenings that the words of a silence name: between its ends, then hanging on the toll."""
    first, last = min(toll.first, end.first), max(toll.last, end.last)
    inner = [e for e in events if not toll.first <= e.first <= toll.last]
    yield from (e for e in inner if first <= e.first <= last)
    yield from (e for e in inner if toll.first in tree.ancestors(e.head))
