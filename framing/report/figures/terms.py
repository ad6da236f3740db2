"""Term frequency by origin, and over time: the form follows the data."""

from collections.abc import Sequence

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from framing.contrast.measurement import Measurement
from framing.report import numbers
from framing.report.figures.panels import (
    SHAPES,
    TermPlot,
    caption,
    largest,
    panels,
    ranged,
    room,
)
from framing.report.figures.style import INK, saved, styled
from framing.report.figures.years import over_time
from framing.report.palette import colour

FEWEST_YEARS = 3


def plot_terms(plot: TermPlot) -> dict[str, tuple[bytes, bytes]]:
    """Draw dots with intervals by origin and, from three years on, lines over time.

    Returns
    -------
    dict
        Name of the figure to its SVG and PNG.
    """
    figures = {"terms": by_origin(plot)}
    if len(plot.years) >= FEWEST_YEARS:
        figures["terms-over-time"] = over_time(plot)
    return {name: saved(figure) for name, figure in figures.items()}


def by_origin(plot: TermPlot) -> Figure:
    """Draw one dot an origin with its figure, and its interval where there is one."""
    with styled():
        high = 0.9 + 0.5 * len(plot.labels)
        figure, grid = panels(plot, wide=4.2, high=high, label=room(plot.labels))
        top = largest(plot, plot.measurements)
        for axes, term in zip(grid, plot.shown, strict=True):
            _dots(axes, [m for m in plot.measurements if m.value == term], plot)
        grid[0].set_xlim(-0.02 * top, 1.22 * top)
        grid[0].set_ylim(len(plot.labels) - 0.5, -0.5)
        grid[0].set_yticks(range(len(plot.labels)), list(plot.labels.values()))
        intervals = any(ranged(m) for m in plot.measurements)
        lines = "; lines are 95 % intervals over documents" if intervals else ""
        caption(figure, plot, f"Hits per 1,000 tokens, {plot.spoken}{lines}.")
    return figure


def _dots(axes: Axes, found: Sequence[Measurement], plot: TermPlot) -> None:
    order = list(plot.labels)
    for m in found:
        y, rate = order.index(m.origin), m.estimate or 0.0
        end = rate
        if ranged(m) and m.low is not None and m.high is not None:
            axes.plot([m.low, m.high], [y, y], color=colour(y), linewidth=3)
            end = m.high
        shape = SHAPES[y % len(SHAPES)]
        axes.plot(
            [rate], [y], shape, color=colour(y), ms=12, mec="white", clip_on=False
        )
        axes.annotate(
            numbers.rate(rate) if m.estimate is not None else "no text",
            (max(end, rate), y),
            xytext=(11, 0),
            textcoords="offset points",
            va="center",
            fontsize=15,
            color=INK,
        )
    axes.grid(axis="x", color="#dddddd", linewidth=0.8)
    axes.tick_params(axis="y", length=0, labelsize=15)
