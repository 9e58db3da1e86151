"""Which article cites which work, in what sentence, on which page."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Shell


def seed(shared: Path, name: str) -> Path:
    return next((shared / "seeds").glob(f"{name}_*.txt"))


def test_calls_without_a_list_become_stubs(kzbib: Shell, shared: Path) -> None:
    answer = kzbib("import", seed(shared, "000"))
    assert "calls in the text: 7, 0 linked; 6 works known from calls" in answer.out
    rows = kzbib.rows(
        "SELECT DISTINCT authors, year, locator FROM who_cites WHERE year ORDER BY year"
    )
    assert rows == [
        ("Токаев", 1997, "с. 736"),
        ("Ermeken", 1998, "с. 57"),
        ("Degtyarev; Vasilyuk; Baum", 2018, "p. 63"),
    ]


@pytest.mark.parametrize("order", [("000", "004"), ("004", "000")])
def test_a_stub_and_the_entry_of_another_article_are_one(
    kzbib: Shell, shared: Path, order: tuple[str, str]
) -> None:
    for name in order:
        kzbib("import", seed(shared, name))
    shown = kzbib("show", "tokaev1997").out
    assert "Под стягом независимости" in shown
    assert "[Токаев, 1997, с. 736]" in shown
    assert "ратифицировал все двенадцать универсальных конвенций" in shown
    rows = kzbib.rows(
        "SELECT document, locator FROM who_cites WHERE citekey = 'tokaev1997'"
    )
    assert rows == [(seed(shared, "000").name, "с. 736")]


@pytest.mark.parametrize("words", [("Токаев 1997",), ("Tokayev", "1997")])
def test_show_finds_a_work_by_words(
    kzbib: Shell, shared: Path, words: tuple[str, ...]
) -> None:
    for name in ("000", "004"):
        kzbib("import", seed(shared, name))
    answer = kzbib("show", *words)
    assert answer.code == 0, answer.err
    assert answer.out.startswith("tokaev1997 ")


def test_show_names_the_keys_when_words_fit_several(kzbib: Shell, shared: Path) -> None:
    kzbib("import", seed(shared, "004"))
    answer = kzbib("show", "Курмангужин")
    assert answer.code == 2
    assert "more than one work has these words" in answer.err
    assert "kurmanguzhin2022" in answer.err


def test_show_says_when_nothing_fits(kzbib: Shell, shared: Path) -> None:
    kzbib("import", seed(shared, "004"))
    answer = kzbib("show", "алгебра", "групп")
    assert answer.code == 2
    assert "no work has these words" in answer.err


def test_headings_are_no_part_of_the_sentence(kzbib: Shell) -> None:
    text = (
        "Введение в предмет\n\nСтепь велика [1, с. 5]. Город мал.\n\nЛитература\n"
        "1. Лихачев Д.С. Русская культура. – СПб.: Искусство, 2007. – 440 с.\n"
        "2. Петров П.П. Степь и город // Вестник. – 2015. – № 3. – С. 15–20.\n"
    )
    kzbib("import", kzbib.file("a.txt", text))
    assert kzbib.rows("SELECT sentence, locator FROM who_cites") == [
        ("Степь велика [1, с. 5].", "с. 5")
    ]


def test_check_goes_on_after_a_bad_file(kzbib: Shell, article: Path) -> None:
    bad = kzbib.file("bad.pdf", b"%PDF-1.4 nothing")
    answer = kzbib("check", bad, article)
    assert answer.code == 1
    assert "bad.pdf: is a broken PDF" in answer.err
    assert "1 document checked: 10 findings" in answer.err


def test_check_of_bad_files_alone(kzbib: Shell) -> None:
    answer = kzbib("check", kzbib.folder / "none.pdf")
    assert answer.code == 2
    assert "no such file" in answer.err
