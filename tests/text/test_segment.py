"""Sentences: where they end, and where a full stop ends none."""

import re
from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nltk.tokenize.punkt import PunktParameters, PunktSentenceTokenizer

from framing.edges.analysis import abbreviations
from framing.edges.files import read_corpus
from framing.edges.lexicons import read_lexicons
from framing.edges.training import composed
from framing.text.segment import Splitter, sentences, splitter

CURLY = "“‘„‚«「『《"
ABBREVIATIONS = ["mr", "dr", "prof", "gen", "aug", "u.s"]
SPLITTER = splitter(ABBREVIATIONS)
WORDS = ["Mr", "no", "rain", "It", "A", "L", "U.S", "(U.S", "U.S.A", "Then", "é", "É"]
WORDS += ["ok-no", "no-", "dr-", "“word", "word”", "Japan’s", "’s", "Mr’s", "7", "1945"]
WORDS += ["12,5", "字", "_", "“", "”", "(", "’", "-", "--", "", "Abe's", "11", '"']
GLUE = ["", " ", ".", ". ", "? ", "!”", "...", ".\n", ".) ", ". . ", ".\u2009", '."']
GLUE += ["”. ", ").", "’. ", "\t", ". \n\n", "!", "\xa0", ".\x1c", "\x85", ", ", ","]
WORDS += ["“Mr", "and—Mr", "「no", "‘U.S", "dr—“No", "«", "—"]
GLUE += [".'", '". ', "'. ", ".’ ", "’s,"]


def split(text: str) -> list[str]:
    spans = sentences(text, (0, len(text)), splitter=SPLITTER)
    return [text[low:high] for low, high in spans]


@pytest.mark.parametrize(
    "pieces",
    [
        ["It rained.", "Then it snowed!", "Why?"],
        ["Mr. Kato met Dr. Lin and Gen. Wu on Aug. 9 in Taipei.", "They spoke."],
        ["The U.S. Navy left.", "Nobody saw it."],
        ["About 7.5 percent of it was spent.", "The rest was not."],
        ["She said: “We stay.”", "He left."],
        ["“Is it ours?” he asked.", "Nobody knew."],
        ["“Never!” they cried … and left.", "So did we."],
        ["The “slip” was none.", "”We stay” he said.", "So be it."],
        ["He paused (it was late).", "Then he went on."],
        ["Yes.", "“Mr. Kato met ‘Dr. Lin’ and—Gen. Wu,” he said.", "No."],
        ["He said no.", "It is No. 7 of Nos. 5 to 9.", "He said “no. 7” twice."],
        ["It left the “U.S. fleet” alone.", "「Mr. Kato」 did not."],
        ["台湾有事は日本有事。", "そう言った。", "中文也一样！"],
        ["他说：“不行。”", "然后走了。"],
        ["The plan is simple: wait.", "It is also cheap; it costs nothing."],
    ],
)
def test_where_sentences_end(pieces: list[str]) -> None:
    """Full stops of abbreviations, figures and quoted questions end no sentence."""
    glue = "" if pieces[0][-2:] in ("。", "事。", "。”") else " "

    assert split(glue.join(pieces)) == pieces


@given(st.text("aA.?!… \n\"”“'。1", max_size=60))
def test_sentences_cover_what_is_not_white_space(text: str) -> None:
    """Sentences are in order, do not overlap, and leave out white space only."""
    spans = list(sentences(text, (0, len(text)), splitter=SPLITTER))

    cursor, left = 0, ""
    for low, high in spans:
        assert cursor <= low < high
        assert text[low:high] == text[low:high].strip()
        left += text[cursor:low]
        cursor = high
    assert not (left + text[cursor:]).strip()


@given(st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(GLUE)), max_size=9))
def test_the_splitter_is_punkt(pieces: list[tuple[str, str]]) -> None:
    """What is decided without Punkt is decided as Punkt would."""
    text = "".join(chain.from_iterable(pieces))

    assert list(SPLITTER.span_tokenize(text)) == punkt(SPLITTER, text)


def test_the_splitter_is_punkt_on_real_texts() -> None:
    """So it is on every text that comes with the tool, as it stands there."""
    shipped = splitter(abbreviations(read_lexicons()))

    for corpus in (read_corpus(), read_corpus(composed())):
        for text in (document.text for document in corpus.documents):
            assert list(shipped.span_tokenize(text)) == punkt(shipped, text)


class Punkt(PunktSentenceTokenizer):  # type: ignore[misc]  # nltk has no types
    """Punkt, which is not shown curly marks before a word, nor the stop of No. 7."""

    def text_contains_sentbreak(self, text: str) -> bool:
        """Whether a sentence ends in this text."""
        word = re.split(r"\s", text, maxsplit=1)[0]
        dash = max(word.rfind("—"), word.rfind("–"))
        bare = text[dash + 1 :].lstrip(CURLY)
        if re.match(r"[Nn]os?\.[ \n]+[0-9]", bare):
            return False
        return bool(super().text_contains_sentbreak(bare))


def punkt(like: Splitter, text: str) -> list[tuple[int, int]]:
    """Split with Punkt alone, told the same words."""
    parameters = PunktParameters()
    parameters.abbrev_types = set(like._params.abbrev_types)
    parameters.sent_starters = set(like._params.sent_starters)
    return list(Punkt(parameters).span_tokenize(text))


def test_only_the_asked_stretch_is_split() -> None:
    """Spans are positions in the whole text."""
    text = "Not this. It rained. Nor that."

    assert list(sentences(text, (10, 20), splitter=SPLITTER)) == [(10, 20)]
