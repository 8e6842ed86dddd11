"""The words of the account and of the page, in the languages of the interface.

One catalogue (`messages.toml`) holds them; it is decoded into structs that refuse an unknown or an absent
key, so that a language cannot lag behind unseen. The names of types, kinds and weapons come from the
tables of the model, which carry them in both languages.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

import msgspec

UI_LANGUAGES = ("fr", "en")


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The single messages; those with braces are filled with `str.format`."""

    account: str
    act: str
    acts: str
    article: str
    at_least: str
    anonymous: str
    author: str
    background: str
    by_outlet: str
    claim: str
    claims: str
    claimed_party: str
    accused_party: str
    denied_party: str
    responsibility_party: str
    nobody: str
    colon: str
    colours: str
    credit: str
    date_about: str
    date_about_wide: str
    date_after: str
    date_after_wide: str
    date_before: str
    date_before_wide: str
    date_day: str
    date_interval: str
    date_interval_wide: str
    date_month: str
    date_roughly: str
    decimal: str
    date_uncertain: str
    date_yearless: str
    details: str
    discarded: str
    disputed: str
    dropped: str
    error: str
    failed_report: str
    fills_no_slot: str
    first_of_month: str
    fresh: str
    incident: str
    incidents_count: str
    inscription: str
    lang_name: str
    legend: str
    list_and: str
    loaded: str
    loaded_line: str
    loaded_party: str
    missing: str
    negated: str
    no_incident: str
    none_of_them: str
    number_unknown: str
    orphan_claims: str
    published_given: str
    published_inferred: str
    published_missing: str
    quote_close: str
    quote_open: str
    radius: str
    range: str
    recalled: str
    reports: str
    rules: str
    said_on: str
    score_by_rule: str
    score_for: str
    score_if_news: str
    score_of_claim: str
    score_of_report: str
    semicolon: str
    skip: str
    slots: str
    source: str
    theme: str
    title: str
    trigger: str
    unknown_place: str
    unlikely: str
    via: str
    written_by: str


class Messages(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All that the account and the page say in one language of the interface."""

    language: str
    months: tuple[str, ...]
    words: Words
    slots: Mapping[str, str]
    missing: Mapping[str, str]
    stances: Mapping[str, str]
    writer: Mapping[str, str]
    modality: Mapping[str, str]
    precision: Mapping[str, str]
    outcomes: Mapping[str, str]
    basis: Mapping[str, str]
    harm: Mapping[str, str]
    sides: Mapping[str, str]
    roles: Mapping[str, str]
    reasons: Mapping[str, str]
    verdicts: Mapping[str, str]
    acts: Mapping[str, str]
    overruled: Mapping[str, str]
    types: Mapping[str, str]
    kinds: Mapping[str, str]
    weapons: Mapping[str, str]

    def quote(self, text: str) -> str:
        """Return `text` between the quotation marks of the language."""
        return f"{self.words.quote_open}{text}{self.words.quote_close}"


def _table_labels(table: str, language: str) -> dict[str, str]:
    """Return the label of every entry of one of the model's tables, by its id."""
    source = resources.files("recoupe.model") / "tables" / f"{table}.toml"
    entries: dict[str, dict[str, Any]] = tomllib.loads(source.read_text(encoding="utf-8"))
    return {name: str(entry[language]) for name, entry in entries.items()}


@cache
def load_messages(language: str) -> Messages:
    """Return the messages of a language of the interface (`fr` or `en`).

    >>> load_messages("en").slots["killed"]
    'killed'
    >>> load_messages("fr").types["suicide_attack"]
    'attentat suicide'
    """
    source = resources.files("recoupe.exports") / "messages.toml"
    catalogue = tomllib.loads(source.read_text(encoding="utf-8"))
    tables = {table: _table_labels(table, language) for table in ("types", "kinds", "weapons")}
    return msgspec.convert({**catalogue[language], **tables}, Messages)
