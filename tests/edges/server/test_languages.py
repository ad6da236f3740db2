"""Every language says everything, and the reader's own is found."""

import re
import string

import pytest

from framing.edges.server.languages import LANGUAGES, preferred, texts

ENGLISH = texts("en").words


@pytest.mark.parametrize("tag", LANGUAGES)
def test_every_text_is_there_in_every_language(tag: str) -> None:
    """The files hold the same keys, in the same order, with the same places to fill."""
    words = texts(tag).words

    assert list(words) == list(ENGLISH)
    for key, text in words.items():
        assert _places(text) == _places(ENGLISH[key]), key
        assert text.strip() == text != "", key


def _places(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("tag", [tag for tag in LANGUAGES if tag != "en"])
def test_nothing_is_left_in_english(tag: str) -> None:
    """No text is the English one, but for names and signs that are the same."""
    same = {k for k, text in texts(tag).words.items() if text == ENGLISH[k]}

    assert same <= {"agreement_alpha"}


def test_the_two_chinese_files_are_in_their_scripts() -> None:
    """Characters that differ between the scripts stand in the right file only."""
    traditional = "".join(texts("zh-Hant").words.values())
    simplified = "".join(texts("zh-Hans").words.values())

    assert not re.search("[课编码请资]", traditional.replace("碼", ""))
    assert not re.search("[課編碼請資]", simplified)


@pytest.mark.parametrize(
    ("accepted", "tag"),
    [
        ("", "en"),
        ("de-DE, fr;q=0.5", "en"),
        ("ja-JP,en;q=0.9", "ja"),
        ("zh-TW", "zh-Hant"),
        ("zh-Hant-HK", "zh-Hant"),
        ("zh-CN,zh;q=0.9", "zh-Hans"),
        ("zh", "zh-Hans"),
        ("fr;q=0.9, en;q=0.2, ja;q=0.4", "ja"),
        ("ja;q=much, en", "en"),
        ("," * 100_000, "en"),
    ],
)
def test_the_browser_s_language_is_taken(accepted: str, tag: str) -> None:
    """The language that the browser likes best is taken, of those there are."""
    assert preferred(accepted) == tag
