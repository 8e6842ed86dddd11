"""Which rules and entries made each incident, act and claim, and on which words."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import msgspec
from msgspec import UNSET
from rich.text import Text
from rich.tree import Tree

from recoupe.errors import InputError
from recoupe.exports.messages import Messages
from recoupe.exports.phrases import given, phrase_item
from recoupe.exports.slots import SLOTS
from recoupe.exports.voices import name_source
from recoupe.model import Act, Claim, Incident, Missing, Party, Record, Span, Weapon

_RECORD_START = b'{"schema":'


class Fired(msgspec.Struct, frozen=True, omit_defaults=True):
    """Something that the record holds: the rules that fired for it, the words, and its parts."""

    what: str
    value: str = ""
    rules: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()
    parts: tuple[Fired, ...] = ()


class Explanation(msgspec.Struct, frozen=True):
    """How a report's incidents, acts and claims came about."""

    name: str
    incidents: tuple[Fired, ...]
    acts: tuple[Fired, ...]
    claims: tuple[Fired, ...]


def explain_record(record: Record, name: str, messages: Messages) -> Explanation:
    """Return what fired for everything that a record holds."""
    return Explanation(
        name,
        tuple(_explain_incident(incident, messages) for incident in record.incidents),
        tuple(_explain_act(act, messages) for act in record.acts),
        tuple(_explain_claim(claim, messages) for claim in record.claims),
    )


def load_records(path: Path) -> list[Record] | None:
    """Return the records of a file that `recoupe read --json` wrote, or nothing where it holds no records.

    Raises:
        InputError: The file begins as a record and goes on as none.
    """
    try:
        with path.open("rb") as file:
            if file.read(len(_RECORD_START)) != _RECORD_START:
                return None
        lines = path.read_bytes().splitlines()
        return [msgspec.json.decode(line, type=Record) for line in lines if line.strip()]
    except OSError:
        return None
    except msgspec.DecodeError as error:
        raise InputError(
            f"{path}: not the records of this version ({error}). Read the report anew."
        ) from error


def _explain_incident(incident: Incident, messages: Messages) -> Fired:
    parts: list[Fired] = []
    for name in SLOTS:
        value: Any = getattr(incident, name)
        label = messages.slots[name]
        if isinstance(value, tuple):
            parts.extend(_explain_item(label, item) for item in value)
        elif isinstance(value, Missing) or value.missing is not UNSET:
            reason = given(value.missing)
            parts.append(
                Fired(label, messages.missing[reason] if reason else "", (), given(value.spans) or ())
            )
        else:
            parts.append(Fired(label, "", given(value.rules) or (), given(value.spans) or ()))
    title = messages.types.get(incident.type, incident.type)
    return Fired(f"{incident.id} {incident.type}", title, incident.rules, incident.spans, tuple(parts))


def _explain_item(label: str, item: Party | Weapon) -> Fired:
    kind = f"{phrase_item(item)} ({item.kind})"
    return Fired(label, kind, item.rules, item.spans)


def _explain_act(act: Act, messages: Messages) -> Fired:
    parts = tuple(_explain_item(messages.words.act, party) for party in (act.actor, act.target) if party)
    title = act.type if act.mode is None else f"{act.type}/{act.mode}"
    return Fired(f"{act.id} {title}", "", act.rules, act.spans, parts)


def _explain_claim(claim: Claim, messages: Messages) -> Fired:
    about = claim.incident or claim.act or "—"
    parts = [Fired(messages.words.source, name_source(claim.source, messages), (), claim.source.spans)]
    if claim.cue is not None:
        parts.append(Fired(messages.roles["cue"], messages.stances[claim.stance], (), (claim.cue,)))
    if claim.writer.cues:
        parts.append(Fired(messages.writer[claim.writer.stance], "", (), claim.writer.cues))
    value = f"{claim.stance} → {about}.{claim.about}"
    return Fired(f"{claim.id}", value, claim.rules, claim.spans, tuple(parts))


def draw_explanation(explanation: Explanation, messages: Messages) -> Tree:
    """Return the explanation as a tree: what, its value, its words with their places, its rules."""
    words = messages.words
    tree = Tree(Text(explanation.name, style="bold"), guide_style="bright_black")
    groups = (
        (words.fresh, explanation.incidents),
        (words.acts, explanation.acts),
        (words.claims, explanation.claims),
    )
    for title, fired in groups:
        if fired:
            _grow(tree.add(Text(title, style="bold")), fired)
    return tree


def _grow(tree: Tree, fired: Iterable[Fired]) -> None:
    for each in fired:
        label = Text.assemble((each.what, "cyan"))
        if each.value:
            label.append(f"  {each.value}")
        for span in each.spans:
            label.append(f"  [{span.start}:{span.end}] ", style="bright_black")
            label.append(span.quote, style="italic")
        branch = tree.add(label)
        for rule in each.rules:
            branch.add(Text(f"← {rule}", style="yellow"))
        _grow(branch, each.parts)
