"""The known formats; the code of one is imported when it is first asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from importlib import import_module
from pathlib import PurePath

from kzbib.errors import InputError
from kzbib.formats.base import Format

# name: module and attribute
_PLACES = {
    "bibtex": ("kzbib.formats.bibtex", "BIBTEX"),
    "biblatex": ("kzbib.formats.bibtex", "BIBLATEX"),
    "csl-json": ("kzbib.formats.csl_json", "CSL_JSON"),
    "csl-jsonl": ("kzbib.formats.csl_json", "CSL_JSONL"),
    "ris": ("kzbib.formats.ris", "RIS"),
}
_SUFFIXES = {
    ".bib": "bibtex",
    ".bibtex": "bibtex",
    ".biblatex": "biblatex",
    ".json": "csl-json",
    ".jsonl": "csl-jsonl",
    ".ndjson": "csl-jsonl",
    ".ris": "ris",
}


class _Formats(Mapping[str, Format]):
    """Formats by name, loaded on demand."""

    def __getitem__(self, name: str) -> Format:
        module, attribute = _PLACES[name]
        found = getattr(import_module(module), attribute)
        assert isinstance(found, Format)
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(_PLACES)

    def __len__(self) -> int:
        return len(_PLACES)


FORMATS: Mapping[str, Format] = _Formats()


def format_for(name_or_path: str) -> Format:
    """Return the format of a name («bibtex»), a suffix («.bib») or a path.

    Raises InputError with the known names.
    """
    asked = name_or_path.strip()
    name = asked.lower()
    if name in _PLACES:
        return FORMATS[name]
    suffix = PurePath(name).suffix or f".{name.lstrip('.')}"
    if suffix in _SUFFIXES:
        return FORMATS[_SUFFIXES[suffix]]
    near = get_close_matches(name, _PLACES, n=1)
    hint = f"Did you mean {near[0]}? " if near else ""
    raise InputError(
        f"unknown format {asked[:80]!r}",
        hint=f"{hint}Known formats: {', '.join(_PLACES)}.",
    )
