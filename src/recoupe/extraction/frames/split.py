"""«les bases d'A et de B ont été visées» is two happenings: one mention for each named target."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from recoupe.extraction.draft import EventMention, Fill, Phrase
from recoupe.extraction.mentions.places import PlaceMention
from recoupe.extraction.tree import Tree
from recoupe.languages.grammar_words import GrammarWords

_SPLIT_KINDS = frozenset({"facility"})
"""Kinds whose plural with several names stands for several targets. Villages and towns do not split:
«les villages voisins de C et D» are one place of one happening unless their tolls are told apart."""

SPLIT = "split:named-targets"
"""Rule of a target that was told apart from others of the same wording."""


def split_events(
    text: str, tree: Tree, events: Sequence[EventMention], words: GrammarWords
) -> list[EventMention]:
    """Return the events of a sentence, those with several named targets of one plural noun told apart.

    The preposition must be said again before every name («d'A et de B»): without it the names may be one.
    """
    found: list[EventMention] = []
    for event in events:
        targets = [f for f in event.fills if f.slot == "targets"]
        several = next(((f, p) for f in targets if len(p := _names(text, tree, f.phrase, words)) > 1), None)
        if several is None:
            found.append(event)
            continue
        fill, parts = several
        if any(t.score > fill.score and not t.phrase.plural for t in targets):
            # «visées …, après l'attaque d'un convoi»: the attack has a target of its own.
            rest = tuple(f for f in event.fills if f is not fill)
            found.append(msgspec.structs.replace(event, fills=rest))
            continue
        found.extend(_one(event, part, parts) for part in parts)
    return found


def _names(text: str, tree: Tree, phrase: Phrase, words: GrammarWords) -> list[Phrase]:
    """Return a phrase for each name that completes a plural noun, each led by its own preposition."""
    if phrase.kind not in _SPLIT_KINDS or not phrase.plural:
        return []
    i = phrase.head + 1
    while i < len(tree) and tree[i].upos == "ADJ":
        i += 1
    parts: list[Phrase] = []
    while i < len(tree) and tree[i].lower in words.genitive:
        start = i + 1
        end = start
        while end < len(tree) and _in_name(tree, end, start):
            end += 1
        if end == start:
            break
        parts.append(_part(text, tree, phrase, start, end - 1))
        i = end
        if i < len(tree) and (tree[i].lower in words.numbers.and_words or tree[i].lower == ","):
            i += 1
        else:
            break
    return parts


def _in_name(tree: Tree, i: int, start: int) -> bool:
    token = tree[i]
    return any(c.isupper() for c in token.text) or (i > start and token.upos == "PROPN")


def _part(text: str, tree: Tree, phrase: Phrase, first: int, last: int) -> Phrase:
    start, end = tree[first].start, tree[last].end
    return msgspec.structs.replace(
        phrase,
        first=first,
        last=last,
        head=first,
        start=start,
        end=end,
        text=text[start:end],
        count=None,
        plural=False,
        named=True,
        rules=(*phrase.rules, SPLIT),
    )


def _one(event: EventMention, part: Phrase, parts: Sequence[Phrase]) -> EventMention:
    """Return the event as it befell one of the named targets: its own place first, the others' left out."""
    others = [p for p in parts if p is not part]
    fills = [f for f in event.fills if not _is_plural_noun(f) and not _names_other(f, others)]
    fills.append(Fill(slot="targets", phrase=part, score=0.9, rules=part.rules))
    own = [p for p in event.places if _meets(p, part)]
    rest = [p for p in event.places if p not in own and not any(_meets(p, o) for o in others)]
    return msgspec.structs.replace(event, fills=tuple(fills), places=(*own, *rest))


def _is_plural_noun(fill: Fill) -> bool:
    return fill.slot in {"targets", "victims"} and fill.phrase.kind in _SPLIT_KINDS and fill.phrase.plural


def _names_other(fill: Fill, others: Sequence[Phrase]) -> bool:
    return any(fill.phrase.start < p.end and p.start < fill.phrase.end for p in others)


def _meets(place: PlaceMention, part: Phrase) -> bool:
    return place.phrase.start < part.end and part.start < place.phrase.end


def renumber(events: Sequence[EventMention], index: int) -> tuple[EventMention, ...]:
    """Return the events numbered from `index` on, the governors among them renumbered alike."""
    new = {e.index: index + n for n, e in reversed(list(enumerate(events)))}
    return tuple(
        msgspec.structs.replace(
            e, index=index + n, governor=new.get(e.governor) if e.governor is not None else None
        )
        for n, e in enumerate(events)
    )
