"""What is certain whatever the labels say: headings, supplied and second titles."""

from __future__ import annotations

import pytest

from kzbib.parsing import parse
from kzbib.parsing.two_titles import split_titles

KAZAKH = "Көптік жалғаулары және оның ерекшеліктері"
RUSSIAN = "Окончание множественного числа и его особенности"


@pytest.mark.parametrize(
    ("title", "parts"),
    [
        (f"{KAZAKH}. {RUSSIAN}", (KAZAKH, RUSSIAN)),
        (f"{RUSSIAN}. {KAZAKH}", (RUSSIAN, KAZAKH)),
        (f"{RUSSIAN}. {RUSSIAN}", (f"{RUSSIAN}. {RUSSIAN}", "")),
        ("Қазақ тілі. Учебник", ("Қазақ тілі. Учебник", "")),
        ("", ("", "")),
    ],
)
def test_two_titles(title: str, parts: tuple[str, str]) -> None:
    assert split_titles(title) == parts


def test_a_second_title_is_a_translation() -> None:
    parsed = parse(
        f"Сейтова А. {KAZAKH}. {RUSSIAN} // Тілтаным. – 2019. – № 2. – Б. 5–9."
    )
    assert parsed.work.title == KAZAKH
    assert parsed.translated is not None
    assert parsed.translated.title == RUSSIAN


@pytest.mark.parametrize(
    ("raw", "genre"),
    [
        (
            "Российская Федерация. Законы. О связи : федеральный закон от 7 июля 2003 г. "
            "№ 126-ФЗ // Российская газета. – 2003. – 10 июля.",
            "федеральный закон",
        ),
        (
            "Республика Казахстан. Президент. О мерах по развитию науки : указ Президента "
            "Республики Казахстан от 12 мая 2008 г. № 724 // Казахстанская правда. – 2008. – 14 мая.",
            "указ Президента Республики Казахстан",
        ),
    ],
)
def test_a_heading_of_acts_is_no_field(raw: str, genre: str) -> None:
    work = parse(raw).work
    assert work.get("genre") == genre
    assert work.title.startswith("О ")
    assert not work.people("author")


def test_a_supplied_title_keeps_its_brackets() -> None:
    work = parse("[Обзор внешней политики Казахстана] // Zakon.kz. – 04.03.2026.").work
    assert work.title == "[Обзор внешней политики Казахстана]"
    assert work.get("container-title") == "Zakon.kz"


@pytest.mark.parametrize(
    ("raw", "language"),
    [
        (
            "Ұлттық Банк. Инфляция туралы есеп. URL: https://a.kz (қаралған күні: 12.03.2024).",
            "kk",
        ),
        ("Дала. URL: https://a.kz (қаралған күні: 12.03.2024).", "kk"),
        ("Степь. URL: https://a.kz (дата обращения: 12.03.2024).", "ru"),
        ("Қасымбаев Ж.Қ. Кенесары хан. – Алматы: Қазақстан, 1993. – 112 б.", "kk"),
        ("Қасымбаев Ж.Қ. Кенесары хан. – Алматы: Қазақстан, 1993. – 112 с.", "ru"),
    ],
)
def test_words_of_an_entry_tell_its_language(raw: str, language: str) -> None:
    assert parse(raw).work.language == language
