from __future__ import annotations

import json
import time
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzbib.checks import CHECKS, Finding, check_work, describe_checks
from kzbib.checks.letters import mend_letters
from kzbib.model import work_from_csl

TODAY = date(2026, 11, 25)
ARTICLE: dict[str, Any] = {
    "type": "article-journal",
    "title": "Сравнительная политология",
    "author": [{"family": "Токаев", "given": "К.-Ж."}],
    "container-title": "Вестник",
    "issued": {"date-parts": [[2019]]},
    "page": "5-9",
}


def findings(csl: dict[str, Any]) -> tuple[Finding, ...]:
    return check_work(work_from_csl(csl), today=TODAY)


def found(changes: dict[str, Any]) -> list[tuple[str, str]]:
    csl = {
        key: value for key, value in (ARTICLE | changes).items() if value is not None
    }
    return [(finding.check, finding.where) for finding in findings(csl)]


def parts(*dates: tuple[int, ...]) -> dict[str, Any]:
    return {"date-parts": [list(one) for one in dates]}


# fmt: off
CASES: list[tuple[dict[str, Any], list[tuple[str, str]]]] = [
    ({}, []),
    # fields by type
    ({"title": None}, [("missing-field", "title")]),
    ({"author": None}, [("missing-field", "author")]),
    ({"issued": None}, [("missing-field", "issued")]),
    ({"container-title": None}, [("missing-field", "container-title")]),
    ({"page": None}, [("missing-field", "page")]),
    ({"page": None, "number": "e12"}, []),
    ({"page": None, "DOI": "10.5555/x"}, []),
    ({"type": "chapter", "page": None}, [("missing-field", "page")]),
    ({"type": "book", "author": None, "editor": [{"family": "Орлов"}]}, []),
    ({"type": "book", "page": None, "container-title": None}, []),
    ({"type": "webpage", "author": None, "issued": None}, [("missing-field", "URL")]),
    ({"type": "legislation", "author": None, "issued": None}, []),
    ({"type": "thesis"}, [("missing-field", "publisher")]),
    ({"type": "song", "author": None, "issued": None, "page": None}, []),
    # dates
    ({"issued": parts((1399,))}, [("impossible-date", "issued")]),
    ({"issued": parts((1400,))}, []),
    ({"issued": parts((2027,))}, []),
    ({"issued": parts((2028,))}, [("impossible-date", "issued")]),
    ({"issued": parts((2019, 2, 30))}, [("impossible-date", "issued")]),
    ({"issued": parts((2019, 13))}, [("impossible-date", "issued")]),
    ({"issued": parts((2020, 2, 29))}, []),
    ({"issued": parts((2019,), (2018,))}, [("impossible-date", "issued")]),
    ({"issued": parts((2018,), (2019,))}, []),
    ({"issued": parts((1993, 5), (1993,))}, []),
    ({"issued": {"literal": "[б. г.]"}}, []),
    ({"accessed": parts((2026, 11, 25))}, []),
    ({"accessed": parts((2026, 11, 26))}, [("impossible-date", "accessed")]),
    ({"accessed": parts((2026, 12))}, [("impossible-date", "accessed")]),
    ({"accessed": parts((2018, 3, 1))}, [("impossible-date", "accessed")]),
    ({"accessed": parts((2019, 1, 1))}, []),
    ({"accessed": parts((2019, 1, 1)), "issued": parts((2019, 2))}, [("impossible-date", "accessed")]),
    # letters
    ({"title": "Cравнительная политология"}, [("mixed-script", "title")]),
    ({"title": "Қазақстан тəжірибесі"}, [("mixed-script", "title")]),
    ({"title": "Қазақстан тәжірибесі"}, []),
    ({"title": "Історія України"}, []),
    ({"title": "Iсторія України"}, [("mixed-script", "title")]),
    ({"title": "Pоlitics"}, [("mixed-script", "title")]),
    ({"title": "IT-технологии и HTML5"}, []),
    ({"author": [{"family": "Тoкаев"}]}, [("mixed-script", "author")]),
    ({"URL": "https://example.org/cтатья"}, []),
    # pages
    ({"page": "56-65"}, []),
    ({"page": "С. 56–65"}, []),
    ({"page": "143-68"}, []),
    ({"page": "514-131"}, [("page-order", "page")]),
    ({"page": "65–56"}, [("page-order", "page")]),
    ({"page": "e19-e12"}, [("page-order", "page")]),
    ({"page": "168-43"}, [("page-order", "page")]),
    ({"page": "1, 8-9"}, []),
    ({"page": "1, 9-8"}, [("page-order", "page")]),
    ({"page": "XII-XV"}, []),
    ({"page": "12-1-12-8"}, []),
    # identifiers
    ({"DOI": "10.26577/jmmcs-2018-3-523"}, []),
    ({"DOI": "https://doi.org/10.26577/jmmcs-2018-3-523"}, [("invalid-identifier", "DOI")]),
    ({"DOI": "elibrary 123"}, [("invalid-identifier", "DOI")]),
    ({"DOI": "10.31489/2024 no4/79-87"}, [("invalid-identifier", "DOI")]),
    ({"DOI": "10.32523/2306-3172-2017-5-4-43-54"}, [("invalid-identifier", "DOI")]),
    ({"ISBN": "978-5-17-080115-2"}, []),
    ({"ISBN": "5-02-013850-9"}, []),
    ({"ISBN": "978-5-17-080115-3"}, [("invalid-identifier", "ISBN")]),
    ({"ISBN": "978-5-17-080115-2; 5-02-013850-8"}, [("invalid-identifier", "ISBN")]),
    ({"ISBN": "12"}, [("invalid-identifier", "ISBN")]),
    ({"ISSN": "2306-6172"}, []),
    ({"ISSN": "2306-3172"}, [("invalid-identifier", "ISSN")]),
    ({"ISSN": "1935-990Х"}, []),
    ({"author": [{"family": "Иванов", "ORCID": "0000-0002-1825-0097"}]}, []),
    ({"author": [{"family": "Иванов", "ORCID": "0000-0002-1825-0098"}]}, [("invalid-identifier", "author")]),
    # addresses
    ({"URL": "https://adilet.zan.kz/rus/docs/K950001000_"}, []),
    ({"URL": "http://сайт.рф/страница"}, []),
    ({"URL": "http://192.168.0.1:8080/x"}, []),
    ({"URL": "adilet.zan.kz/rus"}, [("malformed-url", "URL")]),
    ({"URL": "https://example.org/a b"}, [("malformed-url", "URL")]),
    ({"URL": "https://elibraryru/item"}, [("malformed-url", "URL")]),
    ({"URL": "https://example.org/x."}, [("malformed-url", "URL")]),
    ({"URL": "htp://example.org"}, [("malformed-url", "URL")]),
    ({"URL": "javascript:alert(1)"}, [("malformed-url", "URL")]),
    ({"URL": "http://[bad"}, [("malformed-url", "URL")]),
    ({"URL": "http://example.org:99999/"}, [("malformed-url", "URL")]),
]
# fmt: on


