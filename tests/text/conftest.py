"""A composed page, read the way a corpus is."""

from collections.abc import Callable

import pytest

from framing.records import Corpus, Document, Origin
from framing.text.reading import read

Page = Callable[..., list[tuple[str, str]]]


@pytest.fixture
def read_page() -> Page:
    """Read one page; return the part and the text of each of its sentences."""

    def read_one(
        text: str, *, title: str = "", author: str = "", publisher: str = ""
    ) -> list[tuple[str, str]]:
        document = Document(
            "d", "d.txt", "o", text, "", title=title, author=author, publisher=publisher
        )
        corpus = Corpus("c", "c", "en", (Origin("o", "O"),), (document,))
        reading = read(corpus, abbreviations=["mr", "dr", "u.s", "aug", "no", "pp"])
        return [(unit.part, reading.text(unit)) for unit in reading.units]

    return read_one
