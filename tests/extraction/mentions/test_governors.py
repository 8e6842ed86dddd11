"""What governs a phrase in its sentence."""

from recoupe.extraction.mentions.governors import NOWHERE, governors_of
from recoupe.text.doc import Token

# «attaque survenue lundi tua soldats»: each word with its class, its governor and its relation to it.
WORDS = [
    ("attaque", "NOUN", 3, "nsubj"),
    ("survenue", "VERB", 0, "acl"),
    ("lundi", "NOUN", 1, "obl:mod"),
    ("tua", "VERB", 3, "root"),
    ("soldats", "NOUN", 3, "obj"),
]


def sentence() -> list[Token]:
    tokens: list[Token] = []
    at = 0
    for i, (word, upos, head, dep) in enumerate(WORDS):
        tokens.append(
            Token(
                i=i, start=at, end=at + len(word), text=word, lower=word, lemma=word, upos=upos, feats="",
                head=head, dep=dep,
            )
        )  # fmt: skip
        at += len(word) + 1
    return tokens


def of(i: int) -> tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...]]:
    token = sentence()[i]
    found = governors_of(sentence(), token.start, token.end)
    return found.above, found.beside, found.upper


def test_the_words_above_a_phrase_end_at_its_clause() -> None:
    assert of(2) == ((1,), (), (0, 3))


def test_what_shares_the_verb_stands_beside() -> None:
    assert of(4) == ((3,), (0,), ())


def test_a_root_has_no_governor() -> None:
    assert of(3) == ((), (), ())


def test_a_stretch_without_words_has_no_governor() -> None:
    assert governors_of(sentence(), 900, 910) == NOWHERE
