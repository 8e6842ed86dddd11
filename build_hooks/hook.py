"""The build hook that hatchling calls: it makes the data that the wheel carries."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class DataHook(BuildHookInterface[Any]):
    """Builds the gazetteer before a wheel (an editable one too) is put together."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build what is missing or out of date; the source distribution carries no built data."""
        if self.target_name != "wheel":
            return
        root = Path(self.root)
        sys.path.insert(0, str(root))
        try:
            from build_hooks.gazetteer import ensure_gazetteer  # noqa: PLC0415 (only found from here on)
        finally:
            sys.path.remove(str(root))
        target = ensure_gazetteer(root)
        build_data["artifacts"].append(target.relative_to(root).as_posix())
