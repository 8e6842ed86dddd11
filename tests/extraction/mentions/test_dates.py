"""Time expressions in sentences."""

import time
from importlib.resources import files
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recoupe.extraction.mentions.dates import DateMention, find_dates
from recoupe.languages.date_words import load_date_words

WORDS = load_date_words(files("recoupe.languages.fr") / "dates.toml")
PIECES = st.sampled_from(
    [
        *(
            "le",
            "lundi",
            "4",
            "31",
            "janvier",
            "2022",
            "dans la",
            "nuit",
            "de",
            "à",
            "du",
            "au",
            "mars",
            "l’",
            "l'",
            "été",
        ),
        *(
            "il y a",
            "trois",
            "jours",
            "plus tôt",
            "ces",
            "dernières",
            "semaines",
            "depuis",
            "entre",
            "et",
            "début",
            "fin",
        ),
        *(
            "mi-",
            "15h30",
            "15 h 30",
            "vers",
            "hier",
            "soir",
            "04/01/2022",
            "une",
            ",",
            ".",
            "(",
            "\u00a0",
            "\u202f",
            "\n",
        ),
    ]
)


def find(text: str) -> list[DateMention]:
    return find_dates(text, 0, len(text), WORDS)


@pytest.mark.parametrize(
    ("text", "finds"),
    [
        ("Il est mort le 1er\u00a0mars\u202f2019.", ["le 1er\u00a0mars\u202f2019"]),
        ("L’attaque de l’an\u00a0dernier.", ["l’an\u00a0dernier"]),
        ("LE 3 AOUT 2021, L'ARMEE A TIRE.", ["LE 3 AOUT 2021"]),
        ("Dans la nuit de samedi à dimanche, des tirs.", ["Dans la nuit de samedi à dimanche"]),
        ("Jusqu'à la fin de l'année dernière, rien.", ["la fin de l'année dernière"]),
        ("Il a perdu 3,5 heures.", []),
        ("Au Champ-de-Mars, la foule.", []),
        ("La sonde martienne de mars 2019 et de 2021.", ["mars 2019", "2021"]),
        ("Quelque 2015 soldats ont quitté la base.", []),
        ("Un homme âgé de 25 ans.", []),
        ("Du lundi 3 au mardi 4 janvier, trois bases.", ["lundi 3 au mardi 4 janvier"]),
    ],
)
def test_expressions_are_found_whole(text: str, finds: list[str]) -> None:
    assert finds == [mention.text for mention in find(text)]


def test_words_before_a_date_bind_it_without_joining_its_span() -> None:
    (mention,) = find("Il est détenu depuis 2013.")

    assert ("2013", "since") == (mention.text, mention.modifier)


def test_a_night_between_two_days_is_an_interval_of_both() -> None:
    (mention,) = find("Dans la nuit de samedi à dimanche, des tirs.")

    assert ("interval", "night") == (mention.kind, mention.part)
    assert [5, 6] == [end.weekday for end in mention.ends]


def test_a_year_beside_a_conditional_is_marked_as_to_come() -> None:
    (mention,) = find("Il semblerait que l'année 2022 serait la pire.")

    assert mention.future


def test_only_a_given_stretch_is_read_and_offsets_count_in_the_text() -> None:
    text = "Lundi, rien. Mardi, tout."
    (mention,) = find_dates(text, 13, len(text), WORDS)

    assert (13, 18, "Mardi") == (mention.start, mention.end, mention.text)


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(max_size=300), st.lists(PIECES, max_size=40).map(" ".join)))
def test_any_text_is_read_and_mentions_quote_it_in_order(text: str) -> None:
    found = find(text)

    assert all(text[m.start : m.end] == m.text and m.text for m in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


@pytest.mark.parametrize(
    "unit", ["le 1er mars ", "1 ", "    ", "dans la nuit de ", "il y a trois ", "à l'aube du lundi 3, "]
)
def test_time_grows_with_length_only(unit: str) -> None:
    text = (unit * (100_000 // len(unit)))[:100_000]
    begun = time.perf_counter()
    find(text)

    # A second for 100 kB in one sentence is the contract; a loaded machine gets some grace.
    assert time.perf_counter() - begun < 5
