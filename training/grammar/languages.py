"""How the training cuts the text of each language: with the package's own splitter and tokenizer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from recoupe.languages.en.grammar import tokenizer as english
from recoupe.languages.en.grammar import weights as english_weights
from recoupe.languages.fr.grammar import tokenizer as french
from recoupe.languages.fr.grammar import weights as french_weights
from recoupe.languages.language import language
from recoupe.text.protocols import Splitter
from recoupe.text.sentences import RuleSplitter, SplitterData


@dataclass(frozen=True)
class Home:
    """The tokenizer's name in spaCy, the function that cuts words, and the splitter of sentences."""

    tokenizer: str
    cut: Callable[[str, int, int], list[tuple[int, int]]]
    splitter: Callable[[], Splitter]


HOMES = {
    "en": Home(english_weights.TOKENIZER, english.words, lambda: RuleSplitter(SplitterData())),
    "fr": Home(french_weights.TOKENIZER, french.words, lambda: language("fr").splitter()),
}
