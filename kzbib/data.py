"""Where data files lie: inside the package in a wheel, beside it in a checkout."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from kzbib.errors import KzbibError

PACKAGE = Path(__file__).resolve().parent


@cache
def styles_folder() -> Path:
    """Return the folder ``styles/`` with styles, locales and tables."""
    return data_folder("styles")


@cache
def refs_folder() -> Path:
    """Return the folder ``refs/`` with real reference lists."""
    return data_folder("refs")


def data_folder(name: str) -> Path:
    """Return a data folder. Raises KzbibError when the installation lacks it."""
    for folder in (PACKAGE / name, PACKAGE.parent / name):
        if (folder / "README.md").is_file():
            return folder
    raise KzbibError(
        f"the folder {name}/ is missing from this installation",
        hint="Install kzbib again from a wheel or a checkout.",
    )
