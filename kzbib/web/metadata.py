"""What Datasette shall say of a store, in plain words, and how it shall show it.

``metadata`` is titles and descriptions, ``config`` is behaviour: Datasette 1.0 reads
them from two files, 0.65 from one (``for_datasette``).
"""

from __future__ import annotations

from typing import Any

from kzbib.web.queries import QUERIES, Query

Tree = dict[str, Any]
"""JSON as Datasette takes it."""

SETTINGS = {
    "default_page_size": 50,
    "max_returned_rows": 10_000,  # so that .bib and .refs hold a whole library
    "default_facet_size": 10,
    "suggest_facets": False,
    "sql_time_limit_ms": 5_000,
}
PAGE_SIZE = 50
_HIDDEN = (
    "change",
    "journal",
    "match_key",
    "match_profile",
    "match_state",
    "search_text",
    "_sqlite_migrations",
)
_LABELS = {
    "work": "citekey",
    "document": "name",
    "reference": "raw",
    "person": "name",
    "variant": "title",
    "event": "summary",
    "verdict": "service",
    "tag": "name",
}
_FACETS = {"work": ("language", "type"), "library": ("language", "type")}
_SORTS = {
    "work": {"sort": "authors"},
    "person": {"sort": "key"},
    "event": {"sort_desc": "id"},
    "verdict": {"sort_desc": "at"},
}

# Words for columns that several tables have.
_CITEKEY = "The short name of the work; a click opens its page."
_LANGUAGE = "Language as a tag: ru, kk, en, ru-Latn (Russian in Latin letters)."
_WORK = "The work this belongs to."
_CSL = "The whole record as CSL-JSON; a click opens it."
_DOCUMENT = "The imported file."

