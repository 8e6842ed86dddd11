"""What an extractor may ask about the world; `pipeline` hands in the gazetteer and the actor list."""

from __future__ import annotations

from typing import Protocol


class Knowledge(Protocol):
    """Names of places and countries, known from outside the report."""

    def is_place(self, name: str) -> bool:
        """Return whether the gazetteer knows a place of that name."""
        ...

    def country(self, name: str) -> str | None:
        """Return the ISO 3166-1 code of a country name («Mali»), or None."""
        ...

    def demonym(self, word: str) -> str | None:
        """Return the ISO 3166-1 code that a demonym stands for («malienne», «les Maliens»), or None."""
        ...
