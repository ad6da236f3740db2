"""A summary as figures, each in SVG and in PNG."""

from framing.report.choices import Choices
from framing.report.figures.frames import frames
from framing.report.figures.names import names
from framing.report.figures.style import saved
from framing.report.figures.voice import voice
from framing.report.summary import Summary

Drawn = tuple[bytes, bytes]
"""The same figure as SVG and as PNG."""


def draw(summary: Summary) -> dict[str, Drawn]:
    """Return the figures of a report by name; what has no data has no figure."""
    choices = Choices(summary)
    drawers = {"frames": frames, "names": names, "voice": voice}
    figures = {name: drawer(choices) for name, drawer in drawers.items()}
    return {name: saved(f) for name, f in figures.items() if f is not None}
