"""Lexicon entries and their cases: the form in which a language says what its words mean.

A lexicon is a TOML file of `[[entry]]` blocks, each with words that behave alike and at least one
sentence in which they are found and one near miss in which they are not:

    [[entry]]
    id = "fr.trigger.bombard"
    words = ["bombarder", "pilonner"]
    pos = "verb"
    type = "shelling_missile_rocket"
    frame = "attack"
      [[entry.case]]
      text = "L'armée a pilonné mardi les faubourgs de la ville."
      finds = ["pilonné"]
      [[entry.case]]
      text = "Les députés ont bombardé le ministre de questions."
      finds = []
      why = "Figurative."

Words stand in their citation form and are inflected by the language. In a wording of several words
`*` stands for up to three words («prendre * pour cible»).
"""

from __future__ import annotations

import tomllib
from importlib.resources.abc import Traversable
from typing import Literal, TypeVar

import msgspec

from recoupe.errors import RuleError
from recoupe.model.record import About, Modality, Stance, WriterStance
from recoupe.model.slots import OutcomeValue

Pos = Literal["noun", "verb", "adj", "any"]


class Case(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A sentence of our own, and the words that the entry finds in it (none: a near miss)."""

    text: str
    finds: tuple[str, ...]
    why: str = ""


class Entry(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words that behave alike.

    `unless` blocks a match when one of its words stands within four tokens on either side,
    `unless_sentence` when one stands anywhere in the sentence; `needs` asks for one of its words
    in the sentence. `why` says what the entry is for.
    """

    id: str
    words: tuple[str, ...]
    pos: Pos = "any"
    unless: tuple[str, ...] = ()
    unless_sentence: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    why: str = ""
    case: tuple[Case, ...] = ()


FrameName = Literal[
    "attack",
    "event",
    "kill",
    "die",
    "injure",
    "explode",
    "abduct",
    "free",
    "arrest",
    "clash",
    "intercept",
    "shootdown",
    "seize",
    "protest",
    "destroy",
    "capture",
    "launch",
    "deploy_bomb",
    "undergo",
]


class TriggerEntry(Entry, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words that name a happening of one type; `frame` says who does what to whom.

    `weak` words name it only with more evidence around them (the scorer decides);
    `outcome` is what the word itself says of the ending («déjouer»: foiled).
    """

    type: str
    frame: FrameName
    weak: bool = False
    outcome: OutcomeValue | None = None


CueFrame = Literal["que", "np", "inf", "prep", "adj", "noun", "phrase"]


class CueEntry(Entry, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words by which a source says something.

    `frame` is what follows: `que` (a clause or quotation), `np` (a noun phrase), `inf`, `prep` (the source
    itself: «selon X»), `adj` (on a noun or clause, the source often unnamed), `noun` («dans un communiqué»),
    `phrase` (a fixed wording). `chain` marks words that tie a source to its medium: one `cites` the other, is
    `cited` by it, or `learns` from it. `negated` is the stance when the cue is negated («n'a pas confirmé»:
    declined); `about` the slot it speaks of when the words themselves say so.
    """

    frame: tuple[CueFrame, ...]
    stance: Stance
    writer: WriterStance = "neutral"
    negated: Stance | None = None
    about: About | None = None
    modality: Modality = "actual"
    chain: Literal["cites", "cited", "learns"] | None = None


class PartyEntry(Entry, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Common nouns for people, groups, places of work and vehicles; `kind` is of the table of kinds.

    `individual` nouns name one person («soldat»), others a body («armée»). `attacker` nouns name
    people by what they did («assaillant», «ravisseur»), `victim` nouns by what they suffered, `by_air` bodies
    that strike from the air («aviation»).
    """

    kind: str
    individual: bool = False
    attacker: bool = False
    victim: bool = False
    by_air: bool = False


class WeaponEntry(Entry, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words for what is used to do harm; `kind` is of the table of weapons.

    `effect` words name what an arm fires or does («balle», «coup de couteau»), not the arm.
    """

    kind: str
    effect: bool = False


Sufferer = Literal["counted", "object", "subject", "to", "of", "denied"]


class CasualtyEntry(Entry, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words that turn a count of people into a toll («morts», «blessés», «portés disparus»).

    `sufferer` says where the people stand: counted before the word («douze morts»; a participle has them as
    its subject, a noun without a number after «de»), as its `object` («tuer»), its `subject` («périr»), or
    after «à» (`to`: «coûter la vie») or «de» (`of`: «causer la mort»). `denied` words tell a toll only where
    they are denied: «deux victimes» may be hurt or dead, «aucune victime» is neither. What `beings` words are
    said of is a person though no lexicon knows the noun («un boucher a été blessé»). `care` words tell how
    those fare who are counted elsewhere («onze ont été hospitalisés»).
    """

    slot: Literal["killed", "injured", "missing_persons", "arrested"]
    sufferer: Sufferer = "counted"
    beings: bool = False
    care: bool = False


Doer = Literal["body", "force", "power", "office"]
Where = Literal["to", "from", "object", "against", "with", "of", "inner"]


SilencePart = Literal["toll", "people", "told", "unknown", "withheld"]


class SilenceEntry(Entry, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words by which a report says that a toll is not known.

    `part` says which: `toll` names one («bilan», «nombre de morts»), `people` those harmed if any («on
    ignore s'il y a des victimes»), `told` is a verb of disclosure that must be denied («communiquer»),
    `unknown` says so by itself («inconnu»), `withheld` stands before what it withholds («sans préciser»).
    `slots` are those that a toll's name covers.
    """

    part: SilencePart
    slots: tuple[Literal["killed", "injured"], ...] = ()


class ActEntry(Entry, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words for political and verbal deeds; `type` and `mode` are PLOVER's.

    `things` are words one of which must head what the deed is about («quitter» a base, not a party);
    `{place}` stands for any name of a place. `not_things` are words with which it is another matter
    («refuser de commenter»). `modes` gives the mode by such words; where `mode` is absent one of them
    must stand there. `takes` are the prepositions that lead in what it is about («appeler à»), `content` asks
    that something does. `reflexive` verbs stand with a reflexive pronoun, the others without; `intransitive`
    ones have no passive, so that «la Turquie insiste» is never read as one.

    `doer` is who can do it: any political `body`, a `force` or a State (`power`), someone in `office`. After
    a noun «de» names the doer («le refus de X») or, where `of` is "thing", what the deed is about («l'envoi
    de X»); `told` nouns are deeds only where a verb or participle says that they were done («une
    résolution adoptée»). `target` lists where the other party stands, the safest first: addressed (`to`, or
    after «de» `from`), the `object`, `against`, `with`, after «de» (`of`), or the one who is to do what is
    asked (`inner`); without one there is no deed where `needs_target` is set.
    """

    type: str
    mode: str | None = None
    modes: dict[str, tuple[str, ...]] = msgspec.field(default_factory=dict)
    things: tuple[str, ...] = ()
    not_things: tuple[str, ...] = ()
    takes: tuple[str, ...] = ()
    content: bool = False
    reflexive: bool = False
    intransitive: bool = False
    doer: Doer = "body"
    of: Literal["doer", "thing"] = "doer"
    told: bool = False
    target: tuple[Where, ...] = ()
    needs_target: bool = False


class OutcomeEntry(Entry, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words that tell how a deed ended («intercepté», «sans faire de victime»)."""

    value: OutcomeValue


class LoadedEntry(Entry, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words that take sides; `neutral` is a neutral wording, `party` the actor they name, if one."""

    neutral: str | None = None
    party: str | None = None


class MarkEntry(Entry, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words that tell something of a sentence or a report: `mark` names what (see `languages/README.md`)."""

    mark: str


E = TypeVar("E", bound=Entry)


def load_entries(source: Traversable, kind: type[E]) -> tuple[E, ...]:
    """Return the entries of one TOML file, checked.

    Raises:
        RuleError: the file is no TOML, a field is unknown or missing, an id stands twice, or an entry
            lacks a case that finds something or one that finds nothing.
    """
    try:
        raw = tomllib.loads(source.read_text(encoding="utf-8"))
        entries = msgspec.convert(raw.get("entry", []), tuple[kind, ...])  # type: ignore[valid-type]
    except tomllib.TOMLDecodeError as error:
        raise RuleError(f"{source}: this is no TOML: {error}. Mend the line named.") from error
    except msgspec.ValidationError as error:
        raise RuleError(f"{source}: {error}. See languages/README.md for the fields.") from error
    seen: set[str] = set()
    for entry in entries:
        _check(source, entry, seen)
    return entries


def _check(source: Traversable, entry: Entry, seen: set[str]) -> None:
    if entry.id in seen:
        raise RuleError(f"{source}: the id '{entry.id}' stands twice. Give each entry its own.")
    seen.add(entry.id)
    if not entry.words:
        raise RuleError(f"{source}: entry '{entry.id}' has no words. Add some to `words`.")
    if not any(case.finds for case in entry.case):
        raise RuleError(
            f"{source}: entry '{entry.id}' has no case that finds something.\n"
            '  Add an [[entry.case]] with finds = ["the words"].'
        )
    if all(case.finds for case in entry.case):
        raise RuleError(
            f"{source}: entry '{entry.id}' has no near miss.\n  Add an [[entry.case]] with finds = []."
        )
