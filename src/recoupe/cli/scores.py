"""The table of an evaluation, and its list of differences."""

from __future__ import annotations

from collections.abc import Sequence

from rich.table import Table
from rich.text import Text

from recoupe.evaluation.scoring import Difference, Scores

_KINDS = {
    "verbatim_dataset": "real texts",
    "own_annotation": "own gold",
    "own_words_rendering": "reworded texts",
}
_DIFFERENCES = {
    "missed": ("MISSED", "red"),
    "invented": ("INVENTED", "magenta"),
    "wrong_slot": ("WRONG", "yellow"),
    "lost_claim": ("LOST CLAIM", "red"),
    "invented_claim": ("INVENTED CLAIM", "magenta"),
    "unread": ("UNREAD", "bold red"),
}


def draw_scores(groups: Sequence[Scores], title: str) -> Table:
    """Return the figures, a column for each kind of text and language."""
    table = Table(title=title, title_justify="left")
    table.add_column("figure")
    for group in groups:
        table.add_column(f"{_KINDS.get(group.kind, group.kind)}, {group.language}", justify="right")
    table.add_row("reports", *(str(group.reports) for group in groups), end_section=True)
    for name in ("relevance", "incidents", "claims"):
        cells = []
        for group in groups:
            each = getattr(group, name)
            cells.append(f"{each.f1:.3f}  (p {each.precision:.3f}, r {each.recall:.3f})")
        table.add_row(f"{name} F1", *cells)
    table.add_section()
    for name in dict.fromkeys(slot for group in groups for slot in group.slots):
        cells = []
        for group in groups:
            share = group.slots.get(name)
            cells.append("" if share is None else f"{share.share:.3f}  ({share.right}/{share.of})")
        table.add_row(name.replace("_", " "), *cells)
    return table


def draw_difference(difference: Difference) -> Text:
    """Return one difference on a line: what went wrong, on which report, what was got and wanted."""
    label, style = _DIFFERENCES[difference.kind]
    line = Text.assemble((f"{label:14}", style), f" {difference.report}  ", (difference.what, "bold"))
    if difference.got or difference.kind == "wrong_slot":
        line.append(f"  got {difference.got or '—'}")
    if difference.wanted or difference.kind == "wrong_slot":
        line.append(f"  wanted {difference.wanted or '—'}")
    return line
