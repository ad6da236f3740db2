"""Term frequency by origin, and over time: the form follows the data."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from framing.contrast.measurement import Measurement
from framing.report.figures.style import INK, saved, styled
from framing.report.palette import colour

ACROSS = 3
FEWEST_YEARS = 3
_SHAPES = ("o", "s", "^", "D", "X", "P", "v", "*")


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


def plot_terms(plot: TermPlot) -> dict[str, tuple[bytes, bytes]]:
    """Draw dots with intervals by origin and, from three years on, lines over time.

    Returns
    -------
    dict
        Name of the figure to its SVG and PNG.
    """
    figures = {"terms": _by_origin(plot)}
    if len(plot.years) >= FEWEST_YEARS:
        figures["terms-over-time"] = _over_time(plot)
    return {name: saved(figure) for name, figure in figures.items()}


def _grid(plot: TermPlot, *, height: float, top: float) -> tuple[Figure, list[Axes]]:
    columns = min(len(plot.terms), ACROSS)
    rows = -(-len(plot.terms) // columns)
    size = (2.2 + 4.2 * columns, top + height * rows)
    figure = Figure(figsize=size, layout="constrained")
    grid = figure.subplots(rows, columns, sharex=True, sharey=True, squeeze=False)
    axes = [each for row in grid for each in row]
    for empty in axes[len(plot.terms) :]:
        empty.set_axis_off()
    return figure, axes[: len(plot.terms)]


def _by_origin(plot: TermPlot) -> Figure:
    with styled():
        figure, grid = _grid(plot, height=0.9 + 0.45 * len(plot.labels), top=0.7)
        for axes, term in zip(grid, plot.terms, strict=True):
            axes.set_title(f"“{term}”", loc="left", weight="bold")
            _dots(axes, [m for m in plot.measurements if m.value == term], plot)
        grid[0].set_yticks(range(len(plot.labels)), list(plot.labels.values()))
        grid[0].invert_yaxis()
        figure.supxlabel(
            f"per 1,000 tokens, {_voiced(plot.voice)}; lines are intervals", fontsize=13
        )
    return figure


def _dots(axes: Axes, found: Sequence[Measurement], plot: TermPlot) -> None:
    order = list(plot.labels)
    for m in found:
        y = order.index(m.origin)
        if m.low is not None and m.high is not None and m.low < m.high:
            axes.plot(
                [m.low, m.high], [y, y], color=colour(y), linewidth=2.2, alpha=0.65
            )
        axes.plot(
            [m.estimate or 0],
            [y],
            _SHAPES[y % len(_SHAPES)],
            color=colour(y),
            markersize=9,
        )
        place = max(m.high or 0, m.estimate or 0)
        axes.annotate(
            f"{m.estimate or 0:.1f}",
            (place, y),
            xytext=(8, 0),
            textcoords="offset points",
            va="center",
            fontsize=12,
            color=INK,
        )
    axes.set_xlim(left=-0.02 * (axes.get_xlim()[1] or 1))
    axes.margins(x=0.18)
    axes.grid(axis="x", color="#dddddd", linewidth=0.8)
    axes.tick_params(axis="y", length=0)
    axes.set_axisbelow(True)


def _over_time(plot: TermPlot) -> Figure:
    with styled():
        figure, grid = _grid(plot, height=2.9, top=1.0)
        for axes, term in zip(grid, plot.terms, strict=True):
            axes.set_title(f"“{term}”", loc="left", weight="bold")
            _lines(axes, term, plot)
        handles = [
            mpl.lines.Line2D(
                [], [], color=colour(i), marker=_SHAPES[i % len(_SHAPES)], label=label
            )
            for i, label in enumerate(plot.labels.values())
        ]
        figure.legend(
            handles=handles, loc="outside lower center", ncols=4, frameon=False
        )
        figure.supylabel(f"per 1,000 tokens, {_voiced(plot.voice)}", fontsize=13)
    return figure


def _lines(axes: Axes, term: str, plot: TermPlot) -> None:
    years = list(plot.years)
    for i, origin in enumerate(plot.labels):
        points = [
            (x, m.estimate)
            for x, year in enumerate(years)
            for m in plot.years[year]
            if (m.value, m.origin, m.voice) == (term, origin, plot.voice)
            and m.estimate is not None
        ]
        axes.plot(
            [x for x, _ in points],
            [y for _, y in points],
            color=colour(i),
            linewidth=2,
            marker=_SHAPES[i % len(_SHAPES)],
            markersize=7,
            clip_on=False,
        )
    axes.set_xticks(range(len(years)), years)
    axes.set_ylim(bottom=0)
    axes.grid(axis="y", color="#dddddd", linewidth=0.8)
    axes.set_axisbelow(True)


def _voiced(voice: str) -> str:
    return {"own": "own voice", "attributed": "attributed"}.get(voice, "all voices")
