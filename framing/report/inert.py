"""Untrusted text stays text: it is no formula and turns no direction."""

import re

RISKY = ("=", "+", "-", "@", "\t", "\r")
_CONTROLS = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)


def without_controls(value: object) -> object:
    """Return text without control characters and without turns of direction."""
    return _CONTROLS.sub("", value) if isinstance(value, str) else value


def inert(cell: object) -> object:
    """Return a cell that no spreadsheet runs as a formula."""
    plain = without_controls(cell)
    if isinstance(plain, str) and plain.startswith(RISKY):
        return "'" + plain
    return plain
