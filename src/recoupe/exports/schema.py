"""The JSON Schema of the record, generated from the data model."""

from __future__ import annotations

import msgspec

from recoupe.model import Record


def render_schema() -> str:
    """Return the JSON Schema (draft 2020-12) of what `recoupe read --json` prints, as indented JSON.

    >>> '"$ref": "#/$defs/Record"' in render_schema()
    True
    """
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "recoupe record",
        **msgspec.json.schema(Record),
    }
    return msgspec.json.format(msgspec.json.encode(schema), indent=2).decode()
