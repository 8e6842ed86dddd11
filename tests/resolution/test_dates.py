"""Dates from words to days."""

import datetime as dt
from importlib.resources import files

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recoupe.errors import DateError
from recoupe.extraction.mentions.dates import DateMention, find_dates
from recoupe.languages.date_words import load_date_words
from recoupe.resolution.calendar import Anchor, easter
from recoupe.resolution.dates import parse_edtf, parse_published, resolve_date

WORDS = load_date_words(files("recoupe.languages.fr") / "dates.toml")
THURSDAY = dt.date(2022, 1, 6)


def mention(words: str) -> DateMention:
    text = f"Ils sont venus {words}."
    return find_dates(text, 0, len(text), WORDS)[0]


@pytest.mark.parametrize(
    ("words", "tense", "edtf"),
    [
        ("mardi", "past", "2022-01-04"),
        ("jeudi", "past", "2022-01-06"),
        ("mardi", "future", "2022-01-11"),
        ("mardi dernier", "past", "2022-01-04"),
        ("jeudi dernier", "past", "2021-12-30"),
        ("le 10 mars", "past", "2021-03-10"),
        ("le 10 mars", "future", "2022-03-10"),
        ("le 7 janvier", "past", "2022-01-07"),
        ("mardi 3 janvier", "past", "2022-01-04"),
        ("vendredi 13 mars", "past", "2020-03-13"),
        ("dans la nuit de mardi à mercredi", "past", "2022-01-04/2022-01-05"),
        ("dans la nuit du 31 décembre au 1er janvier", "past", "2021-12-31/2022-01-01"),
        ("vers le 20 décembre", "past", "2021-12-20~"),
        ("depuis 2013", "past", "2013/2022-01-06"),
        ("avant le 3 janvier", "past", "../2022-01-03"),
        ("fin décembre 2020", "past", "2020-12-21/2020-12-31"),
        ("il y a quelques jours", "past", "2021-12-30~/2022-01-05"),
        ("le lundi de Pâques 2021", "past", "2021-04-05"),
    ],
)
def test_dates_turn_with_the_tense_of_their_clause(words: str, tense: str, edtf: str) -> None:
    assert edtf == resolve_date(mention(words), THURSDAY, tense=tense).edtf  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("la veille", "2018-12-10"),
        ("le lendemain", "2018-12-12"),
        ("trois jours plus tôt", "2018-12-08"),
        ("le même jour", "2018-12-11"),
    ],
)
def test_narrative_days_count_from_the_last_day_told(words: str, edtf: str) -> None:
    value = resolve_date(mention(words), THURSDAY, reference=dt.date(2018, 12, 11))

    assert (edtf, "relative") == (value.edtf, value.basis)


def test_without_an_anchor_a_day_keeps_an_unknown_year() -> None:
    value = resolve_date(mention("mardi 4 janvier"), None)

    assert ("XXXX-01-04", None, None) == (value.edtf, value.start, value.end)


@pytest.mark.parametrize("words", ["hier", "mardi", "la veille", "la semaine dernière"])
def test_without_an_anchor_relative_days_are_unresolved_and_keep_their_words(words: str) -> None:
    value = resolve_date(mention(words), None)

    assert "unresolved" == value.missing
    assert value.spans


def test_an_anchor_known_to_the_month_gives_days_of_the_month_and_no_yesterday() -> None:
    month = Anchor(dt.date(2021, 1, 1), dt.date(2021, 1, 31))

    assert "2021-01-03" == resolve_date(mention("dimanche 3 janvier"), month).edtf
    assert "unresolved" == resolve_date(mention("hier"), month).missing


def test_an_inferred_anchor_makes_relative_days_approximate() -> None:
    anchor = Anchor(THURSDAY, THURSDAY, approximate=True)

    assert "2022-01-05~" == resolve_date(mention("hier"), anchor).edtf
    assert "2020-01-05" == resolve_date(mention("le 5 janvier 2020"), anchor).edtf


def test_an_anniversary_tells_the_day_and_not_the_year() -> None:
    value = resolve_date(mention("à l'anniversaire de l'assassinat"), THURSDAY, reference=dt.date(2022, 1, 4))

    assert ("XXXX-01-04~", "anniversary") == (value.edtf, value.basis)


@pytest.mark.parametrize("words", ["pendant trois heures", "chaque mardi", "deux ans après l'attaque"])
def test_durations_and_repetitions_are_no_dates(words: str) -> None:
    assert "not_stated" == resolve_date(mention(words), THURSDAY).missing


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from([w for rule in WORDS.rule for c in rule.case if c.finds for w in c.finds]),
    st.one_of(st.none(), st.dates()),
    st.one_of(st.none(), st.dates()),
    st.sampled_from(["past", "present", "future"]),
)
def test_any_mention_resolves_to_valid_edtf_around_its_days(
    words: str, anchor: dt.date | None, reference: dt.date | None, tense: str
) -> None:
    for found in find_dates(words, 0, len(words), WORDS):
        value = resolve_date(found, anchor, tense=tense, reference=reference)  # type: ignore[arg-type]
        if isinstance(value.edtf, str):
            assert parse_edtf(value.edtf) is not None or "XXXX" in value.edtf
            if isinstance(value.start, str) and isinstance(value.end, str):
                assert value.start <= value.end


@pytest.mark.parametrize(
    ("text", "edtf", "start", "end"),
    [
        ("2022-01-04", "2022-01-04", "2022-01-04", "2022-01-04"),
        (" 2022-01 ", "2022-01", "2022-01-01", "2022-01-31"),
        ("2022", "2022", "2022-01-01", "2022-12-31"),
        ("2022-01-04~", "2022-01-04~", "2022-01-04", "2022-01-04"),
        ("2022-01-04T23:30:00+01:00", "2022-01-04", "2022-01-04", "2022-01-04"),
        ("2022-01-04T10:12:00Z", "2022-01-04", "2022-01-04", "2022-01-04"),
        ("20220104", "2022-01-04", "2022-01-04", "2022-01-04"),
        ("Tue, 04 Jan 2022 10:12:00 +0100", "2022-01-04", "2022-01-04", "2022-01-04"),
        ("2021-12-30/2022-01-02", "2021-12-30/2022-01-02", "2021-12-30", "2022-01-02"),
    ],
)
def test_dates_of_publication_are_taken_in_the_forms_users_have(
    text: str, edtf: str, start: str, end: str
) -> None:
    given_date = parse_published(text)

    assert (edtf, dt.date.fromisoformat(start), dt.date.fromisoformat(end)) == tuple(given_date)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "hier",
        "2022-13",
        "2022-02-30",
        "04/01/2022",
        "2022-01-05/2022-01-01",
        "9999999",
        "2022-W01",
        "Tue, 99 Foo",
        "/",
    ],
)
def test_what_is_no_date_is_refused_with_what_to_give(text: str) -> None:
    with pytest.raises(DateError, match="Give a day"):
        parse_published(text)


def test_easter_is_that_of_the_calendar() -> None:
    assert [dt.date(2015, 4, 5), dt.date(2019, 4, 21), dt.date(2024, 3, 31)] == [
        easter(y) for y in (2015, 2019, 2024)
    ]
