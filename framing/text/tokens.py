"""What a word is, and when two words are the same word.

A token is a word with its inner apostrophes, a dotted abbreviation ("U.S."), or a
figure with its unit ("2+2", "54,000", "110km"). Hyphens part words; other punctuation
is no token.
"""

import re
import unicodedata

_APOSTROPHES = "'’‘ʼ＇`´"
TOKEN = re.compile(
    rf"""
    [^\W\d_](?:\.[^\W\d_])+(?!\w)\.?      # U.S.  e.g.  R.O.C
    | \d+(?:[.,:/+]\d+)*\w*               # 2+2  1/4  54,000  110km  7.5
    | \w+(?:[{_APOSTROPHES}]\w+)*         # words, don't, Taiwan's
    """,
    re.VERBOSE,
)
_TO_APOSTROPHE = dict.fromkeys(map(ord, _APOSTROPHES), "'")
_LETTERS = re.compile(r"[^\W_]+")
_TYPOGRAPHIC = "“”‘’–—…"
"""What English text has beside ASCII; without it the quick way will do."""
_ASCII_MARKS = bytes(code for code in range(128) if not chr(code).isalnum())
_LOWER = bytes(range(256)).lower()
_DOTTED = re.compile(r"[^\W\d_](?:\.[^\W\d_])+\.?")


def fold_exact(surface: str) -> str:
    """Fold form but not case: NFKC, one apostrophe, no possessive, no dots in U.S."""
    if surface.isascii() and surface.isalpha():
        return surface
    folded = unicodedata.normalize("NFKC", surface).translate(_TO_APOSTROPHE)
    if _DOTTED.fullmatch(folded):
        folded = folded.replace(".", "")
    return folded[:-2] if folded.endswith(("'s", "'S")) else folded


def fold(surface: str) -> str:
    """Fold form and case: the type that phrases are matched against."""
    return fold_exact(surface).casefold()


def letters(text: str) -> str:
    """Reduce a text to its letters and figures, to tell whether two say the same."""
    if not text.isascii():
        for mark in _TYPOGRAPHIC:
            text = text.replace(mark, "")
    if text.isascii():
        return text.encode().translate(_LOWER, _ASCII_MARKS).decode()
    return "".join(_LETTERS.findall(text.casefold()))
