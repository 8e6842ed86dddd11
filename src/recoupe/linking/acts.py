"""A report's political deeds: their parties named, their dates and places resolved, each deed told once."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec

from recoupe.extraction.draft import ActMention, ClaimMention, Phrase
from recoupe.model import Act, DateValue, Party, PlaceValue, Span
from recoupe.resolution.actors import ActorMatch
from recoupe.resolution.events import NO_DATE, NO_PLACE, Resolver

ANSWER_REACH = 2
"""Sentences after a demand in which its addressee's refusal answers it."""
_ARMED = frozenset(
    {"state_force", "foreign_force", "rebel_group", "militia", "communal_militia", "gang", "un"}
)
_OF_POWER = frozenset({"state", "force"})


class _Told(msgspec.Struct, frozen=True):
    """An act as one mention tells it, with what its parties resolve to."""

    mention: ActMention
    actor: ActorMatch
    target: ActorMatch
    date: DateValue
    place: PlaceValue


class ActBook:
    """The acts of one report, and which of them a claim speaks of.

    `triggers` are the words of the report's incidents, which tell no act besides. In a report without an
    incident only what armed bodies or two powers do is kept: the rest is the politics of one country.
    """

    def __init__(
        self,
        text: str,
        mentions: Sequence[ActMention],
        resolver: Resolver,
        resolve: Callable[[Phrase], ActorMatch],
        triggers: Sequence[tuple[int, int]],
    ) -> None:
        self._text = text
        self._resolver = resolver
        self._resolve = resolve
        self._groups: list[list[_Told]] = []
        for mention in mentions:
            told = self._told(self._answered(mention, mentions))
            if any(start <= mention.start < end for start, end in triggers):
                continue
            if not triggers and not _is_strategic(told):
                continue
            group = next((g for g in self._groups if all(_same(other, told) for other in g)), None)
            if group is None:
                self._groups.append([told])
            else:
                group.append(told)

    def acts(self) -> tuple[Act, ...]:
        """Return the acts in the order of the text."""
        return tuple(self._act(f"a{n}", group) for n, group in enumerate(self._groups, start=1))

    def told_in(self, claim: ClaimMention) -> str | None:
        """Return the id of the act told in a claim's content, or by its cue."""
        for n, group in enumerate(self._groups, start=1):
            for told in group:
                act = told.mention
                inside = claim.content_start <= act.start < claim.content_end
                own = act.start < claim.cue_end and claim.cue_start < act.end
                if act.sentence == claim.sentence and (inside or own):
                    return f"a{n}"
        return None

    def _told(self, mention: ActMention) -> _Told:
        places = [self._resolver.place(p) for p in mention.places]
        return _Told(
            mention,
            self._match(mention.actor),
            self._match(mention.target),
            self._date(mention),
            places[0] if places else NO_PLACE,
        )

    def _match(self, phrase: Phrase | None) -> ActorMatch:
        return ActorMatch() if phrase is None else self._resolve(phrase)

    def _date(self, mention: ActMention) -> DateValue:
        """Return the day of the deed; the day of the saying that tells a past deed only bounds it."""
        for date in mention.dates:
            value = self._resolver.date(date, mention.tense)
            if not isinstance(value.missing, str):
                return value
        if mention.tense == "future":
            return NO_DATE
        for date in mention.said:
            value = self._resolver.date(date, "past")
            if not isinstance(value.missing, str):
                return msgspec.structs.replace(value, basis="reporting_date")
        return NO_DATE

    def _answered(self, mention: ActMention, mentions: Sequence[ActMention]) -> ActMention:
        """Return a refusal with the party that it answers: the one who asks it of the refuser close by."""
        mine = _power(self._match(mention.actor))
        if mention.type != "REJECT" or mention.target is not None or mine is None:
            return mention
        asked = [m for m in mentions if m.type == "REQUEST" and _power(self._match(m.target)) == mine]
        near = [m for m in asked if 0 <= mention.sentence - m.sentence <= ANSWER_REACH]
        if not near:
            return mention
        asker = min(near, key=lambda m: abs(mention.start - m.start)).actor
        return msgspec.structs.replace(mention, target=asker)

    def _act(self, act_id: str, group: Sequence[_Told]) -> Act:
        first = group[0]
        actor = next((t for t in group if t.actor.actor), first)
        target = next((t for t in group if t.mention.target is not None), first)
        dated = next((t for t in group if not isinstance(t.date.missing, str)), first)
        placed = next((t for t in group if not isinstance(t.place.missing, str)), first)
        return Act(
            id=act_id,
            type=first.mention.type,
            mode=next((t.mention.mode for t in group if t.mention.mode), None),
            actor=self._party(actor.mention.actor, actor.actor),
            target=self._party(target.mention.target, target.target),
            date=dated.date,
            place=placed.place,
            spans=tuple(Span.cut(self._text, t.mention.start, t.mention.end) for t in group),
            rules=tuple(dict.fromkeys(r for t in group for r in t.mention.rules)),
        )

    def _party(self, phrase: Phrase | None, actor: ActorMatch) -> Party | None:
        if phrase is None:
            return None
        return Party(
            text=phrase.text,
            name=actor.name,
            actor=actor.actor,
            kind=actor.kind or phrase.kind,
            country=actor.country,
            spans=(Span.cut(self._text, phrase.start, phrase.end),),
            rules=phrase.rules,
        )


def _is_strategic(told: _Told) -> bool:
    """Return whether a deed is of armed bodies, or stands between two powers."""
    for phrase, match in ((told.mention.actor, told.actor), (told.mention.target, told.target)):
        if phrase is not None and (match.kind or phrase.kind) in _ARMED:
            return True
    mine, theirs = _power(told.actor), _power(told.target)
    return mine is not None and theirs is not None and mine != theirs


def _power(match: ActorMatch) -> str | None:
    """Return the country whose State or force a party is, else the party itself."""
    actor = match.actor or match.owner
    if actor is None:
        return match.country
    kind, _, rest = actor.partition(":")
    return rest.split(":")[0] if kind in _OF_POWER else actor


def _same(a: _Told, b: _Told) -> bool:
    """Return whether two mentions tell one deed: the same type by the same party, nothing apart."""
    if a.mention.sentence == b.mention.sentence or a.mention.type != b.mention.type:
        return False
    if not _one(a.actor, b.actor, a.mention.actor, b.mention.actor):
        return False
    if None not in (a.mention.mode, b.mention.mode) and a.mention.mode != b.mention.mode:
        return False
    both = a.mention.target is not None and b.mention.target is not None
    if both and not _one(a.target, b.target, a.mention.target, b.mention.target):
        return False
    dated = not isinstance(a.date.missing, str) and not isinstance(b.date.missing, str)
    return not dated or (a.date.start, a.date.end) == (b.date.start, b.date.end)


def _one(a: ActorMatch, b: ActorMatch, left: Phrase | None, right: Phrase | None) -> bool:
    if a.actor is not None or b.actor is not None:
        return a.actor == b.actor
    return left is not None and right is not None and left.text.lower() == right.text.lower()
