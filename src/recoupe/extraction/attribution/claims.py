"""From cues to claims: who says what, how firmly, and how far the writer stands behind it."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from recoupe.extraction.attribution.about import accused_phrases, main_first, slot_of
from recoupe.extraction.attribution.bare_numbers import bare_toll, bare_toll_before
from recoupe.extraction.attribution.chains import Chains
from recoupe.extraction.attribution.content import content_of
from recoupe.extraction.attribution.dating import Saying, said_on
from recoupe.extraction.attribution.manner import manner_of
from recoupe.extraction.attribution.memory import SourceMemory
from recoupe.extraction.attribution.quotes import Quoted, quotations
from recoupe.extraction.attribution.reality import (
    content_negated,
    cue_negated,
    is_forecast,
    modality_of,
    speaks_of_forces,
)
from recoupe.extraction.attribution.sources import AUTHOR, SourceFinder, Speaker
from recoupe.extraction.attribution.speaking import OWN_VOICE, Cue, Speaking
from recoupe.extraction.attribution.view import Content, SentenceView
from recoupe.extraction.attribution.writing import is_hearsay, writer_stance
from recoupe.extraction.draft import ClaimMention, SourceMention, TollMention
from recoupe.extraction.mentions.dates import DateMention
from recoupe.languages.entries import CueEntry
from recoupe.languages.grammar_words import GrammarWords
from recoupe.languages.matcher import Match
from recoupe.model.record import Stance

__all__ = ["ClaimReader", "SentenceView"]

_INNER: frozenset[Stance] = frozenset(
    (
        *("condemned", "accused", "denied", "demanded", "threatened", "claimed_responsibility"),
        *("doubted", "declined", "not_claimed", "unverified"),
    )
)
"""Stances that words inside a saying give to its speaker: «« c'est un acte lâche », a dit le maire»."""

_STATE = frozenset({"state_force", "government", "foreign_force"})
"""A State claims its operation; only armed groups claim responsibility (codebook)."""

BESIDE = 25
"""Code points from a cue within which a toll is its object («déplore plus de dix blessés»)."""

HEARSAY = "hearsay"
"""The rule behind a claim that only a conditional makes."""


class _Said(msgspec.Struct, frozen=True):
    """A claim read, with its content's tokens, whether its cue stands in a quotation, and the cue's head."""

    claim: ClaimMention
    content: Content
    quoted: bool
    head: int


