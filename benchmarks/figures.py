"""What a benchmark reports: figures beside others of the same run, as ratios."""

import resource
import subprocess
import sys
import time
from collections.abc import Callable
from typing import NamedTuple, TypeVar

T = TypeVar("T")


class Figure(NamedTuple):
    """One row of the table."""

    what: str
    figure: str
    beside: str = ""
    ratio: float | None = None
    floor: float | None = None
    """The least the ratio should be; None where there is nothing to hold."""

    def __str__(self) -> str:
        """Return the row; a floor that is not reached is marked."""
        ratio = "" if self.ratio is None else f"{self.ratio:.3g}"
        return _row(self.what, self.figure, self.beside, ratio, self._held())

    def _held(self) -> str:
        if self.floor is None or self.ratio is None:
            return ""
        return f"{self.floor:g}{' missed' if self.ratio < self.floor else ''}"


def heading() -> str:
    """Return the first row of the table."""
    return _row("", "", "beside", "ratio", "floor")


def _row(what: str, figure: str, beside: str, ratio: str, floor: str) -> str:
    return f"{what:<44} {figure:>16}  {beside:<32} {ratio:>6}  {floor}".rstrip()


def timed(work: Callable[[], T]) -> tuple[T, float]:
    """Do something; return its result and the CPU seconds it took."""
    start = time.process_time()
    done = work()
    return done, time.process_time() - start


def started(*arguments: str, times: int = 3) -> float:
    """Start Python with these arguments; return the CPU seconds of the fastest run."""
    return min(_child(arguments) for _ in range(times))


def _child(arguments: tuple[str, ...]) -> float:
    before = _used()
    subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL)
    return _used() - before


def _used() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
