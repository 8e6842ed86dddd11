"""recoupe reads news reports of armed conflict and writes down what happened, according to whom.

>>> import recoupe
>>> record = recoupe.read("Deux gendarmes ont été tués lundi dans une embuscade près de Kaya.")
>>> [incident.type for incident in record.incidents]
['armed_attack']
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from recoupe.errors import RecoupeError as RecoupeError
    from recoupe.model import Record as Record
    from recoupe.pipeline import Options as Options
    from recoupe.pipeline.read import read as read

_HOME = {
    "Options": "recoupe.pipeline",
    "Record": "recoupe.model",
    "RecoupeError": "recoupe.errors",
    "read": "recoupe.pipeline",
}

__all__ = ["Options", "Record", "RecoupeError", "read"]


def __getattr__(name: str) -> Any:
    """Load a public name when it is first used, so that `import recoupe` stays light."""
    if name in _HOME:
        return getattr(import_module(_HOME[name]), name)
    raise AttributeError(f"module 'recoupe' has no attribute {name!r}")
