"""Commands that show what kzbib can do: the browser, and a demonstration."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kzbib.cli.options import Db


def serve(
    port: Annotated[int, typer.Option(help="The port to listen on.")] = 8001,
    host: Annotated[str, typer.Option(help="The address to listen on.")] = "127.0.0.1",
    open_browser: Annotated[
        bool, typer.Option("--open", help="Open it in the browser.")
    ] = False,
    db: Db = None,
) -> None:
    """Open the store in the browser (Datasette).

    Example: kzbib serve --open
    """
    from kzbib.store.store import default_path
    from kzbib.web.server import serve as run

    run(db or default_path(), host=host, port=port, open_browser=open_browser)


def demo(
    folder: Annotated[
        Path, typer.Argument(help="Where the demonstration writes its files.")
    ] = Path("kzbib-demo"),
) -> None:
    """Show on real references what kzbib does.

    Example: kzbib demo
    """
    from kzbib.cli.demo import show_demo

    show_demo(folder)
