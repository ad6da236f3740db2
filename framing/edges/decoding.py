"""From bytes to text: the encoding is found and checked, or the file refused."""

import re
from codecs import (
    BOM_UTF8,
    BOM_UTF16_BE,
    BOM_UTF16_LE,
    BOM_UTF32_BE,
    BOM_UTF32_LE,
)
from collections.abc import Iterable, Mapping
from functools import cache
from itertools import product

from charset_normalizer import from_bytes

from framing.errors import CorpusError, Problem

# UTF-32's mark begins with UTF-16's, so it is looked for first.
MARKS = (
    (BOM_UTF8, "utf-8"),
    (BOM_UTF32_LE, "utf-32-le"),
    (BOM_UTF32_BE, "utf-32-be"),
    (BOM_UTF16_LE, "utf-16-le"),
    (BOM_UTF16_BE, "utf-16-be"),
)
# Lead bytes of the signs and common characters of each character set: a text read with
# the wrong one of these is full of the rare characters outside them. The order matters
# for ties: common Korean is common Chinese too, but not the other way round.
COMMON: Mapping[str, tuple[str, Iterable[int]]] = {
    "euc_kr": ("euc_kr", (*range(0xA1, 0xA4), *range(0xB0, 0xC9))),
    "gb18030": ("gb2312", (*range(0xA1, 0xA4), *range(0xB0, 0xD8))),
    "cp932": ("shift_jis", (*range(0x81, 0x84), *range(0x88, 0x99))),
    "big5": ("big5", range(0xA1, 0xC7)),
    "euc_jp": ("euc_jp", (*range(0xA1, 0xA6), *range(0xB0, 0xD0))),
}
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
NOT_ASCII = re.compile(r"[^\x00-\x7f]")
# A quotation mark or accent of Windows-1252 that is read as the first byte of two
# swallows the letter after it: a foreign letter inside a word.
IN_A_WORD = re.compile(r"(?<=[A-Za-z])[^\W\x00-\x7f]|[^\W\x00-\x7f](?=[a-z])")
# What Western text hardly has: three characters beyond ASCII in a row that are not all
# dashes, quotation marks and spaces, and signs or capitals between small letters.
RUN = re.compile(r"[^\x00-\x7f]{3,}")
IN_A_RUN = re.compile(r"[\xa0\xab\xbb\u2010-\u203a\u20ac]")
AMID_SMALL = re.compile(r"(?<=[a-z])[^\x00-\x7fß-ÿšœž‘-”–—…\xa0\xad·](?=[a-z])")
ENOUGH = 0.9
IN_A_LANGUAGE = 0.5
CONTROLS_ALLOWED = 0.001


def decode(data: bytes, file: str) -> tuple[str, str]:
    r"""Decode a file, drop its byte order mark, end every line with `\n`.

    Byte order marks come first, then strict UTF-8 (or UTF-16 where there are NUL
    bytes), then GB18030, Shift-JIS, Big5, EUC and Windows-1252 by how many of their
    characters are likely ones, then the one reading charset-normalizer is sure of.

    Parameters
    ----------
    data : bytes
        What the file holds.
    file : str
        Its name, for the refusal.

    Returns
    -------
    text, encoding : str
        The text and the Python name of its encoding.

    Raises
    ------
    CorpusError
        The bytes are no text, or in no encoding that can be told.
    """
    text, encoding = _marked(data, file) or _unmarked(data, file)
    if _is_binary(text):
        at = CONTROL.search(text)
        line = text.count("\n", 0, at.start()) + 1 if at else None
        raise _refusal(file, "this is no text: it holds control characters", line)
    return text.replace("\r\n", "\n").replace("\r", "\n"), encoding


def _refusal(file: str, message: str, line: int | None = None) -> CorpusError:
    return CorpusError([Problem(file, message, line=line)])


