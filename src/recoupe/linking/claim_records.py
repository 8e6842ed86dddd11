"""From a claim as the words make it to the claim of the record."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from recoupe.extraction.draft import ClaimMention, Phrase, SourceMention
from recoupe.linking.claim_values import claim_value
from recoupe.linking.claims import Attached
from recoupe.model import Claim, DateValue, Source, Span, Writer
from recoupe.resolution.actors import ActorMatch
from recoupe.resolution.events import NO_DATE, Resolver


class ClaimRecorder:
    """Writes a report's claims down, with their sources and the day on which each was said."""

    def __init__(
        self,
        text: str,
        resolver: Resolver,
        resolve_phrase: Callable[[Phrase], ActorMatch],
        resolve_source: Callable[[SourceMention], ActorMatch],
    ) -> None:
        self._text = text
        self._resolver = resolver
        self._phrase = resolve_phrase
        self._source = resolve_source

    def record(
        self, item: Attached, ids: Mapping[int, str], act: str | None, repeats: Sequence[ClaimMention]
    ) -> Claim:
        """Return a claim of the record; `repeats` are the later sayings of the same by the same source."""
        claim = item.claim
        return Claim(
            id=ids[claim.index],
            incident=f"i{item.cluster + 1}" if item.cluster is not None else None,
            act=act,
            about=item.about,
            value=claim_value(self._text, item, self._phrase),
            negated=claim.negated,
            modality=claim.modality,
            date=self._said(claim),
            source=self._source_value(claim.source),
            stance=claim.stance,
            writer=Writer(stance=claim.writer, cues=tuple(self._span(a, b) for a, b in claim.writer_cues)),
            cue=self._span(claim.cue_start, claim.cue_end),
            spans=tuple(self._span(c.content_start, c.content_end) for c in (claim, *repeats)),
            rules=claim.rules,
        )

    def _span(self, start: int, end: int) -> Span:
        return Span.cut(self._text, start, end)

    def _said(self, claim: ClaimMention) -> DateValue:
        """Return when it was said, as far as a date in the cue's own clause tells it."""
        return NO_DATE if claim.said is None else self._resolver.date(claim.said, "past")

    def _source_value(self, source: SourceMention) -> Source:
        if source.author:
            return Source(text="", kind="author")
        actor = self._source(source)
        return Source(
            text=source.text,
            name=actor.name,
            actor=actor.actor,
            kind=actor.kind or source.kind,
            anonymous=source.anonymous,
            via=tuple(self._source_value(v) for v in source.via),
            spans=(self._span(source.start, source.end),),
        )
