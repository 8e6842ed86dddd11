"""Word vectors from unlabelled news: mutual information with the near context, by singular values."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import numpy as np
from scipy.sparse import coo_matrix, csr_matrix  # type: ignore[import-untyped]
from sklearn.decomposition import TruncatedSVD

WINDOW = 2
CONTEXTS = 8_000
"""Most frequent words that count as context, at each of the places around a word apart."""
SMOOTHING = 0.75


def count(sentences: Iterable[list[str]], size: int) -> tuple[list[str], csr_matrix]:
    """Return the `size` most frequent words and how often each context stands at each place beside them."""
    ids: list[np.ndarray] = []
    numbers: dict[str, int] = {}
    frequency: Counter[int] = Counter()
    for words in sentences:
        row = np.array([numbers.setdefault(word, len(numbers)) for word in words], dtype=np.int32)
        frequency.update(row.tolist())
        ids += [row, np.full(WINDOW, -1, dtype=np.int32)]
    order = [number for number, _ in frequency.most_common(size)]
    rank = np.full(len(numbers) + 1, -1, dtype=np.int64)
    rank[order] = np.arange(len(order))
    stream = rank[np.concatenate(ids)]
    total = csr_matrix((len(order), CONTEXTS * 2 * WINDOW), dtype=np.float32)
    for slot, step in enumerate([k for k in range(-WINDOW, WINDOW + 1) if k]):
        here = stream[max(0, -step) : len(stream) - max(0, step)]
        there = stream[max(0, step) : len(stream) - max(0, -step)]
        kept = (here >= 0) & (there >= 0) & (there < CONTEXTS)
        ones = np.ones(int(kept.sum()), dtype=np.float32)
        cells = (here[kept], there[kept] + slot * CONTEXTS)
        total = total + coo_matrix((ones, cells), shape=total.shape).tocsr()
    names = list(numbers)
    return [names[number] for number in order], total


def learn(sentences: Iterable[list[str]], size: int, width: int) -> tuple[list[str], np.ndarray]:
    """Return words and their vectors, each of length one."""
    words, counts = count(sentences, size)
    by_word = np.asarray(counts.sum(axis=1)).ravel() + 1.0
    by_context = np.asarray(counts.sum(axis=0)).ravel() ** SMOOTHING
    by_context = np.maximum(by_context, 1e-9) / by_context.sum()
    cells = counts.tocoo()
    information = np.log(cells.data / (by_word[cells.row] * by_context[cells.col]))
    kept = information > 0
    matrix = coo_matrix(
        (information[kept].astype(np.float32), (cells.row[kept], cells.col[kept])), shape=counts.shape
    )
    solver = TruncatedSVD(width, algorithm="randomized", n_iter=4, random_state=0)
    table = solver.fit_transform(matrix.tocsr()) / np.sqrt(solver.singular_values_)
    table /= np.maximum(np.linalg.norm(table, axis=1, keepdims=True), 1e-6)
    return words, table.astype(np.float32)
