import pytest
from msgspec import UNSET

from recoupe.extraction.mentions.places import PlaceMention, find_places
from recoupe.languages.place_words import load_place_words
from recoupe.model.slots import PlaceValue
from recoupe.resolution.gazetteer import Gazetteer
from recoupe.resolution.places import distance_km, place_context, resolve_place
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
