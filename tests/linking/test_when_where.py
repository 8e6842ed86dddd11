"""Where and when an incident happened, read from whole reports."""

import pytest

from recoupe.linking.candidates import CandidateIncident, find_candidates
from recoupe.pipeline.options import Options
from recoupe.pipeline.read import draught


def candidates(text: str, published: str | None = "2024-03-14") -> list[CandidateIncident]:
    """Return the candidate incidents of a report: 14 March 2024 is a Thursday."""
    half = draught(text, Options(language="fr", published=published))
    return find_candidates(half.draft, half.resolver, half.facts)


def first(text: str) -> CandidateIncident:
    return candidates(text)[0]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("L'attentat de Lille a fait deux morts.", "Lille"),
        ("A Toulouse, un homme a été tué par balles dans la rue.", "Toulouse"),
        ("Deux soldats ont été tués à Gao, a annoncé mardi le ministère à Paris.", "Gao"),
        (
            "Mali : deux soldats tués dans une embuscade\n\nDeux soldats ont été tués par des jihadistes.",
            "Mali",
        ),
        ("Un policier a été tué dans le quartier du Mirail à Toulouse.", "Toulouse"),
    ],
)
def test_the_place_tied_most_closely_to_the_deed_wins(text: str, name: str) -> None:
    assert first(text).place.name == name


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Le Liban craint le sort de la Syrie, où un hélicoptère a été abattu lors d'un raid aérien.", "SY"),
        ("Le ministre a quitté l'Irak pour le Mali, où une bombe a tué dix soldats.", "ML"),
        ("Une bombe a tué dix soldats au Mali, selon le ministre rentré d'Irak où il se trouvait.", "ML"),
    ],
)
def test_what_happened_where_is_told_of_the_place_just_named(text: str, country: str) -> None:
    assert {c.place.country for c in candidates(text)} == {country}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Une bombe a tué dix soldats près de Kidal. Les blessés ont été évacués vers Gao.",
            "Kidal",
        ),
        ("Une bombe a tué dix soldats près de Kidal, a déclaré le ministre à Bamako.", "Kidal"),
        ("De retour à Paris, les deux soldats blessés par une bombe au Mali ont été opérés.", "Mali"),
        ("Une bombe a tué dix soldats à l'hôpital de Gao.", "Gao"),
    ],
)
def test_where_the_hurt_were_taken_is_not_where_it_happened(text: str, name: str) -> None:
    assert first(text).place.name == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Niger : huit morts dans une attaque\n\nUne attaque a fait huit morts au Niger, a annoncé le "
            "ministère. Paris a condamné cette attaque. Huit hommes ont été tués par des inconnus à Kouré.",
            "Kouré",
        ),
        (
            "Niger : huit morts dans une attaque\n\nUne attaque a fait huit morts au Niger, a annoncé le "
            "ministère. Des milliers de manifestants ont défilé mardi à Diffa.",
            "Niger",
        ),
    ],
)
def test_a_country_gives_way_to_the_one_place_that_another_mention_names(text: str, name: str) -> None:
    assert first(text).place.name == name


def test_an_unknown_village_beats_the_nationality_of_a_party() -> None:
    place = first("L'armée irakienne a saisi des roquettes autour du village de Xozqwtrame.").place

    assert (place.missing, place.text) == ("unresolved", "autour du village de Xozqwtrame")
    assert isinstance(place.radius_km, float)


def test_a_place_that_only_says_whose_is_no_place_of_the_deed() -> None:
    assert first("Des soldats de l'armée malienne ont été tués.").place.missing == "not_stated"


def test_the_seat_of_an_institution_is_no_place_of_the_deed() -> None:
    place = first("Selon l'Elysée, le militaire a été tué par une mine au Mali.").place

    assert place.country == "ML"


def test_the_country_means_the_one_last_named() -> None:
    text = "Des soldats français ont été blessés au Mali. L'attaque a eu lieu dans le nord du pays."

    assert first(text).place.country == "ML"


def test_a_place_says_why_it_won_and_where_else_it_stands() -> None:
    text = "Une bombe a explosé à Mossoul. L'explosion de Mossoul a tué dix personnes."
    place = first(text).place

    assert isinstance(place.rules, tuple)
    assert all(rule.startswith("place:") for rule in place.rules)
    assert isinstance(place.spans, tuple)
    assert len(place.spans) == 2


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("Une bombe a tué dix personnes lundi à Mossoul.", "2024-03-11"),
        ("L'attaque survenue le 2 mars à Gao a été condamnée mercredi par le président.", "2024-03-02"),
        ("Trois jours après l'attentat de Lille, le ministre s'est rendu sur place mercredi.", "2024-03-10"),
        ("Un homme a été arrêté en février à Lyon. Il avait été arrêté le 9 février.", "2024-02-09"),
    ],
)
def test_the_date_of_the_deed_beats_that_of_the_saying(text: str, edtf: str) -> None:
    assert first(text).date.edtf == edtf


def test_the_day_of_a_saying_only_bounds_the_deed() -> None:
    date = first("L'armée a annoncé mardi avoir tué dix jihadistes près de Gao.").date

    assert (date.edtf, date.basis) == ("2024-03-12", "reporting_date")


def test_without_any_day_the_date_is_missing() -> None:
    assert first("Une bombe a tué dix personnes à Mossoul.").date.missing == "not_stated"


def test_a_past_night_is_over_when_the_report_comes_out() -> None:
    text = "L'armée a parlé jeudi. Dans la nuit, des avions ont bombardé Gaza."
    date = candidates(text)[-1].date

    assert date.end == "2024-03-14"
