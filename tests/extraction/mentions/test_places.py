import pytest

from recoupe.extraction.mentions.places import PlaceMention, find_places
from recoupe.languages.place_words import load_place_words
from tests.adapters.tokens import tokenize

WORDS = load_place_words("fr")
KNOWN = frozenset(
    "Gao Bagdad Niger Mali Burkina_Faso Bambari Ippy Paris Damas Tripoli Tombouctou Kidal Djibo Ouagadougou "
    "Florence mer_Rouge Aude Trèbes Irak".replace(" ", "\n")
    .replace("_", " ")
    .split("\n")
)


def find(text: str) -> list[PlaceMention]:
    folded = {name.lower() for name in KNOWN}
    return find_places(tokenize(text), text, WORDS, lambda name: name.lower() in folded)


def test_a_distance_and_a_bearing_are_read() -> None:
    (mention,) = find("Le convoi a sauté à 60 km au sud-est de Gao.")

    assert mention.phrase.quote == "à 60 km au sud-est de Gao"
    assert (mention.distance_km, mention.bearing, mention.relation) == (60.0, 135.0, "direction")


def test_a_bearing_inside_a_province_keeps_the_province() -> None:
    (mention,) = find("Une bombe a explosé dans le sud de la province de Bagdad.")

    assert mention.phrase.quote == "dans le sud de la province de Bagdad"
    assert (mention.kind, mention.bearing, mention.role) == ("province", 180.0, "location")


def test_an_unknown_village_is_kept_when_a_noun_announces_it() -> None:
    (mention,) = find("Des combats ont eu lieu autour du village d’al-Khadra.")

    assert (mention.name, mention.relation, mention.kind) == ("al-Khadra", "around", "village")


def test_a_road_gives_both_its_ends() -> None:
    (mention,) = find("Une embuscade a été tendue sur l'axe Bambari-Ippy.")

    assert (mention.name, mention.relatum, mention.relation) == ("Bambari", "Ippy", "road")


def test_a_border_gives_both_its_sides() -> None:
    (mention,) = find("Des hommes ont attaqué à la frontière entre le Mali et le Burkina Faso.")

    assert (mention.name, mention.relatum, mention.relation) == ("Mali", "Burkina Faso", "border")


def test_whose_an_army_is_says_not_where() -> None:
    (mention,) = find("Il a salué l'armée du Mali.")

    assert mention.role == "affiliation"


def test_an_adjective_of_a_country_with_a_bearing_is_a_place() -> None:
    (mention,) = find("Un raid a eu lieu dans le nord-est syrien.")

    assert (mention.country, mention.bearing, mention.role) == ("SY", 45.0, "location")


def test_an_adjective_of_a_country_alone_is_an_affiliation() -> None:
    (mention,) = find("Il a visé le gouvernement syrien.")

    assert (mention.country, mention.role) == ("SY", "affiliation")


def test_only_the_explicit_phrase_names_a_capital() -> None:
    (mention,) = find("L'explosion a eu lieu dans la capitale malienne.")

    assert (mention.is_capital, mention.country) == (True, "ML")


def test_the_dateline_is_not_where_it_happened() -> None:
    mention = find("OUAGADOUGOU (AFP) - Douze soldats ont été tués à Djibo.")[0]

    assert mention.role == "dateline"


def test_brackets_hold_the_container() -> None:
    mention = find("Il a été arrêté à Trèbes (Aude).")[0]

    assert mention.containers == ("Aude",)


def test_a_list_shares_its_preposition_and_holds_nothing() -> None:
    mentions = find("Des attaques ont eu lieu à Gao, Kidal et Tombouctou.")

    assert [mention.role for mention in mentions] == ["location"] * 3
    assert all(not mention.containers for mention in mentions)


def test_the_country_may_stand_elsewhere() -> None:
    (mention,) = find("Une attaque a eu lieu dans le nord du pays.")

    assert (mention.is_here, mention.bearing) == (True, 0.0)


def test_a_generic_noun_belongs_to_a_known_name() -> None:
    (mention,) = find("Le navire a été touché en mer Rouge.")

    assert mention.name == "mer Rouge"


@pytest.mark.parametrize(
    "text", ["Selon Florence Parly, rien n'a été décidé.", "Il a écrit à la DGSI.", "Mme Paris a parlé."]
)
def test_persons_and_institutions_are_no_places(text: str) -> None:
    assert find(text) == []


def test_a_numeral_of_a_quarter_is_no_name() -> None:
    mention = find("Il habite dans le XIe arrondissement de Paris.")[0]

    assert (mention.name, mention.kind) == ("Paris", "quarter")
