"""The composed labels in parts: single sentences and running text, read and not."""

TEXT = "-essay-"


def is_text(document: str) -> bool:
    """Tell whether a document is running text, not single sentences."""
    return TEXT in document


def is_odd(document: str) -> bool:
    """Tell whether a document is of odd number; nobody read those of even number."""
    return int(document.rpartition("-")[2]) % 2 == 1
