"""Is a text news of political violence, judged by its words alone: a linear model over words of a language.

Frames tell what happened; they are poor at telling a riot of politics from one of shoppers, or an attack from
a political debate about it. All the words of a text together are good at that, and know nothing of who did
what. The table stands in the language's folder (`topic.toml`) and is learned by `training/`. Only words that
begin with a small letter count: names would tie it to the places and years it was learned on.
"""

from __future__ import annotations

import math
import re
import tomllib
from collections.abc import Mapping
from importlib.resources.abc import Traversable

import msgspec

from recoupe.errors import RuleError

_WORD = re.compile(r"[^\W\d_]{2,}")


def topic_words(text: str) -> set[str]:
    """Return the words of a text that begin with a small letter, each once.

    >>> sorted(topic_words("L'attaque de Kidal a été revendiquée."))
    ['attaque', 'de', 'revendiquée', 'été']
    """
    return {word for word in _WORD.findall(text) if word[0].islower() and word.islower()}


FEW = 20
"""Known words at which a text is believed by half: one sentence says little by its words alone."""


class Topic(msgspec.Struct, frozen=True):
    """A linear model over words: `weight` and `rarity` (inverse document frequency) of each, and where from.

    A text's value of a word is its rarity over the norm of the rarities of all its words that stand here.
    """

    origin: str
    bias: float
    words: Mapping[str, tuple[float, float]]

    def log_odds(self, text: str) -> float:
        """Return the log-odds that a text is news of political violence, drawn to 0 where it is short."""
        given = self.explain(text)
        return (self.bias + sum(gave for _, gave in given)) * len(given) / (len(given) + FEW)

    def explain(self, text: str) -> list[tuple[str, float]]:
        """Return the words of a text that count and what each gives, those that give most first."""
        known = [(word, *self.words[word]) for word in topic_words(text) if word in self.words]
        norm = math.sqrt(sum(rarity * rarity for _, _, rarity in known))
        given = [(word, weight * rarity / norm) for word, weight, rarity in known]
        return sorted(given, key=lambda pair: (-abs(pair[1]), pair[0]))


UNKNOWN = Topic("no table", 0.0, {})
"""What a language without a table judges by: every text may be news."""


def load_topic(source: Traversable) -> Topic:
    """Return the table of a language, or one that judges nothing where there is none.

    Raises:
        RuleError: the table is malformed.
    """
    if not source.is_file():
        return UNKNOWN
    try:
        return msgspec.convert(tomllib.loads(source.read_text(encoding="utf-8")), Topic)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise RuleError(
            f"{source}: not a table of words: {error}. Rebuild it with `python -m training.scorers`."
        ) from error
