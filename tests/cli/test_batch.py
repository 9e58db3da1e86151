"""Folders of mixed files: what can be read is kept, the rest is told, a line each."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from fpdf import FPDF

from tests.cli.conftest import Shell
from tests.reading.build import Text, docx, page, page_html, pdf, saved, tex

ENTRIES = (
    "1. Лихачев Д.С. Русская культура. – СПб.: Искусство, 2007. – 440 с.",
    "2. Тоқаев Қ. Беласу. – Алматы: Дәуір, 2003. – 560 б.",
    "3. Петров П.П. Степь и город // Вестник. – 2015. – № 3. – С. 15–20.",
)
TEXT = Text(
    ("Введение", "Как сказано [1, с. 5], степь велика."), "Список литературы", ENTRIES
)


def plain(*entries: str) -> str:
    return "Список литературы\n" + "\n".join(entries) + "\n"


def encrypted() -> bytes:
    made = page()
    made.set_encryption(owner_password="o", user_password="u")
    made.cell(text="Список литературы")
    return bytes(made.output())


def only_pictures() -> bytes:
    made = FPDF()
    for _ in range(3):
        made.add_page()
        made.rect(20, 20, 100, 100)
    return bytes(made.output())


def bomb() -> bytes:
    """A small file whose document.xml unpacks to 60 MB."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", b"<w>" + b"a" * 60_000_000 + b"</w>")
    return target.getvalue()


def entities() -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as package:
        package.writestr(
            "word/document.xml", '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'
        )
    return target.getvalue()


def other_archive() -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as package:
        package.writestr("a.txt", "text")
    return target.getvalue()


# name, bytes, words of the message
BAD: list[tuple[str, Callable[[], bytes], str]] = [
    ("encrypted.pdf", encrypted, "the PDF has a password"),
    ("truncated.pdf", lambda: pdf(TEXT)[:300], "is a broken PDF"),
    ("scanned.pdf", only_pictures, "holds pictures of pages, not text"),
    ("bomb.docx", bomb, "zip bomb"),
    ("entities.docx", entities, "defines entities"),
    ("truncated.docx", lambda: docx(TEXT)[:2000], "is a broken Word document"),
    ("archive.docx", other_archive, "not a Word document"),
    ("locked.docx", lambda: b"\xd0\xcf\x11\xe0" + bytes(2000), "a password"),
    ("scripts.html", lambda: b"<html><script>1. A</script></html>", "holds no text"),
    ("deep.html", lambda: b"<html>" + b"<div>" * 9999 + b"text", "too deeply"),
    ("binary.txt", lambda: bytes(range(256)) * 40, "encoding is unknown"),
    ("empty.txt", lambda: b"", "is empty"),
]


@pytest.mark.parametrize(("name", "make", "words"), BAD, ids=[name for name, *_ in BAD])
def test_a_bad_file_is_one_clear_line(
    kzbib: Shell, name: str, make: Callable[[], bytes], words: str
) -> None:
    folder = kzbib.folder / "in"
    folder.mkdir()
    (folder / name).write_bytes(make())
    (folder / "z.txt").write_text(plain(*ENTRIES), encoding="utf-8")
    answer = kzbib("import", folder)
    assert answer.code == 1
    [line] = [line for line in answer.err.splitlines() if name in line]
    assert words in line
    assert "z.txt: read 3 = stored 3 + merged 0 + rejected 0" in answer.out
    assert "2 files: 1 imported, 0 imported before, 1 failed" in answer.out


@pytest.fixture
def mixed(kzbib: Shell) -> Path:
    """A folder with every format, a folder inside, and files that are none of ours."""
    folder = kzbib.folder / "in"
    (folder / "inner").mkdir(parents=True)
    (folder / "a.docx").write_bytes(docx(TEXT))
    (folder / "b.html").write_bytes(page_html(TEXT))
    (folder / "c.pdf").write_bytes(pdf(TEXT))
    (folder / "d.tex").write_bytes(tex(TEXT))
    (folder / "inner" / "e.txt").write_bytes(
        plain(*ENTRIES).encode("kz1048", "replace")
    )
    (folder / "f.bib").write_text(
        "@book{f, title = {Книга}, year = {2001}}", encoding="utf-8"
    )
    for name in ("~$a.docx", ".hidden.txt", "picture.png"):
        (folder / name).write_bytes(b"junk")
    return folder


