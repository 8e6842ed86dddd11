"""The language of the interface."""

from __future__ import annotations

import enum
from collections.abc import Mapping


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
