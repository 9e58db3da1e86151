"""Build the offline index from the files a user has."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from kzbib.errors import InputError
from kzbib.resolving.offline import Built, Filter, OfflineIndex, build_index

_SUFFIXES = (".json", ".jsonl", ".ndjson", ".bib")


def default_index_path() -> Path:
    """``$KZBIB_OFFLINE``, else ``offline.db`` in the current folder."""
    return Path(os.environ.get("KZBIB_OFFLINE") or "offline.db")


def data_files(paths: Iterable[Path]) -> list[Path]:
    """Return the files, and for a folder all files of data in it, sorted.

    Raises InputError when there is none.
    """
    files: list[Path] = []
    for path in paths:
        found = sorted(path.rglob("*")) if path.is_dir() else [path]
        files += [each for each in found if not path.is_dir() or _is_data(each)]
    if not files:
        raise InputError(
            "no file of data",
            hint="Name files of Crossref's public data (.json.gz, .jsonl.gz),"
            " CSL-JSON or .bib.",
        )
    return files


def build(
    output: Path,
    files: Sequence[Path],
    wanted: Filter,
    progress: Callable[[], None] = lambda: None,
) -> Built:
    """Add files to the index at ``output``; files that are in it are passed over."""
    return build_index(output, files, wanted, progress)


def open_index(path: Path | None) -> OfflineIndex | None:
    """Open the index that is named, or $KZBIB_OFFLINE; None when neither is."""
    named = path or (default_index_path() if os.environ.get("KZBIB_OFFLINE") else None)
    return OfflineIndex(named) if named else None


def _is_data(path: Path) -> bool:
    name = path.name.removesuffix(".gz").lower()
    return path.is_file() and name.endswith(_SUFFIXES)
