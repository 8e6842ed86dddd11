"""How a language tells where: its prepositions, bearings, kinds of places and names of peoples."""

from __future__ import annotations

from importlib.resources import files
from typing import Literal

import msgspec

from recoupe.errors import RuleError

Relation = Literal["in", "near", "around", "border", "road", "between", "off"]
NounKind = Literal[
    "city", "village", "province", "area", "base", "site", "quarter", "street", "sea", "country", "border"
]


class Affiliation(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Nouns after which a place's name says whose, not where («l'armée du Mali»)."""

    nouns: tuple[str, ...]


class PlaceTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A language's file of place words, as written (`languages/fr/places.toml` explains the fields)."""

    language: str
    plural: str = ""
    determiners: frozenset[str]
    of: tuple[str, ...]
    genitive: str
    contracted: dict[str, str]
    name_articles: frozenset[str] = frozenset()
    about: frozenset[str]
    list_words: frozenset[str]
    pair_words: frozenset[str]
    no_town: frozenset[str]
    ordinal_endings: frozenset[str]
    joiners: frozenset[str]
    glued: frozenset[str]
    where: tuple[str, ...]
    aside: frozenset[str]
    kilometre: frozenset[str]
    metre: frozenset[str]
    mile: frozenset[str]
    dateline_dash: frozenset[str]
    agencies: frozenset[str]
    here: tuple[str, ...]
    capital: frozenset[str]
    not_places: frozenset[str]
    titles: frozenset[str]
    locatives: dict[Relation, tuple[str, ...]]
    nouns: dict[NounKind, tuple[str, ...]]
    bearings: dict[str, tuple[str, ...]]
    affiliation: Affiliation
    prefixes: dict[str, str]
    demonyms: dict[str, str]


class PlaceWords(msgspec.Struct, frozen=True, kw_only=True):
    """The place words of a language, made ready for look-up.

    `locative_of` holds the prepositions without articles and contractions, `bearing_of` degrees from
    north (−1 for the centre), `noun_of` the kind of place that a generic noun announces, `country_of`
    the country (ISO 3166-1 alpha-2) of a people or adjective, `where` the words that open a clause about a
    place, `where_opens` the first of each.
    """

    table: PlaceTable
    locative_of: dict[tuple[str, ...], Relation]
    noun_of: dict[str, NounKind]
    bearing_of: dict[str, float]
    country_of: dict[str, str]
    affiliation: frozenset[str]
    of: frozenset[str]
    where: tuple[tuple[str, ...], ...]
    where_opens: frozenset[str]


def make_place_words(table: PlaceTable) -> PlaceWords:
    """Return the words of a table, made ready for look-up."""
    return PlaceWords(
        table=table,
        locative_of={
            tuple(
                table.contracted.get(word, word)
                for word in wording.replace("'", "' ").split()
                if word not in table.determiners
            ): relation
            for relation, wordings in table.locatives.items()
            for wording in wordings
        },
        noun_of={noun: kind for kind, nouns in reversed(table.nouns.items()) for noun in nouns},
        bearing_of={word: float(degrees) for degrees, words in table.bearings.items() for word in words},
        country_of={
            form.replace("_", " ") + ending: country
            for country, forms in table.demonyms.items()
            for form in forms.split()
            for ending in ("", "" if form.endswith(("s", "x")) else table.plural)
        },
        affiliation=frozenset(table.affiliation.nouns),
        of=frozenset(word for wording in table.of for word in wording.replace("'", "' ").split()),
        where=tuple(tuple(wording.split()) for wording in table.where),
        where_opens=frozenset(wording.split()[0] for wording in table.where),
    )


def load_place_words(language: str) -> PlaceWords:
    """Return the place words of a language's folder.

    >>> load_place_words("fr").country_of["maliennes"]
    'ML'

    Raises:
        RuleError: the file is not there or malformed.
    """
    source = files(f"recoupe.languages.{language}") / "places.toml"
    try:
        table = msgspec.toml.decode(source.read_bytes(), type=PlaceTable)
    except (OSError, msgspec.MsgspecError) as error:
        raise RuleError(f"languages/{language}/places.toml: {error}") from error
    return make_place_words(table)
