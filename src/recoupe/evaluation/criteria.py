"""What counts as right: the criteria of the gold, each for one slot.

They follow the definition that is published with the gold (`score.py` there) to the letter, so that figures
compare across readers: even its simplifications (a month ends on the 28th) are kept.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Iterable, Sequence

from msgspec import UNSET, UnsetType

from recoupe.evaluation.gold import GoldClaim, GoldCount, GoldIncident, GoldPlace
from recoupe.model import Claim, DateValue, Incident, Missing, Party, PlaceValue, Toll, Weapon
from recoupe.resolution.sphere import distance_km

_STOP_WORDS = frozenset(
    [
        "le",
        "la",
        "les",
        "l",
        "un",
        "une",
        "des",
        "de",
        "du",
        "d",
        "au",
        "aux",
        "et",
        "en",
        "a",
        "the",
        "of",
        "and",
        "in",
        "an",
        "to",
        "par",
        "by",
        "sur",
        "pour",
        "dans",
        "son",
        "sa",
        "ses",
        "leur",
        "leurs",
        "its",
        "their",
        "groupe",
        "group",
    ]
)
_MATCH = 0.55  # least similarity of a found incident to a gold one
_NEAR_KM, _FAR_KM = 25, 50  # a found point's least and greatest tolerated distance
_WIDEST_DAYS = 3  # a found interval that holds the gold's day spans at most this
_MOST_PARTIES, _LONGEST_NAME, _LONGEST_PLACE = 4, 12, 8  # parties, and words in a name
_TELLING = frozenset({"reported", "announced", "confirmed"})  # stances that half agree with one another
_WIDER_TYPES = {
    "arrest_seizure": frozenset({"arrest", "weapons_seizure"}),
    "protest_riot": frozenset({"protest_riot", "protest", "riot"}),
}


def content_words(text: str | UnsetType | None) -> frozenset[str]:
    """Return the words of a text that say something: without accents, plural s and empty words.

    >>> sorted(content_words("Les rebelles de l'État"))
    ['etat', 'rebelle']
    """
    decomposed = unicodedata.normalize("NFKD", text or "")
    bare = "".join(char for char in decomposed if not unicodedata.combining(char)).lower()
    return frozenset(word.rstrip("s") for word in re.findall(r"[a-z0-9]+", bare) if word not in _STOP_WORDS)


def share_words(found: Iterable[str], gold: Sequence[str]) -> bool:
    """Return whether one of the found wordings has a content word of an acceptable one."""
    return any(content_words(each) & content_words(other) for each in found for other in gold)


def is_type_right(found: str, gold: GoldIncident) -> bool:
    """Return whether the type is the gold's or one that is not to be punished."""
    return any(found in _WIDER_TYPES.get(each, {each}) for each in (gold.type, *gold.type_accept))


def is_place_right(found: PlaceValue, gold: GoldPlace | None) -> bool:
    """Return whether the place is near enough, or bears the name where there is no point to compare."""
    if gold is None:
        return found.missing is not UNSET or not found.country
    if found.missing is not UNSET:
        return False
    if gold.country and found.country != gold.country:
        return False
    named = content_words(gold.text)
    if gold.lat is None or gold.lon is None:
        wordings = [text for text in (found.text, found.name) if text and len(text.split()) <= _LONGEST_PLACE]
        return any(content_words(text) & named for text in wordings)
    if not isinstance(found.lat, float | int) or not isinstance(found.lon, float | int):
        return bool(content_words(found.text or found.name) & named)
    distance = distance_km(found.lat, found.lon, gold.lat, gold.lon)
    return distance <= max(_NEAR_KM, min(found.radius_km or 0, _FAR_KM))


