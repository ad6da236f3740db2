"""What is measured by hand, in the words of the record."""

BY_HAND = "share of hand-coded sentences"
PRECISION = "precision of the lexicon"
RECALL = "recall of the lexicon"
ALPHA = "alpha of lexicon and people"
TOGETHER = "all frames"
