"""Is a claim denied, by its cue or inside what is said, and is what it says actual, possible or to come."""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.extraction.attribution.view import Content, SentenceView
from recoupe.extraction.draft import EventMention
from recoupe.extraction.tree import Tree
from recoupe.languages.entries import CueEntry
from recoupe.languages.grammar_words import GrammarWords
from recoupe.languages.matcher import Match
from recoupe.model.record import Modality, Stance

_UNREAL = frozenset({"possible", "future", "hypothetical", "feared"})
_VERBAL = frozenset({"VERB", "AUX"})
_ARMED = frozenset({"state_force", "foreign_force", "rebel_group", "militia", "communal_militia", "gang"})


def cue_negated(tree: Tree, match: Match[CueEntry], head: int, words: GrammarWords) -> bool:
    """Return whether a cue is denied: «ne confirme pas», «sans exclure», «personne n'a revendiqué»."""
    around = [tree[i].lower for i in tree.children[head] if tree[i].dep in {"advmod", "mark", "advcl"}]
    inside = {tree[i].lower for i in range(match.first, match.last + 1)}
    strong = {*words.negation, *words.without}
    if inside & strong:
        return False
    subject = [tree[i].lower for c in tree.deps(head, "nsubj", "nsubj:pass") for i in tree.children[c]]
    return bool(set(around) & strong) or bool(set(subject) & set(words.no_one))


def content_negated(
    tree: Tree, content: Content, inside: Sequence[EventMention], words: GrammarWords
) -> bool:
    """Return whether what is said is that something is not so."""
    strong = set(words.negation)
    if inside:
        main = inside[0]
        here = main.sentence == tree.sentence.index
        marks = tree.deps(main.head, "advmod") if here else []
        own = main.negated or any(tree[c].lower in strong for c in marks)
        return own or (here and main.nominal and denied_object(tree, main.head, words))
    tops = [i for i in content.tokens if tree[i].head not in content.tokens]
    below = [c for i in tops for c in tree.children[i] if c in content.tokens]
    # «a affirmé début mai qu'il n'y avait pas de …»: the clause may hang on the date before it.
    spoken = [i for i in tops if tree[i].upos in _VERBAL] or [c for c in below if tree[c].upos in _VERBAL]
    beside = (c for i in spoken or tops for c in tree.children[i] if tree[c].dep == "advmod")
    return any(tree[c].lower in strong for c in beside)


def denied_object(tree: Tree, noun: int, words: GrammarWords) -> bool:
    """Return whether a noun is the object of a denied verb: «il n'y a pas eu d'attaque»."""
    current = noun
    for _ in range(3):
        token = tree[current]
        if token.dep not in {"obj", "nmod", "conj"} or token.head == current:
            return False
        current = token.head
        if tree[current].upos in {"VERB", "AUX"}:
            marks = [tree[c].lower for c in tree.deps(current, "advmod", "neg")]
            only = any(tree[c].lower in words.only for c in tree.children[current] if c > current)
            return token.dep == "obj" and sum(m in words.negation for m in marks) > 1 and not only
    return False


def modality_of(entry: CueEntry, stance: Stance, inside: Sequence[EventMention]) -> Modality:
    """Return how real what is said is; what is «not ruled out» is possible."""
    if entry.modality != "actual":
        return entry.modality
    if entry.stance == "denied" and stance == "reported":
        return "possible"
    return inside[0].modality if inside else "actual"


def is_forecast(event: EventMention) -> bool:
    """Return whether a mention speaks of many deeds that are only possible or to come, and so of none."""
    return event.generic and event.nominal and event.modality in _UNREAL


def speaks_of_forces(view: SentenceView, content: Content) -> bool:
    """Return whether armed people stand in what is said: «il n'y a plus de troupes au sol»."""
    return any(
        p.cls == "party" and p.kind in _ARMED and p.head in content.tokens for p in view.phrases.values()
    )
