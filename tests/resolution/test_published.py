"""The date of an undated report, from its own evidence."""

from importlib.resources import files

import pytest

from recoupe.extraction.mentions.dates import find_dates
from recoupe.languages.date_words import load_date_words
from recoupe.model import Published
from recoupe.resolution.published import dateline_date, infer_published

WORDS = load_date_words(files("recoupe.languages.fr") / "dates.toml")


def infer(text: str) -> Published:
    return infer_published(find_dates(text, 0, len(text), WORDS), text)


def test_a_weekday_date_a_past_date_and_a_year_to_come_single_out_the_day() -> None:
    text = (
        "Selon des médias, la base a été visée mardi 4 janvier. La loi avait été votée le 5 janvier 2020. "
        "L’année 2022 serait celle du retrait."
    )
    found = infer(text)

    assert ("2022-01-04~", "inferred") == (found.edtf, found.basis)
    assert isinstance(found.spans, tuple)
    assert ["mardi 4 janvier", "le 5 janvier 2020", "L’année 2022"] == [span.quote for span in found.spans]


def test_the_latest_fitting_day_dates_the_report() -> None:
    text = (
        "Vendredi 31 décembre, une mine a sauté. Mardi 4 janvier, une autre. "
        "Le camp a ouvert en 2021, il date de 2019."
    )

    assert "2022-01-04~" == infer(text).edtf


@pytest.mark.parametrize(
    "text",
    [
        "La base a été visée mardi 4 janvier.",
        "La base a été visée mardi 4 janvier. La loi date du 5 janvier 2012.",
        "La base a été visée mardi 6 janvier. Le camp a ouvert en 2015.",
        "La base a été visée mardi.",
        "Un rapport publié le 3 mars 2020 le disait.",
        "La guerre a commencé en 2014.",
        "Rien.",
    ],
)
def test_where_several_years_fit_none_is_chosen(text: str) -> None:
    assert "not_stated" == infer(text).missing


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("OUAGADOUGOU, 4 janvier 2022 (AFP) - Des hommes armés ont attaqué.", "2022-01-04"),
        ("Publié le 12/03/2021 à 10h12\nDes hommes armés ont attaqué mardi.", "2021-03-12"),
        ("Niamey, le 3 mars 2020 – Dix soldats ont été tués.", "2020-03-03"),
    ],
)
def test_a_dateline_decides(text: str, edtf: str) -> None:
    found = infer(text)

    assert (edtf, "inferred") == (found.edtf, found.basis)


def test_a_date_in_running_text_is_no_dateline() -> None:
    text = "À Ouagadougou, le 4 janvier 2022 a été un jour de deuil."

    assert dateline_date(find_dates(text, 0, len(text), WORDS)) is None


def test_a_full_date_in_the_lead_dates_the_report_with_the_later_weekday_beside_it() -> None:
    found = infer("Le groupe a revendiqué jeudi l'enlèvement de dix voyageurs, survenu lundi 14 juin 2021.")

    assert "2021-06-17~" == found.edtf
