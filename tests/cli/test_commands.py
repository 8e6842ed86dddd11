"""The command line, with a reader that knows its records beforehand."""

from __future__ import annotations

import io
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec
import pytest
import typer

from recoupe.cli import main
from recoupe.cli.app import app
from recoupe.cli.reading import _hold_back
from recoupe.cli.services import ReadReport, Request
from recoupe.errors import RecoupeError
from recoupe.model import Record
from recoupe.text.intake import FailedReport, RawReport
from tests.adapters.records import AMBUSH, make_ambush
from tests.adapters.services import BrokenServices, FakeServices

FILES = Path(__file__).parent / "files"
COMMAND = typer.main.get_command(app)
COMMANDS = {"": COMMAND, **COMMAND.commands}  # type: ignore[attr-defined]


@pytest.fixture(autouse=True)
def workplace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(FILES, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")
    monkeypatch.setenv("COLUMNS", "100")
    return tmp_path


@pytest.mark.parametrize("name", COMMANDS)
def test_the_example_that_ends_each_help_runs(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    epilog = COMMANDS[name].epilog
    assert epilog is not None

    program, *argv = shlex.split(epilog.removeprefix("Example: "))

    assert program == "recoupe"
    assert main(argv, FakeServices()) == 0
    assert capsys.readouterr().out


@pytest.mark.parametrize("name", COMMANDS)
def test_every_help_ends_with_its_example(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    main([*name.split(), "--help"], FakeServices())

    out = capsys.readouterr().out
    assert " ".join(out.split()).endswith(COMMANDS[name].epilog or "?")


def test_every_option_has_its_help() -> None:
    silent = [
        f"{name} {p.name}" for name, c in COMMANDS.items() for p in c.params if not getattr(p, "help", "")
    ]

    assert silent == []


def test_json_is_one_record_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", "report.txt", "report.txt", "--json"], FakeServices()) == 0

    lines = capsys.readouterr().out.splitlines()
    assert [msgspec.json.decode(line, type=Record) for line in lines] == [make_ambush(), make_ambush()]


def test_a_bad_report_becomes_a_row_and_the_rest_goes_on(capsys: pytest.CaptureFixture[str]) -> None:
    status = main(["read", "absent.txt", "report.txt", "--json"], FakeServices())

    out, err = capsys.readouterr()
    first, second = map(json.loads, out.splitlines())
    assert status == 1
    assert first["error"]["name"] == "absent.txt"
    assert second["report"]["language"] == "fr"
    assert err.count("\n") == 1
    assert err.startswith("recoupe: absent.txt")


def test_the_line_of_a_bad_row_is_named(capsys: pytest.CaptureFixture[str], workplace: Path) -> None:
    (workplace / "many.jsonl").write_text('{"text": "Il pleut sur la ville."}\n{"id": 1}\n')

    assert main(["read", "many.jsonl", "--json"], FakeServices()) == 1
    assert capsys.readouterr().err.startswith("recoupe: many.jsonl:2")


def test_what_the_user_says_reaches_the_reader() -> None:
    services = FakeServices()

    main(["read", "report.txt", "--published", "2022-03-08", "--outlet", "Maborinfo", "--url", "https://m.example/1"],
         services)  # fmt: skip

    [request] = services.requests
    assert (request.published, request.outlet, request.url) == (
        "2022-03-08",
        "Maborinfo",
        "https://m.example/1",
    )


def test_a_dash_reads_the_standard_input(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(AMBUSH.encode())))

    assert main(["read", "-"], FakeServices()) == 0
    assert "Tessarik" in capsys.readouterr().out


@pytest.mark.parametrize(("flags", "word"), [((), "contesté"), (("--ui", "en"), "disputed")])
def test_the_account_speaks_the_language_asked_for(
    flags: tuple[str, ...], word: str, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["read", "report.txt", *flags], FakeServices())

    assert word in capsys.readouterr().out


def test_one_page_holds_every_report_and_every_error(workplace: Path) -> None:
    status = main(["read", "report.txt", "absent.txt", "report.txt", "--html", "page.html"], FakeServices())

    page = (workplace / "page.html").read_text(encoding="utf-8")
    assert status == 1
    assert page.count('<section class="report"') == 2
    assert page.count('<section class="report failed"') == 1


def test_a_page_that_cannot_be_written_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", "report.txt", "--html", "no/where/page.html"], FakeServices()) == 1
    assert capsys.readouterr().err.count("\n") == 1


@pytest.mark.parametrize(
    "argv",
    [["read"], ["nonsense"], ["read", "report.txt", "--ui", "de"], ["read", "report.txt", "--workers", "0"],
     ["evaluate", "muc9", "gold-set"]],
)  # fmt: skip
def test_misuse_is_status_2(argv: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(argv, FakeServices()) == 2
    assert "Traceback" not in capsys.readouterr().err


def test_an_unknown_set_is_told_which_exist(capsys: pytest.CaptureFixture[str]) -> None:
    main(["evaluate", "muc9", "gold-set"], FakeServices())

    assert "there is: gold" in capsys.readouterr().err


def test_a_bad_date_is_one_line_before_anything_is_read(capsys: pytest.CaptureFixture[str]) -> None:
    services = FakeServices()

    assert main(["read", "report.txt", "--published", "tomorrow"], services) == 1
    assert services.items == []
    assert capsys.readouterr().err == "recoupe: 'tomorrow' is no date. Give one such as 2022-01-04.\n"


@pytest.mark.parametrize(
    ("error", "status"), [(KeyboardInterrupt(), 130), (RecoupeError("two\nlines"), 1), (ValueError("odd"), 1)]
)
def test_no_error_shows_a_traceback(
    error: BaseException, status: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["read", "report.txt"], BrokenServices(error)) == status

    err = capsys.readouterr().err
    assert "Traceback" not in err
    assert err.count("\n") <= 1


def test_explain_shows_rules_with_their_words(capsys: pytest.CaptureFixture[str]) -> None:
    main(["explain", "report.txt"], FakeServices())

    out = capsys.readouterr().out
    assert "fr.events.embuscade" in out
    assert "une embuscade" in out
    assert "fr.speech.revendiquer" in out


def test_explain_works_on_stored_records(capsys: pytest.CaptureFixture[str], workplace: Path) -> None:
    (workplace / "stored.jsonl").write_bytes(msgspec.json.encode(make_ambush()) + b"\n")

    assert main(["explain", "stored.jsonl", "--json"], FakeServices()) == 0

    explanation = json.loads(capsys.readouterr().out)
    rules = {rule for part in explanation["incidents"][1]["parts"] for rule in part.get("rules", ())}
    assert rules == {"fr.dates.weekday", "fr.tolls.passive"}


def test_the_schema_is_json(capsys: pytest.CaptureFixture[str]) -> None:
    main(["schema"], FakeServices())

    assert json.loads(capsys.readouterr().out)["$ref"] == "#/$defs/Record"


def test_the_gold_is_read_without_its_annotations() -> None:
    services = FakeServices()

    main(["evaluate", "gold", "gold-set"], services)

    ambush = services.items[0]
    assert (ambush.published, ambush.outlet) == ("2022-03-08", "Maborinfo")  # type: ignore[union-attr]


def test_a_figure_under_its_floor_fails(capsys: pytest.CaptureFixture[str]) -> None:
    status = main(["evaluate", "gold", "gold-set", "--floors", "floors.toml"], FakeServices({}))

    assert status == 1
    assert "own_words_rendering fr incidents_f1: 0.000, under its floor of 0.900" in capsys.readouterr().err


def test_predictions_carry_the_gold_id(workplace: Path) -> None:
    main(["evaluate", "gold", "gold-set", "--predictions", "out.jsonl"], FakeServices())

    rows = [json.loads(line) for line in (workplace / "out.jsonl").read_text().splitlines()]
    assert [row["gold_id"] for row in rows] == ["ambush", "calm"]


def test_importing_the_command_line_loads_nothing_heavy() -> None:
    code = "import sys, recoupe.cli; print(*sorted({'typer', 'rich', 'spacy', 'msgspec'} & set(sys.modules)))"

    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment
    )

    assert done.stdout.strip() == ""


class StoppedServices(FakeServices):
    """Reads one report, then the user interrupts."""

    def read_many(
        self, items: Sequence[RawReport | FailedReport], request: Request, workers: int | None
    ) -> Iterator[ReadReport]:
        yield from super().read_many(items[:1], request, workers)
        raise KeyboardInterrupt


def test_an_interrupt_keeps_what_was_read(capsys: pytest.CaptureFixture[str], workplace: Path) -> None:
    argv = ["read", "report.txt", "report.txt", "report.txt", "--json", "--html", "page.html"]

    assert main(argv, StoppedServices()) == 130

    out, err = capsys.readouterr()
    assert out.count("\n") == 1
    assert err == "recoupe: interrupted: 1 of 3 reports were read.\n"
    assert (workplace / "page.html").read_text(encoding="utf-8").count('<section class="report"') == 1


def test_what_the_bar_holds_back_is_given_out_when_the_user_interrupts() -> None:
    def reports() -> Iterator[ReadReport]:
        yield ReadReport(name="a.txt")
        raise KeyboardInterrupt

    held = _hold_back(reports())

    assert next(held).name == "a.txt"
    with pytest.raises(KeyboardInterrupt):
        next(held)


@pytest.mark.parametrize("page", [".", "no/where/page.html"])
def test_a_page_that_cannot_be_written_stops_before_anything_is_read(page: str) -> None:
    services = FakeServices()

    assert main(["read", "report.txt", "--html", page], services) == 1
    assert services.items == []


@pytest.mark.parametrize(("stream", "argv"), [("stdin", ["read", "-"]), ("stdout", ["read", "report.txt"])])
def test_a_closed_stream_is_told(
    stream: str, argv: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, stream, None)

    assert main(argv, FakeServices()) == 1

    err = capsys.readouterr().err
    assert "closed" in err
    assert err.count("\n") == 1


def test_a_full_disk_is_no_fault_of_ours(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", "report.txt"], BrokenServices(OSError(28, "No space left on device"))) == 1
    assert (
        capsys.readouterr().err == "recoupe: the output: No space left on device. Nothing more is written.\n"
    )


def test_a_name_that_is_no_text_is_shown_all_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", "absent\udce9\x1b.txt", "--json"], FakeServices()) == 1

    out, err = capsys.readouterr()
    assert json.loads(out)["error"]["name"] == "absent\ufffd\ufffd.txt"
    assert err.startswith("recoupe: absent\ufffd\ufffd.txt")


def test_explain_shows_what_the_scorers_gave_and_what_was_dropped(
    capsys: pytest.CaptureFixture[str], workplace: Path
) -> None:
    text = (
        "Trois soldats ont été tués mardi dans une embuscade près de Djibo, a annoncé l'armée. "
        "Le gouverneur craint de nouvelles attaques."
    )
    (workplace / "own.txt").write_text(text, encoding="utf-8")

    assert main(["explain", "own.txt", "--published", "2021-03-10", "--ui", "en"]) == 0

    out = capsys.readouterr().out.replace("\u00a0", " ")
    flat = " ".join(out.replace("│", " ").split())
    told = r"≈ news 0\.\d\d · recalled 0\.\d\d · no incident 0\.\d\d"
    chances = told + r" \(if the report is news: 0\.\d\d\) → news:"
    assert re.search(chances + r"( [^+−≈]+ [+−]\d\.\d\d( ·)?){6}", flat)
    assert re.search(r"≈ 0\.\d\d “Trois soldats” of “tués”:", flat)
    assert max(map(len, out.splitlines())) <= 100
