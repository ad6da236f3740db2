"""Pages of the class, from templates that escape whatever they are given."""

from io import BytesIO

import segno

from framing.classroom.exercise import NONE, Exercise
from framing.edges.server.languages import LANGUAGES, Texts
from framing.report.palette import marker
from framing.report.templating import templates


class Labels:
    """What origins, variables and values are called in one language."""

    def __init__(self, exercise: Exercise, texts: Texts) -> None:
        """Take the exercise, which brings the labels of origins and frames."""
        self._texts = texts
        self._origins = {o.id: o.label for o in exercise.origins}
        self._frames = {f.id: f.label for f in exercise.frames}
        self._places = {o.id: i for i, o in enumerate(exercise.origins)}

    def variable(self, name: str) -> str:
        """Return what a variable is called."""
        return self._texts(f"variable_{name.split('/')[0]}")

    def value(self, variable: str, value: str) -> str:
        """Return what a value is called."""
        if value == NONE:
            return self._texts("none")
        if variable == "origin":
            return self._origins.get(value, value)
        if variable == "frame":
            return self._frames.get(value, value)
        return self._texts(f"{variable.split('/')[0]}_{value}")

    def place(self, origin: str) -> int:
        """Return which column an origin has, and so its colour and marker."""
        return self._places[origin]

    def coder(self, name: str) -> str:
        """Return what a machine is called."""
        known = ("lexicon", "classifier")
        return self._texts(f"coder_{name}") if name in known else name


def render(name: str, exercise: Exercise, texts: Texts, **context: object) -> str:
    """Return a page."""
    return (
        templates("framing.edges.server")
        .get_template(f"{name}.jinja")
        .render(
            context,
            exercise=exercise,
            t=texts,
            labels=Labels(exercise, texts),
            languages=LANGUAGES,
            marker=marker,
        )
    )


def qr_code(address: str) -> str:
    """Return an address as a drawing that a phone reads."""
    drawing = BytesIO()
    code = segno.make(address, error="m")
    code.save(drawing, kind="svg", scale=8, border=2, omitsize=True)
    return drawing.getvalue().decode()
