"""Speed and memory in one table, every figure beside another of the same run.

Usage: python -m benchmarks [FOLDER OF A CORPUS]
"""

import sys
from itertools import chain

from benchmarks.figures import heading
from benchmarks.memory import memory
from benchmarks.starting import starting
from benchmarks.throughput import few, throughput


def main() -> None:
    """Print the table row by row, as the figures come in; seconds are CPU seconds."""
    corpus = sys.argv[1] if len(sys.argv) > 1 else None
    rows = chain(
        starting(corpus),
        map(few, (5, 50)),
        throughput(200_000),
        throughput(1_000_000),
        memory((100_000, 200_000, 400_000)),
    )
    print(heading())
    for row in rows:
        print(row, flush=True)


if __name__ == "__main__":
    main()
