"""What people coded of a random sample: shares by hand, and the lexicon against them.

The shares by hand stand beside the lexicon's; nothing is adjusted. On eight outlets
counts corrected by what a classifier gets wrong were further from the truth than the
counts themselves, because how often it is wrong differs between the outlets.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import pandas as pd

from framing.coding.agreement import krippendorff_alpha
from framing.coding.codings import Codings
from framing.contrast.design import Counts, Design, Figure, Flags, known
from framing.contrast.effects import share, wilson
from framing.contrast.handunits import ALPHA, BY_HAND, PRECISION, RECALL, TOGETHER
from framing.contrast.measurement import Measurement
from framing.contrast.sample import ALL
from framing.contrast.tally import Rows

DRAWN, NEARLY_ALL = "drawn at random", "nearly all there are"
NEARLY = 0.9
"""Share of an origin's sentences that must be coded to be taken for all of them."""


@dataclass(frozen=True)
class Sample:
    """What people coded of one variable in one origin.

    Attributes
    ----------
    rows : array, (sentences,)
        Sentence rows.
    how : str
        How they were chosen.
    given : DataFrame
        By sentence row and value, the share of its coders who gave it.
    coded : DataFrame
        As the codings, with `row`.
    """

    rows: Rows
    how: str
    given: pd.DataFrame
    coded: pd.DataFrame


@dataclass(frozen=True)
class ByHand:
    """Codings by people, placed in a design.

    Attributes
    ----------
    people : DataFrame
        As `CODINGS` and `SAMPLED` in `framing.tables`, on sentences of the reading.
    inside : array, (sentences,)
        Which sentences the topic's passages hold.
    """

    design: Design
    people: pd.DataFrame
    inside: Flags

    def coded(self, variable: str) -> dict[str, int]:
        """Count the sentences of each origin that stand for the rest of it."""
        origins = self.design.origins
        return {origin: len(self.sample(variable, origin).rows) for origin in origins}

    def sample(self, variable: str, origin: str) -> Sample:
        """Return what stands for an origin: drawn at random, or nearly all of it.

        Sentences of topic and names are looked for in whole documents, those of all
        other variables in the passages of the topic.
        """
        within = self.design.origins[origin][self.design.document_of]
        if variable.split("/")[0] not in ("topic", "name"):
            within = within & self.inside
        within = within & self.design.reading.sentences["counted"].to_numpy(bool)
        table = self._placed
        own = table[(table["variable"] == variable) & within[table["row"].to_numpy()]]
        if own["row"].nunique() >= max(NEARLY * within.sum(), 1):
            return _sample(own, NEARLY_ALL)
        wanted = (ALL, self.design.topic)
        return _sample(own[own["sample"].isin(wanted)], DRAWN)

    @cached_property
    def _placed(self) -> pd.DataFrame:
        """The codings of sentences with the row of each."""
        rows = self.people[self.people["sentence"] > 0]
        first = self.design.first_of
        starts = np.array([first[id] for id in rows["document"]], np.int64)
        return rows.assign(row=starts + rows["sentence"].to_numpy() - 1)


def _sample(rows: pd.DataFrame, how: str) -> Sample:
    coders = rows.groupby("row")["coder"].nunique()
    given = pd.crosstab(rows["row"], rows["value"]).div(coders, axis=0)
    return Sample(coders.index.to_numpy(), how, given, rows)


def by_hand(byhand: ByHand, codings: Codings) -> Iterator[Measurement]:
    """Measure each origin's frames by hand, and the lexicon's frames against that.

    Yields, for every frame that people or the lexicon found, its share with a Wilson
    interval, the precision and recall of the lexicon and its alpha with the people; and
    the last three for all frames together. Nothing where no sample stands for an
    origin. With several coders a sentence counts by the share of them who gave it.
    """
    machine = codings.of("frame")
    placed = ByHand(byhand.design, machine.assign(sample=ALL), byhand.inside)
    for origin in byhand.design.origins:
        sample = byhand.sample("frame", origin)
        if len(sample.rows):
            theirs = placed.sample("frame", origin)
            yield from _Origin(byhand.design, origin, sample, theirs).figures()


