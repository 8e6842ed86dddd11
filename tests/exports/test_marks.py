"""Overlapping spans drawn on one text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from recoupe.exports.marks import Mark, cut_paragraphs

TEXT = "Trois civils tués.\n\nUne bombe, mardi.\nFin"


def test_blank_lines_part_paragraphs() -> None:
    lines = ["".join(s.text for s in line) for line in cut_paragraphs(TEXT, [])]

    assert lines == ["Trois civils tués.", "Une bombe, mardi.", "Fin"]


def test_a_span_over_two_paragraphs_is_drawn_in_both() -> None:
    first, second, _ = cut_paragraphs(TEXT, [Mark(13, 29, "trigger", "i1")])

    assert [s.text for s in (*first, *second) if s.refs] == ["tués.", "Une bombe"]


def test_spans_that_cross_share_only_what_they_share() -> None:
    [line] = cut_paragraphs("abcdef", [Mark(0, 4, "place", "p"), Mark(2, 6, "date", "d")])

    assert [(s.text, s.refs) for s in line] == [("ab", ("p",)), ("cd", ("d", "p")), ("ef", ("d",))]


@given(st.lists(st.tuples(st.integers(0, 45), st.integers(0, 12)), max_size=8))
def test_no_character_is_lost_or_doubled(places: list[tuple[int, int]]) -> None:
    marks = [Mark(start, start + length, "place", str(n)) for n, (start, length) in enumerate(places)]

    drawn = "".join(segment.text for line in cut_paragraphs(TEXT, marks) for segment in line)

    assert drawn == TEXT.replace("\n", "")
