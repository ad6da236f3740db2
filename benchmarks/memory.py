"""Peak memory of one corpus, in a process of its own: it must grow with the text."""

import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.corpora import corpus, lexicons
from benchmarks.figures import Figure
from framing.coding.lexicon_coder import code
from framing.contrast.comparison import compare_origins
from framing.edges.analysis import abbreviations
from framing.text.reading import read

TOPIC = "taiwan-japan-linkage"
LINEAR = 0.9
"""Bytes a token of the size before, over those of this size: 1 would be exact."""
STATUS = Path("/proc/self/status")
MEGABYTE = 1024
"""In the kilobytes that Linux counts in."""


def memory(sizes: Sequence[int]) -> Iterator[Figure]:
    """Compare the memory a token of each size takes with that of the size before."""
    loaded = _peak(0)
    yield Figure("memory, all loaded, no text", f"{loaded / MEGABYTE:,.0f} MB")
    last = 0.0
    for tokens in sizes:
        peak = _peak(tokens)
        each = (peak - loaded) * 1024 / tokens
        yield Figure(
            f"memory, text to comparison, {tokens:,} tokens",
            f"{peak / MEGABYTE:,.0f} MB",
            f"{each:,.0f} bytes a token",
            last / each if last else None,
            LINEAR if last else None,
        )
        last = each


def _peak(tokens: int) -> int:
    command = [sys.executable, "-m", "benchmarks.memory", str(tokens)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return int(done.stdout)


def main() -> None:
    """Do the whole way once and print the peak, in kilobytes."""
    tokens = int(sys.argv[1])
    words = lexicons()
    reading = read(corpus(tokens), abbreviations=abbreviations(words))
    codings = code(reading, words)
    if tokens:
        compare_origins(reading, codings, topic=TOPIC)
    # getrusage would count the pages of the process that started this one
    status = dict(line.split(":", 1) for line in STATUS.read_text().splitlines())
    print(status["VmHWM"].split()[0])


if __name__ == "__main__":
    main()
