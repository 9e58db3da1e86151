from __future__ import annotations

import time
import unicodedata
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzbib.model import (
    Date,
    Name,
    Pages,
    ParsedReference,
    Title,
    Variant,
    VariantKind,
    Work,
)
from kzbib.model.text import clean_text


@pytest.mark.parametrize(
    ("given_", "parts", "initials"),
    [
        ("К.-Ж. К.", ("К.-Ж.", "К."), ("К", "Ж", "К")),
        ("К.-Ж.К.", ("К.-Ж.", "К."), ("К", "Ж", "К")),
        ("Дж. Е.", ("Дж.", "Е."), ("Д", "Е")),
        ("Татьяна Алексеевна", ("Татьяна", "Алексеевна"), ("Т", "А")),
        ("Қасым‐Жомарт", ("Қасым‐Жомарт",), ("Қ", "Ж")),
        ("Т.А.", ("Т.", "А."), ("Т", "А")),
        ("J. R. R.", ("J.", "R.", "R."), ("J", "R", "R")),
        ("", (), ()),
        (" . - ", (), ()),
    ],
)
def test_given_names(
    given_: str, parts: tuple[str, ...], initials: tuple[str, ...]
) -> None:
    name = Name(family="Х", given=given_)
    assert name.given_parts == parts
    assert name.initials == initials


@pytest.mark.parametrize(
    ("name", "printed"),
    [
        (Name(family="Токаев", given="К.-Ж. К."), "Токаев К.-Ж. К."),
        (Name(family="Фараби", particle="аль-"), "аль-Фараби"),
        (Name(family="Alembert", given="J.", particle="d’"), "d’Alembert J."),
        (Name(family="Dyck", given="A.", particle="van"), "van Dyck A."),
        (
            Name(family="Humboldt", given="A.", dropping_particle="von"),
            "Humboldt A. von",
        ),
        (Name(family="King", given="M. L.", suffix="Jr."), "King M. L. Jr."),
        (Name(literal="Министерство образования РК"), "Министерство образования РК"),
        (Name(given="Абай"), "Абай"),
        (Name(), ""),
    ],
)
def test_printed(name: Name, printed: str) -> None:
    assert name.printed == printed
    assert Name.from_csl(name.to_csl()) == name


@pytest.mark.parametrize(
    ("orcid", "kept"),
    [
        ("https://orcid.org/0000-0002-1825-0097", "0000-0002-1825-0097"),
        ("https://orcid.org/0000-0002-1825-0097/", "0000-0002-1825-0097"),
        ("0000-0002-1825-0097", "0000-0002-1825-0097"),
        ("", ""),
        (None, ""),
    ],
)
def test_orcid(orcid: str | None, kept: str) -> None:
    assert Name.from_csl({"family": "A", "ORCID": orcid}).orcid == kept


@pytest.mark.parametrize(
    ("data", "date", "iso"),
    [
        ("2019", Date(((2019,),)), "2019"),
        (2019, Date(((2019,),)), "2019"),
        (" 2019-7 ", Date(((2019, 7),)), "2019-07"),
        ("2019-07-04", Date(((2019, 7, 4),)), "2019-07-04"),
        ("20 мамыр 2020", Date(literal="20 мамыр 2020"), "20 мамыр 2020"),
        ("б. г.", Date(literal="б. г."), "б. г."),
        ({"date-parts": [["1997", "5"]]}, Date(((1997, 5),)), "1997-05"),
        ({"date-parts": [[1997, None]]}, Date(((1997,),)), "1997"),
        ({"date-parts": [[1941, 6, 22], [1945]]}, Date(((1941, 6, 22), (1945,))), "1941-06-22/1945"),
        ({"date-parts": [[-44]]}, Date(((-44,),)), "-044"),
        ({"raw": "2001-02"}, Date(((2001, 2),)), "2001-02"),
        ({"raw": "весна"}, Date(literal="весна"), "весна"),
        ({"date-parts": [[2001]], "season": 2, "circa": 1}, Date(((2001,),), "", "2", True), "2001"),
        ({"literal": "XIX в."}, Date(literal="XIX в."), "XIX в."),
        ({}, Date(), ""),
    ],
)  # fmt: skip
def test_dates(data: Any, date: Date, iso: str) -> None:
    read = Date.from_csl(data)
    assert read == date
    assert read.iso == iso
    assert Date.from_csl(date.to_csl()) == date


