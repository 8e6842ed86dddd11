"""What a user may say of a report before it is read."""

from __future__ import annotations

import msgspec


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """Facts about a report that its text does not give.

    `published` is an ISO 8601 date, date-time or EDTF expression; `language` an ISO 639-1 code (detected
    when left out); the others are kept in the record as given. `parser` names another grammar.
    """

    language: str | None = None
    published: str | None = None
    outlet: str | None = None
    url: str | None = None
    title: str | None = None
    external_id: str | None = None
    parser: str | None = None
