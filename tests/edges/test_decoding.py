"""Decoding: the encoding comes out right, or the file is refused by its name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.edges.decoding import decode
from framing.errors import CorpusError

ENGLISH = "“We don’t comment – not today,” he said… It’s a café in São Paulo."
GERMAN = "Über die Straße führen größere Wege; „Schöne Grüße“ sagte der König."
SIMPLIFIED = "发言人在记者会上表示，两国的贸易在去年有所增长。（记者：王伟）"
TRADITIONAL = "政府表示，兩國的貿易在去年有所增長，漁民對此感到滿意。"
JAPANESE = "政府はこの発言についてコメントを控えている。ミサイルの話ではない。"
KOREAN = "정부는 이 발언에 대해 논평을 거부했다. 어제의 일이다."
RUSSIAN = "Министр заявил, что переговоры начнутся завтра, как и было обещано."
MIXED = "The phrase “reunification” (统一) stands in the white paper (白皮书)."


@pytest.mark.parametrize(
    ("text", "codec", "encoding"),
    [
        (ENGLISH, "utf-8", "utf-8"),
        (ENGLISH, "utf-8-sig", "utf-8"),
        (ENGLISH, "utf-16", "utf-16-le"),
        (ENGLISH, "utf-32", "utf-32-le"),
        (ENGLISH, "utf-16-le", "utf-16-le"),
        (ENGLISH, "utf-16-be", "utf-16-be"),
        (SIMPLIFIED, "utf-16-le", "utf-16-le"),
        (TRADITIONAL, "utf-16-be", "utf-16-be"),
        (ENGLISH, "cp1252", "cp1252"),
        (GERMAN, "cp1252", "cp1252"),
        ("They don’t want what she’s got.", "cp1252", "cp1252"),
        ("a café", "cp1252", "cp1252"),
        ("“No,”—he said—“never.”… “Yes”", "cp1252", "cp1252"),
        (SIMPLIFIED, "gb18030", "gb18030"),
        (TRADITIONAL, "gb18030", "gb18030"),
        (MIXED, "gb18030", "gb18030"),
        (JAPANESE, "shift_jis", "cp932"),
        ("The slogan (台湾有事) was coined by Abe.", "shift_jis", "cp932"),
        (TRADITIONAL, "big5", "big5"),
        (JAPANESE, "euc_jp", "euc_jp"),
        (KOREAN, "euc_kr", "euc_kr"),
        (RUSSIAN, "cp1251", "cp1251"),
    ],
)
def test_encodings_come_out_right(text: str, codec: str, encoding: str) -> None:
    """Text in every encoding that is read comes back as it was, with its name."""
    assert decode(text.encode(codec), "a.txt") == (text, encoding)


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"abc\0def", "a.txt: this is no text: it holds NUL bytes"),
        (b"one\ntwo\x1b[0m", "a.txt:2: this is no text: it holds control characters"),
        (b"\xff\xfea", "a.txt: marked as utf-16-le, but not valid as such"),
        (
            "one\ncafé, naïve".encode() + b"\xc3",
            "a.txt:2: damaged UTF-8: save it as UTF-8 again",
        ),
        (
            b"one\n" + bytes(range(0x80, 0x100)),
            "a.txt:2: not UTF-8, and its encoding cannot be told: save it as UTF-8",
        ),
        (
            GERMAN.encode("mac_roman"),
            "a.txt:1: not UTF-8, and its encoding cannot be told: save it as UTF-8",
        ),
    ],
)
def test_what_is_no_text_is_refused_by_name(data: bytes, problem: str) -> None:
    """What cannot be decoded for certain is refused with file, line and reason."""
    with pytest.raises(CorpusError) as refused:
        decode(data, "a.txt")
    assert str(refused.value) == problem


def test_newlines_become_one_kind() -> None:
    """Newlines of Windows and old Macs become those of Unix; nothing else changes."""
    assert decode(b"a\r\nb\rc\n\n d\t", "a.txt")[0] == "a\nb\nc\n\n d\t"


def test_a_stray_control_character_is_kept() -> None:
    """One control character in a thousand, as PDFs leave them, is let through."""
    text = "word " * 400 + "\x02"
    assert decode(text.encode(), "a.txt") == (text, "utf-8")


@given(st.text(st.characters(exclude_categories=("Cc", "Cs", "Cn"))))
def test_utf8_always_comes_back(text: str) -> None:
    """Any printable text in UTF-8 comes back as it was, but for a mark at its start."""
    assert decode(text.encode(), "a.txt") == (text.removeprefix("\ufeff"), "utf-8")
