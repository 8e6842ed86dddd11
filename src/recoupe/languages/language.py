"""What a language folder supplies, and how it is found."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Protocol

import msgspec

import recoupe.languages
from recoupe.errors import LanguageError
from recoupe.languages.date_words import DateWords
from recoupe.languages.entries import (
    ActEntry,
    CasualtyEntry,
    CueEntry,
    E,
    LoadedEntry,
    MarkEntry,
    OutcomeEntry,
    PartyEntry,
    SilenceEntry,
    TriggerEntry,
    WeaponEntry,
    load_entries,
)
from recoupe.languages.grammar_words import GrammarWords
from recoupe.languages.place_words import PlaceWords
from recoupe.languages.topic import Topic
from recoupe.text.protocols import Gate, Parser, Splitter


class Lexicons(msgspec.Struct, frozen=True):
    """All entries of a language, by what they are for."""

    triggers: tuple[TriggerEntry, ...]
    cues: tuple[CueEntry, ...]
    parties: tuple[PartyEntry, ...]
    weapons: tuple[WeaponEntry, ...]
    casualties: tuple[CasualtyEntry, ...]
    silences: tuple[SilenceEntry, ...]
    acts: tuple[ActEntry, ...]
    outcomes: tuple[OutcomeEntry, ...]
    loaded: tuple[LoadedEntry, ...]
    marks: tuple[MarkEntry, ...]


class Language(Protocol):
    """A language, as its folder's `language()` returns it."""

    code: str
    version: str
    everyday: frozenset[str]
    lexicons: Lexicons
    words: GrammarWords
    date_words: DateWords
    place_words: PlaceWords
    topic: Topic

    def inflect(self, word: str, pos: str) -> frozenset[str]:
        """Return the inflected forms of a citation form, in lower case."""
        ...

    def cut(self, wording: str) -> list[str]:
        """Return the tokens of a wording, as the grammar cuts them."""
        ...

    def parser(self) -> Parser:
        """Return the grammar of the language, loaded once."""
        ...

    def splitter(self) -> Splitter:
        """Return the sentence splitter of the language."""
        ...

    def gate(self) -> Gate:
        """Return the gate over the language's words of violence, harm and speech."""
        ...


KINDS = Lexicons.__struct_fields__
"""Folders of a language's lexicons; each holds TOML files of one kind of entry."""


def load_folder(folder: Traversable, kind: type[E]) -> tuple[E, ...]:
    """Return the entries of all TOML files of a folder, in the order of the file names."""
    if not folder.is_dir():
        return ()
    names = sorted((item for item in folder.iterdir()), key=lambda item: item.name)
    return tuple(entry for item in names if item.name.endswith(".toml") for entry in load_entries(item, kind))


def load_lexicons(package: str) -> Lexicons:
    """Return the lexicons of a language package: one folder of TOML files for each kind of entry."""
    root = files(package)
    return Lexicons(
        triggers=load_folder(root / "triggers", TriggerEntry),
        cues=load_folder(root / "cues", CueEntry),
        parties=load_folder(root / "parties", PartyEntry),
        weapons=load_folder(root / "weapons", WeaponEntry),
        casualties=load_folder(root / "casualties", CasualtyEntry),
        silences=load_folder(root / "silences", SilenceEntry),
        acts=load_folder(root / "acts", ActEntry),
        outcomes=load_folder(root / "outcomes", OutcomeEntry),
        loaded=load_folder(root / "loaded", LoadedEntry),
        marks=load_folder(root / "marks", MarkEntry),
    )


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
