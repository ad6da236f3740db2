"""Cues: what gives furniture away, and what merely begins alike."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.text.clean.cues import CUES, NOTE, furniture

PHRASES = ["The views", "opinions", "ideas", "and opinions", "expressed", "reflected"]
PHRASES += ["ſtated", "presented", "are those", "not necessarily", "reflect", "do not"]
PHRASES += ["represent", "this article", "content", "Ann Lee.", '"A Text"', "“A Text”"]
PHRASES += ["published in", "original work", "vol.", "no. 3", "pp. 9", "p. 9"]
PHRASES += ["Kim Dao", "contributed to", "contributed reporting"]
FURNITURE = {
    "share": [
        "FacebookTwitterLinkedInEmailPrintCopy Link",
        "Facebook",
        "Share this article",
        "Share",
        "Spread the love",
        "Follow us on X",
        "Follow The Daily on Facebook",
    ],
    "navigation": [
        "Back to top",
        "Skip to main content",
        "Home > Opinion > Commentary",
        "Previous article",
        "Read more",
        "Related stories",
        "RELATED COVERAGE",
        "Tags: strait, ships",
        "5 min read",
        "Page 3 of 12",
        "Download PDF",
        "Table of contents",
        "Privacy Policy",
    ],
    "advertisement": ["ADVERTISEMENT", "Sponsored"],
    "form": [
        "Leave a Reply",
        "Your email address will not be published.",
        "Name *",
        "Save my name in this browser",
        "Subscribe to our newsletter",
        "Donate now",
        "We use cookies to make this site better.",
    ],
    "comments": ["Comments (14)", "3 thoughts on “A Long Road”", "12 replies"],
    "disclaimer": [
        "The opinions stated in this essay belong to its writer and to nobody else.",
        "It does not necessarily reflect the position of the house.",
        "The opinions in this publication do not represent those of the board.",
        "All rights reserved.",
        "Copyright 2022 The Daily",
        "© 2022 The Daily",
        "Update: a name was corrected.",
        "This article was first published in a review.",
        "Reprinted with permission.",
    ],
    "citation": ["Cite this page", "References", "DOI: 10.1/2"],
    "byline": [
        "By Ann Lee",
        "By MARA QUILL and TOM REED",
        "by Ann Lee, Tom Reed | 3 May",
        "By our correspondent",
        "Source: Harbour Daily",
        "Editor: Li Hua",
        "Published: 3 May 2022",
        "Updated 4:12 PM, March 3, 2023",
        "Tuesday, 7 December 2021",
        "December 7th, 2021 in Taipei",
        "2022-08-09 10:22:31",
        "Kim Dao in Tokyo contributed to this report.",
    ],
    "biography": [
        "About the author",
        "Ann Lee is a senior fellow at the Meridian Council.",
        "The author teaches history at a college.",
        "(Dr. Lee is Professor, Institute of Ties (IT).)",
        "Quill covers the strait for the Harbour Post.",
    ],
    "publisher": [
        "The Harbour Foundation is an independent research institution on ties.",
        "The Harbour Post is an independent news organization.",
        "The Foundation maintains exchanges with many houses.",
    ],
    "contact": [
        "Tel: 886-2-1234",
        "No.1, Lane 60, Sec. 3, Long Rd., Harbour District",
        "Harbour City, 10087, Republic of Somewhere (There)",
        "Washington, DC 20036",
        "https://example.org/a",
        "desk@example.org",
    ],
    "composed": ["Composed example written for the project."],
}
CONTENT = [
    "By contrast, the opposition rejects this.",
    "By Tuesday, two ships had left the port.",
    "By the end of the decade, Japan will have changed its laws.",
    "These polls do not reflect the views of most voters.",
    "The views expressed by the minister shocked his neighbours.",
    "The opinions presented in the white paper are alarming to many.",
    "20 protesters blocked the street on Monday.",
    "Share the burden, the minister said.",
    "Follow the money, and you will find the answer.",
    "Register offices were closed on Monday.",
    "Donate blood, the posters said.",
    "What 2049 means for the island",
    "2027 is the year that everybody names.",
    "54,000 people crossed the bridge in one day.",
    "Print media have called for calm.",
    "Email traffic between the two offices grew by 1/4.",
    "Next, the fleet will sail south.",
    "Search parties left at dawn.",
    "Source code was not among the stolen goods.",
    "Notes were exchanged in 1972 between both governments.",
    "Reporter: Could you tell us more about the visit?",
    "March 3, 2023 was a cold day in the capital.",
    "Copyright law protects such maps.",
    "Comments by the minister drew fire.",
    "Discussion of the treaty continued.",
    "Related to this is the question of fuel.",
    "",
]


def told(text: str) -> str | None:
    return furniture(text, words=len(text.split()))


@pytest.mark.parametrize(
    ("kind", "text"), [(kind, text) for kind in FURNITURE for text in FURNITURE[kind]]
)
def test_furniture_gives_itself_away(kind: str, text: str) -> None:
    """Each kind is told by how it begins."""
    assert told(text) == kind


@pytest.mark.parametrize("text", CONTENT)
def test_content_that_begins_alike_is_none(text: str) -> None:
    """A sentence or a heading of the author's is not taken for furniture."""
    assert told(text) is None


def test_every_kind_has_examples() -> None:
    """No cue stands there without a line of this test."""
    assert {cue.kind for cue in CUES} == FURNITURE.keys()


@given(st.lists(st.sampled_from(PHRASES), max_size=8), st.booleans())
def test_what_tells_a_cue_is_in_all_it_matches(words: list[str], loud: bool) -> None:
    """Where a cue is not tried for want of its tells, it does not match."""
    text = " ".join(words)
    text = text.upper() if loud else text

    for cue in CUES:
        if cue.tells and cue.pattern.match(text):
            assert any(tell in text.casefold() for tell in cue.tells)


def test_long_blocks_are_text() -> None:
    """Beyond its kind's limit a block merely begins alike, however few its blanks."""
    assert told("By Ann Lee " + "Kim Dao " * 20) is None
    assert told("Facebook" * 1000) is None


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("Editor’s note: this text was cut.", True),
        ("Translator's Introduction", True),
        ("Note from the editors", True),
        ("Introduction by Ann Lee", True),
        ("The following article was first printed in a review.", True),
        ("Editors and officials met in secret.", False),
        ("Publisher's notes are rare.", False),
        ("Introduction by steps was the plan.", False),
        ("The following is clear: nobody wants a war.", False),
    ],
)
def test_how_a_note_begins(text: str, note: bool) -> None:
    """Somebody else's words about the text announce themselves."""
    assert bool(NOTE.match(text)) == note
