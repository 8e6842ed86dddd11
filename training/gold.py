"""The annotated reports to learn on, and which of our mentions each annotated happening owns."""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec

from recoupe.evaluation import gold as evaluation
from recoupe.evaluation.standoff import annotated
from recoupe.extraction.draft import EventMention
from recoupe.linking.agreement import content_words
from recoupe.pipeline.options import Options
from training.topic import LABEL_WEIGHT, Labelled, fold_of


class GoldReport(msgspec.Struct, frozen=True):
    """One annotated report: its text, what is given with it, and its incidents as annotated."""

    id: str
    text: str
    options: Options
    incidents: tuple[dict[str, Any], ...]

    @property
    def relevant(self) -> bool:
        """Whether the report is news of an incident."""
        return any(not incident["background"] for incident in self.incidents)

    def as_gold(self) -> evaluation.GoldReport:
        """Return the report as the evaluation wants it."""
        return msgspec.convert(
            {
                "id": self.id,
                "language": self.options.language,
                "text_kind": "verbatim_dataset",
                "relevant": self.relevant,
                "incidents": self.incidents,
            },
            evaluation.GoldReport,
        )


def load(folder: Path, code: str) -> list[GoldReport]:
    """Return the reports of a gold folder in one language, in the order of their ids."""
    found: list[GoldReport] = []
    for path in sorted((folder / "reports").glob("*.json")):
        raw = json.loads(path.read_text(encoding="utf-8"))
        if raw["language"] != code:
            continue
        text = (folder / raw["text_file"]).read_text(encoding="utf-8")
        options = Options(
            language=code, published=raw["published"], outlet=raw["outlet"], external_id=raw["id"]
        )
        found.append(GoldReport(raw["id"], text, options, tuple(raw["incidents"])))
    return found


def load_own(path: Path, texts: Path, code: str) -> list[GoldReport]:
    """Return the reports that the project annotated itself, in the order of their file."""
    return [
        GoldReport(
            raw["id"],
            article.text,
            Options(language=code, published=article.date, external_id=raw["id"]),
            tuple(raw["incidents"]),
        )
        for raw, article in annotated(path, texts)
    ]


class LearningSet(msgspec.Struct, frozen=True):
    """All to learn from: reports annotated in full, by the set they come from, and reports only labelled."""

    groups: Mapping[str, Sequence[GoldReport]]
    labelled: tuple[Labelled, ...] = ()

    @property
    def reports(self) -> list[GoldReport]:
        """The reports of all sets."""
        return [report for group in self.groups.values() for report in group]

    def without(self, fold: int, folds: int) -> LearningSet:
        """Return the set without one fold of the reports annotated in full."""
        groups = {
            name: [report for report in group if fold_of(report.id, folds) != fold]
            for name, group in self.groups.items()
        }
        return LearningSet(groups, self.labelled)


def add_sources(parser: argparse.ArgumentParser) -> None:
    """Add the arguments that say what to learn from."""
    parser.add_argument("gold", type=Path, help="the folder of the gold to learn from")
    parser.add_argument("--language", default="fr")
    parser.add_argument("--own", type=Path, help="annotations of the project's own, apart from their texts")
    parser.add_argument("--labels", type=Path, help="labels of whole reports, apart from their texts")
    parser.add_argument("--texts", type=Path, help="the articles of the project's own annotations and labels")


def learning_set(parser: argparse.ArgumentParser, arguments: argparse.Namespace) -> LearningSet:
    """Return all that the arguments name; annotations without their texts are a misuse."""
    code = arguments.language
    groups = {"gold-train": load(arguments.gold, code)}
    if (arguments.own or arguments.labels) and not arguments.texts:
        parser.error("--own and --labels hold no texts: give the articles with --texts.")
    if arguments.own:
        groups["own annotations"] = load_own(arguments.own, arguments.texts, code)
    if not arguments.labels:
        return LearningSet(groups)
    return LearningSet(groups, load_labels(arguments.labels, arguments.texts))


def load_labels(path: Path, texts: Path) -> tuple[Labelled, ...]:
    """Return the labelled reports of a file, in its order; where the reader hesitated they count half."""
    return tuple(
        Labelled(raw["id"], article.text, raw["relevant"], LABEL_WEIGHT * (0.5 if raw["unsure"] else 1.0))
        for raw, article in annotated(path, texts)
    )


def places_of(text: str, words: str) -> Iterator[tuple[int, int]]:
    """Yield where `words` stand in `text`, whatever their apostrophes and blanks."""
    pattern = re.sub("['’]", "['’]", re.escape(words).replace(r"\ ", r"\s+"))
    for match in re.finditer(pattern, text):
        yield match.span()


def owners(report: GoldReport, events: Sequence[EventMention]) -> dict[int, int]:
    """Return, by event mention, the index of the annotated incident whose words it overlaps."""
    claims: dict[int, tuple[int, int]] = {}
    for k, incident in enumerate(report.incidents):
        for words in filter(None, [incident.get("trigger"), *incident.get("mentions", [])]):
            for start, end in places_of(report.text, words):
                for event in events:
                    if event.start < end and start < event.end:
                        size = end - start
                        if event.index not in claims or size < claims[event.index][0]:
                            claims[event.index] = (size, k)
    return {index: k for index, (_, k) in claims.items()}


def names(text: str, head: str, accepted: Sequence[str]) -> bool:
    """Return whether a phrase names an accepted party: its head is among its words, or it holds them all."""
    words, top = content_words(text), content_words(head)
    for wording in accepted:
        gold = content_words(wording)
        if gold and (top & gold or gold <= words):
            return True
    return False
