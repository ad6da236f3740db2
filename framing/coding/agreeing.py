"""Any set of coders held against each other: by variable, by value, by origin."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from framing.coding.agreed import (
    ALIKE,
    MAIN,
    MEAN,
    ONE,
    WHOLE,
    Agreed,
    Agreement,
)
from framing.coding.agreement import (
    Rows,
    ValueCounts,
    bootstrap_alphas,
    cohen_kappa,
    krippendorff_alpha,
    percent_agreement,
    percentiles,
    value_counts,
)
from framing.coding.anchoring import anchor
from framing.coding.disputes import Disputes
from framing.coding.ratings import (
    OPEN,
    Ratings,
    alike,
    joined,
    pivot,
    ratings,
    with_units,
)
from framing.settings import Settings
from framing.text.reading import Reading


@dataclass(frozen=True)
class _Table:
    """What one figure is of."""

    variable: str
    value: str
    measure: str
    table: pd.DataFrame


def agree(
    rows: pd.DataFrame,
    *,
    reading: Reading | None = None,
    settings: Settings = Settings(),
    shown: int = 3,
) -> Agreed:
    """Compare all coders of these codings, two or more.

    Parameters
    ----------
    rows : DataFrame
        As `CODINGS` in `framing.tables`, perhaps with the columns of `ANCHORS`.
    reading
        The texts that were coded: codings are put on its sentences, figures are given
        by origin too, and disputed units with their text.
    shown
        Disputed units a figure names.

    Raises
    ------
    CodingsError
        A coder contradicts itself.
    """
    lost = ambiguous = rows.iloc[:0]
    if reading is not None:
        placed = anchor(rows, reading)
        rows, lost, ambiguous = placed.rows, placed.lost, placed.ambiguous
    numbered = with_units(rows)
    parts = {"": numbered, **_by_origin(numbered, reading)}
    disputes = Disputes(numbered, reading, shown)
    found = [
        agreement
        for origin, part in parts.items()
        for one in ratings(part)
        for agreement in _Comparison(one, part, origin, settings, disputes).figures()
    ]
    return Agreed(tuple(found), lost, ambiguous)


def _by_origin(
    rows: pd.DataFrame, reading: Reading | None
) -> Mapping[str, pd.DataFrame]:
    if reading is None:
        return {}
    of = rows["document"].map({d.id: d.origin for d in reading.corpus.documents})
    origins = [origin.id for origin in reading.corpus.origins]
    return {id: rows[of == id] for id in origins if (of == id).any()}


@dataclass(frozen=True)
class _Comparison:
    """One variable of one origin."""

    ratings: Ratings
    rows: pd.DataFrame
    origin: str
    settings: Settings
    disputes: Disputes

    def figures(self) -> Iterator[Agreement]:
        """Yield the variable as a whole, then what can be told of its values."""
        variable, whole = self.ratings.variable, self.ratings.whole
        values = [
            _Table(variable, value, ONE, table)
            for value, table in self.ratings.each.items()
        ]
        if whole is None:
            first = self._mean(values)
        else:
            first = self._figure(_Table(variable, "", WHOLE, whole))
        yield first
        if not first.units:
            return
        if whole is not None and variable in OPEN:
            yield self._alike(whole)
        if self.ratings.main is not None:
            yield self._figure(_Table(variable, "", MAIN, self.ratings.main))
        yield from map(self._figure, values)

    def _figure(self, one: _Table) -> Agreement:
        counts = value_counts(one.table)
        alpha = krippendorff_alpha(one.table)
        low, high, how = self._interval([counts], one.table, alpha)
        shared = one.table[counts.pairable]
        of = shared.to_numpy(object)
        given = (of == 1.0) if one.measure == ONE else shared.notna().to_numpy()
        return self._record(
            one,
            given=int(given.sum()),
            figures=(percent_agreement(one.table), cohen_kappa(one.table), alpha),
            ends=(low, high, how),
            reason=_why(one, shared) if alpha is None else "",
        )

    def _mean(self, values: Sequence[_Table]) -> Agreement:
        """Average over the values that are given often enough to tell anything."""
        fewest = self.settings.fewest_pooled
        often = [one for one in values if _given(one.table) >= fewest]
        alphas = [krippendorff_alpha(one.table) for one in often]
        kept = [one for one, a in zip(often, alphas, strict=True) if a is not None]
        coded = self._coded()
        percents = _mean([percent_agreement(one.table) for one in kept])
        kappas = _mean([cohen_kappa(one.table) for one in kept])
        alpha = _mean(alphas)
        counts = [value_counts(one.table) for one in kept]
        low, high, how = self._interval(counts, coded, alpha)
        told = f"{len(kept)} of {len(values)} values, given {fewest} times or more"
        whole = _Table(self.ratings.variable, "", MEAN, coded)
        shared = coded[value_counts(coded).pairable]
        unclear = _why(whole, shared) or f"no value is given {fewest} times and varies"
        return self._record(
            whole,
            given=sum(_given(one.table) for one in values),
            figures=(percents, kappas, alpha),
            ends=(low, high, f"{how}; {told}"),
            reason=unclear if alpha is None else "",
        )

    def _coded(self) -> pd.DataFrame:
        """Return the values each coder gave a unit, as one text."""
        rows = self.rows[self.rows["variable"] == self.ratings.variable]
        ordered = rows.sort_values("value", kind="stable")
        return pivot(joined(ordered))

    def _alike(self, names: pd.DataFrame) -> Agreement:
        one = _Table(self.ratings.variable, "", ALIKE, names)
        return self._record(
            one,
            given=int(names[value_counts(names).pairable].notna().to_numpy().sum()),
            figures=(alike(names), None, None),
            ends=(None, None, ""),
            reason="names that hold one another are no categories",
        )

    def _interval(
        self, counts: Sequence[ValueCounts], table: pd.DataFrame, alpha: float | None
    ) -> tuple[float | None, float | None, str]:
        """Draw the percentile interval of the mean of these alphas."""
        if alpha is None:
            return None, None, "no interval"
        kept = value_counts(table).pairable
        clusters, unit = self._clusters(table.index[kept])
        n = int(clusters.max()) + 1
        if n < self.settings.fewest_documents:
            return None, None, f"no interval: too few units ({n})"
        drawn = bootstrap_alphas(
            [one.of(kept) for one in counts],
            clusters,
            replicates=self.settings.replicates,
            seed=self.settings.seed,
        )
        ends = percentiles(drawn, self.settings.level)
        if ends is None:
            return None, None, "no interval: nothing varies between the draws"
        return *ends, f"{self.settings.level:.0%} percentile over {n} {unit}"

    def _clusters(self, units: pd.Index) -> tuple[Rows, str]:
        """Return what is drawn: documents where there are enough, else units."""
        documents = self.disputes.documents(units)
        n = len(set(documents))
        if n >= self.settings.enough_documents:
            return pd.factorize(np.asarray(documents))[0].astype(np.int64), "documents"
        noun = "document" if n == 1 else "documents"
        plain = f"units of {n} {noun}, approximate, likely too narrow"
        return np.arange(len(units), dtype=np.int64), plain

    def _record(
        self,
        one: _Table,
        *,
        given: int,
        figures: tuple[float | None, float | None, float | None],
        ends: tuple[float | None, float | None, str],
        reason: str,
    ) -> Agreement:
        kept = value_counts(one.table).pairable
        shared = one.table[kept]
        coders = shared.columns[shared.notna().any()]
        percent, kappa, alpha = figures
        low, high, how = ends
        return Agreement(
            variable=one.variable,
            value=one.value,
            measure=one.measure,
            origin=self.origin,
            coders=tuple(map(str, coders)),
            units=len(shared),
            documents=len(set(self.disputes.documents(shared.index))),
            given=given,
            percent=percent,
            kappa=kappa,
            alpha=alpha,
            low=low,
            high=high,
            interval=how,
            reason=reason,
            disputed=self.disputes.of(one.variable, shared),
        )


def _given(table: pd.DataFrame) -> int:
    return int(np.nansum(table[value_counts(table).pairable].to_numpy(float)))


def _mean(numbers: Sequence[float | None]) -> float | None:
    known = [number for number in numbers if number is not None]
    return float(np.mean(known)) if known else None


def _why(one: _Table, shared: pd.DataFrame) -> str:
    """Say why there is no coefficient of a table."""
    coders = [str(coder) for coder in one.table.columns[one.table.notna().any()]]
    if len(coders) == 1:
        return f"only {coders[0]} coded it"
    if shared.empty:
        return "no unit was coded by two"
    values = set(shared.to_numpy(object)[shared.notna().to_numpy()])
    if len(values) > 1:
        return ""
    if one.measure == ONE:
        return "given to every unit" if values == {1.0} else "given to no shared unit"
    return f"always {values.pop()!r}: nothing to agree on"
