"""Pages as PDF, by a Chromium where one is installed."""

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterable
from pathlib import Path

from framing.errors import OutputError

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome", "msedge")
SECONDS = 120
_DATE = re.compile(rb"(/(?:CreationDate|ModDate) \(D:)\d{14}[^)]*\)")
_TO_FILES = re.compile(rb' href="[\w-]+\.html"')
"""Links to pages beside: in a PDF they would name folders of this machine."""
_EARLIEST = b"19800101000000"
_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0
_UNBOXED = ("--no-sandbox",) if _ROOT else ()
"""Chromium refuses to box in what root starts."""


def browser() -> str:
    """Return the first Chromium there is, or nothing."""
    return next((found for name in BROWSERS if (found := shutil.which(name))), "")


def print_pages(pages: Iterable[Path]) -> list[Path]:
    """Print pages beside themselves as tagged PDF.

    The dates that a browser writes into a PDF are overwritten; another version of the
    browser may well print other bytes.

    Raises
    ------
    OutputError
        No browser is installed, or it prints nothing.
    """
    program = browser()
    if not program:
        raise OutputError(
            "--pdf needs Chromium or Chrome, and none is installed; print the pages"
            " from any browser instead"
        )
    return [_print(page, program) for page in pages]


def _print(page: Path, program: str) -> Path:
    out = page.with_suffix(".pdf")
    with tempfile.TemporaryDirectory() as profile:
        copy = Path(profile) / page.name
        copy.write_bytes(_TO_FILES.sub(b"", page.read_bytes()))
        command = [
            program,
            "--headless",
            *_UNBOXED,
            "--disable-gpu",
            "--no-pdf-header-footer",
            f"--user-data-dir={profile}",
            f"--print-to-pdf={out.resolve()}",
            copy.resolve().as_uri(),
        ]
        try:
            subprocess.run(command, check=True, capture_output=True, timeout=SECONDS)
        except (OSError, subprocess.SubprocessError) as error:
            raise OutputError(f"{page.name}: {program} could not print it") from error
    if not out.exists():
        raise OutputError(f"{page.name}: {program} printed nothing")
    out.write_bytes(_DATE.sub(_timeless, out.read_bytes()))
    return out


def _timeless(found: re.Match[bytes]) -> bytes:
    """Return a date of the same length, so that no offset in the file moves."""
    rest = found[0][len(found[1]) + 14 :]
    return found[1] + _EARLIEST + rest
