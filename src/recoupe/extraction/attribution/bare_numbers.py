"""Numbers without their noun that a source gives for a toll told before («le maire en a recensé quinze»)."""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.extraction.attribution.view import Content, SentenceView
from recoupe.extraction.draft import TollMention, TollSlot
from recoupe.extraction.mentions.counts import CountMention
from recoupe.extraction.tree import Tree
from recoupe.languages.grammar_words import GrammarWords
from recoupe.languages.matcher import normal

BARE = "toll:bare-number"
"""The rule of a number that takes its noun from a toll told before."""

REACH = 3
"""Sentences back to the toll whose noun is left out."""

_FOLLOWS = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "SYM"})


def bare_toll(
    view: SentenceView, content: Content, told: Sequence[TollMention], cue: int, words: GrammarWords
) -> TollMention | None:
    """Return the toll that a bare number in what is said gives, `cue` being the token of the cue."""
    slot = _slot_told(view, told)
    if slot is None:
        return None
    for count in view.counts:
        within = set(range(count.first, count.last + 1)) <= content.tokens
        if (
            within
            and not count.article
            and _is_bare(view, count, words)
            and _is_given(view, count, cue, words)
        ):
            return _toll(view, count, slot)
    return None


def bare_toll_before(view: SentenceView, told: Sequence[TollMention], cue: int) -> TollMention | None:
    """Return the toll of a bare number right before a cue: «dix morts, douze selon l'opposition»."""
    slot = _slot_told(view, told)
    for count in view.counts:
        if slot is not None and count.last == cue - 1 and not count.article and count.first > 0:
            before = view.tree[count.first - 1]
            if before.upos in {"PUNCT", "CCONJ"}:
                return _toll(view, count, slot)
    return None


def _slot_told(view: SentenceView, told: Sequence[TollMention]) -> TollSlot | None:
    """Return the slot of the tolls told just before: of the dead, if they are among them."""
    near = [t.slot for t in told if view.tree.sentence.index - t.sentence <= REACH and t.count.high != 0]
    return "killed" if "killed" in near else next(reversed(near), None)


def _is_bare(view: SentenceView, count: CountMention, words: GrammarWords) -> bool:
    """Return whether no noun follows that the number would count or be a part of («deux des blessés»)."""
    tree = view.tree
    after = tree[count.last + 1] if count.last + 1 < len(tree) else None
    alone = after is None or not (after.upos in _FOLLOWS or after.lower in words.genitive)
    return alone and tree[count.last].dep not in {"nummod", "nsubj", "nsubj:pass"}


def _is_given(view: SentenceView, count: CountMention, cue: int, words: GrammarWords) -> bool:
    """Return whether the number is what is given: by the verb, or as «un bilan de», «le chiffre de»."""
    tree = view.tree
    counting = {i for m in view.cues for i in range(m.first, m.last + 1) if "np" in m.entry.frame}
    for i in _above(tree, count.last):
        if i == cue or i in counting or normal(tree[i].lemma) in words.toll_nouns:
            return True
        if tree[i].upos in {"NOUN", "PROPN", "VERB"} and not count.first <= i <= count.last:
            return False
    return False


def _above(tree: Tree, i: int) -> list[int]:
    return [j for n, j in enumerate(tree.ancestors(i)) if n < 3]


def _toll(view: SentenceView, count: CountMention, slot: TollSlot) -> TollMention:
    return TollMention(
        slot=slot,
        count=count.count,
        sentence=view.tree.sentence.index,
        start=count.count.start,
        end=count.count.end,
        head=count.last,
        rules=(BARE,),
    )
