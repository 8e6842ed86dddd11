"""Tokens for tests that need no grammar: words with capitals are proper nouns, the rest what is said."""

from __future__ import annotations

import re

from recoupe.text.doc import Token

_WORD = re.compile(r"\w+['’]|\w+(?:-\w+)*|[^\w\s]")


def tokenize(text: str, **upos: str) -> tuple[Token, ...]:
    """Return the tokens of a sentence; keywords give the part of speech of words in small letters."""
    return tuple(
        Token(
            i=i,
            start=found.start(),
            end=found.end(),
            text=found.group(),
            lower=found.group().lower().replace("’", "'"),
            lemma=found.group().lower(),
            upos="PROPN" if found.group()[0].isupper() else upos.get(found.group(), "NOUN"),
            feats="",
            head=0,
            dep="dep",
        )
        for i, found in enumerate(_WORD.finditer(text))
    )
