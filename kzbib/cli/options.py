"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from kzbib.store.store import Store

Db = Annotated[
    Path | None,
    typer.Option(
        "--db", help="The store; else $KZBIB_DB, else library.db here.", metavar="FILE"
    ),
]
Keys = Annotated[
    list[str] | None, typer.Argument(help="Citation keys; none means all works.")
]
DocumentName = Annotated[
    str,
    typer.Option("--document", help="Only the works of this document, in its order."),
]
TagName = Annotated[str, typer.Option("--tag", help="Only works with this tag.")]
Engine = Annotated[
    str,
    typer.Option("--engine", help="kzbib, or citeproc-py to check it against."),
]
Output = Annotated[
    Path | None, typer.Option("--output", "-o", help="Write to this file.")
]
InputFile = Annotated[
    str, typer.Argument(help="A file, or - for standard input.", metavar="FILE")
]


def open_store(db: Path | None, *, create: bool = False) -> Store:
    """Open the store that the options name. Raises StoreError when it cannot be."""
    from kzbib.library.open import open_library
    from kzbib.store.store import default_path

    return open_library(db or default_path(), create=create)
