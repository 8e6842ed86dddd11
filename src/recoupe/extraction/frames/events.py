"""From trigger words to mentions of happenings: type, head, tense, modality, negation, definiteness."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from recoupe.extraction.draft import Tense
from recoupe.extraction.tree import Tree
from recoupe.languages.entries import TriggerEntry
from recoupe.languages.grammar_words import GrammarWords
from recoupe.languages.matcher import Match, normal
from recoupe.model.record import Modality

_VERBAL = {"VERB", "AUX"}
_TO_OTHERS = frozenset({"arrest", "kill", "injure", "abduct"})


class Trigger(msgspec.Struct, frozen=True):
    """Trigger words found in a sentence, before roles are filled."""

    entry: TriggerEntry
    first: int
    last: int
    head: int
    nominal: bool


class Status(msgspec.Struct, frozen=True):
    """How a mention stands to reality: did it happen, when, is it one thing, does it point back."""

    negated: bool
    modality: Modality
    tense: Tense
    generic: bool
    definite: bool
    inner: int
    another: bool
    indefinite: bool


def find_triggers(tree: Tree, matches: Sequence[Match[TriggerEntry]], words: GrammarWords) -> list[Trigger]:
    """Return the triggers of a sentence, one for each stretch of words.

    Where several entries match the same words, the one that is not weak wins, else the first. A verb of harm
    done to oneself («s'arrêter», «s'est tué») is none.
    """
    by_span: dict[tuple[int, int], list[TriggerEntry]] = {}
    for match in matches:
        by_span.setdefault((match.first, match.last), []).append(match.entry)
    triggers: list[Trigger] = []
    for (first, last), entries in by_span.items():
        entry = min(entries, key=lambda e: e.weak)
        head = _head(tree, first, last)
        token = tree[head]
        nominal = token.upos in {"NOUN", "PROPN"} or (token.upos == "ADJ" and entry.pos == "noun")
        if not nominal and first == last and entry.frame in _TO_OTHERS and _reflexive(tree, head, words):
            continue
        triggers.append(Trigger(entry, first, last, head, nominal))
    return triggers


def _reflexive(tree: Tree, verb: int, words: GrammarWords) -> bool:
    return any(tree[i].lower in words.reflexive for i in tree.children[verb] if i < verb)


def _head(tree: Tree, first: int, last: int) -> int:
    """Return the token of the stretch that governs the others."""
    inside = range(first, last + 1)
    for i in inside:
        token = tree[i]
        if (token.head not in inside or token.head == i) and token.upos not in {"ADP", "DET", "PUNCT"}:
            return i
    return first


def status(tree: Tree, trigger: Trigger, words: GrammarWords) -> Status:
    """Return how the trigger stands to reality, read off its verb group, determiner and governors."""
    head = tree[trigger.head]
    lead = trigger.head if not trigger.nominal else _governing_verb(tree, trigger.head)
    group = (
        [tree[i] for i in tree.deps(lead, "aux", "aux:tense", "aux:pass", "cop")] if lead is not None else []
    )
    feats = "|".join(t.feats for t in (*group, *((tree[lead],) if lead is not None else ())))
    determiners = [tree[i].lower for i in tree.deps(trigger.head, "det", "nummod", "amod")]
    definite = any(d in words.demonstrative for d in determiners) or (
        trigger.nominal and any(d in words.definite for d in determiners if d not in words.partitive)
    )
    plural = "Number=Plur" in head.feats
    many = any(d in words.many for d in determiners) or _many_above(tree, trigger.head, words)
    bare = not any(tree[i].dep == "nummod" for i in tree.children[trigger.head])
    return Status(
        negated=_negated(tree, trigger, words),
        modality=_modality(tree, trigger, feats, words),
        tense=_in_its_time(_tense(feats, group_used=bool(group)), tree, lead),
        generic=trigger.nominal and (many or (plural and bare)),
        definite=definite,
        another=bool(set(determiners) & set(words.another)) or _set_beside(tree, trigger, words),
        indefinite=trigger.nominal and any(d in words.numbers.one for d in determiners),
        inner=sum(1 for i in tree.ancestors(trigger.head) if tree[i].dep in {"acl", "acl:relcl", "advcl"})
        + (head.dep in {"acl", "acl:relcl", "advcl"}),
    )


def _set_beside(tree: Tree, trigger: Trigger, words: GrammarWords) -> bool:
    """«Parallèlement à l'attaque …»: words just before set the mention beside another happening."""
    return any(tree[i].lower in words.another for i in range(max(0, trigger.first - 3), trigger.first))


