"""Is a candidate incident one at all, and is it what the report is news of, or only recalled?"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal

import msgspec

from recoupe.extraction.draft import ClaimMention, TollMention
from recoupe.extraction.scorer import Weights, load_weights
from recoupe.linking.agreement import compare_dates, compare_places
from recoupe.linking.facts import IN_SCOPE, OPENING, OUT_OF_SCOPE, ReportFacts, leading_mark
from recoupe.linking.pairs import FAMILIES
from recoupe.linking.within import Cluster
from recoupe.model import DateValue, PlaceValue

Verdict = Literal["none", "background", "fresh"]

THRESHOLD_FRESH = 0.4
THRESHOLD_ANY = 0.35
"""Probabilities above which an incident of a report that is news is its news, and above which a candidate is
kept at all; see `training/README.md`."""
REPORT_IS_NEWS = 0.4
"""Probability above which a report tells news at all, by its candidates and its words: out of fold on 1,010
reports relevance F1 is .82 so, .757 by all candidates together, .747 by the likeliest alone."""
LEAST = 1e-3
"""What a probability is kept away from 0 and 1 by where its log-odds are taken."""


_EVERYWHERE = frozenset({"recall", "hypothetical"})
"""Marks that stand in over half of all reports: they tell of their sentence, not of the report."""


class NewsView(msgspec.Struct, frozen=True):
    """A candidate incident with what decides whether it is news."""

    cluster: Cluster
    kind: str
    date: DateValue
    place: PlaceValue
    tolls: tuple[TollMention, ...]
    claims: tuple[ClaimMention, ...]
    order: int
    total: int
    largest: bool
    head_taken: bool


def leading(views: Sequence[NewsView]) -> NewsView | None:
    """Return the candidate that a report seems to be about: told in its head, most often, first."""
    return max(
        views,
        key=lambda v: (
            any(e.mention.headline and not e.mention.weak for e in v.cluster),
            sum(not e.mention.weak and not e.mention.generic for e in v.cluster),
            -v.order,
        ),
        default=None,
    )


def _beside_leader(view: NewsView, leader: NewsView) -> Iterator[str]:
    """Yield how a candidate stands to the report's leading one: told with it, on its day, at its place."""
    if view is leader:
        yield "leader"
        return
    own = {e.mention.sentence for e in view.cluster}
    others = {e.mention.sentence for e in leader.cluster}
    if own & others:
        yield "in a sentence of the leader"
    elif any(abs(a - b) == 1 for a in own for b in others):
        yield "next to the leader"
    if {(e.mention.sentence, e.mention.first) for e in view.cluster} & {
        (e.mention.sentence, e.mention.first) for e in leader.cluster
    }:
        yield "split from the leader"
    yield f"leader's day {compare_dates(view.date, leader.date)}"
    yield f"leader's place {compare_places(view.place, leader.place)}"
    yield f"leader's family {'same' if FAMILIES[view.kind] == FAMILIES[leader.kind] else 'other'}"
    if is_solid(view.cluster):
        yield "solid beside a leader"


def is_solid(cluster: Cluster) -> bool:
    """Return whether a happening is told outright: a firm word, real and single, with means or sufferers."""
    firm = any(
        not m.weak and not m.generic and m.modality == "actual" and not m.negated
        for m in (e.mention for e in cluster)
    )
    tied = any(
        not f.rules[0].endswith("/far") and f.slot in {"targets", "victims", "weapons"}
        for e in cluster
        for f in e.mention.fills
    )
    return firm and tied


