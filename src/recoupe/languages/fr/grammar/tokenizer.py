"""Cuts French text into words the way the grammar was trained to see them.

The words are the surface tokens of the French UD treebanks: contractions (`du`, `aux`) stay whole,
elided words (`l'`, `qu'`) and clitics after a verb (`-t-il`) stand apart, every mark of punctuation
is a word, and so is a number with its groups of three digits (`6 000`). Text is never changed: a word
is a pair of offsets.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_MARK = (
    r"\s«»\"“”„‹›()\[\]{}!?;:,/*|<>=+°%€$£¥~^"
    # Typographic dashes, bullets and the ellipsis, but neither hyphens nor apostrophes nor joiners.
    r"\u2012-\u2018\u201A-\u2027\u2030-\u205E"
    # Arrows, shapes, dingbats and emoji.
    r"\u2190-\u2BFF\U0001F000-\U0001FAFF"
)
"""Characters that no word holds, except where `_WORD` says otherwise."""

_WORD = rf"""
    (?:
        [^{_MARK}.'’-]
      | -(?!-)
      | (?<=\d)[.,:/](?=\d)              # 3,5  10.000  20:30  1/2
      | (?<=[nN])°                       # n°5
      | ['’](?=\w)                       # Sana'a, Côte-d'Or
      | \.(?=[^{_MARK}.'’])(?!(?<=[a-zà-ÿ]{{2}}\.)[A-ZÀ-ÖØ-Þ][a-zà-ÿ])   # a dot inside, no lost space
    )+
"""

_ABBREVIATION = """
    adj | adm | al | apr | art | av | bd | boul | brig | cap | cf | chap | col | cne | cdt |
    dép | dr | env | etc | éd | ex | fig | gal | gén | hab | ibid | inf | janv | févr | juil |
    sept | oct | nov | déc | lcl | lt | m | mgr | mm | mme | mmes | mlle | mlles | me | no |
    op | p | pp | pr | prof | réf | sgt | ss | st | ste | sup | tél | vol | vs
"""

_TOKEN = re.compile(
    rf"""
    (?P<address>
        (?:https?://|www\.)[^\s<>«»"“”]*[^\s<>«»"“”.,;:!?)\]'’]
      | [\w.+-]+@[\w-]+(?:\.[\w-]+)+
      | (?<![\w.-])[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:com|org|net|info|fr|be|ch|ca|eu|ml|bf|ne|sn|ci|cd|tv)(?!\w)
    )
  | (?P<dots>\.\.+|…+)
  | (?P<dashes>--+)
  | (?P<thousands>(?<![\w.,])\d{{1,3}}(?:[ \u00A0\u202F\u2009]\d{{3}})+(?!\w|[.,]\d))
  | (?P<acronym>(?:[^\W\d_a-zß-ÿ]\.-?)+[^\W\d_a-zß-ÿ]?(?!\w))
  | (?P<short>(?i:{_ABBREVIATION})\.(?!\w))
  | (?P<whole>
        (?i:aujourd['’]hui|prud['’]hom\w*|presqu['’][iî]le\w*|d['’]accord|quelqu['’]une?s?|c['’]est-à-dire
          |grand['’]\w+|entr['’]\w+)(?!\w)
      | [MNT]['’][A-ZÀ-ÖØ-Þ][a-zà-ÿ][\w-]*   # N'Djamena, M'Bour: no verb follows an elided word in capitals
    )
  | (?P<elided>(?i:[cdjlmnstç]|qu|jusqu|lorsqu|puisqu|quoiqu|quelqu|presqu|entr)['’])
  | (?P<bullet>(?<!\S)-(?=[^\W\d_]))
  | (?P<word>{_WORD})
  | (?P<mark>\S)
    """,
    re.VERBOSE,
)

_CLITIC = re.compile(
    r"""
    (?<=\w)
    (?: -t-(?:ils?|elles?|on)
      | -(?:je|tu|ils?|elles?|on|nous|vous|ce|la|les|lui|leur|moi|toi|y|en|ci|là)
    )$
    """,
    re.VERBOSE | re.IGNORECASE,
)
_BOUND = re.compile(
    r"(?i)(?:ce(?:lui|lle|ux|lles)-(?:ci|là)|rendez-vous|garde-à-vous|au-delà|par-(?:ci|là)|d'ici-là|delà)$"
)
"""Words that end like a verb with its clitic and are one word."""

_INVERSION = re.compile(r"(?i)-(?:t-(?:ils?|elles?|on)|je|tu|ils?|elles?|on|ce|nous|vous|moi)$")
"""Clitics that part even from a word with a capital («Est-il»); the others may end a name («Aix-la»)."""


def words(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """Return the offsets (start, exclusive end) of the words of a stretch of `text`.

    >>> text = "L'armée a-t-elle fui ?"
    >>> [text[a:b] for a, b in words(text)]
    ["L'", 'armée', 'a', '-t-elle', 'fui', '?']
    """
    stop = len(text) if end is None else end
    return [pair for match in _TOKEN.finditer(text, start, stop) for pair in _parts(match)]


def _parts(match: re.Match[str]) -> Iterator[tuple[int, int]]:
    """Yield the words that one match stands for: a verb parts from the clitic behind it."""
    first, last = match.span()
    if match.lastgroup == "word":
        form = match.group()
        if "-" in form and not _BOUND.match(form):
            clitic = (_INVERSION if form[0].isupper() else _CLITIC).search(form)
            if clitic and clitic.start():
                yield first, first + clitic.start()
                first += clitic.start()
    yield first, last
