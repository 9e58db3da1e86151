"""Where the linguists' data lies: in the wheel or beside the package in a checkout."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from kzbib.errors import KzbibError

PACKAGE = Path(__file__).resolve().parent


@cache
def styles_folder() -> Path:
    """Return the folder ``styles/`` with styles, locales and tables.

    Raises KzbibError when the installation lacks it.
    """
    for folder in (PACKAGE / "styles", PACKAGE.parent / "styles"):
        if (folder / "locales").is_dir():
            return folder
    raise KzbibError(
        "the folder styles/ is missing from this installation",
        hint="Install kzbib again from a wheel or a checkout.",
    )
