"""The commands of `recoupe`."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Annotated

import typer

from recoupe.cli.services import STDIN, PipelineServices, ReadReport, Request, Services
from recoupe.cli.ui import Ui, choose_ui, safe
from recoupe.errors import RecoupeError

# Heavy parts (rich's tables, the page, the evaluation, the pipeline) are imported by the commands that
# need them: `recoupe --help` answers at once.
# ruff: noqa: PLC0415

app = typer.Typer(
    help="Read news reports of armed conflict: what happened, according to whom.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)

SETS = ("gold",)

_Files = Annotated[list[str], typer.Argument(metavar="FILE", help="Text, HTML or JSON Lines; - is stdin.")]
_Json = Annotated[bool, typer.Option("--json", help="Print JSON, one object a line.")]
_Language = Annotated[
    str | None, typer.Option(metavar="CODE", help="Language of the reports; detected when left out.")
]
_Published = Annotated[
    str | None, typer.Option(metavar="DATE", help="When they were published: a day or an EDTF date.")
]
_Parser = Annotated[
    str | None, typer.Option(metavar="spacy:NAME", help="An installed spaCy package to read with instead.")
]
_UiOption = Annotated[Ui | None, typer.Option(help="Language of the account; by locale when left out.")]
_Workers = Annotated[
    int | None, typer.Option(min=1, metavar="N", help="Processes; as many as there are cores when left out.")
]


def run(argv: Sequence[str] | None, services: Services | None) -> int:
    """Run the command line and return its exit status; an error is one line on the standard error."""
    from recoupe.cli.reading import tell_error

    if sys.stdout is None:
        tell_error("", "the standard output is closed. Send it to a file, or to /dev/null.")
        return 1
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")
    command = typer.main.get_command(app)
    args = None if argv is None else list(argv)
    try:
        command.main(args=args, prog_name="recoupe", obj=services or PipelineServices())
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 0
    except RecoupeError as error:
        tell_error("", str(error))
    except KeyboardInterrupt:
        tell_error("", "interrupted.")
        return 130
    except OSError as error:
        # What is read names its own faults: this one befell the output (a full disk, say).
        tell_error(
            "", f"{error.filename or 'the output'}: {error.strerror or error}. Nothing more is written."
        )
    except Exception as error:
        if os.environ.get("RECOUPE_DEBUG"):
            raise
        tell_error(
            "",
            f"internal error: {type(error).__name__}: {error}. Please report it, with what "
            "RECOUPE_DEBUG=1 shows.",
        )
    return 1


def _print_version(wanted: bool) -> None:
    if wanted:
        try:
            number = version("recoupe")
        except PackageNotFoundError:
            number = "0+unknown"
        typer.echo(f"recoupe {number}")
        raise typer.Exit


@app.callback(epilog="Example: recoupe read report.txt")
def root(
    *,
    show_version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Read news reports of armed conflict: what happened, according to whom."""


@app.command(epilog="Example: recoupe read report.txt --published 2022-01-04 --json")
def read(
    context: typer.Context,
    *,
    files: _Files,
    as_json: _Json = False,
    html: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write one self-contained page of all the reports.")
    ] = None,
    published: _Published = None,
    outlet: Annotated[str | None, typer.Option(help="Who published them.")] = None,
    url: Annotated[str | None, typer.Option(help="Where they stand on the web.")] = None,
    language: _Language = None,
    parser: _Parser = None,
    ui: _UiOption = None,
    workers: _Workers = None,
) -> None:
    """Read reports and print what happened, according to whom."""
    import msgspec

    from recoupe.cli.page import check_page, write_page
    from recoupe.cli.reading import gather, read_with_progress, tell_error

    services = _services(context)
    request = Request(language=language, published=published, outlet=outlet, url=url, parser=parser)
    services.check(request)
    if html is not None:
        check_page(html)
    speech = ui or choose_ui(os.environ)
    items = gather(files)
    done: list[ReadReport] = []
    stopped = False
    try:
        for report in read_with_progress(services, items, request, workers):
            done.append(report if html is not None else msgspec.structs.replace(report, text="", record=None))
            if report.error is not None:
                tell_error(report.name, report.error)
            if as_json:
                _print_json(report)
            elif html is None:
                _print_account(report, speech)
    except KeyboardInterrupt:
        stopped = True
    if html is not None:
        write_page(html, done, speech)
    if stopped:
        tell_error("", f"interrupted: {len(done)} of {len(items)} reports were read.")
        raise typer.Exit(130)
    if any(report.error is not None for report in done):
        raise typer.Exit(1)