def settle_verdicts(
    clusters: Sequence[Cluster], verdicts: Sequence[Verdict], facts: ReportFacts
) -> list[Verdict]:
    """Return the verdicts with what the scorer cannot see put right.

    Targets split from one wording («les bases d'A et de B») share the best verdict; in a report that is
    chiefly of political violence what is told outright is kept at least as background.
    """
    rank = {"none": 0, "background": 1, "fresh": 2}
    rival = max((facts.marks.get(m, 0) for m in OUT_OF_SCOPE), default=0)
    political = facts.marks.get("political_violence", 0) > rival
    found: list[Verdict] = []
    for cluster, verdict in zip(clusters, verdicts, strict=True):
        best = verdict
        if verdict == "none" and political and is_solid(cluster):
            best = "background"
        own = {(e.mention.sentence, e.mention.first) for e in cluster}
        for other, given in zip(clusters, verdicts, strict=True):
            if other is not cluster and own & {(e.mention.sentence, e.mention.first) for e in other}:
                best = max(best, given, key=lambda v: rank[v])
        found.append(best)
    return found


def news_features(view: NewsView, facts: ReportFacts, leader: NewsView | None = None) -> Iterator[str]:
    """Yield the features of a candidate incident; structure and classes only, no words."""
    mentions = [e.mention for e in view.cluster]
    n = len(mentions)
    yield f"family={FAMILIES[view.kind]}"
    yield f"mentions={'1' if n == 1 else '2' if n == 2 else '3-4' if n <= 4 else '5+'}"
    yield f"order={'first' if view.order == 0 else 'second' if view.order == 1 else 'later'}"
    many = "1" if view.total == 1 else "2-3" if view.total <= 3 else "4-8" if view.total <= 8 else "9+"
    yield f"candidates={many}"
    headline = any(m.headline for m in mentions)
    yield "headline" if headline else "body only"
    first = min(m.sentence for m in mentions) - facts.headline
    place = 0.0 if first < 0 else first / max(1, facts.sentences - facts.headline)
    yield f"first={'head' if first < 0 else 'lead' if first < 3 else 'upper' if place < 0.4 else 'lower'}"
    if view.largest:
        yield "largest"
        yield f"largest {'headline' if headline else 'body only'}"
    if view.head_taken and not headline:
        yield "another in headline"
    strong = any(not m.weak for m in mentions)
    yield f"{'strong' if strong else 'weak'} {'headline' if headline else 'body'}"
    if leader is not None:
        yield from _beside_leader(view, leader)
    yield from _reality_features(view)
    yield from _slot_features(view)
    if facts.recent_lead:
        yield "recent lead"
        yield f"recent lead {'headline' if headline else 'body'}"
    for name in _date_features(view.date, facts.anchor):
        yield name
        if name.startswith(("age=", "no date")):
            yield f"{name} {'headline' if headline else 'body'}"
            yield f"{name} {'recent' if facts.recent_lead else 'old'} lead"
            yield f"{name} family={FAMILIES[view.kind]}"
            told = any(m.modality == "actual" and not m.nominal for m in mentions)
            yield f"{name} {'told' if told else 'named'}"
    yield from _mark_features(view, facts, headline=headline)


def _reality_features(view: NewsView) -> Iterator[str]:
    mentions = [e.mention for e in view.cluster]
    if all(m.weak for m in mentions):
        yield "weak only"
    if all(m.weak or m.generic or m.negated or m.modality != "actual" for m in mentions):
        yield NOTHING_FIRM
    if all(m.generic for m in mentions):
        yield "generic only"
    if any(m.recalled for m in mentions):
        yield "recalled"
    if all(m.negated for m in mentions):
        yield "negated only"
    if all(m.modality != "actual" for m in mentions):
        yield "unreal only"
        yield f"unreal {mentions[0].modality}"
    if any(m.modality == "actual" and not m.nominal and not m.negated for m in mentions):
        yield "told by a verb"
        if any(m.tense == "past" and m.modality == "actual" and not m.nominal for m in mentions):
            yield "told in the past"
    if any(m.nominal and m.tense == "past" and m.modality == "actual" and not m.generic for m in mentions):
        yield "named in the past"
    if any(m.indefinite and not m.generic and m.modality == "actual" and not m.negated for m in mentions):
        yield "brought up"
    if any(m.tense == "pluperfect" for m in mentions):
        yield "pluperfect"
    if all(m.inner > 0 for m in mentions):
        yield "subordinate only"


