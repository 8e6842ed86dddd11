"""Roles that need no scorer: what a trigger's own words name and what is driven."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from recoupe.extraction.draft import Fill, Phrase, RoleSlot
from recoupe.extraction.frames.roles import TriggerView, as_means
from recoupe.extraction.tree import Tree
from recoupe.languages.entries import FrameName
from recoupe.languages.grammar_words import GrammarWords

_DRIVEN: frozenset[FrameName] = frozenset({"attack", "event", "kill", "injure"})
"""Deeds whose own words may name a vehicle as the means («attentat au camion»)."""
_HARMING: frozenset[FrameName] = frozenset({"attack", "kill", "injure", "abduct"})
_STREET = frozenset({"protesters", "rioters"})
_RULING = frozenset({"government", "state_force", "civilians", "other"})


def named_things(trigger: TriggerView, phrases: Mapping[int, Phrase]) -> list[Fill]:
    """Return the weapons that the trigger's own words name («l'explosion d'une bombe», «voiture piégée»).

    In a shoot-down they name what was hit («un hélicoptère a été abattu»).
    """
    slot: RoleSlot = "targets" if trigger.frame == "shootdown" else "weapons"
    relation = "subj_pass" if trigger.frame == "intercept" else "named"
    return [
        Fill(
            slot=slot,
            phrase=as_means(phrase),
            score=0.9,
            rules=(f"role:{trigger.frame}/{relation}", *phrase.rules),
        )
        for head, phrase in phrases.items()
        if trigger.first <= head <= trigger.last
        and (phrase.cls == "weapon" or (phrase.kind == "vehicle" and trigger.frame in _DRIVEN))
    ]


def named_doers(trigger: TriggerView, phrases: Mapping[int, Phrase]) -> list[Fill]:
    """Return the people whom the trigger's own words name by the deed («un kamikaze», «des manifestants»)."""
    return [
        Fill(
            slot="perpetrators",
            phrase=phrase,
            score=0.6,
            rules=(f"role:{trigger.frame}/named", *phrase.rules),
        )
        for head, phrase in phrases.items()
        if trigger.first <= head <= trigger.last
        and phrase.cls == "party"
        and (phrase.first < phrase.head or phrase.plural)
        and (phrase.attacker or (trigger.frame == "protest" and phrase.kind in _STREET))
    ]


def named_sufferers(trigger: TriggerView, phrases: Mapping[int, Phrase]) -> list[Fill]:
    """Return the people whom the trigger's own words name as hit («foncer dans la foule»)."""
    return [
        Fill(slot="targets", phrase=phrase, score=0.5, rules=(f"role:{trigger.frame}/named", *phrase.rules))
        for head, phrase in phrases.items()
        if trigger.first <= head <= trigger.last
        and head != trigger.head
        and phrase.cls == "party"
        and phrase.kind not in _STREET
        and phrase.kind != "vehicle"
        and not phrase.attacker
        and trigger.frame in _HARMING
    ]


def driven_things(
    tree: Tree, trigger: TriggerView, phrases: Mapping[int, Phrase], words: GrammarWords
) -> list[Fill]:
    """Return the vehicle at whose wheel somebody does harm («a foncé dans la foule à bord d'un camion»).

    Being on board tells less than being at the wheel: the trigger must itself name the people hit.
    """
    if trigger.frame not in _HARMING or trigger.frame == "abduct" or trigger.passive or trigger.nominal:
        return []
    leads = words.driving + (words.aboard if named_sufferers(trigger, phrases) else ())
    return [
        Fill(
            slot="weapons",
            phrase=as_means(phrase),
            score=0.6,
            rules=(f"role:{trigger.frame}/driven", *phrase.rules),
        )
        for phrase in phrases.values()
        if phrase.kind == "vehicle" and phrase.cls == "party" and _led_by(tree, phrase.first, leads)
    ]


def _led_by(tree: Tree, first: int, leads: Sequence[str]) -> bool:
    """Return whether one of the wordings stands right before a token."""
    before = " ".join(tree[i].lower for i in range(max(0, first - 4), first)).replace("' ", "'")
    return any(before == lead or before.endswith(f" {lead}") for lead in leads)


def unwanted(
    tree: Tree, trigger: TriggerView, phrases: Mapping[int, Phrase], words: GrammarWords
) -> list[Fill]:
    """Return those whose fall protesters call for («réclament la démission du président»)."""
    if trigger.frame != "protest":
        return []
    return [
        Fill(slot="targets", phrase=phrase, score=0.5, rules=("role:protest/unwanted", *phrase.rules))
        for head, phrase in phrases.items()
        if phrase.cls == "party"
        and phrase.kind in _RULING
        and tree[head].dep == "nmod"
        and tree.case(head) in words.genitive
        and tree[tree[head].head].lemma.lower() in words.falls
    ]
