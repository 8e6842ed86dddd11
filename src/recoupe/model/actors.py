"""The actor list: armed groups, forces, institutions and media, by id, with their names in texts.

Groups are listed in `tables/actors/*.toml`; states and their forces are made from the country table and
the table of branches (`state:ML`, `force:ML:army`), a listed force («Tsahal») taking the place of a made one.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any, Literal, NamedTuple, Protocol, TypeVar

import msgspec

from recoupe.errors import RuleError

T = TypeVar("T")

TABLES = "recoupe.model"
LISTS = (
    "sahel_west_africa",
    "central_east_africa",
    "north_africa_middle_east",
    "asia",
    "americas",
    "europe_former_ussr",
    "un_ngo",
    "media",
)
"""The files of listed actors; the order is that of the answers where a wording names several."""

SHORT = 4
"""Letters up to which a single-word name must stand exactly as listed: «LeT» is not «let»."""
ELISION = 2
"""Letters of an elided word that a tokenizer may leave glued to a name («l'EI», «qu'Aqmi»)."""

HYPHENS = "-‐‑"
"""Marks that join the words of a compound: plain, typographic and non-breaking hyphen."""

_WORD = re.compile(r"\w+|[^\w\s'’\-‐‑/]")


class Word(Protocol):
    """What is needed of a token: its place in the sentence and its form."""

    @property
    def i(self) -> int:
        """The token's place in the sentence."""
        ...

    @property
    def text(self) -> str:
        """The form as written."""
        ...