def _slot_features(view: NewsView) -> Iterator[str]:
    fills = [f for e in view.cluster for f in e.mention.fills]
    for slot in ("perpetrators", "targets", "victims", "weapons"):
        if any(f.slot == slot for f in fills):
            yield f"has {slot}"
    kinds = {f.phrase.kind for f in fills if f.slot == "perpetrators"}
    armed = kinds & {"state_force", "rebel_group", "militia", "communal_militia", "foreign_force", "gang"}
    if armed:
        yield "armed perpetrator"
    if not isinstance(view.place.missing, str):
        yield "has place"
    if any(t.slot == "killed" and t.count.low for t in view.tolls):
        yield "has killed"
    if any(t.slot == "injured" and t.count.low for t in view.tolls):
        yield "has injured"
    stances = {c.stance for c in view.claims}
    if stances:
        yield "has claims"
    for stance in sorted(stances):
        yield f"stance={stance}"


def _date_features(date: DateValue, anchor: dt.date | None) -> Iterator[str]:
    start, end = date.start, date.end
    if not isinstance(start, str) or not isinstance(end, str):
        yield "no date"
        return
    try:
        first, last = dt.date.fromisoformat(start), dt.date.fromisoformat(end)
    except ValueError:
        yield "no date"
        return
    span = (last - first).days
    yield f"span={'day' if span <= 1 else 'week' if span <= 8 else 'month' if span <= 40 else 'long'}"
    if anchor is None:
        yield "undated report"
        return
    age = (anchor - last).days
    bins = ((2, "0-2"), (4, "3-4"), (8, "5-8"), (31, "9-31"), (366, "32-366"))
    name = next((label for top, label in bins if age <= top), "over a year")
    yield f"age={'future' if age < 0 and span < 30 else name}"


def _mark_features(view: NewsView, facts: ReportFacts, *, headline: bool) -> Iterator[str]:
    beside: set[str] = set()
    for event in view.cluster:
        beside |= facts.by_sentence.get(event.mention.sentence, frozenset())
    for mark in sorted(beside):
        yield f"beside {mark}"
    size = max(1, facts.sentences)
    for mark, count in sorted(facts.marks.items()):
        if mark in _EVERYWHERE:
            continue
        share = count / size
        yield f"report {mark}={'some' if share < 0.1 else 'often' if share < 0.3 else 'all over'}"
        if headline and mark in facts.by_sentence.get(0, frozenset()):
            yield f"title {mark}"
    deed = any(f.slot in {"perpetrators", "weapons"} for e in view.cluster for f in e.mention.fills)
    if not deed:
        yield "nobody's deed"
        accident = facts.marks.get("accident", 0) + facts.marks.get("disaster", 0)
        if accident:
            yield f"nobody's deed in a report of {'an accident' if accident > 2 else 'some accident'}"
        if "accident" in beside or "disaster" in beside:
            yield "nobody's deed beside an accident"
    political = facts.marks.get("political_violence", 0)
    rival = max((facts.marks.get(m, 0) for m in OUT_OF_SCOPE), default=0)
    level = "none" if not political else "some" if political <= rival else "leads"
    yield f"political={level}"
    yield f"family={FAMILIES[view.kind]} political={level}"
    for index in range(facts.headline):
        for mark in sorted(facts.by_sentence.get(index, frozenset()) - _EVERYWHERE):
            yield f"head {mark}"
    yield from _world_features(view, facts)


