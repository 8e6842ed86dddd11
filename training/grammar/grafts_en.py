"""Grafts English news syntax on sentences: speech around them, quotations, asides, datelines."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from training.grammar import words_en as en
from training.grammar.clauses_en import KINDS, PASSIVE, PAST
from training.grammar.graft import UNKNOWN, Clause, Norms, Phrase
from training.grammar.maker import bare, grow, put, root_of, shifted
from training.grammar.news_en import English
from training.grammar.treebank import ROOT, Tree, Word, subtree


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
