"""English news sentences made of our own words, one function for each kind of construction."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from training.grammar import words_en as en
from training.grammar.graft import Clause
from training.grammar.news_en import English

PAST = "Mood=Ind|Number={}|Person=3|Tense=Past|VerbForm=Fin"
PASSIVE = "Tense=Past|VerbForm=Part|Voice=Pass"
PERFECT = "Tense=Past|VerbForm=Part"


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
