"""Case given back to paragraphs in capitals."""

from hypothesis import given
from hypothesis import strategies as st

from recoupe.text.casing import is_capitals, restore_case


def test_a_headline_in_capitals_takes_the_case_of_the_body() -> None:
    text = "RAID DE L'OTAN SUR TRIPOLI\n\nUn raid de l'OTAN a visé le port de Tripoli."

    assert text.replace("RAID DE L'OTAN SUR TRIPOLI", "Raid de l'OTAN sur Tripoli") == restore_case(text)


def test_names_are_known_by_the_predicate() -> None:
    restored = restore_case(
        "LE MAIRE DE SAINT-DENIS EST À PARIS. IL PART.", {"Saint-Denis", "Paris"}.__contains__
    )

    assert restored == "Le maire de Saint-Denis est à Paris. Il part."


def test_acronyms_with_dots_stay() -> None:
    assert restore_case("FIN DE L'U.R.S.S. AUJOURD'HUI") == "Fin de l'U.R.S.S. aujourd'hui"


def test_paragraphs_with_small_letters_stay_as_they_are() -> None:
    text = "L'ONU et l'OTAN parlent à Genève."

    assert text == restore_case(text)
    assert not is_capitals(text)
    assert not is_capitals("ONU")


@given(st.text(alphabet="ABÉİŒß .!\n'-a", max_size=120) | st.text(max_size=100).map(str.upper))
def test_the_length_never_changes(text: str) -> None:
    assert len(text) == len(restore_case(text, str.istitle))
