"""Names: what each origin calls the same thing."""

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from framing.report.choices import NAMES, Choices
from framing.report.figures.style import INK, canvas, percentages, styled
from framing.report.palette import colour

REFERENTS = 3
GREYS = ("#3a3a3a", "#8c8c8c", "#c4c4c4", "#eeeeee")
OTHERS = "others"


def names(choices: Choices) -> Figure | None:
    """Draw the shares of the commonest names of the most differing referents."""
    referents = choices.referents()[:REFERENTS]
    columns = choices.summary.columns
    if not referents:
        return None
    with styled():
        size = (13.0, len(referents) * (1.7 + 0.45 * len(columns)))
        figure, grid = canvas(len(referents), 1, size=size)
        for axes, variable in zip(grid, referents, strict=True):
            _stack(axes, choices, variable=variable)
            percentages(axes, 1.0)
        grid[0].set_yticks(range(len(columns)), [c.label for c in columns])
        for axes in grid:
            for i, tick in enumerate(axes.get_yticklabels()):
                tick.set_color(colour(i))
        grid[0].invert_yaxis()
    return figure


def _stack(axes: Axes, choices: Choices, *, variable: str) -> None:
    """Stack the shares of up to three names and of all others, darkest first."""
    shares = _shares(choices, variable)
    origins = range(len(choices.summary.columns))
    left = [0.0] * len(origins)
    for (name, lengths), grey in zip(shares.items(), GREYS, strict=False):
        axes.barh(
            origins,
            lengths,
            0.7,
            left=left,
            color=grey,
            edgecolor=INK,
            linewidth=0.8,
            label=name,
        )
        left = [a + b for a, b in zip(left, lengths, strict=True)]
    for i, (column, length) in enumerate(
        zip(choices.summary.columns, left, strict=True)
    ):
        told = choices.namings(variable, column.id) if length else "not named"
        at = 1.01 if length else 0.01
        axes.text(at, i, told, va="center", color=INK, fontsize=13)
    axes.set_title(choices.label(variable), loc="left", pad=34)
    axes.legend(
        loc="lower left", bbox_to_anchor=(0, 1.0), ncols=4, frameon=False, fontsize=13
    )


def _shares(choices: Choices, variable: str) -> dict[str, list[float]]:
    """Return the shares per origin of the three commonest names and of the others."""
    values = choices.values(variable, NAMES)
    rows = {
        choices.label(variable, v): [
            (m.estimate or 0.0)
            if (m := choices.get(variable, v, unit=NAMES, origin=c.id))
            else 0.0
            for c in choices.summary.columns
        ]
        for v in values
    }
    shown = dict(list(rows.items())[: len(GREYS) - 1])
    rest = [
        sum(column) for column in zip(*list(rows.values())[len(shown) :], strict=True)
    ]
    return {**shown, OTHERS: rest} if any(rest) else shown
