"""The store served to a browser on this machine."""

from __future__ import annotations

import contextlib
import os
import socket
import threading
import webbrowser
from pathlib import Path
from typing import TYPE_CHECKING

from kzbib.errors import StoreError
from kzbib.store.store import Store
from kzbib.web.metadata import SETTINGS, for_datasette

if TYPE_CHECKING:
    from datasette.app import Datasette


def open_datasette(path: Path) -> Datasette:
    """Return a Datasette for the store at ``path``, with our pages and queries.

    It reads only, and sees what other programs write meanwhile. Raises StoreError
    when there is no store at ``path``.
    """
    Store.open(path, create=False).close()  # brings tables up to date, or refuses
    from datasette.app import Datasette  # noqa: PLC0415

    register_plugin()
    return Datasette(
        [str(path)], metadata=for_datasette(path.stem), settings=dict(SETTINGS)
    )


def register_plugin() -> None:
    """Register the plugin, unless Datasette found it by its entry point already."""
    from datasette.plugins import pm  # noqa: PLC0415

    from kzbib.web import plugin  # noqa: PLC0415

    if not pm.is_registered(plugin):
        pm.register(plugin, name="kzbib")


def serve(
    path: Path,
    *,
    host: str = "127.0.0.1",
    port: int = 8001,
    open_browser: bool = False,
) -> None:
    """Serve the store at ``path`` until Ctrl+C; port 0 takes any free port.

    Raises StoreError when there is no store, or the port cannot be had.
    """
    datasette = open_datasette(path)
    import uvicorn  # noqa: PLC0415
    from datasette import handle_exception  # noqa: PLC0415

    handle_exception.rich = None  # else each «not found» prints pages of variables

    listening = listen(host, port)
    url = address(listening, host)
    print(f"{path} is at {url}  (Ctrl+C stops the server)", flush=True)
    if open_browser:
        # A browser in the terminal would block; the server has to run meanwhile.
        threading.Thread(target=webbrowser.open, args=(url,), daemon=True).start()
    settings = uvicorn.Config(datasette.app(), log_level="warning", lifespan="on")
    with listening, contextlib.suppress(KeyboardInterrupt):
        uvicorn.Server(settings).run(sockets=[listening])


def listen(host: str, port: int) -> socket.socket:
    """Return a socket that listens. Raises StoreError when the port cannot be had."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family)
    if os.name == "posix":  # elsewhere this would let two servers share a port
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
        listening.listen(128)
    except (OSError, OverflowError) as error:
        listening.close()
        reason = getattr(error, "strerror", None) or str(error)
        raise StoreError(
            f"the port cannot be had: {reason}",
            where=f"{host}:{port}",
            hint="Is another server running? Take another port: --port 8002,"
            " or --port 0 for any free one.",
        ) from error
    return listening


def address(listening: socket.socket, host: str) -> str:
    """Return the address to open in a browser."""
    name = f"[{host}]" if ":" in host else host
    return f"http://{name}:{listening.getsockname()[1]}/"
