"""What all figures have in common: canvas, voices, and bytes that do not change."""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from io import BytesIO

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Patch

from framing.report.palette import VOICES

INK = "#1b1b1b"


def styled() -> AbstractContextManager[None]:
    """Hold matplotlib to our fonts, lines and hashes while a figure is made."""
    return mpl.rc_context(
        {
            "font.family": "sans-serif",
            "font.sans-serif": ["DejaVu Sans"],
            "font.size": 14,
            "axes.titlesize": 14,
            "axes.spines.top": False,
            "axes.spines.right": False,
            "hatch.linewidth": 1.6,
            "svg.fonttype": "none",
            "svg.hashsalt": "framing",
            "text.parse_math": False,
        }
    )


def canvas(
    rows: int, columns: int, *, size: tuple[float, float]
) -> tuple[Figure, list[Axes]]:
    """Return a figure and its axes, which share both scales, in reading order."""
    figure = Figure(figsize=size, layout="constrained")
    grid = figure.subplots(rows, columns, sharex=True, sharey=True, squeeze=False)
    return figure, [axes for row in grid for axes in row]


def voiced(
    axes: Axes,
    positions: Sequence[float],
    *,
    parts: Sequence[Sequence[float]],
    colour: str,
    height: float = 0.62,
) -> None:
    """Draw horizontal bars split by voice: solid, hatched, hollow."""
    fills = {
        "own": (colour, ""),
        "attributed": ("white", "////"),
        "distanced": ("white", ""),
    }
    left = [0.0] * len(positions)
    for voice, lengths in zip(fills, parts, strict=True):
        face, hatch = fills[voice]
        seen = [i for i, length in enumerate(lengths) if length > 0]
        axes.barh(
            [positions[i] for i in seen],
            [lengths[i] for i in seen],
            height,
            left=[left[i] for i in seen],
            facecolor=face,
            edgecolor=colour,
            hatch=hatch,
            linewidth=1.2,
        )
        left = [a + b for a, b in zip(left, lengths, strict=True)]


def legend(figure: Figure) -> None:
    """Say below the axes what solid, hatched and hollow mean."""
    fills = ((INK, ""), ("white", "////"), ("white", ""))
    handles = [
        Patch(facecolor=face, edgecolor=INK, hatch=hatch, label=words)
        for (face, hatch), words in zip(fills, VOICES.values(), strict=True)
    ]
    figure.legend(handles=handles, loc="outside lower center", ncols=3, frameon=False)


def percentages(axes: Axes, largest: float) -> None:
    """Label the shared scale of shares in percent, from 0 to a little above the top."""
    axes.set_xlim(0, min(1.0, 1.05 * largest) or 1.0)
    axes.xaxis.set_major_formatter(lambda share, _: f"{100 * share:.0f} %")
    axes.xaxis.set_major_locator(mpl.ticker.MaxNLocator(4, steps=[1, 2, 5, 10]))
    axes.tick_params(axis="y", length=0)
    axes.grid(axis="x", color="#dddddd", linewidth=0.8)
    axes.set_axisbelow(True)


def saved(figure: Figure) -> tuple[bytes, bytes]:
    """Return a figure as SVG, its text as text, and as PNG: always the same bytes."""
    svg, png = BytesIO(), BytesIO()
    with styled():
        figure.savefig(svg, format="svg", metadata={"Date": None})
        figure.savefig(png, format="png", dpi=150)
    return svg.getvalue(), png.getvalue()