def _world_features(view: NewsView, facts: ReportFacts) -> Iterator[str]:
    """Yield of what world the report is: war and unrest, or one in which violence is out of scope."""
    family = FAMILIES[view.kind]
    by_nobody = all(f.slot != "perpetrators" for e in view.cluster for f in e.mention.fills)
    for opening in (False, True):
        world = leading_mark(facts, opening=opening)
        scope = "none" if world == "none" else "in" if world in IN_SCOPE else "out"
        part = "opening" if opening else "report"
        yield f"{part} {scope} scope family={family}"
        if by_nobody:
            yield f"{part} {scope} scope by nobody"
    first = range(facts.headline + OPENING)
    opened = frozenset[str]().union(*(facts.by_sentence.get(k, frozenset()) for k in first))
    if not opened & {*IN_SCOPE}:
        yield "opening without politics"
        yield f"opening without politics family={family}"
    if not any(facts.marks.get(m) for m in IN_SCOPE):
        yield f"no politics family={family}"


PLANNED = "age=future"
"""Feature of a happening dated after the report: it is planned or feared, and no incident yet."""


NOTHING_FIRM = "nothing firm"
EVIDENCE = frozenset({"has killed", "has injured", "has weapons", "has victims"})
"""What a candidate of weak, unreal or generic words alone needs beside them to be news."""


def is_groundless(features: Sequence[str]) -> bool:
    """Return whether a candidate rests on no firm word and on no evidence beside it."""
    return NOTHING_FIRM in features and not EVIDENCE & set(features)


def news_chance(features: Sequence[str], chances: Mapping[str, float]) -> float:
    """Return the probability that a candidate is news: none for what is planned or rests on nothing."""
    return 0.0 if PLANNED in features or is_groundless(features) else chances["fresh"]


class Decision(msgspec.Struct, frozen=True):
    """What a candidate is if its report is news; `chance` is that of being news in whatever report.

    `fresh` is its probability of being news in a report that is news.
    """

    verdict: Verdict
    chance: float
    fresh: float


def decide(features: Sequence[str], weights: Weights | None = None, fresh: Weights | None = None) -> Decision:
    """Return what a candidate is.

    What is only planned is none; what rests on no firm word and no evidence is no news.
    """
    if PLANNED in features:
        return Decision("none", 0.0, 0.0)
    names = tuple(dict.fromkeys(features))
    chances = (weights or load_weights("news")).probabilities(names)
    chance = news_chance(features, chances)
    among = (fresh or load_weights("fresh")).probability("fresh", names) if chance else 0.0
    if among >= THRESHOLD_FRESH:
        return Decision("fresh", chance, among)
    kept = chances["fresh"] + chances["background"] >= THRESHOLD_ANY
    return Decision("background" if kept else "none", chance, among)


def together(chances: Iterable[float]) -> float:
    """Return the probability that one candidate at least is news, if each may be it independently."""
    return 1 - math.prod(1 - chance for chance in chances)


def log_odds(chance: float) -> float:
    """Return the log-odds of a probability, kept away from the infinite."""
    return math.log((chance + LEAST) / (1 - chance + LEAST))


def report_chance(chance: float, topic: float, weights: Weights | None = None) -> float:
    """Return the probability that a report is news, by its candidates together and its words (log-odds)."""
    weight = (weights or load_weights("report")).weight["news"]
    value = weight["bias"] + weight["candidates"] * log_odds(chance) + weight["topic"] * topic
    return 1 / (1 + math.exp(-value))


def decide_report(
    rows: Sequence[Sequence[str]],
    topic: float,
    weights: Weights | None = None,
    fresh: Weights | None = None,
    report: Weights | None = None,
) -> list[Verdict]:
    """Return what each candidate of a report is.

    A report which its candidates together and its words make likely to be news tells at least its likeliest
    candidate as news; in one that is not, all are recalled.
    """
    decided = [decide(row, weights, fresh) for row in rows]
    verdicts = [decision.verdict for decision in decided]
    chance = together(decision.chance for decision in decided)
    if not chance or report_chance(chance, topic, report) < REPORT_IS_NEWS:
        return ["background" if verdict == "fresh" else verdict for verdict in verdicts]
    if "fresh" not in verdicts:
        likeliest = max(range(len(decided)), key=lambda k: (decided[k].fresh, decided[k].chance, -k))
        verdicts[likeliest] = "fresh"
    return verdicts
