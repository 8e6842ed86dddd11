"""Place mentions: every name of a place in a sentence, with how the sentence places things by it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Literal

import msgspec

from recoupe.extraction.mentions.governors import NOWHERE, Governors, governors_of
from recoupe.extraction.mentions.place_clauses import Stretch, clause_after
from recoupe.extraction.mentions.place_left import Left, read_left
from recoupe.extraction.mentions.place_names import Name, find_names
from recoupe.languages.place_words import NounKind, PlaceWords
from recoupe.model.span import Span
from recoupe.text.doc import Token

PlaceRole = Literal["location", "affiliation", "dateline", "topic", "bare"]
PlaceRelation = Literal["in", "near", "direction", "distance", "around", "between", "road", "border", "off"]

_BETWEEN_CHAIN = re.compile(r"\s*[,(]?\s*")
_TOPIC = re.compile(r"\s*:\s")


class PlaceMention(msgspec.Struct, frozen=True, kw_only=True):
    """A place as a sentence names it.

    `name` and `span` are the name's, `phrase` the whole locative phrase («à 60 km au sud-est de Gao»).
    `bearing` is in degrees from north, −1 for the centre. `relatum` is the second place of a
    border, a road or a between; `containers` are the names that follow and hold this place, `near` the one
    beside which it lies («à Yabad, près de Jénine»).
    `country` is told by an adjective (ISO 3166-1 alpha-2). `is_here` marks words that name no place
    of their own («le pays»), `is_capital` the explicit phrase «la capitale malienne»; `is_of` marks a name
    that hangs on the noun before it («l'attentat de Nice»). `governors` are the words that govern it;
    `clause` is the stretch of the text that tells what happened at the place («à Mossoul, où …»); `aside`
    is where the word stands that governs a place of what came after or beside the deed («évacués vers Gao»).
    """

    name: str
    span: Span
    phrase: Span
    kind: NounKind | None = None
    relation: PlaceRelation = "in"
    bearing: float | None = None
    distance_km: float | None = None
    relatum: str | None = None
    containers: tuple[str, ...] = ()
    country: str | None = None
    role: PlaceRole = "bare"
    is_here: bool = False
    is_capital: bool = False
    noun: str | None = None
    is_of: bool = False
    governors: Governors = NOWHERE
    clause: Stretch | None = None
    aside: int | None = None
    near: str | None = None


def find_places(
    tokens: Sequence[Token], text: str, words: PlaceWords, is_place: Callable[[str], bool]
) -> list[PlaceMention]:
    """Return the places that a sentence names, in order, given its tokens and the report's text."""
    names = [
        _with_noun(name, tokens, text, words, is_place) for name in find_names(tokens, text, words, is_place)
    ]
    found = [m for name in names if (m := _mention(name, tokens, text, words, is_place))]
    taken = {t for m in found for t in range(m.phrase.start, m.phrase.end)}
    found += [
        m for token in tokens if token.start not in taken if (m := _of_people(token, tokens, text, words))
    ]
    taken = {t for m in found for t in range(m.phrase.start, m.phrase.end)}
    found += [m for m in _here(tokens, text, words) if m.span.start not in taken]
    found.sort(key=lambda mention: mention.span)
    found = _contain(_pair(_share(found, text, words), text, words), text)
    return _with_clauses(
        [_governed(m, tokens, words) for m in found],
        tokens,
        text,
        words,
    )


def _governed(mention: PlaceMention, tokens: Sequence[Token], words: PlaceWords) -> PlaceMention:
    governors = governors_of(tokens, mention.phrase.start, mention.phrase.end)
    # Words that stand first may have been hung on the saying at the end: «A Gao, deux sont morts, dit-il».
    before = [tokens[i] for i in governors.above if tokens[i].start < mention.phrase.start]
    aside = next((token.start for token in before if token.lemma in words.table.aside), None)
    return msgspec.structs.replace(mention, governors=governors, aside=aside)


def _with_clauses(
    mentions: list[PlaceMention], tokens: Sequence[Token], text: str, words: PlaceWords
) -> list[PlaceMention]:
    """Give the clause that follows a place to it, and to the places that it holds («à Gao, au Mali, où»)."""
    if not any(token.lower in words.where_opens for token in tokens):
        return mentions
    done: list[PlaceMention] = []
    for mention in reversed(mentions):
        clause = clause_after(tokens, mention.span.end, text, words)
        if clause is None and done and mention.containers and done[-1].name in mention.containers:
            clause = done[-1].clause
        if mention.role != "affiliation":
            mention = msgspec.structs.replace(mention, clause=clause)  # noqa: PLW2901 (the list is built anew)
        done.append(mention)
    return done[::-1]


def _with_noun(
    name: Name, tokens: Sequence[Token], text: str, words: PlaceWords, is_place: Callable[[str], bool]
) -> Name:
    """Return the name with the noun before it where both together are a known name («mer Rouge»)."""
    start = name.start - 1
    while start > 0 and name.start - start < 4 and tokens[start].lower in words.of | words.table.determiners:
        start -= 1
    if start < 0 or tokens[start].lower not in words.noun_of:
        return name
    whole = text[tokens[start].start : tokens[name.end - 1].end]
    return Name(start, name.end, whole, is_known=True) if is_place(whole) else name


def _mention(
    name: Name, tokens: Sequence[Token], text: str, words: PlaceWords, is_place: Callable[[str], bool]
) -> PlaceMention | None:
    left = read_left(tokens, name.start, words)
    is_dateline = name.start < 3 and _is_dateline(text[tokens[name.end - 1].end :][:60], words)
    if not (is_dateline or _is_placing(name, left, tokens, words)):
        return None
    first, last = tokens[name.start], tokens[name.end - 1]
    parts = _parts(name, left, is_place)
    noun = text[tokens[left.noun].start : last.end] if left.noun is not None else None
    kind = left.kind or words.noun_of.get(first.lower)
    role: PlaceRole = "dateline" if is_dateline else _role(name, left, tokens, text)
    return PlaceMention(
        name=parts[0],
        span=Span.cut(text, first.start, last.end),
        phrase=Span.cut(text, tokens[left.start].start, last.end),
        kind=kind,
        relation=_relation(left),
        bearing=left.bearing,
        distance_km=left.distance_km,
        relatum=parts[1],
        country=left.country,
        role=role,
        noun=noun,
        is_of=left.is_of,
    )


def _parts(name: Name, left: Left, is_place: Callable[[str], bool]) -> tuple[str, str | None]:
    """Return the two ends of a road written as one word («Bambari-Ippy»)."""
    ends = re.split(r"\s*[-–]\s*", name.text)
    if (
        not name.is_known
        and left.relation in ("road", "between")
        and len(ends) == 2
        and all(map(is_place, ends))
    ):
        return ends[0], ends[1]
    return name.text, None


def _is_placing(name: Name, left: Left, tokens: Sequence[Token], words: PlaceWords) -> bool:
    """Return whether the name stands for a place, not for a person or a common word."""
    is_placed = left.relation is not None or left.distance_km is not None
    before = tokens[name.start - 1] if name.start else None
    if not name.is_known:
        return is_placed and (left.kind is not None or _is_like_town(name, before, words))
    after = tokens[name.end] if name.end < len(tokens) else None
    if before is not None and (before.lower in words.table.titles or _is_person_part(before)):
        return left.kind is not None
    if is_placed or left.kind is not None or left.bearing is not None:
        return True
    if after is not None and _is_person_part(after) and after.start - tokens[name.end - 1].end == 1:
        return False
    upos = {token.upos for token in tokens[name.start : name.end]}
    return bool(upos & {"PROPN", "X"}) or (name.start > 0 and "NOUN" in upos)


def _is_like_town(name: Name, before: Token | None, words: PlaceWords) -> bool:
    """Return whether an unknown name may be a town's: no article («à la DGSI»), no acronym."""
    has_article = before is not None and before.lower in words.table.determiners | words.table.no_town
    return not has_article and not name.text.isupper()


def _is_person_part(token: Token) -> bool:
    is_name = token.upos in ("PROPN", "X", "NOUN", "ADJ") and len(token.text) > 1
    return is_name and token.text[:1].isupper() and token.text.isalpha() and not token.text.isupper()


def _relation(left: Left) -> PlaceRelation:
    if left.relation in ("near", "around", "border", "road", "between", "off"):
        return left.relation
    if left.bearing is not None:
        return "direction"
    return "distance" if left.distance_km is not None else "in"


def _role(name: Name, left: Left, tokens: Sequence[Token], text: str) -> PlaceRole:
    end = tokens[name.end - 1].end
    if left.is_affiliation:
        return "affiliation"
    if left.relation is not None or left.distance_km is not None:
        return "location"
    before = tokens[left.start - 1].text if left.start else ""
    if before == "(":
        return "location"
    return "topic" if left.start == 0 and _TOPIC.match(text[end : end + 4].replace("\u00a0", " ")) else "bare"


def _is_dateline(after: str, words: PlaceWords) -> bool:
    agency = re.match(r"\s*(?:,[^()]{1,40})?\((\w+)\)", after)
    if agency:
        return agency.group(1).lower() in words.table.agencies
    dash = re.match(r"\s*,\s*\d{1,2}\s+\w+\.?\s*(?:\d{4})?\s*(\S)", after)
    return bool(dash and dash.group(1) in words.table.dateline_dash)


def _of_people(token: Token, tokens: Sequence[Token], text: str, words: PlaceWords) -> PlaceMention | None:
    """Return what an adjective of a country tells: «nord-est syrien», «la capitale afghane», or whose."""
    country = words.country_of.get(token.lower) or _of_two(token, words)
    if country is None:
        return None
    left = read_left(tokens, token.i, words)
    before = tokens[token.i - 1].lower if token.i else ""
    is_capital = before in words.table.capital
    if is_capital:
        left = read_left(tokens, token.i - 1, words)
    is_place = left.bearing is not None or is_capital or (left.kind is not None and left.kind != "country")
    start = tokens[min(left.start, token.i - 1 if is_capital else token.i)].start if is_place else token.start
    role: PlaceRole = "affiliation"
    if is_place:
        role = "location" if left.relation or left.distance_km is not None else "bare"
    span = Span.cut(text, tokens[token.i - 1].start if is_capital else token.start, token.end)
    return PlaceMention(
        name=span.quote, span=span, phrase=Span.cut(text, start, token.end), kind=left.kind,
        relation=_relation(left) if is_place else "in", bearing=left.bearing,
        distance_km=left.distance_km, country=country, role=role, is_capital=is_capital,
    )  # fmt: skip


def _of_two(token: Token, words: PlaceWords) -> str | None:
    """Return the second country of «irako-syrienne»."""
    first, dash, second = token.lower.partition("-")
    return words.country_of.get(second) if dash and first in words.table.prefixes else None


def _here(tokens: Sequence[Token], text: str, words: PlaceWords) -> list[PlaceMention]:
    """Return the phrases that lean on a place told elsewhere: «dans le nord du pays», «la capitale»."""
    found: list[PlaceMention] = []
    heads = {wording.split()[-1] for wording in words.table.here}
    for token in tokens:
        is_capital = token.lower in words.table.capital
        is_bearing = token.lower in words.bearing_of and words.bearing_of[token.lower] >= 0
        if not (token.lower in heads or is_capital or is_bearing):
            continue
        following = tokens[token.i + 1].lower if token.i + 1 < len(tokens) else ""
        if is_bearing and (following in words.of or following == "-"):
            continue
        left = read_left(tokens, token.i + 1 if is_bearing else token.i, words)
        if left.relation is None:
            continue
        found.append(
            PlaceMention(
                name=token.text,
                span=Span.cut(text, token.start, token.end),
                phrase=Span.cut(text, tokens[left.start].start, token.end),
                kind=left.kind,
                relation=_relation(left),
                bearing=left.bearing,
                distance_km=left.distance_km,
                role="location",
                is_here=True,
                is_capital=is_capital,
            )
        )
    return found


def _share(mentions: list[PlaceMention], text: str, words: PlaceWords) -> list[PlaceMention]:
    """Let the members of a list share the preposition of the first: «à Gao, Kidal et Tombouctou»."""
    shared: list[PlaceMention] = []
    for mention in mentions:
        if shared and mention.role == "bare" and mention.bearing is None:
            before = shared[-1]
            gap = text[before.span.end : mention.phrase.start]
            if before.role in ("location", "affiliation") and _is_gap(
                gap, words.table.list_words | {","}, words
            ):
                mention = msgspec.structs.replace(  # noqa: PLW2901 (the list is built anew)
                    mention, role=before.role, relation=before.relation, kind=mention.kind or before.kind,
                    bearing=before.bearing,
                )  # fmt: skip
        shared.append(mention)
    return shared


def _pair(mentions: list[PlaceMention], text: str, words: PlaceWords) -> list[PlaceMention]:
    """Join the two names of a border, a road or a between into the first mention."""
    paired: list[PlaceMention] = []
    for mention in mentions:
        before = paired[-1] if paired else None
        if (
            before is not None
            and before.relation in ("between", "border", "road")
            and before.relatum is None
            and not mention.is_here
            and _is_gap(text[before.span.end : mention.span.start], words.table.pair_words, words)
        ):
            phrase = Span.cut(text, before.phrase.start, mention.span.end)
            paired[-1] = msgspec.structs.replace(before, relatum=mention.name, phrase=phrase)
        else:
            paired.append(mention)
    return paired


def _is_gap(gap: str, links: frozenset[str] | set[str], words: PlaceWords) -> bool:
    """Return whether only linking words, prepositions of place and articles stand between two names."""
    found = re.findall(r"\w+['’]?|[^\w\s]", gap.lower().replace("’", "'"))
    table = words.table
    rest = [word for word in found if word not in links]
    small = table.determiners | words.of | {word for wording in words.locative_of for word in wording[:1]}
    return len(rest) < len(found) and all(word in small or word in table.contracted for word in rest)


def _contain(mentions: list[PlaceMention], text: str) -> list[PlaceMention]:
    """Give each mention the places that follow it in apposition or in brackets: they hold it, or lie near."""
    done: list[PlaceMention] = []
    for mention in reversed(mentions):
        following = done[-1] if done else None
        if following is not None and following.role == "location" and not mention.is_here:
            gap = text[mention.phrase.end : following.phrase.start]
            is_listed = "(" not in gap and following.phrase.start == following.span.start
            is_listed = is_listed or following.distance_km is not None
            if not is_listed and _BETWEEN_CHAIN.fullmatch(gap) and following.relation in ("in", "direction"):
                own = (
                    (following.country,)
                    if following.country
                    else ()
                    if following.is_here
                    else (following.name,)
                )
                containers = (*own, *following.containers)
                mention = msgspec.structs.replace(mention, containers=containers)  # noqa: PLW2901
            elif _BETWEEN_CHAIN.fullmatch(gap) and following.relation == "near" and not following.is_here:
                mention = msgspec.structs.replace(mention, near=following.name)  # noqa: PLW2901
        done.append(mention)
    return done[::-1]
