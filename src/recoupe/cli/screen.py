"""What is drawn on the terminal, made harmless: a report's words must not steer it."""

from __future__ import annotations

from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.segment import Segment

from recoupe.cli.ui import safe


class Harmless:
    """Draws something without the control characters that its words hold."""

    def __init__(self, drawn: RenderableType) -> None:
        self._drawn = drawn

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Yield the segments of what is drawn, their words cleaned."""
        for segment in console.render(self._drawn, options):
            yield Segment(safe(segment.text), segment.style, segment.control)
