"""Are two mentions in one report the same happening? The features on which the scorer decides."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping

from recoupe.extraction.draft import EventMention
from recoupe.linking.agreement import compare_dates, compare_places, content_words
from recoupe.model import DateValue
from recoupe.model.tables import MEANS, type_table, weapon_table
from recoupe.resolution.events import ResolvedEvent

FAMILIES: Mapping[str, str] = {
    "air_drone_strike": "attack",
    "shelling_missile_rocket": "attack",
    "ied_mine": "attack",
    "suicide_attack": "attack",
    "grenade": "attack",
    "chemical_weapon": "attack",
    "armed_attack": "attack",
    "assassination": "attack",
    "violence_against_civilians": "attack",
    "armed_clash": "attack",
    "other": "attack",
    "interception": "attack",
    "shootdown": "air",
    "property_destruction": "attack",
    "sexual_violence": "attack",
    "territory_change": "ground",
    "abduction": "abduction",
    "arrest": "arrest",
    "weapons_seizure": "arrest",
    "protest": "unrest",
    "riot": "unrest",
}
"""Types between which one happening may be worded («attaque», «explosion», «fusillade»)."""


def is_general(kind: str) -> bool:
    """Return whether a type gives way to a more telling one."""
    return type_table()[kind].general


RECENT, WEEKS = 6, 40
"""Days before publication up to which a date is the news's, and that of the weeks before."""
LEAD = 3
"""Sentences in which a report says what it is news of."""


_JOINED = {
    "recalled differs": ("type=", "targets=", "harmed ", "tenses="),
    "firm country=apart": ("type=", "targets=", "harmed ", "date="),
    "targets=apart": ("type=", "frames=", "distance="),
    "targets=shared": ("type=", "frames=", "distance="),
}
"""Features that say more beside another: the first, and how those begin that it is joined with."""


def pair_features(a: ResolvedEvent, b: ResolvedEvent, anchor: dt.date | None) -> Iterator[str]:
    """Yield the features of two mentions, `a` the earlier in the text; `anchor` is the day of publication."""
    found = list(_single_features(a, b, anchor))
    yield from found
    for name, beginnings in _JOINED.items():
        if name in found:
            yield from (f"{name} & {other}" for other in found if other.startswith(beginnings))


def _single_features(a: ResolvedEvent, b: ResolvedEvent, anchor: dt.date | None) -> Iterator[str]:
    x, y = a.mention, b.mention
    yield from _type_features(x, y)
    yield from _standing_features(a, b, anchor)
    gap = y.sentence - x.sentence
    near = (
        "same" if gap == 0 else "next" if gap == 1 else "2-4" if gap <= 4 else "5-10" if gap <= 10 else "11+"
    )
    yield f"distance={near}"
    yield f"frames={_group(x)}+{_group(y)}"
    if x.headline:
        yield "first in headline"
    if y.definite:
        yield "second definite"
        yield f"second definite distance={near}"
    if x.recalled != y.recalled:
        yield "recalled differs"
    if x.generic or y.generic:
        yield "generic both" if x.generic and y.generic else "generic one"
    if y.another:
        yield "second is another"
    if x.text.lower() == y.text.lower():
        yield "same words"
        if not is_general(x.type):
            yield "same telling words"
    date = compare_dates(a.date, b.date)
    place = compare_places(a.place, b.place)
    yield f"date={date}"
    yield f"place={place}"
    yield f"date={date} place={place}"
    if date == "conflict":
        yield f"days apart={_distance(days_apart(a.date, b.date))}"
    if gap == 0:
        yield f"same sentence frames={'noun' if x.nominal else 'verb'}+{'noun' if y.nominal else 'verb'}"
        tokens = abs(y.head - x.head)
        if y.index == x.governor or x.index == y.governor:
            yield "one governs the other"
            yield f"governs {_group(x)}+{_group(y)}"
        elif x.governor is not None and x.governor == y.governor:
            yield "same governor"
        yield f"same sentence tokens={'1-5' if tokens <= 5 else '6-12' if tokens <= 12 else '13+'}"
    yield f"tenses={x.tense}+{y.tense}"
    if (x.modality == "actual") != (y.modality == "actual") or x.negated != y.negated:
        yield "reality differs"
    yield from _share_features(x, y)


def _standing_features(a: ResolvedEvent, b: ResolvedEvent, anchor: dt.date | None) -> Iterator[str]:
    """Yield where the two stand: in the news's days or before, in head and lead, in clauses of their own."""
    x, y = a.mention, b.mention
    second = age(b.date, anchor)
    yield f"ages={age(a.date, anchor)}+{second}"
    yield from _country_features(a, b)
    for name in ("negated", "weak", "indefinite"):
        if getattr(x, name) != getattr(y, name):
            yield f"{name} differs"
    if y.indefinite:
        yield "second indefinite"
    if x.headline:
        yield f"headline+{_group(y)}"
        if y.headline:
            yield "both in headline"
    if x.sentence <= LEAD:
        yield "first in lead"
        yield f"first in lead second {y.tense}"
        yield f"first in lead second age {second}"
    if y.inner:
        yield "second in a subordinate clause"
    if b.said and second == "undated":
        yield "second only dated by a saying"


