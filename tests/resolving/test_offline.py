"""The offline index: built file by file, resumed after a stop, only read."""

from __future__ import annotations

import gzip
import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bench.synthetic import Library, crossref_message, reference
from kzbib.errors import InputError, StoreError
from kzbib.model import Work, work_to_csl
from kzbib.resolving.offline import Filter, OfflineIndex, build_index
from kzbib.resolving.offline.sources import rows_of

PROGRAM = "from kzbib.cli.main import run; run()"
WORKS = list(Library(5).works(300))


def messages(works: list[Work]) -> list[dict[str, Any]]:
    return [crossref_message(work) for work in works]


def as_json(rows: list[dict[str, Any]]) -> bytes:
    return json.dumps({"items": rows}, ensure_ascii=False).encode()


def as_lines(rows: list[dict[str, Any]]) -> bytes:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()


def as_csl(rows: list[dict[str, Any]]) -> bytes:
    wanted = {row["DOI"] for row in rows}
    works = [work for work in WORKS if work.get("DOI") in wanted]
    return json.dumps(list(map(work_to_csl, works)), ensure_ascii=False).encode()


# Crossref's yearly file is .json.gz, since 2025 .jsonl.gz; users have CSL-JSON.
FORMS: list[tuple[str, Callable[[list[dict[str, Any]]], bytes]]] = [
    ("0.json.gz", as_json),
    ("0.jsonl.gz", as_lines),
    ("0.json", as_json),
    ("0.jsonl", as_lines),
    ("mine.json", as_csl),
]


@pytest.mark.parametrize(("name", "make"), FORMS, ids=[f[0] for f in FORMS])
def test_every_form_of_data_is_read(
    tmp_path: Path, name: str, make: Callable[[list[dict[str, Any]]], bytes]
) -> None:
    data = make(messages(WORKS))
    file = tmp_path / name
    file.write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
    built = build_index(tmp_path / "index.db", [file])
    assert (built.read, built.kept, built.bad, built.failed) == (300, 300, 0, [])
    index = OfflineIndex(tmp_path / "index.db")
    for work in WORKS[::25]:
        found = index.find_doi(work.get("DOI"))
        assert found is not None
        assert (found.title, found.year) == (work.title, work.year)
        assert found.people()[0].family == work.people()[0].family
        assert index.search(work)[0].get("DOI") == work.get("DOI")
    index.close()


def test_a_bib_collection_is_read(tmp_path: Path) -> None:
    file = tmp_path / "mine.bib"
    file.write_text(
        "@article{esimov, author={Есимов, А.}, title={Степные города}, year={2020},"
        " journal={Вестник}, doi={10.5555/e}}\n@book{none, author={Никто}}\n",
        encoding="utf-8",
    )
    built = build_index(tmp_path / "index.db", [file])
    assert (built.read, built.kept, built.bad) == (2, 1, 1)
    index = OfflineIndex(tmp_path / "index.db")
    found = index.find_doi("10.5555/e")
    assert found is not None
    assert found.title == "Степные города"
    index.close()


@pytest.mark.parametrize("kind", ["clean", "noisy", "short", "romanised"])
def test_references_find_their_works(tmp_path: Path, kind: str) -> None:
    import random

    pick = random.Random(1)
    file = tmp_path / "0.jsonl"
    file.write_bytes(as_lines(messages(WORKS)))
    build_index(tmp_path / "index.db", [file])
    index = OfflineIndex(tmp_path / "index.db")
    asked = WORKS[::6]
    hits = [
        work.get("DOI")
        in [each.get("DOI") for each in index.search(reference(work, kind, pick))]
        for work in asked
    ]
    index.close()
    assert sum(hits) >= 0.98 * len(asked)


# filter, how many of four are kept
FILTERS = [
    (Filter.of(), 4),
    (Filter.of(prefixes=["10.5555"]), 2),
    (Filter.of(issns=["1234-5679"]), 3),
    (Filter.of(from_year=2000), 3),
    (Filter.of(members="eurasia"), 1),
    (Filter.of(prefixes=["10.5555"], from_year=2000), 1),
]


@pytest.mark.parametrize(("wanted", "kept"), FILTERS)
def test_filters(tmp_path: Path, wanted: Filter, kept: int) -> None:
    def row(doi: str, year: int, number: str) -> dict[str, Any]:
        return {
            "DOI": doi,
            "title": ["T"],
            "ISSN": [number],
            "issued": {"date-parts": [[year]]},
        }

    rows = [
        row("10.5555/a", 1990, "1234-5679"),
        row("10.5555/b", 2010, "1234-5679"),
        row("10.26577/c", 2020, "1234-5679"),
        row("10.1000/d", 2020, "0000-0000"),
    ]
    file = tmp_path / "0.jsonl"
    file.write_bytes(as_lines(rows))
    assert build_index(tmp_path / "index.db", [file], wanted).kept == kept


def test_an_unknown_list_of_members() -> None:
    with pytest.raises(InputError, match="atlantis"):
        Filter.of(members="atlantis")