def test_the_year_is_that_of_the_first_date() -> None:
    assert Date(((1941,), (1945,))).year == 1941
    assert Date(literal="1941").year is None
    assert Work(dates={"issued": Date(((1941,), (1945,)))}).year == 1941
    assert Work().year is None


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("56-65", "56", "65"),
        ("С. 56–65", "56", "65"),
        ("143-68", "143", "68"),
        ("1, 8–9", "1", "9"),
        ("1, 5", "1", "5"),
        ("e0193972", "e0193972", "e0193972"),
        ("XII–XV", "XII", "XV"),
        ("iv", "iv", "iv"),
        ("56 — 65", "56", "65"),
        ("56−65", "56", "65"),
        ("Article 12", "12", "12"),
        ("S12-S19", "S12", "S19"),
        ("passim", "", ""),
        ("", "", ""),
    ],
)
def test_pages(text: str, first: str, last: str) -> None:
    pages = Pages.from_text(text)
    assert (pages.printed, pages.first, pages.last) == (text, first, last)


@pytest.mark.parametrize("dash", "-‐‑‒–—―−")
def test_every_dash_becomes_a_hyphen(dash: str) -> None:
    assert Pages.from_text(f"56 {dash} 65").joined == "56-65"


@given(st.text("аб: .", max_size=20))
def test_a_title_is_the_sum_of_its_parts(text: str) -> None:
    assert Title.from_text(text).joined() == text


def test_only_a_spaced_colon_begins_a_subtitle() -> None:
    assert Title.from_text("Война : обзор : сборник") == Title(
        "Война", ("обзор", "сборник")
    )
    assert Title.from_text("Война: обзор") == Title("Война: обзор")
    assert Title.from_text("Война : обзор").joined(": ") == "Война: обзор"


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("Йе\u0308", "Йё"),
        ("И\u0306", "Й"),
        ("a\x00b\x1fc\x7fd\x85e", "abcde"),
        ("a\tb\nc", "a\tb\nc"),
        ("\u202egnp.exe\u202c\u2066x\u2069", "gnp.exex"),
        ("\ud800a\udfff", "a"),
        ("е\x00\u0308", "ё"),
        ("\u00a0 край \r\n", "край"),
        (5, "5"),
    ],
)
def test_clean_text(text: object, clean: str) -> None:
    assert clean_text(text) == clean


@given(st.text())
def test_clean_text_is_stable_and_fit_for_a_file(text: str) -> None:
    clean = clean_text(text)
    assert clean_text(clean) == clean
    assert unicodedata.is_normalized("NFC", clean)
    clean.encode("utf-8")


@given(st.text("\ud800\udc00\x00\u0301е", max_size=8))
def test_clean_text_of_broken_text(text: str) -> None:
    clean = clean_text(text)
    assert clean_text(clean) == clean
    clean.encode("utf-8")


@pytest.mark.parametrize("unit", ["1", "-", "А", "X", "x-", "1 - ", "А.-", " : "])
def test_long_input_takes_linear_time(unit: str) -> None:
    text = unit * (100_000 // len(unit))
    begun = time.process_time()
    assert Pages.from_text(text).printed == text
    assert Title.from_text(text).joined() == text
    assert Date.from_text(text).literal
    assert isinstance(Name(given=text).initials, tuple)
    assert time.process_time() - begun < 2


def test_changed_copies() -> None:
    work = Work(text={"title": "А", "volume": "1"}, names={"author": (Name("Б"),)})
    changed = work.with_text(container_title="Вестник", volume="")
    assert changed.text == {"title": "А", "container-title": "Вестник"}
    assert work.get("volume") == "1"
    assert work.with_names("author", ()).names == {}
    assert work.with_names("editor", (Name("В"),)).people("editor") == (Name("В"),)
    assert work.people("translator") == ()


def test_the_translated_half_of_a_reference() -> None:
    half = Work(text={"title": "Half"})
    work = Work(variants=(Variant(VariantKind.TRANSLATED, half),))
    assert ParsedReference("raw", work).translated == half
    assert ParsedReference("raw", Work()).translated is None
