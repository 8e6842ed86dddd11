"""The date words of every language: their cases, and what the loader refuses."""

import datetime as dt
from importlib.resources import files
from pathlib import Path

import pytest

from recoupe.errors import RuleError
from recoupe.extraction.mentions.dates import find_dates
from recoupe.languages.date_patterns import fold
from recoupe.languages.date_words import DateCase, DateWords, load_date_words
from recoupe.languages.language import codes
from recoupe.resolution.dates import resolve_date

WORDS = {code: load_date_words(files(f"recoupe.languages.{code}") / "dates.toml") for code in codes()}
CASES = [
    pytest.param(words, case, id=f"{rule.id}-{n}")
    for words in WORDS.values()
    for rule in words.rule
    for n, case in enumerate(rule.case)
]


@pytest.mark.parametrize(("words", "case"), CASES)
def test_each_case_finds_what_it_says(words: DateWords, case: DateCase) -> None:
    found = find_dates(case.text, 0, len(case.text), words)

    assert case.finds == tuple(mention.text for mention in found)


@pytest.mark.parametrize(("words", "case"), [p for p in CASES if p.values[1].edtf])  # type: ignore[attr-defined]
def test_each_case_resolves_to_the_days_it_says(words: DateWords, case: DateCase) -> None:
    first = find_dates(case.text, 0, len(case.text), words)[0]

    assert case.edtf == resolve_date(first, dt.date.fromisoformat(case.anchor)).edtf


def test_folding_keeps_the_length_and_forgets_accents_apostrophes_and_hard_spaces() -> None:
    text = "L’ÉTÉ\u00a0dernier\u202f: août"

    assert "l'ete dernier : aout" == fold(text)
    assert len(text) == len(fold(text))


RULE = """
[lexicon]
weekday = [{ words = ["lundi"], value = 0 }]
[[rule]]
id = "x.day"
patterns = ["{weekday}"]
kind = "day"
"""
POSITIVE = '  [[rule.case]]\n  text = "Il vient lundi."\n  finds = ["lundi"]\n'


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[[rule", "no TOML"),
        (RULE, "has no case that finds something"),
        (RULE + POSITIVE, "has no near miss"),
        (RULE.replace('kind = "day"', 'kind = "fortnight"'), "fortnight"),
    ],
)
def test_a_faulty_file_is_refused_with_what_to_do(tmp_path: Path, text: str, says: str) -> None:
    source = tmp_path / "dates.toml"
    source.write_text(text, encoding="utf-8")

    with pytest.raises(RuleError, match=says):
        load_date_words(source)
