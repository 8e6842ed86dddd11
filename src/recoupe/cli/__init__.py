"""The command line: the only floor that prints or exits. Importing it loads nothing heavy."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from recoupe.cli.services import Services

__all__ = ["main"]


def main(argv: Sequence[str] | None = None, services: Services | None = None) -> int:
    """Run `recoupe` and return its exit status: 0 done, 1 failed, 2 misused, 130 interrupted.

    Args:
        argv: The arguments; those of the process when left out.
        services: What reads the reports; the package's own pipeline when left out.
    """
    from recoupe.cli.app import run  # noqa: PLC0415 - keeps the import of this package light

    return run(argv, services)
