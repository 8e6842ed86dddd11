"""Words by which a report introduces persons and sources, and the kind of body these speak for."""

from __future__ import annotations

from importlib.resources.abc import Traversable

from recoupe.languages.entries import Entry, load_entries


class TitleEntry(Entry, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Titles and descriptions that behave alike.

    `institution` is the kind (of the table of kinds) of the body for which such a person speaks when the
    words around say nothing else. `named` titles may be followed at once by a name («le colonel Diallo»);
    `speaker` ones stand above all where someone says something («témoin», «porte-parole»).
    """

    institution: str
    named: bool = False
    speaker: bool = False


def load_titles(source: Traversable) -> tuple[TitleEntry, ...]:
    """Return the titles of one TOML file, checked as every lexicon is.

    Raises:
        RuleError: the file is malformed or an entry lacks a case.
    """
    return load_entries(source, TitleEntry)