def test_a_folder_of_every_format(kzbib: Shell, mixed: Path) -> None:
    answer = kzbib("import", mixed)
    assert answer.code == 0, answer.err
    names = [
        line.split(":")[0] for line in answer.out.splitlines() if ": read " in line
    ]
    assert names == ["a.docx", "b.html", "c.pdf", "d.tex", "f.bib", "inner/e.txt"]
    assert kzbib.rows("SELECT count(*) FROM work WHERE type <> 'article'") == [(4,)]
    assert "6 files: 6 imported, 0 imported before, 0 failed" in answer.out


def test_the_same_folder_again_adds_nothing(kzbib: Shell, mixed: Path) -> None:
    kzbib("import", mixed)
    before = kzbib.rows("SELECT count(*) FROM change")
    answer = kzbib("import", mixed)
    assert answer.code == 0
    assert "6 files: 0 imported, 6 imported before, 0 failed" in answer.out
    assert kzbib.rows("SELECT count(*) FROM change") == before


def test_a_stopped_import_goes_on(
    kzbib: Shell, mixed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from kzbib.library import batch

    done = 0
    real = batch.import_file

    def stop_after_two(*arguments: object, **options: object) -> object:
        nonlocal done
        done += 1
        if done > 2:
            raise KeyboardInterrupt
        return real(*arguments, **options)  # type: ignore[arg-type]  # passes on

    monkeypatch.setattr(batch, "import_file", stop_after_two)
    assert kzbib("import", mixed).code == 130
    assert kzbib.rows("SELECT count(*) FROM document") == [(2,)]
    monkeypatch.setattr(batch, "import_file", real)
    answer = kzbib("import", mixed)
    assert "6 files: 4 imported, 2 imported before, 0 failed" in answer.out


def test_a_fault_of_the_program_stops_one_file_only(
    kzbib: Shell, mixed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from kzbib.library import importing

    real = importing.document_from_source

    def fail_on_html(source: object) -> object:
        if getattr(source, "format", "") == "html":
            raise RuntimeError("unheard of")
        return real(source)  # type: ignore[arg-type]  # passes on

    monkeypatch.setattr(importing, "document_from_source", fail_on_html)
    answer = kzbib("import", mixed)
    assert answer.code == 1
    assert "b.html: a fault of the program: RuntimeError: unheard of" in answer.err
    assert "6 files: 5 imported, 0 imported before, 1 failed" in answer.out


def test_word_footnotes_are_references(kzbib: Shell) -> None:
    from docx import Document as WordDocument

    from tests.reading.build import add_footnotes, call_footnote

    document = WordDocument()
    for number in (1, 2, 3):
        call_footnote(document.add_paragraph(f"Абзац {number} о степи"), number)
    notes = (
        "Токаев К.К. Под стягом независимости. – Алматы: Білім, 1997. – С. 12.",
        "Там же. С. 25.",
        "Петров П.П. Степь и город // Вестник. – 2015. – № 3. – С. 15–20.",
    )
    data = add_footnotes(saved(document), notes)
    answer = kzbib("import", kzbib.file("notes.docx", data))
    assert "read 3 = stored 2 + merged 1 + rejected 0" in answer.out
    assert "calls in the text: 3, 3 linked" in answer.out
    rows = kzbib.rows("SELECT call, citekey FROM who_cites")
    assert rows == [
        ("[^1]", "tokaev1997"),
        ("[^2]", "tokaev1997"),
        ("[^3]", "petrov2015"),
    ]
