"""Cuts English text into words the way the grammar was trained to see them.

The words are those of the English Web Treebank: negations and clitics stand apart (`do` `n't`, `police`
`'s`), and so do the parts of compounds with a hyphen (`Saudi` `-` `led`); every mark of punctuation is a
word, but a number keeps its groups and decimals. Text is never changed: a word is a pair of offsets.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_ABBREVIATION = """
    mr | mrs | ms | dr | prof | gen | maj | col | lt | capt | cmdr | sgt | cpl | pvt | adm | brig | gov |
    sen | rep | pres | sec | rev | hon | st | jr | sr | inc | ltd | co | corp | bros | dept | est | fig |
    vs | etc | approx | no | jan | feb | mar | apr | jun | jul | aug | sep | sept | oct | nov | dec | al
    | ca | cf | ave | blvd | mt
"""

_TOKEN = re.compile(
    rf"""
    (?P<address>
        (?:https?://|www\.)[^\s<>"“”]*[^\s<>"“”.,;:!?)\]'’]
      | [\w.+-]+@[\w-]+(?:\.[\w-]+)+
      | (?<![\w.-])[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:com|org|net|info|gov|edu|co\.uk)(?!\w)
    )
  | (?P<dots>\.\.+|…+)
  | (?P<row>--+|(?P<same>[=*~_\#$<>+-])(?P=same)+|[!?]{{2,}}|[:;]-?[()])
  | (?P<acronym>(?:[^\W\d_]\.){{2,}}(?!\w))
  | (?P<initial>[A-Z]\.(?=\s[A-Z]))
  | (?P<short>(?i:{_ABBREVIATION})\.(?!\w))
  | (?P<number>[+-]?(?<![\w.,])\d+(?:[.,:/]\d+)*(?:st|nd|rd|th|s)?(?![^\W\d_]))
  | (?P<clock>\d+(?::\d+)?(?=[ap]\.?m\b))
  | (?P<whole>(?i:e)-(?:mails?|mailed))
  | (?P<word>[^\W_]+(?:['’][^\W\d_]+|[._][a-z0-9][^\W_]*)*)
  | (?P<clitic>['’](?:s|re|ve|ll|d|m)\b)
  | (?P<mark>\S)
    """,
    re.VERBOSE,
)
_CLITIC = re.compile(r"(?<=\w)(?:n['’]t|['’](?:s|re|ve|ll|d|m))$", re.IGNORECASE)
_JOINED = re.compile(r"(?i)(can)(not)$|(gon|wan|got)(na|ta)$")


def words(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """Return the offsets (start, exclusive end) of the words of a stretch of `text`.

    >>> text = "Police didn't fire."
    >>> [text[a:b] for a, b in words(text)]
    ['Police', 'did', "n't", 'fire', '.']
    """
    stop = len(text) if end is None else end
    return [pair for match in _TOKEN.finditer(text, start, stop) for pair in _parts(match)]


def _parts(match: re.Match[str]) -> Iterator[tuple[int, int]]:
    """Yield the words that one match stands for."""
    first, last = match.span()
    if match.lastgroup == "word":
        form = match.group()
        found = _CLITIC.search(form)
        joined = _JOINED.match(form)
        cut = found.start() if found else joined.end(1) if joined and joined[1] else 0
        if joined and joined[3]:
            cut = joined.end(3)
        if cut:
            yield first, first + cut
            first += cut
    yield first, last
