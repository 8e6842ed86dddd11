"""From mentions to incidents inside one report: each mention joins the incident it most likely belongs to."""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.extraction.draft import EventMention
from recoupe.extraction.scorer import Weights, load_weights
from recoupe.linking.agreement import compare_dates, compare_places, content_words
from recoupe.linking.pairs import FAMILIES, pair_features
from recoupe.resolution.events import ResolvedEvent

THRESHOLD = 0.35
"""Probability above which a mention joins an incident; see `training/README.md`."""

Cluster = tuple[ResolvedEvent, ...]


def cluster(events: Sequence[ResolvedEvent], weights: Weights | None = None) -> tuple[Cluster, ...]:
    """Group mentions into happenings, in the order of the text.

    A mention joins the cluster whose members it resembles most (the mean of its best link and its mean
    link); one that names another day or another town than the cluster does not join it.
    """
    table = weights or load_weights("same")
    clusters: list[list[ResolvedEvent]] = []
    for event in sorted(events, key=lambda e: e.mention.start):
        best, best_score = None, THRESHOLD
        for members in clusters:
            if not _compatible(members, event):
                continue
            links = [table.probabilities(pair_features(m, event))["same"] for m in members]
            score = (max(links) + sum(links) / len(links)) / 2
            if score > best_score:
                best, best_score = members, score
        if best is None:
            clusters.append([event])
        else:
            best.append(event)
    return tuple(tuple(members) for members in clusters)


def _compatible(members: Sequence[ResolvedEvent], event: ResolvedEvent) -> bool:
    if any(_told_apart(m.mention, event.mention) for m in members):
        return False
    families = {FAMILIES[m.mention.type] for m in members}
    if "arrest" in families and FAMILIES[event.mention.type] == "attack" and len(families) == 1:
        return False
    dates = [compare_dates(m.date, event.date) for m in members]
    if dates.count("conflict") > dates.count("agree"):
        return False
    places = [compare_places(m.place, event.place) for m in members]
    return places.count("conflict") <= places.count("agree")


def _told_apart(a: EventMention, b: EventMention) -> bool:
    """Return whether two mentions befell different named sites («la base d'A», «la base de B»)."""
    if (a.sentence, a.first, a.last) == (b.sentence, b.first, b.last):
        return True
    first, second = _sites(a), _sites(b)
    return bool(first and second) and not first & second


def _sites(event: EventMention) -> frozenset[str]:
    """Return the words of the names of the facilities hit, their common noun left out."""
    names: set[str] = set()
    for fill in event.fills:
        if fill.slot == "targets" and fill.phrase.kind == "facility":
            capitals = [w for w in fill.phrase.text.split() if w[:1].isupper() or w[2:3].isupper()]
            names |= content_words(" ".join(capitals))
    return frozenset(names)
