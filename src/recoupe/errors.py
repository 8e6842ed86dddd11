"""The errors that recoupe raises, one tree.

RecoupeError
├── ReadError            a report cannot be read (missing, binary, empty, unknown language …)
│   ├── InputError       the bytes or the file are not what a report can be made of
│   ├── LanguageError    no language folder covers the report
│   ├── ParserError      a parser that the user names cannot be used
│   └── DateError        a date given by the user is not a date
├── RuleError            a rule, a lexicon entry or a table of the package is malformed
├── ExtractorError       an extractor failed or quoted words that the text does not hold
├── LedgerError          the ledger cannot be opened, read or written
├── EvaluationError      a gold set cannot be read or a floor is not met
└── ExportError          an export cannot be written

A message says what is wrong, where, and what to do about it.
"""

from __future__ import annotations


class RecoupeError(Exception):
    """Any error that recoupe raises on purpose; its text is fit for a user's eyes."""


class ReadError(RecoupeError):
    """A report cannot be read."""


class InputError(ReadError):
    """The file or the bytes given are nothing that a report can be made of."""


class LanguageError(ReadError):
    """The report is in a language for which there is no folder."""


class ParserError(ReadError):
    """The parser that the user named is not installed, or does not give what is read from a tree."""


class DateError(ReadError):
    """A date that the user gave is not a date."""


class RuleError(RecoupeError):
    """A rule, a lexicon entry or a table of the package is malformed."""


class ExtractorError(RecoupeError):
    """An extractor failed, or quoted words that the text does not hold."""


class LedgerError(RecoupeError):
    """The ledger cannot be opened, read or written."""


class EvaluationError(RecoupeError):
    """A set to evaluate on cannot be read, or a floor is not met."""


class ExportError(RecoupeError):
    """An export cannot be written."""
