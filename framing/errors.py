"""What can go wrong, as a tree.

FramingError                 anything the tool refuses; its text is one clear line
├── InputError               the given files cannot be used
│   ├── CorpusError          a corpus folder, all of its problems at once
│   ├── LexiconError         a lexicon file, all of its problems at once
│   ├── CodingsError         codings files, all of their problems at once
│   └── ModelError           a file that holds no model of this tool
├── PhraseError              a phrase that breaks the grammar
├── LabelsError              codings from which nothing can be learnt
├── QueryError               a question the corpus or the lexicons cannot answer
└── OutputError              a result that cannot be written where it was asked for
"""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong in one place of one file, and what to do."""

    file: str
    message: str
    line: int | None = None
    field: str | None = None

    def __str__(self) -> str:
        """Write it the way compilers do: file:line: field: message."""
        place = self.file if self.line is None else f"{self.file}:{self.line}"
        return ": ".join(part for part in (place, self.field, self.message) if part)


class FramingError(Exception):
    """Anything the tool refuses."""


class InputError(FramingError):
    """The given files cannot be used; carries every problem found."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        """Keep the problems and join them, one a line."""
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


class CorpusError(InputError):
    """A corpus folder that cannot be read as one."""


class LexiconError(InputError):
    """A lexicon file that breaks the format or its own examples."""


class CodingsError(InputError):
    """Codings files that cannot be read, or whose rows contradict each other."""


class ModelError(InputError):
    """A file that is not a model which this tool saved, or not any more."""


class PhraseError(FramingError):
    """A phrase that breaks the grammar."""


class LabelsError(FramingError):
    """Codings from which nothing can be learnt."""


class QueryError(FramingError):
    """A question that the corpus or the lexicons cannot answer."""


class OutputError(FramingError):
    """A result that cannot be written where it was asked for."""
