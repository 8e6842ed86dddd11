"""Whatever is read, every span of the record quotes the text."""

from __future__ import annotations

import re

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import recoupe
from recoupe.pipeline import Options
from tests.conftest import EXAMPLES
from tests.pipeline.spans import faults, spans

TEXTS = tuple(path.read_text(encoding="utf-8") for path in sorted(EXAMPLES.glob("*.txt")))
SENTENCES = tuple(piece for text in TEXTS for piece in re.split(r"(?<=[.!?»])\s+|\n+", text) if piece.strip())
FRENCH = Options(language="fr")

JOINTS = ("", " ", "\n", "\n\n", ".", "\u00a0", "\u202f", " — ", "»", "’", "\t", "\r\n", "🙂", "e\u0301")
"""What may stand between two pieces of a report that came through a bad copy."""


def _faults(text: str) -> list[str]:
    return list(faults("report", text, recoupe.read(text, FRENCH)))


@pytest.mark.parametrize("text", TEXTS, ids=[path.stem for path in sorted(EXAMPLES.glob("*.txt"))])
def test_spans_of_the_examples_quote_their_text(text: str) -> None:
    record = recoupe.read(text)

    assert [] == list(faults("example", text, record))
    assert any(True for _ in spans(msgspec.to_builtins(record)))


@given(st.lists(st.tuples(st.sampled_from(SENTENCES), st.sampled_from(JOINTS)), min_size=1, max_size=12))
def test_spans_quote_reports_with_their_sentences_shuffled(pieces: list[tuple[str, str]]) -> None:
    text = "".join(sentence + joint for sentence, joint in pieces)

    assert [] == _faults(text)


@given(
    st.sampled_from(TEXTS),
    st.integers(0, 2000),
    st.integers(20, 1200),
    st.lists(st.tuples(st.integers(0, 1200), st.sampled_from(JOINTS)), max_size=6),
)
def test_spans_quote_reports_cut_anywhere(
    report: str, start: int, length: int, wounds: list[tuple[int, str]]
) -> None:
    text = report[start % len(report) :][:length]
    for place, joint in wounds:
        text = text[: place % (len(text) + 1)] + joint + text[place % (len(text) + 1) :]

    assert not text.strip() or [] == _faults(text)


@given(st.sampled_from(TEXTS), st.sampled_from([str.upper, str.lower, str.title, str.swapcase]))
@settings(max_examples=12)
def test_spans_quote_reports_in_another_case(report: str, change: object) -> None:
    assert callable(change)

    assert [] == _faults(change(report))


@given(st.text(min_size=1, max_size=400), st.sampled_from(SENTENCES), st.text(max_size=100))
def test_spans_quote_arbitrary_text_around_a_sentence(before: str, sentence: str, after: str) -> None:
    assert [] == _faults(before + sentence + after)


@given(st.text(min_size=1, max_size=300).filter(str.strip))
def test_arbitrary_text_is_read_without_an_error(text: str) -> None:
    assert [] == _faults(text)
