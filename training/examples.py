"""What every scorer's examples are made of: reports half read, their candidates, and who owns them."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from functools import cache
from typing import Any

import msgspec

from recoupe.languages.language import Language
from recoupe.linking.candidates import CandidateIncident, find_candidates
from recoupe.pipeline.read import Draught, read
from recoupe.text.doc import Doc
from recoupe.text.protocols import Hit
from training.gold import GoldReport, owners

_READING: Any = sys.modules[read.__module__]


class Examples(msgspec.Struct):
    """Rows of features with their labels and the report they come from; `texts` says which text of it."""

    classes: tuple[str, ...]
    rows: list[tuple[str, ...]] = msgspec.field(default_factory=list)
    labels: list[str] = msgspec.field(default_factory=list)
    groups: list[str] = msgspec.field(default_factory=list)
    texts: list[GoldReport | None] = msgspec.field(default_factory=list)

    def add(self, row: tuple[str, ...], label: str, group: str, text: GoldReport | None = None) -> None:
        """Add one example."""
        self.rows.append(row)
        self.labels.append(label)
        self.groups.append(group)
        self.texts.append(text)


def read_once(*, anew: bool) -> None:
    """Let this process parse every text once only or, unless `anew`, draft it once only.

    A parse hangs on no weights, a draft on those of the roles alone.
    """
    if anew:
        _READING._document = cache(_READING._document)
    else:
        drafted = cache(_READING.draught)
        _READING.draught = lambda text, options, hits=None: drafted(text, options)


def document_of(text: str, lang: Language, hits: tuple[Hit, ...]) -> Doc:
    """Return the parsed document of a text."""
    found: Doc = _READING._document(text, lang, hits, lang.parser())
    return found


def draught_of(report: GoldReport) -> Draught:
    """Return a report read as far as the draft."""
    found: Draught = _READING.draught(report.text, report.options)
    return found


def candidates_of(report: GoldReport) -> tuple[Draught, list[CandidateIncident], list[int | None]]:
    """Return a report's candidates, and for each the annotated incident that owns most of its mentions."""
    half = draught_of(report)
    candidates = find_candidates(half.draft, half.resolver, half.facts)
    owned = owners(report, half.draft.events)
    best: list[int | None] = []
    for candidate in candidates:
        votes = Counter(owned[e.mention.index] for e in candidate.cluster if e.mention.index in owned)
        best.append(votes.most_common(1)[0][0] if votes else None)
    return half, candidates, best


def main_clusters(candidates: Sequence[CandidateIncident], best: Sequence[int | None]) -> dict[int, int]:
    """Return, for each annotated incident, the candidate that holds most of its mentions."""
    found: dict[int, int] = {}
    for n, k in enumerate(best):
        if k is not None and (
            k not in found or len(candidates[n].cluster) > len(candidates[found[k]].cluster)
        ):
            found[k] = n
    return found
