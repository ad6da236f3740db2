"""Reprints: documents of one origin whose wording is nearly the same."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from framing.records import Document

RUN = 5
_WORD = re.compile(r"\w+")


def duplicates(
    documents: Sequence[Document], texts: Sequence[str], *, threshold: float
) -> dict[str, str]:
    """Map each reprint to the earlier document of its origin that it repeats.

    Two documents are one where the runs of five words they share are at least
    `threshold` of the smaller one's (containment; Broder 1997, section 2). A document
    more than twice as long as the earlier one says something of its own.
    """
    holders: dict[tuple[str, int], list[str]] = defaultdict(list)
    sizes: dict[str, int] = {}
    found: dict[str, str] = {}
    for document, text in zip(documents, texts, strict=True):
        runs = {(document.origin, run) for run in _runs(text)}
        shared = Counter(id for run in runs for id in holders[run])
        size = sizes[document.id] = len(runs)
        for id, count in shared.items():
            if count >= threshold * min(size, sizes[id]) and size <= 2 * sizes[id]:
                found[document.id] = id
                break
        else:
            for run in runs:
                holders[run].append(document.id)
    return found


def _runs(text: str) -> set[int]:
    words = _WORD.findall(text.casefold())
    last = max(len(words) - RUN, 0)
    return (
        {hash(tuple(words[i : i + RUN])) for i in range(last + 1)} if words else set()
    )
