import pytest
from msgspec import UNSET

from recoupe.extraction.mentions.places import PlaceMention, find_places
from recoupe.languages.place_words import load_place_words
from recoupe.model.slots import PlaceValue
from recoupe.resolution.gazetteer import Gazetteer
from recoupe.resolution.place_context import place_context
from recoupe.resolution.places import resolve_place
from recoupe.resolution.sphere import distance_km
from tests.adapters.tokens import tokenize

WORDS = load_place_words("fr")


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.open()


def resolve(gazetteer: Gazetteer, *sentences: str) -> list[PlaceValue]:
    mentions: list[PlaceMention] = []
    for text in sentences:
        mentions += find_places(tokenize(text), text, WORDS, gazetteer.is_place)
    context = place_context(mentions, gazetteer)
    return [resolve_place(mention, gazetteer, context) for mention in mentions]


def test_a_bearing_and_a_distance_shift_the_point(gazetteer: Gazetteer) -> None:
    value = resolve(gazetteer, "Le convoi a sauté à 60 km au sud-est de Gao.")[0]

    assert isinstance(value.lat, float)
    assert isinstance(value.lon, float)
    assert abs(distance_km(16.27, -0.04, value.lat, value.lon) - 60) < 3
    assert (value.country, value.precision) == ("ML", "area")


def test_a_country_alone_has_no_point(gazetteer: Gazetteer) -> None:
    value = resolve(gazetteer, "Trois soldats sont morts au Mali.")[0]

    assert (value.country, value.lat, value.lon, value.precision) == ("ML", None, None, "country")


def test_the_better_known_namesake_wins_without_context(gazetteer: Gazetteer) -> None:
    assert resolve(gazetteer, "Une fusillade a éclaté à Paris.")[0].country == "FR"


def test_a_container_outweighs_prominence(gazetteer: Gazetteer) -> None:
    assert resolve(gazetteer, "Une fusillade a éclaté à Paris, au Texas.")[0].country == "US"


def test_the_report_s_country_decides_between_namesakes(gazetteer: Gazetteer) -> None:
    values = resolve(gazetteer, "Le Liban a protesté.", "Des obus sont tombés à Tripoli, au Liban.")

    assert values[1].country == "LB"


def test_the_north_of_a_country_is_a_region_in_its_north(gazetteer: Gazetteer) -> None:
    value = resolve(gazetteer, "Des heurts ont éclaté dans le nord du Mali.")[0]

    assert isinstance(value.lat, float)
    assert value.lat > 17
    assert (value.country, value.precision) == ("ML", "region")


def test_the_named_capital_is_a_town(gazetteer: Gazetteer) -> None:
    value = resolve(gazetteer, "L'explosion a eu lieu dans la capitale malienne.")[0]

    assert (value.name, value.precision) == ("Bamako", "town")


def test_a_region_s_noun_chooses_the_region_over_its_town(gazetteer: Gazetteer) -> None:
    town, region = resolve(
        gazetteer, "Une mine a explosé à Gao.", "Une mine a explosé dans la région de Gao."
    )

    assert (town.precision, region.precision) == ("town", "region")


def test_an_unknown_village_keeps_its_words(gazetteer: Gazetteer) -> None:
    value = resolve(gazetteer, "Des combats ont eu lieu dans le village de Xozqwtrame.")[0]

    assert (value.missing, value.text) == ("unresolved", "dans le village de Xozqwtrame")


def test_an_unknown_village_lies_in_what_holds_it(gazetteer: Gazetteer) -> None:
    value = resolve(gazetteer, "Des combats ont eu lieu dans le village de Xozqwtrame, au Mali.")[0]

    assert value.missing is UNSET
    assert (value.country, value.precision) == ("ML", "country")


def test_a_sea_has_no_country(gazetteer: Gazetteer) -> None:
    value = resolve(gazetteer, "Le navire a été touché en mer Rouge.")[0]

    assert (value.name, value.country, value.precision) == ("mer Rouge", None, "region")


def test_a_small_town_s_lesser_name_is_not_believed(gazetteer: Gazetteer) -> None:
    value = resolve(gazetteer, "Des heurts ont éclaté dans cette ville du Minnesota.")[0]

    assert value.name == "Minnesota"


def test_an_acronym_is_no_town(gazetteer: Gazetteer) -> None:
    assert resolve(gazetteer, "Le document est attribué à la CIA.")[0].missing == "unresolved"


