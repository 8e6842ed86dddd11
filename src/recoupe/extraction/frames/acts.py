"""Political and verbal deeds: who demands, refuses, withdraws, deploys … towards whom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from recoupe.extraction.draft import ActMention, EventMention, Phrase, Tense
from recoupe.extraction.frames.act_roles import PLACE, Around, Deed, Powers
from recoupe.extraction.frames.act_times import Circumstances
from recoupe.extraction.knowledge import Knowledge
from recoupe.extraction.mentions.dates import DateMention
from recoupe.extraction.mentions.places import PlaceMention
from recoupe.extraction.tree import Tree
from recoupe.languages.entries import ActEntry
from recoupe.languages.grammar_words import GrammarWords
from recoupe.languages.language import Language
from recoupe.languages.matcher import Inflect, Match, Matcher, normal
from recoupe.model.actors import ActorIndex

_OPAQUE = frozenset({"REQUEST", "REJECT", "THREATEN", "AGREE"})
"""Types of deeds whose content is not done yet: «menacer de se retirer» is no withdrawal."""
_GOVERNED = frozenset({"xcomp", "ccomp", "obj", "obl", "obl:arg", "obl:mod", "nmod", "nsubj", "nsubj:pass"})
_SHARED = frozenset({"conj", "parataxis", "appos", "flat"})
_HEADLESS = frozenset({"ADP", "DET", "PUNCT", "PRON"})
_CLOSE = 3
"""Tokens from a deed's word to the one that makes it a deed («quitté hier la base»)."""
_LONG_WAY = 8
"""Governors looked at above a deed: a saying in a saying, with their nouns."""


class _Things(msgspec.Struct, frozen=True):
    """The forms of an entry's words for what a deed may be about."""

    wanted: frozenset[str]
    unwanted: frozenset[str]
    modes: tuple[tuple[str, frozenset[str]], ...]
    place: bool
    needed: bool


