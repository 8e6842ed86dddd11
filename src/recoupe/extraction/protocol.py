"""What every extractor offers, whatever it is made of."""

from __future__ import annotations

from typing import Protocol

from recoupe.extraction.draft import Draft
from recoupe.text.doc import Doc


class Extractor(Protocol):
    """Turns a document into a draft that quotes its words.

    The default works by rules over grammar; a language-model server or a transformer comes as another
    implementation. Whatever a draft quotes is checked against the text afterwards.
    """

    name: str

    def extract(self, doc: Doc) -> Draft:
        """Return what the extractor finds in `doc`."""
        ...
