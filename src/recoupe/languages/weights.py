"""The weights of a grammar as one file: half-precision numbers that are widened on load.

The file is a msgpack map: the pipeline's configuration (no corpora, no paths of training), the strings
that the labels and the lemmatizer's trees name by hash, each component as spaCy writes it, and word
vectors as whole numbers of one byte with a scale for each word.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import spacy
import srsly  # type: ignore[import-untyped]
from spacy.language import Language
from spacy.tokens import Doc
from spacy.vectors import Vectors
from spacy.vocab import Vocab
from thinc.api import Config

_PARTS = ("nlp", "components")


class WordTokenizer:
    """Our words as a spaCy document; white space other than one plain space stands as words of its own."""

    def __init__(self, vocab: Vocab, words: Callable[[str], list[tuple[int, int]]]) -> None:
        self.vocab = vocab
        self._words = words

    def __call__(self, text: str) -> Doc:
        """Return the document of a text; its text is the one given."""
        forms: list[str] = []
        spaces: list[bool] = []
        last = 0
        for start, end in [*self._words(text), (len(text), len(text))]:
            gap = text[last:start]
            if forms and gap.startswith(" "):
                spaces[-1] = True
                gap = gap[1:]
            for form in (gap, text[start:end]):
                if form:
                    forms.append(form)
                    spaces.append(False)
            last = end
        return Doc(self.vocab, words=forms, spaces=spaces)

    def to_bytes(self, **_: Any) -> bytes:
        """Return nothing: the tokenizer is code."""
        return b""

    def from_bytes(self, _data: bytes, **_: Any) -> WordTokenizer:
        """Return the tokenizer itself."""
        return self

    def to_disk(self, _path: Any, **_: Any) -> None:
        """Write nothing."""

    def from_disk(self, _path: Any, **_: Any) -> WordTokenizer:
        """Return the tokenizer itself."""
        return self


def pack(nlp: Language) -> bytes:
    """Return a trained pipeline as the bytes of the weights file."""
    config = {name: part for name, part in nlp.config.items() if name in _PARTS}
    parts: dict[str, Any] = {}
    component: Any
    for name, component in nlp.pipeline:
        parts[name] = srsly.msgpack_loads(component.to_bytes(exclude=["vocab"]))
        parts[name]["model"] = srsly.msgpack_dumps(
            _cast(srsly.msgpack_loads(parts[name]["model"]), "float32", "float16")
        )
    blob: bytes = srsly.msgpack_dumps(
        {
            "config": Config(config).to_str(),
            "strings": _needed(nlp),
            "components": parts,
            "vectors": _pack_vectors(nlp),
        }
    )
    return blob


def unpack(blob: bytes) -> Language:
    """Return the pipeline that `pack` wrote."""
    data = srsly.msgpack_loads(blob)
    config = Config().from_str(data["config"])
    nlp: Language = spacy.util.load_model_from_config(config, auto_fill=True, validate=False)
    for text in data["strings"]:
        nlp.vocab.strings.add(text)
    if data.get("vectors"):
        _unpack_vectors(nlp, data["vectors"])
    component: Any
    for name, component in nlp.pipeline:
        part = data["components"][name]
        model = _cast(srsly.msgpack_loads(part["model"]), "float16", "float32")
        component.from_bytes(srsly.msgpack_dumps({**part, "model": srsly.msgpack_dumps(model)}))
    return nlp


def _pack_vectors(nlp: Language) -> dict[str, Any]:
    """Return the word vectors: the words, and whole numbers with a scale for each word."""
    vectors = nlp.vocab.vectors
    if not vectors.n_keys:
        return {}
    rows = sorted((row, nlp.vocab.strings[key]) for key, row in vectors.key2row.items())
    table = vectors.data[[row for row, _ in rows]]
    scales = np.abs(table).max(axis=1, keepdims=True) / 127
    return {
        "words": [word for _, word in rows],
        "scales": scales.astype("float32"),
        "table": np.round(table / np.maximum(scales, 1e-9)).astype("int8"),
        "attr": "NORM",
    }


def _unpack_vectors(nlp: Language, part: dict[str, Any]) -> None:
    """Give the vocabulary its word vectors."""
    keys = [nlp.vocab.strings.add(word) for word in part["words"]]
    table = part["table"].astype("float32") * part["scales"]
    nlp.vocab.vectors = Vectors(strings=nlp.vocab.strings, data=table, keys=keys, attr=part["attr"])


def _cast(model: dict[Any, Any], old: str, new: str) -> dict[Any, Any]:
    """Return a thinc message with its arrays of one precision in another."""
    params = [
        {
            name: array.astype(new) if isinstance(array, np.ndarray) and array.dtype == old else array
            for name, array in (node or {}).items()
        }
        for node in model.get("params", model.get(b"params", []))
    ]
    return {**model, "params": params}


def _needed(nlp: Language) -> list[str]:
    """Return the strings that the components name by hash only: labels and pieces of lemmas."""
    hashes: set[int] = set()
    texts: set[str] = set()
    for _, component in nlp.pipeline:
        texts.update(str(label) for label in getattr(component, "labels", ()))
        trees = getattr(component, "trees", ())
        for k in range(len(trees)):  # spaCy's trees know no end of an iteration
            hashes.update(value for name, value in trees[k].items() if name in ("orig", "subst"))
    texts.update(nlp.vocab.strings[key] for key in hashes)
    return sorted(texts)