class ActReader:
    """Finds the acts of sentences with one language's lexicon of deeds."""

    def __init__(self, lang: Language, knowledge: Knowledge, actors: ActorIndex) -> None:
        entries = lang.lexicons.acts
        self._matcher = Matcher(entries, lang.inflect, lang.cut)
        self._words: GrammarWords = lang.words
        self._powers = Powers(actors.capital_of, knowledge.demonym, knowledge.country)
        self._things = {entry.id: _things(entry, lang.inflect) for entry in entries}

    def read(
        self,
        tree: Tree,
        phrases: Mapping[int, Phrase],
        dates: Sequence[DateMention],
        places: Sequence[PlaceMention],
        events: Sequence[EventMention],
    ) -> tuple[ActMention, ...]:
        """Return the acts of a sentence whose doer is a body that can do one: a State, a force, a group.

        A deed without such a doer («les joueurs se retirent»), one that is only asked, refused or feared, and
        one whose words surely tell of a happening are none.
        """
        around = Around(tree, phrases, self._words, self._powers)
        times = Circumstances(tree, self._words, around.light_verb)
        named = {t for p in places for t in _tokens(tree, p.phrase.start, p.phrase.end)}
        deeds = self._deeds(tree, around, named)
        opaque = {d.head: d for d in deeds if d.entry.type in _OPAQUE}
        acts: list[tuple[Deed, ActMention]] = []
        for deed in deeds:
            if any(_is_of(event, deed) for event in events if not event.weak):
                continue
            # What a participle dates was done, whoever may speak of it now.
            done = times.is_dated(deed)
            if self._negated(tree, deed) or (not done and self._unreal(tree, deed, opaque)):
                continue
            doer = around.doer(deed)
            if doer is None or not self._is_done(tree, around, times, deed):
                continue
            target = around.target(deed, doer)
            if target is not None or not deed.entry.needs_target:
                parties = (around.antecedent(doer), target and around.antecedent(target))
                acts.append((deed, _mention(tree, times, deed, parties, dates, places)))
        return tuple(act for deed, act in acts if not _carried(tree, deed, acts))

    def _is_done(self, tree: Tree, around: Around, times: Circumstances, deed: Deed) -> bool:
        """Return whether a noun is a deed here: some only are where a participle or a verb says so."""
        if not deed.nominal or not deed.entry.told:
            return True
        verb = around.light_verb(deed.head)
        return times.is_dated(deed) or (verb is not None and tree[verb].upos in {"VERB", "AUX"})

    def _deeds(self, tree: Tree, around: Around, named: set[int]) -> list[Deed]:
        best: dict[tuple[int, int], tuple[bool, Deed]] = {}
        for match in self._matcher.find(tree.tokens):
            found = self._deed(tree, around, match, named)
            if found is None:
                continue
            key = (match.first, match.last)
            if key not in best or found[0] > best[key][0]:
                best[key] = found
        return [deed for _, deed in best.values()]

    def _deed(
        self, tree: Tree, around: Around, match: Match[ActEntry], named: set[int]
    ) -> tuple[bool, Deed] | None:
        """Return the deed that an entry reads in a match, and whether what it is about speaks for it."""
        entry = match.entry
        head = _head(tree, match.first, match.last)
        nominal = tree[head].upos in {"NOUN", "PROPN"} or (tree[head].upos == "ADJ" and entry.pos == "noun")
        if not nominal and self._reflexive(tree, head) != entry.reflexive:
            return None
        content = around.content(entry, head, match.last, nominal=nominal)
        things = self._things[entry.id]
        if self._any(tree, content, things.unwanted) or (entry.takes and not content):
            return None
        if self._asks(tree, content) or (entry.content and not content):
            return None
        near = {j for i in content for j in (i, *tree.deps(i, "flat", "appos"))}
        mode = self._mode(tree, content, things)
        fits = mode is not None or self._any(tree, content, things.wanted)
        fits = fits or (things.place and bool(near & named))
        if things.needed and not fits:
            return None
        deed = Deed(
            entry=entry,
            first=match.first,
            last=match.last,
            head=head,
            nominal=nominal,
            mode=mode or entry.mode,
            content=content,
            end=self._end(tree, match, content, things),
        )
        return fits, deed

    def _end(self, tree: Tree, match: Match[ActEntry], content: Sequence[int], things: _Things) -> int:
        """Return the last token of the words that show the deed: «quitté la base», not «quitté»."""
        forms = things.wanted.union(*(words for _, words in things.modes))
        below = [j for i in content for j in tree.deps(i, "nmod", "amod") if 0 < j - i <= _CLOSE - 1]
        last = match.last
        for i in sorted({*content, *below}):
            if 0 < i - last <= _CLOSE and _is(tree, i, forms):
                last = i
        return last

    def _reflexive(self, tree: Tree, verb: int) -> bool:
        return any(tree[i].lower in self._words.reflexive for i in tree.children[verb] if i < verb)

    def _asks(self, tree: Tree, content: Sequence[int]) -> bool:
        """«demander si», «demander pourquoi»: a question, not a request."""
        marks = {tree[m].lower for i in content for m in tree.deps(i, "mark", "advmod") if m < i}
        return bool(marks & {*self._words.if_words, *self._words.question})

    def _any(self, tree: Tree, content: Sequence[int], forms: frozenset[str]) -> bool:
        return any(_is(tree, i, forms) for i in content)

    def _mode(self, tree: Tree, content: Sequence[int], things: _Things) -> str | None:
        """Return the mode that what the deed is about gives: by its heads, else by what completes them."""
        below = [j for i in content for j in tree.deps(i, "nmod", "amod", "obj", "obl", "xcomp")]
        for level in (content, below):
            for i in level:
                for mode, forms in things.modes:
                    if _is(tree, i, forms):
                        return mode
        return None

    def _negated(self, tree: Tree, deed: Deed) -> bool:
        words = self._words
        around = {tree[i].lower for i in tree.children[deed.head]}
        if around & set(words.no_one) or tree.case(deed.head) in words.without:
            return True
        if deed.nominal:
            return False
        # «ne … que» affirms; the «que» that opens a clause stands before its verb.
        later = {tree[i].lower for i in tree.children[deed.head] if i > deed.head}
        return bool(around & set(words.negation)) and not set(words.only) & later

    def _unreal(self, tree: Tree, deed: Deed, opaque: Mapping[int, Deed]) -> bool:
        """Return whether the deed is only asked, refused, feared, wished or supposed."""
        group = (*tree.deps(deed.head, "aux", "aux:tense", "aux:pass"), deed.head)
        feats = "|".join(tree[i].feats for i in group)
        marks = {tree[i].lower for j in (deed.head, *tree.ancestors(deed.head)) for i in tree.deps(j, "mark")}
        # «aurait demandé» is hearsay of a deed, «demanderait» a supposition.
        supposed = "Mood=Sub" in feats or ("Mood=Cnd" in feats and len(group) == 1)
        if supposed or marks & set(self._words.if_words) or tree.tokens[-1].lower == "?":
            return True
        return any(
            above != deed.head
            and (
                above in opaque
                or "Mood=Cnd" in tree[above].feats
                or self._is_unreal_word(tree, above)
                or self._is_aim(tree, low)
            )
            for low, above in self._governors(tree, deed.head)
        )

    def _governors(self, tree: Tree, i: int) -> Iterator[tuple[int, int]]:
        """Yield the words whose sense a deed falls under, each with what hangs on it; a clause ends them."""
        for _ in range(_LONG_WAY):
            token = tree[i]
            above = token.head
            if above == i:
                return
            if token.dep not in _SHARED:
                infinitive = "VerbForm=Inf" in token.feats
                if token.dep not in _GOVERNED and not (token.dep in {"acl", "advcl"} and infinitive):
                    return
                yield i, above
            i = above

    def _is_aim(self, tree: Tree, i: int) -> bool:
        return "VerbForm=Inf" in tree[i].feats and tree.case(i) in self._words.purpose

    def _is_unreal_word(self, tree: Tree, i: int) -> bool:
        words = self._words
        forms = {normal(tree[i].lemma), tree[i].lower}
        return bool(forms & {*words.unreal, *words.feared})


