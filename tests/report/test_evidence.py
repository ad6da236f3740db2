"""Panels behind the numbers."""

from dataclasses import replace

from framing.report.choices import DOCUMENTS, PASSAGES, Choices
from framing.report.evidence import Panels, Piece, counted, cut
from framing.report.summary import Mark, Quotation, Summary


def test_voices_of_a_value_share_a_panel(summary: Summary) -> None:
    """Own, attributed and all of one frame open the same sentences."""
    found = summary.of("frame", origin="south", value="cost", unit=PASSAGES)
    panels = Panels(Choices(summary))
    assert len(found) == 3
    assert len({panels.link(m)[0] for m in found}) == 1


def test_first_link_is_told_apart(summary: Summary) -> None:
    """Only the first link to a panel carries the anchor that leads back."""
    m = summary.of("topic", origin="south", voice="all", unit=DOCUMENTS)[0]
    panels = Panels(Choices(summary))
    assert [panels.link(m)[1], panels.link(m)[1]] == [True, False]


def test_panels_are_numbered_as_they_are_opened(summary: Summary) -> None:
    """Ids are short, and another value is another panel."""
    m = summary.measurements[0]
    pair = replace(m, id="a/b", value="x"), replace(m, id="a=b", value="y")
    panels = Panels(Choices(replace(summary, measurements=pair)))
    assert [panels.link(one)[0] for one in pair[::-1]] == ["e1", "e2"]


def test_sentences_of_a_document_stand_together(summary: Summary) -> None:
    """One source line a document; what may not be quoted is named by its number."""
    m = summary.of("frame", origin="west", voice="all")[0]
    panels = Panels(Choices(summary))
    panels.link(m)
    cited = panels.cited(next(iter(panels.used.values())))
    assert [group.first.document for group in cited] == [f"west-{i}" for i in range(4)]
    assert [len(group.shown) for group in cited] == [3, 3, 3, 2]
    assert [group.beyond for group in cited] == [(), (), (), (12,)]


def test_only_what_is_counted_is_marked(summary: Summary) -> None:
    """A panel on cost marks the words of cost, not those of law beside them."""
    quotation = next(q for q in summary.quotations.values() if "board" in q.text)
    m = summary.of("frame", origin="south", value="cost", voice="all")[0]
    voiced = [p for p in counted(quotation, m) if p.voice]
    assert voiced == [Piece("cost", "attributed")]


def test_distinctive_words_are_marked_as_words() -> None:
    """A word is marked where it stands alone, in capitals too."""
    pieces = cut("Sea, seaside.", [Mark(0, 3, "term", "sea", "own")])
    assert pieces == [Piece("Sea", "own"), Piece(", seaside.")]


def test_overlapping_marks_never_repeat_text() -> None:
    """Whatever the marks, the pieces put together are the text."""
    text = "the harbour board"
    marks = [
        Mark(4, 17, "frame", "law", "own"),
        Mark(4, 11, "topic", "harbour", "attributed"),
        Mark(12, 99, "frame", "law", "distanced"),
    ]
    pieces = cut(text, marks)
    assert "".join(p.text for p in pieces) == text
    assert pieces == [Piece("the "), Piece("harbour board", "own")]


def test_command_quotes_what_a_shell_would_read(summary: Summary) -> None:
    """A value with spaces or quotes is one word of the command."""
    m = replace(summary.measurements[0], value="it's; rm")
    panels = Panels(Choices(replace(summary, measurements=(m,))))
    panels.link(m)
    command = panels.command(next(iter(panels.used.values())))
    assert "'topic=it'\"'\"'s; rm'" in command
    assert command.endswith("--corpus corpus/invented")


def test_voices_are_looked_up_as_the_topic(summary: Summary) -> None:
    """The hits of the topic in one voice are found by topic and voice."""
    m = summary.of("voice", origin="west", value="attributed")[0]
    panels = Panels(Choices(summary))
    panels.link(m)
    command = panels.command(next(iter(panels.used.values())))
    assert command.startswith(
        "framing find topic=harbour --origin west --voice attributed"
    )


def test_quotations_follow_the_evidence(summary: Summary) -> None:
    """A panel shows the stored sentences of its figure, in their order."""
    m = summary.of("frame", origin="west", voice="all")[0]
    panels = Panels(Choices(summary))
    panels.link(m)
    shown: list[Quotation] = panels.quotations(next(iter(panels.used.values())))
    assert [(q.document, q.start, q.end) for q in shown] == list(m.evidence)
