"""English news made of our own words, and grafts of news syntax on English sentences."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from training.grammar import words_en as en
from training.grammar.graft import UNKNOWN, Clause, Norms, Phrase
from training.grammar.maker import Maker, bare, grow, put, root_of, shifted
from training.grammar.treebank import ROOT, Tree, Word, subtree

PAST = "Mood=Ind|Number={}|Person=3|Tense=Past|VerbForm=Fin"
PASSIVE = "Tense=Past|VerbForm=Part|Voice=Pass"
PERFECT = "Tense=Past|VerbForm=Part"


class English(Maker):
    """Makes English phrases."""

    def verb(self, entries: Sequence[str]) -> tuple[str, str]:
        """Return a verb form and its lemma."""
        return en.inflected(self.pick(entries))

    def noun(self, entries: Sequence[str]) -> Phrase:
        """Return the phrase of one entry of a list."""
        phrase = en.NEWS.read(self.pick(entries))
        if phrase.words[phrase.top].form in en.PLURAL:
            phrase.number = "Plur"
        return phrase

    def person(self) -> Phrase:
        """Return a name, at times of one word."""
        names = [self.pick(en.FIRST), self.pick(en.LAST).replace("_", " ")]
        forms = " ".join(names if self.chance(0.75) else names[1:]).split()
        return Phrase(
            [
                Word(n, "PROPN", n, "Number=Sing", 0 if k else ROOT, "flat" if k else "root")
                for k, n in enumerate(forms)
            ]
        )

    def speaker(self) -> Phrase:
        """Return who says something: a source, a name, an office and a name, a title and a name."""
        draw = self.rng.random()
        if draw < 0.55:
            return self.noun(en.SOURCES)
        person = self.person()
        if draw < 0.65:
            return person
        clause = Clause()
        if draw < 0.75:
            clause.word(self.pick(en.TITLES), "PROPN", "nmod:desc")
            clause.crown(person)
            return clause.phrase()
        office = self.noun(en.OFFICES)
        first, second = (person, office) if self.chance(0.6) else (office, person)
        top = clause.crown(first)
        comma = clause.mark(",", top)
        clause.words[comma].head = clause.add(second, "appos", top)
        return clause.phrase()

    def count(self, nouns: Sequence[str]) -> Phrase:
        """Return people counted: «twelve soldiers», «at least 12 civilians», «dozens of people»."""
        people = self.pick(nouns)
        draw = self.rng.random()
        if draw < 0.15:
            return en.NEWS.read(self.pick([people, f"several {people}", f"some {people}"]))
        if draw < 0.25:
            clause = Clause()
            many = self.pick(["dozens", "scores", "hundreds", "thousands"])
            top = clause.top(many, "NOUN", many[:-1], "Number=Plur")
            clause.add(en.NEWS.read(people).marked("of"), "nmod", top)
            return clause.phrase("Plur")
        phrase = en.NEWS.read(f"{self.pick(en.NUMBERS)} {people}")
        if draw < 0.5:
            front = [Word("at", "ADP", "", UNKNOWN, 1, "case"), Word("least", "ADJ", "", UNKNOWN, 2, "nmod")]
            phrase = Phrase(front + [shifted(w, 2) for w in phrase.words], "Plur")
        elif draw < 0.6:
            front = [
                Word("more", "ADJ", "", UNKNOWN, 2, "advmod"),
                Word("than", "ADP", "", UNKNOWN, 0, "fixed"),
            ]
            phrase = Phrase(front + [shifted(w, 2) for w in phrase.words], "Plur")
        return phrase

    def victims(self) -> Phrase:
        """Return whom something happened to, at times two groups or with «including three children»."""
        phrase = self.count(en.VICTIMS)
        draw = self.rng.random()
        if draw > 0.3:
            return phrase
        clause = Clause()
        top = clause.crown(phrase)
        if draw < 0.15:
            self.join(clause, top, self.count(en.VICTIMS))
        else:
            comma = clause.mark(",", top)
            some = en.NEWS.read(f"{self.pick(en.NUMBERS[:12])} {self.pick(en.VICTIMS)}")
            clause.words[comma].head = clause.add(some.marked("including", "VERB"), "nmod", top)
        return clause.phrase("Plur")

    @staticmethod
    def join(clause: Clause, first: int, phrase: Phrase, dep: str = "conj") -> int:
        """Add a phrase that «and» joins to what stands at `first`."""
        mark = clause.word("and", "CCONJ", "cc", first)
        at = clause.add(phrase, dep, first)
        clause.words[mark].head = at
        return at

    def place(self) -> Phrase:
        """Return where: «in Gao», «near Gao», «in the villages of A, B and C», «in northern Mali»."""
        draw = self.rng.random()
        if draw < 0.45:
            return en.NEWS.read(f"{self.pick(['in', 'in', 'near', 'outside'])} {self.pick(en.PLACES)}")
        if draw < 0.8:
            return self.noun(en.REGIONS)
        names = [en.NEWS.read(self.pick(en.PLACES)) for _ in range(self.rng.choice([2, 3]))]
        clause = Clause()
        top = clause.crown(en.NEWS.read(f"in the {self.pick(['villages', 'towns', 'provinces', 'cities'])}"))
        first = clause.add(names[0].marked("of"), "nmod", top)
        for name in names[1:-1]:
            comma = clause.mark(",", first)
            clause.words[comma].head = clause.add(name, "conj", first)
        self.join(clause, first, names[-1])
        return clause.phrase()

    def settle(self, clause: Clause, top: int, share: float = 0.5) -> None:
        """Add when and where at the end of a clause."""
        if self.chance(share):
            clause.add(self.place(), "obl", top)
        if self.chance(share):
            on = self.chance(0.5)
            day = Phrase([Word(self.pick(en.DAYS), "PROPN", "", "Number=Sing", ROOT, "root")])
            clause.add(day.marked("on") if on else day, "obl" if on else "obl:unmarked", top)


def verb(make: English, clause: Clause, entries: Sequence[str], number: str) -> int:
    """Add the verb of an active clause, at times with «have»."""
    form, lemma = make.verb(entries)
    if make.chance(0.25):
        clause.word("have" if number == "Plur" else "has", "AUX", "aux")
        return clause.top(form, "VERB", lemma, PERFECT)
    return clause.top(form, "VERB", lemma, PAST.format(number))


def active(make: English) -> Clause:
    """Return «Gunmen killed at least twelve civilians in Gao on Monday»."""
    clause = Clause()
    subject = make.noun(en.ACTORS)
    clause.add(subject, "nsubj")
    hurt = make.chance(0.55)
    top = verb(make, clause, en.HIT if hurt else en.STRUCK, subject.number)
    clause.add(make.victims() if hurt else make.noun(en.TARGETS), "obj", top)
    if make.chance(0.25):
        form, lemma = make.verb(en.HIT)
        others = make.count(["others"]) if make.chance(0.4) else make.victims()
        et = clause.word("and", "CCONJ", "cc", top)
        at = clause.word(form, "VERB", "conj", top, lemma, PAST.format(subject.number))
        clause.words[et].head = at
        clause.add(others, "obj", at)
    make.settle(clause, top)
    if make.chance(0.25):
        tail(make, clause, top)
    return clause


def tail(make: English, clause: Clause, top: int) -> None:
    """Add what came of it: «, killing ten civilians»."""
    comma = clause.mark(",", top)
    form, lemma = make.verb(en.ING)
    at = clause.word(form, "VERB", "advcl", top, lemma, "Tense=Pres|VerbForm=Part")
    clause.words[comma].head = at
    clause.add(make.victims(), "obj", at)


def passive(make: English) -> Clause:
    """Return «At least twelve civilians were killed and five others wounded by gunmen in Gao»."""
    clause = Clause()
    hurt = make.chance(0.6)
    subject = make.victims() if hurt else make.noun(en.TARGETS)
    clause.add(subject, "nsubj:pass")
    plural = subject.number == "Plur"
    if make.chance(0.2):
        clause.word("have" if plural else "has", "AUX", "aux")
        clause.word("been", "AUX", "aux:pass")
    else:
        clause.word("were" if plural else "was", "AUX", "aux:pass")
    form, lemma = make.verb(en.HIT if hurt else en.STRUCK)
    top = clause.top(form, "VERB", lemma, PASSIVE)
    if hurt and make.chance(0.35):
        others = make.count(["others", "people", "civilians"])
        form, lemma = make.verb(["wound+ed", "injure+d", "abduct+ed", "arrest+ed"])
        et = clause.word("and", "CCONJ", "cc", top)
        group = clause.add(others, "nsubj:pass", top)
        at = clause.word(form, "VERB", "conj", top, lemma, PASSIVE)
        clause.words[et].head = clause.words[group].head = at
    if make.chance(0.55):
        clause.add(make.noun([*en.ACTORS, *en.WEAPONS]).marked("by"), "obl:agent", top)
    if make.chance(0.35):
        clause.add(make.noun(en.EVENTS).marked(make.pick(["in", "during"])), "obl", top)
    make.settle(clause, top)
    return clause


def claim(make: English) -> Clause:
    """Return «X claimed responsibility», «X accused Y of killing Z» or «X opened fire on Y»."""
    clause = Clause()
    subject = make.noun(en.ACTORS)
    clause.add(subject, "nsubj")
    draw = make.rng.random()
    past = PAST.format(subject.number)
    if draw < 0.35:
        top = clause.top("claimed", "VERB", "claim", past)
        at = clause.word("responsibility", "NOUN", "obj", top)
        clause.add(
            en.NEWS.read(f"for the {make.pick(['attack', 'bombing', 'assault', 'raid', 'abduction'])}"),
            "nmod",
            at,
        )
    elif draw < 0.7:
        form, lemma = make.verb(["accuse+d", "suspect+ed"])
        top = clause.top(form, "VERB", lemma, past)
        clause.add(make.noun(en.ACTORS), "obj", top)
        mark = clause.word("of", "SCONJ", "mark", top)
        form, lemma = make.verb(en.ING)
        at = clause.word(form, "VERB", "advcl", top, lemma, "VerbForm=Ger")
        clause.words[mark].head = at
        clause.add(make.victims(), "obj", at)
    else:
        top = clause.top("opened", "VERB", "open", past)
        clause.word("fire", "NOUN", "obj", top)
        clause.add(make.noun([*en.TARGETS, "the crowd", "civilians", "protesters"]).marked("on"), "obl", top)
    make.settle(clause, top)
    return clause


def clashes(make: English) -> Clause:
    """Return «Fighting erupted between X and Y in Gao» or «Three soldiers died in an ambush»."""
    clause = Clause()
    if make.chance(0.5):
        subject = make.noun(["fighting", "clashes", "heavy* fighting", "fierce* clashes", "gunfire"])
        clause.add(subject, "nsubj")
        form, lemma = make.verb(["erupt+ed", "continue+d", "resume+d"])
        top = clause.top(form, "VERB", lemma, PAST.format(subject.number))
        first = clause.add(make.noun(en.ACTORS).marked("between"), "obl", top)
        make.join(clause, first, make.noun(en.ACTORS))
    else:
        clause.add(make.victims(), "nsubj")
        top = clause.top("died", "VERB", "die", PAST.format("Plur"))
        clause.add(make.noun(en.EVENTS).marked("in"), "obl", top)
    make.settle(clause, top)
    return clause


def heading(make: English) -> Clause:
    """Return a headline: «Twelve soldiers killed in Mali ambush», «Attack in Gao kills three»."""
    clause = Clause()
    people = make.victims()
    top = clause.crown(people)
    form, lemma = make.verb(en.HIT)
    at = clause.word(form, "VERB", "acl", top, lemma, PASSIVE)
    if make.chance(0.5):
        clause.add(make.noun(en.EVENTS).marked("in"), "obl", at)
    else:
        clause.add(make.noun(en.ACTORS).marked("by"), "obl:agent", at)
    if make.chance(0.5):
        clause.add(make.place(), "obl", at)
    return clause


KINDS: dict[str, Callable[[English], Clause]] = {
    "active": active,
    "passive": passive,
    "claim": claim,
    "clashes": clashes,
    "heading": heading,
}


def speech(make: English) -> Phrase:
    """Return a clause of speech without its comma: «police said on Monday», «said a police spokesman»."""
    clause = Clause()
    speaker = make.speaker()
    form, lemma = make.verb(en.SAID)
    past = PAST.format(speaker.number)
    if make.chance(0.65):
        clause.add(speaker, "nsubj")
        top = clause.top(form, "VERB", lemma, past)
        if make.chance(0.15):
            clause.words[top].form, clause.words[top].lemma = "told", "tell"
            clause.word(make.pick(["AFP", "Reuters", "reporters", "CNN"]), "PROPN", "obj", top)
        if make.chance(0.3):
            day = Phrase([Word(make.pick(en.DAYS), "PROPN", "", "Number=Sing", ROOT, "root")])
            clause.add(day.marked("on"), "obl", top)
    else:
        top = clause.top(form, "VERB", lemma, past)
        clause.add(speaker, "nsubj", top)
    return clause.phrase()


def according(make: English) -> Phrase:
    """Return «according to NP»."""
    phrase = make.speaker()
    words = [
        Word("according", "VERB", "", UNKNOWN, phrase.top + 2, "case"),
        Word("to", "ADP", "", UNKNOWN, 0, "fixed"),
    ]
    return Phrase(words + [shifted(w, 2) for w in phrase.words])


def said_after(make: English, words: list[Word]) -> list[Word]:
    """Return «S, police said.» or «S, according to NP.»."""
    clause = Clause()
    top = clause.crown(Phrase(bare(words)))
    mark = clause.mark(",", top)
    if make.chance(0.65):
        clause.words[mark].head = clause.add(speech(make), "parataxis", top)
    else:
        clause.words[mark].head = clause.add(according(make), "obl", top)
    clause.mark(".", top)
    return clause.words


def said_before(make: English, words: list[Word]) -> list[Word]:
    """Return «NP said (that) S.» or «According to NP, S.»."""
    clause = Clause()
    inner = bare(words)
    if inner[0].upos in ("DET", "NUM", "NOUN", "ADP", "ADJ", "ADV", "PRON") and inner[0].form != "I":
        inner[0].form = inner[0].form[:1].lower() + inner[0].form[1:]
    if make.chance(0.3):
        opening = clause.add(according(make), "obl")
        mark = clause.mark(",")
        top = clause.crown(Phrase(inner))
        clause.words[mark].head = opening
    else:
        speaker = make.speaker()
        clause.add(speaker, "nsubj")
        form, lemma = make.verb(en.SAID)
        top = clause.top(form, "VERB", lemma, PAST.format(speaker.number))
        that = clause.word("that", "SCONJ", "mark", top) if make.chance(0.6) else None
        at = clause.add(Phrase(inner), "ccomp", top)
        if that is not None:
            clause.words[that].head = at
    clause.mark(".", top)
    clause.words[0].form = clause.words[0].form[:1].upper() + clause.words[0].form[1:]
    return clause.words


def quoted(make: English, words: list[Word]) -> list[Word]:
    """Return «“S,” NP said.»."""
    opening, closing = make.rng.choice([('"', '"'), ("“", "”")])
    clause = Clause()
    mark = clause.mark(opening)
    top = clause.crown(Phrase(bare(words)))
    clause.words[mark].head = top
    comma = clause.mark(",", top)
    clause.mark(closing, top)
    clause.words[comma].head = clause.add(speech(make), "parataxis", top)
    clause.mark(".", top)
    return clause.words


def aside(make: English, words: list[Word]) -> list[Word] | None:
    """Return «Subject, backed by NP, verb …»."""
    for i, word in enumerate(words):
        if word.dep not in ("nsubj", "nsubj:pass") or word.upos not in ("NOUN", "PROPN") or word.head < i:
            continue
        span = subtree(words, i)
        end = span[-1] + 1
        if end - span[0] != len(span) or "," in (words[end].form, words[end - 1].form):
            return None
        clause = Clause()
        form, lemma = make.verb(en.SIDE)
        at = clause.top(form, "VERB", lemma, PASSIVE)
        clause.add(make.noun([*en.ACTORS, *en.SOURCES]).marked("by"), "obl:agent", at)
        return put(words, end, clause.phrase(), i, "acl")
    return None


def dateline(make: English, words: list[Word]) -> list[Word]:
    """Return «GAO (Reuters) - S»."""
    clause = Clause()
    town = make.pick(en.PLACES)
    opening = clause.add(en.NEWS.read(town.upper() if make.chance(0.6) else town), "parataxis")
    if make.chance(0.7):
        first = clause.mark("(", opening)
        at = clause.word(make.pick(["AFP", "Reuters", "Xinhua", "AP"]), "PROPN", "parataxis", opening)
        clause.words[first].head = at
        clause.mark(")", at)
    clause.mark(make.pick(["-", "--", "—"]), opening)
    clause.crown(Phrase([replace(word) for word in words]))
    return clause.words


GRAFTS: dict[str, Callable[[English, list[Word]], list[Word] | None]] = {
    "said_after": said_after,
    "said_before": said_before,
    "quoted": quoted,
    "aside": aside,
    "dateline": dateline,
}


def sentence(make: English, kind: str) -> list[Word]:
    """Return a sentence of our own words."""
    words = KINDS[kind](make)
    if kind != "heading" or make.chance(0.1):
        words.mark(".", root_of(words.words))
    words.words[0].form = words.words[0].form[:1].upper() + words.words[0].form[1:]
    return words.words


def grafted(
    hosts: Sequence[Tree], norms: Norms, seed: int, size: int, without: frozenset[str] = frozenset()
) -> list[Tree]:
    """Return `size` English trees: half grafted on sentences of treebanks, half of our own words."""
    return grow(English(seed), hosts, norms, size, (tuple(KINDS), sentence), GRAFTS, without)
