"""Figures as words: the same wording on pages, in tables and in figures."""

from framing.contrast.handunits import ALPHA, BY_HAND, PRECISION, RECALL
from framing.contrast.measurement import Measurement

NOUNS = {
    "share of documents": "documents",
    "share of hits": "hits",
    "share of passage sentences": "passage sentences",
    "share of topic sentences": "sentences that name the topic",
    "share of sentences": "sentences",
    BY_HAND: "hand-coded sentences",
    "share of names": "namings",
    "share of names in passages": "namings",
}
PLAIN = "no interval"
"""How the interval of a figure begins that is told in counts, not as a share."""
NONE = "–"
LENGTH = "sentences per passage"
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
    """Return a count with its thousands set apart; halves are coders who differ."""
    return f"{count:,.0f}" if float(count).is_integer() else f"{count:,.1f}"


def count_of(m: Measurement, *, noun: bool = True) -> str:
    """Return "9 of 12 documents"; of what is no share the hits."""
    unit = m.unit.removeprefix(DIFFERENCE)
    if unit not in NOUNS:
        return counted(m.numerator, "hits") if noun else thousands(m.numerator)
    words = f"{thousands(m.numerator)} of {thousands(m.denominator)}"
    return f"{words} {plural(NOUNS[unit], m.denominator)}" if noun else words


def plural(noun: str, count: float) -> str:
    """Return a noun in the plural as it goes with a count: "1 of 1 document"."""
    return noun.removesuffix("s") if count == 1 else noun


def counted(count: float, noun: str) -> str:
    """Return "1 document" or "12 documents"."""
    return f"{thousands(count)} {plural(noun, count)}"


def figure(m: Measurement) -> str:
    """Return the figure itself; counts only where documents are too few for a share."""
    if m.estimate is None:
        return NONE
    if m.unit.startswith(DIFFERENCE + "share"):
        return f"{_signed(100 * m.estimate)} points"
    if m.unit.startswith("share"):
        return count_of(m, noun=False) if few(m) else percent(m.estimate)
    if m.unit in (PRECISION, RECALL, ALPHA):
        return f"{round(m.estimate, 2) + 0:.2f}"
    if m.unit == LENGTH:
        return f"{m.estimate:.1f}"
    if m.unit == "chance":
        return chance(m.estimate)
    if m.unit == "per 1,000 tokens":
        return f"{rate(m.estimate)} per 1,000"
    if m.unit == DIFFERENCE + "per 1,000 tokens":
        return f"{_signed(m.estimate, digits=1)} per 1,000"
    return _signed(m.estimate, digits=1)


def few(m: Measurement) -> bool:
    """Whether a figure rests on too few documents to be told as a share."""
    return m.interval.startswith(PLAIN)


def held(m: Measurement, own: Measurement | None) -> str:
    """Return in words how much of a share is the origin's own voice.

    What is only reported, or only held at arm's length, is mentioned and not held.
    """
    said, reported, distanced = m.marks
    if not said:
        return _mentioned(reported, distanced)
    if own is None or not reported + distanced:
        return "all in own voice"
    bare = few(m) or few(own)
    words = thousands(own.numerator) if bare else figure(own)
    return f"{words} own, some distanced" if distanced else f"{words} in own voice"


def _mentioned(reported: int, distanced: int) -> str:
    if reported and distanced:
        return "only reported or distanced"
    return "only reported" if reported else "only distanced" if distanced else ""


def interval(m: Measurement) -> str:
    """Return the ends of the interval, after ≈ where it is only approximate, or "".

    Ends that coincide are left out: nothing varied that could have been resampled,
    which is no sign that the figure is certain.
    """
    if m.low is None or m.high is None or m.low == m.high:
        return ""
    near = "≈" if "approximate" in m.interval else ""
    if m.unit in (PRECISION, RECALL):
        return f"{m.low:.2f}–{m.high:.2f}"
    if m.unit.startswith(DIFFERENCE + "share"):
        return f"{near}{_signed(100 * m.low)} to {_signed(100 * m.high)}"
    if m.unit.startswith("share"):
        return f"{near}{100 * m.low:.0f}–{100 * m.high:.0f}"
    if m.unit == "per 1,000 tokens":
        return f"{near}{m.low:.1f}–{m.high:.1f}"
    return f"{near}{_signed(m.low, digits=1)} to {_signed(m.high, digits=1)}"


def sentence(m: Measurement) -> str:
    """Return figure and interval together: "23 % (12–35)"."""
    ends = interval(m)
    return f"{figure(m)} ({ends})" if ends else figure(m)


def rate(per_thousand: float) -> str:
    """Return a rate in short; nothing is 0, and little is not nothing."""
    if not per_thousand:
        return "0"
    return f"{per_thousand:.1f}" if per_thousand >= 0.05 else "<0.1"


def chance(p: float) -> str:
    """Return a probability, with a floor instead of a zero."""
    return "<0.001" if p < 0.001 else f"{p:.3f}" if p < 0.1 else f"{p:.2f}"


def _signed(number: float, digits: int = 0) -> str:
    rounded = f"{number:+.{digits}f}"
    return rounded.replace("-", "−") if float(rounded) else rounded[1:]
