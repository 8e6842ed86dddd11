"""Who did it, where the sentence of the deed does not say: «l'assaillant», «le suspect», told elsewhere.

A report tells an attack in one sentence and speaks of its author in others. A noun that names people by what
they did belongs to the attack told in its own sentence, or else to the last one told before it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet

from recoupe.extraction.draft import Draft, Fill, Phrase
from recoupe.linking.pairs import FAMILIES
from recoupe.linking.within import Cluster

_SCORE = 0.3
"""What such a noun weighs; set by hand, below what a scorer's fill must reach."""
_STREET = frozenset({"protesters", "rioters"})
_BESIDE = frozenset({"", ",", "(", "–", "—", "-", ":"})
_NEAR = 4
"""Signs between a name and the noun beside it."""
_NO_ATTACKER = frozenset({"armed_clash", "interception", "air_drone_strike", "shelling_missile_rocket"})
_FAMILIES = frozenset({"attack", "abduction"})


def has_culprit(kind: str) -> bool:
    """Return whether an incident of that type has someone who did it and others who only answered."""
    return FAMILIES[kind] in _FAMILIES and kind not in _NO_ATTACKER


def culprits(
    text: str, draft: Draft, clusters: Sequence[Cluster], kinds: Sequence[str], story: AbstractSet[int]
) -> Mapping[int, tuple[Fill, ...]]:
    """Return, by the place of a cluster, the attackers that the report names apart from the deed.

    `story` holds the places of the clusters that are the report's news of one day and country: only within it
    is the attacker of one deed taken for that of another.
    """
    attacks = _told(clusters, [has_culprit(kind) for kind in kinds])
    unrest = _told(clusters, [FAMILIES[kind] == "unrest" for kind in kinds])
    found: dict[int, list[Fill]] = {}
    for phrase in draft.phrases:
        if phrase.attacker and (phrase.first < phrase.head or phrase.plural):
            owner = _owner(phrase, attacks)
        elif phrase.kind in _STREET and phrase.plural:
            owner = _owner(phrase, unrest)
        else:
            continue
        if owner is not None:
            names = _names_beside(text, phrase, draft.phrases)
            found.setdefault(owner, []).extend(_fill(p, phrase) for p in (*names, phrase))
    _share(found, {k for _, _, k in attacks} & story)
    return {k: tuple(fills) for k, fills in found.items()}


def _share(found: dict[int, list[Fill]], attacks: AbstractSet[int]) -> None:
    """Give the attacks of one story whose doer nobody names the single attackers of the others.

    A report of one attacker tells his deeds one after the other; what it only recalls is another's.
    """
    single = [f for k in sorted(attacks & set(found)) for f in found[k] if not f.phrase.plural]
    if single:
        found.update(dict.fromkeys(attacks - set(found), single))


def _told(clusters: Sequence[Cluster], wanted: Sequence[bool]) -> list[tuple[int, int, int]]:
    """Return sentence, place and cluster of the mentions of the wanted clusters, in their order."""
    return sorted(
        (e.mention.sentence, e.mention.start, k)
        for k, members in enumerate(clusters)
        for e in members
        if wanted[k]
    )


def _fill(phrase: Phrase, noun: Phrase) -> Fill:
    named = _SCORE if phrase is noun else 1.5 * _SCORE
    rules = ("role:culprit/apart", *noun.rules)
    return Fill(slot="perpetrators", phrase=phrase, score=named, rules=rules)


def _names_beside(text: str, noun: Phrase, phrases: Sequence[Phrase]) -> list[Phrase]:
    """Return the name in apposition to a noun («le suspect, X», «X, l'auteur présumé», «l'assaillant X»)."""
    return [
        p
        for p in phrases
        if p.sentence == noun.sentence
        and p.person
        and p.named
        and (text[noun.end : p.start].strip() in _BESIDE or text[p.end : noun.start].strip() in _BESIDE)
        and (0 <= p.start - noun.end < _NEAR or 0 <= noun.start - p.end < _NEAR)
    ]


def _owner(phrase: Phrase, told: Sequence[tuple[int, int, int]]) -> int | None:
    """Return the deed that a noun speaks of: the nearest of its sentence, the last before, or the first.

    The noun's own words, where they are read as a mention, do not count.
    """
    told = [x for x in told if not phrase.start <= x[1] < phrase.end]
    here = [(abs(start - phrase.start), k) for sentence, start, k in told if sentence == phrase.sentence]
    if here:
        return min(here)[1]
    before = [k for sentence, _, k in told if sentence < phrase.sentence]
    if before:
        return before[-1]
    return told[0][2] if told else None


def captors(
    draft: Draft, clusters: Sequence[Cluster], kinds: Sequence[str]
) -> Mapping[int, tuple[Fill, ...]]:
    """Return, by the place of a cluster, the forces that tell of an arrest whose agent nobody names.

    «Deux hommes ont été interpellés, a annoncé la police»: who tells of an arrest has made it.
    """
    found: dict[int, tuple[Fill, ...]] = {}
    for k, members in enumerate(clusters):
        if FAMILIES[kinds[k]] != "arrest":
            continue
        indices = {e.mention.index for e in members}
        sources = [(c.source.start, c.source.end) for c in draft.claims if indices & set(c.events)]
        forces = [
            p
            for p in draft.phrases
            if p.kind == "state_force"
            and p.cls == "party"
            and any(start <= p.start and p.end <= end for start, end in sources)
        ]
        if forces:
            found[k] = tuple(
                Fill(slot="perpetrators", phrase=p, score=_SCORE, rules=("role:captor/apart", *p.rules))
                for p in forces
            )
    return found
