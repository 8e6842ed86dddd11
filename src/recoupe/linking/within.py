"""From mentions to incidents inside one report: each mention joins the incident it most likely belongs to."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from recoupe.extraction.draft import EventMention
from recoupe.extraction.scorer import Weights, load_weights
from recoupe.linking.agreement import content_words
from recoupe.linking.pairs import FAMILIES, age, days_apart, firm_country, is_general, pair_features
from recoupe.model.tables import MEANS, weapon_table
from recoupe.resolution.events import ResolvedEvent

THRESHOLD = 0.65
"""Probability above which a mention joins an incident; see `training/README.md`."""

BEST = 0.8
"""Weight of the best link beside the mean of all links when a mention looks for its cluster."""

FAR_DAYS = 20
"""Days between two dates from which they are of two happenings. Nearer ones are too often the date of the
saying or of a trial read as the deed's: 20 gave the best pairwise F1 of 20, 45, 100."""

CERTAIN = 1.0
"""Weight of the ties to places from which two countries make two happenings: of the annotated pairs of
mentions so tied to two countries, four in five are."""

Cluster = tuple[ResolvedEvent, ...]


NEAR = 0.08
"""Clusters that a mention resembles nearly as much as the best one: of these it joins the one told last
before it. On the gold and our own gold incidents F1 is flat from 0 to 0.1; 0.08 holds best when the
paragraphs of a report are put in another order."""


def cluster(
    events: Sequence[ResolvedEvent], anchor: dt.date | None = None, weights: Weights | None = None
) -> tuple[Cluster, ...]:
    """Group mentions into happenings, in the order of the text; `anchor` is the day of publication.

    What befell one named site is put together first, then what firm words tell, those that say what kind of
    deed it was before the others, then what weak ones do, each in the order of the text. A mention
    joins the cluster whose members it resembles most (the mean of its best link and its mean link); one that
    befell another named target, or is of another month than the cluster, does not join it.
    """
    table = weights or load_weights("same")
    clusters = _of_named_sites(events, anchor)
    placed = {id(event) for members in clusters for event in members}
    rest = [event for event in events if id(event) not in placed]
    for event in sorted(rest, key=_rank):
        open_to = [members for members in clusters if _compatible(members, event, anchor)]
        home = next((c for c in open_to if any(_same_site(m.mention, event.mention) for m in c)), None)
        if home is None:
            home = _most_alike(open_to, event, anchor, table)
        if home is None:
            clusters.append([event])
        else:
            home.append(event)
    in_order = (sorted(members, key=_start) for members in clusters)
    return tuple(tuple(members) for members in sorted(in_order, key=lambda c: _start(c[0])))


def _rank(event: ResolvedEvent) -> tuple[bool, bool, int]:
    return event.mention.weak, not _is_telling(event.mention), _start(event)


def _of_named_sites(events: Sequence[ResolvedEvent], anchor: dt.date | None) -> list[list[ResolvedEvent]]:
    """Return the mentions that befell one named site, together, where there are two or more."""
    groups: list[list[ResolvedEvent]] = []
    for event in sorted((e for e in events if _sites(e.mention)), key=_start):
        for members in groups:
            alike = any(_same_site(m.mention, event.mention) for m in members)
            if alike and _compatible(members, event, anchor):
                members.append(event)
                break
        else:
            groups.append([event])
    return [members for members in groups if len(members) > 1]


def _most_alike(
    clusters: Sequence[list[ResolvedEvent]], event: ResolvedEvent, anchor: dt.date | None, table: Weights
) -> list[ResolvedEvent] | None:
    """Return the cluster that a mention joins by likeness, or None where it resembles none enough."""
    scored: list[tuple[float, int, list[ResolvedEvent]]] = []
    for members in clusters:
        links = [table.probability("same", _features(m, event, anchor)) for m in members]
        score = BEST * max(links) + (1 - BEST) * sum(links) / len(links)
        if score > THRESHOLD:
            before = [_start(m) for m in members if _start(m) < _start(event)]
            scored.append((score, max(before, default=-1), members))
    if not scored:
        return None
    top = max(score for score, _, _ in scored)
    return max((s for s in scored if s[0] >= top - NEAR), key=lambda s: s[1])[2]


def _start(event: ResolvedEvent) -> int:
    return event.mention.start


def _features(a: ResolvedEvent, b: ResolvedEvent, anchor: dt.date | None) -> Iterator[str]:
    first, second = sorted((a, b), key=_start)
    return pair_features(first, second, anchor)


