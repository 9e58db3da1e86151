"""``.bib`` and ``.refs`` of a table, a view, a row and a query, in full."""

from __future__ import annotations

from pathlib import Path

import pytest
from datasette.app import Datasette

from kzbib.formats import format_for
from kzbib.web.server import open_datasette

pytestmark = pytest.mark.asyncio(loop_scope="module")  # one server for all

BIB = "application/x-bibtex; charset=utf-8"
TEXT = "text/plain; charset=utf-8"
HTML = "text/html; charset=utf-8"


@pytest.mark.parametrize(("path", "kind", "file"), [
    # each work once: the record that a merge gave up stands for its heir
    ("work.bib",                                BIB,  "all.bib"),
    ("library.bib",                             BIB,  "all.bib"),
    ("library.bib?language=kk",                 BIB,  "kazakh.bib"),
    ("work/2.bib",                              BIB,  "kazakh.bib"),
    ("search.bib?q=казакстан",                  BIB,  "kazakh.bib"),
    ("printed_reference.bib",                   BIB,  "printed.bib"),
    ("work/5.bib",                              BIB,  "heir.bib"),
    ("search.bib?q=нетничего",                  BIB,  "empty.bib"),
    ("library.refs",                            TEXT, "all.gost.txt"),
    ("work.refs?_style=apa-7",                  TEXT, "all.apa.txt"),
    ("library.refs?_style=apa-7&_to=html",      HTML, "all.apa.html"),
    ("library.refs?_order=sorted",              TEXT, "sorted.gost.txt"),
    ("work/1.refs",                             TEXT, "heir.gost.txt"),
    ("search.refs?q=tokayev&_style=apa-7",      TEXT, "heir.apa.txt"),
    ("library.refs?_to=markdown&_style=apa-7&language=en", TEXT, "english.apa.md"),
])  # fmt: skip
async def test_output(
    served: Datasette, cases: Path, path: str, kind: str, file: str
) -> None:
    response = await served.client.get(f"/library/{path}")
    assert response.status_code == 200
    assert response.headers["content-type"] == kind
    assert response.text == (cases / "web" / file).read_text(encoding="utf-8")


async def test_bib_of_free_sql(served: Datasette, cases: Path) -> None:
    sql = "select citekey from work where language = 'kk' union all select 'nobody'"
    response = await served.client.get("/library.bib", params={"sql": sql})
    assert response.text == (cases / "web" / "kazakh.bib").read_text(encoding="utf-8")


async def test_bib_can_be_read_back(served: Datasette) -> None:
    text = (await served.client.get("/library/library.bib")).text
    read = format_for("bibtex").read(text)
    assert not read.failed
    titles = {item.key: item.work.title for item in read.items}
    assert titles["abdigalieva2021"] == "Қазақстан тарихы туралы ойлар"
    assert titles["hostile2020"] == "<script>alert('title')</script> & «ёлки»"


async def test_html_list_runs_nothing(served: Datasette) -> None:
    response = await served.client.get("/library/library.refs?_to=html")
    assert "<script" not in response.text
    assert "<svg" not in response.text
    policy = response.headers["content-security-policy"]
    assert policy.startswith("default-src 'none'")


@pytest.mark.parametrize(("query", "said"), [
    ("_style=nope", "nope"),
    ("_style=../../secret.csl", "«../../secret.csl» is a file"),
    ("_style=/etc/passwd", "«/etc/passwd» is a file"),
    ("_style=house.csl", "«house.csl» is a file"),
    ("_to=pdf", "pdf"),
    ("_order=random", "random"),
])  # fmt: skip
async def test_unknown_choice(served: Datasette, query: str, said: str) -> None:
    response = await served.client.get(f"/library/library.refs?{query}")
    assert response.status_code == 400
    assert response.headers["content-type"] == TEXT
    assert said in response.text


async def test_page_without_citekeys(served: Datasette) -> None:
    response = await served.client.get("/library/document.bib")
    assert response.status_code == 404
    assert response.text.startswith("This page has no citekeys")
    html = (await served.client.get("/library/document")).text
    assert "document.bib" not in html
    assert "library.bib" in (await served.client.get("/library/library")).text


async def test_all_pages_in_one(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A table of several pages gives all of them, unless a size is asked for."""
    monkeypatch.setattr("kzbib.web.metadata.PAGE_SIZE", 2)
    served = open_datasette(library)
    first = await served.client.get("/library/library.bib?year__gt=1")
    assert first.status_code == 302
    assert first.headers["location"] == "/library/library.bib?year__gt=1&_size=max"
    whole = await served.client.get(first.headers["location"])
    assert whole.text.count("\n@") + whole.text.startswith("@") == 4
    part = await served.client.get("/library/library.bib?_size=3")
    assert part.text.startswith("% A part of the list; with _size=max")
    assert part.text.count("\n@") == 3
    refs = await served.client.get("/library/library.refs?_size=3&_to=html")
    assert "<p><em>A part of the list" in refs.text
