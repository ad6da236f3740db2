"""The constants of every decision the tool takes, printed with each report."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Settings:
    """Thresholds and sizes; the reason for each stands in docs/measures.md."""

    seed: int = 1
    """Start of every random draw."""
    replicates: int = 1999
    """Bootstrap resamples behind an interval."""
    permutations: int = 1999
    """Shuffles of the documents' origins behind a p."""
    level: float = 0.95
    """Nominal coverage of an interval."""
    fewest_documents: int = 5
    """Below this no interval, no p and no verdict but "too few documents"."""
    enough_documents: int = 20
    """From this on an interval is printed plainly and `supported` is possible."""
    enough_publishers: int = 2
    """Publishers a side that `supported` asks for."""
    false_discovery: float = 0.05
    """Largest q that `supported` allows."""
    silence_chance: float = 0.05
    """A silence is notable when chance alone would make it rarer than this."""
    widest_dispersion: float = 0.9
    """Gries' DP above which a value is marked as coming from few documents."""
    largest_share: float = 0.5
    """Share of a value's hits that one document may hold before it is marked."""
    dominant_publisher: float = 0.5
    """Share of documents above which publishers, not documents, are resampled."""
    period_overlap: float = 0.5
    """Share of the shorter period that both sides must cover to be compared."""
    enough_hand_coded: int = 50
    """Sentences a side that people must have coded for `supported`."""
    fewest_pooled: int = 5
    """Occurrences in all origins together that a value needs to be tested."""
    evidence_shown: int = 20
    """Sentences a number shows at most in a page."""
    excerpt_words: int = 300
    """Words of one document a page may show, or a tenth if that is more."""
    excerpt_share: float = 0.1
    """The tenth."""
    near_duplicate: float = 0.8
    """Share of five-word runs in common that makes two documents one."""
