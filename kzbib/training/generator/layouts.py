"""The house styles: ``layouts/*.txt``, one layout a line."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kzbib.errors import InputError
from kzbib.training.generator.template import Option, compile_template

_FOLDER = Path(__file__).resolve().parent / "layouts"

# what stands for several languages in the second column of a layout
_LANGUAGES = {
    "any": "ru kk uk ky uz be en de fr rom",
    "cyr": "ru kk uk ky uz be",
    "lat": "en de fr rom",
    "tur": "kk ky uz",
    "sla": "ru uk be",
}


@dataclass(frozen=True, slots=True)
class Layout:
    """One house style: for which works, how often, and its template.

    ``strict`` layouts use the words of the standard, the others whatever lists use.
    """

    name: str
    kinds: frozenset[str]
    languages: frozenset[str]
    weight: float
    strict: bool
    template: Option


@cache
def layouts() -> tuple[Layout, ...]:
    """Return all layouts, in the order of the files. Raises InputError."""
    macros: dict[str, str] = {}
    found = []
    for path in sorted(_FOLDER.glob("*.txt")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if not line.strip() or line.startswith("#"):
                continue
            where = f"{path.name}:{number}"
            if line.startswith("%"):
                name, _, text = line[1:].partition(" = ")
                macros[name] = text
            else:
                found.append(_read(line, macros, where))
    return tuple(found)


def _read(line: str, macros: dict[str, str], where: str) -> Layout:
    parts = line.split(" :: ")
    if len(parts) != 4:
        raise InputError(
            f"a layout has 4 parts, this line has {len(parts)}",
            where=where,
            hint="name :: kinds :: languages and weight :: template",
        )
    name, kinds, scope, template = parts
    *languages, weight = scope.split()
    spoken = " ".join(_LANGUAGES.get(code, code) for code in languages)
    return Layout(
        name.rstrip("!"),
        frozenset(kinds.split()),
        frozenset(spoken.split()),
        float(weight),
        name.endswith("!"),
        compile_template(template, macros, where),
    )


@cache
def suiting(kind: str, language: str) -> tuple[Layout, ...]:
    """Return the layouts for a type of work in a language."""
    return tuple(
        layout
        for layout in layouts()
        if kind in layout.kinds and language in layout.languages
    )
