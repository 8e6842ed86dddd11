"""What all tests share: how hypothesis searches, and the example reports."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

# A first report loads the grammar, which no deadline of a single example could foresee; a fixed seed keeps a
# run from failing on one machine and passing on the next. `--hypothesis-profile=search` looks further.
settings.register_profile("steady", deadline=None, derandomize=True, max_examples=40, print_blob=True)
settings.register_profile("search", deadline=None, max_examples=1000, print_blob=True)
settings.load_profile("steady")

EXAMPLES = Path(__file__).parent.parent / "examples"


@pytest.fixture(scope="session")
def examples() -> dict[str, str]:
    """Return the texts of the example reports by file name, without its ending."""
    return {path.stem: path.read_text(encoding="utf-8") for path in sorted(EXAMPLES.glob("*.txt"))}
