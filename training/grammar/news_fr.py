"""French news clauses made of our own words: who did what to whom, tolls, headlines, speech."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from training.grammar import words_fr as fr
from training.grammar.graft import Clause, Phrase
from training.grammar.maker import Maker, shifted
from training.grammar.treebank import ROOT, Word

PAST = "Gender=Masc|Number=Sing|Tense=Past|VerbForm=Part"
"""The features of a participle that agrees with nothing."""


class French(Maker):
    """Makes French phrases."""

    def noun(self, entries: Sequence[str]) -> Phrase:
        """Return the phrase of one entry of a list."""
        return fr.NEWS.read(self.pick(entries))

    def actor(self) -> Phrase:
        """Return who does something: a group, a state, two of them, a man with his arm, one of a group."""
        draw = self.rng.random()
        if draw < 0.66:
            return self.noun(fr.ACTORS)
        if draw < 0.72:
            return self.organisation()
        if draw < 0.8:
            return self.state()
        if draw < 0.9:
            return self.pair(self.noun(fr.ACTORS), self.noun(fr.ACTORS))
        clause = Clause()
        if draw < 0.95:
            top = clause.crown(fr.NEWS.read("un homme armé*" if self.chance(0.6) else "des hommes armés*"))
            arm = self.pick(fr.ARMS)
            clause.add(
                fr.NEWS.read(arm).marked("d'" if arm[0] in "ue" else "de"), "obl", len(clause.words) - 1
            )
            return clause.phrase("Plur" if clause.words[0].form == "des" else "Sing")
        top = clause.top("un", "PRON")
        clause.add(self.noun(fr.OWNERS).marked("de"), "nmod", top)
        return clause.phrase()

    def organisation(self) -> Phrase:
        """Return a body with its acronym: «l'Etat islamique en Afrique de l'Ouest (Iswap)»."""
        clause = Clause()
        top = clause.crown(self.noun(fr.BODIES))
        mark = clause.mark("(", top)
        name = clause.word(self.pick(fr.ACRONYMS), "PROPN", "appos", top)
        clause.words[mark].head = name
        clause.mark(")", name)
        gender = "Fem" if clause.words[0].form == "la" else "Masc"
        return clause.phrase("Plur" if clause.words[0].form == "les" else "Sing", gender)

    def state(self) -> Phrase:
        """Return a state or its capital."""
        phrase = fr.NEWS.read(self.pick(fr.STATES))
        for word in phrase.words:
            word.form = word.form.replace("_", " ")
        return phrase

    def pair(self, first: Phrase, second: Phrase) -> Phrase:
        """Return two sides that «et» joins."""
        clause = Clause()
        top = clause.crown(first)
        self.chain(clause, top, [second])
        return clause.phrase("Plur", "Masc")

    def agreed(self, form: str, lemma: str, phrase: Phrase) -> tuple[str, str, str]:
        """Return a participle that agrees with a phrase, its lemma and features."""
        end = ("e" if phrase.gender == "Fem" else "") + (
            "s" if phrase.number == "Plur" and form[-1] != "s" else ""
        )
        feats = f"Gender={phrase.gender}|Number={phrase.number}|Tense=Past|VerbForm=Part"
        return form + end, lemma, feats

    def person(self) -> Phrase:
        """Return a name, at times of one word."""
        names = [self.pick(fr.FIRST), self.pick(fr.LAST).replace("_", " ")]
        names = " ".join(names if self.chance(0.75) else names[1:]).split()
        return Phrase(
            [Word(n, "PROPN", n, "_", 0 if k else ROOT, "flat" if k else "root") for k, n in enumerate(names)]
        )

    def speaker(self) -> Phrase:
        """Return who says something: a source, a name, an office with a name beside it."""
        draw = self.rng.random()
        if draw < 0.55:
            return self.noun(fr.SOURCES)
        if draw < 0.65:
            return self.person()
        if draw < 0.85:
            return self.office()
        phrase = fr.NEWS.read(f"le {self.pick(fr.TITLES)}")
        clause = Clause()
        top = clause.crown(phrase)
        clause.add(self.person(), "nmod", top)
        return clause.phrase()

    def office(self) -> Phrase:
        """Return an office and its holder: «le maire, X,», «X, maire de la ville,» or «le maire X»."""
        office, person = self.noun(fr.OFFICES), self.person()
        draw = self.rng.random()
        clause = Clause()
        if draw < 0.3:
            if office.words[0].upos == "DET" and self.chance(0.8):
                office = Phrase([shifted(word, -1) for word in office.words[1:]])
            top = clause.crown(person)
            comma = clause.mark(",", top)
            clause.words[comma].head = clause.add(office, "appos", top)
            return clause.phrase()
        top = clause.crown(office)
        if draw < 0.8:
            comma = clause.mark(",", top)
            clause.words[comma].head = clause.add(person, "appos", top)
        else:
            clause.add(person, "appos", top)
        return clause.phrase()

    def count(self, nouns: Sequence[str]) -> Phrase:
        """Return people counted: «douze soldats», «au moins 12 civils», «une dizaine de femmes»."""
        people = self.pick(nouns)
        draw = self.rng.random()
        if draw < 0.1:
            return fr.NEWS.read(f"des {people}")
        if draw < 0.2:
            some = self.pick("dizaine vingtaine trentaine cinquantaine centaine quinzaine".split())
            return self._dozens(f"une {some}", people)
        if draw < 0.25:
            return self._dozens(
                f"{self.pick(['des', 'plusieurs'])} {self.pick(['dizaines', 'centaines'])}", people
            )
        phrase = fr.NEWS.read(f"{self.pick(fr.NUMBERS)} {people}")
        if draw < 0.5:
            first, second = self.rng.choice([("au", "moins"), ("au", "moins"), ("environ", "")])
            phrase = self._about(phrase, first, second)
        return phrase

    @staticmethod
    def _dozens(head: str, people: str) -> Phrase:
        elided = people[0].lower() in "aeiouéhê" and not people.startswith(("haut", "houthi"))
        linked = fr.NEWS.read(people).marked("d'" if elided else "de")
        clause = Clause()
        phrase = fr.NEWS.read(head)
        top = clause.crown(phrase)
        clause.add(linked, "nmod", top)
        return clause.phrase("Plur" if head.startswith(("des", "plus")) else "Sing", "Fem")

    @staticmethod
    def _about(phrase: Phrase, first: str, second: str) -> Phrase:
        size = 2 if second else 1
        words = [shifted(w, size) for w in phrase.words]
        front = [Word(first, "ADP" if second else "ADV", "", "?", size, "advmod")]
        if second:
            front.append(Word(second, "ADV", "", "?", 0, "fixed"))
        return Phrase(front + words, phrase.number, phrase.gender)

    def victims(self) -> Phrase:
        """Return whom something happened to, at times two groups or with «dont trois enfants»."""
        phrase = self.count(fr.VICTIMS)
        draw = self.rng.random()
        if draw < 0.15:
            clause = Clause()
            top = clause.crown(phrase)
            et = clause.word("et", "CCONJ", "cc", top)
            clause.words[et].head = clause.add(self.count(fr.VICTIMS), "conj", top)
            return clause.phrase("Plur", "Masc")
        return self.among(phrase) if draw < 0.3 else phrase

    def among(self, phrase: Phrase) -> Phrase:
        """Return a group with some of them named: «douze civils, dont trois enfants,»."""
        clause = Clause()
        top = clause.crown(phrase)
        comma = clause.mark(",", top)
        part = fr.NEWS.read(f"{self.pick([*fr.NUMBERS[:20], 'plusieurs', 'des'])} {self.pick(fr.VICTIMS)}")
        dont = clause.word("dont", "PRON", "nmod", top)
        # A part of the whole is listed after it: that is how the reader finds «dont trois enfants».
        at = clause.add(part, "conj", top)
        clause.words[comma].head = clause.words[dont].head = at
        return clause.phrase(phrase.number, phrase.gender)

    def place(self) -> Phrase:
        """Return where: «à Gao», «près de Gao», «dans les villages de A, B et C», «au Mali»."""
        draw = self.rng.random()
        town = self.pick(fr.PLACES).replace("_", " ")
        if draw < 0.3:
            return fr.NEWS.read(f"{self.pick(['à', 'à', 'à', 'vers'])} {town}")
        if draw < 0.4:
            clause = Clause()
            top = clause.top("près", "ADV")
            vowel = town[0].lower() in "aeioué"
            clause.add(fr.NEWS.read(town).marked("d'" if vowel else "de"), "obl", top)
            return clause.phrase()
        if draw < 0.55:
            return fr.NEWS.read(self.pick(fr.COUNTRIES).replace("_", " "))
        if draw < 0.75:
            return self.noun(fr.REGIONS)
        return self._places()

    def _places(self) -> Phrase:
        """Return several places side by side."""
        names = [
            fr.NEWS.read(self.pick(fr.PLACES).replace("_", " "))
            for _ in range(self.rng.choice([2, 2, 3, 3, 4]))
        ]
        clause = Clause()
        if self.chance(0.4):
            names[0] = names[0].marked("à")
            first = clause.crown(names[0])
        else:
            noun = self.pick(
                [
                    "les villages",
                    "les localités",
                    "les villes",
                    "les régions",
                    "les provinces",
                    "les quartiers",
                ]
            )
            top = clause.crown(fr.NEWS.read(noun).marked("dans"))
            first = clause.add(names[0].marked("de"), "nmod", top)
        self.chain(clause, first, names[1:])
        return clause.phrase()

    def day(self) -> Phrase:
        """Return when: «lundi», «lundi soir», «le 3 mars», «dans la nuit de lundi à mardi»."""
        draw = self.rng.random()
        day = self.pick(fr.DAYS)
        if draw < 0.5:
            return fr.NEWS.read(day)
        if draw < 0.7:
            return fr.NEWS.read(f"{day} {self.pick(['soir', 'matin'])}")
        if draw < 0.8:
            clause = Clause()
            top = clause.crown(fr.NEWS.read(f"dans la nuit de {day}"))
            clause.add(fr.NEWS.read(self.pick(fr.DAYS)).marked("à"), "nmod", top)
            return clause.phrase()
        number = str(self.rng.randint(2, 31))
        words = [Word("le", "DET", "", "?", 1, "det"), Word(number, "NUM", number, "?", ROOT, "root")]
        return Phrase([*words, Word(self.pick(fr.MONTHS), "NOUN", "", "?", 1, "nmod")])

    def settle(self, clause: Clause, top: int, share: float = 0.5) -> None:
        """Add when and where at the end of a clause."""
        made: list[Callable[[], Phrase]] = [self.day, self.place]
        self.rng.shuffle(made)
        for make in made:
            if self.chance(share):
                phrase = make()
                clause.add(phrase, "advmod" if phrase.words[0].form == "près" else "obl", top)

    def parties(self) -> Phrase:
        """Return two sides: «entre l'armée et les rebelles»."""
        clause = Clause()
        top = clause.crown(self.noun(fr.ACTORS).marked("entre"))
        self.chain(clause, top, [self.noun(fr.ACTORS)])
        return clause.phrase()


def aux(make: French, clause: Clause, number: str, lemma: str = "avoir", dep: str = "aux") -> None:
    """Add an auxiliary that agrees, in one of the tenses of the news."""
    forms = {
        ("avoir", "Sing"): ("a", "a", "avait", "aurait"),
        ("avoir", "Plur"): ("ont", "ont", "avaient", "auraient"),
        ("être", "Sing"): ("est", "est", "était", "serait"),
        ("être", "Plur"): ("sont", "sont", "étaient", "seraient"),
    }[lemma, number]
    clause.word(make.pick(forms), "AUX", dep)
