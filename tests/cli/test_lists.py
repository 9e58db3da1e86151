"""bibliography, cite, styles and export, as a user runs them."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from docx import Document

from tests.cli.conftest import Shell

LIST = """Әдебиеттер тізімі
1. Қасымбаев Ж.Қ. Қазақ хандығының тарихы. – Алматы: Қазақстан, 1993. – 112 б.
2. Токаев К.К. Преодоление: дипломатические очерки. – Алматы: Дайк-Пресс, 2003. – 656 с.
3. Фёдоров И.И. Степь // Мир. – 2001. – № 2. – С. 5–9.
4. Hanks R.R. Multi-vector politics // Journal of Balkan Studies. – 2009. – Vol. 11, No. 3. – P. 257–267.
"""
FIRST = {"qasymbaev1993", "tokaev2003", "fedorov2001", "hanks2009"}


@pytest.fixture
def filled(kzbib: Shell) -> Shell:
    """A store with four works in three languages."""
    assert kzbib("import", kzbib.file("list.txt", LIST)).code == 0
    assert {row[0] for row in kzbib.rows("SELECT citekey FROM work")} == FIRST
    return kzbib


def entries(text: str) -> list[str]:
    return [line.split(" ", 2)[1] for line in text.splitlines() if line[:1].isdigit()]


ORDERS = [
    ((), ["Қасымбаев", "Токаев", "Фёдоров", "Hanks"]),
    (("--order", "blocks"), ["Қасымбаев", "Токаев", "Фёдоров", "Hanks"]),
    (("hanks2009", "tokaev2003"), ["Hanks", "Токаев"]),
    (("--document", "list"), ["Қасымбаев", "Токаев", "Фёдоров", "Hanks"]),
]


@pytest.mark.parametrize(("options", "families"), ORDERS)
def test_orders(filled: Shell, options: tuple[str, ...], families: list[str]) -> None:
    answer = filled("bibliography", *options)
    assert answer.code == 0
    assert entries(answer.out) == families


def test_a_pair_of_lists_shares_its_numbers(filled: Shell) -> None:
    answer = filled("bibliography", "--profile", "kz")
    first, _, second = answer.out.partition("References")
    assert [line[:2] for line in first.splitlines() if line[:1].isdigit()] == [
        "1.", "2.", "3.", "4.",
    ]  # fmt: skip
    assert "4. Hanks, R.R. (2009)" in second
    assert "[in Kazakh]" in second


TEXTS = [
    ("a.md", "Как пишет [@hanks2009, с. 5; @tokaev2003], а также a@b.kz и @hanks2009.", ["Hanks", "Токаев"]),
    ("a.tex", r"См. \cite[12]{fedorov2001} и \parencite{hanks2009,tokaev2003}.", ["Фёдоров", "Hanks", "Токаев"]),
    ("a.txt", "Об этом говорят [Федоров, 2001, с. 6] и [Токаев, 2003].", ["Фёдоров", "Токаев"]),
]  # fmt: skip


@pytest.mark.parametrize(("name", "text", "families"), TEXTS)
def test_works_that_a_text_cites(
    filled: Shell, name: str, text: str, families: list[str]
) -> None:
    answer = filled("bibliography", "--cited-in", filled.file(name, text))
    assert entries(answer.out) == families


def test_an_imported_document_is_cited_by_its_numbers(kzbib: Shell) -> None:
    body = f"Сначала о степи [3, с. 6], потом о преодолении [2].\n\n{LIST}"
    path = kzbib.file("article.txt", body)
    assert kzbib("import", path).code == 0
    answer = kzbib("bibliography", "--cited-in", path)
    assert entries(answer.out) == ["Фёдоров", "Токаев"]


def test_cited_in_keeps_to_the_selection(filled: Shell) -> None:
    path = filled.file("a.md", "[@hanks2009; @tokaev2003]")
    answer = filled("bibliography", "tokaev2003", "--cited-in", path)
    assert entries(answer.out) == ["Токаев"]


def test_a_text_without_calls_is_told(filled: Shell) -> None:
    answer = filled("bibliography", "--cited-in", filled.file("a.md", "Ничего."))
    assert answer.code == 2
    assert "a.md" in answer.err
    assert "\\cite{key}" in answer.err


def test_an_unknown_key_in_a_text_is_told(filled: Shell) -> None:
    path = filled.file("a.md", "[@hanks2009; @hanks2010]")
    answer = filled("bibliography", "--cited-in", path)
    assert answer.code == 2
    assert "hanks2010" in answer.err


FORMS = [
    ("markdown", "## "),
    ("html", "<h2>"),
    ("latex", "\\section*"),
    ("rtf", "{\\rtf1"),
]


@pytest.mark.parametrize(("to", "start"), FORMS)
def test_output_forms(filled: Shell, to: str, start: str) -> None:
    answer = filled("bibliography", "--to", to)
    assert answer.code == 0
    assert answer.out.startswith(start)


def test_a_word_document(filled: Shell, tmp_path: Path) -> None:
    path = tmp_path / "list.docx"
    answer = filled("bibliography", "--profile", "kz", "--to", "docx", "-o", path)
    assert answer.code == 0
    document = Document(BytesIO(path.read_bytes()))
    assert len(document.paragraphs) == 2 * (1 + len(FIRST))
    assert any(run.italic for p in document.paragraphs for run in p.runs)


WRONG = [
    (("bibliography", "--to", "docx"), "needs a file"),
    (("bibliography", "--to", "odt"), "latex, rtf, docx"),
    (("bibliography", "--order", "by-size"), "sorted, given, blocks, laws"),
    (("bibliography", "--profile", "kzz"), "kz"),
    (("bibliography", "--style", "gost-7.0.5"), "gost-r-7.0.5-2008"),
    (("cite", "nobody1999"), "nobody1999"),
    (("cite", "hanks2009", "--repeat", "again"), "ibid, opcit, short"),
    (("styles", "look"), "styles check"),
    (("styles", "check"), "styles check"),
    (("styles", "check", "none.csl"), "none.csl"),
]


@pytest.mark.parametrize(("arguments", "said"), WRONG)
def test_wrong_use(filled: Shell, arguments: tuple[str, ...], said: str) -> None:
    answer = filled(*arguments)
    assert answer.code == 2
    assert said in answer.err


CALLS = [
    (("tokaev2003", "--locator", "с. 81"), "[2, с. 81]"),
    (("tokaev2003", "hanks2009", "-l", "10", "-l", "p. 4"), "[2, с. 10 ; 4, p. 4]"),
    (("qasymbaev1993", "-s", "apa-7", "-l", "12"), "(Қасымбаев, 1993, 12-б.)"),
    (("hanks2009", "-s", "apa-7", "-l", "p. 12-14"), "(Hanks, 2009, pp. 12–14)"),
    (("tokaev2003", "--footnote", "-l", "12"), "Токаев К. К. Преодоление: дипломатические очерки. Алматы : Дайк-Пресс, 2003. С. 12."),
    (("tokaev2003", "--repeat", "ibid", "-l", "14"), "Там же. С. 14."),
    (("tokaev2003", "--repeat", "opcit", "-l", "14"), "Токаев К. К. Указ. соч. С. 14."),
    (("hanks2009", "--repeat", "ibid", "-l", "258"), "Ibid. P. 258."),
]  # fmt: skip


@pytest.mark.parametrize(("arguments", "expected"), CALLS)
def test_calls(filled: Shell, arguments: tuple[str, ...], expected: str) -> None:
    answer = filled("cite", *arguments)
    assert answer.code == 0
    assert answer.out == f"{expected}\n"


def test_a_call_has_the_number_of_the_list_that_is_printed(filled: Shell) -> None:
    path = filled.file("a.md", "[@hanks2009; @tokaev2003]")
    assert filled("cite", "tokaev2003", "--cited-in", path).out == "[2]\n"
    answer = filled("cite", "fedorov2001", "--cited-in", path)
    assert answer.code == 2
    assert "fedorov2001" in answer.err


def test_what_a_person_must_supply(filled: Shell) -> None:
    answer = filled("bibliography", "--profile", "kz", "--missing")
    assert answer.code == 1
    assert "tokaev2003: no English title" in answer.out
    assert "hanks2009" not in answer.out


def test_styles_are_listed_with_a_sample(kzbib: Shell) -> None:
    out = kzbib("styles").out
    assert "gost-r-7.0.108-2022" in out
    assert "Границы науки // Вопросы философии" in out
    assert "kz-ablaikhan" in out


@pytest.mark.parametrize("arguments", [("check",), ("--check",)])
def test_a_style_is_checked(kzbib: Shell, arguments: tuple[str, ...]) -> None:
    path = kzbib.file("mine.csl", "<style>\n<text>\n</style>")
    answer = kzbib("styles", *arguments, path)
    assert answer.code == 1
    assert "mine.csl:3:" in answer.out
    assert "1 problem" in answer.err


def test_a_usable_style_is_said_to_be_one(kzbib: Shell) -> None:
    from kzbib.styling import find_style

    answer = kzbib("styles", "check", find_style("kz-list"))
    assert (answer.code, answer.out) == (0, "")
    assert "usable" in answer.err
