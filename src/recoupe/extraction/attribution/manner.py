"""How a claim is put, in names of structure, for the scorer that keeps or drops it."""

from __future__ import annotations

from collections.abc import Iterator

from recoupe.extraction.attribution.sources import Speaker
from recoupe.extraction.attribution.view import Content, SentenceView
from recoupe.languages.entries import CueEntry
from recoupe.languages.matcher import Match


def manner_of(
    view: SentenceView,
    match: Match[CueEntry],
    head: int,
    speaker: Speaker | None,
    content: Content,
    quoted: frozenset[int],
) -> tuple[str, ...]:
    """Return how a claim is put: its cue's frame, insertion, quotation, and who speaks."""
    token = view.tree[head]
    names = [f"cue {token.upos.lower()}", f"frame {match.entry.frame[0]}"]
    if content.inserted:
        names.append("inserted")
    if content.tokens & quoted:
        names.append("quotes")
    if head in quoted:
        names.append("inside quotation")
    if match.last > match.first:
        names.append("wording")
    if "VerbForm=Part" in token.feats and not view.tree.deps(head, "aux", "aux:pass", "aux:tense"):
        names.append("participle")
    if token.dep in {"acl:relcl", "root"}:
        names.append(f"cue {token.dep}")
    return (*names, *_speaks(view, speaker))


def _speaks(view: SentenceView, speaker: Speaker | None) -> Iterator[str]:
    if speaker is None:
        yield "no speaker"
        return
    if speaker.pronoun:
        yield "speaker pronoun"
        return
    phrase = view.phrases.get(speaker.head)
    yield f"speaker {view.tree[speaker.head].upos.lower()}"
    yield "speaker person" if phrase is not None and phrase.person else "speaker no person"
    if phrase is None or phrase.cls != "party":
        yield "speaker no party"
    if phrase is not None and phrase.named:
        yield "speaker named"
    if phrase is not None and (phrase.victim or phrase.attacker):
        yield "speaker in the deed"
