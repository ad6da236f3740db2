"""Small labelled corpora, and the shipped labels read and marked once."""

from collections.abc import Callable, Iterable

import numpy as np
import pandas as pd
import pytest

from framing.coding.classifier.labels import Labels, labels
from framing.coding.classifier.marking import Marked, mark
from framing.coding.classifier.model import Model, fit
from framing.edges.training import Coded, read_coded
from framing.tables import CODINGS, check

Given = tuple[str, str]
MakeLabels = Callable[..., Labels]

NOUNS = ("harbour", "village", "province", "ministry", "railway", "island", "market")
COST = ("The {} paid far too much money for its budget.", "Prices of the {} rose.")
DANGER = ("Storms threaten the {} again.", "The {} faces a grave danger of attack.")
PLAIN = ("The {} lies in the north.", "A road leads to the {}.")


def rows(
    *coded: tuple[str, int, str, str], variable: str = "frame", coder: str = ""
) -> pd.DataFrame:
    """Return codings of (document, sentence, coder, value)."""
    table = pd.DataFrame(coded, columns=["document", "sentence", "coder", "value"])
    if coder:
        table["coder"] = coder
    table = table.assign(variable=variable, rank=0, confidence=np.nan)
    return check(table, CODINGS)


def as_labels(
    texts: Iterable[str],
    given: Iterable[Iterable[str]],
    *,
    variable: str = "frame",
    documents: Iterable[str] = (),
) -> Labels:
    """Return labels of texts, each with the values it was given."""
    texts, own = list(texts), [set(values) for values in given]
    values = tuple(sorted(set().union(*own)))
    places = list(documents) or [f"d{i % 5}" for i in range(len(texts))]
    units = pd.DataFrame(
        {
            "document": places,
            "sentence": range(1, len(texts) + 1),
            "origin": [f"origin {place[-1:]}" for place in places],
            "publisher": [f"publisher {place}" for place in places],
            "text": texts,
            "paragraph": texts,
        }
    )
    flags = np.array([[value in has for value in values] for has in own], bool)
    return Labels(variable, values, (), units, flags)


def made(variable: str = "frame") -> Labels:
    """Return easy labels: cost, danger or nothing, five documents."""
    texts, given = [], []
    for forms, value in ((COST, ["cost"]), (DANGER, ["danger"]), (PLAIN, [])):
        for noun in NOUNS:
            texts += [form.format(noun) for form in forms]
            given += [value, value]
    if variable != "frame":
        kept = [i for i, value in enumerate(given) if value]
        texts, given = [texts[i] for i in kept], [given[i] for i in kept]
    return as_labels(texts, given, variable=variable)


@pytest.fixture(scope="session")
def easy() -> Labels:
    return made()


@pytest.fixture(scope="session")
def easy_model(easy: Labels) -> Model:
    return fit(easy)


@pytest.fixture(scope="session")
def shipped() -> Coded:
    return read_coded()


@pytest.fixture(scope="session")
def shipped_frames(shipped: Coded) -> Labels:
    return labels(shipped.rows, shipped.reading, variable="frame")


@pytest.fixture(scope="session")
def shipped_marked(shipped_frames: Labels) -> Marked:
    marked = mark(shipped_frames)
    assert marked is not None
    return marked
