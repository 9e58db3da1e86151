"""Events, and their undo.

Triggers write one row of ``change`` for every row that changes, with what the row
was before. An undo puts the rows of one event back, newest change first. It is an
event itself, so it can be undone too. It is refused, with the reason, when a later
event built on what would vanish.
"""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass

from kzbib.errors import StoreError

# Tables whose rows tell which works an undo touched, and the column that says so.
_WORK_COLUMN = {
    "work": "id",
    "variant": "work_id",
    "contribution": "work_id",
    "membership": "work_id",
    "tag": "work_id",
}


@dataclass(frozen=True, slots=True)
class Undone:
    """What an undo did: rows put back, and the works to index anew."""

    rows: int
    works: tuple[int, ...]


def open_event(connection: sqlite3.Connection, kind: str, summary: str, at: str) -> int:
    """Start an event; changes from now on belong to it. Returns its id."""
    cursor = connection.execute(
        "INSERT INTO event(at, kind, summary) VALUES (?, ?, ?)", (at, kind, summary)
    )
    event = int(cursor.lastrowid or 0)
    connection.execute("UPDATE journal SET event_id = ?", (event,))
    return event


def close_event(connection: sqlite3.Connection) -> None:
    """End the open event."""
    connection.execute("UPDATE journal SET event_id = NULL")


def undo_changes(connection: sqlite3.Connection, event: int, undoing: int) -> Undone:
    """Put back every row of ``event`` as part of the open event ``undoing``.

    Raises StoreError when there is no such event, when it is undone already, or when
    later changes stand on it.
    """
    check_event(connection, event)
    changes = connection.execute(
        "SELECT * FROM change WHERE event_id = ? ORDER BY id DESC", (event,)
    ).fetchall()
    check_rows_untouched(connection, event, undoing)
    connection.execute("PRAGMA defer_foreign_keys = ON")
    works: dict[int, None] = {}
    for change in changes:
        works.update(dict.fromkeys(works_of(connection, change)))
        try:
            put_back(connection, change)
        except sqlite3.IntegrityError as error:
            raise place_taken(connection, change) from error
        works.update(dict.fromkeys(works_of(connection, change)))
    check_nothing_stands_on_it(connection, event)
    connection.execute("UPDATE event SET undone_by = ? WHERE id = ?", (undoing, event))
    connection.execute("UPDATE event SET undoes = ? WHERE id = ?", (event, undoing))
    reopen = "UPDATE event SET undone_by = NULL WHERE undone_by = ?"
    connection.execute(reopen, (event,))  # undoing an undo makes its event count again
    return Undone(len(changes), tuple(works))


def check_event(connection: sqlite3.Connection, event: int) -> None:
    """Raise StoreError when the event is unknown or undone already."""
    row = connection.execute("SELECT * FROM event WHERE id = ?", (event,)).fetchone()
    if row is None:
        raise StoreError(
            f"there is no event {event}", hint="`kzbib history` lists them."
        )
    if row["undone_by"]:
        raise StoreError(
            f"event {event} is undone already, by event {row['undone_by']}",
            hint=f"To bring it back: kzbib undo {row['undone_by']}",
        )


def check_rows_untouched(
    connection: sqlite3.Connection, event: int, undoing: int
) -> None:
    """Raise StoreError when a later event changed a row that ``event`` changed."""
    later = connection.execute(
        """SELECT coalesce(newer.event_id, 0) AS event, count(*) AS rows
        FROM change AS ours JOIN change AS newer
          ON newer.table_name = ours.table_name AND newer.row_id = ours.row_id
         AND newer.id > ours.id
        LEFT JOIN event ON event.id = newer.event_id
        WHERE ours.event_id = ?1 AND newer.event_id IS NOT ?1
          AND newer.event_id IS NOT ?2
          AND event.undone_by IS NULL
          -- an event of later date and its undo cancel out
          AND (event.undoes IS NULL OR event.undoes < ?1
               OR (SELECT undone_by FROM event AS undid
                   WHERE undid.id = event.undoes) IS NOT event.id)
        GROUP BY 1 ORDER BY 1 DESC LIMIT 1""",
        (event, undoing),
    ).fetchone()
    if later is None:
        return
    if not later["event"]:
        raise StoreError(
            f"another program changed {later['rows']} rows of event {event} since",
            hint="Edit the works by hand: `kzbib edit`.",
        )
    raise StoreError(
        f"event {later['event']} changed {later['rows']} of the same rows later",
        hint=f"Undo that first: kzbib undo {later['event']}",
    )


