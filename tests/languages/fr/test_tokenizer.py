import pytest

from recoupe.languages.fr.grammar.tokenizer import words


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in words(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("L'armée a-t-elle fui ?", "L'|armée|a|-t-elle|fui|?"),
        ("L’attaque d’hier", "L’|attaque|d’|hier"),
        ("Est-il mort ?", "Est|-il|mort|?"),
        ("qu'est-ce que", "qu'|est|-ce|que"),
        ("« Les rebelles »,", "«|Les|rebelles|»|,"),
        ("«\u00a0Feu\u202f!\u00a0»", "«|Feu|!|»"),
        ("au moins 3,5 millions", "au|moins|3,5|millions"),
        ("6 000 morts, 12\u202f500 déplacés", "6 000|morts|,|12\u202f500|déplacés"),
        ("à 20h30 ou 20:30.", "à|20h30|ou|20:30|."),
        ("M. Diallo et Mme. Bah", "M.|Diallo|et|Mme.|Bah"),
        ("l'O.N.U. et J.-C.", "l'|O.N.U.|et|J.-C."),
        ("aujourd'hui, quelqu'un", "aujourd'hui|,|quelqu'un"),
        ("à N'Djamena et M'Bour", "à|N'Djamena|et|M'Bour"),
        ("il n'a pas, L'ARMÉE N'A PAS", "il|n'|a|pas|,|L'|ARMÉE|N'|A|PAS"),
        ("celui-ci, ceux-là, rendez-vous", "celui-ci|,|ceux-là|,|rendez-vous"),
        ("Aix-la-Chapelle, Port-au-Prince", "Aix-la-Chapelle|,|Port-au-Prince"),
        ("a-t-il dit... puis", "a|-t-il|dit|...|puis"),
        ("fini…", "fini|…"),
        ("voir https://exemple.org/a?b=1.", "voir|https://exemple.org/a?b=1|."),
        ("écrire à x.y@exemple.fr, merci", "écrire|à|x.y@exemple.fr|,|merci"),
        ("la ville.Les habitants", "la|ville|.|Les|habitants"),
        ("- Oui, dit-elle", "-|Oui|,|dit|-elle"),
        ("-Oui", "-|Oui"),
        ("Paris--mort en 1914", "Paris|--|mort|en|1914"),
        ("tués (dont 3 enfants);", "tués|(|dont|3|enfants|)|;"),
        ("50% et 30°", "50|%|et|30|°"),
        ("Sana'a", "Sana'a"),
        ("attaque🔴direct", "attaque|🔴|direct"),
        ("le 3 500e anniversaire", "le|3|500e|anniversaire"),
        ("", ""),
    ],
)
def test_text_is_cut_by_the_conventions_of_the_treebanks(text: str, expected: str) -> None:
    assert cut(text) == (expected.split("|") if expected else [])


def test_every_character_but_white_space_stands_in_one_word() -> None:
    text = "Le «chef» d'état-major\u2009: 12.000 tués… n°5, l’«Aquarius» -- 1/2 ‘x’ B. www. a@"
    pieces = "".join(cut(text))
    assert "".join(pieces.split()) == "".join(text.split())


def test_a_stretch_is_cut_within_its_bounds() -> None:
    text = "Avant. Il est mort. Après."
    assert [text[a:b] for a, b in words(text, 7, 19)] == ["Il", "est", "mort", "."]


@pytest.mark.parametrize(
    "junk", ["'" * 5000, "a-" * 5000, "1." * 5000, "A.-" * 5000, "x@" * 5000, "é\u0301" * 5000]
)
def test_junk_is_cut_without_delay(junk: str) -> None:
    assert "".join(cut(junk)) == junk
