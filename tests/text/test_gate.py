"""The gate over a raw text."""

from hypothesis import given
from hypothesis import strategies as st

from recoupe.text.gate import PatternGate, fold

GATE = PatternGate(["attaque", "prise d'otages", "prise", "blessés"], ["soldat", "attaque"])


def found(text: str) -> list[str]:
    return [text[hit.start : hit.end] for hit in GATE.scan(text)]


def test_whole_words_are_found_whatever_their_case_and_apostrophe() -> None:
    assert found("Attaque d'un SOLDAT : la prise d’otages dure.") == ["Attaque", "SOLDAT", "prise d’otages"]


def test_parts_of_words_are_not_found() -> None:
    assert found("Des soldatesques attaquent la surprise.") == []


def test_the_longest_of_several_wordings_wins() -> None:
    assert found("Une prise d'otages.") == ["prise d'otages"]
    assert found("Une prise d'otage.") == ["prise"]


def test_neighbouring_words_are_both_found() -> None:
    assert found("attaque soldat") == ["attaque", "soldat"]


def test_a_hyphen_or_a_line_end_parts_words() -> None:
    assert found("Une contre-attaque, une prise\nd'otages.") == ["attaque", "prise\nd'otages"]


def test_capitals_may_lack_their_accents_and_small_letters_may_not() -> None:
    assert found("DOUZE BLESSES, et tu blesses quelqu'un.") == ["BLESSES"]


def test_a_word_of_both_lists_is_strong() -> None:
    assert [hit.strong for hit in GATE.scan("une attaque")] == [True]
    assert [hit.strong for hit in GATE.scan("un soldat")] == [False]


def test_a_letter_that_grows_in_lower_case_moves_no_offset() -> None:
    assert found("İİİ attaque") == ["attaque"]


@given(st.text(max_size=200))
def test_folding_keeps_the_length(text: str) -> None:
    assert len(text) == len(fold(text))


@given(st.text(alphabet="aprisedot' ’-qu\nÉİ", max_size=200))
def test_hits_are_ordered_and_lie_inside_the_text(text: str) -> None:
    last = 0
    for hit in GATE.scan(text):
        assert last <= hit.start < hit.end <= len(text)
        last = hit.end
