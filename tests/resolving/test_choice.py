"""Which of several records is meant, and when none may be taken."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bench import resolve as bench
from kzbib.model import Date, Work, work_from_csl
from kzbib.parsing import parse
from kzbib.resolving.choice import choose
from kzbib.resolving.printed import Printed
from kzbib.resolving.sequels import part_marks

RECORD: dict[str, Any] = {
    "type": "article-journal",
    "title": "Reduction of Caco-2 cells: a kinetic study of iron",
    "author": [{"family": "Glahn", "given": "R. P."}],
    "container-title": "Journal of Nutrition",
    "volume": "128",
    "issue": "9",
    "page": "1555-1561",
    "issued": {"date-parts": [[1998]]},
    "DOI": "10.5555/whole",
}


def record(**changes: Any) -> Work:
    csl = RECORD | changes
    return work_from_csl({key: value for key, value in csl.items() if value})


WHOLE = (
    "Glahn R.P. Reduction of Caco-2 cells: a kinetic study of iron. J. Nutr."
    " 1998, 128 (9): 1555-1561."
)
CUT = "Glahn R.P. Reduction of Caco-2 cells: a kinetic study of iron. 1998."
NUMBERED = (
    "Miller W.R. Oestradiol synthesis by carcinoma of cells. Lancet 2: 866, 1974."
)

# reference, changes of the record, verdict
PRINTED: list[tuple[str, dict[str, Any], str]] = [
    (WHOLE, {}, "confirmed"),
    (WHOLE, {"title": f"{RECORD['title']}. Part 2", "page": "218"}, "not-found"),
    (WHOLE, {"page": "318-330"}, "not-found"),
    (WHOLE, {"volume": "129", "issued": {"date-parts": [[1999]]}}, "not-found"),
    (WHOLE, {"author": [{"family": "Someone"}]}, "probable"),
    (WHOLE, {"title": f"Erratum: {RECORD['title']}", "page": "99"}, "not-found"),
    (WHOLE, {"title": "Iron in rats and a cat"}, "not-found"),
    (CUT, {"title": f"{RECORD['title']}. Part 2", "page": "218"}, "not-found"),
    (
        NUMBERED,
        {
            "title": "Oestradiol synthesis by carcinoma of cells. Part 2",
            "author": [{"family": "Miller", "given": "W. R."}],
            "container-title": "Lancet",
            "volume": "",
            "issue": "",
            "page": "218",
            "issued": {"date-parts": [[1974]]},
        },
        "not-found",
    ),
]


@pytest.mark.parametrize(("text", "changes", "verdict"), PRINTED)
def test_a_printed_reference(text: str, changes: dict[str, Any], verdict: str) -> None:
    choice = choose(parse(text).work, [record(**changes)], text=text)
    assert choice.verdict == verdict


def test_a_runner_up_that_is_near_makes_it_ambiguous() -> None:
    twin = record(DOI="10.5555/twin")
    choice = choose(parse(WHOLE).work, [record(), twin], text=WHOLE)
    assert choice.verdict == "ambiguous"
    refused = choose(
        parse(WHOLE).work, [record(), twin], text=WHOLE, refused={"10.5555/twin"}
    )
    assert refused.verdict == "confirmed"


def test_the_order_of_the_records_does_not_matter() -> None:
    others = [record(DOI=f"10.5555/{n}", page=f"{n}", volume="1") for n in range(3)]
    for place in range(4):
        found = [*others[:place], record(), *others[place:]]
        choice = choose(parse(WHOLE).work, found, text=WHOLE)
        assert (choice.verdict, choice.best and choice.best.doi) == (
            "confirmed",
            "10.5555/whole",
        )


def test_a_record_without_a_doi_cannot_be_chosen() -> None:
    assert choose(parse(WHOLE).work, [record(DOI="")]).verdict == "not-found"


def test_a_review_of_a_book_is_not_the_book() -> None:
    book = work_from_csl(
        {
            "type": "book",
            "title": RECORD["title"],
            "author": RECORD["author"],
            "issued": RECORD["issued"],
        }
    )
    review = record(volume="", page="", issue="")
    assert choose(book, [review]).verdict == "not-found"


def test_a_translated_title_needs_everything_else() -> None:
    stored = replace(
        record(DOI=""), text={**record(DOI="").text, "title": "Кинетика железа"}
    )
    assert choose(stored, [record()]).verdict == "confirmed"
    bare = replace(stored, dates={"issued": Date()})
    assert choose(bare.with_text(volume=""), [record()]).verdict == "not-found"


# title, its marks of a part
MARKS = [
    ("Galaxies. Part II", {("part", "2")}),
    ("Галактики. Часть 2", {("часть", "2")}),
    ("Caco-2 cells of rats", set()),
    ("Report 2012", set()),
    ("Ғарыш, 3 бөлім", set()),
    ("", set()),
    ("7", set()),
]


@pytest.mark.parametrize(("title", "marks"), MARKS)
def test_marks_of_parts(title: str, marks: set[tuple[str, str]]) -> None:
    assert part_marks(title) == marks


@pytest.mark.parametrize("letter", ["1", "I", "x ", "10.5555/", "(", "ё"])
def test_a_long_text_is_quick(letter: str) -> None:
    import time

    started = time.process_time()
    Printed(letter * 10_000).support((), record())
    assert time.process_time() - started < 0.5


@pytest.mark.parametrize("words", ["ICCV 2011", "MMXX", "CCCC", "IIII 1998"])
def test_letters_that_look_like_a_roman_number(words: str) -> None:
    assert choose(Work(), [record()], text=f"{WHOLE} {words}") is not None


@pytest.mark.parametrize(
    "measure", [bench.cyrillic, lambda: bench.records(every=8)], ids=["ru", "records"]
)
def test_gold_references_and_their_siblings(
    shared: Path, measure: Callable[[], Iterator[str]]
) -> None:
    """Floors on real data; `make bench-resolve` measures all there is."""
    found, *siblings = measure()
    assert "(wrong 0)" in found
    assert float(found.partition(" R ")[2].split()[0]) >= 95
    assert all("accepted 0 " in line for line in siblings)
