"""The default extractor: rules over grammar, roles decided by a learned scorer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from recoupe.extraction.attribution.bare_numbers import BARE
from recoupe.extraction.attribution.claims import ClaimReader, SentenceView
from recoupe.extraction.draft import (
    ActMention,
    Draft,
    EventMention,
    Fill,
    InscriptionMention,
    LoadedMention,
    MarkMention,
    OutcomeMention,
    Phrase,
    SilenceMention,
    TollMention,
)
from recoupe.extraction.frames.acts import ActReader
from recoupe.extraction.frames.events import Trigger, find_triggers, status
from recoupe.extraction.frames.instruments import fold_instruments
from recoupe.extraction.frames.named_roles import (
    driven_things,
    named_doers,
    named_sufferers,
    named_things,
    unwanted,
)
from recoupe.extraction.frames.reframe import is_halt, reframe
from recoupe.extraction.frames.relations import Relations
from recoupe.extraction.frames.roles import (
    Candidate,
    TriggerView,
    candidates,
    close_ones,
    fill,
    without_borrowed,
)
from recoupe.extraction.frames.silences import find_silences
from recoupe.extraction.frames.split import renumber, split_events
from recoupe.extraction.frames.tolls import TollReader, tolls_of
from recoupe.extraction.knowledge import Knowledge
from recoupe.extraction.mentions.counts import CountMention, find_counts
from recoupe.extraction.mentions.dates import DateMention, find_dates
from recoupe.extraction.mentions.inscriptions import find_inscriptions
from recoupe.extraction.mentions.phrases import PhraseFinder
from recoupe.extraction.mentions.places import PlaceMention, find_places
from recoupe.extraction.tree import Tree
from recoupe.languages.date_words import DateWords
from recoupe.languages.entries import OutcomeEntry
from recoupe.languages.grammar_words import GrammarWords
from recoupe.languages.language import Language
from recoupe.languages.matcher import Match, Matcher
from recoupe.languages.place_words import PlaceWords
from recoupe.model.actors import ActorIndex
from recoupe.text.doc import Doc


class Sentence(msgspec.Struct, frozen=True, kw_only=True):
    """All that was found in one sentence, before claims are read over the whole report."""

    tree: Tree
    phrases: dict[int, Phrase]
    counts: tuple[CountMention, ...]
    dates: tuple[DateMention, ...]
    places: tuple[PlaceMention, ...]
    events: tuple[EventMention, ...]
    tolls: tuple[TollMention, ...]
    silences: tuple[SilenceMention, ...]
    outcomes: tuple[OutcomeMention, ...]
    acts: tuple[ActMention, ...]
    loaded: tuple[LoadedMention, ...]
    marks: tuple[MarkMention, ...]
    inscriptions: tuple[InscriptionMention, ...]


class Named(msgspec.Struct, frozen=True):
    """The parties, weapons, numbers, days and places that a sentence names.

    `every` phrase counts where countries act («a demandé à Israël»); `phrases` lack the names that only say
    where.
    """

    every: dict[int, Phrase]
    phrases: dict[int, Phrase]
    counts: tuple[CountMention, ...]
    dates: tuple[DateMention, ...]
    places: tuple[PlaceMention, ...]


class RuleExtractor:
    """Reads a document with one language's lexicons, over its grammar."""

    name = "rules"

    def __init__(self, lang: Language, knowledge: Knowledge, actors: ActorIndex) -> None:
        self._lang = lang
        self._knowledge = knowledge
        lexicons = lang.lexicons
        self._words: GrammarWords = lang.words
        self._date_words: DateWords = lang.date_words
        self._place_words: PlaceWords = lang.place_words
        self._triggers = Matcher(lexicons.triggers, lang.inflect, lang.cut)
        self._cues = Matcher(lexicons.cues, lang.inflect, lang.cut)
        self._parties = Matcher(lexicons.parties, lang.inflect, lang.cut)
        self._weapons = Matcher(lexicons.weapons, lang.inflect, lang.cut)
        self._casualties = Matcher(lexicons.casualties, lang.inflect, lang.cut)
        self._silences = [
            Matcher([e for e in lexicons.silences if e.part == part], lang.inflect, lang.cut)
            for part in sorted({e.part for e in lexicons.silences})
        ]
        self._acts = ActReader(lang, knowledge, actors)
        self._outcomes = Matcher(lexicons.outcomes, lang.inflect, lang.cut)
        self._loaded = Matcher(lexicons.loaded, lang.inflect, lang.cut)
        self._marks = Matcher(lexicons.marks, lang.inflect, lang.cut)
        self._phrases = PhraseFinder(self._words, knowledge, actors)

    def extract(self, doc: Doc) -> Draft:
        """Return the happenings, claims, acts and loaded words of a document, all by their places in it."""
        parsed = [Tree(s) for s in doc.sentences if s.tokens]
        sentences: list[Sentence] = []
        index = 0
        for tree in parsed:
            sentence = self._sentence(doc, tree, index)
            index += len(sentence.events)
            sentences.append(sentence)
        views = [self._view(s) for s in sentences]
        claims = ClaimReader(doc.text, self._words).read(views)
        return Draft(
            extractor=self.name,
            events=tuple(e for s in sentences for e in s.events),
            claims=claims,
            acts=tuple(a for s in sentences for a in s.acts),
            loaded=tuple(x for s in sentences for x in s.loaded),
            marks=tuple(m for s in sentences for m in s.marks),
            tolls=(
                *(t for s in sentences for t in s.tolls),
                *(t for c in claims for t in c.tolls if BARE in t.rules),
            ),
            silences=tuple(x for s in sentences for x in s.silences),
            outcomes=tuple(o for s in sentences for o in s.outcomes),
            places=tuple(p for s in sentences for p in s.places),
            dates=tuple(d for s in sentences for d in s.dates),
            phrases=tuple(p for s in sentences for p in s.phrases.values()),
            inscriptions=tuple(x for s in sentences for x in s.inscriptions),
        )

    def role_candidates(self, doc: Doc) -> Iterator[tuple[Trigger, Tree, Candidate]]:
        """Yield every phrase that could fill a role of a trigger, undecided; the scorer learns from them."""
        for sentence in doc.sentences:
            if not sentence.tokens:
                continue
            tree = Tree(sentence)
            phrases = self._named(doc, tree).phrases
            triggers = find_triggers(tree, self._triggers.find(tree.tokens), self._words)
            heads = frozenset(t.head for t in triggers)
            for trigger in triggers:
                view, labels = self._trigger_view(tree, trigger)
                for candidate in candidates(tree, view, labels, phrases, heads):
                    yield trigger, tree, candidate

    def _view(self, sentence: Sentence) -> SentenceView:
        return SentenceView(
            tree=sentence.tree,
            cues=tuple(self._cues.find(sentence.tree.tokens)),
            phrases=sentence.phrases,
            events=sentence.events,
            tolls=sentence.tolls,
            dates=sentence.dates,
            outcomes=sentence.outcomes,
            counts=sentence.counts,
        )

    def _sentence(self, doc: Doc, tree: Tree, index: int) -> Sentence:
        tokens = tree.tokens
        named = self._named(doc, tree)
        phrases, counts, dates, places = named.phrases, named.counts, named.dates, named.places
        marks = self._marks.find(tokens)
        recalled = {i for m in marks if m.entry.mark == "anniversary" for i in range(m.first, m.last + 1)}
        outcomes = self._outcome_mentions(tree, self._outcomes.find(tokens))
        found = find_triggers(tree, self._triggers.find(tokens), self._words)
        triggers = [t for t in found if not _in_a_name(t, phrases)]
        events = self._events(doc, tree, triggers, phrases, places, dates, index)
        events = tuple(reframe(e, tree, recalled) for e in events if not is_halt(e))
        events = tuple(fold_instruments(tree, events))
        events = renumber(split_events(doc.text, tree, events, self._words), index)
        tolls = TollReader(tree, phrases, counts, self._words).read(self._casualties.find(tokens), events)
        events = tuple(msgspec.structs.replace(e, tolls=tolls_of(e, tolls)) for e in events)
        return Sentence(
            tree=tree,
            phrases=phrases,
            counts=counts,
            dates=dates,
            places=places,
            events=events,
            tolls=tuple(tolls),
            silences=tuple(
                find_silences(tree, [m for s in self._silences for m in s.find(tokens)], events, self._words)
            ),
            outcomes=outcomes,
            acts=self._acts.read(tree, named.every, dates, places, events),
            loaded=tuple(
                LoadedMention(
                    start=tree[m.first].start,
                    end=tree[m.last].end,
                    party=m.entry.party,
                    neutral=m.entry.neutral,
                )
                for m in self._loaded.find(tokens)
            ),
            inscriptions=self._inscriptions(tree, phrases),
            marks=tuple(
                MarkMention(
                    mark=m.entry.mark,
                    sentence=tree.sentence.index,
                    start=tree[m.first].start,
                    end=tree[m.last].end,
                )
                for m in marks
            ),
        )

    def _named(self, doc: Doc, tree: Tree) -> Named:
        """Return what a sentence names, before it is known what happens in it."""
        tokens = tree.tokens
        counts = find_counts(tokens, self._words.numbers)
        start, end = tree.sentence.start, tree.sentence.end
        dates = find_dates(doc.text, start, end, self._date_words, tokens)
        phrases = self._phrases.find(
            doc.text, tree, self._parties.find(tokens), self._weapons.find(tokens), counts, dates
        )
        # «s'est fait exploser»: a reflexive names nobody that its verb does not name.
        phrases = {h: p for h, p in phrases.items() if tree[h].lower not in self._words.reflexive}
        places = find_places(tokens, doc.text, self._place_words, self._knowledge.is_place)
        kept = _without_locations(phrases, places)
        return Named(phrases, kept, tuple(counts), tuple(dates), tuple(places))

    def _inscriptions(self, tree: Tree, phrases: dict[int, Phrase]) -> tuple[InscriptionMention, ...]:
        """Return what stood written on the weapon named before it in the sentence."""
        found: list[InscriptionMention] = []
        for words in find_inscriptions(tree.tokens, self._words):
            before = [p for p in phrases.values() if p.cls == "weapon" and p.head < words.first]
            if before:
                found.append(InscriptionMention(before[0].start, words.start, words.end))
        return tuple(found)

    def _events(
        self,
        doc: Doc,
        tree: Tree,
        triggers: Sequence[Trigger],
        phrases: dict[int, Phrase],
        places: Sequence[PlaceMention],
        dates: Sequence[DateMention],
        index: int,
    ) -> tuple[EventMention, ...]:
        heads = frozenset(t.head for t in triggers)
        by_head = {t.head: index + n for n, t in enumerate(triggers)}
        events: list[EventMention] = []
        for number, trigger in enumerate(triggers):
            state = status(tree, trigger, self._words)
            start, end = tree[trigger.first].start, tree[trigger.last].end
            events.append(
                EventMention(
                    index=index + number,
                    sentence=tree.sentence.index,
                    first=trigger.first,
                    last=trigger.last,
                    head=trigger.head,
                    start=start,
                    end=end,
                    text=doc.text[start:end],
                    type=trigger.entry.type,
                    frame=trigger.entry.frame,
                    nominal=trigger.nominal,
                    weak=trigger.entry.weak,
                    definite=state.definite,
                    generic=state.generic,
                    negated=state.negated,
                    modality=state.modality,
                    tense=state.tense,
                    inner=state.inner,
                    another=state.another,
                    indefinite=state.indefinite,
                    governor=_governor(tree, trigger.head, by_head),
                    headline=tree.sentence.index < doc.headline,
                    fills=self._fills(tree, trigger, phrases, heads),
                    places=tuple(
                        sorted(places, key=lambda p: _gap(p.phrase.start, p.phrase.end, start, end))
                    ),
                    dates=tuple(sorted(dates, key=lambda d: _gap(d.start, d.end, start, end))),
                    rules=(trigger.entry.id,),
                )
            )
        return without_borrowed(events)

    def _fills(
        self, tree: Tree, trigger: Trigger, phrases: dict[int, Phrase], heads: frozenset[int]
    ) -> tuple[Fill, ...]:
        view, labels = self._trigger_view(tree, trigger)
        found = [f for c in candidates(tree, view, labels, phrases, heads) for f in fill(c, view)]
        return (
            *named_things(view, phrases),
            *named_doers(view, phrases),
            *named_sufferers(view, phrases),
            *driven_things(tree, view, phrases, self._words),
            *unwanted(tree, view, phrases, self._words),
            *close_ones(found),
        )

    def _trigger_view(self, tree: Tree, trigger: Trigger) -> tuple[TriggerView, dict[int, str]]:
        relations = Relations(tree, self._words)
        view = TriggerView(
            head=trigger.head,
            first=trigger.first,
            last=trigger.last,
            type=trigger.entry.type,
            frame=trigger.entry.frame,
            nominal=trigger.nominal,
            passive=not trigger.nominal and relations.passive(trigger.head),
        )
        span = range(trigger.first, trigger.last + 1)
        return view, relations.of(trigger.head, nominal=trigger.nominal, span=span)

    def _outcome_mentions(
        self, tree: Tree, matches: Sequence[Match[OutcomeEntry]]
    ) -> tuple[OutcomeMention, ...]:
        mentions: list[OutcomeMention] = []
        for match in matches:
            around = {tree[i].lower for i in tree.children[match.first]} | {
                tree[i].lower for i in range(max(0, match.first - 3), match.first)
            }
            mentions.append(
                OutcomeMention(
                    value=match.entry.value,
                    sentence=tree.sentence.index,
                    start=tree[match.first].start,
                    end=tree[match.last].end,
                    negated=bool(around & set(self._words.negation)),
                    rules=(match.entry.id,),
                )
            )
        return tuple(mentions)


