"""Conjugates French verbs: every simple form of every tense, from the infinitive."""

from __future__ import annotations

import re
from collections.abc import Iterator

from recoupe.languages.fr.word_tables import VerbModel, word_tables

_FUTURE = ("ai", "as", "a", "ons", "ez", "ont", "ais", "ait", "ions", "iez", "aient")
_IMPERFECT = ("ais", "ait", "ions", "iez", "aient", "ant")
_FLAT = str.maketrans({"i": "î", "u": "û"})

_ACUTE = re.compile(r"é((?:[^aeiouyàâéèêîïôûh]|[bcdfgptv][rl]|ch|gn|gu|qu|th|ph)er)$")
"""«céder», «intégrer», «alléguer»: the é opens before a mute syllable."""
_MUTE = re.compile(r"e((?:[^aeiouyàâéèêîïôûx]|[bcdfgptv]r)er)$")
"""«mener», «sevrer», «appeler», «jeter»: so does the mute e."""


def is_infinitive(word: str) -> bool:
    """Return whether a word without a class is safely a verb: «tirer», not «danger» or «tir»."""
    tables = word_tables()
    if word in tables.no_verbs:
        return False
    if word in tables.families or word in tables.second_group or _base(word):
        return True
    if word.endswith("ier"):
        return word in tables.ier or word.endswith(("ifier", "graphier"))
    return len(word) > 3 and bool(re.search(r"(?:er|[^ao]ir|ïr)$", word))


def conjugate(infinitive: str) -> frozenset[str]:
    """Return all simple forms of a verb, itself among them; of a word that is no infinitive, the word alone.

    The present participle stands without gender and number: agreeing, it is a noun or an adjective.

    >>> sorted(conjugate("tirer"))[:4]
    ['tira', 'tirai', 'tiraient', 'tirais']
    """
    tables = word_tables()
    forms = {infinitive}
    key = _model(infinitive)
    if key is not None:
        stem = infinitive[: len(infinitive) - len(key)]
        forms.update(stem + form for form in _irregular(key, tables.models[key]))
    elif infinitive.endswith("er"):
        forms.update(_first_group(infinitive))
    elif infinitive.endswith(("ir", "ïr")) and not infinitive.endswith("oir"):
        forms.update(_second_group(infinitive[:-1]))
    return frozenset(forms)


def agree(participle: str, feminine: str = "") -> Iterator[str]:
    """Yield a past participle in both genders and numbers."""
    feminine = feminine or participle + "e"
    yield from (participle, feminine, feminine + "s")
    if not participle.endswith("s"):
        yield participle.replace("û", "u") + "s"


def _model(word: str) -> str | None:
    """Return the longest verb of the table that `word` ends with."""
    tables = word_tables()
    if word in tables.second_group or not word.endswith(("re", "ir", "ïr", "er")):
        return None
    if word.endswith("er"):
        return next((key for key in ("aller", "envoyer") if word in (key, "r" + key, "ren" + key[2:])), None)
    return next((word[k:] for k in range(len(word)) if word[k:] in tables.models), None)


def _base(word: str) -> bool:
    """Return whether a word is a verb of the table, or one behind a prefix."""
    tables = word_tables()
    return any(
        word[k:] in tables.models and word[k:] not in tables.bound and (k == 0 or word[:k] in tables.prefixes)
        for k in range(len(word))
    )


def _irregular(key: str, model: VerbModel) -> Iterator[str]:
    first, third, plural, others = model.present.split()
    yield from (first, third, plural, others)
    if plural.endswith("ons"):
        yield plural[:-3] + "ez"
        yield from (plural[:-3] + ending for ending in _IMPERFECT)
    if model.subjunctive:
        single, several = model.subjunctive.split()
        yield from (single, single + "s", single + "nt", several, several[:-3] + "ez")
    elif others.endswith("ent"):
        yield from (others[:-2], others[:-2] + "s")
    yield from _past(model.past)
    if model.participle:
        yield from agree(*model.participle.split())
    yield from _future(model.future or key.removesuffix("e"))
    yield from model.more.split()


def _past(stem: str) -> Iterator[str]:
    """Yield the passé simple and the imperfect subjunctive of a stem («pri», «voulu», «tin»)."""
    if not stem:
        return
    tail = "n" if stem.endswith("n") else ""
    body = stem.removesuffix("n")
    flat = body[:-1] + body[-1].translate(_FLAT) + tail
    yield from (stem + "s", stem + "t", flat + "mes", flat + "tes", stem + "rent", flat + "t")
    yield from (stem + ending for ending in ("sse", "sses", "ssions", "ssiez", "ssent"))


def _future(stem: str) -> Iterator[str]:
    return (stem + ending for ending in _FUTURE)


def _second_group(stem: str) -> Iterator[str]:
    """Yield the forms of «finir» from «fini»."""
    yield from (
        stem + "s",
        stem + "t",
        stem + "ssons",
        stem + "ssez",
        stem + "ssent",
        stem + "sse",
        stem + "sses",
    )
    yield from (stem + "ss" + ending for ending in _IMPERFECT)
    yield from _past(stem)
    yield from _future(stem + "r")
    yield from agree(stem)


def _first_group(infinitive: str) -> Iterator[str]:
    """Yield the forms of a verb in -er, with the changes of spelling that its stem asks for."""
    stem = infinitive[:-2]
    # Before a and o the stem keeps its sound: «lança», «engagea».
    broad = stem[:-1] + "ç" if stem.endswith("c") else stem + "e" if stem.endswith("g") else stem
    for ending in (
        "ais",
        "ait",
        "aient",
        "ant",
        "ai",
        "as",
        "a",
        "âmes",
        "âtes",
        "ât",
        "asse",
        "asses",
        "assent",
    ):
        yield broad + ending
    yield from (broad + "ons", broad + "assions", broad + "assiez")
    yield from (stem + "ez", stem + "ions", stem + "iez", stem + "èrent")
    yield from agree(stem + "é")
    for mute in _mute_stems(infinitive):
        yield from (mute + "e", mute + "es", mute + "ent")
        yield from _future(mute + "er")


def _mute_stems(infinitive: str) -> set[str]:
    """Return the stems that may stand before a mute e («appell», «mèn», «nettoi»)."""
    stem = infinitive[:-2]
    if infinitive.endswith(("oyer", "uyer")):
        return {stem[:-1] + "i"}
    if infinitive.endswith("ayer"):
        return {stem, stem[:-1] + "i"}
    if _ACUTE.search(infinitive):
        # «cédera» and «cèdera» are both written.
        return {stem, _ACUTE.sub(r"è\1", infinitive)[:-2]}
    if _MUTE.search(infinitive):
        open_stem = _MUTE.sub(r"è\1", infinitive)[:-2]
        doubled = {stem + stem[-1]} if infinitive.endswith(("eler", "eter")) else set()
        return {open_stem, *doubled}
    return {stem}
