"""Which language folder reads a text."""

from __future__ import annotations

from pathlib import Path

import pytest

from recoupe.errors import RuleError
from recoupe.languages import recognise as module
from recoupe.languages.everyday import load_everyday
from recoupe.languages.recognise import recognise

FRENCH = (
    "L'attaque s'est produite dans la nuit de mardi à mercredi, selon les autorités, qui cherchent encore "
    "les causes de l'explosion. Une femme et un enfant ont été blessés et menés à l'hôpital de la ville."
)
NEIGHBOURS = {
    "es": "El ataque se produjo en la madrugada del martes, según las autoridades, que sobre las causas no "
    "se pronunciaron. La policía dijo que los autores huyeron en una camioneta y que los heridos fueron "
    "trasladados al hospital de la ciudad.",
    "it": "L'attacco è avvenuto nella notte di martedì, secondo le autorità, che sono ancora al lavoro per "
    "accertare le cause. Una donna e un bambino sono rimasti feriti e la polizia ha detto che gli autori "
    "sono fuggiti a bordo di un furgone.",
    "en": "The attack took place overnight on Tuesday, according to the authorities, who are still looking "
    "for the causes of the blast. A woman and a child were wounded and taken to the hospital of the town.",
}


def test_running_french_is_known_without_the_detector(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "detect", lambda _: "unasked")
    assert recognise(FRENCH) == "fr"
    assert recognise(FRENCH.upper()) == "fr"


@pytest.mark.parametrize("code", NEIGHBOURS)
def test_neighbouring_languages_are_left_to_the_detector(code: str) -> None:
    assert recognise(NEIGHBOURS[code]) == code


def test_a_few_words_are_left_to_the_detector(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "detect", lambda _: "asked")
    assert recognise("Trois soldats ont été tués dans une embuscade.") == "asked"


def test_a_malformed_list_is_refused_by_name(tmp_path: Path) -> None:
    path = tmp_path / "everyday.toml"
    path.write_text('words = "du"', encoding="utf-8")
    with pytest.raises(RuleError, match=r"everyday\.toml"):
        load_everyday(path)
