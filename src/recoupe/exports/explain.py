"""Which rules and entries made each incident, act and claim, on which words; and what the scorers gave."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import msgspec
from msgspec import UNSET

from recoupe.exports.messages import Messages
from recoupe.exports.phrases import given, phrase_item, phrase_number
from recoupe.exports.slots import SLOTS, view_single
from recoupe.exports.voices import name_source
from recoupe.model import Act, Claim, Incident, Missing, Party, Record, Span, Weapon
from recoupe.pipeline.explain import (
    ClaimDecision,
    Contribution,
    NewsDecision,
    ReportDecision,
    RoleDecision,
    Weighing,
)

_SHOWN = 3
"""Features shown of a role or a claim; a verdict on an incident shows all that the decision holds."""
_FAINT = 0.05
"""Candidates for a role that are less likely than this are counted, not listed."""


class Fired(msgspec.Struct, frozen=True, omit_defaults=True):
    """Something that the record holds: the rules that fired for it, the words, and its parts.

    `notes` say in words what the scorers gave.
    """

    what: str
    value: str = ""
    rules: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()
    notes: tuple[str, ...] = ()
    parts: tuple[Fired, ...] = ()


class Explanation(msgspec.Struct, frozen=True):
    """How a report's incidents, acts and claims came about, and which candidates were dropped.

    `notes` tell how likely the report is news. Of a stored record only what fired is known: the text that
    the scorers weighed is not in it.
    """

    name: str
    incidents: tuple[Fired, ...]
    acts: tuple[Fired, ...]
    claims: tuple[Fired, ...]
    dropped: tuple[Fired, ...] = ()
    notes: tuple[str, ...] = ()


def explain_record(
    record: Record, name: str, messages: Messages, weighing: Weighing | None = None
) -> Explanation:
    """Return what fired for everything that a record holds, with what the scorers gave where it is known."""
    seen = weighing or Weighing()
    return Explanation(
        name,
        tuple(_explain_incident(incident, messages, seen) for incident in record.incidents),
        tuple(_explain_act(act, messages) for act in record.acts),
        tuple(_explain_claim(claim, messages, seen) for claim in record.claims),
        tuple(_dropped(seen, messages)),
        () if seen.report is None else (_phrase_report(seen.report, messages),),
    )


def _explain_incident(incident: Incident, messages: Messages, weighing: Weighing) -> Fired:
    roles = [r for r in weighing.roles if r.incident == incident.id]
    parts: list[Fired] = []
    for name in SLOTS:
        value: Any = getattr(incident, name)
        label = messages.slots[name]
        if isinstance(value, tuple):
            kept = [r for r in roles if r.kept and r.slot == name]
            parts.extend(_explain_item(label, item, _fills(item, kept, messages)) for item in value)
        elif isinstance(value, Missing) or value.missing is not UNSET:
            reason = given(value.missing)
            parts.append(
                Fired(label, messages.missing[reason] if reason else "", (), given(value.spans) or ())
            )
        else:
            told = ", ".join(item.text for item in view_single(value, messages))
            parts.append(Fired(label, told, given(value.rules) or (), given(value.spans) or ()))
    rejected = _rejected([r for r in roles if not r.kept], messages)
    if rejected.parts or rejected.notes:
        parts.append(rejected)
    title = messages.types.get(incident.type, incident.type)
    notes = tuple(_phrase_news(d, messages) for d in weighing.news if d.incident == incident.id)
    return Fired(f"{incident.id} {incident.type}", title, incident.rules, incident.spans, notes, tuple(parts))


def _explain_item(label: str, item: Party | Weapon, notes: tuple[str, ...] = ()) -> Fired:
    kind = f"{phrase_item(item)} ({item.kind})"
    return Fired(label, kind, item.rules, item.spans, notes)


def _explain_act(act: Act, messages: Messages) -> Fired:
    parts = tuple(_explain_item(messages.words.act, party) for party in (act.actor, act.target) if party)
    title = act.type if act.mode is None else f"{act.type}/{act.mode}"
    return Fired(f"{act.id} {title}", "", act.rules, act.spans, parts=parts)


def _explain_claim(claim: Claim, messages: Messages, weighing: Weighing) -> Fired:
    about = claim.incident or claim.act or "—"
    parts = [Fired(messages.words.source, name_source(claim.source, messages), (), claim.source.spans)]
    if claim.cue is not None:
        parts.append(Fired(messages.roles["cue"], messages.stances[claim.stance], (), (claim.cue,)))
    if claim.writer.cues:
        parts.append(Fired(messages.writer[claim.writer.stance], "", (), claim.writer.cues))
    value = f"{claim.stance} → {about}.{claim.about}"
    notes = tuple(_phrase_claim(d, messages) for d in weighing.claims if d.claim == claim.id)
    return Fired(f"{claim.id}", value, claim.rules, claim.spans, notes, tuple(parts))


def _fills(item: Party | Weapon, roles: Sequence[RoleDecision], messages: Messages) -> tuple[str, ...]:
    """Return what the scorer gave each wording of a party or weapon for its slot."""
    return tuple(_phrase_role(r, messages) for r in roles if r.span in item.spans)


def _phrase_role(role: RoleDecision, messages: Messages) -> str:
    """Return the score of a phrase for a slot: of which trigger, and what spoke for it."""
    words = messages.words
    pattern = words.score_for if role.heaviest else words.score_by_rule
    head = pattern.format(
        score=phrase_number(role.score, messages),
        words=messages.quote(role.span.quote),
        trigger=messages.quote(role.trigger.quote),
    )
    if role.overruled is not None:
        head = f"{head} ({messages.overruled[role.overruled]})"
    return _with_features(head, role.heaviest[:_SHOWN], messages)


def _rejected(roles: Sequence[RoleDecision], messages: Messages) -> Fired:
    """Return the phrases that fill no slot of an incident, the unlikely ones only counted."""
    likely = [r for r in roles if r.score >= _FAINT]
    rest = len(roles) - len(likely)
    parts = tuple(
        Fired(f"{messages.slots[r.slot]} ?", spans=(r.span,), notes=(_phrase_role(r, messages),))
        for r in likely
    )
    least = phrase_number(_FAINT, messages)
    notes = (messages.words.unlikely.format(count=rest, least=least),) if rest else ()
    return Fired(messages.words.fills_no_slot, notes=notes, parts=parts)


def _phrase_news(decision: NewsDecision, messages: Messages) -> str:
    """Return a verdict with its probabilities, what overruled it, and the features that weighed on it."""
    chances = sorted(decision.chances.items(), key=lambda pair: -pair[1])
    told = " · ".join(f"{messages.verdicts[label]} {phrase_number(p, messages)}" for label, p in chances)
    among = messages.words.score_if_news.format(score=phrase_number(decision.fresh, messages))
    head = f"{told} ({among}) → {messages.verdicts[decision.verdict]}"
    if decision.overruled is not None:
        head = f"{head} ({messages.overruled[decision.overruled]})"
    return _with_features(head, decision.heaviest, messages)


def _phrase_report(decision: ReportDecision, messages: Messages) -> str:
    """Return how likely a report is news by its candidates and its words, and which words told."""
    head = messages.words.score_of_report.format(
        score=phrase_number(decision.chance, messages),
        together=phrase_number(decision.together, messages),
        topic=phrase_number(decision.topic, messages, signed=True),
    )
    return _with_features(head, decision.heaviest, messages)


def _phrase_claim(decision: ClaimDecision, messages: Messages) -> str:
    """Return how likely a claim belongs to its incident, and what spoke for it."""
    head = messages.words.score_of_claim.format(
        incident=decision.incident, score=phrase_number(decision.score, messages)
    )
    if decision.overruled is not None:
        head = f"{head} ({messages.overruled[decision.overruled]})"
    return _with_features(head, decision.heaviest[:_SHOWN], messages)


def _with_features(head: str, features: Sequence[Contribution], messages: Messages) -> str:
    """Return a line with what each feature gave; their names are the engine's, in no language."""
    told = " · ".join(f"{f.feature} {phrase_number(f.gave, messages, signed=True)}" for f in features)
    return f"{head}{messages.words.colon}{told}" if told else head


def _dropped(weighing: Weighing, messages: Messages) -> Iterator[Fired]:
    """Yield the candidates that became no incident, and the claims that no incident holds."""
    for decision in weighing.news:
        if decision.incident is None:
            title = messages.types.get(decision.type, decision.type)
            notes = (_phrase_news(decision, messages),)
            yield Fired(decision.type, title, spans=decision.spans, notes=notes)
    for each in weighing.claims:
        if each.claim is None:
            value = f"{each.stance} → {each.incident}.{each.about}"
            yield Fired(
                messages.words.claim, value, spans=(each.cue,), notes=(_phrase_claim(each, messages),)
            )
