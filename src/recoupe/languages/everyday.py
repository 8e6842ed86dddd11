"""Everyday words: the function words by which running text of a language is known at a glance."""

from __future__ import annotations

import tomllib
from importlib.resources.abc import Traversable

import msgspec

from recoupe.errors import RuleError


class Everyday(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The form of a language's `everyday.toml`: words in lower case, elided ones without apostrophe."""

    words: frozenset[str]


def load_everyday(source: Traversable) -> frozenset[str]:
    """Return the everyday words of a language.

    Raises:
        RuleError: the table is malformed.
    """
    try:
        return msgspec.convert(tomllib.loads(source.read_text(encoding="utf-8")), Everyday).words
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise RuleError(f"{source}: not a list of words: {error}. Mend the field named.") from error