def _governing_verb(tree: Tree, i: int) -> int | None:
    for j in tree.ancestors(i):
        if tree[j].upos in _VERBAL:
            return j
    return None


def _many_above(tree: Tree, i: int, words: GrammarWords) -> bool:
    governor = tree[tree[i].head]
    return normal(governor.lemma) in words.many or governor.lower in words.many


def _negated(tree: Tree, trigger: Trigger, words: GrammarWords) -> bool:
    around = {tree[i].lower for i in tree.children[trigger.head]}
    if around & set(words.no_one):
        return True
    if any(tree.case(trigger.head) == w for w in words.without):
        return True
    if trigger.nominal:
        # «ni victime ni dégât», «il n'y a pas eu d'attaque».
        listed = any(tree[i].lower in words.negation for i in tree.deps(trigger.head, "cc"))
        return listed or _denied_object(tree, trigger.head, words)
    particles = {tree[i].lower for i in tree.deps(trigger.head, "advmod", "obj", "mark", "case")}
    return bool(particles & set(words.negation)) and not set(words.only) & around


def _denied_object(tree: Tree, head: int, words: GrammarWords) -> bool:
    """Return whether a noun is the object of a denied verb, under a bare «de»: there was none."""
    verb = tree[tree[head].head]
    if tree[head].dep != "obj" or verb.upos not in _VERBAL:
        return False
    marks = [tree[i].lower for i in tree.deps(verb.i, "advmod")]
    bare = any(tree[i].lower in words.genitive[:2] for i in tree.deps(head, "det", "case"))
    return bare and sum(m in words.negation for m in marks) > 1


def _modality(tree: Tree, trigger: Trigger, feats: str, words: GrammarWords) -> Modality:
    chain = [trigger.head, *tree.ancestors(trigger.head)][:5]
    near: set[str] = set()
    for depth, i in enumerate(chain):
        if depth:
            near |= {normal(tree[i].lemma), tree[i].lower}
        # The preposition of another noun is not the deed's («parle pour sa part de quinze morts»).
        labels = ("mark", "case", "advmod", "amod") if not depth else ("mark", "advmod", "amod")
        near |= {tree[c].lower for c in tree.deps(i, *labels) if depth < 2}
    own = {tree[c].lower for c in tree.children[trigger.head]}
    if own & set(words.possible):
        return "possible"
    if near & set(words.feared):
        return "feared"
    if near & set(words.hypothetical):
        return "hypothetical"
    if "Mood=Cnd" in feats and "VerbForm=Part" not in feats:
        return "possible"
    if "Tense=Fut" in feats or own & set(words.future):
        return "future"
    return "actual"


_REPORTED = frozenset({"ccomp", "xcomp"})


def _in_its_time(tense: Tense, tree: Tree, lead: int | None) -> Tense:
    """Return the tense that a verb would have outside reported speech.

    «L'armée a annoncé que trois soldats avaient été tués» is no flashback: after a verb of the past, French
    puts the past of what is said into the pluperfect.
    """
    if tense != "pluperfect" or lead is None:
        return tense
    for i in (lead, *tree.ancestors(lead)):
        above = tree[i].head
        if tree[i].dep not in _REPORTED or above == i or tree[above].upos not in _VERBAL:
            continue
        group = [tree[k] for k in tree.deps(above, "aux", "aux:tense", "aux:pass", "cop")]
        told = _tense("|".join(t.feats for t in (*group, tree[above])), group_used=bool(group))
        return "past" if told in {"past", "pluperfect"} else tense
    return tense


def _tense(feats: str, *, group_used: bool) -> Tense:
    if "Tense=Fut" in feats:
        return "future"
    if group_used and "Tense=Imp" in feats and "Tense=Past" in feats:
        return "pluperfect"
    if "Tense=Past" in feats or "Tense=Imp" in feats:
        return "past"
    if "Tense=Pres" in feats:
        return "present"
    return "none"