def _without_locations(phrases: dict[int, Phrase], places: Sequence[PlaceMention]) -> dict[int, Phrase]:
    """Return the phrases without the names of countries and towns that only say where («en Irak»)."""
    where = [p.phrase for p in places if p.role in {"location", "dateline", "topic"}]
    return {
        head: phrase
        for head, phrase in phrases.items()
        if not (
            phrase.named
            and not phrase.rules
            and any(w.start <= phrase.start and phrase.end <= w.end for w in where)
        )
    }


def _governor(tree: Tree, head: int, by_head: Mapping[int, int]) -> int | None:
    """Return the index of the nearest mention that a trigger hangs on."""
    return next((by_head[i] for i in tree.ancestors(head) if i in by_head), None)


def _in_a_name(trigger: Trigger, phrases: Mapping[int, Phrase]) -> bool:
    """Return whether a trigger is part of a group's name: «l'Armée de libération du Baloutchistan»."""
    return any(
        p.actors
        and p.named
        and p.first <= trigger.first
        and trigger.last <= p.last
        and p.head != trigger.head
        for p in phrases.values()
    )


def _gap(first: int, last: int, start: int, end: int) -> int:
    """Return the distance between two stretches of text, ends against beginnings."""
    return min(abs(first - end), abs(start - last))
