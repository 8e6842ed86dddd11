"""What a language folder supplies, and how it is found."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Protocol

import msgspec

import recoupe.languages
from recoupe.errors import LanguageError
from recoupe.languages.entries import (
    ActEntry,
    CasualtyEntry,
    CueEntry,
    E,
    LoadedEntry,
    MarkEntry,
    OutcomeEntry,
    PartyEntry,
    TriggerEntry,
    WeaponEntry,
    load_entries,
)
from recoupe.text.protocols import Gate, Parser, Splitter


class Lexicons(msgspec.Struct, frozen=True):
    """All entries of a language, by what they are for."""

    triggers: tuple[TriggerEntry, ...]
    cues: tuple[CueEntry, ...]
    parties: tuple[PartyEntry, ...]
    weapons: tuple[WeaponEntry, ...]
    casualties: tuple[CasualtyEntry, ...]
    acts: tuple[ActEntry, ...]
    outcomes: tuple[OutcomeEntry, ...]
    loaded: tuple[LoadedEntry, ...]
    marks: tuple[MarkEntry, ...]


class Language(Protocol):
    """A language, as its folder's `language()` returns it."""

    code: str
    version: str
    lexicons: Lexicons
    inflect: Callable[[str, str], frozenset[str]]

    def parser(self) -> Parser:
        """Return the grammar of the language, loaded once."""
        ...

    def splitter(self) -> Splitter:
        """Return the sentence splitter of the language."""
        ...

    def gate(self) -> Gate:
        """Return the gate over the language's words of violence, harm and speech."""
        ...


KINDS = {
    "triggers": TriggerEntry,
    "cues": CueEntry,
    "parties": PartyEntry,
    "weapons": WeaponEntry,
    "casualties": CasualtyEntry,
    "acts": ActEntry,
    "outcomes": OutcomeEntry,
    "loaded": LoadedEntry,
    "marks": MarkEntry,
}
"""Folder of a language's lexicons → the entries that its TOML files hold."""


def load_folder(folder: Traversable, kind: type[E]) -> tuple[E, ...]:
    """Return the entries of all TOML files of a folder, in the order of the file names."""
    if not folder.is_dir():
        return ()
    names = sorted((item for item in folder.iterdir()), key=lambda item: item.name)
    return tuple(
        entry for item in names if item.name.endswith(".toml") for entry in load_entries(item, kind)
    )


def load_lexicons(package: str) -> Lexicons:
    """Return the lexicons of a language package: one folder of TOML files for each kind of entry."""
    root = files(package)
    return Lexicons(**{name: load_folder(root / name, kind) for name, kind in KINDS.items()})


def codes() -> tuple[str, ...]:
    """Return the codes (ISO 639-1) of the languages that have a folder."""
    return tuple(sorted(m.name for m in pkgutil.iter_modules(recoupe.languages.__path__) if m.ispkg))


@cache
def language(code: str) -> Language:
    """Return the language of the code, loaded once.

    Raises:
        LanguageError: there is no folder for it.
    """
    if code not in codes():
        raise LanguageError(
            f"no language folder for '{code}'; recoupe reads {', '.join(codes())}. "
            "Say which with --language, or add a folder (languages/README.md)."
        )
    found: Language = importlib.import_module(f"recoupe.languages.{code}").language()
    return found
