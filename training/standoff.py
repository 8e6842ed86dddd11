"""Turn annotations that quote their texts into annotations that stand apart from them.

usage: python -m training.standoff QUOTED.jsonl TEXTS.jsonl OUT.jsonl

QUOTED holds an annotation a line, in the form of the gold with `trigger`, `mentions` and figures' words;
TEXTS the articles `{id, text, date}`. OUT holds places in the texts and facts only, so that it may be
published where the texts may not (see evaluation/README.md).
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from recoupe.errors import EvaluationError
from recoupe.evaluation.standoff import load_articles, without_words

KEPT = ("id", "sha256", "relevant", "incidents")


def main() -> int:
    """Convert the file; words that do not stand in their text stop the run."""
    quoted, texts, out = (Path(name) for name in sys.argv[1:4])
    articles = load_articles(texts)
    lines = []
    for line in quoted.read_text(encoding="utf-8").splitlines():
        raw = json.loads(line)
        found = without_words(raw, articles[raw["id"]])
        lines.append(json.dumps({k: found[k] for k in KEPT}, ensure_ascii=False, separators=(",", ":")))
    out.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{out}: {len(lines)} annotations")
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except EvaluationError as error:
        sys.exit(str(error))
