"""Every recorded answer of every service is read; odd ones never crash."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzbib.model import Name, Work
from kzbib.resolving import (
    crossref_search,
    datacite,
    doi_org,
    openalex,
    orcid_record,
    services,
)


def recorded(shared: Path, folder: str) -> Iterator[tuple[Path, Any]]:
    for file in sorted((shared / "fixtures/http" / folder).glob("*.json")):
        response = json.loads(file.read_text("utf-8"))["response"]
        if response["status"] == 200 and "json" in response:
            yield file, response["json"]


def test_datacite_records(shared: Path) -> None:
    works = {
        work.get("DOI"): work
        for _, answer in recorded(shared, "datacite/dois")
        if (work := datacite.work_from_answer(answer))
    }
    assert len(works) >= 50
    assert all(work.title for work in works.values())
    russian = works["10.26102/2310-6018/2019.24.1.006"]
    assert russian.title == "МОДЕЛЬ СИСТЕМНОЙ ДИНАМИКИ ПРОЦЕССА ОБУЧЕНИЯ"
    assert [name.family for name in russian.people()] == ["Ганичева", "Ганичев"]
    assert (russian.year, russian.language) == (2019, "ru")
    assert russian.variants[0].work.title == (
        "MODEL OF SYSTEM DYNAMICS OF PROCESS OF TRAINING"
    )


def test_agencies(shared: Path) -> None:
    found = {
        doi_org.agency_from_answer(answer)
        for _, answer in recorded(shared, "doi_org/ra")
    }
    assert {"Crossref", "DataCite", "JaLC", "KISTI", "mEDRA", "OP", ""} <= found
    named = [
        crossref_search.agency_from_answer(answer)
        for _, answer in recorded(shared, "crossref/agency")
    ]
    assert set(named) >= {"crossref"}


def test_content_negotiation(shared: Path) -> None:
    works = [
        work
        for _, answer in recorded(shared, "crossref/transform")
        if isinstance(answer, dict) and (work := doi_org.work_from_answer(answer))
    ]
    assert works
    assert all(work.title and work.get("DOI") for work in works)


def test_openalex_lists(shared: Path) -> None:
    file = shared / "fixtures/http/openalex/works_lists.jsonl"
    works: list[Work] = []
    for line in file.read_text("utf-8").splitlines():
        works += openalex.works_from_answer({"results": json.loads(line)["items"]})
    assert len(works) > 100
    first = works[0]
    assert first.get("DOI") == "10.1038/s41586-021-03819-2"
    assert first.people()[0] == Name(
        family="Jumper", given="John", orcid="0000-0001-6169-6580"
    )
    assert sum(bool(work.title) for work in works) > 0.95 * len(works)


def test_people(shared: Path) -> None:
    for file, answer in recorded(shared, "orcid/person"):
        orcid = file.name.split("_")[1]
        person = orcid_record.person_from_answer(answer, orcid)
        assert person.names, file.name
    sample = shared / "fixtures/http/orcid/record/sample_record-full-3.0.json"
    answer = json.loads(sample.read_text("utf-8"))["response"]["json"]
    assert orcid_record.person_from_answer(answer, "0000-0001-5109-3700").names


def test_lists_of_works(shared: Path) -> None:
    counts = []
    for _, answer in recorded(shared, "orcid/works"):
        summaries = list(orcid_record.summaries_from_answer(answer))
        assert all(work.title and code for code, work in summaries)
        counts.append(len(summaries))
    assert max(counts) == 111
    folder = shared / "fixtures" / "http" / "orcid"
    bulk = folder / "work" / "sample_bulk-works-3-works-3.0.json"
    answer = json.loads(bulk.read_text("utf-8"))["response"]["json"]
    assert all(work.title for _, work in orcid_record.works_from_bulk(answer))


def test_searches_for_people(shared: Path) -> None:
    found = [
        orcid_record.orcids_from_answer(answer)
        for _, answer in recorded(shared, "orcid/search")
    ]
    assert any(found)
    assert () in found  # «result»: null


# Made by hand after the documentation: nobody has published a recorded answer.
EXPANDED = {
    "expanded-result": [
        {
            "orcid-id": "0000-0002-1825-0097",
            "given-names": "Айгерім",
            "family-names": "Серікбаева",
            "credit-name": None,
            "other-name": ["Serikbayeva A."],
            "institution-name": ["ҚазҰУ"],
        },
        {"orcid-id": "0000-0002-1825-0098", "family-names": "wrong check digit"},
        "nothing",
    ],
    "num-found": 3,
}


def test_an_expanded_search() -> None:
    (person,) = orcid_record.people_from_answer(EXPANDED)
    assert person.orcid == "0000-0002-1825-0097"
    assert [name.printed for name in person.names] == [
        "Серікбаева Айгерім",
        "Serikbayeva A.",
    ]
    assert person.affiliations == ("ҚазҰУ",)


def test_only_known_fields_are_selected(shared: Path) -> None:
    """Crossref refuses a question with an unknown field whole."""
    known: set[str] = set()
    folder = shared / "fixtures/http/crossref"
    for file in folder.rglob("*.json"):
        value = json.loads(file.read_text("utf-8"))["response"].get("json")
        known |= set(keys_of(value)) if isinstance(value, dict | list) else set()
    for line in (folder / "works.jsonl").read_text("utf-8").splitlines():
        known |= set(json.loads(line)["work"])
    path = crossref_search.search_path("x")
    fields = path.partition("select=")[2].split("%2C")
    unseen = set(fields) - known - {"degree", "approved", "posted", "article-number"}
    assert not unseen


def keys_of(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield key
            yield from keys_of(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from keys_of(inner)


READERS: list[Callable[[Any], object]] = [
    datacite.work_from_answer,
    doi_org.agency_from_answer,
    doi_org.work_from_answer,
    openalex.works_from_answer,
    crossref_search.works_from_answer,
    crossref_search.updates_from_answer,
    crossref_search.agency_from_answer,
    orcid_record.orcids_from_answer,
    orcid_record.people_from_answer,
    lambda answer: orcid_record.person_from_answer(answer, "0000-0002-1825-0097"),
    lambda answer: list(orcid_record.summaries_from_answer(answer)),
    lambda answer: list(orcid_record.works_from_bulk(answer)),
]
_KEYS = st.sampled_from(
    "data attributes titles title creators name message items agency id result "
    "expanded-result orcid-id group work-summary put-code bulk work updated-by type "
    "results authorships author doi DOI external-ids value container types".split()
)
_LEAVES = st.none() | st.integers() | st.text(max_size=8) | st.booleans()
_JSON = st.recursive(
    _LEAVES,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(_KEYS, inner, max_size=4)
    ),
    max_leaves=12,
)


@given(answer=_JSON)
def test_any_json_is_survived(answer: object) -> None:
    for read in READERS:
        read(answer)


FOLDERS = ["datacite/dois", "orcid/person", "orcid/works", "doi_org/ra"]


@pytest.mark.parametrize("folder", FOLDERS)
def test_any_part_may_be_missing(shared: Path, folder: str) -> None:
    for _, answer in list(recorded(shared, folder))[:6]:
        for broken in holes(answer, 120):
            for read in READERS:
                read(broken)


def holes(value: Any, most: int) -> Iterator[Any]:
    """Yield the value with one part after the other put to null."""
    paths = list(paths_in(value))
    for path in paths[:: len(paths) // most + 1]:
        copy = json.loads(json.dumps(value))
        inner = copy
        for step in path[:-1]:
            inner = inner[step]
        inner[path[-1]] = None
        yield copy


def paths_in(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    pairs: Any = ()
    if isinstance(value, dict):
        pairs = value.items()
    elif isinstance(value, list):
        pairs = enumerate(value)
    for key, inner in pairs:
        yield (*path, key)
        yield from paths_in(inner, (*path, key))


@pytest.mark.parametrize("text", ["../../x", "0000-0002-1825-0098", "", "a b"])
def test_no_text_gets_into_a_path(text: str) -> None:
    with pytest.raises(ValueError, match="not an ORCID"):
        orcid_record.person_path(text)


def test_a_query_cannot_be_broken_out_of() -> None:
    name = Name(family='x" OR orcid:*', given="\\")
    assert orcid_record.name_query(name).count('"') == 2
    assert orcid_record.doi_query('10.1/x"y').count('"') == 2
    path = crossref_search.search_path("a&rows=1000#\r\nHost: x")
    assert "rows=10&" in path
    assert not set(path) & set("\r\n# ")


def test_works_are_asked_a_hundred_at_a_time() -> None:
    paths = orcid_record.works_paths("0000-0002-1825-0097", list(range(1, 251)))
    assert [path.count(",") + 1 for path in paths] == [100, 100, 50]


class _LockedError(Exception):
    pass


def keyring_of(secrets: dict[tuple[str, str], str], *, locked: bool) -> ModuleType:
    def get_password(service: str, name: str) -> str | None:
        if locked:
            raise _LockedError
        return secrets.get((service, name))

    module = ModuleType("keyring")
    vars(module).update(
        get_password=get_password, errors=SimpleNamespace(KeyringError=_LockedError)
    )
    return module


# environment, keyring, locked, key
KEYS = [
    ("", None, False, ""),
    ("env", "ring", False, "env"),
    ("", "ring", False, "ring"),
    ("", "ring", True, ""),
]


@pytest.mark.parametrize(("environment", "ring", "locked", "key"), KEYS)
def test_where_a_key_comes_from(
    monkeypatch: pytest.MonkeyPatch,
    environment: str,
    ring: str | None,
    locked: bool,
    key: str,
) -> None:
    services._from_keyring.cache_clear()
    monkeypatch.setenv("KZBIB_OPENALEX_KEY", environment)
    secrets = {("kzbib", "KZBIB_OPENALEX_KEY"): ring} if ring else {}
    monkeypatch.setitem(sys.modules, "keyring", keyring_of(secrets, locked=locked))
    assert services.OPENALEX.key == key
    assert services.CROSSREF.key == ""
    services._from_keyring.cache_clear()
