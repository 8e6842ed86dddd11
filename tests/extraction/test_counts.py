"""Numbers of people and things, as French news writes them."""

from __future__ import annotations

import pytest

from recoupe.extraction.mentions.counts import CountMention, find_counts
from recoupe.languages.language import language


def _found(text: str) -> list[CountMention]:
    lang = language("fr")
    (tokens,) = lang.parser().parse(text, [(0, len(text))])
    return [mention for mention in find_counts(tokens, lang.words.numbers) if not mention.article]


def _ranges(text: str) -> list[tuple[int, int | None]]:
    return [(mention.count.low, mention.count.high) for mention in _found(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Douze civils sont morts.", [(12, 12)]),
        ("Trente-deux soldats sont morts.", [(32, 32)]),
        ("Vingt et un soldats sont morts.", [(21, 21)]),
        ("Soixante-quinze villageois ont fui.", [(75, 75)]),
        ("Quatre-vingt-dix-sept villageois ont fui.", [(97, 97)]),
        ("Cent vingt villageois ont fui.", [(120, 120)]),
        ("Deux cents villageois ont fui.", [(200, 200)]),
        ("Trois mille cinq cents villageois ont fui.", [(3500, 3500)]),
    ],
)
def test_spelled_numbers(text: str, expected: list[tuple[int, int | None]]) -> None:
    assert expected == _ranges(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Les combats ont fait 17 morts.", [(17, 17)]),
        ("Plus loin, 6 000 habitants ont fui.", [(6000, 6000)]),
        ("Plus loin, 6\u00a0000 habitants ont fui.", [(6000, 6000)]),
        ("Plus loin, 6\u202f000 habitants ont fui.", [(6000, 6000)]),
        ("Plus loin, 3.200 habitants ont fui.", [(3200, 3200)]),
        ("Quelque 1,5 million d'habitants ont fui.", [(1_500_000, 1_500_000)]),
        ("La guerre a tué 12 000 soldats et 3 500 civils.", [(12000, 12000), (3500, 3500)]),
    ],
)
def test_digits_with_their_separators(text: str, expected: list[tuple[int, int | None]]) -> None:
    assert expected == _ranges(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Au moins douze civils sont morts.", [(12, None)]),
        ("Plus de 40 civils sont morts.", [(40, None)]),
        ("Pas moins d'une dizaine de civils sont morts.", [(10, None)]),
        ("Jusqu'à 300 combattants étaient là.", [(0, 300)]),
        ("Moins de vingt combattants étaient là.", [(0, 20)]),
        ("Entre trois et cinq assaillants ont été tués.", [(3, 5)]),
        ("Entre 200 et 300 combattants étaient là.", [(200, 300)]),
        ("Huit à dix assaillants ont été tués.", [(8, 10)]),
    ],
)
def test_bounds_of_a_count(text: str, expected: list[tuple[int, int | None]]) -> None:
    assert expected == _ranges(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Une trentaine d'otages ont été libérés.", [(30, None)]),
        ("Une bonne vingtaine d'otages ont été libérés.", [(20, None)]),
        ("Deux douzaines d'otages ont été libérés.", [(24, 24)]),
        ("Aucun soldat n'a été blessé.", [(0, 0)]),
    ],
)
def test_collective_and_absent_numbers(text: str, expected: list[tuple[int, int | None]]) -> None:
    assert expected == _ranges(text)


def test_several_are_two_or_more() -> None:
    assert [(2, None)] == _ranges("Plusieurs civils sont morts.")


@pytest.mark.parametrize(
    "text", ["Des dizaines de civils sont morts.", "Plusieurs centaines de civils ont fui."]
)
def test_vague_numbers_are_open_upward(text: str) -> None:
    ((low, high),) = _ranges(text)

    assert low >= 20
    assert high is None


@pytest.mark.parametrize(
    "text",
    [
        "Le maire, âgé de 54 ans, est mort.",
        "La bombe a explosé en 2014.",
        "La rançon s'élève à 50 000 dollars.",
        "La base se trouve à 15 kilomètres de la ville.",
        "Près de 30 % des maisons ont brûlé.",
        "L'attaque a duré deux heures.",
    ],
)
def test_measures_of_other_things_are_no_counts(text: str) -> None:
    assert [] == _ranges(text)


@pytest.mark.parametrize(
    "text", ["Un terrain de 30 m² a brûlé.", "Le rapport ² parle de la ville.", "La case ③ est vide."]
)
def test_raised_and_circled_digits_are_no_counts(text: str) -> None:
    assert not [low for low, _ in _ranges(text) if low != 30]


def test_others_are_told_apart_from_the_first() -> None:
    first, second = _found("Neuf soldats ont été tués et six autres blessés.")

    assert not first.count.other
    assert second.count.other


def test_a_count_says_which_words_carry_it() -> None:
    text = "Selon l'armée, au moins trente-deux civils sont morts."
    (mention,) = _found(text)

    assert "au moins trente-deux" == text[mention.count.start : mention.count.end]
