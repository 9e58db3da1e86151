from __future__ import annotations

import json
import tomllib
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzbib.data import styles_folder
from kzbib.errors import KzbibError
from kzbib.languages.romanise import SCHEMES, ascii_fold, romanise

RUSSIAN = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"
# Cyrillic, Supplement, Extended-C, -A, -B, -D and two phonetic letters
BLOCKS = [range(0x400, 0x530), range(0x1C80, 0x1C90), range(0x2DE0, 0x2E00), range(0xA640, 0xA6A0), range(0x1E030, 0x1E090), [0x1D2B, 0x1D78]]  # fmt: skip
CYRILLIC = [chr(code) for block in BLOCKS for code in block]


def is_cyrillic(char: str) -> bool:
    return char in CYRILLIC


def nfd(text: str) -> str:
    return unicodedata.normalize("NFD", text)


def case_lines() -> list[list[str]]:
    """«scheme | language | text | expected», a case a line."""
    path = Path(__file__).parent.parent / "cases" / "languages" / "romanise.txt"
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line.split(" | ") for line in lines if line and not line.startswith("#")]


@pytest.mark.parametrize(("scheme", "language", "text", "expected"), case_lines())
def test_cases(scheme: str, language: str, text: str, expected: str) -> None:
    assert romanise(text, scheme, language) == unicodedata.normalize("NFC", expected)


def test_every_scheme_has_cases() -> None:
    assert {case[0] for case in case_lines()} == set(SCHEMES)


def test_every_table_is_a_scheme_and_names_its_standard() -> None:
    folder = styles_folder() / "romanisation"
    assert {path.stem for path in folder.glob("*.toml")} == {*SCHEMES, "fallback"}
    for path in folder.glob("*.toml"):
        text = path.read_text(encoding="utf-8")
        assert text.startswith("# "), path.name
        assert tomllib.loads(text)["title"], path.name


@pytest.mark.parametrize("scheme", SCHEMES)
@given(text=st.text(st.sampled_from(CYRILLIC + list("aZ9 .-«\u0301"))), language=st.sampled_from(["ru", "kk", "uk", "ky", "uz", "en", ""]))  # fmt: skip
def test_no_cyrillic_is_left_over(scheme: str, text: str, language: str) -> None:
    latin = romanise(text, scheme, language)
    assert not [char for char in nfd(latin) if is_cyrillic(char)]
    assert unicodedata.is_normalized("NFC", latin)


@pytest.mark.parametrize("scheme", SCHEMES)
@given(text=st.text())
def test_other_text_is_untouched(scheme: str, text: str) -> None:
    rest = "".join(char for char in text if not any(map(is_cyrillic, nfd(char))))
    assert romanise(rest, scheme) == unicodedata.normalize("NFC", rest)


def iso_9_back(latin: str) -> str:
    """Turn ISO 9 back by its own table: one Latin letter, one Cyrillic letter."""
    table = tomllib.loads(
        (styles_folder() / "romanisation" / "iso-9-1995.toml").read_text("utf-8")
    )["letters"]["ru"]
    back = {table[letter]: letter for letter in RUSSIAN}
    assert len(back) == len(RUSSIAN)
    back |= {latin.upper(): letter.upper() for latin, letter in back.items() if latin.upper() != latin}  # fmt: skip
    return "".join(back.get(char, char) for char in latin)


# ъ and ь have no capital in ISO 9; they begin no word.
@given(st.text(st.sampled_from(RUSSIAN + RUSSIAN.upper().replace("Ъ", "").replace("Ь", "") + " ,.-«»№7")))  # fmt: skip
def test_iso_9_can_be_turned_back(text: str) -> None:
    assert iso_9_back(romanise(text, "iso-9-1995", "ru")) == text


@pytest.mark.parametrize(
    ("seen", "hint"),
    [("bgn", "bgn-pcgn"), ("ALA-LC", "ala-lc"), ("iso-9", "iso-9-1995"), ("кириллица", "kk-latn-2021"), ("", "bsi")],
)  # fmt: skip
def test_unknown_scheme_suggests(seen: str, hint: str) -> None:
    with pytest.raises(KzbibError) as caught:
        romanise("Абай", seen)
    assert hint in caught.value.hint


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Әуезов", "kk", "Auezov"),
        ("Өтемісұлы", "kk", "Otemisuly"),
        ("Токаев", "ru", "Tokaev"),
        ("Подъяпольский", "ru", "Podiapolskii"),
        ("Ғаббасов Қ.-Ж.", "kk", "Ghabbasov Q.-Zh."),
        ("Schrödinger", "de", "Schrodinger"),
        ("Łódź, Ærø", "pl", "Lodz, Aero"),
        ("Həsən", "az", "Hasan"),
        ("日本 Abai", "ja", " Abai"),
    ],
)
def test_ascii_fold(text: str, language: str, expected: str) -> None:
    assert ascii_fold(text, language) == expected


@given(st.text())
def test_ascii_fold_is_ascii(text: str) -> None:
    assert ascii_fold(text).isascii()


def test_long_text_takes_linear_time() -> None:
    assert len(romanise("Щ" * 10_000, "ala-lc")) == 40_000
    assert len(romanise("е\u0301" * 10_000, "bgn-pcgn")) > 9_999


def test_measured_cases(shared: Path) -> None:
    lines = (shared / "gold" / "romanisation_dev.jsonl").read_text("utf-8").splitlines()
    cases = [json.loads(line) for line in lines]
    wrong = [
        case["id"]
        for case in cases
        if romanise(case["text"], case["scheme"], case["lang"])
        != unicodedata.normalize("NFC", case["expected"])
    ]
    assert len(wrong) <= 0.01 * len(cases), wrong
