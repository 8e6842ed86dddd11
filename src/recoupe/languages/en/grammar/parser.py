"""The English grammar behind the protocol `Parser`."""

from __future__ import annotations

from recoupe.languages.en.grammar.tokenizer import words
from recoupe.languages.grammar import SpacyParser


class EnglishParser(SpacyParser):
    """Words, lemmas, parts of speech and dependencies of English, from the weights of the package."""

    def __init__(self) -> None:
        # spaCy takes a second to import: whoever only reads lexicons does not wait for it.
        from recoupe.languages.en.grammar.weights import pipeline  # noqa: PLC0415

        super().__init__("recoupe-en-1", pipeline(), words)
