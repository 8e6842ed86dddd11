"""The tables of the field's terms: types, kinds of party, kinds of weapon; each one TOML file beside this."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import TypeVar

import msgspec

from recoupe.errors import RuleError

MEANS = frozenset(
    [
        "air_drone_strike",
        "shelling_missile_rocket",
        "ied_mine",
        "suicide_attack",
        "grenade",
        "chemical_weapon",
    ]
)
"""Incident types that name the means of an attack (design, section 3)."""


class TypeRow(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One incident type with its crosswalk; `rank` orders the types where several fit (the lower wins)."""

    rank: int
    acled: tuple[str, str]
    plover: tuple[str, str]
    en: str
    fr: str
    muc4: str | None = None
    general: bool = False


class KindRow(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One kind of party; `inter` is ACLED's interaction code (0 where it has none)."""

    inter: int
    en: str
    fr: str


class WeaponRow(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One kind of weapon, the incident type that it implies, and the wider kind that it narrows."""

    en: str
    fr: str
    implies: str | None = None
    narrows: str | None = None


R = TypeVar("R")


def _load(name: str, row: type[R]) -> Mapping[str, R]:
    source = files("recoupe.model.tables") / f"{name}.toml"
    try:
        raw = tomllib.loads(source.read_text(encoding="utf-8"))
        return msgspec.convert(raw, dict[str, row])  # type: ignore[valid-type]
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise RuleError(f"{source}: {error}. Mend the row named.") from error


@cache
def type_table() -> Mapping[str, TypeRow]:
    """Return the table of incident types by type."""
    return _load("types", TypeRow)


@cache
def kind_table() -> Mapping[str, KindRow]:
    """Return the table of kinds of party by kind."""
    return _load("kinds", KindRow)


@cache
def weapon_table() -> Mapping[str, WeaponRow]:
    """Return the table of kinds of weapon by kind."""
    return _load("weapons", WeaponRow)
