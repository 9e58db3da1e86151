"""Pages as Datasette renders them: readable, in Cyrillic, and safe."""

from __future__ import annotations

import html
import re
import sqlite3
from pathlib import Path

import pytest
from datasette.app import Datasette

from kzbib.web.queries import QUERIES, Query
from kzbib.web.server import open_datasette

pytestmark = pytest.mark.asyncio(loop_scope="module")  # one server for all


def words(page: str) -> str:
    """The text of a page as a reader sees it."""
    page = re.sub(r"<(style|script)\b.*?</\1>", " ", page, flags=re.DOTALL)
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", page)).split())


async def read(datasette: Datasette, path: str) -> str:
    response = await datasette.client.get(path)
    assert response.status_code == 200, path
    return response.text


@pytest.mark.parametrize(("path", "shown"), [
    ("/", "works 4"),
    ("/", "Works by language: Russian 2, English 1, Kazakh 1"),
    ("/", "Who cites a work"),
    ("/library", "Cited, but in no list"),
    ("/library/library", "Қазақстан тарихы туралы ойлар"),
    ("/library/library", "Every work once"),
    ("/library/work", "Әбдіғалиева Ғ. Қ.; Фёдоров А. А."),
    ("/library/printed_reference", "Алматы : Білім, 1997. – 736 с."),
    ("/library/who_cites", "Так пишет К. Токаев [1, с. 5]."),
    ("/library/title_in_language", "Thoughts on the history of Kazakhstan"),
    ("/library/history", "twin of tokaev1997"),
    ("/library/membership", "same title and year"),
    ("/library/membership/1", "title: независимости"),
    ("/library/person", "Токаев К.-Ж. К."),
])  # fmt: skip
async def test_page(served: Datasette, path: str, shown: str) -> None:
    assert shown in words(await read(served, path))


@pytest.mark.parametrize("shown", [
    "Под стягом независимости",
    "GOST R 7.0.5-2008 Токаев К.-Ж. К. Под стягом независимости. Алматы : Білім, 1997. 736 с.",
    "APA 7 Токаев, К.-Ж. К. (1997). Под стягом независимости . Білім.",
    "Токаев К.-Ж. К. Под стягом независимости. – Алматы : Білім, 1997. – 736 с. list.txt , list 1, number 1",
    "joined by the rule same title and year : title: независимости",
    "list.txt : [1, с. 5] Так пишет К. Токаев [1, с. 5].",
    "crossref : not found. No index covers this book. 2026-01-02 03:04 UTC",
    "title Под стягом <u>other</u> different",
    "Merged into it tokaev1997twin",
    "merge : twin of tokaev1997",
    "import : list.txt",
    "#глава 1",
])  # fmt: skip
async def test_page_of_a_work(served: Datasette, shown: str) -> None:
    assert shown in words(await read(served, "/library/work/1"))


async def test_page_of_a_translated_work(served: Datasette) -> None:
    page = await read(served, "/library/work/2")
    assert (
        "Thoughts on the history of Kazakhstan / Abdigalieva G. (translated, en)"
        in words(page)
    )
    assert '<h1 lang="kk">Қазақстан тарихы туралы ойлар</h1>' in page
    assert "<i>Отан тарихы</i>" in page
    doi = "https://doi.org/10.51943/1814-6961-2021-3-15"
    assert f'<a href="{doi}" rel="noopener nofollow">' in page


async def test_page_of_a_merged_work(served: Datasette) -> None:
    page = await read(served, "/library/work/5")
    assert 'merged into <a href="/library/work/1">tokaev1997</a>' in page


async def test_citekeys_lead_to_works(served: Datasette) -> None:
    link = '<a href="/library/work/2">abdigalieva2021</a>'
    for path in ("library", "printed_reference", "search?q=казакстан", "without_doi"):
        page = await read(served, f"/library/{path}")
        assert (link in page) == (path != "without_doi"), path


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("казакстан", "abdigalieva2021"),
        ("Qazaqstan tarihy", "abdigalieva2021"),
        ("thoughts kazakhstan", "abdigalieva2021"),
        ("федор", "abdigalieva2021"),
        ("Fyodorov", "abdigalieva2021"),
        ("Tokayev", "tokaev1997"),
        ("стяг", "tokaev1997"),
        ("schrodinger", "schrodinger2019"),
        ("script alert", "hostile2020"),
    ],
)
@pytest.mark.parametrize("path", ["search.json?q=", "work.json?_search="])  # fmt: skip
async def test_search(served: Datasette, path: str, typed: str, key: str) -> None:
    response = await served.client.get(f"/library/{path}{typed}&_shape=array")
    assert [row["citekey"] for row in response.json()] == [key]


