from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzbib.resolving.crossref import work_path
from kzbib.resolving.doi import DoiProblem, clean_doi, doi_url, find_doi, read_doi

# fmt: off
CASES = [
    # as printed, as kept
    ("10.26577/JMMCS-2018-3-523", "10.26577/jmmcs-2018-3-523"),
    ("doi:10.5555/ABC", "10.5555/abc"),
    ("DOI 10.5555/abc", "10.5555/abc"),
    ("https://doi.org/10.5555/abc.", "10.5555/abc"),
    ("http://dx.doi.org/10.5555/abc", "10.5555/abc"),
    ("<https://doi.org/10.5555/abc>", "10.5555/abc"),
    ("«10.5555/abc»", "10.5555/abc"),
    ("(10.5555/abc(2019)7)", "10.5555/abc(2019)7"),
    ("10.5555/a%2Fb", "10.5555/a/b"),
    ("https://doi.org/10.5555%2Fabc", "10.5555/abc"),
    ("10.5555/abc?utm_source=mail", "10.5555/abc"),
    ("10.5555/abc, 10.5555/def", "10.5555/abc"),
    ("10.5555/abc;https://doi.org/10.5555/def", "10.5555/abc"),
    ("<a href='x'>10.5555/abc</a>", "10.5555/abc"),
    ("10.5555/abc 2020-05-01", "10.5555/abc"),
    ("10.5555/abc. P. 12", "10.5555/abc"),
    ("10.5555/abc\u200b-1", "10.5555/abc-1"),
    ("10.5555/abc\u00ad1", "10.5555/abc1"),
    ("10.1000.10/123", "10.1000.10/123"),
    ("10.5555/ABC-тест", "10.5555/abc-тест"),
    # none, or doubtful
    ("", None),
    ("10.5555", None),
    ("10.5555/", None),
    ("10.5555/...", None),
    ("10.12/abc", None),
    ("1210.5555/abc", None),
    ("10.5555/%FF%FE", None),
    ("10.5555/2024 no4/79-87", None),
    ("10.5555/2306-3172-2017-5-4-43-54", None),
]
# fmt: on


@pytest.mark.parametrize(("text", "doi"), CASES)
def test_clean_doi(text: str, doi: str | None) -> None:
    assert clean_doi(text) == doi


def test_strings_from_real_texts(shared: Path) -> None:
    lines = (shared / "fixtures/http/matching/doi_strings.jsonl").read_text("utf-8")
    rows = [json.loads(line) for line in lines.splitlines()]
    wrong = [row for row in rows if clean_doi(row["text"]) != (row["doi"] or None)]
    assert len(rows) >= 21
    assert wrong == []


def test_a_problem_is_named_beside_the_doi() -> None:
    assert read_doi("no doi").problem == DoiProblem.ABSENT
    assert read_doi("10.5555/2024 no4/79-87").problem == DoiProblem.TORN
    reading = read_doi("10.5555/2306-3172-2017-5-4-43-54")
    assert (reading.doi, reading.problem) == (
        "10.5555/2306-3172-2017-5-4-43-54",
        DoiProblem.ISSN,
    )


def test_find_doi_passes_over_doubtful_ones() -> None:
    text = "See 10.5555/2024 no4/79-87 and doi: 10.5555/GOOD. Then 10.5555/other."
    assert find_doi(text) == "10.5555/good"
    assert find_doi("nothing here") is None


def test_addresses_are_encoded() -> None:
    assert (
        doi_url("10.5555/a<b>#тест")
        == "https://doi.org/10.5555/a%3Cb%3E%23%D1%82%D0%B5%D1%81%D1%82"
    )
    assert work_path("10.5555/a/b?c") == "/works/10.5555%2Fa%2Fb%3Fc"


@pytest.mark.parametrize(
    "text", ["", "11.5/x", "10.5555", "10.5555/a b", "10.5555/a\nb"]
)
def test_no_path_of_what_is_no_doi(text: str) -> None:
    with pytest.raises(ValueError, match="not a cleaned DOI"):
        work_path(text)


@given(st.text(alphabet="10.5/абabАZ-–()<>[]{};,%2F «»\u200b\n", max_size=60))
def test_cleaning_twice_changes_nothing(text: str) -> None:
    doi = clean_doi(text)
    if doi is not None:
        assert clean_doi(doi) == doi
        assert work_path(doi).isascii()


HOSTILE = [
    "10.5555/" * 1300,
    "10.5555/" + "(" * 10_000,
    "10.5555/a" + ")" * 10_000,
    "10. " * 2500,
    " " * 10_000,
    "10." + "5555." * 2000,
]


@pytest.mark.parametrize("text", HOSTILE)
def test_long_input_is_quick(text: str) -> None:
    started = time.perf_counter()
    clean_doi(text)
    find_doi(text)
    assert time.perf_counter() - started < 0.5
