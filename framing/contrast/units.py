"""What is drawn and shuffled: documents, or whole clusters of them.

Documents are the unit, never tokens: the words of one document are not independent.
Where a publisher dominates, `clusters` makes publishers the unit.
"""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray
from scipy.sparse import csr_array

from framing.contrast.effects import Floats, columns, share

_SPARSE = 0.05
"""Share of counts that are not 0 below which it pays to multiply only those."""


@dataclass(frozen=True)
class Units:
    """One row a unit: a document, or the sums of a cluster of documents."""

    numerators: Floats
    denominators: Floats

    def __len__(self) -> int:
        """Count the units."""
        return len(self.numerators)

    def estimate(self) -> Floats:
        """Return the ratio of the sums, (values,)."""
        return share(self.numerators.sum(axis=0), self.denominators.sum(axis=0))

    def replicate(self, drawn: NDArray[np.unsignedinteger]) -> Floats:
        """Estimate again from drawn units (as in `draws`), (replicates, values)."""
        weights = drawn.astype(np.float64)
        return share(product(weights, self.numerators), weights @ self.denominators)

    def influence(self) -> Floats:
        """Return how far each unit moves the estimate, by leaving it out once."""
        rest = share(
            self.numerators.sum(axis=0) - self.numerators,
            self.denominators.sum(axis=0) - self.denominators,
        )
        n = max(len(self), 1)
        return np.asarray((rest.sum(axis=0) / n - rest) * (n - 1) / n)

    def measurable(self) -> NDArray[np.bool_]:
        """Tell whether two units or more have a denominator, (values,)."""
        return np.asarray((self.denominators > 0).sum(axis=0) >= 2)


def product(weights: Floats, table: Floats) -> Floats:
    """Multiply; a table of counts that are nearly all 0 costs no more than the rest."""
    found = np.count_nonzero(table)
    few = found < _SPARSE * table.size
    multiplied: Floats = weights @ (csr_array(table) if few else table)
    return multiplied


@lru_cache(maxsize=16)
def draws(
    sizes: tuple[int, ...], *, replicates: int, seed: int
) -> tuple[NDArray[np.unsignedinteger], ...]:
    """Draw units with replacement: how often each is taken, (replicates, units) a side.

    A draw is a row of weights, so that all draws are one matrix product. They hang on
    nothing but their number: whatever is asked of the same units shares them.
    """
    rng = np.random.default_rng(seed)
    return tuple(_weights(size, replicates, rng) for size in sizes)


def _weights(
    n: int, replicates: int, rng: np.random.Generator
) -> NDArray[np.unsignedinteger]:
    if n == 0:
        return np.empty((replicates, 0), np.uint8)
    weights = rng.multinomial(n, np.full(n, 1 / n), replicates)
    # by column, as a sparse product reads it
    small = np.asfortranarray(weights.astype(np.min_scalar_type(n)))
    small.setflags(write=False)
    return small


def gather(
    numerators: ArrayLike, denominators: ArrayLike, *, clusters: ArrayLike | None = None
) -> Units:
    """Make units of documents; documents of one cluster label become one unit."""
    over, under = columns(numerators), columns(denominators)
    over = np.broadcast_to(over, np.broadcast_shapes(over.shape, under.shape))
    if clusters is None:
        return Units(over, under)
    cluster, labels = pd.factorize(np.asarray(clusters), use_na_sentinel=False)
    member = np.arange(len(labels))[:, np.newaxis] == cluster
    weights = member.astype(np.float64)
    return Units(weights @ over, weights @ under)


def sides(
    numerators: ArrayLike,
    denominators: ArrayLike,
    group: ArrayLike,
    *,
    clusters: ArrayLike | None = None,
) -> tuple[Units, Units]:
    """Split into the side of the first document and the other side.

    In that order, so that a draw does not depend on which side is called the origin.
    """
    over, under = columns(numerators), columns(denominators)
    labels = None if clusters is None else np.asarray(clusters)
    first = np.asarray(group, bool) == leads(group)

    def of(rows: NDArray[np.bool_]) -> Units:
        own = None if labels is None else labels[rows]
        return gather(over[rows], under[rows], clusters=own)

    return of(first), of(~first)


def leads(group: ArrayLike) -> bool:
    """Tell whether the first document belongs to the group."""
    return bool(np.asarray(group, bool)[:1].all())
