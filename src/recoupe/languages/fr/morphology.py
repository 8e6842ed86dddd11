"""Inflects French words: all forms in which a word of the lexicons may stand in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import product

from recoupe.languages.fr.conjugation import conjugate, is_infinitive
from recoupe.languages.fr.word_tables import word_tables
from recoupe.languages.matcher import normal

_BARE = str.maketrans({"é": "e", "è": "e", "ê": "e", "à": "a", "â": "a", "î": "i", "ô": "o", "ç": "c"})
_PARTS = 4
"""Compounds of more parts are phrases: their parts do not agree."""

_ADJECTIVAL = re.compile(
    r"(?:[^t]é|ité|[^eao]té|[^eaouq]u|[^aou]i|pris|mis|quis|ssis|truit|duit|[ae]int|joint|crit|fait|vert|fert"
    r"|eux|eur|if|[^a]ien|éen|[nit]el|uel|[^t]al|[a-z]ant|[cdgli]ent|[a-z]{3}ain|[a-z]{2}(?:ois|ais))$"
)
"""Endings of words that have a feminine, whatever their class."""
_PERSON = re.compile(
    r"(?:[^t]é|[^eao]té|eur|[^a]ien|éen|ier|[nit]el|uel|ant|[cdgli]ent|[a-z]{3}ain|[a-z]{2}(?:ois|ais)|eux|if)$"
)
"""Endings of nouns that name people and so may have a feminine."""


@cache
def inflect(word: str, pos: str) -> frozenset[str]:
    """Return the forms of a citation form, in lower case with plain apostrophes.

    `pos` is `noun`, `verb`, `adj` or `any`; the last takes every class that the word's ending allows.
    Of any class, function words stand as they are. A form with an accent on its first letter also
    stands without it, as many write capitals («Etat», «Evasion»), and one with an î in the spelling of
    1990 («entrainer»).

    >>> sorted(inflect("général", "noun"))
    ['général', 'générale', 'générales', 'généraux']
    """
    base = normal(word)
    fixed = pos == "any" and base in word_tables().fixed
    if fixed or not any(c.isalpha() for c in base) or re.search(r"[\s'.]", base):
        return frozenset({base})
    forms = set(_forms(base, pos))
    forms |= {form.replace("œ", "oe") for form in forms}
    # Not «croît»: without its circumflex it is the verb «croire».
    forms |= {form.replace("î", "i") for form in forms if "croî" not in form}
    forms |= {form[0].translate(_BARE) + form[1:] for form in forms}
    return frozenset(forms)


def _forms(word: str, pos: str) -> Iterator[str]:
    yield word
    if "-" in word:
        yield from _compound(word, pos)
    elif pos == "verb":
        yield from conjugate(word) if word.endswith(("er", "ir", "ïr", "re")) else adjective(word)
    elif pos == "noun":
        yield from noun(word)
    elif pos == "adj":
        yield from adjective(word)
    else:
        yield from noun(word)
        if is_infinitive(word):
            yield from conjugate(word)
        elif _is_adjectival(word):
            yield from adjective(word)


def _compound(word: str, pos: str) -> Iterator[str]:
    """Yield a compound with each part in the forms it may take («voitures-béliers», «attaques-suicides»)."""
    parts = word.split("-")
    if len(parts) > _PARTS:
        return
    if pos == "verb" and parts[-1].endswith(("er", "ir", "re")):
        head = word[: len(word) - len(parts[-1])]
        yield from (head + form for form in conjugate(parts[-1]))
        return
    # «lance-roquettes» is also written «lance-roquette».
    yield word[:-1] if word.endswith("s") else word + "s"
    choices = [_part_forms(part, pos) for part in parts]
    yield from ("-".join(choice) for choice in product(*choices))


def _part_forms(part: str, pos: str) -> set[str]:
    if not part or part in word_tables().fixed or not part.isalpha():
        return {part}
    if pos == "adj" or (pos == "any" and _is_adjectival(part)):
        return {part, *adjective(part)}
    return {part, *plurals(part)}


def _is_adjectival(word: str) -> bool:
    tables = word_tables()
    if word in tables.not_adjectives:
        return False
    return word in tables.adjectives or word in tables.odd or bool(_ADJECTIVAL.search(word))


def noun(word: str) -> Iterator[str]:
    """Yield a noun's plural and, where it names people, its feminine."""
    yield from plurals(word)
    tables = word_tables()
    if word in tables.not_adjectives:
        return
    if word in tables.adjectives or word in tables.epicene_er or (len(word) > 4 and _PERSON.search(word)):
        for form in _feminines(word):
            yield from (form, form + "s")


def adjective(word: str) -> Iterator[str]:
    """Yield an adjective's or participle's forms in both genders and numbers."""
    yield from plurals(word)
    for form in _feminines(word):
        yield from (form, form + "s")


def plurals(word: str) -> Iterator[str]:
    """Yield the plural, or both where usage wavers; for irregular words all their forms."""
    tables = word_tables()
    yield word
    if word in tables.odd:
        yield from tables.odd[word]
    elif word.endswith(("s", "x", "z")):
        return
    elif word.endswith("al"):
        if word not in tables.plural_als or word in ("final", "glacial", "banal", "étal"):
            yield word[:-1] + "ux"
        if word in tables.plural_als:
            yield word + "s"
    elif word in tables.plural_aux:
        yield word[:-2] + "ux"
    elif word.endswith(("au", "eu", "œu")) or word in tables.plural_oux:
        yield word + "x"
        if word in tables.plural_us or word in tables.plural_oux:
            yield word + "s"
    else:
        yield word + "s"
        if word.endswith("man") and len(word) > 5:
            yield word[:-2] + "en"
        if word.endswith(("ch", "sh")):
            yield word + "es"


_ENDINGS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("eau", ("elle",)),
    ("gu", ("guë", "güe")),
    ("teur", ("trice", "teuse")),
    ("eur", ("euse",)),
    ("er", ("ère",)),
    ("eux", ("euse",)),
    ("oux", ("ouse",)),
    ("f", ("ve",)),
    ("el", ("elle",)),
    ("eil", ("eille",)),
    ("en", ("enne",)),
    ("on", ("onne",)),
    ("et", ("ette",)),
)
"""Masculine ending → feminine endings, the first that fits; else an e is added."""


def _feminines(word: str) -> tuple[str, ...]:
    tables = word_tables()
    if word in tables.odd or word.endswith(("e", "a", "o")):
        return ()
    if word in tables.epicene_eur or word in tables.doubled:
        return (word + (word[-1] if word in tables.doubled else "") + "e",)
    if word in tables.et_ete:
        return (word[:-2] + "ète",)
    for ending, feminines in _ENDINGS:
        if word.endswith(ending):
            return tuple(word[: len(word) - len(ending)] + feminine for feminine in feminines)
    if word.endswith("c"):
        return (word[:-1] + "que",)
    return (word + "e",)