@pytest.mark.parametrize(("changes", "expected"), CASES)
def test_findings(changes: dict[str, Any], expected: list[tuple[str, str]]) -> None:
    assert found(changes) == expected


# fmt: off
FIXES = [
    ("title", "Cравнительная политология", "Сравнительная политология"),
    ("title", "тəжірибесі", "тәжірибесі"),
    ("DOI", "doi: 10.5555/ABC.", "10.5555/abc"),
    ("URL", "adilet.zan.kz/rus", "https://adilet.zan.kz/rus"),
    ("URL", "https://example.org/ a b.", "https://example.org/ab"),
    ("URL", "https://elibraryru/item", None),
]
# fmt: on


@pytest.mark.parametrize(("field", "value", "mended"), FIXES)
def test_fixes(field: str, value: str, mended: str | None) -> None:
    (finding,) = findings(ARTICLE | {field: value})
    assert finding.fix == (None if mended is None else {field: mended})


# fmt: off
LETTERS = [
    ("Pоссия", "Россия"), ("Казаxстан", "Казахстан"), ("Pоlitics", "Politics"),
    ("Яndex", "Яndex"), ("XIXв", "XIXв"), ("IT-сфера", "IT-сфера"), ("Bестник BГУ", "Вестник ВГУ"),
    ("", ""), ("A Б", "A Б"),
]
# fmt: on


@pytest.mark.parametrize(("text", "mended"), LETTERS)
def test_mend_letters(text: str, mended: str) -> None:
    assert mend_letters(text) == mended


@given(st.text(alphabet="абвсоахiіўAOCPxyz -12", max_size=30))
def test_mending_keeps_the_length_and_is_done_once(text: str) -> None:
    once = mend_letters(text)
    assert len(once) == len(text)
    assert mend_letters(once) == once


values = st.text(alphabet="10.978-5хXабв:/ ,;eé[]", max_size=25)


@given(
    st.dictionaries(
        st.sampled_from(["title", "page", "DOI", "ISBN", "ISSN", "URL"]), values
    )
)
def test_no_work_breaks_a_check(fields: dict[str, str]) -> None:
    for finding in findings({"type": "book", **fields}):
        assert finding.check in CHECKS
        assert finding.message
        assert finding.hint


def test_long_fields_are_quick() -> None:
    started = time.perf_counter()
    for piece in ("1-", "9", "978-", "a.", "Aб", "http://", "10.5555/", "- "):
        text = piece * (10_000 // len(piece))
        findings(
            {
                "type": "book",
                **dict.fromkeys(("title", "page", "DOI", "ISBN", "ISSN", "URL"), text),
            }
        )
    assert time.perf_counter() - started < 3


def test_a_message_says_what_was_seen_and_what_to_do() -> None:
    (finding,) = findings(ARTICLE | {"page": "514-131"})
    assert "«514-131»" in finding.message
    assert finding.hint.endswith(".")
    (finding,) = findings(ARTICLE | {"title": "Cравнение"})
    assert "Latin C" in finding.message
    assert "«Сравнение»" in finding.hint


def test_the_registry_describes_itself() -> None:
    described = dict(describe_checks())
    assert described.keys() == CHECKS.keys()
    for check in CHECKS.values():
        assert check.description.endswith(".")
        assert "\n" not in check.description
        assert check.scope in ("work", "document")


def test_few_findings_on_real_references(shared: Path) -> None:
    """Labelled references are as people printed them: most have nothing wrong."""
    lines = (shared / "gold/dev.jsonl").read_text("utf-8").splitlines()
    found_here = [findings(json.loads(line)["csl"]) for line in lines]
    errors = sum(any(f.severity == "error" for f in one) for one in found_here)
    assert errors / len(lines) < 0.12
    checks = Counter(
        f.check for one in found_here for f in one if f.severity == "error"
    )
    assert checks["mixed-script"] >= 10
    assert checks["invalid-identifier"] <= 2
