"""Writes anew what is generated: the outputs shown in the READMEs, the list of files, the schema.

    python -m scripts.refresh            write all
    python -m scripts.refresh README.md  write one

A block to be filled stands between `<!-- output: recoupe … -->` and `<!-- end -->`, a list of the files
of the package between `<!-- files -->` and `<!-- end -->`. The tests fail where a document lags behind.
"""

from __future__ import annotations

import ast
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "src" / "recoupe"
SCHEMA = "src/recoupe/model/record.schema.json"
DOCUMENTS = ("README.md", "README.fr.md", "docs/files.md")
STALE = (*DOCUMENTS, SCHEMA)
"""All that this script writes, from the root of the checkout."""

WIDTH = 100
"""Columns of the outputs shown: they fit the page of a repository without a bar to scroll."""

_OUTPUT = re.compile(r"(<!-- output: (recoupe [^\n]*) -->\n).*?(<!-- end -->)", re.DOTALL)
_FILES = re.compile(r"(<!-- files -->\n).*?(<!-- end -->)", re.DOTALL)


def run_command(command: str) -> str:
    """Return what a `recoupe` command prints, on a wide terminal without colours."""
    code = "import sys; from recoupe.cli import main; sys.exit(main())"
    done = subprocess.run(
        [sys.executable, "-c", code, *shlex.split(command)[1:]],
        cwd=ROOT,
        env={**os.environ, "COLUMNS": str(WIDTH), "NO_COLOR": "1", "TERM": "dumb"},
        capture_output=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"{command}: {done.stderr.decode('utf-8').strip()}")
    lines = [line.rstrip() for line in done.stdout.decode("utf-8").splitlines()]
    return "\n".join(lines).strip("\n")


def list_files() -> Iterator[str]:
    """Yield a table for every folder of the package: its modules and what each says of itself first."""
    for folder in sorted({path.parent for path in PACKAGE.rglob("*.py")}):
        name = folder.relative_to(PACKAGE.parent).as_posix()
        rows = [(path.name, _first_line(path)) for path in sorted(folder.glob("*.py"))]
        told = [(file, line) for file, line in rows if line]
        if told:
            yield f"\n**`{name}/`**\n"
            yield "| file | does |\n|---|---|"
            yield from (f"| `{file}` | {line} |" for file, line in told)
    yield ""


def _first_line(path: Path) -> str:
    docstring = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    paragraph = docstring.partition("\n\n")[0]
    return " ".join(paragraph.split()).replace("|", "\\|")


def _document(name: str) -> str:
    text = (ROOT / name).read_text(encoding="utf-8")

    def fill_output(found: re.Match[str]) -> str:
        head, command, tail = found.groups()
        return f"{head}```console\n$ {command}\n{run_command(command)}\n```\n{tail}"

    def fill_files(found: re.Match[str]) -> str:
        return "\n".join((found[1].rstrip("\n"), *list_files())) + found[2]

    return _FILES.sub(fill_files, _OUTPUT.sub(fill_output, text))


def _schema(_: str) -> str:
    return run_command("recoupe schema") + "\n"


def _writer(name: str) -> Callable[[str], str]:
    return _schema if name == SCHEMA else _document


def stale(name: str) -> bool:
    """Return whether a generated document differs from what would be written now."""
    path = ROOT / name
    return not path.exists() or path.read_text(encoding="utf-8") != _writer(name)(name)


def main() -> None:
    """Write the documents named, or all."""
    for name in sys.argv[1:] or STALE:
        (ROOT / name).write_text(_writer(name)(name), encoding="utf-8")


if __name__ == "__main__":
    main()
