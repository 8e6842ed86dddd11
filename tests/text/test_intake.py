"""Bytes to reports."""

from pathlib import Path

import pytest

from recoupe.errors import InputError
from recoupe.text.intake import LIMIT, FailedReport, RawReport, read_bytes, read_path

PAGE = """<!DOCTYPE html><html lang="fr"><head><title>Deux soldats blessés au nord</title>
<meta property="og:title" content="Deux soldats blessés au nord">
<meta property="og:site_name" content="Le Fanal">
<meta property="og:url" content="https://fanal.example/une.html">
<meta property="article:published_time" content="2021-03-02T10:00:00Z"></head><body>
<nav><a href="/">Accueil</a> <a href="/sport">Sport</a></nav><article><h1>Deux soldats blessés au nord</h1>
<p>Deux soldats ont été blessés mardi par l'explosion d'une mine au nord de la ville,
a annoncé le gouverneur.</p>
<p>Leur véhicule revenait d'une patrouille quand il a sauté sur l'engin,
selon des habitants du village voisin.</p>
</article><footer>Tous droits réservés</footer></body></html>"""


def only(data: bytes, name: str = "a.txt") -> RawReport:
    [report] = read_bytes(data, name)
    assert isinstance(report, RawReport)
    return report


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_text_is_read_in_the_encodings_of_the_press(encoding: str) -> None:
    text = "« L’armée » a tiré.\nFin…"

    assert text == only(text.encode(encoding)).text


def test_line_ends_are_made_line_feeds_and_nuls_are_dropped() -> None:
    assert (
        only(b"un\r\ndeux trois, qu\0atre, cinq, six, sept").text == "un\ndeux trois, quatre, cinq, six, sept"
    )


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b" \n\t ",
        b"%PDF-1.7 ...",
        b"\x89PNG\r\n\x1a\n",
        bytes(range(256)),
        b"abc\0" * 50,
        b"a" * (LIMIT + 1),
    ],
)
def test_what_is_no_report_is_refused_in_one_message_that_names_it(data: bytes) -> None:
    with pytest.raises(InputError, match=r"^depeche\.txt: "):
        list(read_bytes(data, "depeche.txt"))


def test_a_page_gives_its_article_and_what_it_says_of_itself() -> None:
    report = only(PAGE.encode(), "une.html")

    assert "Deux soldats ont été blessés mardi" in report.text
    assert "Tous droits" not in report.text
    assert "Accueil" not in report.text
    assert report.text.startswith("Deux soldats blessés au nord")
    assert (
        report.published,
        report.outlet,
        report.url,
        report.html,
    ) == ("2021-03-02", "Le Fanal", "https://fanal.example/une.html", True)


def test_a_page_without_an_article_is_refused() -> None:
    with pytest.raises(InputError, match="no article"):
        only(b"<html><body></body></html>")


def test_json_lines_give_one_report_a_line_and_a_bad_line_stops_nothing() -> None:
    data = b"""{"id": 7, "text": "Un mort.", "date": "2020-01-02", "outlet": "X", "url": "u"}
{"id": "b", "text":

{"id": "c", "txt": "?"}
{"id": "d", "text": "  "}
{"id": "e", "title": "Titre", "text": "Corps."}
{"id": "f", "title": "Titre", "text": "Titre\\n\\nCorps."}
"""
    reports = list(read_bytes(data, "x.jsonl"))

    assert [(r.name, r.line) for r in reports if isinstance(r, FailedReport)] == [
        ("x.jsonl", 2),
        ("x.jsonl", 4),
        ("x.jsonl", 5),
    ]
    good = [r for r in reports if isinstance(r, RawReport)]
    assert [r.external_id for r in good] == ["7", "e", "f"]
    assert (
        good[0].text,
        good[0].published,
        good[0].outlet,
        good[0].url,
        good[0].line,
    ) == ("Un mort.", "2020-01-02", "X", "u", 1)
    assert [(r.text, r.offset) for r in good[1:]] == [("Titre\n\nCorps.", 7), ("Titre\n\nCorps.", 0)]


@pytest.mark.parametrize(
    "data",
    [
        b'[{"text": "a"}, {"text": "b"}]',
        b'[\n{"text": "a"},\n{"text": "b"}\n]',
        b'{\n "text": "a"\n}',
        b'{"text": "a"}',
    ],
)
def test_an_array_and_a_single_object_are_taken_too(data: bytes) -> None:
    assert ["a", "b"][: 1 + data.count(b'"b"')] == [
        r.text for r in read_bytes(data, "-") if isinstance(r, RawReport)
    ]


def test_a_bad_first_line_stops_nothing_either() -> None:
    first, second = read_bytes(b'{"text": "a\n{"text": "b"}', "x.jsonl")

    assert isinstance(first, FailedReport)
    assert isinstance(second, RawReport)


def test_a_text_that_opens_with_a_bracket_is_no_json() -> None:
    assert only(b"[AFP] Un mort.").text == "[AFP] Un mort."


def test_files_are_read_by_path(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Un mort.", encoding="utf-8")
    lines = tmp_path / "b.jsonl"
    lines.write_text('{"text": "a"}\n{"text": "b"}\n', encoding="utf-8")

    assert [RawReport(text="Un mort.", path=str(path))] == list(read_path(path))
    assert [r.text for r in read_path(lines) if isinstance(r, RawReport)] == ["a", "b"]


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        list(read_path(tmp_path / "none.txt"))
    with pytest.raises(InputError, match="directory"):
        list(read_path(tmp_path))
