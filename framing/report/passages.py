"""Passages side by side: for each frame and origin a short one that carries it."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from framing.contrast.comparison import PASSAGES, Comparison
from framing.report.quoting import Quoter
from framing.report.summary import Passage

ROWS = 8
"""Frames that are shown side by side."""
FEWEST_WORDS, MOST_WORDS = 8, 60
"""Words of a passage that is neither a scrap nor too long to compare."""
ENOUGH = 2
"""Hits of a frame after which more make a passage no more telling."""

Rows = tuple[int, ...]


def side_by_side(comparison: Comparison, quoter: Quoter) -> Iterator[Passage]:
    """Choose for the commonest frames one passage an origin, each sentence once.

    What has been used, or may not be quoted, is taken only where nothing else is left.
    """
    finder = _Finder(comparison)
    used: set[int] = set()
    for frame in _commonest(comparison)[:ROWS]:
        for column in comparison.reading.corpus.origins:
            candidates = finder.candidates[frame, column.id]
            if candidates:
                best = min(candidates, key=lambda c: finder.rank(c, quoter, used=used))
                used.update(best.rows)
                spans = finder.spans(best.rows)
                yield Passage(column.id, frame, tuple(map(quoter.quote, spans)))


@dataclass(frozen=True)
class _Candidate:
    """One or two sentences of a topic passage, with their hits of a frame."""

    rows: Rows
    hits: int
    words: int
    on_topic: bool


class _Finder:
    """Finds the candidates of every frame and origin."""

    def __init__(self, comparison: Comparison) -> None:
        """Take a comparison with its codings."""
        self._units = comparison.reading.units
        self._comparison = comparison

    def spans(self, rows: Rows) -> list[tuple[str, int, int]]:
        """Return where the sentences of these rows stand."""
        return [self._units[row].span for row in rows]

    def rank(
        self, candidate: _Candidate, quoter: Quoter, *, used: set[int]
    ) -> tuple[bool, bool, bool, bool, int, int]:
        """Return what is smallest for the passage to choose."""
        return (
            not quoter.fits(self.spans(candidate.rows)),
            not used.isdisjoint(candidate.rows),
            not candidate.on_topic,
            not FEWEST_WORDS <= candidate.words <= MOST_WORDS,
            -min(candidate.hits, ENOUGH),
            candidate.words,
        )

    @cached_property
    def candidates(self) -> defaultdict[tuple[str, str], list[_Candidate]]:
        """The candidates by frame and origin."""
        reading = self._comparison.reading
        documents = reading.documents
        origin = dict(zip(documents["document"], documents["origin"], strict=True))
        frames, topic = self._hits("frame"), self._hits("topic")
        found: defaultdict[tuple[str, str], list[_Candidate]] = defaultdict(list)
        for rows in _windows(self._comparison.passages):
            hits = sum((frames[self._key(row)] for row in rows), Counter[str]())
            if not hits:
                continue
            words = sum(len(reading.text(self._units[row]).split()) for row in rows)
            wanted = self._comparison.topic
            spoken = any(topic[self._key(row)][wanted] for row in rows)
            place = origin[self._units[rows[0]].document]
            for frame, count in hits.items():
                candidate = _Candidate(rows, count, words, spoken)
                found[frame, place].append(candidate)
        return found

    def _key(self, row: int) -> tuple[str, int]:
        return self._units[row].document, self._units[row].sentence

    def _hits(self, variable: str) -> defaultdict[tuple[str, int], Counter[str]]:
        """Count the values of a variable in each sentence."""
        rows = self._comparison.codings.evidence_of(variable)
        found: defaultdict[tuple[str, int], Counter[str]] = defaultdict(Counter)
        columns = (rows[name].tolist() for name in ("document", "sentence", "value"))
        for document, sentence, value in zip(*columns, strict=True):
            found[document, sentence][value] += 1
        return found


def _windows(runs: Sequence[Rows]) -> Iterator[Rows]:
    """Yield every sentence of the passages alone and with the next."""
    for run in runs:
        for i, row in enumerate(run):
            yield (row,)
            if i + 1 < len(run):
                yield row, run[i + 1]


def _commonest(comparison: Comparison) -> list[str]:
    """Return the frames near the topic, the commonest over all origins first."""
    totals: defaultdict[str, float] = defaultdict(float)
    for m in comparison.measurements:
        if (m.variable, m.unit, m.voice) == ("frame", PASSAGES, "all"):
            totals[m.value] += m.estimate or 0.0
    return sorted(totals, key=lambda frame: (-totals[frame], frame))