def put_back(connection: sqlite3.Connection, change: sqlite3.Row) -> None:
    """Reverse one change."""
    table, row = change["table_name"], change["row_id"]
    if change["op"] == "insert":
        connection.execute(f'DELETE FROM "{table}" WHERE id = ?', (row,))
        return
    before = json.loads(change["before"])
    columns = ", ".join(f'"{column}"' for column in before)
    marks = ", ".join("?" * len(before))
    if change["op"] == "delete":
        sql = f'INSERT INTO "{table}" ({columns}) VALUES ({marks})'
        connection.execute(sql, tuple(before.values()))
        return
    sets = ", ".join(f'"{column}" = ?' for column in before)
    sql = f'UPDATE "{table}" SET {sets} WHERE id = ?'
    connection.execute(sql, (*before.values(), row))


def place_taken(connection: sqlite3.Connection, change: sqlite3.Row) -> StoreError:
    """Return the error that names the later event whose row holds a unique value."""
    table, before = change["table_name"], json.loads(change["before"])
    for columns in unique_columns(connection, table):
        same = " AND ".join(f'"{column}" = ?' for column in columns)
        row = connection.execute(
            f"""SELECT max(event_id) AS event FROM change WHERE table_name = ? AND
            row_id = (SELECT max(id) FROM "{table}" WHERE {same} AND id <> ?)""",
            (table, *(before[column] for column in columns), change["row_id"]),
        ).fetchone()
        if row["event"]:
            return StoreError(
                f"event {row['event']} put another {table} in the place of an old one",
                hint=f"Undo that first: kzbib undo {row['event']}",
            )
    return StoreError(f"the place of a {table} is taken by another one")


def unique_columns(connection: sqlite3.Connection, table: str) -> list[list[str]]:
    """Return the columns of each unique index of a table."""
    indexes = connection.execute(f'PRAGMA index_list("{table}")').fetchall()
    return [
        [
            column["name"]
            for column in connection.execute(f'PRAGMA index_info("{index["name"]}")')
        ]
        for index in indexes
        if index["unique"]
    ]


def works_of(connection: sqlite3.Connection, change: sqlite3.Row) -> tuple[int, ...]:
    """Return the work that a changed row belongs to, as far as the row exists."""
    column = _WORK_COLUMN.get(change["table_name"])
    if column is None:
        return ()
    row = connection.execute(
        f'SELECT "{column}" FROM "{change["table_name"]}" WHERE id = ?',
        (change["row_id"],),
    ).fetchone()
    return (int(row[0]),) if row else ()


def check_nothing_stands_on_it(connection: sqlite3.Connection, event: int) -> None:
    """Raise StoreError when rows of later events point at rows that are now gone."""
    broken = connection.execute("PRAGMA foreign_key_check").fetchall()
    if not broken:
        return
    table, row = broken[0][0], broken[0][1]
    later = connection.execute(
        """SELECT event_id FROM change WHERE table_name = ? AND row_id = ?
        AND op = 'insert' ORDER BY id DESC LIMIT 1""",
        (table, row),
    ).fetchone()
    number = later["event_id"] if later else None
    raise StoreError(
        f"{len(broken)} later rows stand on event {event}",
        hint=f"Undo that first: kzbib undo {number}" if number else "",
    )
