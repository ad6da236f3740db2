"""Templates that take text for text: escaped, without controls, no name undefined."""

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from framing.report.inert import without_controls


@cache
def templates(package: str) -> Environment:
    """Return the templates of a package, from its folder `templates`."""
    return Environment(
        loader=PackageLoader(package),
        autoescape=True,
        finalize=_shown,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _shown(value: object) -> object:
    """Return text without control characters; what is markup by now is left alone."""
    return value if isinstance(value, Markup) else without_controls(value)


def source(package: str, name: str) -> str:
    """Return a file of a package's templates as it is."""
    environment = templates(package)
    if environment.loader is None:
        raise LookupError(name)
    return environment.loader.get_source(environment, name)[0]
