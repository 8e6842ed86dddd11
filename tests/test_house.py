"""The house rules: sizes, floors, documents that say what is there, nothing of one machine in the tree."""

from __future__ import annotations

import ast
import itertools
import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import grimp
import pytest

from recoupe.languages.language import codes
from scripts.refresh import STALE, stale

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "src" / "recoupe"
CODE = ("src", "tests", "benchmarks", "training", "build_hooks", "scripts")

LONGEST_FILE = 400
LONGEST_FUNCTION = 50
EXCEPTIONS = {
    "tests/adapters/records.py:make_ambush": "one record written out, value by value, without a branch",
    "tests/adapters/records.py:_ambush": "one incident written out, value by value, without a branch",
}
"""Files (`src/x.py`) and functions (`src/x.py:name`) that may be longer, each with its reason."""

SKIPPED = frozenset(
    {".git", ".venv", "__pycache__", "dist", "build", ".import_linter_cache"}
    | {f".{tool}_cache" for tool in ("mypy", "ruff", "pytest")}
    | {".hypothesis", "recoupe.egg-info"}
)
WRITTEN = frozenset(
    {"", ".css", ".html", ".js", ".json", ".jsonl", ".md", ".py", ".sh", ".svg", ".toml", ".txt", ".yaml"}
)

FOREIGN = {
    "a registry's host": r"pypi\.org|pythonhosted|registry\.npmjs|npmjs\.org|crates\.io|deb\.debian",
    "a path of one machine": r"(?<![\w.])/(?:work|root|home|Users|opt/wheels)/",
    "who or what wrote it": r"(?i)\b(?:claude|anthropic|chatgpt|copilot|sub-?agents?|co-authored-by)\b",
}


def _files(*suffixes: str, under: tuple[str, ...] = (".",)) -> list[Path]:
    """Return the files of the checkout, built and private ones left out."""
    found: list[Path] = []
    for folder in under:
        for path in (ROOT / folder).rglob("*"):
            parts = path.relative_to(ROOT).parts
            if path.is_file() and not SKIPPED & set(parts) and (not suffixes or path.suffix in suffixes):
                found.append(path)
    return sorted(found)


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


PYTHON = _files(".py", under=CODE)


@pytest.mark.parametrize("path", PYTHON, ids=_name)
def test_no_file_is_longer_than_a_reader_holds(path: Path) -> None:
    lines = len(path.read_text(encoding="utf-8").splitlines())

    assert lines <= LONGEST_FILE or _name(path) in EXCEPTIONS, f"{_name(path)} has {lines} lines"


def test_no_function_is_longer_than_a_screen() -> None:
    long = []
    for path in PYTHON:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                length = (node.end_lineno or node.lineno) - node.lineno + 1
                where = f"{_name(path)}:{node.name}"
                if length > LONGEST_FUNCTION and where not in EXCEPTIONS:
                    long.append(f"{where} has {length} lines")

    assert [] == long


def test_every_exception_still_stands() -> None:
    gone = [name for name in EXCEPTIONS if not (ROOT / name.partition(":")[0]).exists()]

    assert [] == gone


def test_every_module_says_what_it_does() -> None:
    silent = []
    for path in _files(".py", under=("src", "benchmarks", "scripts", "build_hooks", "training")):
        text = path.read_text(encoding="utf-8")
        if text.strip() and ast.get_docstring(ast.parse(text)) is None:
            silent.append(_name(path))

    assert [] == silent


def test_every_folder_of_the_package_has_its_place_in_the_architecture() -> None:
    told = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    folders = {path.parent.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("__init__.py")}

    assert [] == sorted(name for name in folders - {"."} if f"`{name}/`" not in told)


@pytest.mark.parametrize("document", STALE)
def test_generated_documents_are_up_to_date(document: str) -> None:
    assert not stale(document), f"{document} is out of date: run `python -m scripts.refresh`"


@pytest.mark.parametrize(("what", "pattern"), FOREIGN.items(), ids=FOREIGN)
def test_the_tree_holds_nothing_of_one_machine(what: str, pattern: str) -> None:
    found = [
        f"{_name(path)}: {match.group()}"
        for path in _files()
        if path.suffix in WRITTEN and path != Path(__file__)
        for match in re.finditer(pattern, path.read_text(encoding="utf-8"))
    ]

    assert [] == found, f"{what} has no business here"


def test_importing_the_package_loads_nothing_heavy() -> None:
    code = "import sys, recoupe; print(*sorted(sys.modules))"
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.split()
    heavy = {"spacy", "thinc", "numpy", "trafilatura", "sqlite3", "rich", "typer", "msgspec", "py3langid"}

    assert set() == heavy & set(loaded)
    assert [] == [name for name in loaded if name.startswith("recoupe.")]


def test_every_public_name_is_there() -> None:
    import recoupe  # noqa: PLC0415 - the test above wants to see it imported by a process of its own

    assert sorted(recoupe.__all__) == recoupe.__all__
    assert all(getattr(recoupe, name) for name in recoupe.__all__)


def test_links_in_the_documents_lead_somewhere() -> None:
    broken = []
    for path in _files(".md"):
        text = re.sub(r"```.*?```", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
        targets = re.findall(r"\]\((?![a-z]+:)([^)#\s]+)[^)]*\)", text)
        broken += [f"{_name(path)}: {target}" for target in targets if not (path.parent / target).exists()]

    assert [] == broken


@cache
def _graph() -> grimp.ImportGraph:
    # The cache of import graphs outlives files that come and go: it is not trusted here.
    return grimp.build_graph("recoupe", cache_dir=None)


def _imports(package: str) -> set[str]:
    """Return the modules of recoupe outside a package that its modules import directly."""
    graph = _graph()
    inside = {package, *graph.find_descendants(package)}
    return {found for module in inside for found in graph.find_modules_directly_imported_by(module)} - inside


@pytest.mark.parametrize("code", codes())
def test_a_language_knows_no_other(code: str) -> None:
    others = tuple(f"recoupe.languages.{other}" for other in codes() if other != code)

    assert [] == [name for name in _imports(f"recoupe.languages.{code}") if name.startswith(others)]


def test_nothing_but_its_folder_knows_a_language() -> None:
    known = []
    for module, code in itertools.product(sorted(_graph().modules), codes()):
        home = f"recoupe.languages.{code}"
        if module != home and not module.startswith(f"{home}."):
            found = _graph().find_modules_directly_imported_by(module)
            known += [(module, name) for name in found if name == home or name.startswith(f"{home}.")]

    assert [] == known


def test_the_ledger_knows_the_model_only() -> None:
    ledger = "recoupe.ledger"
    wanted = ("recoupe.model", "recoupe.errors")
    found = _imports(ledger) if ledger in _graph().modules else set()

    assert [] == [name for name in found if not name.startswith(wanted)]
