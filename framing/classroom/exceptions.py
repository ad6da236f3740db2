"""An origin's strongest exception: the passage that goes against most of its own."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from framing.classroom.choosing import (
    OPPOSITES,
    Candidate,
    document_stances,
    key,
    keys,
)
from framing.contrast.comparison import PASSAGES, Comparison
from framing.contrast.measurement import Measurement
from framing.report.numbers import count_of

DOES = {"endorse": "endorses", "reject": "rejects"}


@dataclass(frozen=True)
class Exceptional:
    """A passage, and why it is an exception."""

    passage: Candidate
    why: str


class Exceptions:
    """Finds exceptions by stance or, where an origin's stance allows none, by frame."""

    def __init__(self, comparison: Comparison) -> None:
        """Take what was measured and coded."""
        self._comparison = comparison
        self._variable = f"stance/{comparison.topic}"

    def of(
        self, origin: str, passages: Sequence[Candidate], labels: dict[str, str]
    ) -> Exceptional | None:
        """Return the strongest exception among an origin's passages, if there is one.

        Parameters
        ----------
        passages
            The best first; of several that go against it as much the first is taken.
        labels
            The words shown for frames.
        """
        return self._by_stance(origin, passages) or self._by_frame(
            origin, passages, labels
        )

    def _by_stance(
        self, origin: str, passages: Sequence[Candidate]
    ) -> Exceptional | None:
        """Find a document that takes the other side of the claim than most do."""
        taken = self._sides[origin]
        (usual, many), *rest = [*taken.most_common(), ("", 0)]
        if not usual or many == rest[0][1]:
            return None
        against = [p for p in passages if self._stances[p.document] == OPPOSITES[usual]]
        if not against:
            return None
        clear = [asked for p in against if (asked := self._asked(p, OPPOSITES[usual]))]
        why = (
            f"Its document {DOES[OPPOSITES[usual]]} the claim; {many} of the"
            f" {taken.total()} documents of its origin that take a side {usual} it."
        )
        return Exceptional((clear or against)[0], why)

    def _asked(self, passage: Candidate, stance: str) -> Candidate | None:
        """Return the passage with the sentence asked about that takes this stance."""
        units = self._comparison.reading.units
        rows = [r for r in passage.rows if self._said.get(key(units[r])) == stance]
        return replace(passage, asked=rows[0]) if rows else None

    def _by_frame(
        self, origin: str, passages: Sequence[Candidate], labels: dict[str, str]
    ) -> Exceptional | None:
        """Find a passage about what others make the matter about, and this origin not.

        Its frame is the one by which the origin lies furthest behind another.
        """
        here, units = self._shares(origin), self._comparison.reading.units
        usual = max(here.values(), key=_share, default=None)
        best: tuple[float, Candidate, str] | None = None
        for passage in passages:
            frame = self._frames.get(key(units[passage.asked]), "")
            if frame not in here or not usual or frame == usual.value:
                continue
            gap = self._elsewhere(frame, origin) - _share(here[frame])
            if gap > 0 and (best is None or gap > best[0]):
                best = gap, passage, frame
        if best is None or usual is None:
            return None
        _, passage, frame = best
        label = labels.get(f"frame={frame}", frame)
        common = labels.get(f"frame={usual.value}", usual.value)
        why = (
            f"It is about “{label}”: {count_of(here[frame])} of its origin are; the"
            f" most, {count_of(usual, noun=False)}, are about “{common}”."
        )
        return Exceptional(passage, why)

    def _elsewhere(self, frame: str, origin: str) -> float:
        origins = self._comparison.reading.corpus.origins
        others = [self._shares(o.id) for o in origins if o.id != origin]
        return max((_share(o[frame]) for o in others if frame in o), default=0.0)

    def _shares(self, origin: str) -> dict[str, Measurement]:
        wanted = ("frame", PASSAGES, origin, "all", "")
        return {
            m.value: m
            for m in self._comparison.measurements
            if (m.variable, m.unit, m.origin, m.voice, m.against) == wanted
        }

    @cached_property
    def _stances(self) -> dict[str, str]:
        found = document_stances(self._comparison.codings, self._comparison.topic)
        documents = self._comparison.reading.corpus.documents
        return {d.id: found.get(d.id, "") for d in documents}

    @cached_property
    def _sides(self) -> dict[str, Counter[str]]:
        corpus = self._comparison.reading.corpus
        sides: dict[str, Counter[str]] = {o.id: Counter() for o in corpus.origins}
        for document in corpus.documents:
            stance = self._stances[document.id]
            if stance in OPPOSITES:
                sides[document.origin][stance] += 1
        return sides

    @cached_property
    def _said(self) -> dict[tuple[str, int], str]:
        rows = self._comparison.codings.of(self._variable)
        return dict(zip(keys(rows), _texts(rows["value"]), strict=True))

    @cached_property
    def _frames(self) -> dict[tuple[str, int], str]:
        rows = self._comparison.codings.of("frame")
        first = rows[rows["rank"] == 1]
        return dict(zip(keys(first), _texts(first["value"]), strict=True))


def _share(m: Measurement) -> float:
    return m.estimate or 0.0


def _texts(values: Iterable[object]) -> list[str]:
    return [str(value) for value in values]
