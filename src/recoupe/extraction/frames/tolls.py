"""Numbers of people killed, injured, missing or arrested, wherever a sentence tells them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from recoupe.extraction.draft import Count, EventMention, Phrase, TollMention, TollSlot
from recoupe.extraction.mentions.counts import CountMention
from recoupe.extraction.tree import Tree
from recoupe.languages.entries import CasualtyEntry, FrameName
from recoupe.languages.grammar_words import GrammarWords
from recoupe.languages.matcher import Match

FRAME_SLOT: Mapping[FrameName, TollSlot] = {
    "kill": "killed",
    "die": "killed",
    "injure": "injured",
    "arrest": "arrested",
}
"""Deeds whose counted sufferers are a toll."""

REACH = 6
"""Tokens between a count and the casualty word that it counts («au moins 12 civils maliens ont été tués»)."""


def noun_tolls(
    tree: Tree,
    matches: Sequence[Match[CasualtyEntry]],
    counts: Sequence[CountMention],
    words: GrammarWords,
) -> list[TollMention]:
    """Return the tolls told by a counted casualty word: «12 morts», «une vingtaine de blessés», «aucun mort»."""
    tolls: list[TollMention] = []
    used: set[int] = set()
    for match in matches:
        found = _count_before(tree, match, counts, used)
        if found is None:
            continue
        used.add(found.first)
        kind_span = tree[match.last].end
        tolls.append(
            TollMention(
                slot=match.entry.slot,
                count=found.count,
                sentence=tree.sentence.index,
                start=found.count.start,
                end=max(kind_span, found.count.end),
                part=_is_part(tree, found.first, words),
                rules=(match.entry.id,),
            )
        )
    return tolls


def _count_before(
    tree: Tree, match: Match[CasualtyEntry], counts: Sequence[CountMention], used: set[int]
) -> CountMention | None:
    """Return the count that counts the casualty word: before it, nothing but words of one group between."""
    best: CountMention | None = None
    for count in counts:
        gap = match.first - count.last - 1
        if count.first in used or not 0 <= gap <= REACH:
            continue
        between = [tree[i] for i in range(count.last + 1, match.first)]
        if any(t.upos in {"VERB", "PUNCT", "CCONJ", "SCONJ"} for t in between):
            continue
        if count.article and gap > 1:
            continue
        best = count
    return best


def _is_part(tree: Tree, first: int, words: GrammarWords) -> bool:
    """Return whether the count is told as part of another («dont trois enfants», «parmi lesquels»)."""
    before = [tree[i].lower for i in range(max(0, first - 3), first)]
    return any(word in before for word in words.numbers.part)


def event_tolls(
    text: str, tree: Tree, event: EventMention, counts: Sequence[CountMention], words: GrammarWords
) -> list[TollMention]:
    """Return the tolls that a deed of harm tells by its sufferers: «trois soldats ont été tués»."""
    slot = FRAME_SLOT.get(event.frame)
    if slot is None or event.nominal or event.modality in {"hypothetical", "feared", "future"}:
        return []
    sufferers = [f.phrase for f in event.fills if f.slot == "victims" or (slot == "arrested" and f.slot == "targets")]
    tolls = [_toll(slot, phrase, tree, event, words) for phrase in sufferers if not phrase.pronoun]
    found = [t for t in tolls if t is not None]
    if not found and not event.negated:
        count = _near_count(tree, event, counts)
        if count is not None:
            found = [_from_count(slot, count, tree, event, words)]
    return found


def _toll(
    slot: TollSlot, phrase: Phrase, tree: Tree, event: EventMention, words: GrammarWords
) -> TollMention | None:
    count = phrase.count
    if count is None:
        if phrase.plural or not (phrase.person or phrase.named):
            return None
        count = Count(1, 1, phrase.start, phrase.end)
    if event.negated and count.low > 0:
        return None
    return TollMention(
        slot=slot,
        count=count,
        sentence=event.sentence,
        start=min(phrase.start, event.start),
        end=max(phrase.end, event.end),
        kind=phrase.kind if phrase.cls == "party" else None,
        part=_is_part(tree, phrase.first, words),
        rules=(f"toll:{event.frame}", *event.rules),
    )


def _near_count(tree: Tree, event: EventMention, counts: Sequence[CountMention]) -> CountMention | None:
    """«cinq autres blessés»: the count stands just before the participle, its noun left out."""
    for count in counts:
        if count.last < event.first and event.first - count.last <= 4 and not count.article:
            between = [tree[i] for i in range(count.last + 1, event.first)]
            if not any(t.upos in {"PUNCT", "CCONJ", "VERB"} for t in between):
                return count
    return None


def _from_count(
    slot: TollSlot, count: CountMention, tree: Tree, event: EventMention, words: GrammarWords
) -> TollMention:
    return TollMention(
        slot=slot,
        count=count.count,
        sentence=event.sentence,
        start=min(count.count.start, event.start),
        end=max(count.count.end, event.end),
        part=_is_part(tree, count.first, words),
        rules=(f"toll:{event.frame}", *event.rules),
    )
