"""The world's names, handed to extraction and resolution: gazetteer, demonyms, actor list."""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.extraction.draft import Phrase, SourceMention
from recoupe.languages.language import Language
from recoupe.languages.place_words import PlaceWords
from recoupe.model.actors import ActorIndex
from recoupe.resolution.actors import ActorMatch, resolve_party
from recoupe.resolution.gazetteer import Gazetteer

HOMES = 4
"""Countries up to which a party's name tells where a report is about: «Al-Qaïda» tells nothing."""
_EVERYWHERE = frozenset({"medium", "un", "ngo", "company"})


class World:
    """What is known of names, seen from one language."""

    def __init__(self, lang: Language, gazetteer: Gazetteer, actors: ActorIndex) -> None:
        self._lang = lang
        self._words: PlaceWords = lang.place_words
        self._plurals = tuple(lang.words.plurals.items())
        self.gazetteer = gazetteer
        self.actors = actors

    def is_place(self, name: str) -> bool:
        """Return whether the gazetteer knows a place of that name."""
        return self.gazetteer.is_place(name)

    def country(self, name: str) -> str | None:
        """Return the ISO 3166-1 code of a country's name, or None."""
        return self.gazetteer.country(name)

    def demonym(self, word: str) -> str | None:
        """Return the ISO 3166-1 code that a demonym stands for, or None."""
        return self._words.country_of.get(word.lower().replace("’", "'"))

    def homes(self, text: str) -> frozenset[str]:
        """Return the countries where the parties that a text names are at home, media and the UN left out."""
        named = {i for found in self.actors.find_in(text, self._lang.code) for i in found.actors}
        actors = [self.actors.by_id(i) for i in named]
        return frozenset(
            country
            for actor in actors
            if actor.kind not in _EVERYWHERE and len(actor.countries) <= HOMES
            for country in actor.countries
        )

    def party(self, phrase: Phrase, lemma: str, countries: Sequence[str]) -> ActorMatch:
        """Return the actor that a phrase names."""
        return self._resolve(phrase.text, lemma, countries)

    def source(self, source: SourceMention, countries: Sequence[str]) -> ActorMatch:
        """Return the actor that a source is."""
        return self._resolve(source.text, "", countries)

    def _resolve(self, text: str, lemma: str, countries: Sequence[str]) -> ActorMatch:
        return resolve_party(
            text,
            lemma,
            index=self.actors,
            demonym=self.demonym,
            country_of=self.country,
            context_countries=countries,
            language=self._lang.code,
            plurals=self._plurals,
        )
