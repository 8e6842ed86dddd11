"""Political and verbal deeds: who demands, refuses, withdraws, deploys … towards whom."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from recoupe.extraction.draft import ActMention, Phrase
from recoupe.extraction.frames.relations import Relations
from recoupe.extraction.mentions.dates import DateMention
from recoupe.extraction.mentions.places import PlaceMention
from recoupe.extraction.tree import Tree
from recoupe.languages.entries import ActEntry
from recoupe.languages.grammar_words import GrammarWords
from recoupe.languages.matcher import Match

_ACTOR = ("subj", "agent", "light_subj")
_TARGET = ("obj", "to", "with", "obl", "subj_pass", "of")
_POLITICAL = frozenset(
    [
        "state_force",
        "rebel_group",
        "militia",
        "communal_militia",
        "gang",
        "foreign_force",
        "government",
        "un",
        "ngo",
    ]
)


def find_acts(
    tree: Tree,
    matches: Sequence[Match[ActEntry]],
    phrases: Mapping[int, Phrase],
    dates: Sequence[DateMention],
    places: Sequence[PlaceMention],
    words: GrammarWords,
) -> list[ActMention]:
    """Return the acts of a sentence whose actor is a body that can do one: a State, a force, a group.

    A deed without such an actor («les joueurs se retirent») is no act.
    """
    acts: list[ActMention] = []
    for match in matches:
        head = next(
            (
                i
                for i in range(match.first, match.last + 1)
                if tree[i].head not in range(match.first, match.last + 1)
            ),
            match.first,
        )
        relations = Relations(tree, words).of(head, nominal=tree[head].upos in {"NOUN", "PROPN"})
        actor = _pick(relations, phrases, _ACTOR)
        if actor is None:
            continue
        target = _pick(relations, phrases, _TARGET, but=actor)
        acts.append(
            ActMention(
                type=match.entry.type,
                mode=match.entry.mode,
                sentence=tree.sentence.index,
                start=tree[match.first].start,
                end=tree[match.last].end,
                actor=actor,
                target=target,
                dates=tuple(dates),
                places=tuple(places),
                rules=(match.entry.id,),
            )
        )
    return acts


def _pick(
    relations: Mapping[int, str],
    phrases: Mapping[int, Phrase],
    wanted: tuple[str, ...],
    but: Phrase | None = None,
) -> Phrase | None:
    for label in wanted:
        for i, found in relations.items():
            phrase = phrases.get(i)
            if found == label and phrase is not None and phrase is not but and _political(phrase):
                return phrase
    return None


def _political(phrase: Phrase) -> bool:
    return phrase.cls == "party" and (phrase.kind in _POLITICAL or bool(phrase.actors))