def _first_and_last(edtf: str | UnsetType | None) -> tuple[str, str] | None:
    """Return the first and the last day of an EDTF day, month, year or interval."""
    bare = re.sub(r"[~?%]", "", edtf or "")
    parts = [part for part in bare.split("/") if part not in ("", "..")]
    if not parts or not re.match(r"\d{4}", parts[0]):
        return None
    first, last = parts[0], parts[-1]
    return first + {7: "-01", 10: ""}.get(len(first), "-01-01"), last + {7: "-28", 10: ""}.get(
        len(last), "-12-31"
    )


def is_date_right(found: DateValue, gold: str | None) -> bool | None:
    """Return whether the day or interval is right; nothing where the gold does not ask."""
    if gold is None:
        return None
    if found.missing is not UNSET:
        return False
    ours, theirs = _first_and_last(found.edtf or found.start), _first_and_last(gold)
    if ours is None or theirs is None:
        return False
    if ours == theirs:
        return True
    try:
        first, last = (dt.date.fromisoformat(day) for day in ours)
        gold_first, gold_last = (dt.date.fromisoformat(day) for day in theirs)
    except ValueError:
        return False
    holds = first <= gold_first and gold_last <= last and (last - first).days <= _WIDEST_DAYS
    lies_within = gold_first <= first and last <= gold_last and gold_first != gold_last
    return holds or lies_within


def is_toll_right(found: Toll, gold: GoldCount | None) -> bool | None:
    """Return whether a toll is right; a toll invented is wrong, none where none is, not counted."""
    if gold is None:
        return False if found.missing is UNSET and found.low else None
    if found.missing is not UNSET:
        return False
    high = None if found.high is UNSET else found.high
    return found.low == gold.min and high == gold.max


def wordings(items: tuple[Party, ...] | tuple[Weapon, ...] | Missing) -> list[str]:
    """Return the words of the established parties or weapons; of too many, one that agrees with nothing."""
    if isinstance(items, Missing):
        return []
    kept = [item for item in items if not (isinstance(item, Party) and item.status in ("accused", "denied"))]
    if len(kept) > _MOST_PARTIES:
        return ["\0"]
    texts = [text for item in kept for text in (item.text, getattr(item, "name", None))]
    return [text for text in texts if text and len(text.split()) <= _LONGEST_NAME]


def are_items_right(found: list[str], gold: Sequence[str]) -> bool:
    """Return whether parties or weapons agree, or both are silent."""
    return (not found and not gold) or share_words(found, gold)


def weigh_claim(claim: Claim, gold: GoldClaim) -> float:
    """Return how well a claim agrees with a gold one: 1, a half or a quarter by stance, 0 by source."""
    is_author = gold.source == ("author",) and claim.source.kind in ("author", "outlet")
    if not is_author and not share_words([claim.source.text, claim.source.name or ""], gold.source):
        return 0
    if claim.stance == gold.stance:
        return 1
    return 0.5 if {claim.stance, gold.stance} <= _TELLING else 0.25


def pair_incidents(found: Sequence[Incident], gold: Sequence[GoldIncident]) -> list[tuple[int, int]]:
    """Return the places of the found and gold incidents that are one, the most similar pairs first."""
    candidates = sorted(
        ((_similarity(ours, theirs), i, j)
         for i, ours in enumerate(found)
         for j, theirs in enumerate(gold)
         if is_type_right(ours.type, theirs)),
        key=lambda candidate: (-candidate[0], candidate[1], candidate[2]),
    )  # fmt: skip
    pairs: list[tuple[int, int]] = []
    taken_found: set[int] = set()
    taken_gold: set[int] = set()
    for similarity, i, j in candidates:
        if similarity >= _MATCH and i not in taken_found and j not in taken_gold:
            pairs.append((i, j))
            taken_found.add(i)
            taken_gold.add(j)
    return pairs


def _similarity(found: Incident, gold: GoldIncident) -> float:
    """Return 0.4 for the type, 0.3 for the place, 0.3 for the date (half where the gold has none)."""
    similarity = 0.4 + 0.3 * is_place_right(found.place, gold.place)
    date = is_date_right(found.date, gold.date)
    return similarity + (0.3 if date else 0.15 if date is None else 0)
