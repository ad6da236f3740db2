"""What of a summary is shown where: the choices that pages and figures share."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

from framing.contrast.handunits import BY_HAND
from framing.contrast.measurement import Measurement
from framing.report.numbers import counted
from framing.report.summary import Column, Summary

PASSAGES = "share of passage sentences"
ALONE = "share of topic sentences"
DOCUMENTS = "share of documents"
NAMES = "share of names"
HITS = "share of hits"
FEWEST_NAMINGS = 2
"""Namings of a referent that an origin needs before its words are compared.

An origin of a single document needs only one.
"""
SAID = ("supported", "tentative")


@dataclass(frozen=True)
class Choices:
    """A summary with its measurements at hand by what they measure."""

    summary: Summary

    @cached_property
    def _index(self) -> dict[tuple[str, str, str, str, str], Measurement]:
        return {
            (m.variable, m.unit, m.value, m.origin, m.voice): m
            for m in self.summary.measurements
        }

    @cached_property
    def by_id(self) -> dict[str, Measurement]:
        """The measurements by their id."""
        return {m.id: m for m in self.summary.measurements}

    def get(
        self, variable: str, value: str, *, unit: str, origin: str, voice: str = "all"
    ) -> Measurement | None:
        """Return one measurement, or None where nothing of the kind was made."""
        return self._index.get((variable, unit, value, origin, voice))

    def own(self, m: Measurement) -> Measurement | None:
        """Return the own-voice counterpart of a measurement of all voices."""
        return self.get(m.variable, m.value, unit=m.unit, origin=m.origin, voice="own")

    def values(self, variable: str, unit: str) -> list[str]:
        """Return the values of a variable that occur, the commonest first."""
        totals: dict[str, float] = {}
        for m in self._of(variable, unit):
            totals[m.value] = totals.get(m.value, 0.0) + (m.estimate or 0.0)
        kept = [value for value, total in totals.items() if total > 0]
        return sorted(kept, key=lambda value: (-totals[value], value))

    def largest(self, variable: str, unit: str) -> float:
        """Return the largest share of any value in any origin: the top of a scale."""
        return max((m.estimate or 0.0 for m in self._of(variable, unit)), default=0.0)

    def leading(
        self, variable: str, *, unit: str, origin: str, most: int
    ) -> list[Measurement]:
        """Return an origin's commonest values, the largest first."""
        found = [m for m in self._of(variable, unit) if m.origin == origin]
        found = [m for m in found if m.estimate and m.estimate > 0]
        return sorted(found, key=lambda m: (-(m.estimate or 0), m.value))[:most]

    @cached_property
    def asked(self) -> list[str]:
        """The terms that were measured, as they were asked for."""
        terms = (m.value for m in self.summary.measurements if m.variable == "term")
        return list(dict.fromkeys(terms))

    def shares(
        self, variable: str, *, unit: str, origin: str, values: Iterable[str]
    ) -> dict[str, Measurement]:
        """Return an origin's measurements of these values that found something."""
        found = {v: self.get(variable, v, unit=unit, origin=origin) for v in values}
        return {v: m for v, m in found.items() if m and m.numerator}

    def namings(self, variable: str, origin: str) -> str:
        """Return how often an origin names a referent, in words."""
        own = (m for m in self._of(variable, NAMES) if m.origin == origin)
        total = next((m.denominator for m in own), 0.0)
        return counted(total, "namings")

    def called(self, variable: str, origin: str) -> list[Measurement]:
        """Return an origin's commonest name for a referent; two that are as common."""
        found = self.leading(variable, unit=NAMES, origin=origin, most=2)
        return [m for m in found if m.numerator == found[0].numerator]

    def referents(self) -> list[str]:
        """Return the name variables in use, the most differing first.

        Of those that differ alike, what more origins name comes first, then what stands
        first in the lexicon.
        """
        variables = dict.fromkeys(
            m.variable for m in self.summary.measurements if m.unit == NAMES
        )
        used = [v for v in variables if self.values(v, NAMES)]
        order = {variable: i for i, variable in enumerate(self.summary.labels)}

        def rank(variable: str) -> tuple[float, int, int, str]:
            named = len({m.origin for m in self._of(variable, NAMES) if m.denominator})
            place = order.get(variable, len(order))
            return -round(self.spread(variable), 6), -named, place, variable

        return sorted(used, key=rank)

    def spread(self, variable: str) -> float:
        """Return the largest distance between the names of two origins, 0 to 1.

        It is the chance that two namings, one of each origin, differ, less the chance
        that two of the same origin do: half the sum of squared differences of shares
        (Nei 1973, "Analysis of gene diversity in subdivided populations", PNAS 70,
        p. 3322). It is 1 where each has one word of its own. Only origins that name
        the referent often enough are compared; 0 where fewer than two do.
        """
        smallest = min((c.documents for c in self.summary.columns), default=0)
        fewest = max(1, min(FEWEST_NAMINGS, smallest))
        shares: dict[str, dict[str, float]] = {}
        for m in self._of(variable, NAMES):
            if m.denominator >= fewest:
                shares.setdefault(m.origin, {})[m.value] = m.estimate or 0.0
        pairs = combinations(shares.values(), 2)
        return max((_distance(a, b) for a, b in pairs), default=0.0)

    def askable(self, origin: str) -> bool:
        """Whether there are documents enough to ask what an origin leaves out."""
        fewest = self.summary.settings.get("fewest_documents", 0)
        here = sum(c.documents for c in self.summary.columns if c.id == origin)
        all = sum(c.documents for c in self.summary.columns)
        return min(here, all - here) >= fewest

    def of_origin(self, variable: str, origin: str) -> list[Measurement]:
        """Return an origin's measurements of a variable, in the summary's order."""
        return [
            m
            for m in self.summary.measurements
            if m.variable == variable and m.origin == origin
        ]

    def label(self, variable: str, value: str = "") -> str:
        """Return the words shown for a value, or for the variable itself."""
        labels = self.summary.labels
        if not value:
            return labels.get(variable, variable.split("/")[-1])
        if variable == "silence":
            return self.label(*value.split("=", 1))
        return labels.get(f"{variable}={value}", value)

    def kind(self, m: Measurement) -> str:
        """Return what sort of thing a measurement counts, in a word or two."""
        family = m.variable.split("/")[0]
        if family == "name":
            return f"what {self.label(m.variable)} is called:"
        if family == "stance":
            return "stance"
        return {"silence": "leaves out", "term": "word", "voice": "voice"}.get(
            family, family
        )

    def column(self, origin: str) -> tuple[int, Column]:
        """Return the position and the column of an origin."""
        columns = enumerate(self.summary.columns)
        return next((i, c) for i, c in columns if c.id == origin)

    def contrasts(self) -> list[Measurement]:
        """Return the contrasts that say something, the largest difference first."""
        said = [m for m in self._judged if m.verdict in SAID]
        return sorted(said, key=lambda m: (m.verdict, -abs(m.estimate or 0), m.id))

    def verdicts(self) -> dict[str, dict[str, int]]:
        """Count the contrasts by verdict and origin."""
        table: dict[str, dict[str, int]] = {}
        for m in self._judged:
            row = table.setdefault(m.verdict, {c.id: 0 for c in self.summary.columns})
            row[m.origin] += 1
        return table

    def by_hand(self) -> dict[str, Measurement]:
        """Return one share by hand of every origin that has a hand-coded sample."""
        found = (m for m in self.summary.measurements if m.unit == BY_HAND)
        return {m.origin: m for m in found}

    def found_by_hand(self) -> list[str]:
        """Return the frames of the hand-coded samples, the commonest first."""
        totals: dict[str, float] = {}
        for m in self._of("frame", BY_HAND):
            totals[m.value] = totals.get(m.value, 0.0) + (m.estimate or 0.0)
        return sorted(totals, key=lambda value: (-totals[value], value))

    @property
    def _judged(self) -> Iterable[Measurement]:
        measurements = self.summary.measurements
        return [m for m in measurements if m.verdict and m.variable != "silence"]

    def _of(self, variable: str, unit: str) -> list[Measurement]:
        return self._families.get((variable, unit), [])

    @cached_property
    def _families(self) -> dict[tuple[str, str], list[Measurement]]:
        families: dict[tuple[str, str], list[Measurement]] = {}
        for m in self.summary.measurements:
            if m.voice == "all":
                families.setdefault((m.variable, m.unit), []).append(m)
        return families


def _distance(a: dict[str, float], b: dict[str, float]) -> float:
    """Return half the sum of squared differences of two distributions."""
    return sum((a.get(k, 0.0) - b.get(k, 0.0)) ** 2 for k in {*a, *b}) / 2
