"""How far the writer stands behind what a source says, and by which words."""

from __future__ import annotations

from collections.abc import Mapping

from recoupe.extraction.attribution.view import Content, SentenceView
from recoupe.extraction.tree import Tree
from recoupe.languages.entries import CueEntry
from recoupe.languages.grammar_words import GrammarWords
from recoupe.languages.matcher import Match
from recoupe.model.record import WriterStance

_RANK: Mapping[WriterStance, int] = {"neutral": 0, "endorses": 1, "distances": 2, "doubts": 3}
_SPEECH = frozenset({"que", "np", "inf"})


def writer_stance(
    view: SentenceView, match: Match[CueEntry], content: Content, words: GrammarWords, quoted: frozenset[int]
) -> tuple[WriterStance, tuple[tuple[int, int], ...]]:
    """Return the writer's stance with its cues: the cue, loaded words beside it, hearsay's conditional.

    Words inside a quotation are the source's, not the writer's.
    """
    tree = view.tree
    stance: WriterStance = match.entry.writer
    cues: list[tuple[int, int]] = []
    if stance != "neutral":
        cues.append((tree[match.first].start, tree[match.last].end))
    for other in view.cues:
        if (
            other is match
            or other.entry.writer == "neutral"
            or set(other.entry.frame) & _SPEECH
            or other.first in quoted
        ):
            continue
        cues.append((tree[other.first].start, tree[other.last].end))
        if _RANK[other.entry.writer] > _RANK[stance]:
            stance = other.entry.writer
    heard = next((i for i in sorted(content.tokens - quoted) if is_hearsay(tree, i, words)), None)
    if heard is not None and stance == "neutral":
        stance = "distances"
        cues.append((tree[heard].start, tree[heard].end))
    return stance, tuple(dict.fromkeys(cues))


def is_hearsay(tree: Tree, i: int, words: GrammarWords) -> bool:
    """Return whether a token is hearsay's conditional: «aurait tué», «seraient morts», with no «si»."""
    token = tree[i]
    if "Mood=Cnd" not in token.feats:
        return False
    top = token.head if token.dep in {"aux", "aux:tense", "aux:pass", "cop"} else i
    if top == i and not tree.deps(i, "expl:comp", "expl:subj"):
        return False
    siblings = {tree[c].lower for c in tree.children[top]}
    return not siblings & set(words.if_words)