def test_a_quarter_is_resolved_to_its_town(gazetteer: Gazetteer) -> None:
    assert resolve(gazetteer, "Il a été vu dans le quartier de Neudorf à Strasbourg.")[0].name == "Strasbourg"


def test_provinces_in_a_list_do_not_hold_one_another(gazetteer: Gazetteer) -> None:
    values = resolve(gazetteer, "Des suspects sont jugés dans les Bouches-du-Rhône, en Seine-Saint-Denis.")

    assert [value.name for value in values] == ["Bouches-du-Rhône", "Seine-Saint-Denis"]


def test_a_capital_a_without_accent_is_a_preposition(gazetteer: Gazetteer) -> None:
    assert resolve(gazetteer, "A Marseille, un homme a été abattu.")[0].name == "Marseille"


def test_a_medium_s_name_holds_no_place(gazetteer: Gazetteer) -> None:
    assert resolve(gazetteer, "Il s'est exprimé sur France Inter.") == []


@pytest.mark.parametrize(
    ("sentences", "name"),
    [
        (("Bagdad a réagi.", "Des armes ont été trouvées autour du village d'al-Khadra."), None),
        (
            ("Bagdad a réagi.", "Des armes ont été trouvées autour du village d'al-Khadra, en Libye."),
            "Al Khaḑrā’",
        ),
        (("Tripoli, en Libye, a réagi.", "Un tir a eu lieu au village d'al-Khadra."), "Al Khaḑrā’"),
        (("Le Soudanais a été arrêté.", "Une attaque a eu lieu à Romans-sur-Isère."), "Romans-sur-Isère"),
        (("Le Soudanais a été arrêté.", "Une attaque a eu lieu à Bichkek."), "Bishkek"),
        (("Le Soudanais a été arrêté.", "Une attaque a eu lieu à Otice."), None),
    ],
)
def test_a_little_known_place_is_looked_for_where_the_report_is(
    gazetteer: Gazetteer, sentences: tuple[str, ...], name: str | None
) -> None:
    values = resolve(gazetteer, *sentences)
    named = [value.name for value in values if value.missing is UNSET]

    assert (name in named) if name else values[-1].missing == "unresolved"


def test_an_unknown_village_keeps_the_reach_of_the_words_around_it(gazetteer: Gazetteer) -> None:
    value = resolve(gazetteer, "Des armes ont été trouvées autour du village de Xozqwtrame.")[0]

    assert (value.missing, value.radius_km) == ("unresolved", 20.0)


def test_a_neighbour_of_the_country_named_is_within_reach(gazetteer: Gazetteer) -> None:
    mentions = find_places(tokenize("Des tirs au Mali."), "Des tirs au Mali.", WORDS, gazetteer.is_place)
    reach = place_context(mentions, gazetteer, ["FR"]).reach

    assert {"ML", "BF", "NE", "FR", "ES"} <= reach
    assert "LY" not in reach


def test_the_south_of_a_province_is_an_area_south_of_its_centre(gazetteer: Gazetteer) -> None:
    whole, south = resolve(
        gazetteer,
        "Une bombe a explosé dans la province de Bagdad.",
        "Une bombe a explosé dans le sud de la province de Bagdad.",
    )

    assert isinstance(whole.lat, float)
    assert isinstance(south.lat, float)
    assert south.lat < whole.lat
    assert (south.country, south.precision) == ("IQ", "region")
    assert isinstance(south.radius_km, float)


@pytest.mark.parametrize(("name", "is_place"), [("CIDE", False), ("ARS", False), ("LYON", True)])
def test_capitals_are_a_town_only_where_it_is_well_known(
    gazetteer: Gazetteer, name: str, *, is_place: bool
) -> None:
    assert (resolve(gazetteer, f"Il s'est exprimé à {name}.")[0].missing is UNSET) is is_place


@pytest.mark.parametrize(
    ("text", "name", "precision"),
    [
        ("Un homme a été tué à Luynes, près d'Aix-en-Provence.", "Aix-en-Provence", "area"),
        ("Un homme a été tué à Trèbes, près de Carcassonne.", "Trèbes", "town"),
    ],
)
def test_a_place_lies_beside_the_town_that_the_text_puts_it_by(
    gazetteer: Gazetteer, text: str, name: str, precision: str
) -> None:
    value = resolve(gazetteer, text)[0]

    assert (value.name, value.precision) == (name, precision)
