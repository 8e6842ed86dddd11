"""The weights of the French grammar, and the tokenizer that spaCy knows them by."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

from spacy.language import Language
from spacy.util import registry

from recoupe.languages.fr.grammar.tokenizer import words
from recoupe.languages.weights import WordTokenizer, pack, unpack

__all__ = ["TOKENIZER", "pack", "pipeline", "unpack"]

TOKENIZER = "recoupe_fr.v1"
"""The name under which spaCy finds our tokenizer."""


@registry.tokenizers(TOKENIZER)  # type: ignore[untyped-decorator, unused-ignore]
def make_tokenizer() -> Any:
    """Return the maker that spaCy's configuration asks for."""
    return lambda nlp: WordTokenizer(nlp.vocab, words)


@cache
def pipeline() -> Language:
    """Return the pipeline of the weights that come with the package, loaded once."""
    return unpack((files(__package__) / "model" / "grammar.msgpack").read_bytes())
