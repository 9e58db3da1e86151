"""Works of the citekeys on a page, read without writing."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable

from kzbib.model import Work
from kzbib.store.store import Store
from kzbib.store.works import load_work


def read_works(connection: sqlite3.Connection, citekeys: Iterable[str]) -> list[Work]:
    """Return the works of some citekeys, each once, in that order.

    A key that a merge gave up stands for its heir; a key of no work is passed over.
    """
    asked = list(dict.fromkeys(citekeys))
    store = Store(connection, "", ())
    heirs = {
        row["asked"]: int(row["id"])
        for row in store.rows(_HEIRS, json.dumps(asked, ensure_ascii=False))
    }
    rows = dict.fromkeys(heirs[key] for key in asked if key in heirs)
    return [load_work(store, row) for row in rows]


_HEIRS = """
WITH RECURSIVE heir(asked, id, merged_into) AS (
  SELECT citekey, id, merged_into FROM work
  WHERE citekey IN (SELECT value FROM json_each(?))
  UNION
  SELECT heir.asked, work.id, work.merged_into
  FROM heir JOIN work ON work.id = heir.merged_into
)
SELECT asked, id FROM heir WHERE merged_into IS NULL
"""
