"""Without labels: what lexicon and definition make of a sentence together."""

import numpy as np
import pytest

from framing.coding.classifier.zero import without_labels

TEXTS = ["The budget was too costly.", "Storms came in the night.", "A road leads on."]
MEANT = ["Costs, prices and the budget.", "Storms and other dangers."]


def test_likeness_ranks_where_no_hit_is() -> None:
    """Without any hit the sentence nearest to a definition ranks first for it."""
    scores = without_labels(TEXTS, np.zeros((3, 2)), MEANT)

    assert scores.argmax(axis=0).tolist() == [0, 1]
    assert scores.mean(axis=0) == pytest.approx([0, 0])


def test_a_hit_outweighs_likeness_by_words() -> None:
    """One hit of the lexicon stands above any likeness of letters."""
    hits = np.array([[0.0, 0], [1, 0], [0, 0]])

    scores = without_labels(TEXTS, hits, MEANT)

    assert scores[:, 0].argmax() == 1
    assert (scores - without_labels(TEXTS, 0 * hits, MEANT))[1, 0] == 5


def test_alike_sentences_are_scored_by_hits_alone() -> None:
    """Where all are as near to a definition as each other, likeness says nothing."""
    scores = without_labels(["same", "same"], np.array([[0.0], [2]]), ["other"])

    assert scores.tolist() == [[0.0], [10.0]]


def test_meaning_stands_in_for_letters() -> None:
    """With an embedder the likeness is its cosine, and a hit weighs one deviation."""

    class Told:
        def fit(self, texts: list[str], y: object = None) -> "Told":  # noqa: ARG002
            return self

        def transform(self, texts: list[str]) -> np.ndarray:
            at = {"up": [0.0, 2.0], "right": [3.0, 0.0]}
            return np.array([at[text] for text in texts])

    scores = without_labels(
        ["up", "right"],
        np.array([[0.0], [1.0]]),
        ["up"],
        embedder=Told(),  # type: ignore[arg-type]
    )

    assert scores.tolist() == [[1.0], [0.0]]
