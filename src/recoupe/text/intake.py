"""From bytes to reports: plain text, web pages, JSON Lines.

Text is kept as it was given, so that spans can be found again by the user; only a byte order mark and NULs
are dropped, and a carriage return, alone or before a line feed, becomes a line feed. Of a web page, the text
is the main text that trafilatura finds, and spans point into that.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

import msgspec

from recoupe.errors import InputError

LIMIT = 5_000_000
"""Bytes a single report may hold: the longest articles have 0.1 MB, so more is a file of something else."""
ARRAY_LIMIT = 500_000_000
"""Bytes of a JSON array or of an object over several lines, which must be held at once."""
HEAD = 8_192
"""Bytes by which the kind of a file is told."""

_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body|article|meta|title|div|p)\b[^>]*>", re.IGNORECASE)
_CONTROL = re.compile(r"[\x01-\x08\x0e-\x1a\x1c-\x1f]")
_BINARY = (
    b"%PDF-",
    b"PK\x03\x04",
    b"\x1f\x8b",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\xd0\xcf\x11\xe0",
    b"BZh",
    b"\x7fELF",
)


class RawReport(msgspec.Struct, frozen=True, kw_only=True):
    """A report as it was given, before anything is read in it.

    `published` is the date as written by whoever gave it; `html` tells that `text` was extracted from a web
    page; `path` and `line` say where it came from. `offset` is the place in `text` where the given text
    begins: above 0 where a title was put before it.
    """

    text: str
    title: str | None = None
    external_id: str | None = None
    url: str | None = None
    outlet: str | None = None
    published: str | None = None
    html: bool = False
    path: str | None = None
    line: int | None = None
    offset: int = 0


class FailedReport(msgspec.Struct, frozen=True):
    """A report of a file of many that could not be read, and why: the others go on."""

    name: str
    line: int
    error: str


class _Row(msgspec.Struct):
    """One object of JSON Lines."""

    text: str
    id: str | int | float | None = None
    url: str | None = None
    outlet: str | None = None
    date: str | int | None = None
    title: str | None = None


def read_path(path: str | Path) -> Iterator[RawReport | FailedReport]:
    """Yield the reports of a file: one of a text or a web page, one a line of JSON Lines (streamed).

    Raises:
        InputError: the file is missing, a directory, empty, binary or too big for one report.
    """
    path = Path(path)
    name = str(path)
    if path.is_dir():
        raise InputError(f"{name}: this is a directory. Name the files in it, for example {name}/*.txt.")
    try:
        with path.open("rb") as file:
            head = file.read(HEAD)
            file.seek(0)
            if _is_json(head, name):
                yield from _read_json(file, name)
                return
            data = file.read(LIMIT + 1)
    except FileNotFoundError as error:
        raise InputError(f"{name}: there is no such file. Check the name and the folder.") from error
    except OSError as error:
        raise InputError(
            f"{name}: this cannot be opened ({error.strerror}). Check its permissions."
        ) from error
    yield from read_bytes(data, name)


def read_bytes(data: bytes, name: str) -> Iterator[RawReport | FailedReport]:
    """Yield the reports held by `data`; `name` stands for it in messages and as `path`.

    >>> [report] = read_bytes("Trois civils tués.".encode("cp1252"), "a.txt")
    >>> report.text
    'Trois civils tués.'

    Raises:
        InputError: the bytes are empty, binary, or too many for one report.
    """
    if _is_json(data[:HEAD], name):
        yield from _read_json(data.splitlines(keepends=True), name)
        return
    _check_size(len(data), name)
    text = decode(data, name)
    if _HTML.search(data[:HEAD].replace(b"\0", b"")):
        yield _read_page(text, name)
        return
    yield RawReport(text=_filled(text, name), path=name)


def decode(data: bytes, name: str) -> str:
    """Return the text of `data`: UTF-8, UTF-16 with its byte order mark, else Windows-1252.

    Raises:
        InputError: the bytes are those of no text.
    """
    if data.startswith(_BINARY):
        raise _binary(name)
    try:
        if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            text = data.decode("utf-16")
        elif data[:HEAD].count(b"\0") * 20 > len(data[:HEAD]):
            raise _binary(name)
        else:
            text = _decode_bytes(data)
    except UnicodeDecodeError as error:
        raise _binary(name) from error
    text = text.removeprefix("\ufeff").replace("\0", "").replace("\r\n", "\n").replace("\r", "\n")
    if len(_CONTROL.findall(text[:HEAD])) * 50 > len(text[:HEAD]):
        raise _binary(name)
    return text


def _decode_bytes(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        # The web takes Latin-1 for Windows-1252 as well: it holds the dashes and quotation marks.
        return data.decode("cp1252")


def _binary(name: str) -> InputError:
    return InputError(
        f"{name}: this is no text (binary, or an unknown encoding). Give UTF-8 text, HTML or JSON Lines."
    )


def _check_size(size: int, name: str) -> None:
    if size > LIMIT:
        raise InputError(
            f"{name}: this is more than {LIMIT // 1_000_000} MB for one report. "
            "Cut it into articles, or give many as JSON Lines, one a line."
        )


def _filled(text: str, name: str) -> str:
    if not text.strip():
        raise InputError(f"{name}: there is no text in it. Give a report with at least a sentence.")
    return text


def _read_page(page: str, name: str) -> RawReport:
    # Imported late: most runs read no page, and trafilatura takes a while to load.
    import trafilatura  # noqa: PLC0415

    found = trafilatura.bare_extraction(page, include_comments=False, with_metadata=True)
    if found is None or isinstance(found, dict) or not (found.text or "").strip():
        raise InputError(f"{name}: no article was found in this page. Save its text and give that instead.")
    return _titled(
        RawReport(
            text=found.text or "",
            title=found.title or None,
            url=found.url or None,
            outlet=found.sitename or found.hostname or None,
            published=found.date or None,
            html=True,
            path=name,
        )
    )


def _titled(report: RawReport) -> RawReport:
    """Return the report with its title before its text, unless the text begins with it."""
    title = (report.title or "").strip()
    if not title or report.text.lstrip().startswith(title):
        return report
    lead = f"{title}\n\n"
    return msgspec.structs.replace(report, text=lead + report.text, offset=len(lead))


def _is_json(head: bytes, name: str) -> bool:
    """Return whether a file is JSON: by its name, or because an object or an array of them opens it.

    A text may well open with «[AFP]» or «{», so that one character is not enough.
    """
    if name.lower().endswith((".jsonl", ".ndjson", ".json")):
        return True
    start = head.removeprefix(codecs.BOM_UTF8).lstrip()
    return re.match(rb'\{\s*(?:"|\}|$)|\[\s*(?:\{|\]|$)', start) is not None


def _read_json(lines: Iterable[bytes], name: str) -> Iterator[RawReport | FailedReport]:
    """Yield the reports of JSON Lines, of one JSON array, or of one object spread over lines.

    Raises:
        InputError: there is no object at all, or an array is too big to be held at once.
    """
    numbered = ((number, line.strip()) for number, line in enumerate(_plain(lines), 1))
    rows: Iterator[tuple[int, bytes]] = ((number, line) for number, line in numbered if line)
    first = next(rows, None)
    if first is None:
        raise InputError(f"{name}: there is no text in it. Give a report with at least a sentence.")
    if first[1].startswith(b"[") or not first[1].endswith(b"}"):
        gathered = list(_gather(chain([first], rows), name))
        whole = _decode_whole(gathered)
        if whole is not None:
            yield from (_read_row(bytes(raw), name, n) for n, raw in enumerate(whole, 1))
            return
        rows, first = iter(gathered[1:]), gathered[0]
    for number, line in chain([first], rows):
        yield _read_row(line, name, number)


def _plain(lines: Iterable[bytes]) -> Iterator[bytes]:
    for number, line in enumerate(lines):
        yield line.removeprefix(codecs.BOM_UTF8) if number == 0 else line


def _gather(rows: Iterable[tuple[int, bytes]], name: str) -> Iterator[tuple[int, bytes]]:
    total = 0
    for number, line in rows:
        total += len(line)
        if total > ARRAY_LIMIT:
            raise InputError(
                f"{name}: this JSON is more than {ARRAY_LIMIT // 1_000_000} MB in one piece. "
                "Give JSON Lines (one object a line), which are read as they come."
            )
        yield number, line


def _decode_whole(rows: list[tuple[int, bytes]]) -> list[msgspec.Raw] | None:
    """Return the objects of the JSON array or object spread over `rows`, or None where it is neither."""
    data = b"\n".join(line for _, line in rows)
    try:
        if data.startswith(b"["):
            return msgspec.json.decode(data, type=list[msgspec.Raw])
        return [msgspec.json.decode(data, type=msgspec.Raw)]
    except msgspec.DecodeError:
        return None


def _read_row(data: bytes, name: str, line: int) -> RawReport | FailedReport:
    try:
        _check_size(len(data), name)
        row = msgspec.json.decode(data, type=_Row)
        text = _filled(row.text.removeprefix("\ufeff").replace("\0", ""), name)
    except InputError as error:
        return FailedReport(name, line, str(error).removeprefix(f"{name}: "))
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        return FailedReport(
            name,
            line,
            f"this is no report in JSON ({str(error).rstrip('.')}). Give an object such as "
            '{"text": "…", "date": "2022-01-04"}.',
        )
    return _titled(
        RawReport(
            text=text,
            title=row.title,
            external_id=None if row.id is None else str(row.id),
            url=row.url,
            outlet=row.outlet,
            published=None if row.date is None else str(row.date),
            path=name,
            line=line,
        )
    )
