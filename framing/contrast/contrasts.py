"""One origin against the rest, for every value of a family, with its verdict."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from framing.contrast.dispersion import largest_share
from framing.contrast.effects import difference
from framing.contrast.measurement import Measurement
from framing.contrast.measuring import Design, Flags, known
from framing.contrast.multiple import benjamini_hochberg
from framing.contrast.periods import overlap
from framing.contrast.resample import bootstrap_difference, permutation_p
from framing.contrast.tally import Tally
from framing.contrast.verdicts import Grounds, verdict

REST = "rest"


def contrasts(design: Design, tally: Tally) -> list[Measurement]:
    """Set every origin against the others; q is over all that was tested here.

    A value is tested where all origins together have it often enough; fewer documents a
    side than the settings ask for are counted and said to be too few.
    """
    counts = tally.counts(tally.values(), "all")
    enough = counts[design.counted].sum(axis=0) >= design.settings.fewest_pooled
    values = [v for v, kept in zip(tally.values(), enough, strict=True) if kept]
    if not values or len(design.origins) < 2:
        return []
    found = [
        m
        for origin in design.origins
        for m in _against_rest(design, tally, values, origin=origin)
    ]
    qs = benjamini_hochberg([np.nan if m.p is None else m.p for m in found])
    sided = [replace(m, q=known(q)) for m, q in zip(found, qs, strict=True)]
    return [_judged(design, tally, m) for m in sided]


def _against_rest(
    design: Design, tally: Tally, values: Sequence[str], *, origin: str
) -> Iterator[Measurement]:
    counts = tally.counts(values, "all")[design.counted]
    totals = np.broadcast_to(tally.denominators[design.counted][:, None], counts.shape)
    here = design.origins[origin][design.counted]
    gap = difference(
        counts[here].sum(0), totals[here].sum(0), counts[~here].sum(0), totals[~here].sum(0)
    )
    low, high, p, how = _sureness(design, counts, totals, here=here)
    for i, value in enumerate(values):
        rows = tally.rows(value, design.origins[origin])
        yield Measurement(
            id=f"{tally.variable}.{tally.unit}.{value}.{origin}.rest".replace(" ", "-"),
            topic=design.topic,
            origin=origin,
            against=REST,
            variable=tally.variable,
            value=value,
            voice="all",
            unit="difference, " + tally.unit,
            numerator=float(counts[here, i].sum()),
            denominator=float(totals[here, i].sum()),
            estimate=known(gap[i]),
            n_documents=int(here.sum()),
            n_publishers=design.publishers(design.origins[origin]),
            n_tokens=int(design.tokens[design.origins[origin]].sum()),
            low=known(low[i]),
            high=known(high[i]),
            interval=how,
            p=known(p[i]),
            evidence_total=len(rows),
            evidence=design.evidence(rows),
        )


def _sureness(
    design: Design, counts: NDArray[np.float64], totals: NDArray[np.float64], *, here: Flags
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64], str]:
    settings = design.settings
    n, rest = (int((totals[side] > 0).any(axis=1).sum()) for side in (here, ~here))
    if min(n, rest) < settings.fewest_documents:
        none = np.full(counts.shape[1], np.nan)
        return none, none, none, f"no interval: too few documents ({n} here, {rest} elsewhere)"
    clusters = design.clusters(design.counted)
    low, high = bootstrap_difference(
        counts, totals, here, clusters=clusters,
        replicates=settings.replicates, level=settings.level, seed=settings.seed,
    )
    test = permutation_p(
        counts, totals, here, clusters=clusters,
        permutations=settings.permutations, seed=settings.seed,
    )
    plain = min(n, rest) >= settings.enough_documents
    caution = "" if plain else ", approximate, likely too narrow"
    how = f"{settings.level:.0%} BCa of the difference{caution}; smallest p {test.smallest:.2g}"
    return low, high, test.p, how


def _judged(design: Design, tally: Tally, contrast: Measurement) -> Measurement:
    here = design.origins[contrast.origin]
    there = design.counted & ~here
    table = design.reading.documents
    counts = tally.counts([contrast.value], "all")[here]
    grounds = Grounds(
        documents=(int(here.sum()), int(there.sum())),
        publishers=(design.publishers(here), design.publishers(there)),
        low=np.nan if contrast.low is None else contrast.low,
        high=np.nan if contrast.high is None else contrast.high,
        q=np.nan if contrast.q is None else contrast.q,
        largest_share=float(largest_share(counts)[0]),
        generalises=design.reading.corpus.sampling.generalises,
        validated=False,
        period_overlap=overlap(table["date"][here], table["date"][there]),
        genre_differs=_apart(set(table["genre"][here]), set(table["genre"][there])),
        translation_differs=_apart(_translation(table["translated"][here]), _translation(table["translated"][there])),
    )
    word, reason = verdict(grounds, design.settings)
    return replace(contrast, verdict=word, reason=reason)


def _apart(here: set[str], there: set[str]) -> bool:
    """Whether both sides are known and have nothing in common."""
    known_here, known_there = here - {""}, there - {""}
    return bool(known_here and known_there and not known_here & known_there)


def _translation(values: "Sequence[str]") -> set[str]:
    return {"" if not v else "no" if v == "no" else "yes" for v in values}
