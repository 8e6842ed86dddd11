"""French news sentences made of our own words, one function for each kind of construction."""

from __future__ import annotations

from collections.abc import Callable

from training.grammar import words_fr as fr
from training.grammar.graft import Clause, Phrase
from training.grammar.news_fr import PAST, French, aux
from training.grammar.tolls_fr import dead, gap, others, toll
from training.grammar.treebank import Word


def active(make: French) -> Clause:
    """Return «Des hommes armés ont tué au moins douze civils à Gao»."""
    clause = Clause()
    subject = make.actor()
    clause.add(subject, "nsubj")
    aux(make, clause, subject.number)
    hurt = make.chance(0.5)
    form, lemma = make.verb(fr.HIT if hurt else fr.STRUCK)
    top = clause.top(form, "VERB", lemma, PAST)
    clause.add(make.victims() if hurt else make.noun(fr.TARGETS), "obj", top)
    if make.chance(0.25):
        _et_verb(make, clause, top)
    make.settle(clause, top)
    if make.chance(0.2):
        _tail(make, clause, top)
    return clause


def _et_verb(make: French, clause: Clause, top: int) -> None:
    """Add a second verb: «… et blessé trois autres», «… et enlevé dix personnes»."""
    form, lemma = make.verb(fr.HIT)
    et = clause.word("et", "CCONJ", "cc", top)
    at = clause.word(form, "VERB", "conj", top, lemma, PAST)
    clause.words[et].head = at
    group = others(f"{make.pick(fr.NUMBERS)} autres") if make.chance(0.4) else make.victims()
    clause.add(group, "obj", at)


def passive(make: French) -> Clause:
    """Return «Au moins douze civils ont été tués par des hommes armés à Gao»."""
    clause = Clause()
    hurt = make.chance(0.55)
    subject = make.victims() if hurt else make.noun(fr.TARGETS)
    clause.add(subject, "nsubj:pass")
    aux(make, clause, subject.number)
    clause.word("été", "AUX", "aux:pass")
    form, lemma, feats = make.agreed(*make.verb(fr.HIT if hurt else fr.STRUCK), subject)
    top = clause.top(form, "VERB", lemma, feats)
    draw = make.rng.random()
    if draw < 0.25 and hurt:
        gap(make, clause, top)
    elif draw < 0.75:
        if make.chance(0.25):
            top = _then(make, clause, top, subject)
        _agent(make, clause, top)
    else:
        make.settle(clause, top)
    if make.chance(0.3):
        clause.add(make.noun(fr.EVENTS).marked(make.pick(["dans", "pendant"])), "obl", top)
    return clause


def pause(make: French, clause: Clause) -> None:
    """Add a day between commas before the verb comes: «le ministre a, mercredi, démenti …»."""
    first = clause.mark(",")
    day = clause.add(make.day(), "obl")
    last = clause.mark(",")
    clause.words[first].head = clause.words[last].head = day


def _agent(make: French, clause: Clause, top: int) -> None:
    """Add who did it, at times behind when and where: «… attaqué dans la nuit par des hommes armés»."""
    first = make.chance(0.4)
    if first:
        make.settle(clause, top)
    agent = make.actor() if make.chance(0.65) else make.noun(fr.WEAPONS)
    clause.add(agent.marked("par"), "obl:agent", top)
    if not first:
        make.settle(clause, top)


def _then(make: French, clause: Clause, top: int, subject: Phrase) -> int:
    """Add a second participle and return its place: «enlevés puis exécutés»."""
    form, lemma, feats = make.agreed(*make.verb(fr.HIT), subject)
    link = clause.word(make.pick(["et", "puis"]), "CCONJ", "cc", top)
    at = clause.word(form, "VERB", "conj", top, lemma, feats)
    clause.words[link].head = at
    return at


