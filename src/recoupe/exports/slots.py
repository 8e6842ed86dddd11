"""The slots of an incident in words: values, what is disputed, and what is missing with its reason."""

from __future__ import annotations

from collections.abc import Mapping
from typing import get_args

from msgspec import UNSET

from recoupe.exports.messages import Messages
from recoupe.exports.phrases import given, phrase_date, phrase_item, phrase_place, phrase_toll
from recoupe.exports.view import AlternativeView, ItemView, MissingView, SlotView
from recoupe.exports.voices import name_speakers
from recoupe.model import Claim, DateValue, Incident, Missing, Outcome, Party, PlaceValue, Span, Toll, Weapon
from recoupe.model.record import SlotName

SLOTS: tuple[SlotName, ...] = get_args(SlotName)
_Single = DateValue | PlaceValue | Toll | Outcome
_Slot = _Single | tuple[Party, ...] | tuple[Weapon, ...] | Missing


def view_slots(
    incident: Incident, claims: Mapping[str, Claim], messages: Messages
) -> tuple[tuple[SlotView, ...], tuple[MissingView, ...]]:
    """Return the slots that hold something, and the others by the reason why they do not."""
    held: list[SlotView] = []
    missing: dict[str, list[str]] = {}
    spans: dict[str, tuple[Span, ...]] = {}
    for name in SLOTS:
        value: _Slot = getattr(incident, name)
        slot = _view_slot(name, value, name in incident.disputed, claims, messages)
        if slot.items or slot.alternatives:
            held.append(slot)
        else:
            reason = "not_stated" if isinstance(value, tuple) else given(value.missing) or "not_stated"
            missing.setdefault(reason, []).append(slot.label)
            if not isinstance(value, tuple):
                spans[reason] = spans.get(reason, ()) + (given(value.spans) or ())
    gaps = tuple(
        MissingView(messages.missing[reason], tuple(missing[reason]), spans.get(reason, ()))
        for reason in messages.missing
        if reason in missing
    )
    return tuple(held), gaps


def _view_slot(
    name: SlotName, value: _Slot, disputed: bool, claims: Mapping[str, Claim], messages: Messages
) -> SlotView:
    if isinstance(value, tuple):
        items = tuple(_view_item(item, claims, messages) for item in value)
        return SlotView(name=name, label=messages.slots[name], items=items, disputed=disputed)
    if isinstance(value, Missing):
        return SlotView(name=name, label=messages.slots[name])
    alternatives = () if value.alternatives is UNSET else value.alternatives
    return SlotView(
        name=name,
        label=messages.slots[name],
        items=view_single(value, messages),
        disputed=disputed or given(value.disputed) is True,
        alternatives=tuple(_view_alternative(each, claims, messages) for each in alternatives),
    )


def _view_alternative(value: _Single, claims: Mapping[str, Claim], messages: Messages) -> AlternativeView:
    """Return one of the contradicting values, with those who assert it."""
    speakers = name_speakers(given(value.claims) or (), claims, messages)
    text = ", ".join(item.text for item in view_single(value, messages))
    return AlternativeView(text or "?", speakers or messages.words.author, given(value.spans) or ())


def view_single(value: _Single, messages: Messages) -> tuple[ItemView, ...]:
    """Return the one value of a slot, or nothing where it holds none."""
    spans = given(value.spans) or ()
    if isinstance(value, PlaceValue):
        return _view_place(value, messages)
    if value.missing is not UNSET:
        return ()
    if isinstance(value, Outcome):
        outcome = given(value.value)
        return () if outcome is None else (ItemView(text=messages.outcomes[outcome], spans=spans),)
    if isinstance(value, Toll):
        return () if value.low is UNSET else (ItemView(text=phrase_toll(value, messages), spans=spans),)
    edtf = given(value.edtf)
    if edtf is None:
        return ()
    basis = given(value.basis)
    detail = messages.basis[basis] if basis else ""
    return (ItemView(text=phrase_date(edtf, messages), detail=detail, spans=spans),)


def _view_place(value: PlaceValue, messages: Messages) -> tuple[ItemView, ...]:
    """Return a place, resolved or in its raw words."""
    name, text = given(value.name), given(value.text)
    if not name and not text:
        return ()
    unresolved = value.missing is not UNSET
    details = []
    precision, radius = given(value.precision), given(value.radius_km)
    if precision:
        details.append(messages.precision[precision])
    if radius:
        details.append(messages.words.radius.format(km=f"{radius:g}".replace(".", messages.words.decimal)))
    return (
        ItemView(
            text=phrase_place(name, text, (given(value.admin1), given(value.country)), unresolved, messages),
            detail=" · ".join(details),
            spans=given(value.spans) or (),
        ),
    )


def _view_item(item: Party | Weapon, claims: Mapping[str, Claim], messages: Messages) -> ItemView:
    """Return a party or a weapon, with who stands behind it where it is not established."""
    if isinstance(item, Weapon):
        details = _unless_said(messages.weapons.get(item.kind, item.kind), item.text)
        if item.count is not None and item.count != 1:
            details.append(f"× {item.count}")
        if item.inscription:
            details.append(messages.words.inscription.format(text=messages.quote(item.inscription)))
        return ItemView(text=phrase_item(item), detail=" · ".join(details), spans=item.spans)
    return ItemView(
        text=phrase_item(item),
        detail=" · ".join(_party_details(item, messages)),
        note=_phrase_status(item, claims, messages),
        doubtful=item.status in ("accused", "denied"),
        spans=item.spans,
    )


def _unless_said(kind: str, text: str) -> list[str]:
    """Return the name of a kind, unless the words are that name («missile», «civils»)."""
    return [] if kind.casefold() == text.casefold() else [kind]


def _party_details(party: Party, messages: Messages) -> list[str]:
    # What was shot down or seized is a target whose kind is a weapon's («un hélicoptère a été abattu»).
    labels = {**messages.weapons, **messages.kinds}
    kind = labels.get(party.kind, party.kind)
    details = [] if party.kind == "other" else _unless_said(kind, party.text)
    harm, side, count = given(party.harm), given(party.side), given(party.count)
    if harm:
        details.append(messages.harm[harm])
    if side and side != "unknown" and not (side == "civilians" and party.kind == "civilians"):
        details.append(messages.sides[side])
    if count is not None and count != 1:
        details.append(f"× {count}")
    return details


def _phrase_status(party: Party, claims: Mapping[str, Claim], messages: Messages) -> str:
    """Return who claims, accuses or denies a party; an established one needs no such word."""
    if party.status == "stated":
        return ""
    words = messages.words
    by = name_speakers(party.claims, claims, messages) or words.nobody
    if party.status == "accused":
        return words.accused_party.format(by=by)
    if party.status == "denied":
        return words.denied_party.format(by=by)
    stances = {claims[each].stance for each in party.claims if each in claims}
    pattern = words.responsibility_party if "claimed_responsibility" in stances else words.claimed_party
    return pattern.format(by=by)
