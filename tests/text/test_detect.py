"""The language of a text."""

import pytest

from recoupe.text.detect import detect


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Trois Casques bleus ont été tués près de Kidal.", "fr"),
        ("RAID AÉRIEN SUR UN MARCHÉ, DIX MORTS ET DES BLESSÉS", "fr"),
        ("Three peacekeepers were killed in an ambush near the northern town.", "en"),
        ("GUERRILLAS ATTACKED A MILITARY BASE LAST NIGHT, OFFICIALS SAID", "en"),
        ("Al menos doce personas murieron en el ataque contra un convoy militar.", "es"),
        ("Almeno cinque persone sono morte nell'esplosione di un'autobomba.", "it"),
        ("Bei einem Anschlag sind mindestens zwölf Menschen getötet worden.", "de"),
        ("قتل ثلاثة جنود في هجوم شنه مسلحون يوم الثلاثاء.", "ar"),
    ],
)
def test_the_language_of_a_sentence_is_told(text: str, code: str) -> None:
    assert code == detect(text)


def test_text_without_letters_has_some_language() -> None:
    assert detect("12 + 30 = 42")
