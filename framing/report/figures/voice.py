"""Voice: who speaks of the topic in an origin's documents."""

from matplotlib.figure import Figure

from framing.report.choices import HITS, Choices
from framing.report.figures.style import canvas, legend, percentages, styled, voiced
from framing.report.numbers import counted
from framing.report.palette import VOICES, colour


def voice(choices: Choices) -> Figure | None:
    """Draw the shares of own, attributed and distanced hits, one bar per origin."""
    columns = choices.summary.columns
    if not choices.values("voice", HITS):
        return None
    with styled():
        figure, (axes,) = canvas(1, 1, size=(11.0, 1.6 + 0.55 * len(columns)))
        for i, column in enumerate(columns):
            found = [
                choices.get("voice", v, unit=HITS, origin=column.id) for v in VOICES
            ]
            parts = [[m.estimate or 0.0] if m else [0.0] for m in found]
            voiced(axes, [i], parts=parts, colour=colour(i))
            total = next((m.denominator for m in found if m), 0.0)
            axes.text(1.01, i, counted(total, "hits"), va="center", fontsize=13)
        axes.set_yticks(range(len(columns)), [c.label for c in columns])
        axes.invert_yaxis()
        percentages(axes, 1.0)
        legend(figure)
    return figure
