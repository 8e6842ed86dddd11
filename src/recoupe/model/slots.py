"""The values an incident's slots hold, each tied to the words that carry it.

A slot that holds no value says why (`missing`); it then carries nothing else. `msgspec.UNSET`
fields are left out of the JSON, so `{"missing": "not_stated"}` is all that a reader of the record sees.
"""

from __future__ import annotations

from typing import Literal

import msgspec
from msgspec import UNSET, UnsetType

from recoupe.model.span import Span

MissingReason = Literal["not_stated", "not_disclosed", "unresolved", "not_covered"]
DateBasis = Literal["explicit", "relative", "reporting_date", "bound", "anniversary"]
Precision = Literal["exact", "town", "area", "region", "country"]
PartyStatus = Literal["stated", "claimed", "accused", "denied"]
Side = Literal["a", "b", "civilians", "unknown"]
Harm = Literal["killed", "injured", "abducted", "arrested", "displaced", "missing"]
OutcomeValue = Literal["hit", "intercepted", "repelled", "failed", "foiled", "freed"]


class Missing(msgspec.Struct, frozen=True):
    """A list-valued slot (parties, weapons) that holds nothing, and why."""

    missing: MissingReason
    spans: tuple[Span, ...] | UnsetType = UNSET


class DateValue(msgspec.Struct, frozen=True, kw_only=True):
    """When an incident happened: an EDTF expression and the days it covers (both inclusive).

    `edtf` is ISO 8601-2 (`2022-01-04`, `2022-01-04~`, `2021-12-01/2021-12-10`, `XXXX-01-03`);
    `start` and `end` are ISO days, null where the year is not known.
    """

    missing: MissingReason | UnsetType = UNSET
    edtf: str | None | UnsetType = UNSET
    start: str | None | UnsetType = UNSET
    end: str | None | UnsetType = UNSET
    basis: DateBasis | UnsetType = UNSET
    spans: tuple[Span, ...] | UnsetType = UNSET
    claims: tuple[str, ...] | UnsetType = UNSET
    rules: tuple[str, ...] | UnsetType = UNSET
    disputed: bool | UnsetType = UNSET
    alternatives: tuple[DateValue, ...] | UnsetType = UNSET


class PlaceValue(msgspec.Struct, frozen=True, kw_only=True):
    """Where an incident happened: a point with a radius, or raw words that nothing resolves.

    `text` is as written, `name` the gazetteer's; `country` is ISO 3166-1 alpha-2, `lat` and `lon`
    WGS 84 degrees, `radius_km` kilometres. With `missing: "unresolved"` the words are kept in `text`.
    """

    missing: MissingReason | UnsetType = UNSET
    name: str | None | UnsetType = UNSET
    text: str | UnsetType = UNSET
    country: str | None | UnsetType = UNSET
    admin1: str | None | UnsetType = UNSET
    lat: float | None | UnsetType = UNSET
    lon: float | None | UnsetType = UNSET
    radius_km: float | None | UnsetType = UNSET
    precision: Precision | UnsetType = UNSET
    gazetteer_id: str | None | UnsetType = UNSET
    spans: tuple[Span, ...] | UnsetType = UNSET
    claims: tuple[str, ...] | UnsetType = UNSET
    rules: tuple[str, ...] | UnsetType = UNSET
    disputed: bool | UnsetType = UNSET
    alternatives: tuple[PlaceValue, ...] | UnsetType = UNSET


class Party(msgspec.Struct, frozen=True, kw_only=True):
    """A perpetrator, a target or a victim, as the report names it.

    `actor` is an id of the actor list (null when the list does not know the party), `kind` one of the
    table of kinds; `status` tells an established party from one that is only claimed or accused.
    """

    text: str
    name: str | None = None
    actor: str | None = None
    kind: str = "other"
    country: str | None = None
    status: PartyStatus = "stated"
    side: Side | UnsetType = UNSET
    harm: Harm | UnsetType = UNSET
    count: int | None | UnsetType = UNSET
    spans: tuple[Span, ...] = ()
    claims: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()