def _things(entry: ActEntry, inflect: Inflect) -> _Things:
    def forms(words: Iterable[str]) -> frozenset[str]:
        return frozenset(form for word in words if word != PLACE for form in (word, *inflect(word, "any")))

    return _Things(
        wanted=forms(entry.things),
        unwanted=forms(entry.not_things),
        modes=tuple((mode, forms(words)) for mode, words in entry.modes.items()),
        place=PLACE in entry.things,
        needed=bool(entry.things) or (entry.mode is None and bool(entry.modes)),
    )


def _is(tree: Tree, i: int, forms: frozenset[str]) -> bool:
    return tree[i].lower in forms or normal(tree[i].lemma) in forms


def _head(tree: Tree, first: int, last: int) -> int:
    inside = range(first, last + 1)
    tops = [i for i in inside if tree[i].head not in inside or tree[i].head == i]
    return next((i for i in tops if tree[i].upos not in _HEADLESS), (tops or [first])[0])


def _tokens(tree: Tree, start: int, end: int) -> Iterable[int]:
    return (t.i for t in tree.tokens if t.start < end and start < t.end)


def _tense(tree: Tree, deed: Deed) -> Tense:
    group = (*tree.deps(deed.head, "aux", "aux:tense"), deed.head, tree[deed.head].head)
    return "future" if any("Tense=Fut" in tree[i].feats for i in group) else "past"


def _mention(
    tree: Tree,
    times: Circumstances,
    deed: Deed,
    parties: tuple[Phrase, Phrase | None],
    dates: Sequence[DateMention],
    places: Sequence[PlaceMention],
) -> ActMention:
    own, said = times.dates(deed, dates)
    doer, target = parties
    free = [p for p in places if not _overlaps(p, doer) and not (target and _overlaps(p, target))]
    return ActMention(
        type=deed.entry.type,
        mode=deed.mode,
        sentence=tree.sentence.index,
        start=tree[deed.first].start,
        end=tree[deed.end].end,
        actor=doer,
        target=target,
        dates=own,
        said=said,
        places=times.places(deed, free),
        tense=_tense(tree, deed),
        rules=(deed.entry.id,),
    )


def _is_of(event: EventMention, deed: Deed) -> bool:
    """Return whether the deed's word is a happening's trigger, and not of a longer wording."""
    longer = deed.last - deed.first > event.last - event.first
    inside = deed.first <= event.first and event.last <= deed.last
    return event.first <= deed.head <= event.last and not (longer and inside)


def _overlaps(place: PlaceMention, phrase: Phrase) -> bool:
    return place.span.start < phrase.end and phrase.start < place.span.end


def _carried(tree: Tree, deed: Deed, acts: Sequence[tuple[Deed, ActMention]]) -> bool:
    """Return whether a noun of deed only repeats the deed of its verb («adopter une résolution»)."""
    if not deed.nominal:
        return False
    above = set(tree.ancestors(deed.head))
    mine = next(act for own, act in acts if own is deed)
    return any(
        other is not deed
        and other.entry.type == deed.entry.type
        and (deed.head in other.content or (other.head in above and act.actor == mine.actor))
        for other, act in acts
    )
