"""All that the store knows of one work, as text."""

from __future__ import annotations

import json
from collections.abc import Iterator
from textwrap import fill

from kzbib.library.stubs import RULE, is_stub
from kzbib.model import Work
from kzbib.store.store import Store
from kzbib.styling import format_work

# Shown first, as a list would print it.
_STYLES = {"GOST R 7.0.5": "gost-r-7.0.5-2008", "APA 7": "apa-7"}
_WIDTH = 88


def card(store: Store, row: int, work: Work) -> str:
    """Return what ``kzbib show`` prints."""
    parts = [f"{work.id}  ({work.type}, {work.language or 'language unknown'})"]
    if is_stub(work):
        parts.append("Known from calls only: no list that prints it was imported.")
    for name, style in _STYLES.items():
        parts.append(_block(name, format_work(work, style)))
    for variant in work.variants:
        language = variant.work.language or "?"
        parts.append(_block(f"{variant.kind} ({language})", _line(variant.work)))
    sections = {
        "Printed in": _printed(store, row),
        "Cited in": _cited(store, row),
        "Verdicts": _verdicts(store, row),
        "Tags": _tags(store, row),
    }
    for title, lines in sections.items():
        found = list(lines)
        if found:
            parts.append("\n".join([title, *found]))
    return "\n\n".join(parts)


def _line(work: Work) -> str:
    people = ", ".join(name.printed for name in work.people())
    pieces = [people, work.title, work.get("container-title"), str(work.year or "")]
    return ". ".join(piece.rstrip(".") for piece in pieces if piece)


def _printed(store: Store, row: int) -> Iterator[str]:
    rows = store.rows(
        """SELECT document.name, reference.number, reference.raw, rule, evidence
        FROM membership JOIN reference ON reference.id = reference_id
        JOIN document ON document.id = document_id
        WHERE membership.work_id = ? AND ended IS NULL AND reference.list > 0
        ORDER BY reference.id""",
        row,
    )
    for found in rows:
        evidence = ", ".join(json.loads(found["evidence"]))
        rule = "" if found["rule"] == "new" else f" – joined by: {found['rule']}"
        why = f" ({evidence})" if evidence else ""
        number = f", no. {found['number']}" if found["number"] else ""
        yield f"  {found['name']}{number}{rule}{why}"
        yield _indented(" ".join(found["raw"].split()))


def _cited(store: Store, row: int) -> Iterator[str]:
    rows = store.rows(
        """SELECT document.name, citation.text, citation.locator, citation.sentence,
          rule, evidence
        FROM citation JOIN document ON document.id = citation.document_id
        JOIN membership ON membership.reference_id = citation.reference_id
        WHERE membership.work_id = ? AND ended IS NULL ORDER BY citation.id""",
        row,
    )
    for found in rows:
        call = " ".join(found["text"].split())
        if found["locator"] and found["locator"] not in call:
            call = f"{call}, {found['locator']}"
        yield f"  {found['name']}, {call}{_why(found['rule'], found['evidence'])}"
        yield _indented(" ".join(found["sentence"].split()))


def _why(rule: str, evidence: str) -> str:
    """On what evidence a call that no list answers means this work."""
    shared = json.loads(evidence) if rule == RULE else []
    return f" – {', '.join(shared)}" if shared else ""


def _verdicts(store: Store, row: int) -> Iterator[str]:
    rows = store.rows("SELECT * FROM verdict WHERE work_id = ? ORDER BY id", row)
    for found in rows:
        yield f"  {found['at'][:10]} {found['service']}: {found['verdict']}"
        yield _indented(found["message"])


def _tags(store: Store, row: int) -> Iterator[str]:
    for found in store.rows("SELECT name FROM tag WHERE work_id = ?", row):
        yield f"  {found['name']}"


def _block(title: str, text: str) -> str:
    return f"{title}\n{_indented(text, 2)}"


def _indented(text: str, by: int = 4) -> str:
    space = " " * by
    whole = text.replace(" :", "\N{NO-BREAK SPACE}:")  # no line begins with a colon
    return fill(
        whole,
        _WIDTH,
        initial_indent=space,
        subsequent_indent=space,
        break_long_words=False,
        break_on_hyphens=False,
    )
