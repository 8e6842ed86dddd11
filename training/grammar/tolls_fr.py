"""French tolls: the dead and the wounded, groups whose verb is left out, and those who are part of them."""

from __future__ import annotations

from training.grammar import words_fr as fr
from training.grammar.graft import Clause, Phrase
from training.grammar.news_fr import PAST, French, aux
from training.grammar.treebank import Word


def others(text: str) -> Phrase:
    """Return «trois autres», whose adjective stands for the noun."""
    number = text.split(maxsplit=1)[0]
    return Phrase(
        [
            Word(number, "NUM", "", "?", 1, "nummod"),
            Word("autres", "ADJ", "autre", "Number=Plur", -1, "root"),
        ],
        "Plur",
    )


def gap(make: French, clause: Clause, top: int) -> None:
    """Add a second group whose auxiliaries are left out: «… et cinq autres blessés»."""
    draw = make.rng.random()
    if draw > 0.85:
        _second(make, clause, top)
        return
    if draw < 0.15:
        group = Phrase([Word("un", "PRON", "", "?", -1, "root")])
    elif draw < 0.65:
        group = others(f"{make.pick(fr.NUMBERS)} autres")
    else:
        group = make.count(fr.VICTIMS)
    form, lemma, feats = make.agreed(*make.verb(fr.HIT if draw >= 0.15 else ["blessé:blesser"]), group)
    et = clause.word("et", "CCONJ", "cc", top)
    other = clause.add(group, "nsubj:pass", top)
    adverb = (
        clause.word(make.pick(["grièvement", "légèrement"]), "ADV", "advmod", top)
        if lemma == "blesser"
        else None
    )
    at = clause.word(form, "VERB", "conj", top, lemma, feats)
    if adverb is not None:
        clause.words[adverb].head = at
    clause.words[et].head = clause.words[other].head = at


def _second(make: French, clause: Clause, top: int) -> None:
    """Add a second passive clause: «… et vingt autres, dont des enfants, ont été blessés»."""
    et = clause.word("et", "CCONJ", "cc", top)
    group = others(f"{make.pick(fr.NUMBERS)} autres")
    other = clause.add(make.among(group) if make.chance(0.5) else group, "nsubj:pass", top)
    dont = next((i for i in range(other, len(clause.words)) if clause.words[i].form == "dont"), None)
    if dont is not None:
        clause.mark(",", clause.words[dont].head)
    have = clause.word(make.pick(["ont", "avaient"]), "AUX", "aux", top)
    been = clause.word("été", "AUX", "aux:pass", top)
    form, lemma, feats = make.agreed(*make.verb(fr.HIT), group)
    at = clause.word(form, "VERB", "conj", top, lemma, feats)
    for i in (et, other, have, been):
        clause.words[i].head = at


def toll(make: French) -> Clause:
    """Return «Une attaque a fait douze morts, dont trois enfants, et vingt blessés»."""
    clause = Clause()
    subject = make.noun([*fr.EVENTS, *fr.WEAPONS])
    clause.add(subject, "nsubj")
    aux(make, clause, subject.number)
    top = clause.top("fait", "VERB", "faire", PAST)
    dead(make, clause, "obj", top)
    make.settle(clause, top)
    return clause


def dead(make: French, clause: Clause, dep: str, head: int) -> int:
    """Add a toll: «douze morts et trente blessés»."""
    nouns = make.rng.choice(
        [("morts", "blessés"), ("morts", "disparus"), ("victimes", "blessés"), ("tués", "blessés")]
    )
    phrase = make.count([nouns[0]])
    if make.chance(0.35):
        phrase = make.among(phrase)
    at = clause.add(phrase, dep, head)
    if make.chance(0.6):
        comma = clause.mark(",", at) if any(w.form == "dont" for w in phrase.words) else None
        if comma is not None:
            clause.words[comma].head = next(
                i for i in range(at, len(clause.words)) if clause.words[i].dep == "conj"
            )
        make.chain(clause, at, [make.count([nouns[1]])])
    return at
