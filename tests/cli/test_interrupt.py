"""Ctrl-C in a batch: one line, and what was read until then."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

TEXT = "Deux gendarmes ont été tués lundi dans une embuscade près de Kaya, selon le gouvernement. " * 5
CODE = "import sys; from recoupe.cli import main; sys.exit(main(sys.argv[1:]))"


def test_an_interrupted_batch_ends_in_one_line_and_writes_what_was_read(tmp_path: Path) -> None:
    files = [str(tmp_path / f"{n}.txt") for n in range(200)]
    for file in files:
        Path(file).write_text(TEXT, encoding="utf-8")
    page = tmp_path / "page.html"
    argv = ["read", *files, "--json", "--html", str(page), "--workers", "2"]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}

    with subprocess.Popen(
        [sys.executable, "-c", CODE, *argv],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment,
        start_new_session=True,
    ) as batch:
        assert batch.stdout is not None
        assert batch.stderr is not None
        assert batch.stdout.readline().startswith(b'{"schema"')
        os.killpg(batch.pid, signal.SIGINT)
        batch.stdout.read()
        err = batch.stderr.read().decode()

    assert batch.returncode == 130
    assert err.count("\n") == 1
    assert err.startswith("recoupe: interrupted: ")
    assert 'class="report"' in page.read_text(encoding="utf-8")
