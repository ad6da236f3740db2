"""Small corpora and lexicons, made by hand so that every count is known."""

from collections.abc import Callable, Sequence
from functools import cache
from hashlib import sha256

import pytest
from hypothesis import settings

from framing.classroom.kit import Kit
from framing.edges.analysis import Analysis, analyse
from framing.edges.kits import kit_of
from framing.lexicon.model import Category, Entry, Header, Lexicon, Lexicons, Referent
from framing.records import Corpus, Document, Origin, Sampling
from framing.settings import Settings
from framing.text.reading import Reading, read

# the same examples every time, so that what turns red is the change; a search for
# others is asked for: pytest --hypothesis-profile=search
settings.register_profile("same", deadline=None, derandomize=True)
settings.register_profile("search", deadline=None, max_examples=2000)
settings.load_profile("same")

MakeCorpus = Callable[..., Corpus]

QUICK = Settings(replicates=199, permutations=199)


@pytest.fixture
def make_corpus() -> MakeCorpus:
    def make(texts: dict[str, Sequence[str]], *, method: str = "census") -> Corpus:
        documents = [
            Document(
                id=f"{origin}-{i}",
                file=f"{origin}/{i}.txt",
                origin=origin,
                text=text,
                sha256=sha256(text.encode()).hexdigest(),
                publisher=f"Publisher {i % 2}",
                date=f"202{i % 5}",
                genre="article",
                translated="no",
                title=f"Title {i}",
            )
            for origin, own in texts.items()
            for i, text in enumerate(own)
        ]
        origins = tuple(Origin(id, label=id.title()) for id in texts)
        sampling = Sampling(method=method)
        return Corpus("made", "Made", "en", origins, tuple(documents), sampling)

    return make


@pytest.fixture
def make_reading(make_corpus: MakeCorpus) -> Callable[..., Reading]:
    def make(texts: dict[str, Sequence[str]], **options: str) -> Reading:
        return read(make_corpus(texts, **options), abbreviations=["mr"])

    return make


def lexicon(
    kind: str, thresholds: dict[str, float] | None = None, **categories: Sequence[str]
) -> Lexicon:
    """Return a lexicon of these phrases; two underscores stand for a slash."""
    entries = [
        Entry(f"{category}-{i}", category.replace("__", "/"), phrase, "", "")
        for category, phrases in categories.items()
        for i, phrase in enumerate(phrases)
    ]
    names = [category.replace("__", "/") for category in categories]
    header = Header(
        name=kind,
        version="1",
        language="en",
        source="composed",
        licence="MIT",
        definition="for a test",
        thresholds=thresholds or {},
        categories={name: Category(label=name, definition="") for name in names},
        referents={name.split("/")[0]: Referent(label=name) for name in names}
        if kind == "names"
        else {},
    )
    return Lexicon(kind, "made", header, tuple(entries))


@pytest.fixture
def small_lexicons() -> Lexicons:
    return Lexicons(
        (
            lexicon(
                "topics", {"most": 9}, harbour=["harbour*"], weather=["rain", "storm*"]
            ),
            lexicon(
                "frames",
                {"most": 2},
                cost=["cost*", "price*"],
                danger=["danger*", "storm*"],
            ),
            lexicon("names", port__harbour=["harbour*"], port__port=["port", "ports"]),
            lexicon(
                "reporting",
                {"mostly": 0.5, "long_quote": 8},
                verb=["say", "says", "said"],
            ),
            lexicon(
                "engagement",
                {"longest_scare": 4, "often": 3, "argues": 4},
                distanced=["so called"],
            ),
        )
    )


@cache
def sample() -> Analysis:
    """Return the sample corpus, read and coded once."""
    return analyse(settings=QUICK)


@pytest.fixture(scope="session")
def sample_kit() -> Kit:
    """Return the kit of the sample corpus, for 45 minutes."""
    return kit_of(sample(), "taiwan-japan-linkage")
