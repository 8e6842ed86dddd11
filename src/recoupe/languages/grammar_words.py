"""The function words that the engine asks a language for."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

import msgspec

from recoupe.errors import RuleError


class Numbers(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How the language counts.

    `words` are cardinals, `ordinals` count on («une troisième victime»), `collectives` round sets («une
    dizaine»), `vague_plural` («des dizaines») and `several` («plusieurs») words without a figure with the
    low bound they give; `either` leaves open which of two words holds of those counted («tués ou
    blessés»); `since` opens a span of time over which deeds are added up, as `lasting` nouns do («la
    guerre»); the other fields are wordings that stand before a number.
    """

    words: dict[str, int]
    ordinals: dict[str, int]
    collectives: dict[str, int]
    vague_plural: dict[str, int]
    several: dict[str, int]
    scale: dict[str, int]
    zero: tuple[str, ...]
    one: tuple[str, ...]
    at_least: tuple[str, ...]
    at_most: tuple[str, ...]
    about: tuple[str, ...]
    between: tuple[str, ...]
    and_words: tuple[str, ...]
    to: tuple[str, ...]
    other: tuple[str, ...]
    part: tuple[str, ...]
    either: tuple[str, ...]
    since: tuple[str, ...]
    lasting: tuple[str, ...]
    decimal: str
    thousands: str
    not_people: tuple[str, ...]


class GrammarWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Function words by what they do, in lower case with plain apostrophes; prepositions in full.

    `patient` leads in who or what is hit, `against` so clearly that it needs no arc;
    `driving` leads in what somebody steers, `aboard` what they sit in; `falls` are
    nouns of losing power («démission»), whose «de» names who is to lose it.
    `addressee` leads in who is spoken to, `partner` with whom something is done. `deed_verbs` carry a noun of
    deed and are done when it is («adopter une résolution»), `telling_verbs` name its doer but not its day
    («annoncer un retrait»); `own_deeds` are nouns after which «de» names the doer («le départ de X»);
    `opposing` verbs set the two sides of a fight against each other («ont opposé X à Y»);
    `unreal` words leave open whether a deed is done. `bodies` are nouns that are parties only as doers of
    political deeds, with their kind («groupe», «Parlement»). `many_in_one` nouns are of the
    singular and yet no single person («patrouille», «famille», «chien»), `one_of_many` those of which
    one in the singular is one person («un membre de la garde»). `plurals` are the endings of
    plurals, longest first, folded, each with the singular's. `gatherings` are nouns that are what they are
    made of («un groupe de soldats»), `courtesy` words stand before a person's name; of a deed `doers` name
    who did it («l'auteur de l'attaque»).
    """

    agent: tuple[str, ...]
    patient: tuple[str, ...]
    against: tuple[str, ...]
    genitive: tuple[str, ...]
    instrument: tuple[str, ...]
    between: tuple[str, ...]
    opposing: tuple[str, ...]
    during: tuple[str, ...]
    without: tuple[str, ...]
    path_nouns: tuple[str, ...]
    driving: tuple[str, ...]
    aboard: tuple[str, ...]
    falls: tuple[str, ...]
    negation: tuple[str, ...]
    only: tuple[str, ...]
    if_words: tuple[str, ...]
    one_says: tuple[str, ...]
    no_one: tuple[str, ...]
    possible: tuple[str, ...]
    hypothetical: tuple[str, ...]
    feared: tuple[str, ...]
    future: tuple[str, ...]
    definite: tuple[str, ...]
    partitive: tuple[str, ...]
    demonstrative: tuple[str, ...]
    indefinite: tuple[str, ...]
    many: tuple[str, ...]
    another: tuple[str, ...]
    relative: tuple[str, ...]
    personal: tuple[str, ...]
    reflexive: tuple[str, ...]
    light_agent: tuple[str, ...]
    involvement: tuple[str, ...]
    source_nouns: tuple[str, ...]
    anonymous: tuple[str, ...]
    not_source: tuple[str, ...]
    spoken_to: tuple[str, ...]
    learnt_from: tuple[str, ...]
    many_in_one: tuple[str, ...]
    one_of_many: tuple[str, ...]
    toll_nouns: tuple[str, ...]
    press: tuple[str, ...]
    inscription: tuple[str, ...]
    addressee: tuple[str, ...]
    partner: tuple[str, ...]
    purpose: tuple[str, ...]
    question: tuple[str, ...]
    unreal: tuple[str, ...]
    deed_verbs: tuple[str, ...]
    telling_verbs: tuple[str, ...]
    own_deeds: tuple[str, ...]
    bodies: dict[str, str]
    plurals: dict[str, str]
    open_quotes: str
    close_quotes: str
    gatherings: tuple[str, ...]
    courtesy: tuple[str, ...]
    doers: tuple[str, ...]
    numbers: Numbers


@cache
def load_grammar_words(package: str) -> GrammarWords:
    """Return the function words of a language package (its `grammar.toml`).

    Raises:
        RuleError: the file is malformed.
    """
    source = files(package) / "grammar.toml"
    try:
        return msgspec.convert(tomllib.loads(source.read_text(encoding="utf-8")), GrammarWords)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise RuleError(f"{source}: {error}. See languages/README.md for the fields.") from error