def test_a_second_build_reads_only_what_is_new(tmp_path: Path) -> None:
    files = [tmp_path / f"{number}.jsonl" for number in range(2)]
    for file, works in zip(files, (WORKS[:100], WORKS[100:150]), strict=True):
        file.write_bytes(as_lines(messages(works)))
    path = tmp_path / "index.db"
    assert build_index(path, files[:1]).kept == 100
    again = build_index(path, files)
    assert (again.known, again.files, again.kept) == (1, 1, 50)
    index = OfflineIndex(path)
    assert index.count() == (2, 150)
    index.close()


def test_a_damaged_file_leaves_nothing_behind(tmp_path: Path) -> None:
    good, bad = tmp_path / "good.jsonl.gz", tmp_path / "bad.jsonl.gz"
    whole = gzip.compress(as_lines(messages(WORKS)))
    good.write_bytes(whole)
    bad.write_bytes(whole[: len(whole) // 2])
    built = build_index(tmp_path / "index.db", [bad, good])
    assert built.kept == 300
    assert len(built.failed) == 1
    assert "bad.jsonl.gz" in built.failed[0]
    index = OfflineIndex(tmp_path / "index.db")
    assert index.count() == (1, 300)
    index.close()


def test_a_bad_line_is_counted_and_the_rest_is_kept(tmp_path: Path) -> None:
    file = tmp_path / "0.jsonl"
    rows = as_lines(messages(WORKS[:3]))
    file.write_bytes(rows + b'{"title": ["no DOI"]}\n[1, 2]\n"text"\n')
    built = build_index(tmp_path / "index.db", [file])
    assert (built.read, built.kept, built.bad) == (6, 3, 3)


def test_a_killed_build_goes_on(tmp_path: Path) -> None:
    files = []
    for number in range(8):
        file = tmp_path / f"{number}.jsonl.gz"
        works = list(Library(number).works(1500, f"10.{5000 + number}"))
        file.write_bytes(gzip.compress(as_lines(messages(works)), 1))
        files.append(file)
    path = tmp_path / "index.db"
    child = subprocess.Popen(
        [sys.executable, "-c", PROGRAM, "offline", "build", *files, "-o", path],
        stderr=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
    )
    wait_for_files(path, 2)
    os.kill(child.pid, signal.SIGKILL)
    child.wait()
    there = sources(path)
    assert 2 <= there < 8
    built = build_index(path, files)
    assert (built.known, built.files) == (there, 8 - there)
    index = OfflineIndex(path)
    assert index.count() == (8, 12_000)
    assert index.find_doi("10.5000/0000001") is not None
    assert index.find_doi("10.5007/0000001") is not None
    index.close()


def wait_for_files(path: Path, number: int) -> None:
    for _ in range(600):
        if path.exists() and sources(path) >= number:
            return
        time.sleep(0.02)
    raise AssertionError("the build did not begin")


def sources(path: Path) -> int:
    db = sqlite3.connect(path, timeout=5)
    try:
        return int(db.execute("select count(*) from source").fetchone()[0])
    except sqlite3.OperationalError:
        return 0
    finally:
        db.close()


def test_the_index_is_only_read(tmp_path: Path) -> None:
    file = tmp_path / "0.jsonl"
    file.write_bytes(as_lines(messages(WORKS)))
    path = tmp_path / "index.db"
    build_index(path, [file])
    before = path.read_bytes()
    index = OfflineIndex(path)
    index.search(WORKS[0])
    index.close()
    assert path.read_bytes() == before


@pytest.mark.parametrize("content", [None, b"", b"not a database at all" * 100])
def test_what_is_no_index(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "index.db"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(StoreError, match="offline index"):
        OfflineIndex(path)


def test_another_database_is_not_written_to(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    db = sqlite3.connect(path)
    db.execute("create table mine (x)")
    db.close()
    with pytest.raises(StoreError, match="another kind"):
        build_index(path, [])


def test_a_damaged_block_is_named(tmp_path: Path) -> None:
    file = tmp_path / "0.jsonl"
    file.write_bytes(as_lines(messages(WORKS[:10])))
    path = tmp_path / "index.db"
    build_index(path, [file])
    db = sqlite3.connect(path)
    db.execute("update block set data = x'00'")
    db.commit()
    db.close()
    index = OfflineIndex(path)
    with pytest.raises(StoreError, match="damaged"):
        index.search(WORKS[0])
    index.close()


def test_hostile_lines_are_cleaned(tmp_path: Path) -> None:
    harm = {
        "DOI": "10.5555/x",
        "title": ["\u202ea\x1e\x1f\x1b[31m <script>" + "x" * 100_000],
        "author": [{"family": "A\x1d\x1cB"}, "nobody", None],
        "issued": {"date-parts": [[10**20]]},
        "volume": {"a": 1},
        "page": ["1"],
    }
    file = tmp_path / "0.jsonl"
    file.write_bytes(as_lines([harm, *messages(WORKS[:2])]))
    build_index(tmp_path / "index.db", [file])
    index = OfflineIndex(tmp_path / "index.db")
    found = index.find_doi("10.5555/x")
    assert found is not None
    assert len(found.title) <= 2_100
    assert not set(found.title) & set("\x1b\x1e\x1f\u202e")
    second = index.find_doi(WORKS[0].get("DOI"))
    assert second is not None
    assert second.title == WORKS[0].title
    index.close()


def test_deep_json_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "deep.json"
    file.write_bytes(b"[" * 200_000)
    with pytest.raises(InputError, match=r"deep\.json"):
        list(rows_of(file))
