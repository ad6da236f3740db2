"""Whether two sides speak of the same years."""

from calendar import monthrange
from collections.abc import Iterable
from datetime import date


def overlap(dates_a: Iterable[str], dates_b: Iterable[str]) -> float:
    """Share of the shorter side's period that both sides cover, counted in days.

    A period runs from the first day to the last day that a side's dates may mean.

    Parameters
    ----------
    dates_a, dates_b
        ISO dates, maybe partial: `2022` is the whole year, `2022-06` the whole month,
        an empty one is left out.

    Returns
    -------
    float
        0 to 1; NaN where a side has no dates.

    Raises
    ------
    ValueError
        A date is not ISO.
    """
    a, b = _period(dates_a), _period(dates_b)
    if a is None or b is None:
        return float("nan")
    shared = min(a[1], b[1]) - max(a[0], b[0]) + 1
    return max(shared, 0) / (min(a[1] - a[0], b[1] - b[0]) + 1)


def _period(dates: Iterable[str]) -> tuple[int, int] | None:
    days = [_days(text) for text in set(dates) - {""}]
    if not days:
        return None
    return min(first for first, _ in days), max(last for _, last in days)


def _days(text: str) -> tuple[int, int]:
    """First and last day that a partial date may mean, as ordinals."""
    if len(text) == 4:
        first = date.fromisoformat(f"{text}-01-01")
        last = first.replace(month=12, day=31)
    elif len(text) == 7:
        first = date.fromisoformat(f"{text}-01")
        last = first.replace(day=monthrange(first.year, first.month)[1])
    else:
        first = last = date.fromisoformat(text)
    return first.toordinal(), last.toordinal()
