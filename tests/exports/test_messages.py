"""The catalogue of the interface."""

from __future__ import annotations

import string
from pathlib import Path
from typing import get_args

import msgspec
import pytest

from recoupe.exports.messages import UI_LANGUAGES, load_messages
from recoupe.linking.silences import UNSAFE
from recoupe.model import record, slots
from recoupe.pipeline import read

NAMES = {
    "slots": (*get_args(record.About),),
    "missing": get_args(slots.MissingReason),
    "stances": get_args(record.Stance),
    "writer": get_args(record.WriterStance),
    "modality": get_args(record.Modality),
    "precision": get_args(slots.Precision),
    "outcomes": get_args(slots.OutcomeValue),
    "basis": get_args(slots.DateBasis),
    "harm": get_args(slots.Harm),
    "sides": get_args(slots.Side),
}


@pytest.mark.parametrize("language", UI_LANGUAGES)
@pytest.mark.parametrize("table", NAMES)
def test_every_name_of_the_record_has_words(language: str, table: str) -> None:
    assert set(getattr(load_messages(language), table)) == set(NAMES[table])


def test_the_languages_fill_the_same_braces() -> None:
    def braces(language: str) -> dict[str, set[str | None]]:
        words = msgspec.structs.asdict(load_messages(language).words)
        return {
            key: {field for _, field, _, _ in string.Formatter().parse(text) if field}
            for key, text in words.items()
        }

    french, english = braces("fr"), braces("en")
    french["first_of_month"] = english["first_of_month"]

    assert french == english


@pytest.mark.parametrize("language", UI_LANGUAGES)
def test_every_reason_why_something_was_discarded_has_words(language: str) -> None:
    reasons = {UNSAFE}
    for path in sorted((Path(__file__).parents[2] / "examples").glob("*.txt")):
        reasons |= {each.reason for each in read(path.read_text(encoding="utf-8")).discarded}

    assert reasons <= set(load_messages(language).reasons)
