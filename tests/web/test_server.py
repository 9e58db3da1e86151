"""The server: what it opens, what it refuses, and how it says so."""

from __future__ import annotations

import socket
import sqlite3
from pathlib import Path

import pytest
from datasette.plugins import pm

from kzbib.errors import StoreError
from kzbib.web import plugin
from kzbib.web.server import address, listen, open_datasette, register_plugin, serve


def test_missing_store(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="there is no store here yet"):
        open_datasette(tmp_path / "none.db")
    assert not (tmp_path / "none.db").exists()


def test_no_database(tmp_path: Path) -> None:
    path = tmp_path / "text.db"
    path.write_text("Токаев К. Под стягом независимости.\n" * 50, encoding="utf-8")
    with pytest.raises(StoreError, match="no SQLite database"):
        open_datasette(path)


def test_foreign_database_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "foreign.db"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE t (a)")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(StoreError, match="another program") as error:
        open_datasette(path)
    assert "--db" in error.value.hint
    assert path.read_bytes() == before


def test_taken_port(library: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(StoreError, match="the port cannot be had") as error:
            serve(library, port=port)
    assert error.value.where == f"127.0.0.1:{port}"
    assert "--port" in error.value.hint


@pytest.mark.parametrize("port", [-1, 70_000])
def test_impossible_port(port: int) -> None:
    with pytest.raises(StoreError, match="the port cannot be had"):
        listen("127.0.0.1", port)


def test_any_free_port() -> None:
    with listen("127.0.0.1", 0) as listening:
        url = address(listening, "127.0.0.1")
        assert url == f"http://127.0.0.1:{listening.getsockname()[1]}/"
        assert not url.endswith(":0/")


def test_the_plugin_is_registered_once() -> None:
    register_plugin()
    register_plugin()
    assert [each for each in pm.get_plugins() if each is plugin] == [plugin]


def test_name_with_spaces_and_cyrillic(library: Path) -> None:
    path = library.rename(library.with_name("моя библиотека.db"))
    datasette = open_datasette(path)
    assert "моя библиотека" in datasette.databases


async def test_changes_show_at_once(library: Path) -> None:
    datasette = open_datasette(library)
    first = await datasette.client.get("/library/library.json?_shape=array")
    connection = sqlite3.connect(library)
    connection.execute("UPDATE work SET title = 'Жаңа атау' WHERE id = 1")
    connection.commit()
    connection.close()
    second = await datasette.client.get("/library/library.json?_shape=array")
    assert "Жаңа атау" not in [row["title"] for row in first.json()]
    assert "Жаңа атау" in [row["title"] for row in second.json()]


async def test_home_of_a_name_in_cyrillic(library: Path) -> None:
    path = library.rename(library.with_name("моя библиотека.db"))
    datasette = open_datasette(path)
    await datasette.invoke_startup()
    home = await datasette.client.get("/")
    assert home.status_code == 200
    assert "Ask the library" in home.text
