"""Reprints: documents of one origin whose wording is nearly the same."""

import re
from collections import defaultdict
from collections.abc import Sequence

from framing.records import Document

RUN = 5
_WORD = re.compile(r"\w+")


def duplicates(documents: Sequence[Document], *, threshold: float) -> dict[str, str]:
    """Map each reprint to the earlier document of its origin that it repeats.

    Two documents are one where the runs of five words they share are at least `threshold`
    of the smaller one's (containment, Broder 1997).
    """
    runs = [_runs(document.text) for document in documents]
    holders: dict[int, list[int]] = defaultdict(list)
    found: dict[str, str] = {}
    for i, document in enumerate(documents):
        shared: dict[int, int] = defaultdict(int)
        for run in runs[i]:
            for j in holders[run]:
                shared[j] += 1
        for j, count in shared.items():
            smaller = min(len(runs[i]), len(runs[j]))
            if documents[j].origin == document.origin and count >= threshold * smaller:
                found[document.id] = documents[j].id
                break
        if document.id not in found:
            for run in runs[i]:
                holders[run].append(i)
    return found


def _runs(text: str) -> set[int]:
    words = _WORD.findall(text.casefold())
    return {hash(tuple(words[i : i + RUN])) for i in range(len(words) - RUN + 1)}
