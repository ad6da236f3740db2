"""Headlines that are somebody's words: "Minister: talks to resume", "...: minister"."""

from framing.coding.clauses import Report
from framing.coding.line import Line, words_of
from framing.coding.nouns import named, speaks

_MOST_NAMES = 5
_FEWEST_SAID = 3
_FINITE = words_of(
    "is are was were will won't must mustn't should shouldn't can can't cannot has "
    "have had do don't does doesn't did didn't not could would may might isn't aren't "
    "no"
)
_RUBRICS = words_of(
    "explainer opinion analysis editorial factbox update updates exclusive watch video "
    "photos live commentary interview review timeline breaking feature column letter "
    "letters podcast quiz obituary profile insight perspective part chapter"
)


def headline(line: Line) -> Report | None:
    """Report the side of the colon that somebody on the other side says."""
    if (":" not in line.text and "：" not in line.text) or not line.titled:
        return None
    inner = (at for at, gap in enumerate(line.gaps[:-1]) if ":" in gap or "：" in gap)
    colon = next(inner, None)
    if colon is None:
        return None
    left, right = range(colon + 1), range(colon + 1, len(line.lower))
    start = line.starts[right[0]]
    if len(left) >= _FEWEST_SAID and _is_name(line, right):
        name = named(line, right[0], right[-1])
        end = line.ends[colon]
        return Report(line.low, end, "headline", name, (end, line.high))
    if len(right) >= _FEWEST_SAID and _is_name(line, left) and _claims(line, right):
        name = named(line, 0, colon)
        return Report(start, line.high, "headline", name, (line.low, start))
    return None


def _is_name(line: Line, words: range) -> bool:
    """Whether these are a name or a noun for one who can speak, and nothing more."""
    if len(words) > _MOST_NAMES or line.lower[words[0]] in _RUBRICS:
        return False
    if any(line.broken[at] for at in words[:-1]):
        return False
    known = line.speakers[words[-1]] or all(line.capital[at] for at in words)
    return bool(known) and speaks(line, words[0], words[-1])


def _claims(line: Line, words: range) -> bool:
    """Whether these words say something: they hold a finite verb or a quotation."""
    quoted = any(line.inside_quote(at) for at in words)
    return quoted or any(line.lower[at] in _FINITE for at in words)
