"""What a claim is about: the happening as a whole, or one slot of it."""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.extraction.attribution.view import Content, SentenceView
from recoupe.extraction.draft import EventMention, Phrase, TollMention
from recoupe.extraction.frames.relations import Relations
from recoupe.extraction.tree import Tree
from recoupe.languages.entries import CueEntry
from recoupe.languages.grammar_words import GrammarWords
from recoupe.languages.matcher import Match, normal
from recoupe.model.record import About, Stance

_WHOLE: frozenset[Stance] = frozenset(("condemned", "demanded", "threatened", "claimed_responsibility"))
"""Stances that take the happening as a whole."""


def slot_of(
    view: SentenceView,
    match: Match[CueEntry],
    stance: Stance,
    inside: Sequence[EventMention],
    tolls: Sequence[TollMention],
    content: Content,
    words: GrammarWords,
) -> About | None:
    """Return what a claim is about as its words show it, or None where they show nothing."""
    if match.entry.about is not None:
        return match.entry.about
    tree = view.tree
    tokens = content.tokens | set(range(match.first, match.last + 1))
    lemmas = {normal(tree[i].lemma) for i in tokens} | {tree[i].lower for i in tokens}
    involved = bool(lemmas & set(words.involvement))
    if stance in {"accused", "not_claimed"} or (stance == "denied" and involved):
        return "perpetrators"
    if stance in _WHOLE:
        return "incident" if inside else None
    if tolls and (not inside or inside[0].tolls):
        return tolls[0].slot
    return "incident" if inside else _by_words(view, content, involved=involved)


def _by_words(view: SentenceView, content: Content, *, involved: bool) -> About | None:
    """Return the slot that the words of a content without a happening speak of."""
    heads = [p for p in view.phrases.values() if p.head in content.tokens]
    found: list[tuple[bool, About]] = [
        (any(content.holds(o.start, o.end, view.tree) for o in view.outcomes), "outcome"),
        (involved or any(p.attacker for p in heads), "perpetrators"),
        (any(p.cls == "weapon" for p in heads), "weapons"),
        (any(p.victim for p in heads), "victims"),
    ]
    return next((about for told, about in found if told), None)


def main_first(tree: Tree, inside: Sequence[EventMention]) -> list[EventMention]:
    """Return happenings in the order in which a sentence ranks them: the least embedded first."""
    return sorted(inside, key=lambda e: (sum(1 for _ in tree.ancestors(e.head)), e.head))


def accused_phrases(view: SentenceView, head: int, words: GrammarWords) -> tuple[Phrase, ...]:
    """Return the parties that an accusation names."""
    relations = Relations(view.tree, words)
    wanted = {"subj_pass"} if relations.passive(head) else {"obj", "with", "to", "obl"}
    return tuple(
        view.phrases[i]
        for i, label in relations.of(head, nominal=False).items()
        if label in wanted and i in view.phrases and view.phrases[i].cls == "party"
    )
