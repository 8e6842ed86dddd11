"""The account in the terminal."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

from recoupe.cli.account import print_account
from recoupe.exports.build import build_view
from recoupe.exports.messages import load_messages
from recoupe.model import DateValue, Source, Toll
from tests.adapters.records import find, make_ambush, make_claim, make_incident, make_record


def render(width: int, language: str = "fr", *, colour: bool = False, empty: bool = False) -> str:
    messages = load_messages(language)
    out = io.StringIO()
    colours = "standard" if colour else None
    console = Console(file=out, width=width, force_terminal=colour, color_system=colours, highlight=False)
    print_account(
        build_view(make_record("Rien.") if empty else make_ambush(), messages, "a.txt"), messages, console
    )
    return out.getvalue().replace("\u00a0", " ")


@pytest.mark.parametrize("width", [80, 120])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    assert max(len(line) for line in render(width).splitlines()) <= width


def test_versions_stand_beneath_with_source_stance_writer_and_quotation() -> None:
    lines = " ".join(render(120).split())

    assert (
        "l'état-major — rapporté : tués = au moins 12 — le texte reste neutre — «Au moins douze soldats"
        in lines
    )


def test_a_dispute_shows_without_colour() -> None:
    assert "au moins 12 (force d'un État, côté A : au moins 12)  ≠ contesté" in render(120)


def test_what_is_missing_is_told_with_its_reason() -> None:
    assert "non dit : disparus, arrêtés, issue · non divulgué : blessés" in render(80)


def test_markup_in_a_report_is_printed_as_it_is() -> None:
    messages = load_messages("en")
    out = io.StringIO()
    record = make_record("[red]Title[/red] [link=x]\n\nText.")

    print_account(build_view(record, messages), messages, Console(file=out, width=80))

    assert "[red]Title[/red] [link=x]" in out.getvalue()


def test_a_report_without_incident_says_so() -> None:
    assert "No incident" in render(80, "en", empty=True)


def test_what_is_recalled_is_dimmed() -> None:
    recalled = next(line for line in render(80, colour=True).splitlines() if "Attentat suicide" in line)

    assert "\x1b[2" in recalled or "\x1b[1;2" in recalled


def test_a_report_cannot_steer_the_terminal() -> None:
    out = io.StringIO()
    record = make_record("Titre \x1b[31mrouge\x07 \u202eà l'envers\n\nTexte.")

    print_account(build_view(record, load_messages("fr")), load_messages("fr"), Console(file=out, width=80))

    assert "Titre \ufffd[31mrouge" in out.getvalue()
    assert not {"\x1b", "\x07", "\u202e"} & set(out.getvalue())


def test_words_that_withhold_a_toll_are_quoted() -> None:
    text = "Une attaque a eu lieu. Le bilan n'est pas connu."
    missing = Toll(missing="not_disclosed", spans=find(text, "bilan n'est pas connu"))
    record = make_record(text, incidents=(make_incident("i1", killed=missing),))
    messages = load_messages("en")
    out = io.StringIO()

    print_account(build_view(record, messages), messages, Console(file=out, width=100))

    assert "not disclosed: killed (“bilan n'est pas connu”)" in out.getvalue()


def test_a_negated_claim_its_day_and_its_chain_are_shown() -> None:
    claim = make_claim(
        "c1",
        "un responsable",
        "denied",
        negated=True,
        date=DateValue(edtf="2021-03-13"),
        source=Source(text="un responsable", anonymous=True, via=(Source(text="l'AFP", kind="medium"),)),
    )
    messages = load_messages("fr")
    out = io.StringIO()

    print_account(
        build_view(make_record("x", claims=(claim,)), messages), messages, Console(file=out, width=100)
    )

    line = " ".join(out.getvalue().split())
    assert (
        "un responsable (source anonyme), par l'AFP — démenti (à la forme négative, dit : 13 mars 2021)"
        in line
    )
