"""Words for people: messages, tables and progress bars."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import typer


def say(text: str) -> None:
    """Print a message to standard error, so that data on standard output stay clean."""
    typer.echo(text, err=True)


def write(text: str, output: Path | None = None) -> None:
    """Print ``text``, or write it to a file.

    A file is replaced whole or not at all. Raises InputError when that fails.
    """
    if not text.endswith("\n"):
        text += "\n"
    if output is None:
        typer.echo(text, nl=False)
        return
    from kzbib.errors import InputError

    part = output.with_name(output.name + ".part")
    try:
        part.write_text(text, encoding="utf-8")
        part.replace(output)
    except OSError as error:
        raise InputError(
            f"cannot write: {error.strerror}",
            where=str(output),
            hint="Name another file with --output.",
        ) from error


def table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print a table: fitted to a terminal, tab-separated into a pipe."""
    if not rows:
        return
    if not sys.stdout.isatty():
        for row in (header, *rows):
            typer.echo("\t".join(cell.replace("\t", " ") for cell in row))
        return
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    grid = Table(box=None, header_style="bold", pad_edge=False)
    for name in header:
        grid.add_column(name, overflow="fold" if name == "key" else "ellipsis")
    for row in rows:
        grid.add_row(*map(Text, row))
    Console().print(grid)


@contextmanager
def progress(title: str, total: int | None = None) -> Iterator[Callable[[], None]]:
    """Show a bar on a terminal while the block runs; yields a step to call."""
    if not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeElapsedColumn,
    )

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    console = Console(stderr=True)
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task(title, total=total)
        yield lambda: bar.advance(task)


def count(number: int, one: str, many: str = "") -> str:
    """Return «1 work», «2 works»."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def shorten(text: str, width: int) -> str:
    """Cut ``text`` to ``width`` characters with an ellipsis."""
    return text if len(text) <= width else f"{text[: width - 1]}…"
