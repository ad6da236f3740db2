"""One origin against the rest, for every value of a family, with its verdict."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

import numpy as np

from framing.contrast.design import Counts, Design, Figure, Flags, known
from framing.contrast.dispersion import dp_norm, largest_share
from framing.contrast.effects import difference
from framing.contrast.measurement import Measurement
from framing.contrast.measuring import Intervals, caution
from framing.contrast.multiple import benjamini_hochberg
from framing.contrast.resample import bootstrap_difference, permutation_p
from framing.contrast.tally import Tally
from framing.contrast.verdicts import Grounds, verdict

REST = "rest"
DIFFERENCE = "difference, "


def contrasts(
    design: Design, tally: Tally, *, checked: Mapping[str, int] | None = None
) -> list[Measurement]:
    """Set every origin against the others, with q over all that was tested here.

    Values are tested where all origins together have them often enough; nothing else
    decides which are. With fewer documents a side than the settings ask for there are
    counts and the verdict "too few documents". `checked` says how many sentences of
    each origin people coded, to hold the coder against.
    """
    pooled = tally.counts(tally.values())[design.counted].sum(axis=0)
    values = [
        value
        for value, count in zip(tally.values(), pooled, strict=True)
        if count >= design.settings.fewest_pooled
    ]
    if not values or len(design.origins) < 2:
        return []
    found = [
        contrast
        for origin in design.origins
        for contrast in _against_rest(design, tally, values, origin=origin)
    ]
    qs = benjamini_hochberg([np.nan if m.p is None else m.p for m in found])
    hand = checked or {}
    sides = {
        origin: replace(
            _sides(design, tally, origin=origin),
            validated=_validated(design, hand, origin=origin),
        )
        for origin in design.origins
    }
    return [
        _judged(design, tally, replace(m, q=known(q)), grounds=sides[m.origin])
        for m, q in zip(found, qs.tolist(), strict=True)
    ]


def _against_rest(
    design: Design, tally: Tally, values: Sequence[str], *, origin: str
) -> Iterator[Measurement]:
    counts = tally.counts(values)[design.counted]
    totals = tally.totals[design.counted]
    here = design.origins[origin][design.counted]
    a, b = (counts[side].sum(axis=0) for side in (here, ~here))
    a_total, b_total = (float(totals[side].sum()) for side in (here, ~here))
    gaps = difference(a, a_total, b, b_total)
    ends, p = _sureness(design, counts, totals, here=here)
    for i, value in enumerate(values):
        figure = Figure(
            origin, tally.variable, value, DIFFERENCE + tally.unit, against=REST
        )
        bare = design.record(
            figure,
            numerator=a[i],
            denominator=a_total,
            estimate=gaps[i],
            rows=tally.rows(value, design.origins[origin]),
        )
        low, high, how = ends.at(i)
        elsewhere = f"{b[i]:,.0f} of {b_total:,.0f} elsewhere; {how}"
        yield replace(bare, low=low, high=high, interval=elsewhere, p=known(p[i]))


def _sureness(
    design: Design, counts: Counts, totals: Counts, *, here: Flags
) -> tuple[Intervals, Counts]:
    """Return the interval and the p of every difference."""
    settings = design.settings
    n, rest = (int((totals[side] > 0).sum()) for side in (here, ~here))
    if min(n, rest) < settings.fewest_documents:
        none = np.full(counts.shape[1], np.nan)
        how = f"no interval: too few documents ({n} here, {rest} elsewhere)"
        return Intervals(none, none, how), none
    clusters = design.clusters(design.counted)
    low, high = bootstrap_difference(
        counts,
        totals,
        here,
        clusters=clusters,
        replicates=settings.replicates,
        level=settings.level,
        seed=settings.seed,
    )
    test = permutation_p(
        counts,
        totals,
        here,
        clusters=clusters,
        permutations=settings.permutations,
        seed=settings.seed,
    )
    how = f"{settings.level:.0%} BCa of the difference{caution(design, min(n, rest))}"
    smallest = f"; smallest p within reach {test.smallest:.2g}"
    return Intervals(low, high, how + smallest), test.p


def _sides(design: Design, tally: Tally, *, origin: str) -> Grounds:
    """Return the grounds that every contrast of an origin shares."""
    here = design.origins[origin]
    there = design.counted & ~here
    likeness = design.likeness[origin]
    able = tally.denominators > 0
    nan = float("nan")
    return Grounds(
        documents=(int((here & able).sum()), int((there & able).sum())),
        publishers=(design.publishers(here), design.publishers(there)),
        low=nan,
        high=nan,
        p=nan,
        q=nan,
        largest_share=nan,
        dispersion=nan,
        generalises=design.reading.corpus.sampling.generalises,
        validated=False,
        period_overlap=likeness.period_overlap,
        genre_differs=likeness.genre_differs,
        translation_differs=likeness.translation_differs,
    )


def _validated(design: Design, hand: Mapping[str, int], *, origin: str) -> bool:
    """Whether people coded enough sentences on either side."""
    here = hand.get(origin, 0)
    enough = design.settings.enough_hand_coded
    return min(here, sum(hand.values()) - here) >= enough


def _judged(
    design: Design, tally: Tally, contrast: Measurement, *, grounds: Grounds
) -> Measurement:
    low, high = _ends(contrast)
    here = design.origins[contrast.origin]
    more = here if (contrast.estimate or 0) >= 0 else design.counted & ~here
    counts = tally.counts([contrast.value])[more]
    full = replace(
        grounds,
        low=low,
        high=high,
        p=_or_nan(contrast.p),
        q=_or_nan(contrast.q),
        largest_share=float(largest_share(counts)[0]),
        dispersion=float(dp_norm(counts, tally.denominators[more])[0]),
    )
    word, reason = verdict(full, design.settings)
    return replace(contrast, verdict=word, reason=reason)


def _ends(contrast: Measurement) -> tuple[float, float]:
    """Return the interval; where nothing varies on either side, the gap itself."""
    if contrast.low is None and contrast.p is not None:
        return _or_nan(contrast.estimate), _or_nan(contrast.estimate)
    return _or_nan(contrast.low), _or_nan(contrast.high)


def _or_nan(number: float | None) -> float:
    return float("nan") if number is None else number
