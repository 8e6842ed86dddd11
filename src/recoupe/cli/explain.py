"""The explanation of a report in the terminal, and the records that it can be asked of."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import msgspec
from rich.console import Console
from rich.text import Text
from rich.tree import Tree

from recoupe.cli.screen import Harmless
from recoupe.errors import InputError
from recoupe.exports.explain import Explanation, Fired
from recoupe.exports.messages import Messages
from recoupe.model import Record

_RECORD_START = b'{"schema":'


def load_records(path: Path) -> list[Record] | None:
    """Return the records of a file that `recoupe read --json` wrote, or nothing where it holds no records.

    Raises:
        InputError: The file begins as a record and goes on as none.
    """
    try:
        with path.open("rb") as file:
            if file.read(len(_RECORD_START)) != _RECORD_START:
                return None
        lines = path.read_bytes().splitlines()
        return [msgspec.json.decode(line, type=Record) for line in lines if line.strip()]
    except OSError:
        return None
    except msgspec.DecodeError as error:
        raise InputError(
            f"{path}: not the records of this version ({error}). Read the report anew."
        ) from error


def print_explanation(explanation: Explanation, messages: Messages, as_json: bool) -> None:
    """Print an explanation as a tree, or as one line of JSON."""
    if as_json:
        print(msgspec.json.encode(explanation).decode())
    else:
        Console(highlight=False).print(Harmless(draw_explanation(explanation, messages)))


def draw_explanation(explanation: Explanation, messages: Messages) -> Tree:
    """Return the explanation as a tree: what, its value, its words with their places, its rules."""
    words = messages.words
    tree = Tree(Text(explanation.name, style="bold"), guide_style="bright_black")
    groups = (
        (words.fresh, explanation.incidents),
        (words.acts, explanation.acts),
        (words.claims, explanation.claims),
        (words.dropped, explanation.dropped),
    )
    for note in explanation.notes:
        tree.add(Text(f"≈ {note}", style="green"))
    for title, fired in groups:
        if fired:
            _grow(tree.add(Text(title, style="bold")), fired)
    return tree


def _grow(tree: Tree, fired: Iterable[Fired]) -> None:
    for each in fired:
        label = Text.assemble((each.what, "cyan"))
        if each.value:
            label.append(f"  {each.value}")
        for span in each.spans:
            label.append(f"  [{span.start}:{span.end}] ", style="bright_black")
            label.append(" ".join(span.quote.split()), style="italic")
        branch = tree.add(label)
        for rule in each.rules:
            branch.add(Text(f"← {rule}", style="yellow"))
        for note in each.notes:
            branch.add(Text(f"≈ {note}", style="green"))
        _grow(branch, each.parts)
