"""Annotations that stand apart from their texts: they hold facts and places in the text, never its words.

A set is one JSON Lines file, a report a line, in the form of the gold but for its wordings: where the gold
has words, a stand-off annotation has `[start, end]` in code points of the text, which is found by its id in
another file and known by its SHA-256. `author` stays as it is.
"""

from __future__ import annotations

import gzip
import hashlib
import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

import msgspec

from recoupe.errors import EvaluationError
from recoupe.evaluation.gold import GoldReport, GoldText

AUTHOR = "author"
OWN = "own_annotation"
"""The kind of text of a set annotated by the project itself: real articles."""
WORDINGS = ("perpetrator", "target", "victims", "weapon", "mentions")
"""Fields of an incident that are lists of wordings."""
WORDING = ("trigger", "killed_text", "injured_text", "outcome_text")
"""Fields of an incident that are one wording or null."""
OF_CLAIM = ("cue", "content", "writer_cue")
"""Fields of a claim that are one wording or null; its `source` is a list of them."""


class Article(msgspec.Struct, frozen=True):
    """A text that annotations point into."""

    id: str
    text: str
    date: str | None = None

    @property
    def sha256(self) -> str:
        """The hash by which an annotation knows that the text is the one that was annotated."""
        return hashlib.sha256(self.text.encode()).hexdigest()


def _bytes(path: Path) -> bytes:
    return gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()


def load_articles(path: Path) -> Mapping[str, Article]:
    """Return the articles of a JSON Lines file `{id, text, date?}`, plain or `.gz`, by their ids.

    Raises:
        EvaluationError: The file is missing or no such file.
    """
    try:
        lines = _bytes(path).splitlines()
        articles = [msgspec.json.decode(line, type=Article) for line in lines if line.strip()]
    except (OSError, EOFError) as error:
        raise EvaluationError(f"{path}: the texts cannot be read ({error}).") from error
    except msgspec.DecodeError as error:
        raise EvaluationError(f"{path}: not JSON Lines of {{id, text, date}} ({error}).") from error
    return {article.id: article for article in articles}


def load_standoff(path: Path, texts: Path, language: str = "fr") -> tuple[GoldText, ...]:
    """Return the reports of a stand-off set with their words put back.

    Args:
        path: The annotations, JSON Lines.
        texts: The articles, JSON Lines.
        language: The language of the set.

    Raises:
        EvaluationError: A file cannot be read, or a text is missing or is not the one that was annotated.
    """
    found = []
    for raw, article in annotated(path, texts):
        given = {
            **raw,
            "language": language,
            "text_kind": OWN,
            "published": article.date,
        }
        try:
            report = msgspec.convert(given, type=GoldReport)
        except msgspec.ValidationError as error:
            raise EvaluationError(f"{path}: {article.id}: not an annotation ({error}).") from error
        found.append(GoldText(report, article.text))
    return tuple(found)


def annotated(path: Path, texts: Path) -> Iterable[tuple[dict[str, Any], Article]]:
    """Yield every annotation of a stand-off set, its words put back, and its article.

    Raises:
        EvaluationError: A file cannot be read, or a text is missing or is not the one that was annotated.
    """
    articles = load_articles(texts)
    try:
        lines = path.read_bytes().splitlines()
    except OSError as error:
        raise EvaluationError(f"{path}: the annotations cannot be read ({error.strerror}).") from error
    for number, line in enumerate(lines, start=1):
        try:
            raw = msgspec.json.decode(line)
        except msgspec.DecodeError as error:
            raise EvaluationError(f"{path}:{number}: not JSON ({error}).") from error
        article = articles.get(raw["id"])
        if article is None or article.sha256 != raw["sha256"]:
            what = "is not in" if article is None else "has another text in"
            raise EvaluationError(
                f"{path}:{number}: report {raw['id']} {what} {texts}. Give the texts that were annotated."
            )
        yield with_words(raw, article.text), article


def with_words(raw: Mapping[str, Any], text: str) -> dict[str, Any]:
    """Return an annotation with the words of its text in place of their offsets."""

    def cut(place: Any) -> Any:
        return place if place is None or place == AUTHOR else text[place[0] : place[1]]

    return _mapped(raw, cut)


def _mapped(raw: Mapping[str, Any], change: Callable[[Any], Any]) -> dict[str, Any]:
    """Return an annotation with every wording changed by a function."""
    incidents = []
    for incident in raw.get("incidents", ()):
        claims = [
            {
                **claim,
                "source": [change(x) for x in claim["source"]],
                **{name: change(claim.get(name)) for name in OF_CLAIM},
            }
            for claim in incident["claims"]
        ]
        place = incident["place"]
        incidents.append(
            {
                **incident,
                **{name: [change(x) for x in incident[name]] for name in WORDINGS},
                **{name: change(incident.get(name)) for name in WORDING},
                "place": place and {**place, "text": change(place["text"])},
                "claims": claims,
            }
        )
    return {**raw, "incidents": incidents}


def without_words(raw: Mapping[str, Any], article: Article) -> dict[str, Any]:
    """Return an annotation with offsets in place of its words, as it may be published.

    Raises:
        EvaluationError: Words of the annotation do not stand in the text.
    """

    def find(words: Any) -> Any:
        if words is None or words == AUTHOR:
            return words
        pattern = r"\s+".join(re.escape(w) for w in words.split())
        match = re.search(re.sub("['’]", "['’]", pattern), article.text)
        if match is None:
            raise EvaluationError(f"{article.id}: «{words}» does not stand in its text. Quote it as written.")
        return list(match.span())

    return {**_mapped(raw, find), "id": article.id, "sha256": article.sha256}
