"""English phrases of the news made of our own words: who, whom, where, when, said by whom."""

from __future__ import annotations

from collections.abc import Sequence

from training.grammar import words_en as en
from training.grammar.graft import UNKNOWN, Clause, Phrase
from training.grammar.maker import Maker, shifted
from training.grammar.treebank import ROOT, Word


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
