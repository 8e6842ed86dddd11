"""Titles: their cases run through the real grammar; the kinds that the lexicons name stand in the tables."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

import pytest

from recoupe.languages.language import codes, language
from recoupe.languages.matcher import Matcher, normal
from recoupe.languages.title_words import TitleEntry, load_titles


@cache
def _titles(code: str) -> tuple[TitleEntry, ...]:
    source = files(f"recoupe.languages.{code}").joinpath("titles.toml")
    return load_titles(source) if source.is_file() else ()


def _table(name: str) -> set[str]:
    return set(tomllib.loads(files("recoupe.model").joinpath("tables", f"{name}.toml").read_text("utf-8")))


TITLES = [(code, entry) for code in codes() for entry in _titles(code)]


@pytest.mark.parametrize(("code", "entry"), TITLES, ids=[entry.id for _, entry in TITLES])
def test_a_title_finds_the_words_of_its_cases(code: str, entry: TitleEntry) -> None:
    lang = language(code)
    matcher = Matcher([entry], lang.inflect, lang.cut)
    for case in entry.case:
        sentences = lang.parser().parse(case.text, [(s, e) for s, e, _ in lang.splitter().split(case.text)])
        found = tuple(
            case.text[tokens[m.first].start : tokens[m.last].end]
            for tokens in sentences
            for m in matcher.find(tokens)
        )

        assert found == case.finds


@pytest.mark.parametrize("code", codes())
def test_the_kinds_that_lexicons_name_stand_in_the_tables(code: str) -> None:
    lexicons = language(code).lexicons

    assert {entry.kind for entry in lexicons.parties} <= _table("kinds")
    assert {entry.institution for entry in _titles(code)} <= _table("kinds")
    assert {entry.kind for entry in lexicons.weapons} <= _table("weapons")


@pytest.mark.parametrize("code", codes())
@pytest.mark.parametrize("name", ["parties", "weapons"])
def test_no_word_stands_in_two_entries_of_a_lexicon(code: str, name: str) -> None:
    seen: set[str] = set()
    twice = set()
    for entry in getattr(language(code).lexicons, name):
        for word in entry.words:
            if normal(word) in seen:
                twice.add(word)
            seen.add(normal(word))

    assert twice == set()
