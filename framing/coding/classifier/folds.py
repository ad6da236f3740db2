"""Folds: which sentences teach and which are asked, no group on both sides."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from sklearn.model_selection import GroupKFold, LeaveOneGroupOut

from framing.coding.classifier.labels import Labels

Rows = NDArray[np.int64]
Split = tuple[Rows, Rows]
"""The rows that teach, and those that are asked."""


def by_group(labels: Labels, by: str, *, n: int, seed: int = 1) -> Sequence[Split]:
    """Split into `n` folds of whole documents or publishers, shuffled by the seed.

    With fewer groups than folds each is a fold; with one group, sentences are split.
    """
    groups = labels.groups(by)
    kinds = len(set(groups))
    if kinds < 2:
        groups = np.arange(len(groups)).astype(str)
        kinds = len(groups)
    folds = GroupKFold(min(n, kinds), shuffle=True, random_state=seed)
    return list(folds.split(groups, groups=groups))


def leave_one_out(labels: Labels, by: str) -> Sequence[Split]:
    """Ask one whole group at a time, taught by all the others; none if there is one."""
    groups = labels.groups(by)
    if len(set(groups)) < 2:
        return []
    return list(LeaveOneGroupOut().split(groups, groups=groups))
