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
) -> Content:
    """Return what is said: what the cue governs and the quotation, else the sentence around an insertion."""
    tree = view.tree
    own = set(range(match.first, match.last + 1)) | {head}
    if speaker is not None and tree[speaker.head].upos != "PRON":
        first, last = finder.extent(speaker.head)
        own |= set(range(first, last + 1))
    prep = "prep" in match.entry.frame and tree[head].upos not in {"VERB", "AUX"}
    tokens: set[int] = set()
    if not prep and tree[head].upos in {"VERB", "AUX", "ADJ", "NOUN"}:
        for child in tree.deps(head, *_GOVERNED):
            if child not in own:
                tokens |= tree.subtree(child)
    if head not in quoted:
        tokens |= quoted
    tokens -= own
    missed = not any(e.head in tokens for e in view.events)
    inserted = (
        tree[head].dep in {"parataxis", "advcl"}
        or not tokens
        or (head not in quoted and finder.inserted(head))
    )
    if prep:
        tokens = set(range(len(tree))) - own
    elif inserted or (missed and head > len(tree) // 2):
        tokens |= set(range(len(tree))) - own - tree.subtree(head, frozenset({"ccomp", "parataxis"}))
    tokens = {i for i in tokens if tree[i].upos != "PUNCT"} or {head}
    return Content(frozenset(tokens), min(tokens), max(tokens), inserted or prep)
