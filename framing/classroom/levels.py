"""How hard a passage reads: Flesch's reading ease, and the words for it."""

import re

_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_VOWELS = re.compile(r"[aeiouy]+")
_SILENT = re.compile(r"(?<=[^aeiouyl])e$|(?<=[^aeiouytd])ed$|(?<=[^aeiouycgszx])es$")
BANDS = (
    (60.0, "plain"),
    (50.0, "fairly difficult"),
    (30.0, "difficult"),
    (float("-inf"), "very difficult"),
)
"""From which ease on a passage is called so: Flesch's table, its upper half as one."""


def reading_ease(text: str, sentences: int) -> float:
    """Return how easily a text of so many sentences reads; higher is easier.

    Flesch, R. (1948). A new readability yardstick. Journal of Applied Psychology 32,
    p. 229: 206.835 less 1.015 for every word a sentence and 84.6 for every syllable a
    word. Syllables are counted as groups of vowels, so that a passage of forty words
    may be off by some ten points: good for ranking, no more.
    """
    words = _WORD.findall(text)
    if not words or sentences < 1:
        return 0.0
    spoken = sum(map(syllables, words))
    return 206.835 - 1.015 * len(words) / sentences - 84.6 * spoken / len(words)


def syllables(word: str) -> int:
    """Return about how many syllables an English word has, at least one."""
    bare = _SILENT.sub("", word.casefold())
    return max(1, len(_VOWELS.findall(bare)))


def band(ease: float) -> str:
    """Return the words for a reading ease."""
    return next(words for least, words in BANDS if ease >= least)
