from pathlib import Path

import pytest
import spacy

from recoupe.errors import ParserError
from recoupe.languages.fr.grammar.parser import FrenchParser
from recoupe.languages.fr.grammar.weights import pipeline
from recoupe.languages.grammar import named
from recoupe.pipeline.options import Options
from recoupe.pipeline.read import read

TEXT = "Trois soldats ont été tués mardi près de Djibo, selon l'armée."


def test_a_parser_that_is_not_installed_is_named_with_what_to_do() -> None:
    with pytest.raises(ParserError, match=r"'fr_none' is not installed.*spacy download fr_none"):
        named("spacy:fr_none", "fr")


@pytest.mark.parametrize("name", ["fr_core_news_lg", "spacy:", "stanza:fr"])
def test_the_name_of_a_parser_says_its_kind(name: str) -> None:
    with pytest.raises(ParserError, match="Write spacy: and the name"):
        named(name, "fr")


def test_a_pipeline_without_universal_labels_is_refused(tmp_path: Path) -> None:
    nlp = spacy.blank("fr")
    nlp.add_pipe("parser").add_label("dobj")
    nlp.initialize()
    nlp.to_disk(tmp_path / "other")
    with pytest.raises(ParserError, match="it has no nsubj, obj, obl, nmod"):
        named(f"spacy:{tmp_path / 'other'}", "fr")


def test_a_report_is_read_with_the_parser_that_the_user_names() -> None:
    with pytest.raises(ParserError):
        read(TEXT, Options(language="fr", parser="spacy:fr_none"))


def test_another_pipeline_reads_over_our_words_with_merged_labels(tmp_path: Path) -> None:
    pipeline().to_disk(tmp_path / "own")
    (tokens,) = named(f"spacy:{tmp_path / 'own'}", "fr").parse(TEXT, [(0, len(TEXT))])
    assert tokens == FrenchParser().parse(TEXT, [(0, len(TEXT))])[0]
