"""Everything the store knows of one work, for its page."""

from __future__ import annotations

import sqlite3
from typing import Any

from markupsafe import Markup

from kzbib.errors import KzbibError
from kzbib.model import Work
from kzbib.store.store import Store
from kzbib.store.works import load_work
from kzbib.web.cells import is_web_address, read_json

STYLES = (("GOST R 7.0.5-2008", "gost-r-7.0.5-2008"), ("APA 7", "apa-7"))
"""Styles whose line a work's page shows."""
MOST = 100
"""Rows of one kind that a page shows; the tables behind it hold all."""

# Facts in the order in which they are shown.
_FACTS = {
    "type": "Type",
    "container_title": "In",
    "volume": "Volume",
    "issue": "Issue",
    "pages": "Pages",
    "publisher": "Publisher",
    "place": "Place",
    "language": "Language",
    "doi": "DOI",
    "isbn": "ISBN",
    "url": "Address",
}

Row = dict[str, Any]
_LISTS = {
    "people": """SELECT person_id, printed, role FROM contribution
    WHERE work_id = ? ORDER BY role <> 'author', role, position""",
    "variants": """SELECT kind, language, title, authors, container_title
    FROM variant WHERE work_id = ? ORDER BY position""",
    "printed": """SELECT reference.id, reference.raw, reference.number, reference.list,
      reference.language, reference.confidence, document.id AS document_id,
      document.name AS document, membership.rule, membership.evidence
    FROM membership JOIN reference ON reference.id = membership.reference_id
    JOIN document ON document.id = reference.document_id
    WHERE membership.work_id = ? AND membership.ended IS NULL
    ORDER BY document.id, reference.list, reference.position""",
    "citations": """SELECT document.id AS document_id, document.name AS document,
      citation.text, citation.sentence, citation.locator
    FROM membership JOIN citation ON citation.reference_id = membership.reference_id
    JOIN document ON document.id = citation.document_id
    WHERE membership.work_id = ? AND membership.ended IS NULL
    ORDER BY document.id, citation.start""",
    "verdicts": """SELECT id, service, verdict, doi, url, message, at FROM verdict
    WHERE work_id = ? ORDER BY at DESC, id DESC""",
    "relations": """SELECT relation.kind, work.id, work.citekey, work.title,
      work.year, relation.work_id = ?1 AS outward
    FROM relation JOIN work ON work.id =
      CASE relation.work_id WHEN ?1 THEN relation.other_id ELSE relation.work_id END
    WHERE relation.work_id = ?1 OR relation.other_id = ?1 ORDER BY relation.id""",
    "tags": "SELECT name FROM tag WHERE work_id = ? ORDER BY name",
    "heir": """SELECT heir.id, heir.citekey, heir.title
    FROM work JOIN work AS heir ON heir.id = work.merged_into WHERE work.id = ?""",
    "absorbed": "SELECT id, citekey, title FROM work WHERE merged_into = ?",
    "history": """SELECT event.id, event.at, event.kind, event.summary, event.undone_by
    FROM event WHERE id IN (
      SELECT event_id FROM change WHERE table_name = 'work'
        AND row_id IN (SELECT id FROM work WHERE id = ?1 OR merged_into = ?1)
      UNION SELECT event_id FROM change JOIN membership
        ON table_name = 'membership' AND row_id = membership.id WHERE work_id = ?1
      UNION SELECT event_id FROM change JOIN tag
        ON table_name = 'tag' AND row_id = tag.id WHERE work_id = ?1)
    ORDER BY event.id DESC""",
}
_EVIDENCE = "SELECT field, stored, found, comparison FROM evidence WHERE verdict_id = ?"


def work_page(connection: sqlite3.Connection, row: int) -> Row | None:
    """Return what a work's page shows; None when there is no such work."""
    store = Store(connection, "", ())
    found = store.one("SELECT * FROM work WHERE id = ?", row)
    if found is None:
        return None
    page: Row = {name: _rows(store, sql, row) for name, sql in _LISTS.items()}
    page["work"] = dict(found)
    page["facts"] = [
        (name, label, found[name]) for name, label in _FACTS.items() if found[name]
    ]
    page["lines"] = formatted_lines(load_work(store, row))
    page["most"] = MOST
    for entry in page["printed"]:
        entry["evidence"] = _sentences(entry["evidence"])
    for verdict in page["verdicts"]:
        verdict["evidence"] = _rows(store, _EVIDENCE, verdict["id"])
        verdict["link"] = verdict["url"] if is_web_address(verdict["url"]) else ""
    return page


def formatted_lines(work: Work) -> list[Row]:
    """Return the work in each of STYLES, or why a style could not print it."""
    from kzbib.styling import format_work  # noqa: PLC0415

    lines: list[Row] = []
    for label, style in STYLES:
        line: Row = {"label": label, "style": style}
        try:
            html = Markup(format_work(work, style, to="html"))  # escapes what is data
            lines.append(line | {"html": html})
        except KzbibError as error:
            lines.append(line | {"error": str(error)})
    return lines


def _rows(store: Store, sql: str, row: int) -> list[Row]:
    limited = f"{sql} LIMIT {MOST + 1}"
    return [dict(found) for found in store.rows(limited, row)]


def _sentences(evidence: str) -> list[str]:
    value = read_json(evidence)
    if isinstance(value, list):
        return [str(each) for each in value]
    if isinstance(value, dict):
        return [f"{name}: {each}" for name, each in value.items()]
    return [evidence]
