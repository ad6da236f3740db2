"""Compare how sources of different origin frame the same topics.

Coders code sentences; everything else reads codings.

    corpus   read_corpus, read_lexicons, new_corpus, add_documents
    codings  analyse: read and code a corpus, in one call; read_codings, write_codings
    marking  agree: how far coders agree; krippendorff_alpha, cohen_kappa;
             write_sample, read_sheet: sentences for people to code
    answers  compare_origins, terms, plot_terms, keyness, names, find, sentences, check
    coders   train, evaluate, evaluate_zero, origins, read_models, write_models,
             second_opinion
    reports  write_reports, write_terms
    class    open_class, serve, export_class, wipe_class, has_class
    records  Corpus, Document, Origin, Sampling, Selection, Settings, Measurement
    errors   FramingError and its children

Names are loaded on first use, so that `import framing` costs nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from framing.coding.agreed import Agreed, Agreement
    from framing.coding.agreement import (
        cohen_kappa,
        krippendorff_alpha,
        percent_agreement,
    )
    from framing.contrast.comparison import compare_origins
    from framing.contrast.measurement import Measurement
    from framing.edges.analysis import Analysis, analyse
    from framing.edges.checking import check
    from framing.edges.codings import codings_csv, read_codings, write_codings
    from framing.edges.evaluating import evaluate, evaluate_zero, origins
    from framing.edges.export import codings, sentences
    from framing.edges.files import read_corpus
    from framing.edges.filled import read_sheet
    from framing.edges.kits import write_kit
    from framing.edges.lexicons import read_lexicons
    from framing.edges.marking import agree
    from framing.edges.models import read_models, write_models
    from framing.edges.opinions import second_opinion
    from framing.edges.people import read_people
    from framing.edges.queries import find, keyness, names, terms
    from framing.edges.reports import write_reports, write_terms
    from framing.edges.server.export import export_class
    from framing.edges.server.serving import has_class, open_class, serve, wipe_class
    from framing.edges.sheets import write_sample
    from framing.edges.starting import add_documents, new_corpus
    from framing.edges.training import train
    from framing.errors import (
        CodingsError,
        CorpusError,
        FramingError,
        InputError,
        LabelsError,
        LexiconError,
        ModelError,
        OutputError,
        PhraseError,
        QueryError,
    )
    from framing.records import Corpus, Document, Origin, Sampling, Selection
    from framing.report.figures.terms import plot_terms
    from framing.settings import Settings

_HOMES = {
    "framing.coding.agreed": ("Agreed", "Agreement"),
    "framing.coding.agreement": (
        "cohen_kappa",
        "krippendorff_alpha",
        "percent_agreement",
    ),
    "framing.contrast.comparison": ("compare_origins",),
    "framing.contrast.measurement": ("Measurement",),
    "framing.edges.analysis": ("Analysis", "analyse"),
    "framing.edges.checking": ("check",),
    "framing.edges.codings": ("codings_csv", "read_codings", "write_codings"),
    "framing.edges.export": ("codings", "sentences"),
    "framing.edges.evaluating": ("evaluate", "evaluate_zero", "origins"),
    "framing.edges.files": ("read_corpus",),
    "framing.edges.filled": ("read_sheet",),
    "framing.edges.kits": ("write_kit",),
    "framing.edges.lexicons": ("read_lexicons",),
    "framing.edges.marking": ("agree",),
    "framing.edges.models": ("read_models", "write_models"),
    "framing.edges.opinions": ("second_opinion",),
    "framing.edges.people": ("read_people",),
    "framing.edges.queries": ("find", "keyness", "names", "terms"),
    "framing.edges.reports": ("write_reports", "write_terms"),
    "framing.edges.sheets": ("write_sample",),
    "framing.edges.server.export": ("export_class",),
    "framing.edges.server.serving": (
        "has_class",
        "open_class",
        "serve",
        "wipe_class",
    ),
    "framing.edges.starting": ("add_documents", "new_corpus"),
    "framing.edges.training": ("train",),
    "framing.errors": (
        "CodingsError",
        "CorpusError",
        "FramingError",
        "InputError",
        "LabelsError",
        "LexiconError",
        "ModelError",
        "OutputError",
        "PhraseError",
        "QueryError",
    ),
    "framing.records": ("Corpus", "Document", "Origin", "Sampling", "Selection"),
    "framing.report.figures.terms": ("plot_terms",),
    "framing.settings": ("Settings",),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [
    "Agreed",
    "Agreement",
    "Analysis",
    "CodingsError",
    "Corpus",
    "CorpusError",
    "Document",
    "FramingError",
    "InputError",
    "LabelsError",
    "LexiconError",
    "Measurement",
    "ModelError",
    "Origin",
    "OutputError",
    "PhraseError",
    "QueryError",
    "Sampling",
    "Selection",
    "Settings",
    "add_documents",
    "agree",
    "analyse",
    "check",
    "codings",
    "codings_csv",
    "cohen_kappa",
    "compare_origins",
    "evaluate",
    "evaluate_zero",
    "export_class",
    "find",
    "has_class",
    "keyness",
    "krippendorff_alpha",
    "names",
    "new_corpus",
    "open_class",
    "origins",
    "percent_agreement",
    "plot_terms",
    "read_codings",
    "read_corpus",
    "read_lexicons",
    "read_models",
    "read_people",
    "read_sheet",
    "second_opinion",
    "sentences",
    "serve",
    "terms",
    "train",
    "wipe_class",
    "write_codings",
    "write_kit",
    "write_models",
    "write_reports",
    "write_sample",
    "write_terms",
]


def __getattr__(name: str) -> Any:  # noqa: ANN401  # whatever the name stands for
    """Load a public name from its home, once."""
    if name not in _HOME_OF:
        raise AttributeError(f"module 'framing' has no attribute {name!r}")
    value = getattr(import_module(_HOME_OF[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """List the public names."""
    return __all__
