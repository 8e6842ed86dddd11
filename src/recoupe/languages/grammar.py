"""A spaCy pipeline behind the protocol `Parser`: that of a language folder, or one that the user names."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial
from itertools import islice
from typing import Any

from recoupe.errors import ParserError
from recoupe.languages.language import language
from recoupe.languages.matcher import normal
from recoupe.text.doc import Token

LONGEST = 250
"""Words read at once: longer stretches are lists or lost line breaks, and one tree over them says nothing."""
_BATCH = 48
_FIELDS = ("LEMMA", "POS", "MORPH", "HEAD", "DEP")
_LOOSE = "parataxis"
"""How a part without a governor hangs on the root of its sentence."""

_NEEDED = ("nsubj", "obj", "obl", "nmod")
"""Labels of Universal Dependencies without which no roles can be read off a tree."""
_MERGED = {"obl:arg": "obl", "obl:mod": "obl", "aux:tense": "aux", "ROOT": "root"}
"""Labels of other models of the same language as our own give them."""

_Pair = tuple[int, int]
_Grammar = tuple[str, str, str, int, str]
"""Lemma, part of speech, features, head in the piece, relation."""


class SpacyParser:
    """Words, lemmas, parts of speech and dependencies from a spaCy pipeline, over words of our own cut."""

    def __init__(self, name: str, nlp: Any, words: Callable[[str, int, int], list[_Pair]]) -> None:
        self.name = name
        self._nlp = nlp
        self._words = words
        self._names: dict[int, str] = {}

    def parse(self, text: str, sentences: Sequence[_Pair]) -> list[tuple[Token, ...]]:
        """Return the tokens of each stretch `(start, end)` of `text`, offsets counted in `text`.

        A stretch is one sentence and holds one root, whatever the grammar thinks of it.
        """
        spans = [self._words(text, start, end) for start, end in sentences]
        pieces = [piece for span in spans for piece in _pieces(text, span)]
        read = self._read(text, pieces)
        return [_sentence(text, span, read) for span in spans]

    def _read(self, text: str, pieces: list[list[_Pair]]) -> Iterator[_Grammar]:
        """Yield the grammar of every word of the pieces, one after the other."""
        from spacy.tokens import Doc  # noqa: PLC0415

        found: list[_Grammar] = []
        # The zone frees the words that spaCy would else remember for the life of the process.
        with self._nlp.memory_zone():
            docs = (
                Doc(
                    self._nlp.vocab,
                    words=[text[a:b].replace("’", "'") for a, b in piece],
                    sent_starts=_no_start_inside(len(piece)),
                )
                for piece in pieces
            )
            for doc in self._nlp.pipe(docs, batch_size=_BATCH):
                found.extend(self._grammar(doc))
        return iter(found)

    def _grammar(self, doc: Any) -> Iterator[_Grammar]:
        names = self._names
        strings = doc.vocab.strings
        for i, (lemma, upos, feats, offset, dep) in enumerate(doc.to_array(_FIELDS).tolist()):
            for key in (upos, feats, dep):
                if key not in names:
                    name = strings[key].strip("_")
                    names[key] = "flat" if name.startswith("flat:") else _MERGED.get(name, name)
            # Heads come as offsets in an unsigned array: those to the left wrap around.
            head = i + (offset - (1 << 64) if offset >> 63 else offset)
            yield strings[lemma], names[upos], names[feats], head, names[dep]


def _no_start_inside(length: int) -> list[bool | int | None]:
    """Return the flags that keep spaCy's parser from opening a sentence within a piece."""
    return [k == 0 for k in range(length)]


def _pieces(text: str, span: list[_Pair]) -> Iterator[list[_Pair]]:
    """Yield the words in runs that the grammar can read at once, cut behind a mark where there is one."""
    first = 0
    while len(span) - first > LONGEST:
        stop = first + LONGEST
        for k in range(stop, first + LONGEST // 2, -1):
            if text[slice(*span[k - 1])] in ";:.?!,":
                stop = k
                break
        yield span[first:stop]
        first = stop
    if first < len(span):
        yield span[first:]


def _sentence(text: str, span: list[_Pair], read: Iterator[_Grammar]) -> tuple[Token, ...]:
    """Return the tokens of one sentence: one root governs what else has no governor."""
    rows: list[_Grammar] = []
    for piece in _pieces(text, span):
        shift = len(rows)
        rows.extend(
            (lemma, upos, feats, head + shift, dep)
            for lemma, upos, feats, head, dep in islice(read, len(piece))
        )
    loose = [i for i, row in enumerate(rows) if row[3] == i]
    root = next((i for i in loose if rows[i][1] == "VERB"), loose[0] if loose else 0)
    tokens: list[Token] = []
    for i, ((start, end), (lemma, upos, feats, head, dep)) in enumerate(zip(span, rows, strict=True)):
        relation = dep
        if head == i:
            relation = "root" if i == root else "punct" if upos == "PUNCT" else _LOOSE
        form = text[start:end]
        governor = root if head == i else head
        tokens.append(Token(i, start, end, form, normal(form), lemma, upos, feats, governor, relation))
    return tuple(tokens)


@cache
def named(name: str, code: str) -> SpacyParser:
    """Return the parser that a user names as `spacy:PACKAGE`, over the words of the language `code`.

    Raises:
        ParserError: the name has another form, nothing of that name is installed, or its trees are not
            such as roles can be read from.
    """
    kind, _, package = name.partition(":")
    if kind != "spacy" or not package:
        raise ParserError(
            f"'{name}' names no parser. Write spacy: and the name of an installed package or the path of a "
            "pipeline, for example spacy:fr_core_news_lg."
        )
    return installed(package, partial(_offsets, language(code).cut))


def _offsets(cut: Callable[[str], list[str]], text: str, start: int, end: int) -> list[_Pair]:
    """Return where the words of a stretch stand."""
    found: list[_Pair] = []
    at = start
    for form in cut(text[start:end]):
        at = text.index(form, at)
        found.append((at, at + len(form)))
        at += len(form)
    return found


def installed(name: str, words: Callable[[str, int, int], list[_Pair]]) -> SpacyParser:
    """Return the parser of an installed spaCy package, or of a folder that holds a pipeline.

    Raises:
        ParserError: it is not installed, or its trees are not such as roles can be read from.
    """
    import spacy  # noqa: PLC0415 - takes a second
    from catalogue import RegistryError  # noqa: PLC0415 - comes with spaCy

    try:
        nlp = spacy.load(name, exclude=["ner"])
    except OSError as error:
        raise ParserError(
            f"the parser '{name}' is not installed. Install its package (python -m spacy download {name}), "
            "or leave --parser out to use the grammar that comes with recoupe."
        ) from error
    except (ImportError, ValueError, RegistryError) as error:
        raise ParserError(
            f"the parser '{name}' cannot be loaded: {error}. Install what it needs, or leave --parser out."
        ) from error
    labels = {str(label).split("||")[0] for label in nlp.pipe_labels.get("parser", ())}
    if missing := [label for label in _NEEDED if label not in labels]:
        raise ParserError(
            f"the parser '{name}' does not label dependencies as Universal Dependencies does (it has no "
            f"{', '.join(missing)}). Name a pipeline trained on a UD treebank of the language."
        )
    return SpacyParser(f"spacy:{name}", nlp, words)
