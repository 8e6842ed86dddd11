"""Grafts French news syntax on sentences: speech around and inside them, quotations, asides, datelines."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from training.grammar import words_fr as fr
from training.grammar.clauses_fr import KINDS
from training.grammar.graft import Clause, Norms, Phrase
from training.grammar.maker import bare, grow, low, put, root_of
from training.grammar.news_fr import PAST, French, aux
from training.grammar.treebank import ROOT, Tree, Word, subtree

QUOTES = (("«", "»"), ('"', '"'), ("“", "”"))


def speech(make: French) -> Phrase:
    """Return an inverted clause of speech without its commas: «a indiqué lundi à l'AFP un porte-parole»."""
    clause = Clause()
    draw = make.rng.random()
    if draw < 0.2:
        who, number = make.rng.choice(
            [("-t-il", "Sing"), ("-t-elle", "Sing"), ("-t-on", "Sing"), ("-ils", "Plur")]
        )
        clause.word("a" if number == "Sing" else "ont", "AUX", "aux")
        clause.word(who, "PRON", "nsubj")
        form, lemma = make.verb(fr.SAID)
        top = clause.top(form, "VERB", lemma, PAST)
        if make.chance(0.3):
            clause.add(make.day(), "obl", top)
        return clause.phrase()
    speaker = make.speaker()
    if draw < 0.75:
        aux(make, clause, speaker.number)
        form, lemma = make.verb(fr.SAID)
        top = clause.top(form, "VERB", lemma, PAST)
        if make.chance(0.3):
            clause.add(make.day(), "obl", top)
        if make.chance(0.15):
            clause.add(
                make.noun(["l'AFP", "l'agence Reuters", "la presse", "des journalistes"]).marked("à"),
                "obl",
                top,
            )
    else:
        form, lemma = make.verb(fr.SAYS)
        plural = speaker.number == "Plur"
        feats = f"Mood=Ind|Number={speaker.number}|Person=3|Tense=Pres|VerbForm=Fin"
        top = clause.top(form + "nt" if plural and form.endswith("e") else form, "VERB", lemma, feats)
    at = clause.add(speaker, "nsubj", top)
    if make.chance(0.12):
        cited = make.rng.choice(
            [("cité", "citer"), ("joint", "joindre"), ("interrogé", "interroger"), ("contacté", "contacter")]
        )
        form, lemma, feats = make.agreed(*cited, speaker)
        verb = clause.word(form, "VERB", "acl", at, lemma, feats)
        clause.add(
            make.noun(
                ["l'AFP", "l'agence Reuters", "des médias locaux*", "l'agence officielle*", "la radio"]
            ).marked("par"),
            "obl:agent",
            verb,
        )
    return clause.phrase()


def according(make: French) -> Phrase:
    """Return «selon NP», «d'après NP», «de source sécuritaire»."""
    draw = make.rng.random()
    if draw < 0.7:
        return make.speaker().marked("selon" if make.chance(0.85) else "Selon".lower())
    if draw < 0.85:
        phrase = make.noun(fr.SOURCES)
        words = [
            Word("d'", "ADP", "", "?", phrase.top + 2, "case"),
            Word("après", "ADP", "", "?", 0, "fixed"),
        ]
        words += [replace(w, head=w.head + 2 if w.head != ROOT else ROOT) for w in phrase.words]
        return Phrase(words)
    return fr.NEWS.read(f"source {make.pick(fr.ADJECTIVES)}*").marked("de")


def said_after(make: French, words: list[Word]) -> list[Word]:
    """Return «S, a indiqué NP.» or «S, selon NP.»."""
    clause = Clause()
    top = clause.crown(Phrase(bare(words)))
    mark = clause.mark(",", top)
    if make.chance(0.65):
        clause.words[mark].head = clause.add(speech(make), "parataxis", top)
    else:
        clause.words[mark].head = clause.add(according(make), "obl", top)
    clause.mark(".", top)
    return clause.words


def said_before(make: French, words: list[Word]) -> list[Word]:
    """Return «Selon NP, S.» or «NP a indiqué que S.»."""
    clause = Clause()
    if make.chance(0.4):
        opening = clause.add(according(make), "obl")
        mark = clause.mark(",")
        top = clause.crown(Phrase(low(bare(words))))
        clause.words[mark].head = opening
    else:
        speaker = make.speaker()
        clause.add(speaker, "nsubj")
        aux(make, clause, speaker.number)
        form, lemma = make.verb(fr.SAID)
        top = clause.top(form, "VERB", lemma, PAST)
        if make.chance(0.3):
            clause.add(make.day(), "obl", top)
        vowel = words[0].form[:1].lower() in "aeiouyéê"
        que = clause.word("qu'" if vowel else "que", "SCONJ", "mark", top)
        clause.words[que].head = clause.add(Phrase(low(bare(words))), "ccomp", top)
    clause.mark(".", top)
    clause.words[0].form = clause.words[0].form[:1].upper() + clause.words[0].form[1:]
    return clause.words


def said_inside(make: French, words: list[Word]) -> list[Word] | None:
    """Return «Sujet, a indiqué NP, verbe …»: speech after what opens the sentence."""
    root = root_of(words)
    tops = [
        i
        for i, w in enumerate(words)
        if w.head == root and i < root and w.dep.split(":")[0] in ("nsubj", "obl", "advmod")
    ]
    for top in tops:
        span = subtree(words, top)
        end = span[-1] + 1
        if (
            len(span) == end - span[0]
            and span[0] == 0
            and end < len(words)
            and words[end].form != ","
            and words[top].upos != "PRON"
        ):
            if make.chance(0.6):
                return put(words, end, speech(make), root, "parataxis")
            return put(words, end, according(make), root, "obl")
    return None


