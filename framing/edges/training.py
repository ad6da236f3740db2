"""Training and marking the classifier coder, from codings files to models."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

import pandas as pd

from framing.coding.anchoring import anchor
from framing.coding.classifier.labels import Labels, labels, learnable
from framing.coding.classifier.marking import mark
from framing.coding.classifier.model import Model, fit
from framing.coding.classifier.recipe import Embedder
from framing.edges.analysis import abbreviations
from framing.edges.codings import read_codings
from framing.edges.embedding import SentenceEmbedding
from framing.edges.files import read_corpus
from framing.edges.lexicons import read_lexicons
from framing.edges.parsing import shipped
from framing.errors import CodingsError, LabelsError, Problem
from framing.text.reading import Reading, read

LIBRARIES = ("framing", "scikit-learn", "numpy")


@dataclass(frozen=True)
class Coded:
    """Codings of the sentences of a corpus, and where they came from.

    Attributes
    ----------
    reading : Reading
    rows : DataFrame
        As `CODINGS` in `framing.tables`.
    sha256 : str
        Of the codings files together.
    ambiguous : int
        Rows that could stand for either of two sentences, and were left out.
    """

    reading: Reading
    rows: pd.DataFrame
    sha256: str
    ambiguous: int


def composed() -> Path:
    """Return the folder of the labels that come with the tool."""
    return shipped("_lexicons", "lexicons") / "labels" / "composed"


def read_coded(files: Sequence[Path] = (), corpus: Path | None = None) -> Coded:
    """Read codings files and the corpus they code; by default the composed labels.

    Raises
    ------
    CodingsError
        What is wrong with the files, or a row codes a sentence the corpus has not.
    """
    if not files:
        corpus, files = composed(), [composed() / "codings.csv"]
    rows = read_codings(files)
    words = read_lexicons(kinds=("abbreviations",))
    reading = read(read_corpus(corpus), abbreviations=abbreviations(words))
    found = anchor(rows, reading)
    if len(found.lost):
        raise CodingsError(_lost(found.lost, reading))
    digest = sha256(b"".join(path.read_bytes() for path in files)).hexdigest()
    return Coded(reading, found.rows, digest, len(found.ambiguous))


def _lost(lost: pd.DataFrame, reading: Reading) -> list[Problem]:
    known = set(reading.documents["document"])
    units = lost.drop_duplicates(["document", "sentence"])
    problems = [
        Problem(
            "codings",
            f"{reading.corpus.name} has no sentence {sentence} in {document!r} that"
            " these codings were made on"
            if document in known
            else f"{reading.corpus.name} has no document {document!r}",
        )
        for document, sentence in zip(units["document"], units["sentence"], strict=True)
    ]
    more = len(problems) - 5
    rest = [Problem("codings", f"and {more} more")] if more > 0 else []
    return [*dict.fromkeys(problems[:5]), *rest]


def variables(coded: Coded, wanted: Sequence[str] = ()) -> list[Labels]:
    """Gather labels of the variables asked for, or of all that can be learnt.

    Raises
    ------
    LabelsError
        Nothing can be learnt of one that was asked for, or of any.
    """
    known = learnable(coded.rows)
    if unknown := [name for name in wanted if name not in known]:
        there = ", ".join(known) or "none that can be learnt"
        raise LabelsError(f"no labels of {', '.join(unknown)}; there are {there}")
    found, refusals = [], []
    for name in wanted or known:
        try:
            found.append(labels(coded.rows, coded.reading, variable=name))
        except LabelsError as error:
            refusals.append(str(error))
    if (wanted and refusals) or not found:
        raise LabelsError("; ".join(refusals) or "no frame and no stance is coded")
    return found


def embedder(wanted: bool) -> Embedder | None:
    """Return the optional sentence embeddings if they are wanted."""
    return SentenceEmbedding() if wanted else None


def train(
    files: Sequence[Path] = (),
    corpus: Path | None = None,
    *,
    wanted: Sequence[str] = (),
    embeddings: bool = False,
    marked: bool = True,
) -> list[Model]:
    """Learn from codings files; by default from the composed labels.

    Parameters
    ----------
    marked : bool
        Whether to hold documents out first and note how the recipe did.

    Raises
    ------
    CodingsError, LabelsError
        The files cannot be used, or nothing can be learnt from them.
    """
    coded = read_coded(files, corpus)
    meant = embedder(embeddings)
    models = []
    for own in variables(coded, wanted):
        about: dict[str, object] = {
            "labels": coded.sha256,
            "sentences": len(own.units),
            "coders": sorted(set(coded.rows["coder"])),
            "left_out": list(own.left_out),
            "versions": {name: version(name) for name in LIBRARIES},
        }
        if marked and (held := mark(own, embedder=meant)):
            about["held_out"] = {
                "by": held.by,
                "micro_f1": round(held.micro_f1, 4),
                "macro_f1": round(held.macro_f1, 4),
            }
        models.append(replace(fit(own, embedder=meant), about=about))
    return models
