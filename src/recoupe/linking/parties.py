"""The parties and weapons of an incident, gathered from its mentions and named once each."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec
from msgspec import UNSET

from recoupe.extraction.draft import ClaimMention, EventMention, Fill, InscriptionMention, Phrase, RoleSlot
from recoupe.linking.agreement import content_words
from recoupe.linking.antecedents import Antecedents
from recoupe.linking.culprits import has_culprit
from recoupe.linking.within import Cluster
from recoupe.model import Missing, Party, Span, Weapon
from recoupe.model.slots import PartyStatus
from recoupe.model.tables import weapon_table
from recoupe.resolution.actors import ActorMatch

MAX_PARTIES = 4
"""More parties than four in one slot are a sign of bad reading, and score as none (the gold's scorer)."""

_BYSTANDERS = frozenset({"medium", "medical", "ngo", "un", "facility", "company"})
"""Kinds that report, help or suffer: an attack near which they stand is not theirs."""
_ANSWERING = _BYSTANDERS | {"state_force", "government", "foreign_force", "vehicle"}
"""Kinds that answer an attack where somebody else is named as its doer."""
_FIGHTERS = frozenset({"rebel_group", "militia", "communal_militia", "gang"})

_APART = 2
"""How many parties named apart from the deed are taken."""
_SURE = 0.4
"""Score from which anybody else told as subject or agent of the deed counts as its doer."""
_TOLD_DEEDS = frozenset(
    f"role:{frame}/{relation}"
    for frame in ("attack", "kill", "injure", "explode", "abduct", "deploy_bomb", "destroy", "event")
    for relation in ("subj", "agent", "light_subj", "doer")
)

Resolve = Callable[[Phrase], ActorMatch]


class _Group(msgspec.Struct):
    fills: list[Fill]
    actor: ActorMatch
    score: float


def parties(
    text: str,
    cluster: Cluster,
    slot: RoleSlot,
    resolve: Resolve,
    antecedents: Antecedents,
    accused: Sequence[Phrase] = (),
) -> tuple[Party, ...] | Missing:
    """Return the parties of a slot, best supported first; several wordings of one party become one."""
    groups = _groups(_fills(cluster, slot, antecedents), resolve)
    return _found(text, groups, accused)


def perpetrators(
    text: str,
    cluster: Cluster,
    kind: str,
    resolve: Resolve,
    antecedents: Antecedents,
    accused: Sequence[Phrase] = (),
    apart: Sequence[Fill] = (),
) -> tuple[Party, ...] | Missing:
    """Return those who did it: whom the deed's own words name, then who is named by the deed `apart`."""
    fills = _fills(cluster, "perpetrators", antecedents)
    if has_culprit(kind):
        own = tuple(e for e in cluster if not _is_answer(e.mention))
        fills = _fills(own, "perpetrators", antecedents)
        groups = [g for g in _groups(fills, resolve) if _kind(g) not in _BYSTANDERS and not _only_speaks(g)]
        attackers = _with_apart([g for g in groups if _is_attacker(g)], apart, resolve)
        if attackers:
            groups = [*attackers, *(g for g in groups if g not in attackers and _kind(g) not in _ANSWERING)]
    else:
        groups = _with_apart(_groups(fills, resolve), apart, resolve)
    return _found(text, groups, accused)


def _with_apart(groups: list[_Group], apart: Sequence[Fill], resolve: Resolve) -> list[_Group]:
    """Return the parties that the deed's own words name, and the best of those told apart from it."""
    new = [g for g in _ranked(_groups(apart, resolve)) if not any(_names_again(g, old) for old in groups)]
    return [*groups, *new[:_APART]]


def _names_again(group: _Group, other: _Group) -> bool:
    """Return whether all that a group is called names another."""
    return all(_same(other, fill, group.actor) for fill in group.fills)


def _fills(cluster: Cluster, slot: RoleSlot, antecedents: Antecedents) -> list[Fill]:
    """Return what fills a slot; a pronoun by what it stands for, where nothing else does."""
    fills = [f for e in cluster for f in e.mention.fills if f.slot == slot]
    told = [f for f in fills if not f.phrase.pronoun]
    stood = ((f, antecedents.of(f.phrase)) for f in fills if f.phrase.pronoun)
    return told or [
        msgspec.structs.replace(f, phrase=noun, rules=("role:pronoun", *noun.rules))
        for f, noun in stood
        if noun is not None
    ]


def _is_answer(mention: EventMention) -> bool:
    """Return whether a mention tells what befell the attacker («l'assaillant a été abattu par X»)."""
    return any(f.phrase.attacker and f.slot in {"targets", "victims"} for f in mention.fills)


def _kind(group: _Group) -> str:
    return group.actor.kind or _party_kind(group.fills[0].phrase)


def _party_kind(phrase: Phrase) -> str:
    """Return the kind of a party; of one named by its arms («l'aviation») nothing more is known."""
    return "other" if phrase.cls == "weapon" else phrase.kind


def _is_named_by_deed(group: _Group) -> bool:
    return any(f.phrase.attacker for f in group.fills) or _kind(group) in _FIGHTERS


def _only_speaks(group: _Group) -> bool:
    """Return whether a group is but the subject of a verb about the deed («X a condamné l'attentat»)."""
    beside = all(f.rules[0].startswith("role:event/light_subj") for f in group.fills)
    return beside and not _is_named_by_deed(group)


def _is_attacker(group: _Group) -> bool:
    """Return whether a group is named by the deed, fights outside a state, or is told to have done it."""
    if _is_named_by_deed(group):
        return True
    return _kind(group) not in _ANSWERING and any(
        f.score >= _SURE and f.rules[0] in _TOLD_DEEDS for f in group.fills
    )


def _found(text: str, groups: list[_Group], accused: Sequence[Phrase]) -> tuple[Party, ...] | Missing:
    groups = _ranked(groups)
    blamed = {(p.start, p.end) for p in accused}
    found = tuple(_party(text, group, blamed) for group in groups[:MAX_PARTIES])
    return found or Missing("not_stated")


def _ranked(groups: Sequence[_Group]) -> list[_Group]:
    return sorted(groups, key=lambda g: -g.score)


def _groups(fills: Sequence[Fill], resolve: Resolve) -> list[_Group]:
    """Return the parties that some fills name; several wordings of one party become one."""
    groups: list[_Group] = []
    for fill in sorted(fills, key=lambda f: -f.score):
        actor = resolve(fill.phrase)
        group = next((g for g in groups if _same(g, fill, actor)), None)
        if group is None:
            groups.append(_Group([fill], actor, fill.score))
        else:
            group.fills.append(fill)
            group.score += 0.5 * fill.score
    return groups


def _same(group: _Group, fill: Fill, actor: ActorMatch) -> bool:
    if actor.actor is not None and actor.actor == group.actor.actor:
        return True
    words = content_words(fill.phrase.text)
    return any(words & content_words(f.phrase.text) for f in group.fills)


def _party(text: str, group: _Group, blamed: set[tuple[int, int]]) -> Party:
    lead = max(group.fills, key=lambda f: (f.phrase.named, f.phrase.cls == "party", f.score))
    status: PartyStatus = "stated"
    if all((f.phrase.start, f.phrase.end) in blamed for f in group.fills):
        status = "accused"
    harm = next((f.harm for f in group.fills if f.harm is not None), UNSET)
    count = next((f.phrase.count.low for f in group.fills if f.phrase.count is not None), None)
    spans = tuple(Span.cut(text, f.phrase.start, f.phrase.end) for f in group.fills)
    return Party(
        text=lead.phrase.text,
        name=group.actor.name,
        actor=group.actor.actor,
        kind=group.actor.kind or _party_kind(lead.phrase),
        country=group.actor.country,
        status=status,
        harm=harm,
        count=count if count is not None else UNSET,
        spans=tuple(dict.fromkeys(spans)),
        rules=tuple(dict.fromkeys(r for f in group.fills for r in f.rules)),
    )


def few(found: Sequence[Party]) -> tuple[Party, ...]:
    """Return the parties of a slot, the weakest of those told left out where they are too many.

    Who claims a deed or is accused of it stays.
    """
    told = [p for p in found if p.status == "stated"]
    claimed = sum(p.status == "claimed" for p in found)
    kept = told[: max(1, MAX_PARTIES - claimed)]
    return tuple(p for p in found if p.status != "stated" or p in kept)


def source_party(text: str, claim: ClaimMention, actor: ActorMatch) -> Party:
    """Return the party that claims a deed as its own."""
    return Party(
        text=claim.source.text,
        name=actor.name,
        actor=actor.actor,
        kind=actor.kind or claim.source.kind,
        country=actor.country,
        status="claimed",
        spans=(Span.cut(text, claim.source.start, claim.source.end),),
        rules=("party:claims-responsibility", *claim.rules),
    )


def accused_parties(text: str, claim: ClaimMention, resolve: Resolve) -> tuple[Party, ...]:
    """Return the parties that a claim accuses."""
    found: list[Party] = []
    for phrase in claim.accused:
        actor = resolve(phrase)
        found.append(
            Party(
                text=phrase.text,
                name=actor.name,
                actor=actor.actor,
                kind=actor.kind or phrase.kind,
                country=actor.country,
                status="accused",
                spans=(Span.cut(text, phrase.start, phrase.end),),
                rules=("party:accused", *claim.rules),
            )
        )
    return tuple(found)


def _is_same_arm(weapon: Weapon, phrase: Phrase) -> bool:
    """Return whether a phrase names a weapon already found: by its words, or by what that fires or does."""
    if content_words(weapon.text) & content_words(phrase.text):
        return True
    return phrase.effect and weapon.kind == phrase.kind


def weapons(
    text: str,
    cluster: Cluster,
    inscriptions: Sequence[InscriptionMention] = (),
    apart: Sequence[Fill] = (),
) -> tuple[Weapon, ...] | Missing:
    """Return the weapons of an incident, one entry a kind and wording.

    Those told `apart` from the deed count where its own words name none.
    """
    found: list[Weapon] = []
    written = {x.weapon: text[x.start : x.end] for x in inscriptions}
    fills = [f for e in cluster for f in e.mention.fills if f.slot == "weapons"] or apart
    for fill in sorted(fills, key=lambda f: (f.phrase.effect, -f.score)):
        phrase = fill.phrase
        span = Span.cut(text, phrase.start, phrase.end)
        same = next((w for w in found if _is_same_arm(w, phrase)), None)
        if same is None:
            count = phrase.count.low if phrase.count is not None else None
            found.append(
                Weapon(
                    text=phrase.text,
                    kind=phrase.kind,
                    count=count,
                    inscription=written.get(phrase.start),
                    spans=(span,),
                    rules=fill.rules,
                )
            )
        elif span not in same.spans:
            narrower = weapon_table()[phrase.kind].narrows == same.kind
            found[found.index(same)] = msgspec.structs.replace(
                same,
                text=phrase.text if narrower else same.text,
                kind=phrase.kind if narrower else same.kind,
                spans=(span, *same.spans) if narrower else (*same.spans, span),
                inscription=same.inscription or written.get(phrase.start),
            )
    return tuple(found[:MAX_PARTIES]) or Missing("not_stated")
