"""Rebuild ``bib/`` from ``refs/``: what kzbib makes of real reference lists.

``python -m kzbib.library.bib refs bib`` writes for each list ``NAME.bib``,
``NAME.gost.txt``, ``NAME.list.txt`` and ``NAME.references.txt``.
"""

from __future__ import annotations

import sys
from pathlib import Path

from kzbib.formats import format_for
from kzbib.library.importing import import_file
from kzbib.library.lists import pick_works
from kzbib.library.open import open_library
from kzbib.styling import bibliography

# The end of a file's name → the style that fills it.
_LISTS = {
    ".gost.txt": "gost-r-7.0.5-2008",
    ".apa.txt": "apa-7",
    ".list.txt": "ref-ru-meimo-list",
    ".references.txt": "ref-ru-meimo",
}


_CALLS = "-calls"  # lists of calls whose references are lost: nothing to print


def build(refs: Path) -> dict[str, str]:
    """Return the name and text of every file of ``bib`` as made from ``refs`` now."""
    made: dict[str, str] = {}
    for source in sorted(refs.glob("*.txt")):
        if source.stem.endswith(_CALLS):
            continue
        with open_library(Path(":memory:"), create=True) as store:
            import_file(store, source)
            works = pick_works(store, document=source.name)
        if not works:
            continue
        made[f"{source.stem}.bib"] = format_for("bibtex").write(works)
        for ending, style in _LISTS.items():
            text = bibliography(works, style, order="given").render()
            made[source.stem + ending] = text.rstrip("\n") + "\n"
    return made


def main(refs: Path, bib: Path) -> None:
    """Write the files of ``bib`` anew, and remove those that no list makes."""
    made = build(refs)
    for old in bib.iterdir():
        if old.name not in made and old.name != "README.md":
            old.unlink()
    for name, text in made.items():
        (bib / name).write_text(text, encoding="utf-8")
    print("\n".join(f"{bib / name}" for name in made))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
