"""The rule splitter, on the seams that news text really has."""

import time
import tomllib
from importlib.resources import files

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.text.sentences import LONGEST, RuleSplitter, SplitterData

DATA = msgspec.convert(
    tomllib.loads((files("recoupe.languages") / "fr" / "splitter.toml").read_text(encoding="utf-8")),
    SplitterData,
)
SPLITTER = RuleSplitter(DATA)


def marked(text: str) -> str:
    """Return the text's sentences with «|» between them and «||» where a new paragraph begins."""
    pieces: list[str] = []
    last = 0
    for start, end, paragraph in SPLITTER.split(text):
        if pieces:
            pieces.append(" | " if paragraph == last else " || ")
        last = paragraph
        pieces.append(text[start:end])
    return "".join(pieces)


@pytest.mark.parametrize(
    "expected",
    [
        "Les rebelles ont fui. | L'armée a repris la ville.",
        "M. Dupont et Mme Traoré ont parlé. | Le gén. Sissoko s'est tu.",
        "Le juge J. D. Martin a tranché. | Il part.",
        "Le suspect, Karim B. | Il a été arrêté.",
        "Me J. Le Gall défend l'accusé.",
        "Le bilan est de 3.000 morts et 12.5 tonnes, à 20.30. | On compte encore.",
        "Voir l'art. 12 et la p. 3 du rapport. | Il date de mai.",
        "L'U.R.S.S. voulait la paix. | Le J.-C. aussi.",
        "Le village est à 10 km. | La route est coupée.",
        '"Nous partons. | Rien ne nous retient", a dit le maire.',
        "« Nous partons. » | Le maire est resté.",
        '"Que faire ?", a demandé le chef. | Personne ne sait.',
        "Il a dit (...) que rien ne change. | Fin.",
        "Des tirs... et puis plus rien. | Silence…",
        "Il y avait des morts! | Combien? | On l'ignore.",
        "Sa garde à vue a duré jusqu'à 16 h 40. | Le juge l'a reçu.",
        "1. Une explosion au port.",
        "Il lit RTL.fr et www.exemple.org/Page.Une chaque jour.",
        "Il suit #LibertePresse, regarde YouTube, mange chez McDonald et écrit sur WhatsApp.",
        "Elle a un iPhone, travaille à LCI et habite le XIIe arrondissement.",
        "Depuis l'an 2000. | 12 personnes ont fui.",
    ],
)
def test_plain_sentences_end_where_a_reader_ends_them(expected: str) -> None:
    text = expected.replace(" | ", " ")

    assert expected == marked(text)


@pytest.mark.parametrize(
    "expected",
    [
        "On a vu des girafes. || Le Niger s'en réjouit.",
        "Il a dit oui. || M. Dupont a dit non.",
        'C\'est "la guerre". || Le président part.',
        'C\'était leur mission. || "Cette idée est fausse", dit-il.',
        'Il parle de "guerre." || Cette phrase choque.',
        "Le camp est à Al-Hol. || En début d'année, il était plein.",
        "Les députés (Assemblée). || L'Etat se tait.",
        "Il a fui en 2020. || Une enquête est ouverte.",
        "Le maire a parlé. || - Retour au calme - || A Lyon, tout va bien.",
        'Le maire a parlé. || - "Nos souvenirs" - || Layla a tout vu.',
        "Un maire suspendu || Cette dernière décision surprend.",
        "Recherché depuis 2011 || Le suspect a été vu au port.",
        "UN MAIRE SOUS LE CHOC || Selon lui, rien ne va.",
        'Il dénonce "une honte" || Ce texte a été signé.',
        'Une "grande avancée" || "On peut le dire", juge-t-il.',
        "UN SUSPECT ARRÊTÉ AU PORT || Peu après minuit, il a parlé.",
        "Voici la liste : || • Un mort || • Deux blessés",
        "Il a été libéré. || 27 personnes restent détenues.",
    ],
)
def test_glued_paragraphs_are_cut_at_their_seam(expected: str) -> None:
    text = (
        expected.replace("- || ", "-").replace(" || •", " •").replace("PORT || ", "PORT ").replace(" || ", "")
    )

    assert expected == marked(text)


def test_a_line_end_ends_a_sentence_and_a_paragraph() -> None:
    assert (
        marked("Titre sans point\n\nLe corps. Suite.\nFin") == "Titre sans point || Le corps. | Suite. || Fin"
    )


def test_lines_wrapped_at_a_fixed_width_are_joined() -> None:
    text = (
        "Les soldats ont quitté la ville mardi dans la nuit, à bord de\n"
        "camions venus du nord, selon plusieurs habitants qui les ont vus\n"
        "partir. Le maire a confirmé que la caserne était vide et que les\n"
        "portes en étaient restées ouvertes, sans qu'on sache pourquoi ni\n"
        "qui avait donné cet ordre.\n"
    )

    assert [paragraph for _, _, paragraph in SPLITTER.split(text)] == [0, 0]


@given(st.text(alphabet="aéZÀ .!?…\"«»”'’()-–•\n\xa0M12/#@:,", max_size=300) | st.text(max_size=200))
def test_sentences_are_ordered_disjoint_and_cover_every_letter(text: str) -> None:
    sentences = SPLITTER.split(text)
    covered = [False] * len(text)
    last_end = last_paragraph = 0
    for start, end, paragraph in sentences:
        assert last_end <= start < end <= len(text)
        assert last_paragraph <= paragraph <= last_paragraph + 1
        assert text[start:end] == text[start:end].strip()
        last_end, last_paragraph = end, paragraph
        covered[start:end] = [True] * (end - start)

    assert all(done or char.isspace() for done, char in zip(covered, text, strict=True))


@pytest.mark.parametrize(
    "unit",
    ['"', ".", "- a ", "aA", '."A', '.- "', "»", "a", "A.", " \n", '("A', ". » ", "A", ".\xa0", "- A -A"],
)
def test_time_grows_with_the_text_only(unit: str) -> None:
    def seconds(size: int) -> float:
        text = unit * (size // len(unit))
        start = time.process_time()
        SPLITTER.split(text)
        return time.process_time() - start

    # 0.5 s is the promise; the machine that tests may be four times slower than the one that measured.
    assert seconds(100_000) < 2


def test_a_text_without_stops_is_cut_at_blanks_and_nothing_is_lost() -> None:
    text = "des soldats ont attaqué le village de nuit, puis " * 200

    sentences = [text[start:end] for start, end, _ in SPLITTER.split(text)]

    assert max(map(len, sentences)) <= LONGEST
    assert " ".join(sentences) == text.strip()


def test_a_very_long_sentence_of_an_agency_stays_whole() -> None:
    text = "L'armée a dit que " + ", ".join(["des combattants étaient entrés dans la ville"] * 20) + "."

    assert [text[start:end] for start, end, _ in SPLITTER.split(text)] == [text]
