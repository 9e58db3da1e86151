"""Import of many files and folders, one after the other."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from kzbib.errors import InputError, KzbibError, StoreError
from kzbib.library.importing import Progress, import_file
from kzbib.library.report import ImportReport
from kzbib.reading import SUFFIXES
from kzbib.store.store import Store

_RECORDS = frozenset((".bib", ".bibtex", ".biblatex", ".ris", ".json", ".jsonl"))
# What editors leave beside a document while it is open: «~$article.docx», «.#a.txt».
_TEMPORARY = ("~$", ".", "#")

Bar = Callable[[str], AbstractContextManager[Progress]]


@dataclass(frozen=True, slots=True)
class Done:
    """One file: its report, or the error that it gave."""

    name: str
    report: ImportReport | None = None
    error: KzbibError | None = None


def import_all(store: Store, places: Sequence[Path], bar: Bar) -> Iterator[Done]:
    """Import files and whole folders, each file as an event of its own.

    Files that were imported before are skipped by their hash, so that a broken run
    can go on. A file that cannot be read, or on which the program fails, is told and
    does not stop the rest; errors of the store are raised.
    """
    files = [found for place in places for found in _files(place)]
    for number, (name, file) in enumerate(files, 1):
        title = file.name if len(files) == 1 else f"{number}/{len(files)} {file.name}"
        try:
            with bar(title) as step:
                report = import_file(store, file, progress=step)
        except StoreError:
            raise
        except KzbibError as error:
            yield Done(name, error=error)
        except Exception as error:  # one bad file never stops the rest
            if "KZBIB_DEBUG" in os.environ or len(files) == 1:
                raise
            message = f"a fault of the program: {type(error).__name__}: {error}"
            hint = "Nothing of it is stored. `kzbib --debug …` shows where it broke."
            yield Done(name, error=InputError(message, where=str(file), hint=hint))
        else:
            yield Done(name, report)


def _files(place: Path) -> Iterator[tuple[str, Path]]:
    """A file itself, or the readable files of a folder and its folders, sorted."""
    if not place.is_dir():
        yield place.name, place
        return
    for folder, folders, names in os.walk(place):
        folders[:] = sorted(each for each in folders if not each.startswith("."))
        for name in sorted(names):
            path = Path(folder) / name
            known = path.suffix.lower() in SUFFIXES | _RECORDS
            if known and not name.startswith(_TEMPORARY):
                yield str(path.relative_to(place)), path
