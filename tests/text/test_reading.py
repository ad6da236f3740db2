"""Reading: every character accounted for, every sentence where the source has it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.records import Corpus, Document, Origin
from framing.text.reading import Reading, read

PIECES = st.sampled_from(
    [
        *("**", "*", "_", "# ", "> ", "- ", "1. ", "| ", "|", "``", "''", "`", "---"),
        *("&amp;", "&nbsp;", "&bogus;", "&amp;ldquo;", "<b>", "</p>", "<!--", "-->"),
        *("[", "]", "](", "(http://x.y/a_b)", "![a](b)", "[4]", "[^2]", "<sup>3</sup>"),
        *(
            "\n",
            "\n\n",
            "\n\n\n",
            "\t",
            " ",
            "  ",
            "\r",
            "\f",
            "\x0b",
            "\x85",
            "\u2028",
        ),
        *(
            "\xa0",
            "\u3000",
            "\u00ad\n",
            "-\n",
            "neigh-\nbours",
            "T he the",
            "\x00",
            "\x1f",
        ),
        *(
            "12",
            "3 ",
            "¹",
            "2+2",
            "1/4",
            "110km",
            "54,000",
            "era, 38and",
            "trade.3 For",
        ),
        *("act”25 and", "“", "”", "‘", "’", '"', "'", "Hello", "It rained. It snowed!"),
        "and went on with a long clause that has no end at all in this line here",
        "which they said on that day in the capital.",
        *(
            "Photo: ",
            "By Ann Lee",
            "References",
            "Share",
            "©",
            "1 See A, p. 3.",
            "=cmd()",
        ),
        *(
            "台湾有事は日本有事",
            "中文句子。",
            "！",
            "\u202e",
            "\u200b",
            "\ufeff",
            "İ",
            "ß",
        ),
        *("ﬁ", "e\u0301", "😀", ".", "Related stories", "{{ x }}", "<script>"),
    ]
)
TEXTS = st.lists(PIECES | st.characters(exclude_categories=["Cs"]), max_size=40).map(
    "".join
)
LONG = "The two governments have spoken of the matter for a long time."
AGAIN = "Nothing has come of it so far, and few expect that anything will."


def reading_of(*texts: str, language: str = "en") -> Reading:
    documents = tuple(
        Document(f"d{i}", f"d{i}.txt", "o", text, "", language=language)
        for i, text in enumerate(texts)
    )
    corpus = Corpus("c", "c", "en", (Origin("o", "O"),), documents)
    return read(corpus, abbreviations=["mr", "u.s"])


@given(TEXTS)
def test_every_character_is_accounted_for(text: str) -> None:
    """Sentences, masks and white space cover any text whatever."""
    reading = reading_of(text)

    masks = [(mask.start, mask.end) for mask in reading.views[0].masks]
    covered = bytearray(len(text))
    for start, end in [*masks, *((u.start, u.end) for u in reading.units)]:
        covered[start:end] = b"x" * (end - start)
    left = [c for c, seen in zip(text, covered, strict=True) if not seen]
    assert not "".join(left).strip()


@given(TEXTS)
def test_sentences_are_in_order_and_apart(text: str) -> None:
    """No sentence is empty, none overlaps the next, each has a part and a number."""
    units = reading_of(text).units

    cursor = 0
    for number, unit in enumerate(units, start=1):
        assert unit.sentence == number
        assert cursor <= unit.start < unit.end <= len(text)
        assert unit.part in ("body", "heading", "caption", "furniture", "note")
        cursor = unit.end


@given(TEXTS)
def test_a_sentence_is_its_source_without_masks(text: str) -> None:
    """What is read of a sentence is the source there, masks applied, and no more."""
    reading = reading_of(text)

    for unit in reading.units:
        pieces, cursor = [], unit.start
        for mask in reading.views[0].masks:
            if unit.start <= mask.start and mask.end <= unit.end:
                pieces += [text[cursor : mask.start], mask.read_as]
                cursor = mask.end
        whole = "".join([*pieces, text[cursor : unit.end]])
        assert reading.text(unit) == " ".join(whole.split())


@given(TEXTS)
def test_tokens_lie_in_their_sentences(text: str) -> None:
    """The index has the rows of the table, and each token lies in its sentence."""
    reading = reading_of(text)
    index, units = reading.index, reading.units

    assert [unit.tokens for unit in units] == index.counts().tolist()
    for row, start, end in zip(index.sentence, index.starts, index.ends, strict=True):
        assert units[row].start <= start < end <= units[row].end


@given(TEXTS, TEXTS)
def test_documents_do_not_touch_each_other(first: str, second: str) -> None:
    """A document is read alone as it is among others."""
    both = reading_of(first, second)
    alone = [u[1:6] for text in (first, second) for u in reading_of(text).units]

    assert [unit[1:6] for unit in both.units] == alone


def test_a_repeated_sentence_counts_once() -> None:
    """Whatever its marks and case, the second showing points to the first."""
    units = reading_of(f"{LONG} {AGAIN}\n\n**{LONG.upper()}**\n\n{AGAIN} Yes.").units

    assert [unit.repeat_of for unit in units] == [0, 0, 1, 2, 0]
    assert [unit.counted for unit in units] == [True, True, False, False, True]


def test_what_is_not_counted_repeats_nothing_away() -> None:
    """A sentence of the text counts though a caption said it before."""
    units = reading_of(f"{LONG}\n\nPhoto: a ministry\n\n{AGAIN} {LONG}").units

    assert [(unit.part, unit.repeat_of) for unit in units] == [
        *(("caption", 0), ("furniture", 0), ("body", 0), ("body", 0))
    ]


def test_a_sentence_may_enclose_a_page_break() -> None:
    """A cut sentence is one span of the source, the page's debris inside."""
    first = "The council has grown into the largest body of its kind and its"
    text = f"{first}\n\n12\n\nleaders have come each year."
    (unit,) = reading_of(text).units

    assert (unit.start, unit.end) == (0, len(text))


def test_reprints_and_other_languages_do_not_count() -> None:
    """Both are kept and listed; tokens are those of counted sentences."""
    reading = reading_of(LONG, f"{AGAIN} So it is.", LONG)
    table = reading.documents.set_index("document")

    assert table["counted"].tolist() == [True, True, False]
    assert table["duplicate_of"].tolist() == ["", "", "d0"]
    assert table["tokens"].tolist() == [12, 16, 0]
    assert not reading_of(LONG, language="zh-Hant").documents["counted"].any()
    assert reading_of(LONG, language="en-GB").documents["counted"].all()


def test_an_empty_corpus_is_read() -> None:
    """No document gives no row and no token."""
    reading = reading_of()

    assert reading.documents.empty
    assert reading.sentences.empty
    assert len(reading.index.ids) == 0


@pytest.mark.parametrize(
    "quoted",
    [
        'He said: "We stay." They left.',
        "He said: “We stay.” They left.",
        "He said: ”We stay.“ They left.",
        "He said: “We stay. They left.",
        "He said: ``We stay.'' They left.",
        "He said: &quot;We stay.&quot; They left.",
    ],
)
def test_quotes_in_any_dress_part_at_the_same_place(quoted: str) -> None:
    """Straight, curly, wrong-way, typed, escaped or unclosed: two sentences."""
    reading = reading_of(quoted)

    assert [reading.text(unit)[-5:] for unit in reading.units][-1] == "left."
    assert len(reading.units) == 2
