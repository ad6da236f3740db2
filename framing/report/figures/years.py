"""Term frequency over time: a line an origin, named where it ends."""

from collections.abc import Sequence

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from framing.contrast.measurement import Measurement
from framing.report.figures.panels import (
    SHAPES,
    TermPlot,
    caption,
    largest,
    panels,
    ranged,
    room,
)
from framing.report.figures.style import styled
from framing.report.palette import colour

FEWEST = 5
"""Documents of an origin and year below which a point is hollow."""
APART = 0.09
"""Distance that names at the ends of lines keep, as a share of the height."""


def over_time(plot: TermPlot) -> Figure:
    """Draw the rates of each year; years without documents leave a gap."""
    with styled():
        figure, grid = panels(plot, wide=4.6, high=3.6, label=0.8)
        years = [int(year) for year in plot.years]
        rates = [
            m for year in plot.years.values() for m in year if m.voice == plot.voice
        ]
        lines = ", upright lines are intervals" if any(map(ranged, rates)) else ""
        top = 1.08 * largest(plot, rates)
        span = years[-1] - years[0]
        panel = (figure.get_figwidth() - 0.8) / min(len(grid), 3)
        named = min(0.6, room(plot.labels) / panel)
        grid[0].set_xlim(years[0] - 0.03 * span, years[-1] + span * named / (1 - named))
        grid[0].set_ylim(0, top)
        for axes, term in zip(grid, plot.shown, strict=True):
            found = [m for m in rates if m.value == term]
            _lines(axes, found, years=years, plot=plot)
            axes.set_xticks(range(years[-1], years[0] - 1, -max(1, -(-span // 4))))
            axes.spines["bottom"].set_bounds(years[0] - 0.03 * span, years[-1])
            axes.grid(axis="y", color="#dddddd", linewidth=0.8)
        caption(
            figure,
            plot,
            f"Hits per 1,000 tokens of each year, {plot.spoken}; hollow marks rest on"
            f" fewer than {FEWEST} documents{lines}.",
        )
    return figure


def _lines(
    axes: Axes, found: Sequence[Measurement], *, years: Sequence[int], plot: TermPlot
) -> None:
    ends: dict[int, float] = {}
    for i, origin in enumerate(plot.labels):
        own = [m for m in found if m.origin == origin]
        points = list(zip(years, own, strict=True)) if own else []
        known = [(x, m) for x, m in points if m.estimate is not None]
        if not known:
            continue
        gaps = [float("nan") if m.estimate is None else m.estimate for _, m in points]
        axes.plot(years, gaps, color=colour(i), linewidth=2.4, clip_on=False)
        for x, m in known:
            _mark(axes, m, at=x, position=i)
        ends[i] = known[-1][1].estimate or 0.0
    _names(axes, ends, plot, at=years[-1])


def _mark(axes: Axes, m: Measurement, *, at: int, position: int) -> None:
    """Draw a point, solid where documents are enough, with its interval."""
    tint = colour(position)
    if ranged(m):
        axes.plot([at, at], [m.low or 0.0, m.high or 0.0], color=tint, linewidth=1.2)
    axes.plot(
        [at],
        [m.estimate or 0.0],
        SHAPES[position % len(SHAPES)],
        color=tint,
        mfc=tint if m.n_documents >= FEWEST else "white",
        mew=1.8,
        ms=9,
        clip_on=False,
        zorder=3,
    )


def _names(axes: Axes, ends: dict[int, float], plot: TermPlot, *, at: int) -> None:
    """Write each origin's name at the end of its line, moved apart where they meet."""
    labels = list(plot.labels.values())
    top = axes.get_ylim()[1]
    place = -APART
    for i, end in sorted(ends.items(), key=lambda item: (item[1], -item[0])):
        place = max(end / top, place + APART)
        axes.annotate(
            labels[i],
            (at, place * top),
            xytext=(10, 0),
            textcoords="offset points",
            va="center",
            fontsize=13,
            weight="bold",
            bbox={"facecolor": "white", "edgecolor": "none", "pad": 1},
            color=colour(i),
            annotation_clip=False,
        )