@dataclass(frozen=True)
class _Origin:
    """People and machine on the same sentences of one origin."""

    design: Design
    origin: str
    people: Sample
    machine: Sample

    def figures(self) -> Iterator[Measurement]:
        """Yield the figures of every frame, then those of all together."""
        for value in self._values:
            yield self._share(value)
            yield from self._marks(value, *self._columns(value))
            yield replace(self._alike(value), estimate=self._alpha(value))
        columns = [self._columns(value) for value in self._values]
        if columns:
            hand, machine = (
                np.concatenate(side) for side in zip(*columns, strict=True)
            )
            yield from self._marks(TOGETHER, hand, machine)
            yield self._mean_alpha()

    @cached_property
    def _values(self) -> list[str]:
        """The frames that people or the machine found in these sentences."""
        theirs = self.machine.given.reindex(self.people.rows).fillna(0.0)
        found = {str(value) for value in theirs.columns[theirs.any()]}
        return sorted((found | {str(v) for v in self.people.given}) - {"none"})

    def _columns(self, value: str) -> tuple[Counts, Counts]:
        """Return how far each sentence has the frame, by people and by machine."""
        hand, machine = (
            side.given.reindex(index=self.people.rows, columns=[value]).fillna(0.0)
            for side in (self.people, self.machine)
        )
        return hand.to_numpy(np.float64)[:, 0], machine.to_numpy(np.float64)[:, 0]

    def _share(self, value: str) -> Measurement:
        hand, _ = self._columns(value)
        found, n = float(hand.sum()), len(hand)
        bare = self._record(BY_HAND, value, (found, n), hand > 0)
        if self.people.how != DRAWN:
            return replace(bare, interval=f"no interval: {self.people.how}, {n}, coded")
        low, high = wilson(found, n, level=self.design.settings.level)
        how = f"{self._level} over {n} sentences coded by hand, {self.people.how}"
        return replace(bare, low=low, high=high, interval=how)

    def _marks(
        self, value: str, hand: Counts, machine: Counts
    ) -> Iterator[Measurement]:
        """Yield precision and recall; of all frames together without sentences."""
        hits = float((hand * machine).sum())
        single = value != TOGETHER
        for unit, out_of in ((PRECISION, machine), (RECALL, hand)):
            total = float(out_of.sum())
            bare = self._record(unit, value, (hits, total), (out_of > 0) & single)
            if not total:
                yield replace(bare, interval="no interval: there is none")
                continue
            low, high = wilson(hits, total, level=self.design.settings.level)
            how = f"{self._level} over {total:g} sentences"
            yield replace(bare, low=low, high=high, interval=how)

    def _alike(self, value: str) -> Measurement:
        """Return how many sentences people and machine agree on."""
        hand, machine = self._columns(value)
        alike = (hand >= 0.5) == (machine > 0)
        return self._record(ALPHA, value, (float(alike.sum()), len(hand)), ~alike)

    def _alpha(self, value: str) -> float | None:
        """Return the mean alpha of the lexicon with each of the people."""
        theirs = pd.Series(self._columns(value)[1], self.people.rows)
        found = []
        for _, rows in self.people.coded.groupby("coder"):
            own = rows["value"].eq(value).groupby(rows["row"]).any().astype(float)
            pair = pd.DataFrame({"person": own, "machine": theirs.reindex(own.index)})
            found.append(krippendorff_alpha(pair))
        defined = [alpha for alpha in found if alpha is not None]
        return float(np.mean(defined)) if defined else None

    def _mean_alpha(self) -> Measurement:
        alphas = [a for a in map(self._alpha, self._values) if a is not None]
        counts = (len(alphas), len(self._values))
        bare = self._record(ALPHA, TOGETHER, counts, np.zeros(0, bool))
        mean = float(np.mean(alphas)) if alphas else None
        return replace(bare, estimate=mean, interval="mean of the frames where defined")

    @property
    def _level(self) -> str:
        return f"{self.design.settings.level:.0%} Wilson"

    def _record(
        self, unit: str, value: str, counts: tuple[float, float], shown: Flags
    ) -> Measurement:
        numerator, denominator = counts
        rows = self.people.rows[shown] if len(shown) == len(self.people.rows) else ()
        return self.design.record(
            Figure(self.origin, "frame", value, unit),
            numerator=numerator,
            denominator=denominator,
            estimate=known(float(share(numerator, denominator))),
            rows=[int(row) for row in rows],
        )


def checked(byhand: ByHand | None, variable: str) -> Mapping[str, int]:
    """Return how many sentences of each origin people coded for a variable."""
    return {} if byhand is None else byhand.coded(variable)
