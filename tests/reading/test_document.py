from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from kzbib.errors import InputError
from kzbib.reading import document_from_source, read_document, source_from_bytes

REFS = Path(__file__).parent.parent.parent / "refs"


def test_whole_article(tmp_path: Path) -> None:
    path = tmp_path / "статья.txt"
    path.write_text(
        "Заглавие статьи о праве\n\nИ.И. Иванов\n\nАннотация. О праве.\n"
        "Ключевые слова: право, закон.\n\nВведение\n\nКак сказано [1, с. 5].\n\n"
        "Список литературы\n1. Петров П.П. Право. М., 2001. 300 с.\n",
        encoding="utf-8",
    )
    document = read_document(path)
    assert document.source.name == "статья.txt"
    assert [entry.number for entry in document.lists[0].entries] == ["1"]
    assert [one.text for one in document.citations] == ["[1, с. 5]"]
    work = document.front.work
    assert work is not None
    assert work.title == "Заглавие статьи о праве"
    assert [name.printed for name in work.people()] == ["Иванов И.И."]
    assert work.get("keyword") == "право, закон"


def test_records_have_no_running_text() -> None:
    source = source_from_bytes(b"@book{a, title={References}}", "a.bib")
    document = document_from_source(source)
    assert (document.lists, document.citations, document.front.work) == ((), (), None)


def test_list_of_the_project(shared: Path) -> None:
    seed = read_document(next((shared / "seeds").glob("004_*")))
    kept = read_document(REFS / "004-diplomacy-of-kazakhstan.txt")
    assert kept.lists[0].heading == "Список литературы"
    assert [entry.raw for entry in kept.lists[0].entries] == [
        entry.raw for entry in seed.lists[0].entries
    ]


def test_web_page_of_the_project() -> None:
    (found,) = read_document(REFS / "002-zakon-kz-review.txt").lists
    assert len(found.entries) == 1


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        source = source_from_bytes(data, "x.txt")
    except InputError as error:
        assert error.hint
    else:
        document_from_source(source)


PIECES = ["Author: ", "Abstract", "Keywords: a.", "DOI", "10.1/x", "Pages1-2", "\n", "\n\n", "И.И. Иванов",
          "Author: И.И. Иванов, a@b", "date 2020-01-02 ", "[1]", "Литература", "1. ", "58", "Journal nameX"]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=20).map("".join))
def test_labels_in_any_order_are_read(text: str) -> None:
    if text.strip():
        document_from_source(source_from_bytes(text.encode(), "x.txt"))
