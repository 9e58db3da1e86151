from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from kzbib.errors import InputError
from kzbib.reading import MAX_BYTES, read_source, source_from_bytes

NOBODY = 65534
RUSSIAN = "Список литературы\n1. Иванов И.И. История Казахстана: учебник. – Алматы, 2001. – 300 с.\n"
KAZAKH = "Әдебиеттер тізімі\n1. Болғанбайұлы Ә., Қалиұлы Ғ. Қазақ тілінің тарихы. – Алматы: Мектеп, 1997. – 256 б.\n"
UKRAINIAN = "Список літератури\n1. Шевченко Т.Г. Історія України: її джерела. – Київ, 2001. – 300 с.\n"

# fmt: off
ENCODINGS = [
    # text, codec of the file, codec found, note
    (RUSSIAN, "utf-8", "utf-8", ""),
    (RUSSIAN, "utf-8-sig", "utf-8", ""),
    (KAZAKH, "utf-16", "utf-16-le", ""),
    (KAZAKH, "utf-16-le", "utf-16-le", "UTF-16-LE"),
    (RUSSIAN, "utf-16-be", "utf-16-be", "UTF-16-BE"),
    (RUSSIAN, "utf-32", "utf-32-le", ""),
    (RUSSIAN, "cp1251", "cp1251", "read as windows-1251"),
    (UKRAINIAN, "cp1251", "cp1251", "read as windows-1251"),
    (KAZAKH, "kz1048", "kz1048", "KZ-1048"),
    (KAZAKH, "ptcp154", "ptcp154", "PT154"),
    (RUSSIAN, "koi8_r", "koi8_r", "KOI8-R"),
    (RUSSIAN, "cp866", "cp866", "CP866"),
]
# fmt: on


@pytest.mark.parametrize(("text", "written", "found", "note"), ENCODINGS)
def test_encoding_is_found(text: str, written: str, found: str, note: str) -> None:
    text = text.replace("–", "-")  # KOI8-R and CP866 have no dash
    source = source_from_bytes(text.encode(written), "list.txt")
    assert (source.text, source.encoding) == (text, found)
    assert note in " ".join(source.notes)
    assert bool(source.notes) == bool(note)


def test_western_letters_are_guessed_and_said() -> None:
    text = (
        "Références: Müller, J. Über die Größe. Zürich, 1999. Éditions Gallimard. " * 5
    )
    source = source_from_bytes(text.encode("cp1252"), "list.txt")
    assert "Müller" in source.text
    assert "a guess" in source.notes[0]


def test_some_broken_bytes_are_replaced_and_said() -> None:
    data = (RUSSIAN * 5).encode() + b"\xd0"
    source = source_from_bytes(data, "list.txt")
    assert source.encoding == "utf-8"
    assert source.notes == ("1 unreadable character(s) replaced by U+FFFD",)


def test_line_ends_and_facts(tmp_path: Path) -> None:
    path = tmp_path / "статья с пробелом.md"
    data = b"a\r\nb\rc\n"
    path.write_bytes(data)
    source = read_source(path)
    assert source.text == "a\nb\nc\n"
    assert (source.name, source.path, source.size) == (path.name, path, len(data))
    assert source.sha256 == hashlib.sha256(data).hexdigest()
    assert source.format == "md"


@pytest.mark.parametrize(
    ("name", "format_"),
    [
        ("a", "txt"),
        ("a.TXT", "txt"),
        ("a.md", "md"),
        ("a.bib", "bib"),
        ("a.json", "json"),
        ("a.jsonl", "jsonl"),
        ("a.v2", "txt"),
    ],
)
def test_format_by_extension(name: str, format_: str) -> None:
    assert source_from_bytes(b"text", name).format == format_


# fmt: off
UNREADABLE = [
    # name, data, words of the message
    ("a.txt", b"", "is empty"),
    ("a.txt", b" \n\t\r\n", "is empty"),
    ("a.txt", b"\xef\xbb\xbf", "is empty"),
    ("a.txt", bytes(range(256)) * 4, "binary|encoding"),
    ("a.txt", b"\x00\x01\x02\x03" * 50, "binary|encoding"),
    ("a.docx", b"text", "is not a Word document, only named so"),
    ("a.pdf", b"text", "is not a PDF, only named so"),
    ("a.doc", b"text", "cannot read an old Word document"),
    ("a.odt", b"text", "cannot read an OpenDocument text"),
    ("a.djvu", b"text", "cannot read a DjVu file"),
    ("a.txt", b"\xd0\xcf\x11\xe0rest", "is an old Word document"),
    ("a.docx", b"\xd0\xcf\x11\xe0rest", "Word document with a password"),
    ("a.txt", b"{\\rtf1 text}", "is an RTF document"),
    ("a.txt", b"%PDF-1.7 ...", "is a broken PDF"),
    ("a.txt", b"PK\x03\x04rest", "is a broken Word document"),
    ("a.html", b"<html><body><script>1</script></body></html>", "holds no text"),
    ("a.txt", b"x" * (MAX_BYTES + 1), "20 MB, more than the 20 MB"),
]
# fmt: on


@pytest.mark.parametrize(("name", "data", "words"), UNREADABLE)
def test_unreadable_bytes_say_why_and_what_to_do(
    name: str, data: bytes, words: str
) -> None:
    with pytest.raises(InputError, match=words) as caught:
        source_from_bytes(data, name)
    assert caught.value.where == name
    assert caught.value.hint


def test_missing_file_and_folder(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        read_source(tmp_path / "none.txt")
    with pytest.raises(InputError, match="is a folder"):
        read_source(tmp_path)


def test_huge_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    with pytest.raises(InputError, match="50 MB, more than"):
        read_source(path)


def test_no_permission(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("text")
    path.chmod(0)
    with somebody_else(), pytest.raises(InputError, match="permission"):
        read_source(path)


@contextmanager
def somebody_else() -> Iterator[None]:
    """Read as a user who is not root, whom no permission stops."""
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    if is_root:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        if is_root:
            os.seteuid(0)


def test_permission_error_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.txt"
    path.write_text("text")

    def refuse(self: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(InputError, match="no permission to read it"):
        read_source(path)
