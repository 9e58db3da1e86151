"""What holds for every input: no crash, no loss, offsets inside the raw text."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kzbib.model import ParsedReference
from kzbib.parsing import parse

PIECES = st.sampled_from(
    [
        "Токаев К.-Ж.К.",
        "Smith, J.",
        "и др.",
        "et al.",
        " // ",
        " / ",
        ". – ",
        ". ",
        ", ",
        "Алматы",
        "М.",
        ": ",
        "Наука",
        "2011",
        "1997–2001",
        "№ 3",
        "Т. 2",
        "С. 5–9",
        "250 с.",
        "8(3)",
        "[Электронный ресурс]",
        "https://doi.org/10.1/x",
        "(дата обращения: 01.02.2020)",
        "Закон Республики Казахстан от 7 января 2003 года № 370",
        "«",
        "»",
        "(",
        ")",
        "[",
        "]",
        "Автореф. дис. канд. наук",
        "(In Russ.)",
        "жылғы",
        "Заңы",
        "10.1234/ab",
        "ISBN",
        "\n",
    ]
)
TEXTS = st.one_of(st.text(max_size=300), st.lists(PIECES, max_size=25).map("".join))


def uncovered(parsed: ParsedReference) -> str:
    """Letters and digits that stand neither in a span nor in the rest."""
    taken = bytearray(len(parsed.raw))
    for span in parsed.spans:
        taken[span.start : span.end] = b"x" * (span.end - span.start)
    for piece in parsed.rest:
        start = parsed.raw.find(piece)
        while start >= 0:
            taken[start : start + len(piece)] = b"x" * len(piece)
            start = parsed.raw.find(piece, start + 1)
    pairs = zip(parsed.raw, taken, strict=True)
    return "".join(letter for letter, mark in pairs if not mark and letter.isalnum())


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_any_text(text: str) -> None:
    parsed = parse(text)
    assert parsed.raw == text
    assert 0 <= parsed.confidence <= 1
    assert all(0 <= span.start < span.end <= len(text) for span in parsed.spans)
    assert uncovered(parsed) == ""


def test_nothing_is_lost_in_real_references(shared: Path) -> None:
    lines = (shared / "gold" / "train-a.jsonl").read_text(encoding="utf-8").splitlines()
    lost = {
        raw: uncovered(parse(raw))
        for raw in (json.loads(line)["raw"] for line in lines)
    }
    assert {raw: letters for raw, letters in lost.items() if letters} == {}


@pytest.mark.parametrize(
    "unit",
    [
        "А",
        "а ",
        "А.",
        "А. ",
        "Аа Б.Б., ",
        "(",
        "[",
        "«",
        ". – ",
        "// ",
        " / ",
        "1",
        "1 ",
        "2011 ",
        "№ 1 ",
        "С. 1-2, ",
        "с.",
        "https://a.b/ ",
        "10.1234/a ",
        "изд. ",
        "Закон от ",
        "М.: ",
        "Ред. А.А. Б ",
        "Аа ",
        "A. B. Smith and ",
        "т. ",
        "дис. ",
        "жыл ",
        "a-",
        ", ",
        "Қазақстан Республикасы ",
        "О Закон",
        "In ",
        "ұлы",
        "January ",
        "Ab, ",
        "\ue000",
        "дата обращения ",
        "Abc def. ",
        "[Abc def] ",
        "Аа-",
        "1.",
        "..",
        "\n",
        "“",
        "Ф. 1, ",
    ],
)
def test_long_input_is_fast(unit: str) -> None:
    text = (unit * (10_000 // len(unit) + 1))[:10_000]
    begin = time.process_time()
    parse(text)
    assert time.process_time() - begin < 1


@pytest.mark.parametrize(
    "text",
    [
        "Иванов И.И. Право. " * 50_000,
        "[" * 10_000 + "Право" + "]" * 10_000,
        "\u202e\u0301Право\u200f. – М., 2001" * 1000,
        bytes(range(256)).decode("latin-1") * 4000,
    ],
    ids=["a megabyte", "brackets", "right to left", "binary"],
)
def test_hostile_text_takes_bounded_time(text: str) -> None:
    begin = time.process_time()
    parsed = parse(text)
    assert time.process_time() - begin < 3
    assert parsed.confidence < 0.5
    assert uncovered(parsed) == ""


def test_empty_text() -> None:
    parsed = parse("")
    assert parsed.confidence == 0
    assert parsed.warnings == ("the reference is empty",)
    assert parsed.spans == parsed.rest == ()


def test_no_year_is_a_warning() -> None:
    parsed = parse("Кенжегалиев А. Жұбайлық мінез-құлық.")
    assert "no year found" in parsed.warnings
    assert parsed.work.title == "Жұбайлық мінез-құлық"
