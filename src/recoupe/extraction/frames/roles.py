"""Who did what to whom, with what: candidates of wide recall, decided by a linear scorer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import get_args

import msgspec

from recoupe.extraction.draft import EventMention, Fill, Phrase, RoleSlot
from recoupe.extraction.scorer import Weights, load_weights
from recoupe.extraction.tree import Tree
from recoupe.languages.entries import FrameName
from recoupe.model.slots import Harm
from recoupe.model.tables import MEANS

SLOTS: tuple[RoleSlot, ...] = get_args(RoleSlot)

THRESHOLD: Mapping[RoleSlot, float] = {
    "perpetrators": 0.3,
    "targets": 0.25,
    "victims": 0.25,
    "weapons": 0.4,
}
"""Probability above which a candidate fills a slot; see `training/README.md` for how they were set."""

_BEFALLEN: frozenset[RoleSlot] = frozenset({"targets", "victims"})
TIED = 0.6
"""Share of the threshold that suffices where an arc ties the phrase to the trigger: the scorer learns from
annotators' wordings, which leave out many a target that the sentence names."""

_HARM: Mapping[FrameName, Harm] = {
    "kill": "killed",
    "die": "killed",
    "injure": "injured",
    "abduct": "abducted",
    "arrest": "arrested",
}


_THINGS: frozenset[FrameName] = frozenset({"shootdown", "intercept", "seize"})
"""Deeds done to things: what stands in a weapon's words is then what was hit or taken, not the means."""
_PEOPLE = frozenset({"protesters", "rioters", "civilians", "other"})
_PATIENTS = frozenset({"obj", "subj_pass", "of", "in_subj_pass", "event_obj"})


class TriggerView(msgspec.Struct, frozen=True):
    """What the role scorer sees of a trigger."""

    head: int
    first: int
    last: int
    type: str
    frame: FrameName
    nominal: bool
    passive: bool


class Candidate(msgspec.Struct, frozen=True):
    """A phrase that may fill a role of a trigger, with the features that speak for or against it."""

    phrase: Phrase
    relation: str
    features: tuple[str, ...]


def candidates(
    tree: Tree,
    trigger: TriggerView,
    labels: Mapping[int, str],
    phrases: Mapping[int, Phrase],
    heads: frozenset[int],
) -> Iterator[Candidate]:
    """Yield every phrase of the sentence that could fill a role of the trigger.

    `labels` are the relations to this trigger, `heads` the heads of all triggers of the sentence.
    """
    for head, phrase in phrases.items():
        relation = labels.get(head)
        if trigger.first <= head <= trigger.last or (head in heads and not _are_people(phrase, relation)):
            continue
        if relation is None and phrase.cls == "other":
            continue
        if relation is None and phrase.cls == "weapon" and _past_another(head, trigger.head, heads):
            continue
        if relation is None and phrase.cls == "party" and tree.clause(head) != tree.clause(trigger.head):
            continue
        if _is_nested(tree, phrase, phrases):
            continue
        yield Candidate(phrase, relation or "far", tuple(_features(tree, trigger, phrase, relation, heads)))


def _are_people(phrase: Phrase, relation: str | None) -> bool:
    """Return whether a word that tells a deed names people too («les manifestants», «cinq détenus»)."""
    hit = relation in _SUFFERERS and not phrase.attacker
    return hit and phrase.cls == "party" and bool(phrase.rules) and phrase.kind in _PEOPLE


def _past_another(head: int, trigger: int, heads: frozenset[int]) -> bool:
    """Return whether another trigger stands between a phrase and the trigger."""
    low, high = sorted((head, trigger))
    return any(low < other < high for other in heads)


def _is_nested(tree: Tree, phrase: Phrase, phrases: Mapping[int, Phrase]) -> bool:
    """Return whether the phrase only completes another party («les combattants du Hezbollah»)."""
    token = tree[phrase.head]
    outer = phrases.get(token.head)
    return (
        outer is not None
        and token.dep == "nmod"
        and outer.cls == "party"
        and outer.first <= phrase.head <= outer.last
    )