def _compatible(members: Sequence[ResolvedEvent], event: ResolvedEvent, anchor: dt.date | None) -> bool:
    if any(_told_apart(m.mention, event.mention) for m in members):
        return False
    mine = event.mention
    if any(
        _is_earlier_one(m) != _is_earlier_one(event) and m.mention.sentence != mine.sentence for m in members
    ):
        return False
    if any(m.mention.recalled != mine.recalled and _is_other_news(m, event, anchor) for m in members):
        return False
    own_country = firm_country(event, CERTAIN)
    if own_country and any((firm_country(m, CERTAIN) or own_country) != own_country for m in members):
        return False
    families = {FAMILIES[m.mention.type] for m in members}
    own = FAMILIES[mine.type]
    if own not in families and ({own} | families) & _APART:
        return False
    far = [days_apart(m.date, event.date) > FAR_DAYS for m in members]
    dated = sum(isinstance(m.date.start, str) for m in members)
    return 2 * sum(far) <= max(dated, 1)


def _is_earlier_one(event: ResolvedEvent) -> bool:
    """Return whether a mention brings up another deed: «une embuscade avait déjà fait dix morts en 2019»."""
    mention = event.mention
    return mention.indefinite and mention.tense == "pluperfect" and isinstance(event.date.start, str)


def _is_other_news(a: ResolvedEvent, b: ResolvedEvent, anchor: dt.date | None) -> bool:
    """Return whether a recalled mention and one that is not tell two things.

    The other is of the days before publication, or both name a deed of their own («l'anniversaire de
    l'assassinat» beside an explosion).
    """
    if a.mention.type != b.mention.type and _is_telling(a.mention) and _is_telling(b.mention):
        return True
    told = b if a.mention.recalled else a
    return age(told.date, anchor) == "recent"


def _is_telling(event: EventMention) -> bool:
    """Return whether a mention says what kind of deed it was, by its word or by its weapon."""
    return not is_general(event.type) or bool(_means(event))


def _told_apart(a: EventMention, b: EventMention) -> bool:
    """Return whether two mentions befell different named sites, or different targets in one sentence."""
    if (a.sentence, a.first, a.last) == (b.sentence, b.first, b.last):
        return True
    first, second = _sites(a), _sites(b)
    if first and second and not first & second:
        return True
    ways = _means(a), _means(b)
    if ways[0] and ways[1] and not ways[0] & ways[1]:
        return True
    if a.sentence == b.sentence and (a.recalled != b.recalled or (a.another and b.governor != a.index)):
        return True
    if a.sentence != b.sentence or not {a.frame, b.frame} <= _AIMED or b.definite:
        return False
    hit_a, hit_b = _hit(a), _hit(b)
    return bool(hit_a and hit_b) and not hit_a & hit_b


_APART = frozenset({"arrest", "air"})
"""Families that never join another: an arrest after an attack, and what was shot down during one, are
happenings of their own (codebook of the gold; design, section 3)."""

_EXCLUSIVE = MEANS - {"suicide_attack"}
"""Means that exclude one another: a drone strike is no roadside bomb."""

_AIMED = frozenset({"attack", "event", "undergo", "launch", "destroy", "shootdown"})
"""Deeds that are aimed at something: two of them at two things in one sentence are two happenings."""


def _means(event: EventMention) -> frozenset[str]:
    """Return the exclusive means that a mention tells by its own word or, where that is open, by a weapon."""
    if event.type in _EXCLUSIVE:
        return frozenset() if event.weak else frozenset({event.type})
    if not is_general(event.type):
        return frozenset()
    tied = (f for f in event.fills if f.slot == "weapons" and not f.rules[0].endswith("/far"))
    return frozenset(weapon_table()[f.phrase.kind].implies or "" for f in tied) & _EXCLUSIVE


def _hit(event: EventMention) -> frozenset[str]:
    """Return the words of the targets that an arc ties to the mention."""
    return frozenset(
        word
        for fill in event.fills
        if fill.slot == "targets" and not fill.rules[0].endswith("/far") and not fill.phrase.pronoun
        for word in content_words(fill.phrase.text)
    )


def _same_site(a: EventMention, b: EventMention) -> bool:
    """Return whether two mentions befell the same named site: surer than any other likeness."""
    return bool(_sites(a) & _sites(b))


def _sites(event: EventMention) -> frozenset[str]:
    """Return the words of the names of the facilities hit, their common noun left out."""
    names: set[str] = set()
    for fill in event.fills:
        if fill.slot == "targets" and fill.phrase.kind == "facility":
            rest = fill.phrase.text.split() if fill.phrase.named else fill.phrase.text.split()[1:]
            capitals = [w for w in rest if any(c.isupper() for c in w)]
            names |= content_words(" ".join(capitals))
    return frozenset(names)
