"""Writing the page of some reports."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from recoupe.cli.services import ReadReport
from recoupe.cli.ui import Ui, safe
from recoupe.errors import ExportError
from recoupe.exports.html import PageEntry, render_page


def check_page(path: Path) -> None:
    """Raise the error of a page that cannot be written, before any report is read for it.

    Raises:
        ExportError: the path is a directory, lies in none, or may not be written.
    """
    if path.is_dir():
        raise _refused(path, "this is a directory")
    if not path.parent.is_dir():
        raise _refused(path, "there is no such folder")
    if not os.access(path if path.exists() else path.parent, os.W_OK):
        raise _refused(path, "writing there is not permitted")


def write_page(path: Path, reports: Sequence[ReadReport], ui: Ui) -> None:
    """Write one self-contained page of all the reports.

    Raises:
        ExportError: the page cannot be written.
    """
    entries = [
        PageEntry(name=each.name, record=each.record, text=each.text, error=safe(each.error or ""))
        for each in reports
    ]
    try:
        path.write_text(render_page(entries, ui), encoding="utf-8")
    except OSError as error:
        raise _refused(path, error.strerror or str(error)) from error


def _refused(path: Path, why: str) -> ExportError:
    return ExportError(
        f"{path}: the page cannot be written ({why}). Name a file in a folder where you may write."
    )
