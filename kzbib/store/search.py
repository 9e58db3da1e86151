"""Full-text search over text as printed and folded."""

from __future__ import annotations

from kzbib.languages.fold import fold, fold_letters, fold_words
from kzbib.model import Work
from kzbib.store.store import Store

# Which CSL variables go into which column of the index.
_SOURCE = ("container-title", "publisher", "publisher-place", "collection-title")
_REST = ("DOI", "ISBN", "ISSN", "abstract", "keyword", "note", "genre", "number")
NOTHING = '""'
"""A full-text query that finds nothing, and is no syntax error."""
_MOST_WORDS = 32
_LONGEST = 1000
# Weight of title, people, source, rest: a name or a title word is what people look for.
_RANK = "bm25(work_fts, 4.0, 4.0, 1.5, 1.0)"


def index_text(store: Store, row: int, work: Work | None) -> None:
    """Write the index of a work anew; None takes it out."""
    store.connection.execute("DELETE FROM search_text WHERE id = ?", (row,))
    if work is not None:
        store.insert("search_text", id=row, **index_columns(work))


def index_columns(work: Work) -> dict[str, str]:
    """Return the columns of the index, each with its text plain and folded."""
    faces = [work, *(variant.work for variant in work.variants)]
    columns = {
        "title": [face.title for face in faces],
        "people": [
            name.printed
            for face in faces
            for names in face.names.values()
            for name in names
        ],
        "source": [face.get(variable) for face in faces for variable in _SOURCE],
        "rest": [work.id, *(face.get(key) for face in faces for key in _REST)],
    }
    return {column: _three_ways(texts) for column, texts in columns.items()}


def search(store: Store, query: str, limit: int = 50) -> list[int]:
    """Return the row ids of works that hold all words of ``query``, best first.

    A word matches the beginning of a word, in any script: «казакстан» finds
    «Қазақстан», «Tokayev» finds «Токаев».
    """
    sql = f"SELECT rowid FROM work_fts WHERE work_fts MATCH ? ORDER BY {_RANK} LIMIT ?"
    return [int(row["rowid"]) for row in store.rows(sql, match_query(query), limit)]


def match_query(query: str) -> str:
    """Return the FTS5 query for what a person typed: all words, as word beginnings.

    Folded words hold ASCII letters and digits alone, so no input can break the
    syntax of the full-text query. Nothing typed finds nothing.
    """
    words = fold_words(query[:_LONGEST])[:_MOST_WORDS]
    return " ".join(f'"{word}"*' for word in words) or NOTHING


def _three_ways(texts: list[str]) -> str:
    plain = "\n".join(filter(None, texts))
    forms = (plain, fold_letters(plain), fold(plain))
    return "\n".join(dict.fromkeys(forms))
