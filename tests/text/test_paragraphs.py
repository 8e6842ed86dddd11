"""Paragraphs: lines, or blocks of wrapped lines."""

from hypothesis import given
from hypothesis import strategies as st

from recoupe.text.paragraphs import is_wrapped, paragraphs

WRAPPED = "\n".join(["the army said on Tuesday that it had taken the town and"] * 5)


def test_lines_are_paragraphs() -> None:
    assert paragraphs("Titre\n\n Corps ") == [(0, 5), (8, 13)]


def test_blocks_of_wrapped_lines_are_paragraphs() -> None:
    assert is_wrapped(WRAPPED)
    assert len(paragraphs(f"{WRAPPED}\n  \n{WRAPPED}")) == 2


def test_short_lines_of_a_list_are_not_wrapped_text() -> None:
    assert not is_wrapped("un mort\ndeux blessés\ntrois disparus\nquatre otages\ncinq\nsix")


@given(st.text(alphabet="ab \n\t.", max_size=200))
def test_every_letter_lies_in_one_paragraph(text: str) -> None:
    inside = [i for start, end in paragraphs(text) for i in range(start, end)]

    assert sorted(set(inside)) == inside
    assert {i for i, char in enumerate(text) if not char.isspace()} <= set(inside)
