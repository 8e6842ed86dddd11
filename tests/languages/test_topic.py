"""Whether a text is news of political violence, by its words alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from recoupe.errors import RuleError
from recoupe.languages.language import language
from recoupe.languages.topic import UNKNOWN, Topic, load_topic, topic_words

_TABLE = Topic("set by hand", -1.0, {"attaque": (4.0, 3.0), "match": (-4.0, 3.0), "le": (0.0, 1.0)})


def test_names_and_numbers_are_no_words_of_a_topic() -> None:
    assert {"attaque", "près", "de", "faite"} == topic_words("L'attaque, près de Kidal, faite EN 2012 !")


def test_words_speak_for_and_against() -> None:
    assert _TABLE.log_odds("une attaque") > 0 > _TABLE.log_odds("un match")
    assert _TABLE.log_odds("le match et l'attaque") < 0


def test_a_text_of_unknown_words_is_open() -> None:
    assert _TABLE.log_odds("Rien.") == 0.0


def test_few_words_are_believed_less() -> None:
    long = Topic("set by hand", 0.0, {f"mot{chr(97 + k)}": (4.0, 3.0) for k in range(26)})
    assert 0 < long.log_odds("mota") < long.log_odds(" ".join(long.words))


def test_a_word_counts_once_however_often_it_stands() -> None:
    assert _TABLE.log_odds("attaque attaque match") == _TABLE.log_odds("attaque match")


def test_the_words_that_gave_most_come_first() -> None:
    assert ["attaque", "le"] == [word for word, _ in _TABLE.explain("le attaque")]


def test_a_language_without_a_table_judges_nothing(tmp_path: Path) -> None:
    assert UNKNOWN is load_topic(tmp_path / "topic.toml")
    assert UNKNOWN.log_odds("Une attaque.") == 0.0


def test_a_malformed_table_is_refused_by_name(tmp_path: Path) -> None:
    path = tmp_path / "topic.toml"
    path.write_text('origin = "x"\nbias = 0.0\n[words]\n"attaque" = [1.0]\n', encoding="utf-8")
    with pytest.raises(RuleError, match=r"topic\.toml.*training\.scorers"):
        load_topic(path)


ATTACK = (
    "Au moins six soldats ont été tués mardi dans une embuscade tendue par des hommes armés, dit l'armée."
    " Les assaillants ont ouvert le feu sur un convoi et incendié deux véhicules avant de prendre la fuite."
)
SALES = (
    "Les magasins ont été pris d'assaut samedi par les clients au premier jour des soldes. Les commerçants "
    "espèrent que ces ventes feront oublier un hiver trop doux, et que les prix ne baisseront plus."
)


def test_french_tells_an_ambush_from_a_rush_on_sales() -> None:
    topic = language("fr").topic
    assert topic.log_odds(ATTACK) > topic.log_odds(SALES) + 0.5
