"""The glossary: what each origin calls the same thing, with a counter-example."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from framing.contrast.measurement import Measurement
from framing.lexicon.model import Lexicons
from framing.report.choices import NAMES, Choices
from framing.report.evidence import Piece, cut
from framing.report.quoting import Quoter
from framing.report.summary import Quotation

MOST = 6
"""Things whose names are listed."""
FEWEST_ORIGINS = 2
SHORTEST, SHORT = 6, 30
"""Words of a sentence that is neither a scrap nor long."""


@dataclass(frozen=True)
class Example:
    """A sentence with a name in it."""

    name: str
    quotation: Quotation
    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class Use:
    """How one origin names a thing.

    Attributes
    ----------
    origin : str
    shares : tuple of (name, Measurement)
        The commonest first.
    typical, counter : Example or None
        A sentence with the commonest name, and one with another of its names.
    """

    origin: str
    shares: tuple[tuple[str, Measurement], ...]
    typical: Example | None = None
    counter: Example | None = None

    @property
    def namings(self) -> float:
        """How often it names the thing at all."""
        return self.shares[0][1].denominator if self.shares else 0.0


@dataclass(frozen=True)
class Entry:
    """One thing and what every origin calls it."""

    variable: str
    label: str
    definition: str
    uses: tuple[Use, ...]


def glossary(choices: Choices, lexicons: Lexicons, quoter: Quoter) -> tuple[Entry, ...]:
    """Return the things whose names differ most, each as every origin names it."""
    writer = _Writer(choices, quoter)
    referents = lexicons.referents
    entries: list[Entry] = []
    for variable in choices.referents():
        uses = tuple(writer.uses(variable))
        if sum(bool(use.shares) for use in uses) >= FEWEST_ORIGINS:
            referent = referents.get(variable.partition("/")[2])
            definition = referent.definition if referent else ""
            label = choices.label(variable)
            entries.append(Entry(variable, label, definition, uses))
        if len(entries) == MOST:
            break
    return tuple(entries)


class _Writer:
    """Finds the sentences of names, those that may be quoted and are short first."""

    def __init__(self, choices: Choices, quoter: Quoter) -> None:
        self._choices = choices
        self._quoter = quoter

    def uses(self, variable: str) -> Iterator[Use]:
        """Yield how each origin names a thing, in the order of the columns."""
        for column in self._choices.summary.columns:
            found = self._choices.leading(
                variable, unit=NAMES, origin=column.id, most=99
            )
            named = [(self._choices.label(variable, m.value), m) for m in found]
            examples = self._examples(named)
            yield Use(
                column.id,
                tuple(named),
                examples.get("typical"),
                examples.get("counter"),
            )

    def _examples(
        self, named: Sequence[tuple[str, Measurement]]
    ) -> Mapping[str, Example]:
        found: dict[str, Example] = {}
        if named and (typical := self._example(*named[0])):
            found["typical"] = typical
            used = typical.quotation
            for name, m in named[1:]:
                counter = self._example(name, m, but=used)
                if counter and "counter" not in found:
                    found["counter"] = counter
        return found

    def _example(
        self, name: str, m: Measurement, *, but: Quotation | None = None
    ) -> Example | None:
        """Return a sentence of a name, but not that of another if there is a choice.

        What is said in own voice goes before what is reported, and short before long.
        """
        spans = [span for span in m.evidence if self._quoter.fits([span])]
        best: tuple[tuple[bool, bool, bool, int], Example] | None = None
        for place, span in enumerate(spans):
            quotation = self._quoter.quote(span)
            marks = [
                mark
                for mark in quotation.marks
                if (mark.variable, mark.value) == (m.variable, m.value)
            ]
            own = any(mark.voice == "own" for mark in marks)
            fitting = SHORTEST < len(quotation.text.split()) <= SHORT
            rank = (quotation == but, not own, not fitting, place)
            pieces = tuple(cut(quotation.text, marks))
            if best is None or rank < best[0]:
                best = rank, Example(name, quotation, pieces)
        return best[1] if best else None
