"""Figures as words: the same wording on pages, in tables and in figures."""

from framing.contrast.measurement import Measurement

NOUNS = {
    "share of documents": "documents",
    "share of hits": "hits",
    "share of passage sentences": "passage sentences",
    "share of sentences": "sentences",
    "share of names": "namings",
}
NONE = "–"
DIFFERENCE = "difference, "


def percent(share: float) -> str:
    """Return a share as a whole percentage, never rounding to nothing or to all."""
    rounded = f"{100 * share:.0f}"
    if rounded == "0" and share > 0:
        rounded = "<1"
    if rounded == "100" and share < 1:
        rounded = ">99"
    return rounded + "\xa0%"


def thousands(count: float) -> str:
    """Return a count with its thousands set apart."""
    return f"{count:,.0f}"


def count_of(m: Measurement, *, noun: bool = True) -> str:
    """Return "9 of 12 documents"; for other units the bare count."""
    unit = m.unit.removeprefix(DIFFERENCE)
    if unit not in NOUNS:
        return thousands(m.numerator)
    words = f"{thousands(m.numerator)} of {thousands(m.denominator)}"
    return f"{words} {NOUNS[unit]}" if noun else words


def figure(m: Measurement) -> str:
    """Return the figure itself; counts only where documents are too few for a share."""
    if m.estimate is None:
        return NONE
    if m.unit.startswith(DIFFERENCE + "share"):
        return f"{_signed(100 * m.estimate)} points"
    if m.unit.startswith("share"):
        few = m.interval.startswith("no interval")
        return count_of(m, noun=False) if few else percent(m.estimate)
    if m.unit == "chance":
        return chance(m.estimate)
    if m.unit == "per 1,000 tokens":
        return f"{m.estimate:.1f} per 1,000"
    if m.unit == DIFFERENCE + "per 1,000 tokens":
        return f"{_signed(m.estimate, digits=1)} per 1,000"
    return _signed(m.estimate, digits=1)


def interval(m: Measurement) -> str:
    """Return the ends of the interval, after ≈ where it is only approximate, or "".

    Ends that coincide are left out: nothing varied that could have been resampled,
    which is no sign that the figure is certain.
    """
    if m.low is None or m.high is None or m.low == m.high:
        return ""
    near = "≈" if "approximate" in m.interval else ""
    if m.unit.startswith(DIFFERENCE + "share"):
        return f"{near}{_signed(100 * m.low)} to {_signed(100 * m.high)}"
    if m.unit.startswith("share"):
        return f"{near}{100 * m.low:.0f}–{100 * m.high:.0f}"
    return f"{near}{_signed(m.low, digits=1)} to {_signed(m.high, digits=1)}"


def sentence(m: Measurement) -> str:
    """Return figure and interval together: "23 % (12–35)"."""
    ends = interval(m)
    return f"{figure(m)} ({ends})" if ends else figure(m)


def chance(p: float) -> str:
    """Return a probability, with a floor instead of a zero."""
    return "<0.001" if p < 0.001 else f"{p:.3f}" if p < 0.1 else f"{p:.2f}"


def _signed(number: float, digits: int = 0) -> str:
    rounded = f"{number:+.{digits}f}"
    return rounded.replace("-", "−") if float(rounded) else rounded[1:]
