"""Which language folder reads a text: by its everyday words where they are plain, else by the detector."""

from __future__ import annotations

import re

from recoupe.languages.language import codes, language
from recoupe.text.detect import HEAD, detect

ENOUGH_WORDS = 30
PLAIN = 0.12
"""Words of a head, and the share of a language's everyday words among them, that leave no doubt. Of 8,000
French articles 97 in 100 have that share; 708 English ones have at most .04, texts of seven neighbouring
languages .06."""

_WORD = re.compile(r"[^\W\d_]+")


def recognise(text: str) -> str:
    """Return the language of `text` (ISO 639-1), judged by its first thousand characters.

    The everyday words settle running text without the detector, whose model takes half a second to load.

    >>> recognise("Trois soldats ont été tués mardi dans une embuscade.")
    'fr'
    """
    words = _WORD.findall(text.strip()[:HEAD].lower())
    if len(words) >= ENOUGH_WORDS:
        shares = {code: sum(w in language(code).everyday for w in words) / len(words) for code in codes()}
        best = max(shares, key=lambda code: shares[code])
        if shares[best] >= PLAIN and all(s < PLAIN for code, s in shares.items() if code != best):
            return best
    return detect(text)
