"""Model files: written by `framing train`, read only if nothing in them is strange."""

from collections.abc import Sequence
from dataclasses import fields
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED

from skops.io import dumps, get_untrusted_types, loads

from framing.coding.classifier.model import Model
from framing.errors import ModelError, OutputError, Problem

MAGIC = b"framing model 1 "
EMBEDDER = "framing.edges.embedding.SentenceEmbedding"
TRUSTED = (EMBEDDER,)
"""Types beyond those of numpy, scipy and scikit-learn that a model may hold."""


def write_models(models: Sequence[Model], path: Path) -> None:
    """Write models into one file, with the hash of what it holds.

    Raises
    ------
    OutputError
        The file cannot be written.
    """
    names = [field.name for field in fields(Model)]
    plain = [{name: _plain(getattr(model, name)) for name in names} for model in models]
    whole = {"scikit-learn": version("scikit-learn"), "models": plain}
    body = dumps(whole, compression=ZIP_DEFLATED)
    digest = sha256(body).hexdigest().encode()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside = path.with_name(f".{path.name}.new")
        beside.write_bytes(MAGIC + digest + b"\n" + body)
        beside.replace(path)
    except OSError as error:
        raise OutputError(f"{path}: cannot be written: {error.strerror}") from error


def _plain(value: Any) -> Any:  # noqa: ANN401  # whatever a model holds
    return list(value) if isinstance(value, tuple) else value


def read_models(path: Path) -> list[Model]:
    """Read the models of a file.

    Raises
    ------
    ModelError
        It is not what `write_models` wrote, it was changed since, it holds types that
        no model has, or another release of scikit-learn wrote it.
    """
    held = _load(path)
    try:
        written = held["scikit-learn"]
        if written != version("scikit-learn"):
            message = f"was trained with scikit-learn {written}: train it again"
            raise ModelError([Problem(str(path), message)])
        return [
            Model(**{**model, "values": tuple(model["values"])})
            for model in held["models"]
        ]
    except (KeyError, TypeError) as error:
        raise _refused(path, "does not hold what a model holds") from error


def _load(path: Path) -> dict[str, Any]:
    try:
        whole = path.read_bytes()
    except OSError as error:
        raise _refused(path, f"cannot be read: {error.strerror}") from error
    head, _, body = whole.partition(b"\n")
    if not head.startswith(MAGIC):
        raise _refused(path, "is no model that framing train wrote")
    if head.removeprefix(MAGIC) != sha256(body).hexdigest().encode():
        raise _refused(path, "was changed after it was written: train it again")
    try:
        strange = sorted(set(get_untrusted_types(data=body)) - set(TRUSTED))
        held: dict[str, Any] = {} if strange else loads(body, trusted=list(TRUSTED))
    except Exception as error:
        raise _refused(path, f"cannot be read as a model: {error}") from error
    if strange:
        raise _refused(path, f"holds types no model has: {', '.join(strange)}")
    return held


def _refused(path: Path, message: str) -> ModelError:
    return ModelError([Problem(str(path), " ".join(message.split()))])