class ClaimReader:
    """Reads the claims of a report sentence by sentence; sources carry over to what points back to them."""

    def __init__(self, text: str, words: GrammarWords) -> None:
        self._text = text
        self._words = words
        self._memory = SourceMemory()
        self._speaking = Speaking(words, self._memory)
        self._claims: list[ClaimMention] = []
        self._tolls: list[TollMention] = []
        self._waiting: list[tuple[SentenceView, SourceFinder, Cue, Quoted]] = []
        self._run: list[tuple[SentenceView, Quoted]] = []

    def read(self, views: Sequence[SentenceView]) -> tuple[ClaimMention, ...]:
        """Return the claims of a report in the order of the text."""
        for view, quoted in zip(views, quotations([v.tree for v in views], self._words), strict=True):
            if not quoted.carried:
                self._settle(self._memory.last())
                self._run = []
            self._tolls += view.tolls
            self._sentence(view, quoted)
            self._run.append((view, quoted))
        self._settle(self._memory.last())
        ordered = sorted(self._claims, key=lambda c: c.cue_start)
        return tuple(msgspec.structs.replace(c, index=n) for n, c in enumerate(ordered))

    def _sentence(self, view: SentenceView, quoted: Quoted) -> None:
        finder = SourceFinder(self._text, view.tree, self._words, view.phrases, view.dates, quoted.tokens)
        said: list[_Said] = []
        silent: list[Cue] = []
        heads: set[int] = set()
        chains = Chains(view, finder, self._words)
        for cue in self._cues(view, finder, chains):
            if cue.head in heads:
                continue
            source = self._speaking.source(finder, cue, view)
            if source is None:
                silent.append(cue)
                continue
            heads.add(cue.head)
            if cue.speaker is not None and not source.author:
                source = chains.carried(source, cue.match, cue.head, cue.speaker)
            said.append(self._say(view, finder, cue, source, quoted))
        said = self._relayed(said)
        outer = next((s.claim.source for s in said if not s.quoted and not s.claim.source.author), None)
        if outer is not None and (quoted.carried or quoted.tokens):
            self._settle(outer)
        for cue in silent:
            if cue.head not in heads and self._speak_for(view, finder, cue, said, quoted):
                heads.add(cue.head)
        if not said and not heads:
            self._hearsay(view, quoted)

    def _cues(self, view: SentenceView, finder: SourceFinder, chains: Chains) -> list[Cue]:
        """Return the cues of a sentence with their speakers; where one only cites, the one cited speaks."""
        plain = [Cue(m, h, finder.speaker(m, h)) for m in view.cues for h in [finder.cue_head(m)]]
        linked = [chains.link_of(cue.match) for cue in plain]
        told = {
            c.speaker.head
            for c, link in zip(plain, linked, strict=True)
            if link is None and c.speaker is not None
        }
        found: list[Cue] = []
        for cue, link in zip(plain, linked, strict=True):
            if self._no_cue(cue.match) or (link is not None and told & {link.source, link.medium}):
                continue
            speaker = cue.speaker
            if link is not None:
                speaker = Speaker(link.source, pronoun=False)
            elif speaker is not None:
                speaker = chains.behind(speaker)
            found.append(Cue(cue.match, cue.head, speaker))
        return found

    @staticmethod
    def _no_cue(match: Match[CueEntry]) -> bool:
        """Return whether a match makes no claim by itself, as words of the writer's stance."""
        return set(match.entry.frame) <= {"adj"} and match.entry.stance not in OWN_VOICE

    def _say(
        self, view: SentenceView, finder: SourceFinder, cue: Cue, source: SourceMention, quoted: Quoted
    ) -> _Said:
        content = content_of(
            view, finder, cue.match, cue.head, cue.speaker, quoted.tokens, self._rivals(view, cue, quoted)
        )
        claim = self._claim(view, cue, source, content, quoted)
        self._claims.append(claim)
        speaker = cue.speaker
        if not source.author and speaker is not None and not speaker.pronoun:
            self._memory.note(source, view.tree[speaker.head])
        return _Said(claim, content, cue.head in quoted.tokens, cue.head)

    def _relayed(self, said: Sequence[_Said]) -> list[_Said]:
        """Return the sayings without those of a medium that only passes one on.

        «Le ministère a annoncé dix morts, rapporte l'agence»: the ministry says so, by way of the agency.
        """
        carried: dict[int, SourceMention] = {}
        for outer in said:
            if outer.claim.source.kind != "medium" or not outer.content.inserted:
                continue
            told = [s for s in said if s is not outer and s.head in outer.content.tokens and not s.quoted]
            told = [s for s in told if not s.claim.source.author and s.claim.source.kind != "medium"]
            if told:
                carried[outer.claim.index] = outer.claim.source
                carried |= {s.claim.index: outer.claim.source for s in told}
        dropped = {
            k
            for k, medium in carried.items()
            for s in said
            if s.claim.index == k and s.claim.source is medium
        }
        found: list[_Said] = []
        for item in said:
            claim, medium = item.claim, carried.get(item.claim.index)
            if claim.index in dropped:
                self._claims.remove(claim)
                continue
            if medium is None:
                found.append(item)
                continue
            source = msgspec.structs.replace(claim.source, via=(*claim.source.via, medium))
            own = msgspec.structs.replace(claim, source=source)
            self._claims[self._claims.index(claim)] = own
            found.append(msgspec.structs.replace(item, claim=own))
        return found

    def _rivals(self, view: SentenceView, cue: Cue, quoted: Quoted) -> frozenset[int]:
        """Return the other verbs of saying of a sentence, outside quotations."""
        return frozenset(
            m.first
            for m in view.cues
            if "que" in m.entry.frame
            and m.first not in quoted.tokens
            and not cue.match.first <= m.first <= cue.match.last
        )

    def _speak_for(
        self, view: SentenceView, finder: SourceFinder, cue: Cue, said: Sequence[_Said], quoted: Quoted
    ) -> bool:
        """Give a cue without a speaker to the source in whose saying it stands, else to the outlet."""
        entry = cue.match.entry
        if entry.stance not in _INNER or set(entry.frame) == {"noun"}:
            return False
        for outer in said:
            if not outer.quoted and cue.head in outer.content.tokens and not outer.claim.source.author:
                self._say(view, finder, cue, outer.claim.source, quoted)
                return True
        if cue.head in quoted.tokens:
            self._waiting.append((view, finder, cue, quoted))
            return True
        passive = cue.speaker is None and entry.stance == "accused" and set(entry.frame) & {"np", "phrase"}
        if entry.stance in OWN_VOICE or passive:
            self._say(view, finder, cue, AUTHOR, quoted)
            return True
        return False

    def _settle(self, source: SourceMention | None) -> None:
        """Give what waits inside a quotation to the speaker of the quotation."""
        waiting, self._waiting = self._waiting, []
        if source is None:
            return
        for view, finder, cue, quoted in waiting:
            content = content_of(
                view, finder, cue.match, cue.head, cue.speaker, quoted.tokens, self._rivals(view, cue, quoted)
            )
            self._claims.append(self._claim(view, cue, source, content, quoted))

    def _hearsay(self, view: SentenceView, quoted: Quoted) -> None:
        """A conditional of hearsay with no source beside it is the outlet's report, at a distance."""
        tree = view.tree
        heard = next(
            (t.i for t in tree.tokens if t.i not in quoted.tokens and is_hearsay(tree, t.i, self._words)),
            None,
        )
        if heard is None or not (view.events or view.tolls):
            return
        events = [e for e in view.events if not is_forecast(e)]
        forecast = not events and not view.tolls
        first, last = tree[0], tree[len(tree) - 1]
        cue = (tree[heard].start, tree[heard].end)
        self._claims.append(
            ClaimMention(
                index=0,
                sentence=tree.sentence.index,
                source=AUTHOR,
                stance="forecast" if forecast else "reported",
                writer="neutral" if forecast else "distances",
                writer_cues=() if forecast else (cue,),
                cue_start=cue[0],
                cue_end=cue[1],
                content_start=first.start,
                content_end=last.end,
                about=view.tolls[0].slot if view.tolls else "incident",
                negated=False,
                modality="possible",
                events=tuple(e.index for e in main_first(tree, events)),
                tolls=view.tolls,
                apart=forecast,
                rules=(HEARSAY,),
            )
        )

    def _stance(
        self, view: SentenceView, cue: Cue, source: SourceMention, tolls: Sequence[TollMention]
    ) -> Stance:
        """Return the stance of a cue as it is used here: denied, by a State, or only telling a toll."""
        entry, match = cue.match.entry, cue.match
        stance = entry.stance
        if entry.negated is not None and cue_negated(view.tree, match, cue.head, self._words):
            stance = entry.negated
        if stance == "claimed_responsibility" and source.kind in _STATE:
            return "claimed"
        # «La police déplore dix blessés» tells a toll.
        mourned = any(0 <= t.start - view.tree[match.last].end <= BESIDE for t in tolls)
        return "reported" if stance == "condemned" and mourned else stance

    def _claim(
        self, view: SentenceView, cue: Cue, source: SourceMention, content: Content, quoted: Quoted
    ) -> ClaimMention:
        tree, match = view.tree, cue.match
        entry = match.entry
        told_of = [e for e in view.events if e.head in content.tokens]
        inside = main_first(tree, [e for e in told_of if not is_forecast(e)])
        tolls = [t for t in view.tolls if content.holds(t.start, t.end, tree)]
        bare = self._bare(view, cue, content, tolls)
        tolls = tolls if bare is None else [bare]
        told = (o for o in view.outcomes if content.holds(o.start, o.end, tree))
        outcome = next((e.outcome for e in inside if e.outcome is not None), next(told, None))
        start = tree[content.first].start
        if quoted.carried and cue.head not in quoted.tokens and content.inserted:
            # The quotation began before: what its first sentences tell is said by the same source.
            inside += [e for before, marks in self._run for e in before.events if e.head in marks.tokens]
            tolls += [t for before, marks in self._run for t in _quoted_tolls(before, marks)]
            start = min([start, *(v.tree[min(m.tokens)].start for v, m in self._run if m.tokens)])
        stance = self._stance(view, cue, source, tolls)
        negated = content_negated(tree, content, inside, self._words)
        if negated and stance == "claimed" and "que" in entry.frame and inside:
            stance = "denied"
        writer, cues = writer_stance(view, match, content, self._words, quoted.tokens)
        return ClaimMention(
            index=len(self._claims),
            sentence=tree.sentence.index,
            source=source,
            stance=stance,
            writer=writer,
            writer_cues=cues,
            cue_start=tree[match.first].start,
            cue_end=tree[match.last].end,
            content_start=start,
            content_end=tree[content.last].end,
            about=slot_of(view, match, stance, inside, tolls, content, self._words),
            negated=negated or stance == "denied",
            modality=modality_of(entry, stance, inside),
            events=tuple(e.index for e in inside),
            tolls=tuple(tolls),
            accused=accused_phrases(view, cue.head, self._words) if stance == "accused" else (),
            dates=tuple(d for d in view.dates if not content.holds(d.start, d.end, tree)),
            outcome=outcome,
            apart=not inside and (bool(told_of) or (negated and stance != "denied")),
            forces=speaks_of_forces(view, content),
            said=self._said(view, cue, source, content, quoted),
            manner=manner_of(view, match, cue.head, cue.speaker, content, quoted.tokens),
            rules=(entry.id,),
        )

    def _bare(
        self, view: SentenceView, cue: Cue, content: Content, tolls: Sequence[TollMention]
    ) -> TollMention | None:
        """Return the toll of a number without its noun that the source gives."""
        if "prep" in cue.match.entry.frame:
            return bare_toll_before(view, self._tolls, cue.match.first)
        return None if tolls else bare_toll(view, content, self._tolls, cue.head, self._words)

    def _said(
        self, view: SentenceView, cue: Cue, source: SourceMention, content: Content, quoted: Quoted
    ) -> DateMention | None:
        """Return the date on which it was said, as the cue's own clause names it."""
        tree, match = view.tree, cue.match
        own = [t.i for t in tree.tokens if source.start <= t.start < source.end]
        prep = "prep" in match.entry.frame
        saying = Saying(
            first=min(match.first, cue.head),
            last=max(match.last, cue.head),
            head=cue.head,
            speaker=(own[0], own[-1]) if own else None,
            prep=prep,
            inserted=content.inserted and not prep,
        )
        return said_on(view, saying, self._words, quoted.tokens - {cue.head})


def _quoted_tolls(view: SentenceView, marks: Quoted) -> list[TollMention]:
    return [t for t in view.tolls if any(view.tree[i].start >= t.start for i in marks.tokens)]
