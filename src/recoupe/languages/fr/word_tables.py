"""The verbs, nouns and adjectives of French that follow no rule, as `irregular.toml` lists them."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

import msgspec


class VerbModel(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The principal parts of a verb that others go by; `irregular.toml` says what each field holds."""

    present: str
    past: str
    participle: str
    future: str = ""
    subjunctive: str = ""
    more: str = ""


class WordTables(msgspec.Struct, frozen=True):
    """The lists of `irregular.toml`, ready to be asked.

    `odd` leads from every form to all forms of its word; `no_verbs` end like verbs and are none.
    """

    models: dict[str, VerbModel]
    second_group: frozenset[str]
    bound: frozenset[str]
    families: frozenset[str]
    prefixes: frozenset[str]
    no_verbs: frozenset[str]
    ier: frozenset[str]
    fixed: frozenset[str]
    odd: dict[str, frozenset[str]]
    plural_als: frozenset[str]
    plural_aux: frozenset[str]
    plural_oux: frozenset[str]
    plural_us: frozenset[str]
    adjectives: frozenset[str]
    not_adjectives: frozenset[str]
    epicene_er: frozenset[str]
    epicene_eur: frozenset[str]
    et_ete: frozenset[str]
    doubled: frozenset[str]


@cache
def word_tables() -> WordTables:
    """Return the tables, read once."""
    raw = tomllib.loads((files(__package__) / "irregular.toml").read_text(encoding="utf-8"))
    lists = {**raw["verb_lists"], **raw["words"]}
    rows = [frozenset(row.split()) for row in lists.pop("odd")]
    sets = {name: frozenset(text.split()) for name, text in lists.items()}
    return WordTables(
        models=msgspec.convert(raw["verbs"], dict[str, VerbModel]),
        no_verbs=sets.pop("nouns"),
        odd={form: row for row in rows for form in row},
        **sets,
    )
