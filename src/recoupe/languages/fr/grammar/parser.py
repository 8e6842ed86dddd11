"""The French grammar behind the protocol `Parser`."""

from __future__ import annotations

from recoupe.languages.fr.grammar.tokenizer import words
from recoupe.languages.grammar import SpacyParser


class FrenchParser(SpacyParser):
    """Words, lemmas, parts of speech and dependencies of French, from the weights of the package."""

    def __init__(self) -> None:
        # spaCy takes a second to import: whoever only reads lexicons does not wait for it.
        from recoupe.languages.fr.grammar.weights import pipeline  # noqa: PLC0415

        super().__init__("recoupe-fr-2", pipeline(), words)
