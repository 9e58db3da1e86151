"""What `kzbib dedupe` may put together anew: references that rules joined to a work.

References come one by one, and each joins the record as it is then; so another order
would have given other works. Each reference is judged here by what it prints itself.
What a person or a service wrote, merged or linked stays whole.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from itertools import groupby

from kzbib.library.joining import as_form_of
from kzbib.library.pairs import MOVED, RULE
from kzbib.library.report import REPEATS
from kzbib.library.statements import with_statements
from kzbib.matching.combine import combine, complete
from kzbib.matching.keys import each_profile
from kzbib.matching.merge import Leaving, Unit
from kzbib.matching.profile import profile_of
from kzbib.matching.rules import RULES
from kzbib.model import ParsedReference, Span, Work, work_from_csl
from kzbib.store.documents import join
from kzbib.store.store import Store, now
from kzbib.store.works import add_work, change_work, load_work

NEW = "new"
LEFT = "is another work than the one it was joined to"
"""How a reference that left its work belongs to the new one."""

_BY_RULES = frozenset((NEW, LEFT, *(rule.name for rule in RULES)))
_IN_LISTS = frozenset((RULE, MOVED, REPEATS))
"""Says that a reference belongs to another one of its document."""

_SHARED = """
    SELECT work_id, rule, reference.id, document_id, raw, parsed
    FROM membership JOIN reference ON reference.id = reference_id
    WHERE ended IS NULL AND work_id IN (
      SELECT work_id FROM membership WHERE ended IS NULL
      GROUP BY work_id HAVING count(*) > 1)
    ORDER BY work_id, rule <> 'new', reference.id
"""
# Works whose record is more than their references: written by hand, by a service, by
# another program, or the article itself.
# A work that was merged into another takes this along.
_WRITTEN = """
    WITH RECURSIVE written(id) AS (
      SELECT row_id FROM change LEFT JOIN event ON event.id = event_id
      LEFT JOIN event AS undone ON undone.id = event.undoes
      WHERE table_name = 'work' AND event.undone_by IS NULL
        AND (coalesce(event.kind, '') NOT IN ('import', 'merge', 'undo')
          OR undone.kind = 'undo')
      UNION SELECT work_id FROM document WHERE work_id IS NOT NULL
      UNION SELECT merged_into FROM work JOIN written ON written.id = work.id
      WHERE merged_into IS NOT NULL)
    SELECT id FROM written
"""


def units_of(store: Store) -> Iterator[Unit]:
    """Yield every live work, or the references that may leave it one by one."""
    parts = dict(_divided(store))
    for row, profile in each_profile(store):
        if row not in parts:
            yield Unit(row, profile)
            continue
        for part in parts[row]:
            references = tuple(int(each["id"]) for each in part)
            yield Unit(row, profile_of(_record(part)), references)


def let_go(store: Store, leaving: Leaving) -> int:
    """Make a work of references that leave theirs; return its row id."""
    marks = ", ".join("?" * len(leaving.references))
    gone = store.rows(
        f"""SELECT membership.id AS member, rule, reference.id, document_id, raw, parsed
        FROM membership JOIN reference ON reference.id = reference_id
        WHERE ended IS NULL AND reference.id IN ({marks}) ORDER BY reference.id""",
        *leaving.references,
    )
    row = add_work(store, _record(gone))
    for each in gone:
        store.update("membership", int(each["member"]), ended=now())
        rule = each["rule"] if each["rule"] in _IN_LISTS else LEFT
        join(store, int(each["id"]), row, rule, [])
    return row


def write_anew(store: Store, work: int) -> None:
    """Write the record of a work that references left, from those that stay."""
    rows = store.rows(
        """SELECT rule, reference.id, document_id, raw, parsed
        FROM membership JOIN reference ON reference.id = reference_id
        WHERE ended IS NULL AND work_id = ? ORDER BY rule <> 'new', reference.id""",
        work,
    )
    change_work(store, work, _record(rows))


def _divided(store: Store) -> Iterator[tuple[int, list[list[sqlite3.Row]]]]:
    """Yield works of several parts; the first part of each stays."""
    whole = {int(row["id"]) for row in store.rows(_WRITTEN)}
    for work, members in groupby(store.rows(_SHARED), lambda row: int(row["work_id"])):
        held = list(members)
        free = all(row["rule"] in _BY_RULES | _IN_LISTS for row in held)
        if not free or work in whole:
            continue
        parts = _parts(held)
        if len(parts) > 1 and _says_all(held, load_work(store, work)):
            yield work, parts


def _says_all(members: list[sqlite3.Row], record: Work) -> bool:
    """Tell whether a record holds nothing that no reference of it prints."""
    printed: set[tuple[str, object]] = set()
    for row in members:
        printed.update(_facts(complete(with_statements(_reading(row)))))
    return printed.issuperset(_facts(record))


def _facts(record: Work) -> Iterator[tuple[str, object]]:
    for form in (record, *(variant.work for variant in record.variants)):
        yield from form.text.items()
        yield from form.names.items()
        yield from form.dates.items()


def _parts(members: list[sqlite3.Row]) -> list[list[sqlite3.Row]]:
    """References one by one; those that lists of one document pair stay together."""
    paired = {row["document_id"] for row in members if row["rule"] in _IN_LISTS}
    parts: dict[tuple[str, int], list[sqlite3.Row]] = {}
    for row in members:
        together = row["document_id"] in paired
        key = ("document", row["document_id"]) if together else ("", row["id"])
        parts.setdefault(key, []).append(row)
    return list(parts.values())


def _record(members: list[sqlite3.Row]) -> Work:
    """Return the record that import makes of references, one after the other."""
    record: Work | None = None
    for row in members:
        if row["rule"] == REPEATS:
            continue
        work = complete(with_statements(_reading(row)))
        if record is None:
            record = work
        elif row["rule"] in _IN_LISTS:
            record = complete(as_form_of(record, work))
        else:
            record = complete(combine(record, work))
    return record or Work()


def _reading(row: sqlite3.Row) -> ParsedReference:
    """Return what was read out of a stored reference."""
    read = json.loads(row["parsed"])
    spans = tuple(Span(**span) for span in read["spans"])
    work = work_from_csl(read["csl"])
    return ParsedReference(row["raw"], work, spans, flags=read["flags"])
