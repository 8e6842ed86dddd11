"""Numbers of people killed, injured, missing or arrested, wherever a sentence tells them.

A casualty word says where its sufferers stand: counted before it («douze morts»), as its object («a tué deux
soldats»), as its subject («trois civils sont morts»), or after a preposition («a coûté la vie à»).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from recoupe.extraction.draft import Count, EventMention, Phrase, TollMention, TollSlot
from recoupe.extraction.frames.relations import Relations
from recoupe.extraction.frames.sufferers import Sufferers
from recoupe.extraction.frames.toll_denials import TollDenials
from recoupe.extraction.frames.toll_groups import grouped
from recoupe.extraction.frames.toll_numbers import NumberFinder
from recoupe.extraction.frames.toll_setting import TollSetting
from recoupe.extraction.frames.toll_words import FRAME_SLOT, CasualtyWord, casualty_words
from recoupe.extraction.mentions.counts import CountMention
from recoupe.extraction.tree import Tree
from recoupe.languages.entries import CasualtyEntry
from recoupe.languages.grammar_words import GrammarWords
from recoupe.languages.matcher import Match

LONG = 120
"""Characters up to which a toll's span reaches from the number to the casualty word."""

_DOING = frozenset({"kill", "injure", "attack", "abduct", "launch", "deploy_bomb"})
"""Deeds whose subject is who did it: his own death is an attacker's."""
_UNREAL = frozenset({"hypothetical", "feared", "future"})