class Weapon(msgspec.Struct, frozen=True, kw_only=True):
    """What was used (or seized): the words, the kind in the table of weapons, how many, what stood on it."""

    text: str
    kind: str = "other"
    count: int | None = None
    inscription: str | None = None
    spans: tuple[Span, ...] = ()
    claims: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()


class TollPart(msgspec.Struct, frozen=True, kw_only=True):
    """The part of a toll that falls on one side or kind of people; `high` null is open upward."""

    side: Side = "unknown"
    kind: str | None = None
    low: int = 0
    high: int | None = None


class Toll(msgspec.Struct, frozen=True, kw_only=True):
    """How many people were killed, injured, missing or arrested.

    `low` and `high` span all versions of the text (`high` null is "at least"); `best` is null when
    the versions contradict.
    """

    missing: MissingReason | UnsetType = UNSET
    low: int | UnsetType = UNSET
    high: int | None | UnsetType = UNSET
    best: int | None | UnsetType = UNSET
    by: tuple[TollPart, ...] | UnsetType = UNSET
    spans: tuple[Span, ...] | UnsetType = UNSET
    claims: tuple[str, ...] | UnsetType = UNSET
    rules: tuple[str, ...] | UnsetType = UNSET
    disputed: bool | UnsetType = UNSET
    alternatives: tuple[Toll, ...] | UnsetType = UNSET


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """How the deed ended: `hit intercepted repelled failed foiled freed`, or null where disputed."""

    missing: MissingReason | UnsetType = UNSET
    value: OutcomeValue | None | UnsetType = UNSET
    spans: tuple[Span, ...] | UnsetType = UNSET
    claims: tuple[str, ...] | UnsetType = UNSET
    rules: tuple[str, ...] | UnsetType = UNSET
    disputed: bool | UnsetType = UNSET
    alternatives: tuple[Outcome, ...] | UnsetType = UNSET


class ClaimValue(msgspec.Struct, frozen=True, kw_only=True):
    """What a claim says of a one-valued slot: the fields of that slot's value, the others left out."""

    missing: MissingReason | UnsetType = UNSET
    edtf: str | None | UnsetType = UNSET
    start: str | None | UnsetType = UNSET
    end: str | None | UnsetType = UNSET
    basis: DateBasis | UnsetType = UNSET
    name: str | None | UnsetType = UNSET
    text: str | UnsetType = UNSET
    country: str | None | UnsetType = UNSET
    admin1: str | None | UnsetType = UNSET
    lat: float | None | UnsetType = UNSET
    lon: float | None | UnsetType = UNSET
    radius_km: float | None | UnsetType = UNSET
    precision: Precision | UnsetType = UNSET
    gazetteer_id: str | None | UnsetType = UNSET
    low: int | UnsetType = UNSET
    high: int | None | UnsetType = UNSET
    best: int | None | UnsetType = UNSET
    by: tuple[TollPart, ...] | UnsetType = UNSET
    value: OutcomeValue | None | UnsetType = UNSET
    spans: tuple[Span, ...] | UnsetType = UNSET


class ClaimItem(msgspec.Struct, frozen=True, kw_only=True):
    """What a claim says of one party or weapon: the fields of that slot's items, the others left out."""

    text: str
    name: str | None | UnsetType = UNSET
    actor: str | None | UnsetType = UNSET
    kind: str | UnsetType = UNSET
    country: str | None | UnsetType = UNSET
    status: PartyStatus | UnsetType = UNSET
    side: Side | UnsetType = UNSET
    harm: Harm | UnsetType = UNSET
    count: int | None | UnsetType = UNSET
    inscription: str | None | UnsetType = UNSET
    spans: tuple[Span, ...] | UnsetType = UNSET
