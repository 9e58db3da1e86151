"""Commands over the journal of the store."""

from __future__ import annotations

from typing import Annotated

import typer

from kzbib.cli.options import Db, open_store
from kzbib.cli.output import count, say, table


def history(
    limit: Annotated[int, typer.Option(help="At most so many events.", min=1)] = 30,
    db: Db = None,
) -> None:
    """Show what was done to the store, newest first.

    Example: kzbib history
    """
    with open_store(db) as store:
        rows = store.rows("SELECT * FROM history LIMIT ?", limit)
    table(
        ("event", "when", "what", "rows", "state"),
        [
            (
                str(row["id"]),
                row["at"][:16].replace("T", " "),
                row["summary"],
                str(row["rows_changed"]),
                f"undone by {row['undone_by']}" if row["undone_by"] else "",
            )
            for row in rows
        ],
    )


def undo(
    event: Annotated[
        int, typer.Argument(help="An event of `kzbib history`; 0 is the newest.")
    ] = 0,
    db: Db = None,
) -> None:
    """Take back an import, a merge or an edit.

    Example: kzbib undo 7
    """
    from kzbib.store.undo import last_event
    from kzbib.store.undo import undo as take_back

    with open_store(db) as store:
        chosen = event or last_event(store)
        done = take_back(store, chosen)
    say(f"event {chosen} undone: {count(done.rows, 'row')} put back")