_AGENTS = frozenset(
    [
        "subj",
        "light_subj",
        "agent",
        "agent_shared",
        "agent_loose",
        "doer",
        "subj_appos",
        "agent_appos",
        "light_subj_appos",
        "agent_loose_appos",
        "doer_appos",
    ]
)
_SUFFERERS = frozenset(
    [
        "obj",
        "subj_pass",
        "to",
        "event_obj",
        "in_subj_pass",
        "in_obj",
        "to_shared",
        "obj_appos",
        "subj_pass_appos",
        "to_appos",
        "light_subj_pass",
        "in_subj",
    ]
)
_UNDERGONE: frozenset[FrameName] = frozenset({"die", "undergo"})
"""Deeds whose grammatical subject suffers them («ils ont péri», «le convoi a essuyé des tirs»)."""


def _theme(frame: FrameName, relation: str) -> str:
    """Return the part that a relation plays whatever the wording: who acts, who suffers, or neither."""
    if relation in _AGENTS:
        return "sufferer" if frame in _UNDERGONE and not relation.startswith("agent") else "agent"
    return "sufferer" if relation in _SUFFERERS else relation


def _features(
    tree: Tree, trigger: TriggerView, phrase: Phrase, relation: str | None, heads: frozenset[int]
) -> Iterator[str]:
    rel = relation or "far"
    form = "noun" if trigger.nominal else "passive" if trigger.passive else "active"
    yield f"rel={rel}"
    yield f"frame={trigger.frame} rel={rel}"
    yield f"form={form} rel={rel}"
    yield f"class={phrase.cls} rel={rel}"
    theme = _theme(trigger.frame, rel)
    yield f"theme={theme}"
    yield f"theme={theme} frame={trigger.frame}"
    yield f"theme={theme} class={phrase.cls}"
    yield f"theme={theme} kind={phrase.kind}"
    yield f"kind={phrase.kind}"
    yield f"frame={trigger.frame} class={phrase.cls}"
    yield f"frame={trigger.frame} kind={phrase.kind}"
    for name in ("attacker", "victim", "person", "named", "plural", "pronoun", "effect"):
        if getattr(phrase, name):
            yield name
            yield f"{name} rel={rel}"
    if phrase.named:
        yield f"named class={phrase.cls} theme={theme}"
        yield f"named class={phrase.cls} frame={trigger.frame}"
    if phrase.count is not None:
        yield "counted"
        yield f"counted rel={rel}"
    if phrase.actors:
        yield "known actor"
    gap = abs(phrase.head - trigger.head)
    yield f"distance={'1-3' if gap <= 3 else '4-8' if gap <= 8 else '9-16' if gap <= 16 else '17+'}"
    side = "before" if phrase.head < trigger.head else "after"
    yield f"order={side} form={form}"
    if rel == "far":
        if _past_another(phrase.head, trigger.head, heads):
            yield "far past another trigger"
        yield f"far {side} frame={trigger.frame} class={phrase.cls}"
        yield f"far {'same' if tree.clause(phrase.head) == tree.clause(trigger.head) else 'other'} clause"
        yield f"far dep={tree[phrase.head].dep}"
    governor = tree[phrase.head].head
    if governor != trigger.head and governor in heads:
        yield f"hangs on another trigger by {tree[phrase.head].dep}"
    yield f"type={trigger.type} class={phrase.cls}"
    yield f"type={trigger.type} kind={phrase.kind}"
    yield f"type={trigger.type} theme={theme}"
    if phrase.attacker:
        yield f"attacker theme={theme}"
        yield f"attacker frame={trigger.frame}"


def fill(candidate: Candidate, trigger: TriggerView, weights: Weights | None = None) -> list[Fill]:
    """Return the roles that a candidate fills, by the scorer (the packaged one by default)."""
    if candidate.phrase.cls == "weapon" and trigger.frame in _THINGS:
        return _thing(candidate, trigger)
    table = weights or load_weights("roles")
    fills: list[Fill] = []
    for slot in SLOTS:
        if not takes(slot, candidate, trigger.frame) or (
            slot in _BEFALLEN and _is_attackers(candidate, trigger)
        ):
            continue
        score = table.probability(slot, candidate.features)
        if score >= THRESHOLD[slot] * (TIED if candidate.relation != "far" and slot in _BEFALLEN else 1.0):
            fills.append(
                Fill(
                    slot=slot,
                    phrase=as_means(candidate.phrase) if slot == "weapons" else candidate.phrase,
                    harm=_HARM.get(trigger.frame) if slot == "victims" else None,
                    score=round(score, 4),
                    rules=(f"role:{trigger.frame}/{candidate.relation}", *candidate.phrase.rules),
                )
            )
    return fills