def quoted(make: French, words: list[Word]) -> list[Word]:
    """Return «« S », a déclaré NP.» or «NP a déclaré : « S ».»."""
    opening, closing = make.rng.choice(QUOTES)
    inner = bare(words)
    clause = Clause()
    if make.chance(0.7):
        mark = clause.mark(opening)
        top = clause.crown(Phrase(inner))
        clause.words[mark].head = top
        if make.chance(0.7):
            clause.mark(closing, top)
            comma = clause.mark(",", top)
        else:
            comma = clause.mark(",", top)
            clause.mark(closing, top)
        clause.words[comma].head = clause.add(speech(make), "parataxis", top)
        clause.mark(".", top)
        return clause.words
    speaker = make.speaker()
    clause.add(speaker, "nsubj")
    aux(make, clause, speaker.number)
    form, lemma = make.verb(fr.SAID)
    top = clause.top(form, "VERB", lemma, PAST)
    marks = [clause.mark(":", top), clause.mark(opening, top)]
    at = clause.add(Phrase(inner), "ccomp", top)
    marks += [clause.mark(closing, at)]
    for mark in marks:
        clause.words[mark].head = at
    clause.mark(".", top)
    clause.words[0].form = clause.words[0].form[:1].upper() + clause.words[0].form[1:]
    return clause.words


def aside(make: French, words: list[Word]) -> list[Word] | None:
    """Return «Sujet, soutenu par NP, verbe …» or «X, porte-parole de l'armée, verbe …»."""
    for i, word in enumerate(words):
        if word.dep not in ("nsubj", "nsubj:pass") or word.upos not in ("NOUN", "PROPN") or word.head < i:
            continue
        span = subtree(words, i)
        end = span[-1] + 1
        if end - span[0] != len(span) or words[end].form == "," or words[end - 1].form == ",":
            return None
        if word.upos == "PROPN" and make.chance(0.6):
            office = make.noun(fr.OFFICES)
            cut = office.words[0].upos == "DET"
            office = (
                Phrase([replace(w, head=w.head - 1 if w.head != ROOT else ROOT) for w in office.words[1:]])
                if cut
                else office
            )
            return put(words, end, office, i, "appos")
        if make.chance(0.25):
            return put(words, end, relative(make), i, "acl:relcl")
        gender = "Fem" if "Gender=Fem" in word.feats else "Masc"
        number = "Plur" if "Number=Plur" in word.feats else "Sing"
        clause = Clause()
        form, lemma, feats = make.agreed(*make.verb(fr.SIDE), Phrase([], number, gender))
        at = clause.top(form, "VERB", lemma, feats)
        if make.chance(0.4):
            et = clause.word("et", "CCONJ", "cc", at)
            form, lemma, feats = make.agreed(*make.verb(fr.SIDE), Phrase([], number, gender))
            clause.words[et].head = clause.word(form, "VERB", "conj", at, lemma, feats)
        clause.add(make.noun(fr.ACTORS if make.chance(0.6) else fr.SOURCES).marked("par"), "obl:agent", at)
        return put(words, end, clause.phrase(), i, "acl")
    return None


def relative(make: French) -> Phrase:
    """Return «qui n'a pas confirmé l'attaque», «qui a revendiqué l'assaut»."""
    clause = Clause()
    clause.word("qui", "PRON", "nsubj")
    negated = make.chance(0.5)
    if negated:
        clause.word("n'", "ADV", "advmod")
    clause.word("a", "AUX", "aux")
    if negated:
        clause.word("pas", "ADV", "advmod")
    form, lemma = make.verb(fr.CONFIRMED)
    top = clause.top(form, "VERB", lemma, PAST)
    clause.add(make.noun(fr.OWN), "obj", top)
    return clause.phrase()


def dateline(make: French, words: list[Word]) -> list[Word]:
    """Return «BAMAKO (AFP) - S» or «Gao, 3 mars (Reuters) – S»."""
    clause = Clause()
    town = make.pick(fr.PLACES).replace("_", " ")
    phrase = fr.NEWS.read(town.upper() if make.chance(0.5) else town)
    opening = clause.add(phrase, "parataxis")
    if make.chance(0.4):
        comma = clause.mark(",", opening)
        at = clause.word(str(make.rng.randint(1, 31)), "NUM", "nmod", opening)
        clause.words[comma].head = at
        clause.word(make.pick(fr.MONTHS), "NOUN", "nmod", at)
    if make.chance(0.6):
        first = clause.mark("(", opening)
        at = clause.word(make.pick(["AFP", "Reuters", "Xinhua", "AP", "APA"]), "PROPN", "parataxis", opening)
        clause.words[first].head = at
        clause.mark(")", at)
    clause.mark(make.pick(["-", "–", "—"]), opening)
    clause.crown(Phrase([replace(word) for word in words]))
    return clause.words


GRAFTS: dict[str, Callable[[French, list[Word]], list[Word] | None]] = {
    "said_after": said_after,
    "said_before": said_before,
    "said_inside": said_inside,
    "quoted": quoted,
    "aside": aside,
    "dateline": dateline,
}


def sentence(make: French, kind: str) -> list[Word]:
    """Return a sentence of our own words."""
    clause = KINDS[kind](make)
    words = clause.words
    if kind != "heading" or make.chance(0.1):
        clause.mark(".", root_of(words))
    words[0].form = words[0].form[:1].upper() + words[0].form[1:]
    return words


def grafted(
    hosts: Sequence[Tree], norms: Norms, seed: int, size: int, without: frozenset[str] = frozenset()
) -> list[Tree]:
    """Return `size` trees: half grafted on sentences of treebanks, half of our own words."""
    return grow(French(seed), hosts, norms, size, (tuple(KINDS), sentence), GRAFTS, without)