class Actor(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A party that has an id: `names` by language (ISO 639-1), `aliases` in any language.

    `aliases_only` holds aliases safe in one language alone («UN» is a French numeral in capitals);
    `bare` is false where the names themselves are too common to be looked for. `since` and `until` are
    years, absent where not sure; `countries` are ISO 3166-1 alpha-2 codes of where the party acts or sits.
    """

    id: str
    kind: str
    names: dict[str, str]
    countries: tuple[str, ...] = ()
    since: int | None = None
    until: int | None = None
    aliases: tuple[str, ...] = ()
    aliases_only: dict[str, tuple[str, ...]] = {}
    bare: bool = True
    wikidata: str | None = None

    def name(self, language: str) -> str:
        """Return the party's name in the language, or in English, or in any."""
        return self.names.get(language) or self.names.get("en") or next(iter(self.names.values()))


class Country(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A country's names; `of` is the French one with its preposition, `capitals` in any language."""

    fr: str
    of: str
    en: str
    capitals: tuple[str, ...] = ()


class Branch(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A force or an office that every state has, with its words by language and a pattern for its name."""

    id: str
    kind: str
    names: dict[str, str]
    fr: tuple[str, ...]
    en: tuple[str, ...]
    scope: Literal["force", "state"] = "force"

    def words(self, language: str) -> tuple[str, ...]:
        """Return the wordings of the branch in the language, none where the table lacks it."""
        return {"fr": self.fr, "en": self.en}.get(language, ())

    def actor_id(self, country: str) -> str:
        """Return the id of this branch of a country (ISO 3166-1 alpha-2)."""
        return f"state:{country}" if self.scope == "state" else f"force:{country}:{self.id}"


class Piece(NamedTuple):
    """A word of a text: as written, folded, and the index of the token (or word) that holds it."""

    text: str
    folded: str
    owner: int
    start: int


class Found(NamedTuple):
    """A name found: `first` and `last` tokens, both inclusive, and the ids of the actors so called."""

    first: int
    last: int
    actors: tuple[str, ...]


class Named(NamedTuple):
    """A name found in plain text: code points `start` to `end` (exclusive), and the ids so called."""

    start: int
    end: int
    actors: tuple[str, ...]


class _Wording(msgspec.Struct, frozen=True, gc=False):
    pieces: tuple[tuple[str, str, int], ...]  # folded, as listed, how strictly (see _FREE …)
    actor: str
    language: str | None


_FREE, _CAPITAL, _EXACT = 0, 1, 2


def fold(text: str) -> str:
    """Return `text` without case and accents.

    >>> fold("État")
    'etat'
    """
    if text.isascii():
        return text.lower()
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return plain.lower().replace("œ", "oe").replace("æ", "ae")


def words(text: str, owner: int | None = None) -> list[Piece]:
    """Return the words of `text`, hyphens and apostrophes dropped.

    Their owner is the one given, else the words joined by hyphens («Croix-Rouge») share one.
    """
    pieces: list[Piece] = []
    for m in _WORD.finditer(text):
        joined = m.start() > 0 and text[m.start() - 1] in HYPHENS
        own = owner if owner is not None else pieces[-1].owner if joined and pieces else len(pieces)
        pieces.append(Piece(m.group(), fold(m.group()), own, m.start()))
    return pieces


class ActorIndex:
    """The actors, to be looked up by id and found by name."""

    def __init__(
        self,
        actors: Iterable[Actor],
        countries: Mapping[str, Country],
        branches: Sequence[Branch],
        members: Mapping[str, frozenset[str]],
    ) -> None:
        self.countries = MappingProxyType(dict(countries))
        self.branches = tuple(branches)
        self._members = dict(members)
        self._capitals = {fold(c): code for code, country in countries.items() for c in country.capitals}
        self._first: dict[str, list[_Wording]] = {}
        table = {actor.id: actor for actor in _made(countries, branches)}
        for actor in actors:
            table[actor.id] = actor if actor.id not in table else _merge(table[actor.id], actor)
            for wording in _wordings(actor):
                self._first.setdefault(wording.pieces[0][0], []).append(wording)
        self.actors: Mapping[str, Actor] = MappingProxyType(table)

    def by_id(self, actor_id: str) -> Actor:
        """Return the actor of the id.

        Raises:
            KeyError: there is none.

        >>> load_actors().by_id("state:FR").name("fr")
        'Gouvernement de la France'
        """
        return self.actors[actor_id]

    def find(self, tokens: Sequence[Word], language: str | None = None) -> list[Found]:
        """Return the actors named in a sentence, leftmost and longest first, none overlapping.

        A wording that several actors bear («RSF») is returned once with all their ids. Aliases of one
        language alone are found when `language` says so.
        """
        pieces = [piece for token in tokens for piece in words(token.text, token.i)]
        return [
            Found(pieces[first].owner, pieces[last].owner, ids)
            for first, last, ids in self._scan(pieces, language)
        ]

    def find_in(self, text: str, language: str | None = None) -> list[Named]:
        """Return the actors named in plain text, as `find` does in tokens.

        >>> [n.actors for n in load_actors().find_in("des combattants de l'EI")]
        [('is',)]
        """
        pieces = words(text)
        return [
            Named(pieces[first].start, pieces[last].start + len(pieces[last].text), ids)
            for first, last, ids in self._scan(pieces, language)
        ]

    def capital_of(self, text: str) -> str | None:
        """Return the country (ISO 3166-1 alpha-2) whose capital is called so, in French or English.

        >>> load_actors().capital_of("Téhéran")
        'IR'
        """
        return self._capitals.get(fold(text))

    def members(self, language: str) -> frozenset[str]:
        """Return the folded nouns whose bearers act for the body they belong to («membre», «chef»)."""
        return self._members.get(language, frozenset())

    def _scan(self, pieces: Sequence[Piece], language: str | None) -> list[tuple[int, int, tuple[str, ...]]]:
        found: list[tuple[int, int, tuple[str, ...]]] = []
        free = 0
        for k, piece in enumerate(pieces):
            if k < free or piece.folded not in self._first or not _begins(pieces, k):
                continue
            longest = 0
            ids: list[str] = []
            for wording in self._first[piece.folded]:
                length = len(wording.pieces)
                if length < longest or wording.language not in {None, language}:
                    continue
                if _stands(wording, pieces, k):
                    ids = [*ids, wording.actor] if length == longest else [wording.actor]
                    longest = length
            if longest:
                found.append((k, k + longest - 1, tuple(dict.fromkeys(ids))))
                free = k + longest
        return found


def _begins(pieces: Sequence[Piece], k: int) -> bool:
    """Return whether a name may begin at piece `k`: at a token's start or after glued elisions."""
    j = k - 1
    while j >= 0 and pieces[j].owner == pieces[k].owner:
        if len(pieces[j].text) > ELISION:
            return False
        j -= 1
    return True


def _stands(wording: _Wording, pieces: Sequence[Piece], k: int) -> bool:
    end = k + len(wording.pieces)
    if end > len(pieces) or (end < len(pieces) and pieces[end].owner == pieces[end - 1].owner):
        return False
    for (folded, listed, strictness), piece in zip(wording.pieces, pieces[k:end], strict=True):
        if folded != piece.folded:
            return False
        if strictness == _EXACT and piece.text != listed:
            return False
        if strictness == _CAPITAL and not piece.text[0].isupper():
            return False
    return True


def _wordings(actor: Actor) -> Iterable[_Wording]:
    names = [name for name in actor.names.values() if actor.bare and "(" not in name]
    for text in dict.fromkeys([*names, *actor.aliases]):
        yield _wording(text, actor.id, None)
    for language, aliases in actor.aliases_only.items():
        for text in aliases:
            yield _wording(text, actor.id, language)


def _wording(text: str, actor: str, language: str | None) -> _Wording:
    """Return the wording with its strictness: acronyms exact, and the last capitalised word in capitals."""
    pieces = words(text)
    if not pieces:
        raise RuleError(f"actor list: '{actor}' has an empty name or alias. Take it out.")
    capitals = [k for k, piece in enumerate(pieces) if piece.text[0].isupper()]
    levels = [_CAPITAL if capitals and k == capitals[-1] else _FREE for k in range(len(pieces))]
    for k, piece in enumerate(pieces):
        acronym = len(piece.text) > 1 and piece.text.isupper()
        short = len(pieces) == 1 and len(piece.text) <= SHORT and bool(capitals)
        if acronym or short:
            levels[k] = _EXACT
    return _Wording(
        tuple((piece.folded, piece.text, level) for piece, level in zip(pieces, levels, strict=True)),
        actor,
        language,
    )


def _made(countries: Mapping[str, Country], branches: Sequence[Branch]) -> Iterable[Actor]:
    for code, country in countries.items():
        for branch in branches:
            yield Actor(
                id=branch.actor_id(code),
                kind=branch.kind,
                countries=(code,),
                names={
                    language: pattern.format(of=country.of, name=country.en)
                    for language, pattern in branch.names.items()
                },
            )


def _merge(made: Actor, listed: Actor) -> Actor:
    """Return the listed actor, with the names of the one made where it has none of its own."""
    return msgspec.structs.replace(
        listed, names={**made.names, **listed.names}, countries=listed.countries or made.countries
    )


def _read(name: str) -> dict[str, Any]:
    text = files(TABLES).joinpath("tables", "actors", f"{name}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def _convert(raw: object, kind: type[T], name: str) -> T:
    try:
        return msgspec.convert(raw, kind)
    except msgspec.ValidationError as error:
        raise RuleError(f"model/tables/actors/{name}.toml: {error}. Mend the entry named.") from error


@cache
def load_actors() -> ActorIndex:
    """Return the actor list of the package, loaded once.

    Raises:
        RuleError: a table is malformed or an id stands twice.
    """
    actors: dict[str, Actor] = {}
    for name in LISTS:
        for actor in _convert(_read(name).get("actor", []), tuple[Actor, ...], name):
            if actor.id in actors:
                raise RuleError(f"model/tables/actors/{name}.toml: the id '{actor.id}' stands twice.")
            actors[actor.id] = actor
    countries = _convert(_read("countries"), dict[str, Country], "countries")
    branches = _convert(_read("branches").get("branch", []), tuple[Branch, ...], "branches")
    members = _convert(_read("members"), dict[str, tuple[str, ...]], "members")
    seats = _convert(_read("seats"), dict[str, tuple[str, ...]], "seats")
    for code, names in seats.items():
        key = f"state:{code}"
        listed = actors.get(key) or Actor(id=key, kind="government", names={}, countries=(code,))
        actors[key] = msgspec.structs.replace(listed, aliases=(*listed.aliases, *names))
    folded = {language: frozenset(map(fold, nouns)) for language, nouns in members.items()}
    return ActorIndex(actors.values(), countries, branches, folded)
