"""A first tour on real input: two documents in, three lists and a .bib out."""

from __future__ import annotations

from pathlib import Path

import typer

from kzbib.data import refs_folder
from kzbib.formats import format_for
from kzbib.library.importing import import_file
from kzbib.library.lists import pick_works
from kzbib.library.open import open_library
from kzbib.library.report import ImportReport, total
from kzbib.store.search import search
from kzbib.store.store import Store
from kzbib.store.works import load_works
from kzbib.styling import FormattedList, bibliography, paired_lists, profile

LIST = "004-diplomacy-of-kazakhstan.txt"
ARTICLE = "demo/article.txt"
PROFILE = "ref-ru-meimo"
STORE = "demo.db"
GOST = "gost-r-7.0.5-2008"
_QUERIES = ("казакстан", "Tokayev")


def show_demo(folder: Path) -> None:
    """Run the tour and write its files to ``folder``, over those of an earlier tour."""
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob(f"{STORE}*"):
        old.unlink()
    with open_library(folder / STORE, create=True) as store:
        _title("Two documents go in")
        for name in (LIST, ARTICLE):
            _tell(import_file(store, refs_folder() / name))
        _title("The article's list by GOST R 7.0.5, each entry in its own language")
        article = pick_works(store, document=Path(ARTICLE).name)
        _write(folder / "gost.txt", bibliography(article, GOST, order="given"))
        _title("The same works by APA 7")
        _write(folder / "apa.txt", bibliography(article, "apa-7"))
        _title("A Russian journal's pair of lists: Список литературы and References")
        works = pick_works(store, document=LIST)
        first, second = paired_lists(works, profile(PROFILE), order="given")
        _write(folder / "list.txt", first)
        _write(folder / "references.txt", second)
        _title("Search in any script")
        for query in _QUERIES:
            _search(store, query)
        everything = pick_works(store)
    bib = folder / "demo.bib"
    bib.write_text(format_for("bibtex").write(everything), encoding="utf-8")
    _next(folder, len(everything))


def _tell(report: ImportReport) -> None:
    typer.echo(f"{report.name}: {total([report])}")
    if report.calls:
        typer.echo(f"  calls in the text: {report.calls}, {report.linked_calls} linked")
    for joined in report.merged:
        why = ", ".join(joined.evidence)
        typer.echo(f"  {joined.where} is {joined.citekey}: {joined.rule} ({why})")


def _write(file: Path, made: FormattedList) -> None:
    text = made.render()
    typer.echo(text.rstrip() + "\n")
    file.write_text(text, encoding="utf-8")


def _search(store: Store, query: str) -> None:
    found = load_works(store, search(store, query, limit=3))
    typer.echo(f"{query}: {', '.join(work.id for work in found)}")


def _title(text: str) -> None:
    typer.echo(f"\n== {text} ==\n")


def _next(folder: Path, works: int) -> None:
    db = f"--db {folder / STORE}"
    typer.echo(
        f"""
{works} works are in {folder / STORE}; the lists and demo.bib beside it.
What to try next:
  kzbib show tokaev1997 {db}
  kzbib search казакстан {db}
  kzbib bibliography --style apa-7 {db}
  kzbib history {db}
  kzbib serve --open {db}
  kzbib import YOUR-ARTICLE.txt {db}"""
    )
