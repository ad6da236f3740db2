"""How often a nominal 95 % interval of a bursty word's rate holds the true rate.

Every simulated corpus is one column of a count table, so that the library's own
function draws the intervals of all in one call. The word comes 1 time in 1,000 tokens;
its rate varies from document to document as a gamma of shape 0.5 (negative binomial
counts), and documents have 200 to some 3,000 tokens.

Run from the checkout: python -m benchmarks.coverage
"""

import numpy as np
from scipy import stats

from framing.contrast.effects import Floats, share
from framing.contrast.resample import bootstrap_ratio
from framing.contrast.units import draws, gather
from framing.settings import Settings

RATE = 0.001
SHAPE = 0.5
CORPORA = 4000
SIZES = (5, 8, 20, 40)
SETTINGS = Settings()


def simulate(documents: int, rng: np.random.Generator) -> tuple[Floats, Floats]:
    """Draw counts and tokens of many corpora, (documents, corpora)."""
    shape = (documents, CORPORA)
    tokens = np.round(rng.lognormal(np.log(800), 0.6, shape)).clip(min=200)
    rates = rng.gamma(SHAPE, RATE / SHAPE, shape)
    return rng.poisson(tokens * rates).astype(float), tokens


def bca(counts: Floats, tokens: Floats) -> tuple[Floats, Floats]:
    """Draw the interval the reports print."""
    return bootstrap_ratio(
        counts,
        tokens,
        replicates=SETTINGS.replicates,
        level=SETTINGS.level,
        seed=SETTINGS.seed,
    )


def percentile(counts: Floats, tokens: Floats) -> tuple[Floats, Floats]:
    """Take the plain percentiles of resampled documents."""
    units = gather(counts, tokens)
    drawn = units.replicate(
        *draws((len(units),), replicates=SETTINGS.replicates, seed=SETTINGS.seed)
    )
    tail = (1 - SETTINGS.level) / 2
    low, high = np.quantile(drawn, [tail, 1 - tail], axis=0)
    return low, high


def wilson(counts: Floats, tokens: Floats) -> tuple[Floats, Floats]:
    """Take tokens as independent (Wilson 1927, JASA 22, 209-212)."""
    n, z = tokens.sum(axis=0), stats.norm.isf((1 - SETTINGS.level) / 2)
    p = share(counts.sum(axis=0), n)
    middle = (p + z**2 / (2 * n)) / (1 + z**2 / n)
    reach = z / (1 + z**2 / n) * np.sqrt(p * (1 - p) / n + z**2 / (4 * n**2))
    return middle - reach, middle + reach


def main() -> None:
    """Print coverage and median width, in occurrences per 1,000 tokens."""
    methods = {"BCa": bca, "percentile": percentile, "token-level": wilson}
    print("documents  " + "".join(f"{name:>22}" for name in methods))
    for documents in SIZES:
        counts, tokens = simulate(documents, np.random.default_rng(documents))
        row = f"{documents:>9}  "
        for interval in methods.values():
            low, high = interval(counts, tokens)
            held = np.mean((low <= RATE) & (high >= RATE))
            row += f"{held:>9.3f} (width {1000 * np.median(high - low):.2f})"
        print(row)


if __name__ == "__main__":
    main()
