"""The second opinion of a report: the classifier coder beside the lexicon coder."""

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from framing.coding.classifier.coder import ClassifierCoder
from framing.coding.classifier.model import Model
from framing.coding.codings import Codings, concat
from framing.edges.analysis import Analysis
from framing.edges.models import read_models
from framing.edges.training import composed, train


def second_opinion(analysis: Analysis, model: Path | None = None) -> Codings | None:
    """Let the classifier code what the lexicons coded, variable by variable.

    Parameters
    ----------
    model : path, optional
        Written by `framing train`; by default one is learnt from the composed labels.

    Returns
    -------
    Codings or None
        None where the lexicons in force know nothing of what the model codes.

    Raises
    ------
    ModelError
        The file holds no model.
    """
    models = _composed() if model is None else read_models(model)
    known = [own for own in models if _known(own, analysis)]
    if not known:
        return None
    return concat(
        ClassifierCoder(own).code(analysis.reading, analysis.codings) for own in known
    )


@cache
def _composed() -> Sequence[Model]:
    return tuple(train(marked=False))


def _known(model: Model, analysis: Analysis) -> bool:
    """Whether the lexicons code this variable with all of these values."""
    if model.single:
        topic = model.variable.partition("/")[2]
        return topic in analysis.lexicons.categories("topics")
    return set(model.values) <= set(analysis.lexicons.categories("frames"))


def track_record() -> str:
    """Say which coder did worse wherever both were held against the same codings."""
    marks = tomllib.loads((composed() / "marks.toml").read_text("utf-8"))["marks"]
    return f"Frames micro-F1 of the two coders: {'; '.join(map(_record, marks))}."


def _record(mark: Mapping[str, Any]) -> str:
    lexicon, classifier = mark["lexicon"], mark["classifier"]
    worse = "the classifier" if classifier < lexicon else "the lexicon"
    return (
        f"on {mark['what']}, lexicon {lexicon:.2f}, classifier {classifier:.2f}:"
        f" {'neither' if lexicon == classifier else worse} is the worse"
    )
