"""Documents as pages: sentences with their words, cues and quotations."""

from framing.coding.line import Line
from framing.coding.page import Page, pages
from framing.coding.sheet import Finding, Sheet
from framing.lexicon.model import Entry
from framing.records import Corpus, Document
from framing.text.reading import Reading, read

TEXT = (
    "The harbour lies at the foot of a long green hill.\n\n"
    "“It stays,” said the mayor, who paid 54,000 - and Lin Ing-wen, angrily: no!\n"
    "The well-\nknown envoy answered at once.\n\n"
    "The lamps along the quay are lit at six and put out at dawn."
)
ENTRIES = [
    Entry("say", "verb", "said", "", ""),
    Entry("mayor", "speaker", "mayor", "", ""),
    Entry("paid", "own", "who paid", "", ""),
    Entry("lin", "own", "lin ..2 angrily", "", ""),
    Entry("wen", "comment", "wen", "", ""),
    Entry("angrily", "comment", "angrily", "", ""),
]


def reading(text: str = TEXT) -> Reading:
    document = Document("d", "d.txt", "o", text, "")
    return read(Corpus("c", "c", "en", (), (document,)), abbreviations=["mr"])


def page(order: tuple[str, ...] = ()) -> Page:
    return next(iter(pages(reading(), ENTRIES, order=order)))


def line(page: Page, opening: str) -> Line:
    return next(line for line in page.lines if line.text.startswith(opening))


def marked(line: Line, flags: bytes) -> list[str]:
    """Return the words that a column marks."""
    assert len(flags) == len(line.lower)
    return [line.word(at) for at, flag in enumerate(flags) if flag]


def test_words_and_gaps_make_up_the_sentence() -> None:
    """Nothing of a sentence is lost between its words, whatever is masked."""
    for one in page().lines:
        words = [
            one.stretch(start, end)
            for start, end in zip(one.starts, one.ends, strict=True)
        ]
        after = "".join(word + gap for word, gap in zip(words, one.gaps, strict=True))
        assert one.text == one.stretch(one.low, one.starts[0]) + after


def test_a_word_cut_at_the_end_of_a_line_is_one_with_its_halves_beside() -> None:
    """Positions are those of the view, where a hyphen may stand for a line's end."""
    cut = line(page(), "The well")
    assert cut.lower[:4] == ["the", "well", "known", "envoy"]
    assert cut.gaps[1] == "-"


def test_columns_mark_words() -> None:
    """Breaks, capitals and what the entries match, a byte a word."""
    said = line(page(), "“It")
    assert marked(said, said.broken) == ["stays", "mayor", "54,000", "wen", "angrily"]
    assert marked(said, said.quotation) == ["It", "stays"]
    assert marked(said, said.capital) == ["It", "Lin", "Ing"]
    assert marked(said, said.speakers) == ["mayor"]
    assert marked(said, said.verbs) == ["said"]


def test_an_aside_is_known_by_its_commas() -> None:
    """The author's own words hold no comma, and a comment follows one."""
    said = line(page(), "“It")
    assert marked(said, said.own) == ["who", "paid"]
    assert marked(said, said.comments) == ["angrily"]


def test_quotations_are_cut_to_the_sentence() -> None:
    """A quotation that touches a sentence is given whole and as far as it goes in."""
    said = line(page(), "“It")
    assert [said.stretch(q.low, q.high) for q in said.quoted] == ["It stays,"]
    assert [said.inside_quote(at) for at in range(3)] == [True, True, False]
    assert said.new_paragraph
    assert not line(page(), "The well").new_paragraph


def test_cues_come_in_the_order_asked_for() -> None:
    """Only the classes asked for are kept, the stronger first at one place."""
    said = line(page(), "“It")
    assert [cue.entry for cue in said.cues][:2] == ["say", "mayor"]
    ordered = line(page(order=("speaker", "verb")), "“It")
    assert [cue.category for cue in ordered.cues] == ["verb", "speaker"]


def test_what_is_worth_no_look_may_be_left_out() -> None:
    """A document may be, and of others the sentences without a cue or a quotation."""
    assert not list(pages(reading(), ENTRIES, worth=lambda *_: False))
    (left,) = pages(reading(), ENTRIES, worth=lambda _, cues: any(cues))
    assert left.rows == range(4)
    whole = {line.row: line for line in page().lines}
    assert list(left.lines) == [whole[1]]


def test_a_sheet_maps_spans_to_the_source() -> None:
    """Evidence has the offsets and the wording of the text as it was given."""
    sheet = Sheet(reading(), voice="own", source="none")
    cut = line(page(), "The well")
    sheet.code(cut.row, "mixed", "the mayor")
    span = (cut.starts[1], cut.ends[2])
    sheet.rest(page().view, [Finding(cut.row, span, "rule")])
    codings = sheet.codings()
    assert codings.rows["variable"].tolist() == ["voice", "source"] * 4
    assert codings.rows["sentence"].tolist() == [1, 1, 2, 2, 3, 3, 4, 4]
    values = codings.rows["value"].tolist()
    assert values == ["own", "none"] * 2 + ["mixed", "the mayor"] + ["own", "none"]
    row = codings.evidence.iloc[0]
    assert (row["sentence"], row["variable"], row["value"]) == (3, "voice", "mixed")
    assert row["surface"] == "well-\nknown" == TEXT[row["start"] : row["end"]]


def test_a_sheet_may_stay_empty() -> None:
    """Where nothing is found, every sentence has the plain value and no evidence."""
    codings = Sheet(reading(), voice="own").codings()
    assert codings.rows["value"].tolist() == ["own"] * 4
    assert codings.evidence.empty
