import pytest

from recoupe.errors import RuleError
from recoupe.languages.place_words import load_place_words


def test_every_form_of_a_people_gives_its_country() -> None:
    words = load_place_words("fr")

    assert {"ML"} == {words.country_of[form] for form in ("malien", "malienne", "maliens", "maliennes")}
    assert "libanaiss" not in words.country_of


def test_prepositions_are_held_without_articles() -> None:
    words = load_place_words("fr")

    assert words.locative_of["près", "de", "frontière", "avec"] == "border"


def test_a_language_without_place_words_is_an_error() -> None:
    with pytest.raises((RuleError, ModuleNotFoundError)):
        load_place_words("xx")
