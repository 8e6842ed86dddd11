"""A report gives the same record whatever the seed of Python's hashes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
CODE = """
import msgspec, sys
from recoupe.pipeline import read
for path in sys.argv[1:]:
    text = open(path, encoding="utf-8").read()
    more = "Un homme a été assassiné : cette haine assassine, dit le maire."
    print(msgspec.json.encode(read(f"{text}\\n\\n{more}")))
"""


def _read(seed: str) -> str:
    paths = sorted(map(str, (ROOT / "examples").glob("*.txt")))
    done = subprocess.run(
        [sys.executable, "-c", CODE, *paths],
        env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT / "src")},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


def test_no_seed_changes_a_record() -> None:
    first = _read("0")
    assert first.count('"incidents"') == 3
    assert all(_read(seed) == first for seed in ("1", "2"))
