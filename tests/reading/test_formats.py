"""The same lists in every format: what text gives, a Word file or a PDF gives too."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from kzbib.reading import Document, document_from_source, find_lists, join_lines
from kzbib.reading import source_from_bytes as source
from tests.reading.build import BUILDERS, RUNNING_HEAD, Text, font

LEAST = 0.95
_NUMBER = re.compile(r"\A\s*[\[(]?\d{1,3}[\])]?[.)]?\s*(?=\D)")
# Line breaks and word breaks are no difference, nor what Word and fonts cannot hold.
_UNSEEN = re.compile(r"[\s\-‐‑‒–—―−>\\\x00-\x1f\xad]+")

ARTICLE = Text(
    (
        "Степь и город в русской культуре",
        "Как сказано [1, с. 5], степь велика; другие согласны [2; 3, с. 15–16].",
        "Об этом писал и Петров (Петров, 2015: 18), а также Тоқаев [там же, с. 19].",
    ),
    "Список литературы",
    (
        "1. Лихачев Д.С. Русская культура. – СПб.: Искусство, 2007. – 440 с.",
        "2. Тоқаев Қ. Беласу: жаңа ғасыр қоғамы. – Алматы: Дәуір, 2003. – 560 б.",
        "3. Петров П.П. Степь и город // Вестник. – 2015. – № 3. – С. 15–20.",
    ),
)


def as_printed(row: dict[str, object]) -> Text:
    """A section as the reader of a page sees it, without its mark-up."""
    text = str(row["text"])
    lists = find_lists(text)
    entries = [entry for found in lists for entry in found.entries]
    if row["format"] == "tex":
        printed = [f"[{n}] {join_lines(e.raw)}" for n, e in enumerate(entries, 1)]
        return Text(("Основные результаты работы",), "Литература", printed)
    before = text[: entries[0].start].split("\n\n")
    heading = lists[0].heading
    return Text(
        [" ".join(each.split()) for each in before if each.strip(" *#\n") != heading],
        heading,
        [join_lines(entry.raw) for entry in entries],
        [line for line in text[entries[-1].end :].split("\n") if line.strip()],
    )


def keys(entries: Iterable[str]) -> Counter[str]:
    """Entries without their numbers, spaces and hyphens."""
    return Counter(
        _UNSEEN.sub("", _NUMBER.sub("", join_lines(raw), count=1)).casefold()
        for raw in entries
    )


def entries_of(document: Document) -> list[str]:
    return [entry.raw for found in document.lists for entry in found.entries]


def read(kind: str, text: Text) -> Document:
    name, build = BUILDERS[kind]
    return document_from_source(source(build(text), name))


@pytest.mark.parametrize("kind", BUILDERS)
def test_real_lists(shared: Path, kind: str) -> None:
    right = wanted = found = 0
    lines = (shared / "gold" / "sections-dev.jsonl").read_text(encoding="utf-8")
    for row in map(json.loads, lines.splitlines()):
        text = as_printed(row)
        want, got = keys(text.entries), keys(entries_of(read(kind, text)))
        right += (want & got).total()
        wanted += want.total()
        found += got.total()
    assert wanted > 130
    assert right >= LEAST * wanted
    assert right >= LEAST * found


@pytest.mark.parametrize("kind", BUILDERS)
def test_list_and_heading(kind: str) -> None:
    document = read(kind, ARTICLE)
    assert keys(entries_of(document)) == keys(ARTICLE.entries)
    [found] = document.lists
    assert [entry.number for entry in found.entries] == ["1", "2", "3"]


@pytest.mark.parametrize("kind", [kind for kind in BUILDERS if kind != "tex"])
def test_calls(kind: str) -> None:
    calls = [
        [(cite.number, cite.names, cite.locator) for cite in call.cites]
        for call in read(kind, ARTICLE).citations
    ]
    assert calls == [
        [("1", (), "с. 5")],
        [("2", (), ""), ("3", (), "с. 15–16")],
        [("", ("Петров",), "18")],
        [("", ("Петров",), "с. 19")],
    ]


def test_calls_of_latex_go_by_their_keys() -> None:
    calls = read("tex", ARTICLE).citations
    assert [cite.number for call in calls for cite in call.cites][-1] == "1"


@pytest.mark.parametrize("kind", ["pdf", "pdf, two columns"])
def test_running_heads_do_not_break_entries(kind: str) -> None:
    """A list over several pages, with heads and numbers of pages in between."""
    entries = [
        f"{n}. Петров П.П. Степь и город{' в записках путешественников' * (n % 3)}: "
        f"сборник{' статей и' * (n % 4)} материалов // Вестник. – {1900 + n}. – № 3. – "
        f"С. {n}–{n + 9}."
        for n in range(1, 91)
    ]
    document = read(kind, Text(("Введение",), "Литература", entries))
    assert keys(entries_of(document)) == keys(entries)
    assert document.source.text.count(RUNNING_HEAD) <= 1
    assert any("running heads" in note for note in document.source.notes)


def test_words_broken_at_line_ends_are_mended() -> None:
    document = read("pdf, two columns", ARTICLE)
    text = document.source.text
    assert re.search(r"\w-\n\w", text), "the page should break words"
    [found] = document.lists
    assert found.entries[2].text.startswith("3. Петров П.П. Степь и город // Вестник")


RAISED: list[tuple[str, Callable[[], bytes]]] = []


def raised(name: str) -> Callable[[Callable[[], bytes]], Callable[[], bytes]]:
    def keep(build: Callable[[], bytes]) -> Callable[[], bytes]:
        RAISED.append((name, build))
        return build

    return keep


@raised("a.html")
def html_raised() -> bytes:
    items = "".join(f"<li>{each[3:]}</li>" for each in ARTICLE.entries)
    return (
        "<html><p>Степь велика<sup>2</sup>, а город мал<sup>1,3</sup>.</p>"
        f"<h2>Литература</h2><ol>{items}</ol></html>"
    ).encode()


@raised("a.docx")
def docx_raised() -> bytes:
    from docx import Document as WordDocument

    from tests.reading.build import saved

    document = WordDocument()
    paragraph = document.add_paragraph("Степь велика")
    paragraph.add_run("2").font.superscript = True
    paragraph.add_run(", а город мал")
    paragraph.add_run("1,3").font.superscript = True
    paragraph.add_run(".")
    for each in ("Литература", *ARTICLE.entries):
        document.add_paragraph(each)
    return saved(document)


@raised("a.pdf")
def pdf_raised() -> bytes:
    from tests.reading.build import page

    made = page()
    for text, lifted in (
        ("Степь велика", ""),
        ("2", "SUP"),
        (", а город мал", ""),
        ("1,3", "SUP"),
        (".", ""),
    ):
        made.char_vpos = lifted or "LINE"
        made.write(5, text)
    made.char_vpos = "LINE"
    for each in ("Литература", *ARTICLE.entries):
        made.ln(7)
        made.write(5, each)
    return bytes(made.output())


@pytest.mark.parametrize(("name", "build"), RAISED, ids=[name for name, _ in RAISED])
def test_raised_numbers_are_calls(name: str, build: Callable[[], bytes]) -> None:
    document = document_from_source(source(build(), name))
    calls = [[cite.number for cite in call.cites] for call in document.citations]
    assert calls == [["2"], ["1", "3"]]


def test_the_font_has_kazakh_letters() -> None:
    assert font().endswith(".ttf")
