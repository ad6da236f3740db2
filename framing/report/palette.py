"""One colour and one marker for each origin, wherever it is shown.

The colours are those of Okabe and Ito, "Color universal design" (2008), darkened until
text in them has a contrast of 4.5 to 1 on white; none of them says good or bad.
"""

COLOURS = (
    "#0067a0",
    "#a84a00",
    "#00735a",
    "#97407a",
    "#6b5b00",
    "#3d4d8f",
    "#7a3b2e",
    "#454545",
)
MARKERS = ("circle", "square", "triangle", "diamond", "cross", "plus", "ring", "bar")
VOICES = {
    "own": "own voice",
    "attributed": "attributed",
    "distanced": "distanced (held at arm's length)",
}


def colour(position: int) -> str:
    """Return the colour of the origin at this position in the columns."""
    return COLOURS[position % len(COLOURS)]


def marker(position: int) -> str:
    """Return the name of the marker of the origin at this position."""
    return MARKERS[position % len(MARKERS)]
