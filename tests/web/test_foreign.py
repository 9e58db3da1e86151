"""With kzbib installed, a plain Datasette treats other databases as ever."""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path

import pytest
from datasette.app import Datasette
from datasette.plugins import pm

from kzbib.web import plugin
from kzbib.web.server import register_plugin


@pytest.fixture
def foreign(tmp_path: Path) -> Path:
    """A database with names like ours that is no store."""
    path = tmp_path / "foreign.db"
    connection = sqlite3.connect(path)
    connection.executescript(
        """CREATE TABLE work (id INTEGER PRIMARY KEY, citekey TEXT, doi TEXT, csl TEXT);
        INSERT INTO work VALUES (1, 'key', '10.1000/abc', '{"a": 1}');"""
    )
    connection.close()
    return path


TOOK = re.compile(r"Queries took [\d.]+ms")
PATHS = ("/", "/foreign", "/foreign/work", "/foreign/work/1", "/foreign?sql=select+1")


async def pages(path: Path) -> dict[str, str]:
    datasette = Datasette([str(path)])
    await datasette.invoke_startup()
    texts = {each: (await datasette.client.get(each)).text for each in PATHS}
    return {each: "".join(TOOK.sub("", text).split()) for each, text in texts.items()}


async def test_pages_of_a_foreign_database(foreign: Path) -> None:
    """They are the same, blank space aside, with and without the plugin."""
    register_plugin()
    with_plugin = await pages(foreign)
    pm.unregister(plugin)
    try:
        without = await pages(foreign)
    finally:
        register_plugin()
    assert with_plugin == without
    assert "10.1000/abc</td>" in with_plugin["/foreign/work/1"]


async def test_no_functions_on_a_foreign_database(foreign: Path) -> None:
    register_plugin()
    datasette = Datasette([str(foreign)])
    response = await datasette.client.get("/foreign.json?sql=select+kz_fold('a')")
    assert response.status_code == 400
    assert "no such function" in response.json()["error"]
    for extension in ("bib", "refs"):
        response = await datasette.client.get(f"/foreign/work.{extension}")
        assert response.status_code == 404


async def test_plain_datasette_on_a_store(library: Path) -> None:
    """``datasette library.db`` has outputs, functions and a work's page as well."""
    register_plugin()
    datasette = Datasette([str(library)])
    row = (await datasette.client.get("/library/work/1")).text
    assert "joined by the rule" in row
    assert 'role="search"' not in row
    bib = await datasette.client.get("/library/work/1.bib")
    assert bib.text.startswith("@book{tokaev1997,")
    folded = await datasette.client.get("/library.json?sql=select+kz_fold('Ғ')+as+f")
    assert folded.json()["rows"] == [["g"]]
    assert "Datasette" in (await datasette.client.get("/")).text


async def test_two_databases(library: Path, foreign: Path) -> None:
    register_plugin()
    datasette = Datasette([str(foreign), str(library)])
    assert "work.bib" in (await datasette.client.get("/library/work")).text
    assert "work.bib" not in (await datasette.client.get("/foreign/work")).text
