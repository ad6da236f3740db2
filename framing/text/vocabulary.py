"""The words of an index, to be found by what they read or begin with."""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class Vocabulary:
    """Words by their number; a word may stand there more than once."""

    words: Sequence[str]

    @cached_property
    def _numbers(self) -> dict[str, list[int]]:
        numbers: dict[str, list[int]] = {}
        for number, word in enumerate(self.words):
            numbers.setdefault(word, []).append(number)
        return numbers

    @cached_property
    def _sorted(self) -> tuple[list[str], list[int]]:
        order = sorted(range(len(self.words)), key=self.words.__getitem__)
        return [self.words[number] for number in order], order

    def same(self, word: str) -> list[int]:
        """Return the numbers of those that are this word."""
        return self._numbers.get(word, [])

    def matching(
        self, prefix: str, accept: Callable[[str], object] | None = None
    ) -> list[int]:
        """Return the numbers of those that begin so: of all, or of those accepted."""
        words, numbers = self._sorted
        low = bisect_left(words, prefix)
        high = bisect_left(words, prefix + chr(0x10FFFF)) if prefix else len(words)
        if accept is None:
            return numbers[low:high]
        some = zip(words[low:high], numbers[low:high], strict=True)
        return [number for word, number in some if accept(word)]