_IRREGULAR = frozenset({"rebel_group", "militia", "communal_militia", "gang"})
_OF = frozenset({"of", "of_appos", "of_shared"})


def _is_attackers(candidate: Candidate, trigger: TriggerView) -> bool:
    """Return whether the noun of an attack belongs to the group that made it («l'attaque du Hezbollah»).

    Of a person or of a place it may tell either («l'attaque du marché»), of a force too.
    """
    phrase = candidate.phrase
    made = trigger.nominal and trigger.frame == "event" and trigger.type in MEANS | {"armed_attack"}
    return made and candidate.relation in _OF and phrase.kind in _IRREGULAR and not phrase.person


def as_means(phrase: Phrase) -> Phrase:
    """Return a vehicle by which a deed is done as the weapon that it is."""
    if phrase.cls == "weapon":
        return phrase
    return msgspec.structs.replace(phrase, cls="weapon", kind="vehicle_ramming")


def takes(slot: RoleSlot, candidate: Candidate, frame: FrameName) -> bool:
    """Return whether a phrase is of the class that a slot takes.

    What acts in a weapon's words may be the force behind it («l'aviation libyenne a frappé»); who is arrested
    or hit is not the doer of that.
    """
    cls = candidate.phrase.cls
    theme = _theme(frame, candidate.relation)
    if slot == "weapons":
        driven = candidate.phrase.kind == "vehicle" and theme != "sufferer" and candidate.relation != "far"
        return cls == "weapon" or driven
    count = candidate.phrase.count
    if count is not None and count.high == 0:
        return False
    if (
        frame == "arrest"
        and slot == "perpetrators"
        and (candidate.phrase.attacker or candidate.relation == "doer")
    ):
        return False
    if slot == "perpetrators":
        if candidate.phrase.kind == "vehicle":
            return False
        return theme != "sufferer" and (cls == "party" or (cls == "weapon" and theme == "agent"))
    return cls == "party" or (cls == "other" and slot == "targets")


def _thing(candidate: Candidate, trigger: TriggerView) -> list[Fill]:
    """«un drone a été intercepté», «ils ont saisi des fusils»: the thing itself, and its part in it."""
    rules = (f"role:{trigger.frame}/{candidate.relation}", *candidate.phrase.rules)
    if candidate.relation not in _PATIENTS:
        return [Fill(slot="weapons", phrase=candidate.phrase, score=0.5, rules=rules)]
    slots: tuple[RoleSlot, ...] = ("targets",) if trigger.frame == "shootdown" else ("weapons",)
    return [Fill(slot=slot, phrase=candidate.phrase, score=0.9, rules=rules) for slot in slots]


def close_ones(fills: Sequence[Fill]) -> list[Fill]:
    """Return the fills without those that no arc ties to the trigger, where a tied one fills the slot.

    Where none is tied, a far one must be twice as sure.
    """
    tied = {f.slot for f in fills if not f.rules[0].endswith("/far")}
    return [
        f
        for f in fills
        if not f.rules[0].endswith("/far") or (f.slot not in tied and f.score >= 1.6 * THRESHOLD[f.slot])
    ]


def without_borrowed(events: Sequence[EventMention]) -> tuple[EventMention, ...]:
    """Return the events of a sentence without far fills whose phrase an arc ties to another of them.

    In «des frappes, en même temps que l'anniversaire de l'assassinat du général» the general suffered the
    assassination alone.
    """
    tied = {f.phrase.head: e.index for e in events for f in e.fills if not f.rules[0].endswith("/far")}
    return tuple(
        msgspec.structs.replace(
            event,
            fills=tuple(
                f
                for f in event.fills
                if not f.rules[0].endswith("/far") or tied.get(f.phrase.head, event.index) == event.index
            ),
        )
        for event in events
    )
