"""Small multiples of terms: one panel a term, sized for a lecture hall."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from textwrap import fill

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from framing.contrast.measurement import Measurement
from framing.report.figures.style import INK
from framing.report.numbers import counted

ACROSS = 3
MOST = 9
"""Panels of a picture; further terms stand in the table only."""
SHAPES = ("o", "s", "^", "D", "X", "P", "v", "*")
SMALL = 12
_LETTER = 0.115
"""Inches of a letter in the size of labels."""


@dataclass(frozen=True)
class TermPlot:
    """What a plot of terms shows.

    Attributes
    ----------
    terms : sequence of str
        One small multiple each.
    labels : mapping
        Labels of the origins by id, in their order.
    measurements : sequence of Measurement
        Rates by origin, of one voice.
    years : mapping
        The same for the documents of each year.
    """

    terms: Sequence[str]
    labels: Mapping[str, str]
    measurements: Sequence[Measurement]
    years: Mapping[str, Sequence[Measurement]]
    voice: str

    @property
    def shown(self) -> Sequence[str]:
        """The terms that have a panel."""
        return self.terms[:MOST]

    @property
    def spoken(self) -> str:
        """The voice in words."""
        words = {"own": "own voice", "attributed": "attributed"}
        return words.get(self.voice, "all voices")

    @property
    def denominators(self) -> str:
        """Out of how much each origin's rates are."""
        first = {m.origin: m for m in reversed(self.measurements)}
        parts = [
            f"{label} {counted(first[id].n_tokens, 'tokens')} in"
            f" {counted(first[id].n_documents, 'documents')}"
            for id, label in self.labels.items()
            if id in first
        ]
        return "; ".join(parts)


def panels(
    plot: TermPlot, *, wide: float, high: float, label: float
) -> tuple[Figure, list[Axes]]:
    """Return a figure of equal panels on one scale, the more the smaller.

    Parameters
    ----------
    plot
        Its terms become the titles.
    wide, high
        Inches of one of three panels in a row; fewer are wider.
    label
        Inches beside each row that its labels take.
    """
    n = len(plot.shown)
    columns = min(n, ACROSS)
    rows = -(-n // columns)
    width = wide * {1: 2.1, 2: 1.4}.get(n, 1.0)
    height = high * {1: 1.4}.get(n, 1.0)
    size = (label + width * columns, 1.1 + height * rows)
    figure = Figure(figsize=size, layout="constrained")
    grid = figure.subplots(rows, columns, sharex=True, sharey=True, squeeze=False)
    axes = [each for row in grid for each in row]
    for empty in axes[n:]:
        empty.set_axis_off()
    for lowest in axes[max(n - columns, 0) : n]:
        lowest.tick_params(labelbottom=True)
    for each, term in zip(axes, plot.shown, strict=False):
        each.set_title(fill(f"“{term}”", 34), loc="left", weight="bold", fontsize=16)
        each.set_axisbelow(True)
    return figure, axes[:n]


def caption(figure: Figure, plot: TermPlot, words: str) -> None:
    """Say below the panels what the figures are out of."""
    left = len(plot.terms) - len(plot.shown)
    more = f" {left} more terms: see the table." if left else ""
    columns = int(figure.get_figwidth() / (_LETTER * 0.84))
    text = fill(f"{words}{more} Out of {plot.denominators}.", columns)
    figure.supxlabel(text, fontsize=SMALL, x=0.01, ha="left", color=INK)


def room(labels: Mapping[str, str]) -> float:
    """Return the inches that the longest of these labels takes."""
    return 0.4 + _LETTER * max((len(x) for x in labels.values()), default=0)


def largest(plot: TermPlot, measurements: Sequence[Measurement]) -> float:
    """Return the top of the scale that all panels share."""
    ends = [
        m.high if ranged(m) and m.high is not None else m.estimate or 0.0
        for m in measurements
        if m.value in plot.shown
    ]
    return max(ends, default=0.0) or 1.0


def ranged(m: Measurement) -> bool:
    """Whether a measurement has an interval to draw."""
    return m.low is not None and m.high is not None and m.low < m.high
