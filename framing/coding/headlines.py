"""Headlines that are somebody's words: "Minister: talks to resume", "...: minister"."""

from collections.abc import Iterator

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


def headline(line: Line) -> Iterator[Report]:
    """Report the side of the colon that somebody on the other side says."""
    if not line.titled:
        return
    colon = next((at for at in range(len(line.words) - 1) if _colon(line, at)), None)
    if colon is None:
        return
    left, right = range(colon + 1), range(colon + 1, len(line.words))
    start = line.words[right[0]].start
    if len(left) >= _FEWEST_SAID and _is_name(line, right):
        name = named(line, right[0], right[-1])
        end = line.words[colon].end
        yield Report(line.low, end, "headline", name, (end, line.high))
    elif len(right) >= _FEWEST_SAID and _is_name(line, left) and _claims(line, right):
        name = named(line, 0, colon)
        yield Report(start, line.high, "headline", name, (line.low, start))


def _colon(line: Line, at: int) -> bool:
    gap = line.between(at, at + 1)
    return ":" in gap or "：" in gap


def _is_name(line: Line, words: range) -> bool:
    """Whether these are a name or a noun for one who can speak, and nothing more."""
    if len(words) > _MOST_NAMES or line.words[words[0]].lower in _RUBRICS:
        return False
    if any(line.broken(at) for at in words[:-1]):
        return False
    known = words[-1] in line.speakers
    capital = all(line.words[at].exact[:1].isupper() for at in words)
    return speaks(line, words[0], words[-1]) and (known or capital)


def _claims(line: Line, words: range) -> bool:
    """Whether these words say something: they hold a finite verb or a quotation."""
    quoted = any(line.inside_quote(at) for at in words)
    return quoted or any(line.words[at].lower in _FINITE for at in words)
