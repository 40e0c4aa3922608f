"""The errors that a caller may meet.

ContestedError
├── InputError        a report, file or address that cannot be taken: says which and why
├── DataError         a lexicon, pack, kind or gazetteer file that is wrong: says which line and why
├── ModelError        the language model is absent or its files are not the official ones
├── CasebookError     the store cannot be opened, or is of a newer version
└── UsageError        a command or a call that is wrong
"""

from __future__ import annotations


class ContestedError(Exception):
    """Any error of this package. Its message is one sentence for the user."""


class InputError(ContestedError):
    """A report, file or address that cannot be taken."""


class DataError(ContestedError):
    """A file of rules, names or places that is wrong."""


class ModelError(ContestedError):
    """The language model is absent or its files are not the official ones."""


class CasebookError(ContestedError):
    """The store cannot be opened."""


class UsageError(ContestedError):
    """A command or a call that is wrong."""
