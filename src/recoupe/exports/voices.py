"""Who says what: claims and their sources in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from recoupe.exports.messages import Messages
from recoupe.exports.phrases import given, phrase_claim_value, phrase_date, phrase_item, shorten_quotation
from recoupe.exports.view import ClaimView
from recoupe.model import Claim, ClaimValue, Source, Span


def name_source(source: Source, messages: Messages) -> str:
    """Return who says so, with the chain that carries it («un responsable, par l'AFP»)."""
    words = messages.words
    if source.kind == "author":
        text = source.text or words.author
    elif source.text:
        text = source.text
    else:
        text = source.name or (words.anonymous if source.anonymous else words.nobody)
    if source.anonymous and source.text:
        text = f"{text} ({words.anonymous})"
    if source.name and source.name.casefold() not in text.casefold():
        text = f"{text} [{source.name}]"
    for link in source.via:
        text = f"{text}, {words.via.format(via=name_source(link, messages))}"
    return text


def name_speakers(ids: Iterable[str], claims: Mapping[str, Claim], messages: Messages) -> str:
    """Return the sources of some claims, each once, joined as a list in words."""
    speakers = [claims[claim_id].source for claim_id in ids if claim_id in claims]
    names = list(dict.fromkeys(name_source(source, messages) for source in speakers))
    if len(names) < 2:
        return "".join(names)
    return messages.words.list_and.join([", ".join(names[:-1]), names[-1]])


def view_claim(claim: Claim, messages: Messages) -> ClaimView:
    """Return a claim as the account and the page show it."""
    words = messages.words
    notes = []
    if claim.negated:
        notes.append(words.negated)
    if claim.modality != "actual":
        notes.append(messages.modality[claim.modality])
    said = given(claim.date.edtf)
    if said:
        notes.append(words.said_on.format(date=phrase_date(said, messages)))
    cue = () if claim.cue is None else (claim.cue,)
    return ClaimView(
        id=claim.id,
        source=name_source(claim.source, messages),
        stance=messages.stances[claim.stance],
        stance_id=claim.stance,
        writer=_phrase_writer(claim, messages),
        writer_id=claim.writer.stance,
        about="" if claim.incident is None and claim.about == "incident" else messages.slots[claim.about],
        value=_phrase_value(claim, messages),
        notes=tuple(notes),
        quotation=shorten_quotation(claim.spans or cue),
        source_spans=_source_spans(claim.source),
        cue_spans=(*cue, *claim.writer.cues),
        spans=claim.spans,
    )


def _phrase_writer(claim: Claim, messages: Messages) -> str:
    """Return how far the writer stands behind the claim, with the words that show it."""
    text = messages.writer[claim.writer.stance]
    cues = ", ".join(messages.quote(cue.quote) for cue in claim.writer.cues)
    return f"{text}{messages.words.colon}{cues}" if cues else text


def _phrase_value(claim: Claim, messages: Messages) -> str:
    if claim.value is None:
        return ""
    if isinstance(claim.value, ClaimValue):
        return phrase_claim_value(claim.value, messages)
    return ", ".join(phrase_item(item) for item in claim.value)


def _source_spans(source: Source) -> tuple[Span, ...]:
    spans = list(source.spans)
    for link in source.via:
        spans.extend(_source_spans(link))
    return tuple(spans)
