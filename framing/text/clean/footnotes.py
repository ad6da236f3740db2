"""Footnote numbers that stand in the running text.

A number is one when its place leaves no doubt ("trade.3 For", "act”25 and") or when it
continues the count of the numbers around it ("era, 38and"). Figures that are content
("2+2", "110km", "54,000") neither stand in such places nor count on.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from framing.text.view import Mask

_SURE = re.compile(
    r"""
    (?=[\d<\[¹²³⁰⁴-⁹])(?:                               # none begins otherwise
      (?<=[a-z][.!?])(?<!\b[NnPp][op]\.)(?<!\bp\.)(?<!\b[VvSs][eo][cl]\.)(?<!\b[Cc]h\.)
        (?<!\b[AaFf][ri][tg]\.)
        (?P<stop>\d{1,3})(?=\s+["“‘(]?[A-Z]|\s*$)         # trade.3 For; not No.3 For
    | (?<=[^\W\d][”"’'»)])(?P<quote>\d{1,3})(?=[\s.,;:]|$)     # act”25 and
    | (?<=[^\W\d][.,!?;][”"’'»)])(?P<inner>\d{1,3})(?=\s|$)    # Strait.”26
    | (?<=[^\W\d]{2}[,;])(?P<comma>\d{1,3})(?=\s+[a-z])        # members,11 and
    | (?P<bracket>\[?\[\^?\d{1,3}\]\]?)                      # [4] [[4]] [^4]
    | (?<!\bm)(?<!\b[kc]m)(?P<tag><sup>\d{1,3}</sup>)        # tagged; not km
    | (?<!\d)(?<!\bm)(?<!\b[kc]m)(?P<raised>[¹²³⁰⁴-⁹]+)        # raised; not km²
    )
    """,
    re.VERBOSE | re.MULTILINE,
)
_MAYBE = re.compile(
    r"""
    (?=\d)(?:
      (?<=[.!?”"’')][ ])(?P<opens>\d{1,3})(?=[ ]+["“‘(]?[A-Z]|[ ]*$)  # attention. 1 As
    | (?<=[,;:][ ])(?P<glued>\d{1,3})(?=[a-z]{2,})            # era, 38and
    | (?<=\d\.)(?P<after>\d{1,3})(?=[ ]+["“‘]?[A-Z])          # to 70.8 In
    | (?<=\d{4},)(?P<year>\d{1,3})(?=[ ][a-z])                # 1997,11 and
    | (?<=[a-z]{3})(?P<word>\d{1,3})(?=[\s.,;:!?”"]|$)        # policy12 which
    | (?<=[.!?])(?P<run>\d{1,3})(?=[A-Z][a-z])                # end.7The
    )
    """,
    re.VERBOSE | re.MULTILINE,
)
_SPOT = re.compile(
    r"""
    [0-9<\[¹²³⁰⁴-⁹](?:
      (?<=[.!?,;”"’'»)a-z][0-9]) | (?<=[.!?,;:”"’'][ ][0-9]) | (?<=[<\[¹²³⁰⁴-⁹])
    )
    """,
    re.VERBOSE,
)
"""Where a number may begin: elsewhere the patterns need not be tried."""
_FURTHEST = 3
"""Largest step between two numbers of one count: a note may be missed, not many."""


class _Number(NamedTuple):
    start: int
    end: int
    value: int
    sure: bool


def footnotes(text: str) -> list[Mask]:
    """Return a mask for every footnote number of the text, in order."""
    found = _numbers(text)
    counted = _count(found)
    return [
        Mask(number.start, number.end, "footnote")
        for i, number in enumerate(found)
        if number.sure or i in counted
    ]


def _numbers(text: str) -> list[_Number]:
    found = []
    spots = [spot.start() for spot in _SPOT.finditer(text)]
    for pattern, sure in ((_SURE, True), (_MAYBE, False)):
        for match in _matches(pattern, text, at=spots):
            digits = (
                match.group().removeprefix("<sup>").removesuffix("</sup>").strip("[]^")
            )
            value = int(digits) if digits.isdecimal() and digits.isascii() else 0
            raised = match.lastgroup in ("raised", "bracket", "tag")
            if raised or (value and not digits.startswith("0")):
                found.append(_Number(match.start(), match.end(), value, sure))
    found.sort()
    return [n for i, n in enumerate(found) if i == 0 or n.start >= found[i - 1].end]


def _matches(
    pattern: re.Pattern[str], text: str, *, at: Iterable[int]
) -> Iterator[re.Match[str]]:
    end = 0
    for spot in at:
        if spot >= end and (found := pattern.match(text, spot)):
            yield found
            end = found.end()


def _count(found: Sequence[_Number]) -> set[int]:
    """Find the longest run that counts on in small steps; doubtful ones join it."""
    best = [1 + number.sure for number in found]
    before = [-1] * len(found)
    for i, number in enumerate(found):
        for j in range(max(0, i - 60), i):
            step = number.value - found[j].value
            gain = best[j] + 1 + number.sure
            if 1 <= step <= _FURTHEST and gain > best[i]:
                best[i], before[i] = gain, j
    at = max(range(len(found)), key=best.__getitem__, default=-1)
    chain: set[int] = set()
    while at >= 0:
        chain.add(at)
        at = before[at]
    return chain if len(chain) > 2 else set()
