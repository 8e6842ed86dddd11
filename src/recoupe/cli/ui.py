"""The language of the interface, and words fit for a terminal."""

from __future__ import annotations

import enum
import re
from collections.abc import Mapping

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


class Ui(enum.StrEnum):
    """The languages in which the account and the page speak."""

    FR = "fr"
    EN = "en"


def choose_ui(environment: Mapping[str, str]) -> Ui:
    """Return the language of the locale: French where it is French, else English.

    >>> choose_ui({"LANG": "fr_FR.UTF-8"}).value
    'fr'
    >>> choose_ui({"LC_ALL": "C", "LANG": "fr_FR.UTF-8"}).value
    'en'
    """
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if environment.get(name):
            return Ui.FR if environment[name].lower().startswith("fr") else Ui.EN
    return Ui.EN


def safe(text: str) -> str:
    r"""Return words without control characters, changes of direction and halves of characters.

    >>> safe("Trois \x1b[31mmorts.")
    'Trois �[31mmorts.'
    """
    return _CONTROL.sub("\ufffd", text)
