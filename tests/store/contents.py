"""What a store holds, to compare before and after."""

from __future__ import annotations

from kzbib.model import Name, ParsedReference, Variant, VariantKind, Work
from kzbib.model.date import Date
from kzbib.reading import SourceText
from kzbib.store.documents import Place, add_document, add_reference, join
from kzbib.store.schema import JOURNALED
from kzbib.store.store import Store
from kzbib.store.works import add_work

Row = tuple[object, ...]
DERIVED = ("match_key", "search_text")


def contents(store: Store) -> dict[str, list[Row]]:
    """All rows of all tables but the journal's own, and what full text finds."""
    found = {
        table: sorted(map(tuple, store.rows(f'SELECT * FROM "{table}"')), key=repr)
        for table in (*JOURNALED, *DERIVED)
    }
    found["terms"] = [
        tuple(row)
        for row in store.rows(
            "SELECT rowid FROM work_fts WHERE work_fts MATCH 'a* OR t*'"
        )
    ]
    return found


def tokaev(title: str = "Под стягом независимости", year: int = 1997) -> Work:
    """A book by one author."""
    return Work(
        type="book",
        language="ru",
        text={"title": title, "publisher": "Бiлiм", "publisher-place": "Алматы"},
        names={"author": (Name(family="Токаев", given="К.-Ж. К."),)},
        dates={"issued": Date(((year,),))},
    )


def with_english(work: Work, title: str = "Under the Banner of Independence") -> Work:
    """The work with a translated variant."""
    english = Work(
        type=work.type,
        language="en",
        text={"title": title},
        names={"author": (Name(family="Tokayev", given="K. K."),)},
    )
    return Work(
        work.type,
        work.language,
        work.text,
        work.names,
        work.dates,
        work.custom,
        (Variant(VariantKind.TRANSLATED, english),),
    )


def source(name: str = "list.txt", sha256: str = "ab") -> SourceText:
    """A source of one line."""
    return SourceText(name, None, sha256 * 32, "text", "utf-8", 4, "txt", ("a note",))


def print_reference(
    store: Store, document: int, work: int, position: int = 1, raw: str = "1. Токаев"
) -> int:
    """Save a reference that stands for a work; return its row id."""
    place = Place(document, 1, position, str(position), 0, len(raw))
    parsed = ParsedReference(raw, tokaev(), confidence=1 / 3)
    reference = add_reference(store, place, parsed, "test")
    join(store, reference, work, "new", [])
    return reference


def import_one(
    store: Store, work: Work, name: str = "one.txt", sha256: str = "cd"
) -> int:
    """Import a document with one reference as one event; return the event."""
    with store.event("import", f"import of {name}") as event:
        document = add_document(store, source(name, sha256))
        print_reference(store, document, add_work(store, work))
    return event
