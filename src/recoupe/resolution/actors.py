"""From the words for a party to an actor of the list: named ones, states and their forces."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import NamedTuple

import msgspec

from recoupe.model.actors import ActorIndex, Branch, Named, Piece, fold, words

Lookup = Callable[[str], str | None]
Plurals = tuple[tuple[str, str], ...]
"""Endings of the plural, folded, with those of the singular."""

COUNTRY_WORDS = 5
"""Words of the longest country names («République démocratique du Congo»)."""
DEMONYM_WORDS = 2
"""Words of the longest demonyms («nord-coréenne»)."""
SHORTEST_PLURAL = 4
"""Letters from which a word may bear an ending of the plural."""
SMALL_WORD = 4
"""Letters of the words that may stand beside «armée» when the report's country fills the gap: determiners
and small numerals. A longer word («kurdes», «rebelles») says that another body may be meant."""


class ActorMatch(msgspec.Struct, frozen=True, kw_only=True):
    """What a party's words resolve to; all fields are null where the list does not know the party.

    `actor` is the party itself, `owner` the actor it belongs to («une base de l'armée malienne» has no
    actor but an owner). `kind` is the actor's, `country` ISO 3166-1 alpha-2.
    """

    actor: str | None = None
    name: str | None = None
    kind: str | None = None
    country: str | None = None
    owner: str | None = None


def resolve_party(
    text: str,
    head_lemma: str,
    *,
    index: ActorIndex,
    demonym: Lookup,
    country_of: Lookup,
    context_countries: Sequence[str] = (),
    language: str = "fr",
    plurals: Plurals = (),
) -> ActorMatch:
    """Return the actor that a noun phrase names.

    Args:
        text: the noun phrase as written.
        head_lemma: the lemma of its head noun; empty where not known.
        index: the actor list.
        demonym: a form («malienne») → the country's ISO 3166-1 alpha-2 code.
        country_of: a country's name → its code.
        context_countries: where the incident is, for names that several actors bear, for «l'armée» without
            more, and to tell a foreign force from the state's own.
        language: of the text, and of the name returned.
        plurals: the language's endings of the plural, longest first, and what stands in the singular.
    """
    pieces = words(text)
    head = stem(head_lemma, plurals)
    heads = frozenset(k for k, piece in enumerate(pieces) if stem(piece.text, plurals) == head)
    acts = not heads or bool({head, fold(head_lemma)} & index.members(language))
    view = _View(index, language, tuple(context_countries), heads, acts)
    land = _closest(_lands(pieces, demonym, country_of, index), heads)
    branches = _branches(pieces, index.branches, language, plurals)
    named = index.find_in(text, language)
    if named:
        return _resolve_named(_nearest(named, pieces, heads), pieces, branches, land, view)
    if branches:
        return _resolve_branch(branches, pieces, land, view)
    heading = land is not None and (not heads or bool(heads & set(range(land.begin, land.end))))
    if land and heading and land.code in index.countries and _is_name(pieces, land, country_of):
        return _match(f"state:{land.code}", True, land.code, view)
    return ActorMatch(country=land.code if land else None)


class _Land(NamedTuple):
    """A country in the words: its code, its words (end exclusive), and whether a capital stands for it."""

    code: str
    begin: int
    end: int
    capital: bool


class _View(NamedTuple):
    """What a resolution is made under.

    `heads` are the places of the head's words; `acts` is true where the head acts for the body beside it.
    """

    actors: ActorIndex
    language: str
    context: tuple[str, ...]
    heads: frozenset[int]
    acts: bool


_Wording = tuple[Branch, int, int]


def _resolve_named(
    chosen: Named,
    pieces: Sequence[Piece],
    branches: Sequence[_Wording],
    land: _Land | None,
    view: _View,
) -> ActorMatch:
    inside = any(chosen.start <= pieces[k].start < chosen.end for k in view.heads)
    direct = view.acts or inside or any(view.heads & set(range(b, e)) for _, b, e in branches)
    country = land.code if land else None
    return _match(_by_context(chosen.actors, view, country), direct, country, view)


def _resolve_branch(
    branches: Sequence[_Wording],
    pieces: Sequence[Piece],
    land: _Land | None,
    view: _View,
) -> ActorMatch:
    own = [found for found in branches if view.heads & set(range(found[1], found[2]))]
    branch, begin, end = (own or branches)[0]
    code = land.code if land else _only(view.context, pieces, begin, end)
    if code and code in view.actors.countries:
        return _match(branch.actor_id(code), bool(own) or view.acts, code, view)
    return ActorMatch(country=land.code if land else None)


def stem(word: str, plurals: Plurals) -> str:
    """Return a word folded and without the mark of the plural, alike for text and tables.

    >>> stem("généraux", (("aux", "al"),)) == stem("général", ())
    True
    """
    plain = fold(word)
    if len(plain) >= SHORTEST_PLURAL:
        for plural, singular in plurals:
            if plain.endswith(plural):
                return plain[: -len(plural)] + singular
    return plain


def _lands(pieces: Sequence[Piece], demonym: Lookup, country_of: Lookup, index: ActorIndex) -> list[_Land]:
    """Return the countries named in the words, or meant by a demonym or a capital."""
    found: list[_Land] = []
    k = 0
    while k < len(pieces):
        land = next(
            (
                land
                for length in range(min(COUNTRY_WORDS, len(pieces) - k), 0, -1)
                if (land := _land(pieces, k, length, (country_of, demonym, index.capital_of)))
            ),
            None,
        )
        if land:
            found.append(land)
        k = land.end if land else k + 1
    return found


def _land(
    pieces: Sequence[Piece], k: int, length: int, lookups: tuple[Lookup, Lookup, Lookup]
) -> _Land | None:
    country_of, demonym, capital_of = lookups
    name = pieces[k].text[0].isupper()
    for form in _forms(pieces[k : k + length]):
        code = (country_of(form) if name else None) or (demonym(form) if length <= DEMONYM_WORDS else None)
        if code:
            return _Land(code, k, k + length, False)
        code = capital_of(form) if name else None
        if code:
            return _Land(code, k, k + length, True)
    return None


def _closest(lands: Sequence[_Land], heads: frozenset[int]) -> _Land | None:
    """Return the country nearest the head, names before capitals («forces russes en Ukraine»: Russia)."""
    if not lands:
        return None
    return min(
        lands,
        key=lambda land: (land.capital, min((abs(land.begin - k) for k in heads), default=land.begin)),
    )


def _forms(pieces: Sequence[Piece]) -> Iterable[str]:
    """Return the ways to write the words in a row; a small letter first is no name in French or English."""
    texts = [piece.text for piece in pieces]
    yield " ".join(texts)
    if len(texts) > 1:
        yield "-".join(texts)
    if len(texts) == 3 and len(texts[1]) == 1:
        yield f"{texts[0]} {texts[1]}'{texts[2]}"


def _is_name(pieces: Sequence[Piece], land: _Land, country_of: Lookup) -> bool:
    """Return whether the country is named, or its capital is, rather than meant by a demonym."""
    return land.capital or any(map(country_of, _forms(pieces[land.begin : land.end])))


@cache
def _stems(wording: str, plurals: Plurals) -> tuple[str, ...]:
    return tuple(stem(piece.text, plurals) for piece in words(wording))


def _branches(
    pieces: Sequence[Piece], branches: Sequence[Branch], language: str, plurals: Plurals
) -> list[tuple[Branch, int, int]]:
    """Return the wordings of branches in the words, the longest first, then the leftmost."""
    stems = tuple(stem(piece.text, plurals) for piece in pieces)
    found = []
    for branch in branches:
        for wording in branch.words(language):
            wanted = _stems(wording, plurals)
            found += [
                (branch, k, k + len(wanted))
                for k in range(len(stems) - len(wanted) + 1)
                if stems[k : k + len(wanted)] == wanted
            ]
    return sorted(found, key=lambda item: (item[1] - item[2], item[1]))


def _nearest(named: Sequence[Named], pieces: Sequence[Piece], heads: frozenset[int]) -> Named:
    for found in named:
        if any(found.start <= pieces[k].start < found.end for k in heads):
            return found
    return named[0]


def _by_context(ids: Sequence[str], view: _View, country: str | None) -> str | None:
    """Return the actor meant where several bear the name: the one at home in the country, else none."""
    if len(ids) == 1:
        return ids[0]
    homes = {i: set(view.actors.by_id(i).countries) for i in ids}
    for places in ((country,) if country else (), view.context):
        fits = [i for i in ids if homes[i] & set(places)]
        if len(fits) == 1:
            return fits[0]
    worldwide = [i for i in ids if not homes[i]]
    return worldwide[0] if len(worldwide) == 1 else None


def _only(context: Sequence[str], pieces: Sequence[Piece], begin: int, end: int) -> str | None:
    """Return the report's one country where nothing else in the words says whose force it is."""
    rest = [piece.text for k, piece in enumerate(pieces) if not begin <= k < end]
    if len(set(context)) == 1 and all(len(word) <= SMALL_WORD for word in rest):
        return context[0]
    return None


def _home(countries: Sequence[str], country: str | None, context: Sequence[str]) -> str | None:
    """Return the party's one country, else the one its words name, else the report's where it is at home."""
    if len(countries) == 1:
        return countries[0]
    shared = [code for code in dict.fromkeys(context) if code in countries]
    return country or (shared[0] if len(shared) == 1 else None)


def _match(actor_id: str | None, direct: bool, country: str | None, view: _View) -> ActorMatch:
    if actor_id is None:
        return ActorMatch(country=country)
    actor = view.actors.by_id(actor_id)
    home = _home(actor.countries, country, view.context)
    if not direct:
        return ActorMatch(country=home, owner=actor_id)
    kind = actor.kind
    if kind == "state_force" and view.context and home and home not in view.context:
        kind = "foreign_force"
    return ActorMatch(actor=actor_id, name=actor.name(view.language), kind=kind, country=home, owner=actor_id)
