"""Role edges of probe sentences: who did what to whom, by what, said by whom."""

from pathlib import Path

from recoupe.text.protocols import Parser

Edge = tuple[str, str, str]


def load(path: Path) -> list[tuple[str, list[Edge]]]:
    """Return the sentences of a probe file with their edges (governor, relation, dependent)."""
    found: list[tuple[str, list[Edge]]] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("\t"):
            governor, relation, dependent = line.split()
            found[-1][1].append((governor, relation, dependent))
        elif line and not line.startswith("#"):
            found.append((line, []))
    return found


def missed(parser: Parser, path: Path) -> tuple[int, list[tuple[str, Edge]]]:
    """Return how many edges a file holds and those that the parser does not find."""
    wrong: list[tuple[str, Edge]] = []
    total = 0
    for text, edges in load(path):
        (tokens,) = parser.parse(text, [(0, len(text))])
        read = {(tokens[t.head].text, t.dep, t.text) for t in tokens}
        forms = {t.text for t in tokens}
        for edge in edges:
            total += 1
            assert {edge[0], edge[2]} <= forms, (text, edge)
            if edge not in read:
                wrong.append((text, edge))
    return total, wrong