class TollReader:
    """Reads the tolls of one sentence."""

    def __init__(
        self, tree: Tree, phrases: Mapping[int, Phrase], counts: Sequence[CountMention], words: GrammarWords
    ) -> None:
        self._tree = tree
        self._phrases = phrases
        self._numbers = NumberFinder(tree, counts)
        self._words = words
        self._relations = Relations(tree, words)
        self._people = Sufferers(tree, phrases, self._numbers, words, self._relations)
        self._denials = TollDenials(tree, words, self._people, self._relations)
        self._setting = TollSetting(tree, phrases, self._numbers, words, self._relations)
        self._taken: set[tuple[int, TollSlot]] = set()
        self._deeds: dict[int, int] = {}
        self._doers: frozenset[int] = frozenset()
        self._harmed: dict[int, TollSlot] = {}

    def read(
        self, matches: Sequence[Match[CasualtyEntry]], events: Sequence[EventMention]
    ) -> list[TollMention]:
        """Return the tolls of the sentence in the order of the text.

        Deeds that are only planned or feared tell none, nor do those denied, but for a denied casualty
        («aucun blessé»).
        """
        self._deeds = {
            i: e.index for e in events if e.frame not in FRAME_SLOT for i in range(e.first, e.last + 1)
        }
        doing = [e.head for e in events if e.frame in _DOING and not e.nominal]
        subjects = [self._relations.subject(i) for i in doing if not self._relations.passive(i)]
        self._doers = frozenset(i for i in subjects if i is not None)
        unreal = {i for e in events if e.modality in _UNREAL for i in range(e.first, e.last + 1)}
        denied = {i for e in events if e.negated for i in range(e.first, e.last + 1)}
        found: list[TollMention] = []
        words = casualty_words(matches, events)
        self._harmed = {i: w.slot for w in words for i in range(w.first, w.last + 1)}
        for head, word in self._by_head(words):
            if head in unreal or self._denials.is_unreal(head) or self._is_either(word):
                continue
            tolls = list(self._tolls(word, head))
            if head in denied or self._denials.is_denied(word.first, self._head(word)):
                tolls = [t for t in tolls if t.count.high == 0] or self._none(word, head)
            found.extend(tolls)
        found += [within for toll in found if (within := self._setting.attackers_within(toll)) is not None]
        return grouped(self._tree, sorted(found, key=lambda t: t.start))

    def _by_head(self, words: Sequence[CasualtyWord]) -> list[tuple[int, CasualtyWord]]:
        """Return one word for each head and slot: verbs are read as deeds, nouns as what is counted."""
        chosen: dict[tuple[int, TollSlot], CasualtyWord] = {}
        for word in words:
            head = self._head(word)
            old = chosen.get((head, word.slot))
            verb = self._tree[head].upos in {"VERB", "AUX"}
            if old is None or ((old.sufferer == "counted") == verb and old.last <= word.last):
                chosen[head, word.slot] = word
        return [(head, word) for (head, _), word in chosen.items()]

    def _head(self, word: CasualtyWord) -> int:
        inside = range(word.first, word.last + 1)
        tops = [i for i in inside if self._tree[i].head not in inside or self._tree[i].head == i]
        return (tops or [word.first])[0]

    def _is_either(self, word: CasualtyWord) -> bool:
        """Return whether the people are harmed in one of two ways («quarante soldats tués ou blessés»)."""
        tree, either = self._tree, self._words.numbers.either
        before = self._before_phrase(word.first)
        after = word.last + 1
        other = next((i for i in range(after + 1, min(after + 4, len(tree))) if i in self._harmed), after)
        mixed = (before, before - 1) if before > 0 and tree[before].lower in either else (after, other)
        if mixed[0] >= len(tree) or tree[mixed[0]].lower not in either:
            return False
        return self._harmed.get(mixed[1], word.slot) != word.slot

    def _none(self, word: CasualtyWord, head: int) -> list[TollMention]:
        """Return that there is none, where the words say so («sans faire de blessé»)."""
        if not self._denials.is_none(word.first, head, word.sufferer):
            return []
        noun = self._tree[head]
        vague = word.sufferer == "denied"
        return [self._mention(word, Count(0, 0, noun.start, noun.end, vague=vague), head, head, head)]

    def _tolls(self, word: CasualtyWord, head: int) -> Iterator[TollMention]:
        tree = self._tree
        # A participle that the grammar takes for a noun keeps its object («et en blessant cinq autres»).
        noun = tree[head].upos in {"NOUN", "PROPN", "ADJ"} and not tree.deps(head, "obj")
        if word.sufferer == "denied":
            direct = self._numbers.just_before(word.first)
            if direct is not None and direct.count.high == 0:
                # «Aucune victime» may be said of the dead alone: it contradicts no number.
                count = msgspec.structs.replace(direct.count, vague=True)
                yield from self._counted(word, msgspec.structs.replace(direct, count=count), head)
        elif word.sufferer == "counted":
            yield from self._of_counted(word, head, noun=noun and tree[head].upos == "NOUN")
        elif word.sufferer == "subject":
            yield from self._patients(word, head)
        elif word.sufferer == "to":
            places = [head, *range(word.first, word.last + 1)]
            heads = [i for p in dict.fromkeys(places) for i in self._complements(p, self._words.instrument)]
            # «a coûté la vie 22 personnes»: the preposition is left out.
            bare = self._numbers.at(word.last + 1)
            yield from (
                self._counted(word, bare, head) if bare is not None else self._members(word, head, heads)
            )
        elif word.sufferer == "of":
            heads = [
                i
                for p in range(word.first, word.last + 1)
                for i in self._complements(p, self._words.genitive)
            ]
            yield from self._members(word, head, heads)
        elif noun and tree[head].upos == "NOUN":
            direct = self._numbers.just_before(word.first)
            if direct is not None:
                yield from self._counted(word, direct, head)
        else:
            yield from self._of_verb(word, head)

    def _of_counted(self, word: CasualtyWord, head: int, *, noun: bool) -> Iterator[TollMention]:
        """Return the tolls of a word with its number before it, of it, or given for it by the clause."""
        direct = self._numbers.just_before(word.first)
        if direct is not None:
            yield from self._counted(word, direct, head)
            return
        if noun:
            found = list(self._members(word, head, self._complements(head, self._words.genitive)))
            stated = self._numbers.stated(head, self._words.toll_nouns)
            yield from found or (self._counted(word, stated, head) if stated is not None else ())
            return
        if self._active(head):
            # «a en outre blessé deux civils»: an adjective to the grammar, a verb by its object.
            yield from self._of_verb(word, head)
        else:
            yield from self._patients(word, head)

    def _of_verb(self, word: CasualtyWord, head: int) -> Iterator[TollMention]:
        """Return the tolls of a verb that has its sufferers as object, or as subject of the passive."""
        tree = self._tree
        if self._active(head):
            # The grammar hangs the later members of a list on the verb, without a preposition.
            loose = [
                i
                for i in tree.deps(head, "obl", "conj")
                if not tree.case(i) and self._people.is_counted(i, beings=False)
            ]
            own = tree.deps(head, "obj") or (self._after(word.last) if self._is_joined(head) else [])
            objects = [*own, *(i for i in loose if i > head)]
            found = list(self._members(word, head, objects))
            yield from found or self._linear_after(word, head)
        else:
            yield from self._patients(word, head)

    def _active(self, head: int) -> bool:
        """Return whether the verb has its sufferers as object: no past participle, or one with «avoir»."""
        tree = self._tree
        if self._relations.passive(head) and tree.deps(head, "aux:pass", "nsubj:pass", "obl:agent"):
            return False
        token = tree[head]
        if token.upos not in {"VERB", "AUX"}:
            return bool(tree.deps(head, "obj"))
        participle = "VerbForm=Part" in token.feats and "Tense=Pres" not in token.feats
        if not participle or tree.deps(head, "aux", "aux:tense"):
            return True
        governor = tree[token.head]
        if token.dep == "conj" and governor.upos == "VERB" and token.head != head:
            return bool(tree.deps(head, "obj")) or self._active(token.head)
        return bool(tree.deps(head, "obj")) or self._is_joined(head)

    def _is_joined(self, head: int) -> bool:
        """Return whether the word goes on an active verb of harm («a tué un passant et blessé deux»)."""
        tree = self._tree
        opened = head > 0 and tree[head - 1].upos == "CCONJ"
        if not opened or tree.deps(head, "aux", "aux:pass", "aux:tense", "nsubj", "nsubj:pass"):
            return False
        verbs = [i for i in self._harmed if i < head and tree[i].upos == "VERB"]
        active = bool(verbs) and self._active(max(verbs)) and not self._relations.passive(max(verbs))
        return active and bool(self._after(head))

    def _after(self, last: int) -> list[int]:
        """Return the noun whose phrase begins right after the word, adverbs left out."""
        first = last + 1
        while first + 1 < len(self._tree) and self._is_light(first):
            first += 1
        if self._tree[first].upos == "PRON":
            return [first]
        return [p.head for p in self._phrases.values() if last < p.first <= first <= p.last]

    def _patients(self, word: CasualtyWord, head: int) -> Iterator[TollMention]:
        """The sufferers stand before the word, as its subject or the noun that it modifies."""
        if self._people.is_aside(head):
            return
        elided = self._numbers.elided(word.first, self._governor(head))
        if elided is not None:
            yield from self._counted(word, elided, head)
            return
        subjects = self._people.subjects(head)
        found = list(self._members(word, head, subjects))
        if found or any(self._people.is_numbered(i) for i in subjects):
            yield from found
            return
        count = self._numbers.before(word.first)
        if count is not None and not self._people.is_infinitive(head):
            yield from self._counted(word, count, head)

    def _governor(self, head: int) -> int | None:
        """Return the word with which the grammar coordinates the casualty word: it may lend its subject."""
        token = self._tree[head]
        return token.head if token.dep == "conj" and token.head < head else None

    def _complements(self, head: int, prepositions: Sequence[str]) -> list[int]:
        tree = self._tree
        labels = ("nmod", "obl", "obl:arg", "obl:mod", "iobj", "obj")
        return [i for i in tree.deps(head, *labels) if i > head and tree.case(i) in prepositions]

    def _members(self, word: CasualtyWord, head: int, heads: Sequence[int]) -> Iterator[TollMention]:
        """Return a toll for each member of a coordination of sufferers («deux civils et un soldat»)."""
        for top in dict.fromkeys(heads):
            part, several = False, False
            members = list(self._people.listed(top))
            if len(members) > 1 and self._harmed.get(top, word.slot) != word.slot:
                # «49 morts, et des dizaines de personnes ont été blessées»
                members.remove(top)
            for i in members:
                # Names that follow a number are those of the people counted («deux clients, Jean N. et …»).
                if i == head or (several and self._tree[i].upos == "PROPN"):
                    continue
                # «deux morts, cinq blessés»: what another casualty word counts is a toll of its own.
                if self._is_of_other(word, head, top, i):
                    continue
                toll = self._member(word, head, i)
                if toll is not None:
                    several = several or toll.count.low > 1
                    # What follows in a list of parts is a part as well («dont deux enfants et un soldat»).
                    part = part or toll.part
                    yield msgspec.structs.replace(toll, part=part)

    def _is_of_other(self, word: CasualtyWord, head: int, top: int, i: int) -> bool:
        """Return whether the member `i` of a list is harmed otherwise than the list's first.

        It is itself a casualty, stands right after another casualty word («tué un passant et blessé quatre
        autres»), or after a participle that follows the first («une femme tuée et six personnes blessées»).
        """
        before = self._before_phrase(i)
        after_other = self._harmed.get(before, word.slot) != word.slot and before not in self._phrases
        if i == top or after_other:
            return after_other and before > head
        if self._harmed.get(i, word.slot) != word.slot:
            return True
        return top < head < i and self._tree[head].dep in {"acl", "amod"}

    def _before_phrase(self, i: int) -> int:
        """Return the token before the phrase of `i`, adverbs left out."""
        phrase, number = self._phrases.get(i), self._numbers.of(i)
        first = min(phrase.first if phrase is not None else i, number.first if number is not None else i)
        while first > 0 and self._is_light(first - 1):
            first -= 1
        return first - 1

    def _is_light(self, i: int) -> bool:
        return self._tree[i].upos in {"ADV", "DET"} or self._tree[i].dep == "advmod"

    def _member(self, word: CasualtyWord, head: int, i: int) -> TollMention | None:
        tree = self._tree
        mention = self._numbers.of(i)
        phrase = self._phrases.get(i)
        deed = i in self._deeds and (phrase is None or phrase.cls != "party")
        if deed or self._people.is_thing(i):
            return None
        single = self._people.is_single(i, beings=word.beings)
        if mention is not None and self._free(i, word.slot) and self._free(mention.last, word.slot):
            if mention.article and not (single or self._people.is_person(i)):
                return None
            self._taken |= {(i, word.slot), (mention.last, word.slot)}
            if (
                mention.count.high == 0
                and phrase is not None
                and phrase.rules
                and not self._people.is_anyone(i)
            ):
                return None
            first, last, count = mention.first, max(i, mention.last), mention.count
        elif mention is None and single and self._free(i, word.slot):
            self._taken.add((i, word.slot))
            start = tree[phrase.first].start if phrase is not None else tree[i].start
            first, last, count = (phrase.first if phrase else i), i, Count(1, 1, start, tree[i].end)
        else:
            return None
        toll = self._mention(word, count, head, first, last, phrase)
        one = count.low == 1 and count.high == 1
        ordinal = self._people.ordinal(i) if one and word.slot == "killed" else None
        if ordinal is not None:
            count = msgspec.structs.replace(count, low=ordinal, high=ordinal)
        return msgspec.structs.replace(
            toll,
            count=count,
            attacker=toll.attacker or i in self._doers or self._people.is_doer_stopped(head),
            story=one and ordinal is None and self._people.is_one_story(i),
        )

    def _free(self, i: int, slot: TollSlot) -> bool:
        """Return whether no other casualty word of the slot has counted the token already."""
        return (i, slot) not in self._taken

    def _linear_after(self, word: CasualtyWord, head: int) -> list[TollMention]:
        """Return the toll after an active verb whose object the grammar misses."""
        if self._phrases.keys() & set(self._tree.deps(head, "obj")):
            return []
        count = self._numbers.after(word.last)
        return [] if count is None else list(self._counted(word, count, head))

    def _counted(self, word: CasualtyWord, count: CountMention, head: int) -> Iterator[TollMention]:
        if not self._free(count.last, word.slot):
            return
        self._taken.add((count.last, word.slot))
        owner = next(
            (i for i in range(count.last, min(count.last + 4, len(self._tree))) if i in self._phrases), None
        )
        if owner is not None:
            within = word.first <= owner <= word.last
            if not within and owner in self._deeds and self._phrases[owner].cls != "party":
                return
            self._taken.add((owner, word.slot))
        phrase = (
            self._phrases.get(owner) if owner is not None and not word.first <= owner <= word.last else None
        )
        yield self._mention(word, count.count, head, count.first, count.last, phrase)

    def _mention(
        self, word: CasualtyWord, count: Count, head: int, first: int, last: int, phrase: Phrase | None = None
    ) -> TollMention:
        tree = self._tree
        start, end = tree[min(first, word.first)].start, tree[max(last, word.last)].end
        if end - start > LONG or (first > word.last and tree[first].dep == "conj"):
            start, end = tree[first].start, tree[last].end
        return TollMention(
            slot=word.slot,
            count=count,
            sentence=tree.sentence.index,
            start=min(start, count.start),
            end=end,
            head=head,
            host=self._setting.host(head, self._deeds),
            kind=phrase.kind if phrase is not None and phrase.cls == "party" else None,
            attacker=phrase is not None and phrase.attacker,
            part=self._setting.is_part(first),
            total=self._setting.is_total(head, max(last, word.last)),
            care=word.care,
            rules=(word.rule,),
        )


def tolls_of(event: EventMention, tolls: Sequence[TollMention]) -> tuple[TollMention, ...]:
    """Return the tolls that a mention of a happening tells by its own words."""
    return tuple(t for t in tolls if event.first <= t.head <= event.last)
