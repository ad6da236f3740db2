"""How long one waits for the command line, beside importing pandas."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.figures import Figure, started

CALL = "from framing.edges.cli import main; main()"


def starting(corpus: str | None = None) -> Iterator[Figure]:
    """Measure help and a report, each from a cold start, in CPU seconds."""
    pandas = started("-c", "import pandas", times=5)
    beside = f"import pandas {pandas:.2f} s"
    help_ = started("-c", CALL, "--help", times=5)
    yield Figure("framing --help", f"{help_:.2f} s", beside, pandas / help_, 1.0)
    given = [] if corpus is None else ["--corpus", corpus]
    name = "the sample" if corpus is None else Path(corpus).name
    with tempfile.TemporaryDirectory() as out:
        report = started("-c", CALL, "report", *given, "--out", out)
    yield Figure(f"framing report, {name}", f"{report:.2f} s", beside, pandas / report)
