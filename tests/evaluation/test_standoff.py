"""Annotations that stand apart from their texts."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from recoupe.errors import EvaluationError
from recoupe.evaluation.standoff import Article, load_standoff, with_words, without_words

TEXT = "Mali : une attaque fait trois morts\n\nL’attaque n'a pas été revendiquée, a dit la police."
ARTICLE = Article(id="x-1", text=TEXT, date="2020-02-03")
QUOTED = {
    "id": "x-1",
    "relevant": True,
    "incidents": [
        {
            "type": "armed_attack",
            "type_accept": ["armed_attack"],
            "date": None,
            "place": {"text": "Mali", "country": "ML", "lat": None, "lon": None},
            "perpetrator": [],
            "target": [],
            "victims": ["trois morts"],
            "weapon": [],
            "killed": {"min": 3, "max": 3},
            "injured": None,
            "outcome": "hit",
            "background": False,
            "trigger": "une attaque",
            "mentions": ["L'attaque"],
            "killed_text": "trois morts",
            "injured_text": None,
            "outcome_text": None,
            "claims": [
                {
                    "source": ["author", "la police"],
                    "stance": "not_claimed",
                    "about": "perpetrators",
                    "cue": "revendiquée",
                    "content": "n'a pas été",
                    "writer": "neutral",
                    "writer_cue": None,
                }
            ],
        }
    ],
}


def test_an_annotation_stands_apart_without_a_word_of_its_text() -> None:
    apart = json.dumps(without_words(QUOTED, ARTICLE), ensure_ascii=False)
    assert not any(words in apart for words in ("Mali", "attaque fait", "trois", "police", "revendiquée"))


def test_the_words_come_back_as_the_text_has_them() -> None:
    found = with_words(without_words(QUOTED, ARTICLE), TEXT)["incidents"][0]
    assert found["trigger"] == "une attaque"
    assert found["mentions"] == ["L’attaque"]
    assert found["place"]["text"] == "Mali"
    assert found["claims"][0]["source"] == ["author", "la police"]


def test_words_that_the_text_does_not_hold_are_refused() -> None:
    wrong = json.loads(json.dumps(QUOTED).replace("une attaque", "une bombe"))
    with pytest.raises(EvaluationError, match="une bombe"):
        without_words(wrong, ARTICLE)


def _write(folder: Path, text: str) -> tuple[Path, Path]:
    annotations, texts = folder / "own.jsonl", folder / "texts.jsonl"
    annotations.write_text(json.dumps(without_words(QUOTED, ARTICLE)) + "\n", encoding="utf-8")
    texts.write_text(json.dumps({"id": "x-1", "text": text, "date": "2020-02-03"}) + "\n", encoding="utf-8")
    return annotations, texts


def test_a_set_is_loaded_with_its_texts(tmp_path: Path) -> None:
    (loaded,) = load_standoff(*_write(tmp_path, TEXT))
    assert (loaded.text, loaded.report.published) == (TEXT, "2020-02-03")
    assert loaded.report.incidents[0].killed is not None


def test_a_text_that_has_changed_since_is_refused(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match="has another text"):
        load_standoff(*_write(tmp_path, TEXT.replace("trois", "deux")))