def _tail(make: French, clause: Clause, top: int) -> None:
    """Add what came of it: «, faisant quatre morts», «, tuant dix civils», «sans faire de victimes»."""
    draw = make.rng.random()
    if draw < 0.4:
        comma = clause.mark(",")
        form, lemma = make.rng.choice(
            [("faisant", "faire"), ("causant", "causer"), ("provoquant", "provoquer")]
        )
        at = clause.word(form, "VERB", "advcl", top, lemma, "Tense=Pres|VerbForm=Part")
        dead(make, clause, "obj", at)
        clause.words[comma].head = at
    elif draw < 0.7:
        comma = clause.mark(",")
        form, lemma = make.rng.choice(
            [("tuant", "tuer"), ("blessant", "blesser"), ("enlevant", "enlever"), ("visant", "viser")]
        )
        at = clause.word(form, "VERB", "advcl", top, lemma, "Tense=Pres|VerbForm=Part")
        clause.add(make.victims(), "obj", at)
        clause.words[comma].head = at
    else:
        verb, what = make.rng.choice(
            [
                ("faire", "victimes"),
                ("faire", "blessés"),
                ("donner", "précisions"),
                ("fournir", "preuves"),
                ("faire", "dégâts"),
            ]
        )
        mark = clause.word("sans", "ADP", "mark")
        at = clause.word(verb, "VERB", "advcl", top, verb, "VerbForm=Inf")
        clause.words[mark].head = at
        de = clause.word("de", "DET", "det", at)
        clause.words[de].head = clause.word(what, "NOUN", "obj", at)


def died(make: French) -> Clause:
    """Return «Trois soldats sont morts dans une embuscade tendue par des rebelles»."""
    clause = Clause()
    subject = make.victims()
    clause.add(subject, "nsubj")
    if make.chance(0.5):
        aux(make, clause, subject.number, "être")
        form, lemma, feats = make.agreed(
            *make.verb(["mort:mourir", "tombé:tomber", "décédé:décéder"]), subject
        )
    else:
        aux(make, clause, subject.number)
        form, lemma = make.verb(["péri:périr", "succombé:succomber", "trouvé:trouver", "perdu:perdre"])
        feats = PAST
    top = clause.top(form, "VERB", lemma, feats)
    if lemma in ("trouver", "perdre"):
        what = "la mort" if lemma == "trouver" else "la vie"
        clause.add(fr.NEWS.read(what), "obj", top)
    event = side(make, make.noun(fr.EVENTS))
    clause.add(event.marked("dans"), "obl", top)
    make.settle(clause, top, 0.4)
    return clause


def side(make: French, phrase: Phrase) -> Phrase:
    """Return a phrase with a participle after it: «une attaque menée par …», «une attaque attribuée à …»."""
    form, lemma, feats = make.agreed(
        *make.verb(
            [
                "mené:mener",
                "attribué:attribuer",
                "tendu:tendre",
                "lancé:lancer",
                "revendiqué:revendiquer",
                "commis:commettre",
            ]
        ),
        phrase,
    )
    clause = Clause()
    top = clause.crown(phrase)
    at = clause.word(form, "VERB", "acl", top, lemma, feats)
    if lemma == "attribuer":
        clause.add(make.actor().marked("à"), "obl", at)
    else:
        clause.add(make.actor().marked("par"), "obl:agent", at)
    return clause.phrase(phrase.number, phrase.gender)


def targeted(make: French) -> Clause:
    """Return «Un convoi a été pris pour cible par …» or «… ont pris pour cible un convoi»."""
    clause = Clause()
    is_passive = make.chance(0.6)
    subject = make.noun(fr.TARGETS) if is_passive else make.actor()
    clause.add(subject, "nsubj:pass" if is_passive else "nsubj")
    aux(make, clause, subject.number)
    if is_passive:
        clause.word("été", "AUX", "aux:pass")
        form, lemma, feats = make.agreed("pris", "prendre", subject)
    else:
        form, lemma, feats = "pris", "prendre", PAST
    top = clause.top(form, "VERB", lemma, feats)
    clause.add(fr.NEWS.read("cible").marked("pour"), "obl", top)
    if is_passive:
        _agent(make, clause, top)
    else:
        clause.add(make.noun(fr.TARGETS), "obj", top)
        make.settle(clause, top)
    return clause


def agreement(make: French) -> Clause:
    """Return «L'Inde et le Pakistan ont conclu une trêve»."""
    clause = Clause()
    subject = make.pair(make.state(), make.state()) if make.chance(0.7) else make.actor()
    clause.add(subject, "nsubj")
    aux(make, clause, subject.number)
    form, lemma = make.verb(fr.DEALT)
    top = clause.top(form, "VERB", lemma, PAST)
    clause.add(make.noun(fr.DEALS), "obj", top)
    make.settle(clause, top, 0.3)
    return clause


