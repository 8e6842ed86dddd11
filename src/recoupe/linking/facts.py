"""What the whole report tells of its incidents: its marks, its length, its day."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping

import msgspec

from recoupe.extraction.draft import Draft
from recoupe.text.doc import Doc


class ReportFacts(msgspec.Struct, frozen=True):
    """The report seen from above.

    `marks` counts the words of each mark («sport», «trial» …) per report, `by_sentence` in each sentence;
    `paragraphs` gives the paragraph of each sentence; `anchor` is the day of publication, if known, and
    `recent_lead` whether the head or lead names one of the days before it. `topic` holds the log-odds that
    the report is news of political violence by its words alone.
    """

    text: str
    sentences: int
    headline: int
    anchor: dt.date | None
    marks: Mapping[str, int]
    by_sentence: Mapping[int, frozenset[str]]
    paragraphs: Mapping[int, int]
    recent_lead: bool = False
    topic: float = 0.0


IN_SCOPE = ("political_violence", "protest", "repression")
"""Marks of reports within the scope: war and terror, demonstrations, their repression."""
OUT_OF_SCOPE = ("sport", "cinema", "accident", "crime", "disaster", "medicine", "economy", "animal")
"""Marks of reports in which words of violence mean something else, or something out of scope."""
NEAR_SCOPE = ("apolitical", "mishap", "private", "police", "prison")
"""Marks of what is oftener out of scope than in it: they tell a report's world beside the others."""
OPENING = 3
"""Sentences after the head that say what a report is about."""


def leading_mark(facts: ReportFacts, *, opening: bool) -> str:
    """Return the mark of the world that a report, or its opening, is of: that of most sentences, or "none".

    Where worlds are level, one within the scope stands before one outside it.
    """
    last = facts.headline + OPENING if opening else facts.sentences
    counts: Counter[str] = Counter()
    for sentence, marks in facts.by_sentence.items():
        if sentence < last:
            counts.update(marks)
    worlds = (*IN_SCOPE, *OUT_OF_SCOPE, *NEAR_SCOPE)
    return max((m for m in worlds if counts[m]), key=lambda m: counts[m], default="none")


UNREST = 3
"""Words of protest from which a report may be one of demonstrations."""


def is_unrest(facts: ReportFacts) -> bool:
    """Return whether a report is chiefly one of demonstrations: more words of protest than of war."""
    protest = facts.marks.get("protest", 0)
    return protest >= UNREST and protest > facts.marks.get("political_violence", 0)


def report_facts(
    doc: Doc, draft: Draft, anchor: dt.date | None, recent_lead: bool = False, topic: float = 0.0
) -> ReportFacts:
    """Return the facts of a report."""
    marks = Counter(m.mark for m in draft.marks)
    by_sentence: dict[int, set[str]] = {}
    for mark in draft.marks:
        by_sentence.setdefault(mark.sentence, set()).add(mark.mark)
    return ReportFacts(
        text=doc.text,
        sentences=len(doc.sentences),
        headline=doc.headline,
        anchor=anchor,
        marks=dict(marks),
        by_sentence={k: frozenset(v) for k, v in by_sentence.items()},
        paragraphs={s.index: s.paragraph for s in doc.sentences},
        recent_lead=recent_lead,
        topic=topic,
    )