def _country_features(a: ResolvedEvent, b: ResolvedEvent) -> Iterator[str]:
    """Yield whether the two lie in one country; firmly, where each is tied to a place that says so."""
    first, second = firm_country(a), firm_country(b)
    if first and second:
        yield f"firm country={'shared' if first == second else 'apart'}"
    elif isinstance(a.place.country, str) and isinstance(b.place.country, str):
        yield f"country={'shared' if a.place.country == b.place.country else 'apart'}"


_WHERE = frozenset({"place:location", "place:where-clause", "place:of-the-deed"})
FIRM = 0.7
"""Weight of the tie from which a place is told of a mention itself."""


def firm_country(event: ResolvedEvent, least: float = FIRM) -> str | None:
    """Return the country of the place that tells where a mention happened, if it is tied closely enough."""
    ties = [
        t
        for t in event.place_ties
        if t.weight >= least and isinstance(t.value.country, str) and _WHERE & set(t.rules)
    ]
    return str(max(ties, key=lambda t: t.weight).value.country) if ties else None


def days_apart(a: DateValue, b: DateValue) -> int:
    """Return how many days lie between two dates' intervals; 0 where they meet or one is not known."""
    bounds = (a.start, a.end, b.start, b.end)
    known = [x for x in bounds if isinstance(x, str)]
    if len(known) < 4:
        return 0
    low, high = max(known[0], known[2]), min(known[1], known[3])
    return max(0, (dt.date.fromisoformat(low) - dt.date.fromisoformat(high)).days)


def _distance(days: int) -> str:
    bins = ((1, "1"), (3, "2-3"), (8, "4-8"), (20, "9-20"), (60, "21-60"), (400, "61-400"))
    return next((name for top, name in bins if days <= top), "over 400")


def age(date: DateValue, anchor: dt.date | None) -> str:
    """Return whether a day is of the news, of the weeks before, or older."""
    if anchor is None or not isinstance(date.end, str):
        return "undated"
    days = (anchor - dt.date.fromisoformat(date.end)).days
    return "recent" if days <= RECENT else "weeks" if days <= WEEKS else "older"


_HARM = frozenset({"kill", "die", "injure"})


def _group(event: EventMention) -> str:
    """Return what a mention tells: harm to people, a deed by its noun or verb, or what its frame is."""
    if event.frame in _HARM:
        return "harm"
    if event.frame in {"event", "attack", "explode", "launch", "undergo", "deploy_bomb"}:
        return "deed noun" if event.nominal else "deed verb"
    return event.frame


def _type_features(x: EventMention, y: EventMention) -> Iterator[str]:
    if x.type == y.type:
        yield "type=same"
        yield f"type=same {x.type}"
    elif FAMILIES[x.type] == FAMILIES[y.type]:
        general = is_general(x.type) or is_general(y.type)
        yield "type=family general" if general else "type=family"
        if {x.type, y.type} <= MEANS:
            yield "other means"
    else:
        yield "type=other family"
        yield f"families={'~'.join(sorted((FAMILIES[x.type], FAMILIES[y.type])))}"


def _share_features(x: EventMention, y: EventMention) -> Iterator[str]:
    """Yield what the two mentions' roles and tolls say of one another."""
    for slot in ("perpetrators", "targets", "victims", "weapons"):
        first = role_words(x, slot)
        second = role_words(y, slot)
        if first and second:
            yield f"{slot}={'shared' if first & second else 'apart'}"
    harmed_x = role_words(x, "targets") | role_words(x, "victims")
    harmed_y = role_words(y, "targets") | role_words(y, "victims")
    if harmed_x and harmed_y:
        yield "harmed shared" if harmed_x & harmed_y else "harmed apart"
    tolls_x = {(t.slot, t.count.low) for t in x.tolls}
    tolls_y = {(t.slot, t.count.low) for t in y.tolls}
    if tolls_x and tolls_y:
        slots = {slot for slot, _ in tolls_x} & {slot for slot, _ in tolls_y}
        yield "toll shared" if tolls_x & tolls_y else "toll apart" if slots else "toll of another kind"
    elif tolls_y:
        yield f"second has a toll, first {_group(x)}"


def role_words(event: EventMention, slot: str) -> frozenset[str]:
    """Return the content words of what fills a slot of a mention; of weapons what they imply, or their kinds.

    A launcher and its rockets, a drone and a one-way drone are of one deed.
    """
    if slot == "weapons":
        kinds = (f.phrase.kind for f in event.fills if f.slot == slot)
        return frozenset(weapon_table()[kind].implies or kind for kind in kinds)
    return frozenset(w for f in event.fills if f.slot == slot for w in content_words(f.phrase.text))
