"""The stretch of a sentence that tells what happened at the place just named."""

import pytest

from recoupe.extraction.mentions.place_clauses import clause_after
from recoupe.languages.place_words import load_place_words
from tests.adapters.tokens import tokenize

WORDS = load_place_words("fr")


@pytest.mark.parametrize(
    ("text", "name", "clause"),
    [
        ("L'armée a quitté Gao où un obus a explosé.", "Gao", "où un obus a explosé"),
        (
            "L'armée a quitté Gao, où un obus a explosé, a annoncé l'état-major.",
            "Gao",
            "où un obus a explosé",
        ),
        (
            "Il revient de Gao (nord), où un obus a explosé et où un soldat est mort.",
            "Gao",
            "où un obus a explosé et où un soldat est mort",
        ),
        (
            "Il revient de Gao, où, lundi, un obus a explosé, et où un soldat est mort, avant de partir.",
            "Gao",
            "où, lundi, un obus a explosé, et où un soldat est mort",
        ),
        ("La région de Gao, dans laquelle un obus a explosé.", "Gao", "dans laquelle un obus a explosé"),
        ("Il a quitté Gao le jour où un obus a explosé.", "Gao", None),
        ("Il a quitté Gao, d'où un obus a été tiré.", "Gao", None),
    ],
)
def test_a_clause_ends_with_the_first_mark_after_its_verb(text: str, name: str, clause: str | None) -> None:
    found = clause_after(tokenize(text, a="AUX", est="AUX"), text.index(name) + len(name), text, WORDS)

    assert (text[found[0] : found[1]] if found else None) == clause
