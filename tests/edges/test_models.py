"""Model files: what was written comes back, and nothing else is read."""

import pickle
from collections.abc import Callable
from hashlib import sha256
from importlib.metadata import version
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from sklearn.tree import DecisionTreeClassifier
from skops.io import dumps

from framing.coding.classifier.model import Model, fit
from framing.coding.classifier.recipe import samples
from framing.edges import models
from framing.edges.models import MAGIC, read_models, write_models
from framing.errors import ModelError, OutputError
from tests.coding.classifier.conftest import made

ASKED = samples(["Money was paid.", "Storms threaten it.", "Ünïcode “marks”…", ""])
Written = Callable[[object], Path]


@pytest.fixture(scope="module")
def model() -> Model:
    return fit(made())


@pytest.fixture
def path(model: Model, tmp_path: Path) -> Path:
    write_models([model, fit(made("stance/pier"))], tmp_path / "deep" / "m.skops")
    return tmp_path / "deep" / "m.skops"


@pytest.fixture
def written(tmp_path: Path) -> Written:
    """Write anything the way a model is written, its hash included."""

    def write(held: object) -> Path:
        body = held if isinstance(held, bytes) else dumps(held)
        path = tmp_path / "strange.skops"
        digest = sha256(body).hexdigest().encode()
        path.write_bytes(MAGIC + digest + b"\n" + body)
        return path

    return write


def refused(path: Path) -> str:
    """Return the one line with which a file is refused, without its folder."""
    with pytest.raises(ModelError) as error:
        read_models(path)
    assert "\n" not in str(error.value)
    return str(error.value).removeprefix(f"{path.parent}/")


def test_a_model_comes_back(model: Model, path: Path) -> None:
    """Margins, probabilities, values and threshold are those that were written."""
    first, second = read_models(path)

    assert (first.margins(ASKED) == model.margins(ASKED)).all()
    margins = first.margins(ASKED)
    assert (first.probabilities(margins) == model.probabilities(margins)).all()
    assert (first.variable, first.values) == ("frame", ("cost", "danger"))
    assert (first.enough, first.about) == (model.enough, model.about)
    assert second.variable == "stance/pier"
    assert [p.name for p in path.parent.iterdir()] == ["m.skops"]


@pytest.mark.parametrize("place", [40, 200, -200, -1])
def test_a_flipped_bit_is_noticed(path: Path, place: int) -> None:
    """One changed bit anywhere behind the first line, or in the hash, is enough."""
    whole = bytearray(path.read_bytes())
    whole[place] ^= 1
    path.write_bytes(whole)

    assert refused(path) == (
        "m.skops: was changed after it was written: train it again"
    )


def test_a_cut_file_is_noticed(path: Path) -> None:
    """Half a model is none."""
    path.write_bytes(path.read_bytes()[:500])

    assert "was changed after it was written" in refused(path)


def zipped() -> bytes:
    buffer = BytesIO()
    with ZipFile(buffer, "w") as folder:
        folder.writestr("schema.json", "{}")
    return buffer.getvalue()


@pytest.mark.parametrize(
    "content",
    [b"", b"hello", pickle.dumps({"weights": [1]}), zipped(), dumps({"a": 1})],
    ids=["empty", "text", "pickle", "zip", "skops"],
)
def test_other_files_are_no_models(tmp_path: Path, content: bytes) -> None:
    """Whatever framing did not write is refused before anything in it is looked at."""
    path = tmp_path / "m.skops"
    path.write_bytes(content)

    assert refused(path) == "m.skops: is no model that framing train wrote"


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    """A missing file is said to be missing."""
    told = refused(tmp_path / "m.skops")

    assert told == "m.skops: cannot be read: No such file or directory"


class Foreign:
    """A type that no model has."""


def test_unknown_types_are_refused(written: Written) -> None:
    """A type of somebody's own is named and never made."""
    told = refused(written({"models": [Foreign()]}))

    assert told.startswith("strange.skops: holds types no model has: ")
    assert told.endswith("Foreign")


@pytest.mark.parametrize("body", [b"no zip at all", zipped()], ids=["text", "zip"])
def test_a_right_hash_does_not_make_a_model(written: Written, body: bytes) -> None:
    """A body that skops cannot read is refused though its hash is right."""
    assert "cannot be read as a model" in refused(written(body))


@pytest.mark.parametrize(
    "held",
    [
        {"models": []},
        {"scikit-learn": "x"},
        [1, 2],
        DecisionTreeClassifier(),
        {"models": [{"variable": "frame"}]},
        {"models": [{"values": 3}]},
        {"models": 3},
    ],
    ids=["no version", "no models", "list", "tree", "fields", "value", "number"],
)
def test_trusted_types_that_are_no_model(written: Written, held: object) -> None:
    """Something else made of known types is refused as well."""
    if isinstance(held, dict) and "models" in held and held["models"]:
        held = {"scikit-learn": version("scikit-learn"), **held}

    told = refused(written(held))

    assert "does not hold what a model holds" in told or "train it again" in told


def test_another_scikit_learn_is_refused(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A model of another release of scikit-learn must be trained again."""
    monkeypatch.setattr(models, "version", lambda _: "9.9")
    current = version("scikit-learn")

    assert refused(path) == (
        f"m.skops: was trained with scikit-learn {current}: train it again"
    )


def test_a_place_that_cannot_be_written(model: Model, tmp_path: Path) -> None:
    """A path below a file is refused with its reason."""
    (tmp_path / "file").write_text("")

    with pytest.raises(OutputError, match=r"file/m\.skops: cannot be written: "):
        write_models([model], tmp_path / "file" / "m.skops")
