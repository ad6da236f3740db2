"""Frame profiles: what each origin makes the matter about."""

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from framing.contrast.measurement import Measurement
from framing.report.choices import PASSAGES, Choices
from framing.report.figures.style import (
    INK,
    canvas,
    legend,
    percentages,
    styled,
    voiced,
)
from framing.report.palette import colour


def frames(choices: Choices) -> Figure | None:
    """Draw one small profile per origin on one scale; whiskers are the intervals."""
    values = choices.values("frame", PASSAGES)
    columns = choices.summary.columns
    if not values or not columns:
        return None
    with styled():
        size = (2.6 + 3.1 * len(columns), 1.9 + 0.42 * len(values))
        figure, grid = canvas(1, len(columns), size=size)
        found = [_profile(choices, values, origin=c.id) for c in columns]
        largest = max((m.high or m.estimate or 0) for row in found for m in row if m)
        for i, (axes, column, row) in enumerate(zip(grid, columns, found, strict=True)):
            axes.set_title(column.label, color=colour(i), loc="left", weight="bold")
            _bars(axes, row, tint=colour(i))
            percentages(axes, largest)
        grid[0].set_yticks(
            range(len(values)), [choices.label("frame", v) for v in values]
        )
        grid[0].invert_yaxis()
        legend(figure)
    return figure


def _profile(
    choices: Choices, values: list[str], *, origin: str
) -> list[Measurement | None]:
    return [choices.get("frame", v, unit=PASSAGES, origin=origin) for v in values]


def _bars(axes: Axes, row: list[Measurement | None], *, tint: str) -> None:
    parts = [_split(m) for m in row]
    voiced(axes, range(len(row)), parts=list(zip(*parts, strict=True)), colour=tint)
    for y, m in enumerate(row):
        if m and m.low is not None and m.high is not None and m.low < m.high:
            axes.plot([m.low, m.high], [y, y], color="white", linewidth=3.4)
            axes.plot([m.low, m.high], [y, y], color=INK, linewidth=1.6)


def _split(m: Measurement | None) -> tuple[float, float, float]:
    """Return the share of a frame divided among the voices of its hits."""
    if m is None or not m.estimate:
        return 0.0, 0.0, 0.0
    own, attributed, distanced = (m.estimate * n / (sum(m.marks) or 1) for n in m.marks)
    return (own, attributed, distanced) if any(m.marks) else (m.estimate, 0.0, 0.0)
