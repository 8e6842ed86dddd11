"""The record: what one report says happened, according to whom (schema 1)."""

from __future__ import annotations

from typing import Literal

import msgspec
from msgspec import UNSET, UnsetType

from recoupe.model.slots import (
    ClaimItem,
    ClaimValue,
    DateValue,
    Missing,
    MissingReason,
    Outcome,
    Party,
    PlaceValue,
    Toll,
    Weapon,
)
from recoupe.model.span import Span

SCHEMA_VERSION = 1

Stance = Literal[
    "reported",
    "claimed",
    "confirmed",
    "denied",
    "claimed_responsibility",
    "not_claimed",
    "accused",
    "condemned",
    "announced",
    "demanded",
    "threatened",
    "forecast",
    "doubted",
    "declined",
    "unverified",
]
WriterStance = Literal["endorses", "neutral", "distances", "doubts"]
Modality = Literal["actual", "possible", "future", "hypothetical", "feared"]
SlotName = Literal[
    "date",
    "place",
    "perpetrators",
    "targets",
    "victims",
    "weapons",
    "killed",
    "injured",
    "missing_persons",
    "arrested",
    "outcome",
]
About = Literal[
    "incident",
    "date",
    "place",
    "perpetrators",
    "targets",
    "victims",
    "weapons",
    "killed",
    "injured",
    "missing_persons",
    "arrested",
    "outcome",
]


class Published(msgspec.Struct, frozen=True, kw_only=True):
    """When the report was published: given by the user, or inferred, with the words that show it."""

    missing: MissingReason | UnsetType = UNSET
    edtf: str | UnsetType = UNSET
    basis: Literal["given", "inferred"] | UnsetType = UNSET
    spans: tuple[Span, ...] | UnsetType = UNSET


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """One article: where it comes from, in which language, when it was published.

    `id` is made from outlet and text; `external_id` is what the user gave; `credit` the agency named;
    `sha256` is that of the text in UTF-8; `retrieved` an ISO 8601 instant, where known.
    """

    id: str
    external_id: str | None = None
    url: str | None = None
    outlet: str | None = None
    credit: str | None = None
    title: str | None = None
    language: str
    sha256: str
    retrieved: str | None = None
    published: Published


class Reader(msgspec.Struct, frozen=True, kw_only=True):
    """Which reader made the record: package, language pack, gazetteer and extractor."""

    version: str
    language: str
    gazetteer: str
    extractor: str


class Incident(msgspec.Struct, frozen=True, kw_only=True):
    """A physical happening of one type at one place and time.

    `type` is of the table of types; `background` is true for what the report only recalls; `spans` are
    the trigger phrases; `disputed` names the slots on which two claims cannot both hold.
    """

    id: str
    type: str
    background: bool
    spans: tuple[Span, ...]
    rules: tuple[str, ...] = ()
    date: DateValue
    place: PlaceValue
    perpetrators: tuple[Party, ...] | Missing
    targets: tuple[Party, ...] | Missing
    victims: tuple[Party, ...] | Missing
    weapons: tuple[Weapon, ...] | Missing
    killed: Toll
    injured: Toll
    missing_persons: Toll
    arrested: Toll
    outcome: Outcome
    disputed: tuple[SlotName, ...] = ()


class Act(msgspec.Struct, frozen=True, kw_only=True):
    """A political or verbal deed: `type` and `mode` are PLOVER's."""

    id: str
    type: str
    mode: str | None = None
    actor: Party | None = None
    target: Party | None = None
    date: DateValue
    place: PlaceValue
    spans: tuple[Span, ...]
    rules: tuple[str, ...] = ()


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """Who says so; `via` is the chain that carries it, nearest the reader first.

    `kind` is one of the table of kinds, or `author` for the outlet itself; `anonymous` is true when the
    report withholds the name.
    """

    text: str
    name: str | None = None
    actor: str | None = None
    kind: str = "other"
    anonymous: bool = False
    via: tuple[Source, ...] = ()
    spans: tuple[Span, ...] = ()


class Writer(msgspec.Struct, frozen=True, kw_only=True):
    """How far the writer stands behind a claim, and the words that show it."""

    stance: WriterStance = "neutral"
    cues: tuple[Span, ...] = ()


class Claim(msgspec.Struct, frozen=True, kw_only=True):
    """What one source says of an incident, an act or one slot, how far it and the writer stand behind it.

    `about` is `incident` or a slot's name, `value` has that slot's shape; `incident` is null where no
    antecedent is safe. `date` is when it was said.
    """

    id: str
    incident: str | None = None
    act: str | None = None
    about: About = "incident"
    value: ClaimValue | tuple[ClaimItem, ...] | None = None
    negated: bool = False
    modality: Modality = "actual"
    date: DateValue
    source: Source
    stance: Stance
    writer: Writer
    cue: Span | None
    spans: tuple[Span, ...]
    rules: tuple[str, ...] = ()


class Loaded(msgspec.Struct, frozen=True, kw_only=True):
    """A word that takes sides, whom it names, and a neutral name."""

    span: Span
    party: str | None = None
    neutral: str | None = None


class Discarded(msgspec.Struct, frozen=True, kw_only=True):
    """Something that was seen and not kept, and why."""

    reason: str
    span: Span


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """All that was read in one report; what `recoupe read --json` prints."""

    schema: int = SCHEMA_VERSION
    reader: Reader
    report: Report
    incidents: tuple[Incident, ...] = ()
    acts: tuple[Act, ...] = ()
    claims: tuple[Claim, ...] = ()
    loaded: tuple[Loaded, ...] = ()
    discarded: tuple[Discarded, ...] = ()
