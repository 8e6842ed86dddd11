"""What is said: the clause, noun phrase or quotation that belongs to a cue."""

from __future__ import annotations

from recoupe.extraction.attribution.sources import SourceFinder, Speaker
from recoupe.extraction.attribution.view import Content, SentenceView
from recoupe.languages.entries import CueEntry
from recoupe.languages.matcher import Match

_GOVERNED = (
    "ccomp", "xcomp", "obj", "obl:arg", "nmod", "advcl", "obl", "parataxis", "nsubj:pass", "acl", "amod",
)  # fmt: skip


def content_of(
    view: SentenceView,
    finder: SourceFinder,
    match: Match[CueEntry],
    head: int,
    speaker: Speaker | None,
    quoted: frozenset[int],
    rivals: frozenset[int] = frozenset(),
) -> Content:
    """Return what is said: what the cue governs and the quotation, else the sentence around an insertion.

    `rivals` are the other cues outside quotations: a quotation belongs to the nearest.
    """
    tree = view.tree
    own = set(range(match.first, match.last + 1)) | {head}
    said_by = set(own)
    if speaker is not None and tree[speaker.head].upos != "PRON":
        first, last = finder.extent(speaker.head)
        own |= set(range(first, last + 1))
    prep = "prep" in match.entry.frame
    tokens: set[int] = set()
    if not prep:
        for child in (c for top in said_by for c in tree.deps(top, *_GOVERNED)):
            if child not in own:
                tokens |= tree.subtree(child)
        # A subject behind a verb that is not the speaker is its object, mistaken.
        for child in tree.deps(head, "nsubj"):
            if child > head and child not in own:
                tokens |= tree.subtree(child)
    if head not in quoted:
        tokens |= {i for i in quoted if _nearest(i, head, rivals)}
    tokens -= own
    missed = not any(e.head in tokens for e in view.events)
    inserted = tree[head].dep in {"parataxis", "advcl"} or (head not in quoted and finder.inserted(head))
    if prep:
        tokens = set(range(len(tree))) - own
    elif inserted or not tokens or (missed and head > len(tree) // 2 and not rivals):
        tokens |= set(range(len(tree))) - own - tree.subtree(head, frozenset({"ccomp", "parataxis"}))
    tokens = {i for i in tokens if tree[i].upos != "PUNCT"}
    if not tokens:
        # The grammar lost the clause: what follows the cue is said.
        tokens = {i for i in range(match.last + 1, len(tree)) if tree[i].upos != "PUNCT"} - own or {head}
    return Content(frozenset(tokens), min(tokens), max(tokens), inserted or prep)


def _nearest(i: int, head: int, rivals: frozenset[int]) -> bool:
    return all(abs(i - head) <= abs(i - other) for other in rivals)
