"""The actor list and its index."""

from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest

from recoupe.model.actors import Actor, load_actors, words
from recoupe.text.doc import Token


def _tokens(text: str) -> tuple[Token, ...]:
    """Cut at spaces, as the least helpful tokenizer would."""
    return tuple(
        Token(i, 0, 0, form, form.lower(), form, "X", "", i, "x") for i, form in enumerate(text.split())
    )


def _found(text: str, language: str | None = "fr") -> list[tuple[str, ...]]:
    return [found.actors for found in load_actors().find(_tokens(text), language)]


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("un chef de l'EI a été tué", "is"),
        ("l’organisation Etat islamique recule", "is"),
        ("Daech a revendiqué", "is"),
        ("les talibans avancent", "taliban"),
        ("des combattants du Front al-Nosra", "al-nusra"),
        ("le Groupe de soutien à l'islam et aux musulmans", "jnim"),
        ("l'attaque des Shebab à Mogadiscio", "al-shabaab"),
        ("Tsahal a riposté", "force:IL:army"),
        ("selon le Kremlin lundi", "state:RU"),
        ("les FARDC ont repris la ville", "force:CD:army"),
        ("la mission onusienne , la Minusma", "minusma"),
        ("BOKO HARAM a frappé", "boko-haram"),
    ],
)
def test_a_name_in_a_sentence_finds_its_actor(text: str, actor: str) -> None:
    assert any(actor in ids for ids in _found(text))


@pytest.mark.parametrize(
    "text",
    [
        "l'État a réagi",
        "l'état du blessé est stable",
        "cet été et eta sont des mots",
        "le monde entier regarde",
        "on le let de côté",
        "le point de presse",
        "une armée blanche de bonnets",
        "le mouvement pro-EI-bis",
        "la ville de Douma",
    ],
)
def test_common_words_are_no_actor(text: str) -> None:
    assert _found(text) == []


def test_the_longest_name_wins() -> None:
    assert _found("l'État islamique en Afrique de l'Ouest") == [("iswap",)]


def test_a_name_borne_by_several_actors_returns_them_all() -> None:
    assert {"rsf", "rsf-sudan"} == set(_found("RSF a publié")[0])


def test_an_alias_of_one_language_is_not_found_in_another() -> None:
    assert _found("UN MORT", "fr") == []
    assert _found("the UN said", "en") == [("un",)]


def test_found_tokens_are_first_and_last_of_the_name() -> None:
    found = load_actors().find(_tokens("hier Boko Haram a fui"), "fr")

    assert [(f.first, f.last) for f in found] == [(1, 2)]


def test_names_in_plain_text_carry_their_offsets() -> None:
    text = "des combattants de l'EI et d'Al-Qaïda"

    assert [text[n.start : n.end] for n in load_actors().find_in(text, "fr")] == ["EI", "Al-Qaïda"]


def test_every_state_has_its_forces_and_its_name() -> None:
    index = load_actors()

    assert index.by_id("force:ML:police").name("fr") == "Police du Mali"
    assert index.by_id("state:FR").name("en") == "Government of France"
    assert index.by_id("force:ML:army").countries == ("ML",)


def test_the_list_is_wide_and_its_kinds_stand_in_the_table() -> None:
    kinds = tomllib.loads(files("recoupe.model").joinpath("tables", "kinds.toml").read_text(encoding="utf-8"))
    actors = load_actors().actors.values()
    listed = [actor for actor in actors if not actor.id.startswith(("state:", "force:"))]

    assert len(listed) >= 350
    assert {actor.kind for actor in actors} <= set(kinds)


def test_every_name_is_found_under_its_own_actor() -> None:
    index = load_actors()

    def missed(actor: Actor, name: str) -> bool:
        return not any(actor.id in named.actors for named in index.find_in(name, "fr"))

    assert [
        (actor.id, name) for actor in index.actors.values() for name in actor.aliases if missed(actor, name)
    ] == []


def test_years_run_forward() -> None:
    for actor in load_actors().actors.values():
        assert actor.since is None or actor.until is None or actor.since <= actor.until


def test_a_capital_is_known_in_french_and_english() -> None:
    index = load_actors()

    assert (index.capital_of("Moscou"), index.capital_of("Moscow")) == ("RU", "RU")
    assert index.capital_of("Lyon") is None


def test_a_name_does_not_end_inside_a_compound() -> None:
    assert [named.actors for named in load_actors().find_in("La Croix-Rouge aide", "fr")] == [("red-cross",)]


def test_hyphens_and_apostrophes_part_words() -> None:
    assert [piece.text for piece in words("Al-Qaïda")] == ["Al", "Qaïda"]