def _services(context: typer.Context) -> Services:
    services: Services = context.obj
    return services


def _print_json(report: ReadReport) -> None:
    """Print a record, or the row of a report that could not be read, as one line of JSON."""
    import msgspec

    if report.record is None:
        row: object = {"error": {"name": report.name, "message": safe(report.error or "")}}
    else:
        row = report.record
    if isinstance(sys.stdout, io.TextIOWrapper) and sys.stdout.encoding.lower() != "utf-8":
        sys.stdout.reconfigure(encoding="utf-8")
    sys.stdout.write(msgspec.json.encode(row).decode() + "\n")
    sys.stdout.flush()


def _print_account(report: ReadReport, ui: Ui) -> None:
    if report.record is None:
        return
    from rich.console import Console

    from recoupe.cli.account import print_account
    from recoupe.exports.build import build_view
    from recoupe.exports.messages import load_messages

    messages = load_messages(ui)
    print_account(build_view(report.record, messages, report.name), messages, Console(highlight=False))


@app.command(epilog="Example: recoupe explain report.txt --json")
def explain(
    context: typer.Context,
    *,
    file: Annotated[
        str, typer.Argument(metavar="FILE", help="A report, or records that `read --json` wrote.")
    ],
    as_json: _Json = False,
    published: _Published = None,
    language: _Language = None,
    ui: _UiOption = None,
) -> None:
    """Show which rules and entries made every incident and claim, and on which words."""
    from recoupe.cli.explain import load_records, print_explanation
    from recoupe.cli.reading import gather, tell_error
    from recoupe.exports.explain import explain_record
    from recoupe.exports.messages import load_messages
    from recoupe.text.intake import FailedReport

    services = _services(context)
    request = Request(language=language, published=published)
    services.check(request)
    messages = load_messages(ui or choose_ui(os.environ))
    stored = None if file == STDIN else load_records(Path(file))
    if stored is not None:
        for record in stored:
            print_explanation(
                explain_record(record, record.report.title or file, messages), messages, as_json
            )
        return
    items = gather([file])
    failed = False
    for item, report in zip(items, services.read_many(items, request, 1), strict=True):
        if report.record is None or isinstance(item, FailedReport):
            failed = True
            tell_error(report.name, report.error or "")
            continue
        weighing = services.weigh(item, request)
        print_explanation(explain_record(report.record, report.name, messages, weighing), messages, as_json)
    if failed:
        raise typer.Exit(1)


@app.command(epilog="Example: recoupe evaluate gold gold-set --list --floors floors.toml")
def evaluate(
    context: typer.Context,
    *,
    set_name: Annotated[str, typer.Argument(metavar="SET", help=f"Which set: {', '.join(SETS)}.")],
    path: Annotated[Path, typer.Argument(metavar="PATH", help="Where the set stands.")],
    show_list: Annotated[
        bool, typer.Option("--list", help="List what was missed, invented and wrong.")
    ] = False,
    predictions: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write the records, as JSON lines with gold_id.")
    ] = None,
    floors: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Fail when a figure lies under its floor there.")
    ] = None,
    language: Annotated[
        str | None, typer.Option(metavar="CODE", help="Only the reports in this language.")
    ] = None,
    texts: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="The articles (JSON Lines) of annotations that stand apart."),
    ] = None,
    workers: _Workers = None,
) -> None:
    """Measure the reader on a set that people annotated."""
    if set_name not in SETS:
        raise typer.BadParameter(
            f"there is no set '{set_name}'; there is: {', '.join(SETS)}", param_hint="SET"
        )
    from rich.console import Console

    from recoupe.cli.evaluate import measure_gold
    from recoupe.cli.scores import draw_difference, draw_scores
    from recoupe.evaluation.floors import check_floors, load_floors

    least = load_floors(floors) if floors else ()
    groups = measure_gold(_services(context), path, language, predictions, workers, texts)
    console = Console(highlight=False)
    if show_list:
        for group in groups:
            for difference in () if group.language == "all" else group.differences:
                console.print(draw_difference(difference), soft_wrap=True)
    console.print(draw_scores(groups, f"{set_name}: {path}"))
    fallen = check_floors(groups, least, set_name)
    for line in fallen:
        typer.echo(f"recoupe: {line}", err=True)
    if fallen:
        raise typer.Exit(1)


@app.command(epilog="Example: recoupe schema")
def schema() -> None:
    """Print the JSON Schema of the record."""
    from recoupe.exports.schema import render_schema

    typer.echo(render_schema())
