"""The words and patterns by which a language names days, spans of time and times of day.

A language keeps them in one TOML file, `dates.toml`:

- `[lexicon]` holds the slots of the patterns: a name, and words with their value;
- `[[rule]]` patterns find an expression; `[[prefix]]` and `[[suffix]]` say what words right before or
  after it add («fin», «depuis»; «dernier», «au soir»); `[[join]]` makes an interval of two expressions.

A pattern is words separated by spaces: `{slot}` stands for a word of the lexicon (or `{day} {year} {hour}
{minute} {monthnum} {shortyear} {int}`, digits in every language), `(a|b c)` for one of several wordings,
a `?` at the end of a piece makes it optional. Accents, case and the two apostrophes do not matter.
"""

from __future__ import annotations

import tomllib
from importlib.resources.abc import Traversable
from typing import Literal

import msgspec

from recoupe.errors import RuleError

DateKind = Literal["day", "week", "month", "year", "interval", "duration", "set", "time"]
Unit = Literal[
    "second",
    "minute",
    "hour",
    "day",
    "weekend",
    "week",
    "month",
    "quarter",
    "season",
    "year",
    "decade",
    "century",
]
Part = Literal["dawn", "morning", "noon", "afternoon", "evening", "night", "midnight", "day"]
Modifier = Literal["since", "until", "before", "after", "within", "during", "recent", "coming"]
Portion = Literal["start", "mid", "end"]
Origin = Literal["anchor", "reference", "event"]
Which = Literal["last", "next", "this", "following", "previous"]


class DateCase(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A sentence of our own, what is found in it and, on the day of `anchor`, the EDTF of the first."""

    text: str
    finds: tuple[str, ...]
    edtf: str = ""
    anchor: str = "2022-01-06"
    why: str = ""


class Word(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Wordings of one value of a slot; `approximate` when they only say about how much («une dizaine de»)."""

    words: tuple[str, ...]
    value: int | str = 0
    approximate: bool = False


class Affix(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words right before or after an expression, and what they add to it.

    `inside` counts them into the expression's span; `kinds` are the expressions that they may go with.
    """

    patterns: tuple[str, ...]
    kinds: tuple[DateKind, ...] = ()
    inside: bool = False
    modifier: Modifier | None = None
    portion: Portion | None = None
    part: Part | None = None
    which: Which | None = None
    origin: Origin | None = None
    shift: int | None = None
    approximate: bool = False


class Join(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Two expressions with `between` between them, after `before`, name one interval."""

    before: tuple[str, ...]
    between: tuple[str, ...]
    part: Part | None = None
    inside: bool = False


class DateRule(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Patterns of one meaning.

    `shift` counts `unit`s from `origin` (the day of publication, or the last day told); with `sign` the
    shift is the pattern's `{number}`. `before` and `after` ask for one of their words right beside it,
    `not_before` and `not_after` forbid words, `one_before` is asked for where the number is one («un jour»);
    `bare` wants no noun after a number («2000 personnes» is no year);
    `lowercase` refuses a capital («Mars»).
    """

    id: str
    patterns: tuple[str, ...]
    kind: DateKind
    shift: int | None = None
    sign: int | None = None
    unit: Unit | None = None
    origin: Origin = "anchor"
    which: Which | None = None
    part: Part | None = None
    modifier: Modifier | None = None
    portion: Portion | None = None
    month: int | None = None
    day: int | None = None
    year: int | None = None
    approximate: bool = False
    anniversary: bool = False
    bare: bool = False
    lowercase: bool = False
    before: tuple[str, ...] = ()
    not_before: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    one_before: tuple[str, ...] = ()
    why: str = ""
    case: tuple[DateCase, ...] = ()


class DateWords(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, eq=False):
    """All that a language knows of dates.

    `light` are words that may follow a bare number without being counted by it; `future_endings` mark
    verbs of what is to come, save `future_except`, and `future_words` say it outright;
    `publication` are words before the day a report came out, `day_articles` articles before a day
    («Bamako, le 4 janvier»), `glued_before` what a hyphen may join before an expression («mi-janvier»).
    """

    lexicon: dict[str, tuple[Word, ...]]
    rule: tuple[DateRule, ...]
    prefix: tuple[Affix, ...] = ()
    suffix: tuple[Affix, ...] = ()
    join: tuple[Join, ...] = ()
    light: tuple[str, ...] = ()
    future_endings: tuple[str, ...] = ()
    future_words: tuple[str, ...] = ()
    future_except: tuple[str, ...] = ()
    publication: tuple[str, ...] = ()
    day_articles: tuple[str, ...] = ()
    glued_before: tuple[str, ...] = ()


def load_date_words(source: Traversable) -> DateWords:
    """Return the date words of one TOML file, checked.

    Raises:
        RuleError: the file is no TOML, a field is unknown or missing, an id stands twice, or a rule lacks
            a case that finds something or one that finds nothing.
    """
    try:
        words = msgspec.convert(tomllib.loads(source.read_text(encoding="utf-8")), DateWords)
    except tomllib.TOMLDecodeError as error:
        raise RuleError(f"{source}: this is no TOML: {error}. Mend the line named.") from error
    except msgspec.ValidationError as error:
        raise RuleError(f"{source}: {error}. See languages/README.md for the fields.") from error
    seen: set[str] = set()
    for rule in words.rule:
        if rule.id in seen:
            raise RuleError(f"{source}: the id '{rule.id}' stands twice. Give each rule its own.")
        seen.add(rule.id)
        if not any(case.finds for case in rule.case):
            raise RuleError(
                f"{source}: rule '{rule.id}' has no case that finds something.\n"
                '  Add a [[rule.case]] with finds = ["the words"].'
            )
        if all(case.finds for case in rule.case):
            raise RuleError(
                f"{source}: rule '{rule.id}' has no near miss.\n  Add a [[rule.case]] with finds = []."
            )
    return words