def claim(make: French) -> Clause:
    """Return «X a revendiqué l'attaque», «X accuse Y d'avoir tué Z» or «X dément avoir tué Y»."""
    clause = Clause()
    draw = make.rng.random()
    subject = make.actor() if draw < 0.4 else make.speaker()
    clause.add(subject, "nsubj")
    aux(make, clause, subject.number)
    if make.chance(0.12):
        pause(make, clause)
    if draw < 0.4:
        form, lemma = make.verb(fr.OWNED)
        top = clause.top(form, "VERB", lemma, PAST)
        clause.add(make.noun(fr.OWN), "obj", top)
        make.settle(clause, top, 0.3)
        return clause
    accused = draw < 0.8
    form, lemma = make.verb(["accusé:accuser"] if accused else fr.DENIED)
    top = clause.top(form, "VERB", lemma, PAST)
    if accused:
        clause.add(make.actor(), "obj", top)
        mark = clause.word("d'", "ADP", "mark", top)
    have = clause.word("avoir", "AUX", "aux", top, "avoir", "VerbForm=Inf")
    form, lemma = make.verb(fr.HIT)
    at = clause.word(form, "VERB", "xcomp" if accused else "ccomp", top, lemma, PAST)
    clause.words[have].head = at
    if accused:
        clause.words[mark].head = at
    clause.add(make.victims(), "obj", at)
    make.settle(clause, at, 0.3)
    return clause


def fire(make: French) -> Clause:
    """Return «Des combats ont éclaté entre X et Y», «… opposé X à Y» or «X ont ouvert le feu sur …»."""
    clause = Clause()
    draw = make.rng.random()
    subject = (
        make.actor()
        if draw < 0.35
        else make.noun(["des combats", "des affrontements", "de violents* combats", "des heurts"])
    )
    clause.add(subject, "nsubj")
    aux(make, clause, subject.number)
    if draw < 0.35:
        top = clause.top("ouvert", "VERB", "ouvrir", PAST)
        clause.add(fr.NEWS.read("le feu"), "obj", top)
        clause.add(
            make.noun([*fr.TARGETS, "la foule", "des civils", "des manifestants"]).marked("sur"), "obl", top
        )
    elif draw < 0.7:
        top = clause.top("éclaté", "VERB", "éclater", PAST)
        clause.add(make.parties(), "obl", top)
    else:
        top = clause.top("opposé", "VERB", "opposer", PAST)
        clause.add(make.actor(), "obj", top)
        clause.add(
            make.noun(["des rebelles", "des groupes armés*", "la police", "la milice"]).marked("à"),
            "obl",
            top,
        )
    make.settle(clause, top)
    return clause


def heading(make: French) -> Clause:
    """Return a headline: «Mali : douze soldats tués dans une attaque», «Attaque à Gao : trois morts»."""
    clause = Clause()
    place = make.rng.choice([*fr.PLACES, *[c.split()[1] for c in fr.COUNTRIES]]).replace("_", " ")
    if make.chance(0.5):
        people = make.victims()
        opening = clause.add(fr.NEWS.read(place), "dislocated") if make.chance(0.7) else None
        if opening is not None:
            clause.mark(":")
        top = clause.crown(people)
        form, lemma, feats = make.agreed(*make.verb(fr.HIT), people)
        at = clause.word(form, "VERB", "acl", top, lemma, feats)
        draw = make.rng.random()
        if draw < 0.4:
            clause.add(make.noun(fr.EVENTS).marked("dans"), "obl", at)
        elif draw < 0.7:
            clause.add(make.actor().marked("par"), "obl:agent", at)
        make.settle(clause, at, 0.3)
        if opening is not None:
            clause.words[opening].dep = "nmod"
        return clause
    event = make.noun([e for e in fr.EVENTS if "'" not in e])
    if make.chance(0.7) and event.words[0].upos == "DET":
        event = Phrase(
            [
                Word(w.form, w.upos, w.lemma, w.feats, w.head - 1 if w.head >= 0 else w.head, w.dep)
                for w in event.words[1:]
            ]
        )
    top = clause.crown(event)
    clause.add(make.place(), "nmod", top)
    mark = clause.mark(make.pick([":", ":", ","]), top)
    clause.words[mark].head = dead(make, clause, "parataxis", top)
    return clause


KINDS: dict[str, Callable[..., Clause]] = {
    "active": active,
    "passive": passive,
    "toll": toll,
    "died": died,
    "targeted": targeted,
    "claim": claim,
    "fire": fire,
    "agreement": agreement,
    "heading": heading,
}
"""What a sentence can be about; all but headings can be said by someone."""
