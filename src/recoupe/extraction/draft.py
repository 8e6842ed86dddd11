"""What an extractor finds in a report before any word is resolved to a value.

Everything here points at words: token indices in a sentence, code points in the text. The steps that
follow (resolution, linking) are the same for every extractor that fills a draft.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from recoupe.extraction.mentions.dates import DateMention
from recoupe.extraction.mentions.places import PlaceMention
from recoupe.languages.entries import FrameName
from recoupe.model.record import About, Modality, Stance, WriterStance
from recoupe.model.slots import Harm, OutcomeValue

PhraseClass = Literal["party", "weapon", "other"]
TollSlot = Literal["killed", "injured", "missing_persons", "arrested"]
RoleSlot = Literal["perpetrators", "targets", "victims", "weapons"]
Tense = Literal["past", "pluperfect", "present", "future", "none"]


class Count(msgspec.Struct, frozen=True):
    """How many, as the words say it; `high` null is open upward. Offsets are code points.

    `other` people are told beside some told before («cinq autres»); `vague` words hold no figure
    («plusieurs»).
    """

    low: int
    high: int | None
    start: int
    end: int
    other: bool = False
    vague: bool = False


class Phrase(msgspec.Struct, frozen=True, kw_only=True):
    """A noun phrase that may fill a role.

    `first` to `last` are token indices (inclusive), `head` its noun; `kind` is of the table of kinds or of
    weapons; `actors` are the ids of the actor list that the name may stand for; an `effect` is what an arm
    fires or does («balles»), a party `by_air` strikes from the air («l'aviation»).
    """

    sentence: int
    first: int
    last: int
    head: int
    start: int
    end: int
    text: str
    cls: PhraseClass
    kind: str
    actors: tuple[str, ...] = ()
    count: Count | None = None
    person: bool = False
    plural: bool = False
    attacker: bool = False
    victim: bool = False
    named: bool = False
    pronoun: bool = False
    effect: bool = False
    by_air: bool = False
    rules: tuple[str, ...] = ()


class Fill(msgspec.Struct, frozen=True, kw_only=True):
    """A phrase in a role of a happening, with what the scorer gave for it."""

    slot: RoleSlot
    phrase: Phrase
    harm: Harm | None = None
    score: float = 0.0
    rules: tuple[str, ...] = ()


class TollMention(msgspec.Struct, frozen=True, kw_only=True):
    """A number of people killed, injured, missing or arrested, as one place in the text tells it.

    `head` is the token of the casualty word, shared by those that one word tells («deux civils et un
    soldat»); `host` is the index of the happening that the grammar ties them to; `attacker` marks the deaths
    of those who did the deed, `part` a number told within another, `total` one over many deeds, `story` one
    person told as himself, `care` how those fare who may be counted elsewhere.
    """

    slot: TollSlot
    count: Count
    sentence: int
    start: int
    end: int
    head: int = -1
    host: int | None = None
    kind: str | None = None
    attacker: bool = False
    part: bool = False
    total: bool = False
    story: bool = False
    care: bool = False
    rules: tuple[str, ...] = ()


class SilenceMention(msgspec.Struct, frozen=True, kw_only=True):
    """Words that say that a toll is not known; `host` is the happening that they name, if they name one."""

    slots: tuple[Literal["killed", "injured"], ...]
    sentence: int
    start: int
    end: int
    host: int | None = None
    rules: tuple[str, ...] = ()


class OutcomeMention(msgspec.Struct, frozen=True, kw_only=True):
    """Words that tell how a deed ended."""

    value: OutcomeValue
    sentence: int
    start: int
    end: int
    negated: bool = False
    rules: tuple[str, ...] = ()


class EventMention(msgspec.Struct, frozen=True, kw_only=True):
    """One mention of a happening: its trigger, its type as the words give it, and what hangs on it.

    `definite` marks a mention that points back («cette attaque»), `another` one that sets itself apart («une
    autre attaque»), `indefinite` one that brings something up («une explosion»), `generic` one that
    speaks of many («des attaques»), `recalled` one that hangs on words of commemoration;
    `inner` counts the subordinate clauses above it, `governor` is the mention of the sentence that it
    hangs on, if it hangs on one.
    """

    index: int
    sentence: int
    first: int
    last: int
    head: int
    start: int
    end: int
    text: str
    type: str
    frame: FrameName
    nominal: bool
    weak: bool = False
    definite: bool = False
    generic: bool = False
    negated: bool = False
    modality: Modality = "actual"
    tense: Tense = "none"
    inner: int = 0
    headline: bool = False
    fills: tuple[Fill, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    dates: tuple[DateMention, ...] = ()
    tolls: tuple[TollMention, ...] = ()
    outcome: OutcomeMention | None = None
    recalled: bool = False
    another: bool = False
    indefinite: bool = False
    governor: int | None = None
    rules: tuple[str, ...] = ()


class SourceMention(msgspec.Struct, frozen=True, kw_only=True):
    """Who says so, as the words name it; `author` where the outlet itself speaks."""

    text: str
    start: int
    end: int
    kind: str = "other"
    actors: tuple[str, ...] = ()
    anonymous: bool = False
    author: bool = False
    via: tuple[SourceMention, ...] = ()


class ClaimMention(msgspec.Struct, frozen=True, kw_only=True):
    """What a source says: cue, stance, content, and the happenings and tolls inside that content.

    `events` are indices of event mentions, `tolls` stand in the content; offsets are code points. `manner`
    names how it is put (cue's frame, insertion, quotation, kind of source), for the scorer. `dates` are the
    dates of the sentence outside the content, `said` the one in the cue's own clause: when it was said.
    `apart` marks a content that speaks of no incident at all (a forecast, something that is not there),
    `forces` one that speaks of armed people.
    """

    index: int
    sentence: int
    source: SourceMention
    stance: Stance
    writer: WriterStance
    writer_cues: tuple[tuple[int, int], ...]
    cue_start: int
    cue_end: int
    content_start: int
    content_end: int
    about: About | None
    negated: bool
    modality: Modality
    events: tuple[int, ...]
    tolls: tuple[TollMention, ...]
    accused: tuple[Phrase, ...] = ()
    dates: tuple[DateMention, ...] = ()
    outcome: OutcomeMention | None = None
    said: DateMention | None = None
    apart: bool = False
    forces: bool = False
    manner: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()


class ActMention(msgspec.Struct, frozen=True, kw_only=True):
    """A political or verbal deed and who does it to whom.

    `dates` are the deed's own, `said` those of the saying that tells it, which only bound it.
    """

    type: str
    mode: str | None
    sentence: int
    start: int
    end: int
    actor: Phrase | None
    target: Phrase | None
    dates: tuple[DateMention, ...]
    places: tuple[PlaceMention, ...]
    said: tuple[DateMention, ...] = ()
    tense: Tense = "past"
    rules: tuple[str, ...]


class LoadedMention(msgspec.Struct, frozen=True, kw_only=True):
    """A word that takes sides."""

    start: int
    end: int
    party: str | None
    neutral: str | None


class MarkMention(msgspec.Struct, frozen=True, kw_only=True):
    """A word that tells what a sentence is about («sport», «trial», …)."""

    mark: str
    sentence: int
    start: int
    end: int


class InscriptionMention(msgspec.Struct, frozen=True):
    """Words that stood on a weapon: the place of the weapon's phrase, and of the words."""

    weapon: int
    start: int
    end: int


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """All that an extractor found in one report."""

    extractor: str
    events: tuple[EventMention, ...] = ()
    claims: tuple[ClaimMention, ...] = ()
    acts: tuple[ActMention, ...] = ()
    loaded: tuple[LoadedMention, ...] = ()
    marks: tuple[MarkMention, ...] = ()
    tolls: tuple[TollMention, ...] = ()
    silences: tuple[SilenceMention, ...] = ()
    outcomes: tuple[OutcomeMention, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    dates: tuple[DateMention, ...] = ()
    phrases: tuple[Phrase, ...] = ()
    inscriptions: tuple[InscriptionMention, ...] = ()
