"""A small store: three languages, a printed list, calls, a verdict, a merge."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
import pytest_asyncio
from datasette.app import Datasette

from kzbib.model import Date, Name, Variant, VariantKind, Work
from kzbib.store.search import index_text
from kzbib.store.store import Store
from kzbib.store.works import add_work, give_up
from kzbib.web.server import open_datasette

AT = "2026-01-02T03:04:05+00:00"
HOSTILE_TITLE = "<script>alert('title')</script> & «ёлки»"
HOSTILE_URL = "javascript:alert(document.domain)"
RAW_TOKAEV = (
    "Токаев К.-Ж. К. Под стягом независимости. – Алматы : Білім, 1997. – 736 с."
)

TOKAEV = Work(
    type="book",
    language="ru",
    text={
        "title": "Под стягом независимости",
        "publisher": "Білім",
        "publisher-place": "Алматы",
        "number-of-pages": "736",
    },
    names={"author": (Name("Токаев", "К.-Ж. К."),)},
    dates={"issued": Date(((1997,),))},
)
KAZAKH = Work(
    type="article-journal",
    language="kk",
    text={
        "title": "Қазақстан тарихы туралы ойлар",
        "container-title": "Отан тарихы",
        "volume": "3",
        "page": "15-27",
        "DOI": "10.51943/1814-6961-2021-3-15",
    },
    names={"author": (Name("Әбдіғалиева", "Ғ. Қ."), Name("Фёдоров", "А. А."))},
    dates={"issued": Date(((2021,),))},
    variants=(
        Variant(
            VariantKind.TRANSLATED,
            Work(
                type="article-journal",
                language="en",
                text={"title": "Thoughts on the history of Kazakhstan"},
                names={"author": (Name("Abdigalieva", "G."),)},
            ),
        ),
    ),
)
ENGLISH = Work(
    type="article-journal",
    language="en",
    text={
        "title": "The wave equation of steppes",
        "container-title": "Journal of Dry Lands",
        "volume": "12",
        "issue": "2",
        "page": "101-119",
        "URL": "https://example.org/a?b=1&c=2",
    },
    names={"author": (Name("Schrödinger", "Erwin"),)},
    dates={"issued": Date(((2019,),))},
)
HOSTILE = Work(
    type="webpage",
    language="ru",
    text={"title": HOSTILE_TITLE, "URL": HOSTILE_URL, "note": "<img src=x>"},
    names={"author": (Name(literal='"><svg onload=alert(1)>'),)},
    dates={"issued": Date(((2020,),))},
)


def fill(store: Store) -> None:
    with store.event("import", "list.txt"):
        tokaev = add_work(store, TOKAEV, "tokaev1997")
        kazakh = add_work(store, KAZAKH, "abdigalieva2021")
        add_work(store, ENGLISH, "schrodinger2019")
        add_work(store, HOSTILE, "hostile2020")
        document = add_document(store, "list.txt")
        first = add_entry(store, document, 1, RAW_TOKAEV, 0.97)
        second = add_entry(store, document, 2, "<b>Әбдіғалиева</b> Ғ. Қ. …", 0.41)
        join(store, first, tokaev, "same title and year", "title: независимости")
        join(store, second, kazakh, "same DOI", "DOI <equal>")
        add_call(store, document, first, "[1, с. 5]", "Так пишет К. Токаев [1, с. 5].")
        add_call(store, document, None, "[Нет, 2001]", "Этого <i>нет</i> [Нет, 2001].")
        store.insert("tag", work_id=tokaev, name="глава 1")
        verdict = store.insert(
            "verdict",
            work_id=tokaev,
            service="crossref",
            verdict="not_found",
            doi="",
            url=HOSTILE_URL,
            message="No index covers this book.",
            found="{}",
            at=AT,
        )
        store.insert(
            "evidence",
            verdict_id=verdict,
            field="title",
            stored="Под стягом",
            found="<u>other</u>",
            comparison="different",
        )
    with store.event("merge", "twin of tokaev1997"):
        twin = add_work(store, TOKAEV, "tokaev1997twin")
        give_up(store, twin, tokaev)


def add_document(store: Store, name: str) -> int:
    return store.insert(
        "document",
        name=name,
        sha256="0" * 64,
        format="text",
        encoding="utf-8",
        size=100,
        notes="",
        imported=AT,
    )


def add_entry(
    store: Store, document: int, position: int, raw: str, confidence: float
) -> int:
    return store.insert(
        "reference",
        document_id=document,
        list=1,
        position=position,
        number=str(position),
        raw=raw,
        start=0,
        end=len(raw),
        language="ru",
        parsed='{"csl": {"title": "</pre><script>"}}',
        confidence=confidence,
        parser="rules 1",
    )


def join(store: Store, reference: int, work: int, rule: str, why: str) -> None:
    store.insert(
        "membership",
        reference_id=reference,
        work_id=work,
        rule=rule,
        evidence=json.dumps([why]),
        since=AT,
    )


def add_call(
    store: Store, document: int, reference: int | None, text: str, sentence: str
) -> None:
    store.insert(
        "citation",
        document_id=document,
        text=text,
        start=0,
        end=len(text),
        sentence=sentence,
        target='{"number": "1"}',
        locator="с. 5",
        reference_id=reference,
    )


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The store, made once."""
    path = tmp_path_factory.mktemp("filled") / "library.db"
    with Store.open(path, indexers=[index_text]) as store:
        fill(store)
    return path


@pytest.fixture
def library(filled: Path, tmp_path: Path) -> Path:
    """A copy of the store for one test: ``library.db``."""
    return Path(shutil.copy(filled, tmp_path / "library.db"))


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def served(filled: Path) -> Datasette:
    """Our server's Datasette, for the tests of a module that only read."""
    datasette = open_datasette(filled)
    await datasette.invoke_startup()
    return datasette