@pytest.mark.parametrize("typed", ['"', "*", "a OR", "NEAR(", "title:", "«»", "", "^"])
async def test_search_takes_anything(served: Datasette, typed: str) -> None:
    for path, name in (("search", "q"), ("work", "_search")):
        response = await served.client.get(f"/library/{path}", params={name: typed})
        assert response.status_code == 200


@pytest.mark.parametrize(("path", "rows"), [
    ("works_of_a_person?name=Tokayev", [("tokaev1997", "author")]),
    ("works_of_a_person?name=фёдоров", [("abdigalieva2021", "author")]),
    ("works_of_a_person?name=", []),
    ("citations_of_a_work?citekey=tokaev1997", [("tokaev1997", "[1, с. 5]")]),
    ("printed_more_than_once", []),
    ("cited_but_not_listed", [("list.txt", "[Нет, 2001]")]),
    ("listed_but_not_cited", [("abdigalieva2021", "2")]),
    ("doubtful_readings", [("abdigalieva2021", 0.41)]),
    ("doubtful_readings?below=0.99", [("abdigalieva2021", 0.41), ("tokaev1997", 0.97)]),
    ("without_doi", [("hostile2020", 2020), ("schrodinger2019", 2019), ("tokaev1997", 1997)]),
    ("by_year", [(2021, 1), (2020, 1), (2019, 1), (1997, 1)]),
    ("merged", [("tokaev1997twin", "tokaev1997")]),
    ("changes_of_works", [("tokaev1997twin", "merge"), ("tokaev1997twin", "merge"),
                          ("tokaev1997", "import"), ("abdigalieva2021", "import"),
                          ("schrodinger2019", "import"), ("hostile2020", "import")]),
])  # fmt: skip
async def test_query(
    served: Datasette, path: str, rows: list[tuple[object, ...]]
) -> None:
    name, _, arguments = path.partition("?")
    url = f"/library/{name}.json?_shape=array&{arguments}"
    found = (await served.client.get(url)).json()
    assert len(found) == len(rows)
    for row, expected in zip(found, rows, strict=True):
        assert set(expected) <= set(row.values())


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.name)
async def test_query_page(served: Datasette, query: Query) -> None:
    page = await read(served, f"/library/{query.name}")
    assert query.title in words(page)


HOSTILE_PATHS = (
    "/library/library",
    "/library/work",
    "/library/work/1",
    "/library/work/2",
    "/library/work/4",
    "/library/reference",
    "/library/reference/1",
    "/library/person",
    "/library/person/4",
    "/library/verdict",
    "/library/evidence",
    "/library/citation",
    "/library/search?q=script",
    "/library/search?q=%3Cscript%3Ealert(1)",
    "/library/cited_but_not_listed",
    "/library/printed_reference",
)


@pytest.mark.parametrize("path", HOSTILE_PATHS)
async def test_hostile_data_is_escaped(served: Datasette, path: str) -> None:
    page = await read(served, path)
    for bad in ("<script>alert", "</pre><script>", "<svg onload", "<img src=x", "<u>"):
        assert bad not in page
    for bad in ("<b>Әбд", "<i>нет", "<equal>"):
        assert bad not in page
    assert not re.search(r"""href=["']?\s*javascript:""", page, re.IGNORECASE)


async def test_hostile_title_is_shown(served: Datasette) -> None:
    page = await read(served, "/library/work/4")
    assert "<script>alert('title')</script> & «ёлки»" in words(page)
    assert "Address javascript:alert(document.domain)" in words(page)


async def test_long_lists_are_cut(library: Path) -> None:
    datasette = open_datasette(library)
    connection = sqlite3.connect(library)
    connection.executemany(
        """INSERT INTO citation(document_id, text, start, "end", sentence, target,
        locator, reference_id) VALUES (1, '[1]', 0, 3, ?, '{}', '', 1)""",
        [(f"Sentence {number}.",) for number in range(150)],
    )
    connection.commit()
    connection.close()
    page = await read(datasette, "/library/work/1")
    assert page.count("<blockquote>") == 100
    assert '<a href="/library/who_cites?citekey=tokaev1997">all of them</a>' in page
    assert "Sentence 149." in await read(
        datasette, "/library/who_cites?citekey=tokaev1997&_size=max"
    )


async def test_technical_tables_are_hidden(served: Datasette) -> None:
    page = await read(served, "/library")
    for name in ("change", "journal", "match_key", "search_text", "work_fts"):
        assert f'href="/library/{name}"' not in page
    for name in ("work", "reference", "document", "library", "who_cites"):
        assert f'href="/library/{name}"' in page


async def test_nothing_can_be_written(served: Datasette) -> None:
    sql = "delete from work"
    response = await served.client.get("/library.json", params={"sql": sql})
    assert response.status_code == 400
