"""Everything `framing evaluate` says of a classifier, as plain data."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd

from framing.coding.classifier import marking
from framing.coding.classifier.folds import by_group
from framing.coding.classifier.labels import GROUPS, Labels
from framing.coding.classifier.marking import Marked
from framing.coding.classifier.model import FOLDS, held_out_margins
from framing.coding.classifier.origins import Apart, tell_apart
from framing.coding.classifier.recipe import Embedder, Flags, Floats
from framing.coding.classifier.zero import BESIDE, without_labels
from framing.coding.lexicon_coder import code
from framing.edges.analysis import Analysis
from framing.edges.lexicons import read_lexicons
from framing.edges.training import Coded, embedder, read_coded, variables
from framing.errors import LabelsError
from framing.lexicon.matcher import match
from framing.lexicon.model import Lexicons


@dataclass(frozen=True)
class Evaluation:
    """How a classifier of one variable does on sentences it has not seen.

    Attributes
    ----------
    variable : str
    sentences : int
    left_out : tuple of str
        Values with too few labels to be learnt.
    folds : DataFrame
        Columns held_out (document, publisher, origin, or the lexicon coder, which
        learns nothing), micro_f1, macro_f1.
    scores, calibration, risk, confusion, origins : DataFrame
        As the functions of `framing.coding.classifier.marking` give them: documents
        held out, but for `origins`, where each was held out whole if there are several.
    curve : DataFrame
        Columns sentences, micro_f1.
    texts : mapping of (document, sentence) to text
        Of the sentences that `confusion` names.
    """

    variable: str
    sentences: int
    left_out: tuple[str, ...]
    folds: pd.DataFrame
    scores: pd.DataFrame
    calibration: pd.DataFrame
    risk: pd.DataFrame
    confusion: pd.DataFrame
    origins: pd.DataFrame
    curve: pd.DataFrame
    texts: dict[tuple[str, int], str]


def evaluate(
    files: Sequence[Path] = (),
    corpus: Path | None = None,
    *,
    wanted: Sequence[str] = (),
    embeddings: bool = False,
) -> list[Evaluation]:
    """Mark the recipe on codings files; by default on the composed labels.

    Raises
    ------
    CodingsError, LabelsError
        The files cannot be used, or nothing can be learnt from them.
    """
    coded = read_coded(files, corpus)
    meant = embedder(embeddings)
    lexicon = code(coded.reading, read_lexicons()).rows
    return [_mark(own, lexicon, meant) for own in variables(coded, wanted)]


def evaluate_zero(
    files: Sequence[Path] = (),
    corpus: Path | None = None,
    *,
    embeddings: bool = False,
) -> pd.DataFrame:
    """Mark frames found without labels beside the lexicon and the classifier.

    Without labels a sentence is given its best frame only, by the lexicon's hits and
    likeness to the frames' definitions; so is it by the classifier with documents held
    out, alone and with what goes without labels added.

    Returns
    -------
    DataFrame
        Columns by (words), micro_f1, macro_f1.

    Raises
    ------
    CodingsError, LabelsError
        The files cannot be used, or no frame of the lexicons is coded in them.
    """
    coded = read_coded(files, corpus)
    (labels,) = variables(coded, ["frame"])
    words = read_lexicons()
    meant = embedder(embeddings)
    scores = zero(labels, coded, words, meant)
    splits = by_group(labels, "document", n=FOLDS)
    margins = held_out_margins(labels, splits, embedder=meant)
    margins = np.nan_to_num(margins, nan=-1.0)
    rows = [
        ("the lexicon", _best(_hits(labels, coded, words))),
        ("the lexicon and the definitions", _best(scores)),
        ("the classifier", _best(margins)),
        ("all three", _best(margins + BESIDE * scores)),
    ]
    found = [
        (by, Marked(labels, by, told.astype(np.float64), told)) for by, told in rows
    ]
    return pd.DataFrame(
        [(by, marked.micro_f1, marked.macro_f1) for by, marked in found],
        columns=["by", "micro_f1", "macro_f1"],
    )


def zero(
    labels: Labels, coded: Coded, lexicons: Lexicons, meant: Embedder | None
) -> Floats:
    """Score every sentence for every frame without its labels.

    Raises
    ------
    LabelsError
        A frame of the labels is not defined in the lexicons.
    """
    defined = lexicons.categories("frames")
    names = labels.values  # noqa: PD011  # no pandas here
    if unknown := [name for name in names if name not in defined]:
        raise LabelsError(f"the lexicons define no frame {', '.join(unknown)}")
    meanings = [defined[name].definition for name in names]
    hits = _hits(labels, coded, lexicons)
    return without_labels(labels.texts, hits, meanings, embedder=meant)


def _hits(labels: Labels, coded: Coded, lexicons: Lexicons) -> Floats:
    """Count how often the lexicon finds each frame in each sentence."""
    found = match(coded.reading.index, lexicons.entries("frames"))
    table = pd.crosstab(found["sentence"], found["category"])
    units = labels.units.set_index(["document", "sentence"]).index
    places = pd.MultiIndex.from_frame(
        coded.reading.sentences[["document", "sentence"]]
    ).get_indexer(units)
    names = list(labels.values)
    return table.reindex(index=places, columns=names, fill_value=0).to_numpy(float)


def _best(scores: Floats) -> Flags:
    """Give each sentence the value of its highest score, if it is above all others."""
    best = np.zeros(scores.shape, bool)
    best[np.arange(len(scores)), scores.argmax(axis=1)] = True
    return np.asarray(best & (scores > scores.min(axis=1, keepdims=True)))


def _mark(labels: Labels, lexicon: pd.DataFrame, meant: Embedder | None) -> Evaluation:
    held = {by: marking.mark(labels, by, embedder=meant) for by in GROUPS}
    main = held["document"] or _one_document(labels, meant)
    folds = [(by, m.micro_f1, m.macro_f1) for by, m in held.items() if m]
    folds += _by_lexicon(labels, lexicon)
    curve = list(marking.learning_curve(labels, embedder=meant))
    units = labels.units
    keys = zip(units["document"], units["sentence"], strict=True)
    return Evaluation(
        labels.variable,
        len(units),
        labels.left_out,
        pd.DataFrame(folds, columns=["held_out", "micro_f1", "macro_f1"]),
        marking.scores(main),
        marking.calibration(main),
        marking.risk(main),
        marking.confusion(main),
        marking.by_origin(held["origin"] or main),
        pd.DataFrame(curve, columns=["sentences", "micro_f1"]),
        dict(zip(keys, labels.texts, strict=True)),
    )


def _one_document(labels: Labels, meant: Embedder | None) -> Marked:
    """Hold sentences out where there is one document only."""
    own = labels.units.assign(document=np.arange(len(labels.units)).astype(str))
    alone = Labels(labels.variable, labels.values, labels.left_out, own, labels.given)
    found = marking.mark(alone, embedder=meant)
    assert found is not None  # every sentence is a document of its own
    return found


def _by_lexicon(
    labels: Labels, lexicon: pd.DataFrame
) -> list[tuple[str, float, float]]:
    """Return how the lexicon coder does on the same sentences, where it codes them."""
    rows = lexicon[lexicon["variable"] == labels.variable]
    if rows.empty:
        return []
    told = labels.told(rows)
    marked = Marked(labels, "lexicon", told.astype(float), told)
    return [("(the lexicon coder)", marked.micro_f1, marked.macro_f1)]


def origins(analysis: Analysis) -> Apart:
    """Say how far wording alone tells the origins of a corpus apart.

    Raises
    ------
    LabelsError
        Fewer than two origins have documents enough.
    """
    seed = analysis.settings.seed
    return tell_apart(analysis.reading, analysis.codings, seed=seed)
