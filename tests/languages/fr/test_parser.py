import subprocess
import sys

import pytest

from recoupe.languages.fr.grammar.parser import FrenchParser
from recoupe.languages.fr.grammar.weights import TOKENIZER, pack, pipeline, unpack
from recoupe.text.doc import Token


@pytest.fixture(scope="module")
def parser() -> FrenchParser:
    return FrenchParser()


def read(parser: FrenchParser, text: str) -> tuple[Token, ...]:
    (tokens,) = parser.parse(text, [(0, len(text))])
    return tokens


def test_offsets_point_into_the_whole_text(parser: FrenchParser) -> None:
    text = "Titre.  L’armée a\u00a0repris la ville. Deux civils sont morts."
    sentences = parser.parse(text, [(8, 35), (36, 59)])
    for tokens in sentences:
        assert [text[token.start : token.end] for token in tokens] == [token.text for token in tokens]
        assert [token.i for token in tokens] == list(range(len(tokens)))
    assert sentences[0][0].start == 8
    assert sentences[0][0].lower == "l'"


def test_subject_object_and_agent_are_found(parser: FrenchParser) -> None:
    tokens = read(parser, "Le village a été attaqué par des hommes armés.")
    by_form = {token.text: token for token in tokens}
    verb = by_form["attaqué"]
    assert (verb.dep, verb.lemma, verb.head) == ("root", "attaquer", verb.i)
    assert (by_form["village"].dep, by_form["village"].head) == ("nsubj:pass", verb.i)
    assert (by_form["hommes"].dep, by_form["hommes"].head) == ("obl:agent", verb.i)


def test_a_stretch_holds_one_root_whatever_stands_in_it(parser: FrenchParser) -> None:
    text = "Il est parti. Elle est restée. Mali : 3 morts ! Fin"
    assert sum(token.head == token.i for token in read(parser, text)) == 1
    assert sum(token.dep == "root" for token in read(parser, text)) == 1


def test_empty_and_blank_stretches_have_no_tokens(parser: FrenchParser) -> None:
    assert parser.parse("  \n Oui.", [(0, 3), (4, 8), (8, 8)])[0] == ()
    assert parser.parse("  \n Oui.", [(0, 3), (4, 8), (8, 8)])[2] == ()
    assert parser.parse("", []) == []


def test_a_sentence_reads_the_same_alone_and_in_company(parser: FrenchParser) -> None:
    first, second = "Des tirs ont été entendus à Gao.", "Le porte-parole a démenti."
    text = f"{first} {second}"
    spans = [(0, len(first)), (len(first) + 1, len(text))]
    both = parser.parse(text, spans)
    assert both == parser.parse(text, spans)
    assert both[0] == parser.parse(text, spans[:1])[0]
    assert both[1] == parser.parse(text, spans[1:])[0]


def test_a_very_long_stretch_is_one_tree(parser: FrenchParser) -> None:
    text = "Le maire, deux voisins et leurs enfants ont fui vers la ville, " * 60
    tokens = read(parser, text)
    assert len(tokens) > 700
    assert sum(token.head == token.i for token in tokens) == 1
    for token in tokens:
        seen, at = set(), token.i
        while tokens[at].head != at:
            assert at not in seen
            seen.add(at)
            at = tokens[at].head


def test_the_packed_pipeline_keeps_the_text_and_knows_its_tokenizer(parser: FrenchParser) -> None:
    nlp = pipeline()
    text = " Une  phrase\n\n avec des blancs , tabulés\t. "
    assert nlp(text).text == text
    assert nlp.config["nlp"]["tokenizer"] == {"@tokenizers": TOKENIZER}
    assert b"data/" not in pack(nlp)
    again = unpack(pack(nlp))
    assert [(t.lemma_, t.dep_, str(t.morph)) for t in again(text)] == [
        (t.lemma_, t.dep_, str(t.morph)) for t in nlp(text)
    ]


def test_the_language_is_imported_without_its_grammar() -> None:
    code = "import sys, recoupe.languages.fr.grammar.parser; sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
