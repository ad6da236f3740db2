"""The frames lexicon on sentences it was widened with, on unseen ones, on references.

The composed labels are split by the number of their document: entries were written
while reading those of odd number ("read"); those of even number are held out. Single
sentences and running text are told apart. The
reference codings of the seeds, which two language models made, are not part of the
project; where they are absent they are left out. What a sentence is given is what
`framing code` gives it.

Run from the checkout: python -m benchmarks.frames [FOLDER OF seeds, gold AND tools]
"""

import json
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from benchmarks.halves import is_odd, is_text
from framing.coding.lexicon_coder import code
from framing.edges.analysis import analyse
from framing.edges.export import sentences
from framing.edges.lexicons import read_lexicons
from framing.edges.training import read_coded, variables

FOLDER = Path(__file__).parents[2] / "shared"
ALL = "all (micro)"
SETS = ("single, read", "single, held out", "text, read", "text, held out")


class Score(NamedTuple):
    """How many sentences have a frame, and how well it was found."""

    n: int
    precision: float
    recall: float
    f1: float

    def __str__(self) -> str:
        """Write the figures in the columns of the printed table."""
        return f"{self.n:5}  {self.precision:.2f}  {self.recall:.2f}  {self.f1:.2f}"


Scores = dict[str, Score]
"""By frame, and under `ALL` that of all frames together."""


def composed() -> dict[str, Scores]:
    """Mark each half of the composed labels, single sentences and running text."""
    coded = read_coded()
    (labels,) = variables(coded, ["frame"])
    rows = code(coded.reading, read_lexicons()).rows
    rows = rows[rows["variable"] == "frame"]
    told = set(zip(rows["document"], rows["sentence"], rows["value"], strict=True))
    marks: dict[str, list[tuple[str, bool, bool]]] = {name: [] for name in SETS}
    units = zip(labels.units["document"], labels.units["sentence"], strict=True)
    for (document, sentence), given in zip(units, labels.given.tolist(), strict=True):
        frames = zip(labels.values, given, strict=True)
        marks[_set(document)] += [
            (frame, has, (document, sentence, frame) in told) for frame, has in frames
        ]
    return {name: _scores(found) for name, found in marks.items()}


def _set(document: str) -> str:
    kind = "text" if is_text(document) else "single"
    half = "read" if is_odd(document) else "held out"
    return f"{kind}, {half}"


def _scores(marks: list[tuple[str, bool, bool]]) -> Scores:
    frames = sorted({frame for frame, _, _ in marks})
    own = {frame: [mark for mark in marks if mark[0] == frame] for frame in frames}
    return {ALL: _score(marks), **{frame: _score(own[frame]) for frame in frames}}


def _score(marks: list[tuple[str, bool, bool]]) -> Score:
    both = sum(has and found for _, has, found in marks)
    given = sum(has for _, has, _ in marks)
    told = sum(found for _, _, found in marks)
    f1 = 2 * both / max(1, given + told)
    return Score(given, both / max(1, told), both / max(1, given), f1)


def references(folder: Path) -> tuple[Scores, float]:
    """Mark the seeds with the program that comes with their reference codings.

    Returns
    -------
    tuple of Scores and float
        The accuracy of the main frame beside the scores of all.
    """
    rows = sentences(analyse(folder / "seeds"))
    with TemporaryDirectory() as place:
        told = Path(place) / "told.jsonl"
        lines = (json.dumps(row, ensure_ascii=False) for row in rows)
        told.write_text("\n".join(lines), encoding="utf-8")
        score, gold = folder / "tools" / "score", folder / "gold" / "seeds.jsonl"
        command = [sys.executable, str(score), str(told), str(gold), "--json"]
        marked = subprocess.run(command, check=True, capture_output=True, text=True)
    result = json.loads(marked.stdout)
    return _as_scores(result["frames"]), result["main frame"]["accuracy"]


def _as_scores(found: dict[str, Any]) -> Scores:
    frames = {
        name: Score(one["gold"], one["precision"], one["recall"], one["f1"])
        for name, one in found["by_value"].items()
    }
    together = (found[f"micro_{name}"] for name in ("precision", "recall", "f1"))
    n = sum(score.n for score in frames.values())
    return {ALL: Score(n, *together), **frames}


def main() -> None:
    """Print one table: frames down, sets of sentences across."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER
    sets, ending = composed(), "the references are not here"
    if (folder / "gold" / "seeds.jsonl").is_file():
        sets["references"], main_frame = references(folder)
        ending = f"main frame of the references: accuracy {main_frame:.2f}"
    print(" " * 18 + "".join(f"   {name:23}" for name in sets).rstrip())
    print(" " * 18 + "       n     P     R    F1" * len(sets))
    for frame in sets[SETS[0]]:
        row = (str(scores.get(frame, "")) for scores in sets.values())
        print(f"{frame:18}" + "".join(f"   {cell:23}" for cell in row).rstrip())
    print(ending)


if __name__ == "__main__":
    main()