def _is_binary(text: str) -> bool:
    # Texts taken out of a PDF hold a stray control character here and there.
    found = len(CONTROL.findall(text))
    return "\0" in text or found > len(text) * CONTROLS_ALLOWED


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeError:
        return None


def _marked(data: bytes, file: str) -> tuple[str, str] | None:
    for mark, encoding in MARKS:
        if data.startswith(mark):
            text = _strict(data[len(mark) :], encoding)
            if text is None:
                raise _refusal(file, f"marked as {encoding}, but not valid as such")
            return text, encoding
    return None


def _unmarked(data: bytes, file: str) -> tuple[str, str]:
    if b"\0" in data:
        found = _utf16(data)
        if found is None:
            raise _refusal(file, "this is no text: it holds NUL bytes")
        return found
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
    if _is_damaged_utf8(data):
        raise _refusal(file, "damaged UTF-8: save it as UTF-8 again", line)
    found = _two_byte_or_western(data) or _utf16(data) or _guessed(data)
    if found is None:
        message = "not UTF-8, and its encoding cannot be told: save it as UTF-8"
        raise _refusal(file, message, line)
    return found


def _is_damaged_utf8(data: bytes) -> bool:
    beyond = NOT_ASCII.findall(data.decode("utf-8", "replace"))
    return beyond.count("\ufffd") * 2 <= len(beyond)


def _utf16(data: bytes) -> tuple[str, str] | None:
    """Take the byte order in which white space and ASCII make sense."""
    fits = []
    for encoding in ("utf-16-le", "utf-16-be"):
        text = _strict(data, encoding)
        if text and not _is_binary(text):
            plain = sum(map(_is_usual, text)) / len(text)
            fits.append((plain, text, encoding))
    plain, text, encoding = max(fits, default=(0.0, "", ""))
    return (text, encoding) if plain > ENOUGH else None


@cache
def _usual() -> frozenset[str]:
    ascii_signs = map(chr, (9, 10, 12, 13, *range(32, 127)))
    western = bytes(range(0xA0, 0x100)).decode("latin-1") + "‘’“”–—…•€™"
    return frozenset().union(ascii_signs, western, *map(_common, COMMON))


def _is_usual(character: str) -> bool:
    return character in _usual()


@cache
def _common(encoding: str) -> frozenset[str]:
    name, leads = COMMON[encoding]
    pairs = (bytes(pair) for pair in product(leads, range(0x40, 0xFF)))
    common = set("".join(pair.decode(name, "ignore") for pair in pairs))
    # GB18030 writes traditional characters as well.
    more = _common("big5") if encoding == "gb18030" else ()
    return frozenset(common.union(more))


def _two_byte_or_western(data: bytes) -> tuple[str, str] | None:
    fits = []
    for encoding in (*COMMON, "cp1252"):
        text = _strict(data, encoding)
        if text and not _is_binary(text):
            fits.append((_share_right(text, encoding), text, encoding))
    share, text, encoding = max(fits, key=lambda fit: fit[0], default=(0.0, "", ""))
    return (text, encoding) if share >= ENOUGH else None


def _share_right(text: str, encoding: str) -> float:
    """Share of the characters beyond ASCII that are likely in this encoding."""
    others = NOT_ASCII.findall(text)
    if encoding == "cp1252":
        odd = sum(len(IN_A_RUN.sub("", run)) for run in RUN.findall(text))
        odd += len(AMID_SMALL.findall(text))
    else:
        common = _common(encoding)
        odd = sum(c not in common for c in others) + len(IN_A_WORD.findall(text))
    return 1 - odd / max(len(others), 1)


def _guessed(data: bytes) -> tuple[str, str] | None:
    """Take the one reading that charset-normalizer finds in order and in a language."""
    in_order = [match for match in from_bytes(data) if match.chaos == 0]
    if len(in_order) != 1 or in_order[0].coherence < IN_A_LANGUAGE:
        return None
    encoding = in_order[0].encoding
    text = _strict(data, encoding)
    return None if text is None else (text, encoding)
