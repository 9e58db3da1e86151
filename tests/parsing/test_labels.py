"""From words to fields: labels, their corrections, broken words, the model in use."""

from __future__ import annotations

from pathlib import Path

import pytest

from kzbib.model import work_to_csl
from kzbib.parsing import parse, parse_surely
from kzbib.parsing.guess import Guess
from kzbib.parsing.labeller import SHIPPED, model_folder
from kzbib.parsing.labels import to_labels, to_spans
from kzbib.parsing.looks import gap_name, shape
from kzbib.parsing.mend import mend
from kzbib.parsing.rejoin import rejoin
from kzbib.parsing.tokens import Tokens, cut_tokens
from kzbib.training.seer import Seer

GOST = "Токаев К.-Ж.К. Под стягом: очерк. – Алматы: Білім, 1997. – 736 с."


def tokens(text: str) -> Tokens:
    return cut_tokens(text, 0, len(text))


@pytest.mark.parametrize(
    ("word", "want"),
    [
        ("Алматы", "Xx"),
        ("ЦГА", "XX"),
        ("XIV", "R"),
        ("2011", "Y"),
        ("56", "99"),
        ("56-65", "9-9"),
        ("К.-Ж.К", "X."),
        ("история", "xx"),
        ("<URL>", "<URL>"),
    ],
)
def test_shape(word: str, want: str) -> None:
    assert shape(word) == want


@pytest.mark.parametrize(
    ("gap", "want"), [(".  – ", ". - "), (" — ", " - "), (" „", ' "'), ("«", "«")]
)
def test_gap_name(gap: str, want: str) -> None:
    assert gap_name(gap) == want


def test_labels_and_spans_are_one_another() -> None:
    found = tokens(GOST)
    places = [("author.f", 0, 6), ("author.g", 7, 13), ("title", 16, 32)]
    spans = to_spans(found, to_labels(found, places))
    assert [span.field for span in spans] == ["author.f", "author.g", "title"]
    assert GOST[spans[2].start : spans[2].end] == "Под стягом: очерк"


def test_rows_are_one_a_word() -> None:
    found = tokens(GOST)
    rows = Seer().rows(found, ["O"] * len(found))
    assert len(rows) == len(found)
    assert Seer().rows(tokens(""), []) == []


def mended(text: str, labels: str, *marks: str) -> list[str]:
    found = tokens(text)
    guess = Guess(["O"] * len(found), "book", frozenset(marks), "")
    return mend(text, found, labels.split(), guess)


@pytest.mark.parametrize(
    ("text", "labels", "want"),
    [
        ("Ляудис В. Я.", "editor.f editor.g editor.f", "editor.f editor.g editor.g"),
        ("Право : учебник", "B-title B-genre", "B-title I-title"),
        ("Право. Учебник", "B-title B-genre", "B-title B-genre"),
        ("Kolosov V., ed.", "author.f author.g O", "editor.f editor.g O"),
        ("и Нұрмұхан Ә.", "author.f author.f author.g", "O author.f author.g"),
        (
            "Новиков А. Право / А. Новиков, Д. Новиков",
            "author.f author.g B-title O O O O",
            "author.f author.g B-title O O author.g author.f",
        ),
    ],
)
def test_mend(text: str, labels: str, want: str) -> None:
    assert mended(text, labels) == want.split()


def test_an_act_has_no_author() -> None:
    assert mended("Россия. Закон", "author.l B-genre", "law") == ["O", "B-genre"]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("форми-рования личности", "формирования личности"),
        ("параболи- ческих уравнений", "параболических уравнений"),
        ("научно-практическая", "научно-практическая"),
        ("социально-экономический", "социально-экономический"),
        ("из-за", "из-за"),
        ("co-operation", "co-operation"),
        ("сети [6] данных", "сети данных"),
        ("Алма-Ата", "Алма-Ата"),
        (
            "Klyuchevye kompe-tencii kak paradigma",
            "Klyuchevye kompetencii kak paradigma",
        ),
        (
            "Kak proektiro-vat’ dejstviya v shkole",
            "Kak proektirovat’ dejstviya v shkole",
        ),
        (
            "Sotsial’no-ekonomicheskoe i nauchno-tekhnicheskoe razvitie",
            "Sotsial’no-ekonomicheskoe i nauchno-tekhnicheskoe razvitie",
        ),
        ("Decision-making in foreign policy", "Decision-making in foreign policy"),
    ],
)
def test_rejoin(text: str, want: str) -> None:
    assert rejoin(text) == want


def test_every_field_says_how_sure_it_is() -> None:
    parsed, sure = parse_surely(GOST)
    assert parsed.work.title == "Под стягом: очерк"
    assert set(sure) == {
        "author", "title", "publisher-place", "publisher", "issued", "number-of-pages",
    }  # fmt: skip
    assert all(0 < share <= 1 for share in sure.values())
    assert work_to_csl(parsed.work) == work_to_csl(parse(GOST).work)


def test_a_personal_model_is_used_when_there_is_one(tmp_path: Path) -> None:
    environ = {"XDG_DATA_HOME": str(tmp_path)}
    assert model_folder(environ) == SHIPPED
    own = tmp_path / "kzbib" / "model"
    own.mkdir(parents=True)
    (own / "labels.npy").touch()
    assert model_folder(environ) == own
    assert model_folder(environ | {"KZBIB_MODEL": str(tmp_path / "none")}) == SHIPPED


def test_the_model_is_small() -> None:
    assert sum(path.stat().st_size for path in SHIPPED.iterdir()) < 5_000_000
