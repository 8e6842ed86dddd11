"""Every case beside every lexicon entry of every language is run through the real grammar."""

from __future__ import annotations

from functools import cache

import pytest

from recoupe.languages.entries import Case, Entry
from recoupe.languages.language import KINDS, Language, codes, language
from recoupe.languages.matcher import Matcher
from recoupe.text.doc import Token


def _all_cases() -> list[tuple[str, str, Entry, Case]]:
    found = []
    for code in codes():
        lexicons = language(code).lexicons
        for kind in KINDS:
            for entry in getattr(lexicons, kind):
                found.extend((code, kind, entry, case) for case in entry.case)
    return found


CASES = _all_cases()


@cache
def _parsed(code: str) -> dict[str, list[tuple[Token, ...]]]:
    """Parse all case sentences of a language in one go: a call for each would take minutes."""
    lang = language(code)
    texts = list(dict.fromkeys(case.text for c, _, _, case in CASES if c == code))
    whole = "\n\n".join(texts)
    parsed: dict[str, list[tuple[Token, ...]]] = {}
    offset = 0
    stretches, owners = [], []
    for text in texts:
        for start, end, _ in lang.splitter().split(text):
            stretches.append((offset + start, offset + end))
            owners.append(text)
        offset += len(text) + 2
    for owner, tokens in zip(owners, lang.parser().parse(whole, stretches), strict=True):
        parsed.setdefault(owner, []).append(tokens)
    return parsed


@cache
def _matcher(code: str, kind: str, entry_id: str) -> Matcher[Entry]:
    lang: Language = language(code)
    entries = [e for e in getattr(lang.lexicons, kind) if e.id == entry_id]
    return Matcher(entries, lang.inflect, lang.cut)


@pytest.mark.parametrize(
    ("code", "kind", "entry", "case"),
    CASES,
    ids=[f"{entry.id}-{n}" for n, (_, _, entry, _) in enumerate(CASES)],
)
def test_entry_finds_the_words_of_its_case(code: str, kind: str, entry: Entry, case: Case) -> None:
    found = [
        " ".join(token.text for token in tokens[match.first : match.last + 1])
        for tokens in _parsed(code)[case.text]
        for match in _matcher(code, kind, entry.id).find(tokens)
    ]
    squeezed = [words.replace("' ", "'").replace("’ ", "’").replace(" -", "-") for words in found]

    expected = [words.replace("' ", "'").replace("’ ", "’").replace(" -", "-") for words in case.finds]

    assert expected == squeezed


def test_ids_are_unique_within_a_language() -> None:
    entries = {id(entry): (code, entry.id) for code, _, entry, _ in CASES}
    ids = list(entries.values())

    assert len(ids) == len(set(ids))
