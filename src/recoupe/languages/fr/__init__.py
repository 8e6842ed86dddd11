"""French: the language as news writes it."""

from __future__ import annotations

import tomllib
from functools import cached_property
from importlib.resources import files

import msgspec

from recoupe.errors import RuleError
from recoupe.languages.date_words import DateWords, load_date_words
from recoupe.languages.everyday import load_everyday
from recoupe.languages.fr.grammar.tokenizer import words
from recoupe.languages.fr.morphology import inflect
from recoupe.languages.gate_words import gate_forms
from recoupe.languages.grammar_words import GrammarWords, load_grammar_words
from recoupe.languages.language import Lexicons, load_lexicons
from recoupe.languages.place_words import PlaceWords, load_place_words
from recoupe.languages.topic import Topic, load_topic
from recoupe.text.gate import PatternGate
from recoupe.text.protocols import Gate, Parser, Splitter
from recoupe.text.sentences import RuleSplitter, SplitterData

_PACKAGE = "recoupe.languages.fr"


class French:
    """The French language pack; its parts are loaded when first used."""

    code = "fr"
    version = "fr-1"

    def inflect(self, word: str, pos: str) -> frozenset[str]:
        """Return the inflected forms of a citation form."""
        return inflect(word, pos)

    def cut(self, wording: str) -> list[str]:
        """Return the tokens of a wording."""
        return [wording[start:end] for start, end in words(wording)]

    @cached_property
    def everyday(self) -> frozenset[str]:
        """Function words that no neighbouring language shares."""
        return load_everyday(files(_PACKAGE) / "everyday.toml")

    @cached_property
    def lexicons(self) -> Lexicons:
        """All lexicons of the pack."""
        return load_lexicons(_PACKAGE)

    @cached_property
    def words(self) -> GrammarWords:
        """The function words."""
        return load_grammar_words(_PACKAGE)

    @cached_property
    def date_words(self) -> DateWords:
        """The words of dates."""
        return load_date_words(files(_PACKAGE) / "dates.toml")

    @cached_property
    def place_words(self) -> PlaceWords:
        """The words around place names."""
        return load_place_words(self.code)

    @cached_property
    def topic(self) -> Topic:
        """The words by which a report is news of political violence or not."""
        return load_topic(files(_PACKAGE) / "topic.toml")

    def parser(self) -> Parser:
        """Return the French grammar, loaded once."""
        return self._parser

    def splitter(self) -> Splitter:
        """Return the sentence splitter."""
        return self._splitter

    def gate(self) -> Gate:
        """Return the gate over the French words of violence, harm and speech."""
        return self._gate

    @cached_property
    def _parser(self) -> Parser:
        from recoupe.languages.fr.grammar.parser import FrenchParser  # noqa: PLC0415 - loads spaCy when used

        return FrenchParser()

    @cached_property
    def _splitter(self) -> Splitter:
        source = files(_PACKAGE) / "splitter.toml"
        try:
            data = msgspec.convert(tomllib.loads(source.read_text(encoding="utf-8")), SplitterData)
        except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
            raise RuleError(f"{source}: {error}. Mend the field named.") from error
        return RuleSplitter(data)

    @cached_property
    def _gate(self) -> Gate:
        strong, weak = gate_forms(self.lexicons, inflect)
        return PatternGate(strong, weak)


def language() -> French:
    """Return the French language pack."""
    return French()
