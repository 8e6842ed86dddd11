"""The account in the terminal."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

from recoupe.cli.account import print_account
from recoupe.exports.build import build_view
from recoupe.exports.messages import load_messages
from tests.adapters.records import make_ambush, make_record


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