# Table or view → what it is, and its columns.
_TABLES: dict[str, tuple[str, dict[str, str]]] = {
    "library": (
        "Every work once, with how often it is printed in lists and cited in texts.",
        {
            "citekey": _CITEKEY,
            "language": _LANGUAGE,
            "printed": "How many entries of lists stand for this work.",
            "cited": "How many calls in running text point to it.",
            "tags": "Your tags.",
        },
    ),
    "work": (
        "What references stand for: one record for each article, book or site.",
        {
            "citekey": _CITEKEY,
            "type": "Kind of work, in the words of CSL (article-journal, book, …).",
            "authors": "Authors, else editors, as printed.",
            "container_title": "Journal, collection or site it appeared in.",
            "language": _LANGUAGE,
            "csl": _CSL,
            "merged_into": "The work that took over when the two were merged.",
        },
    ),
    "reference": (
        "Entries of lists exactly as printed. They are never changed.",
        {
            "document_id": _DOCUMENT,
            "list": "Which list of the document, from 1.",
            "position": "Place in that list, from 1.",
            "number": "The printed number, if there is one.",
            "raw": "The entry as printed.",
            "parsed": "What was read out of it; a click opens it.",
            "confidence": "How sure the reading is, from 0 to 1.",
            "parser": "Which parser read it.",
        },
    ),
    "printed_reference": (
        "Entries as printed, beside the work they stand for and why.",
        {
            "citekey": _CITEKEY,
            "raw": "The entry as printed.",
            "rule": "The rule that joined the entry to the work.",
            "evidence": "What the rule found equal.",
            "confidence": "How sure the reading is, from 0 to 1.",
        },
    ),
    "who_cites": (
        "Which document cites which work, and in what sentence.",
        {
            "call": "The call as printed: [12, с. 5].",
            "locator": "Page or chapter that the call names.",
            "citekey": _CITEKEY,
        },
    ),
    "title_in_language": (
        "Original, translated and romanised titles together.",
        {"citekey": _CITEKEY, "language": _LANGUAGE},
    ),
    "history": (
        "What was done to the store, newest first. «kzbib undo» takes an event back.",
        {"rows_changed": "How many rows the event wrote."},
    ),
    "document": (
        "Imported files, known by their content.",
        {
            "sha256": "Fingerprint: the same file is not imported twice.",
            "work_id": "The document itself as a work, when it is one.",
        },
    ),
    "membership": (
        "Which entry stands for which work, by which rule.",
        {
            "rule": "The rule that joined them.",
            "evidence": "What the rule found equal.",
            "ended": "When a merge or a split ended it.",
        },
    ),
    "variant": (
        "A work's data in another language or script.",
        {"work_id": _WORK, "language": _LANGUAGE, "csl": _CSL},
    ),
    "person": (
        "Authors, editors, translators.",
        {"key": "Folded name and initials, equal in all scripts."},
    ),
    "contribution": (
        "Who did what for which work, in the printed order.",
        {"work_id": _WORK, "printed": "The name as printed."},
    ),
    "citation": (
        "Calls in running text, one row for each work that a call names.",
        {
            "document_id": _DOCUMENT,
            "target": "What the call says: number, or names and year.",
            "reference_id": "The entry it points to; empty: none in the lists.",
        },
    ),
    "relation": (
        "Works that belong together and are not the same: editions, translations, …",
        {"work_id": _WORK, "other_id": "The other work."},
    ),
    "verdict": (
        "What a metadata service says of a work.",
        {"work_id": _WORK, "found": "The record it holds; a click opens it."},
    ),
    "evidence": (
        "A verdict's comparison, field by field.",
        {"stored": "What the store has.", "found": "What the service has."},
    ),
    "decision": (
        "What the rules or a person said of two works: same, different, related.",
        {
            "one_id": "The work that stayed.",
            "other_id": "The work that was given up, when the two were merged.",
            "evidence": "What agreed and what did not.",
            "by": "Who said it: rules or person.",
        },
    ),
    "field_choice": (
        "Where a merge found two values of a field: which one is shown, and why.",
        {
            "work_id": _WORK,
            "from_id": "The work whose value is shown.",
            "kept": "The value that is shown.",
            "dropped": "The other value.",
        },
    ),
    "tag": ("Your tags.", {"work_id": _WORK}),
    "event": (
        "Changes of the store; each can be undone.",
        {"undoes": "The event it took back.", "undone_by": "The event that undid it."},
    ),
}


def metadata(database: str) -> Tree:
    """Return titles and descriptions for the store served as ``database``."""
    tables = {
        name: {"description": words, "columns": columns}
        for name, (words, columns) in _TABLES.items()
    }
    return {"title": "kzbib", "databases": {database: {"tables": tables}}}


def config(database: str) -> Tree:
    """Return labels, facets, order, hidden tables and queries for a store."""
    tables: Tree = {name: _table(name) for name in _TABLES}
    tables |= {name: {"hidden": True} for name in _HIDDEN}
    queries = {query.name: _query(query) for query in QUERIES}
    return {
        "plugins": {"kzbib": {"home": database}},
        "databases": {database: {"tables": tables, "queries": queries}},
    }


def for_datasette(database: str) -> Tree:
    """Return metadata and config in one tree, as Datasette 0.65 takes them."""
    return _merged(metadata(database), config(database))


def _table(name: str) -> Tree:
    table: Tree = {"size": PAGE_SIZE, **_SORTS.get(name, {})}
    if name in _LABELS:
        table["label_column"] = _LABELS[name]
    if name in _FACETS:
        table["facets"] = list(_FACETS[name])
    if name == "work":
        table |= {"fts_table": "work_fts", "fts_pk": "id"}
    return table


def _query(query: Query) -> Tree:
    return {
        "sql": query.sql,
        "title": query.title,
        "description": query.description,
        "params": [query.parameter] if query.parameter else [],
        "hide_sql": True,
    }


def _merged(one: Tree, other: Tree) -> Tree:
    both = dict(one)
    for key, value in other.items():
        mine = both.get(key)
        both[key] = _merged(mine, value) if isinstance(mine, dict) else value
    return both
