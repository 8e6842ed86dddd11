import pytest

from recoupe.errors import RuleError
from recoupe.resolution.gazetteer import Gazetteer
from recoupe.resolution.name_keys import loose_key, strict_key


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.open()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Aïn al-Assad", "Ayn al-Asad"),
        ("Aïn al-Asad", "Ain-Asad"),
        ("N’Djamena", "Ndjamena"),
        ("SAINT-ETIENNE", "St Étienne"),
        ("Choucha", "Shusha"),
        ("Deir el-Balah", "Deir al Balah"),
    ],
)
def test_spellings_of_one_place_share_a_key(one: str, other: str) -> None:
    assert loose_key(strict_key(one)) == loose_key(strict_key(other))


@pytest.mark.parametrize(
    ("name", "country", "kind"),
    [
        ("Gao", "ML", "city"),
        ("Le Caire", "EG", "city"),
        ("la Nouvelle-Orléans", "US", "city"),
        ("Nord-Kivu", "CD", "admin1"),
        ("base d'Aïn al-Assad", "IQ", "site"),
        ("Côte d’Ivoire", "CI", "country"),
        ("RDC", "CD", "country"),
        ("détroit d'Ormuz", None, "area"),
    ],
)
def test_french_names_find_their_place_first(
    gazetteer: Gazetteer, name: str, country: str | None, kind: str
) -> None:
    place = gazetteer.lookup(name)[0]

    assert (country, kind) == (place.country, place.kind)


def test_a_country_narrows_the_look_up(gazetteer: Gazetteer) -> None:
    assert {place.country for place in gazetteer.lookup("Paris", "US")} == {"US"}


def test_a_town_knows_its_region(gazetteer: Gazetteer) -> None:
    assert gazetteer.lookup("Djibo")[0].admin1 == "Sahel"


def test_demonyms_give_their_country(gazetteer: Gazetteer) -> None:
    assert gazetteer.country("nigériane") == "NG"
    assert gazetteer.country("nigériens") == "NE"
    assert gazetteer.country("Tombouctou") is None


def test_words_that_name_no_place_are_none(gazetteer: Gazetteer) -> None:
    assert not gazetteer.is_place("Lundi")
    assert not gazetteer.is_place("")


def test_a_missing_file_says_how_to_build_it(tmp_path) -> None:
    with pytest.raises(RuleError, match=r"build_hooks\.gazetteer"):
        Gazetteer.open(tmp_path / "none.sqlite")
