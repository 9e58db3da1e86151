from __future__ import annotations

from pathlib import Path

import pytest

from kzbib.model import Name, VariantKind
from kzbib.reading import FrontMatter, read_document, read_front_matter
from kzbib.reading.facts import read_day
from kzbib.reading.orcid import find_orcids, is_valid_orcid
from kzbib.reading.people import names_of_line, read_name


def front(shared: Path, name: str) -> FrontMatter:
    return read_document(next((shared / "seeds").glob(f"{name}_*"))).front


def test_article_with_ocr_hyphens(shared: Path) -> None:
    found = front(shared, "000")
    work = found.work
    assert work is not None
    assert (work.language, work.title) == ("ru", "")
    assert work.people() == (
        Name("Сафранчук", "И.А.", orcid="0000-0003-2214-6628"),
        Name("Уранхаева", "М."),
    )
    assert work.get("abstract").startswith(
        "В статье представлен анализ роли Организации Объединенных Наций"
    )
    (english,) = work.variants
    assert english.kind is VariantKind.TRANSLATED
    assert english.work.people() == (
        Name("Safranchuk", "Ivan A.", orcid="0000-0003-2214-6628"),
        Name("Urankhayeva", "Mariam"),
    )
    assert "multi-vector approach, international cooperation" in english.work.get(
        "keyword"
    )
    assert "no title is printed" in found.warnings


def test_title_in_capitals_over_lines(shared: Path) -> None:
    found = front(shared, "001")
    work = found.work
    assert work is not None
    assert (
        work.title
        == "РОЛЬ РЕСПУБЛИКИ КАЗАХСТАН В УРЕГУЛИРОВАНИИ МЕЖДУНАРОДНЫХ КОНФЛИКТОВ"
    )
    assert work.get("keyword").endswith("международное сообщество")
    assert work.get("abstract").endswith(
        "миротворческой деятельности Республики Казахстан."
    )
    (english,) = work.variants
    assert english.work.language == "en"
    assert english.work.get("abstract").startswith(
        "Since the beginning of independence"
    )
    assert "no author is printed" in found.warnings


def test_web_page(shared: Path) -> None:
    found = front(shared, "002")
    work = found.work
    assert work is not None
    assert (work.type, work.language) == ("webpage", "ru")
    assert dict(work.text) == {"container-title": "Zakon.kz"}
    assert work.dates["issued"].parts == ((2026, 3, 4),)
    assert "no title is printed" in found.warnings


def test_title_blocks_in_three_languages(shared: Path) -> None:
    work = front(shared, "003").work
    assert work is not None
    assert work.language == "ru"
    assert (
        work.title
        == "Влияние новых геополитических условий на многовекторную внешнюю политику Казахстана"
    )
    titles = {variant.work.language: variant.work.title for variant in work.variants}
    assert titles == {
        "kk": "Жаңа геосаяси жағдайдың Қазақстанның көпвекторлы сыртқы саясатына әсері",
        "en": "Impact of the new geopolitical conditions on the multi-vector foreign policy of Kazakhstan",
    }
    english = next(v.work for v in work.variants if v.work.language == "en")
    assert [name.printed for name in english.people()] == [
        "Kukeyeva F.",
        "Baizakova K.",
        "Usen M.",
        "Userova K.",
    ]
    assert [name.printed for name in work.people()] == [
        "Кукеева Ф.Т.",
        "Байзақова К.И.",
        "Усен М.Ә.",
        "Усерова К.",
    ]
    assert all(variant.work.get("abstract") for variant in work.variants)


def test_journal_site_with_glued_labels(shared: Path) -> None:
    found = front(shared, "004")
    work = found.work
    assert work is not None
    assert work.type == "article-journal"
    text = {key: value for key, value in work.text.items() if key != "abstract"}
    assert text == {
        "title": "Diplomacy of the Republic of Kazakhstan: Evolution of Foreign Policy Concepts",
        "keyword": "Kazakhstan, Foreign Policy Concept, foreign policy priorities, pragmatism, multi-vector foreign policy, “listening state”",
        "container-title": "Mirovaia ekonomika i mezhdunarodnye otnosheniia",
        "volume": "67",
        "issue": "7",
        "page": "74-84",
        "DOI": "10.20542/0131-2227-2023-67-7-74-84",
    }
    assert work.dates["issued"].parts == ((2023, 7, 31),)
    assert work.get("abstract").startswith("During the thirty years")
    assert found.warnings == ("no author is printed",)


def test_wrong_orcid_is_a_warning_and_not_kept() -> None:
    text = "Abstract. About a thing.\n\nAuthor: Smith John A., PhD. ORCID: 0000-0003-2214-6629. E-mail: a@b.kz\n"
    found = read_front_matter(text)
    assert found.work is not None
    assert found.work.people() == (Name("Smith", "John A."),)
    assert "ORCID 0000-0003-2214-6629 of Smith John A. is not valid" in found.warnings


@pytest.mark.parametrize(
    "text",
    [
        "Просто текст без меток.",
        "1. Иванов И.И. Книга. М., 2001. 300 с.",
        "date tomorrow",
        "x\n" * 50,
    ],
)
def test_nothing_is_invented(text: str) -> None:
    assert read_front_matter(text).work is None


# fmt: off
ORCIDS = [
    ("0000-0003-2214-6628", True), ("0000-0002-1825-0097", True), ("0000-0001-5109-3700", True),
    ("0000-0002-1694-233X", True), ("0000-0003-2214-6629", False), ("0000-0002-1694-2330", False),
    ("", False), ("0000-0003-2214", False),
]
# fmt: on


@pytest.mark.parametrize(("orcid", "valid"), ORCIDS)
def test_check_character(orcid: str, valid: bool) -> None:
    assert is_valid_orcid(orcid) is valid


def test_printed_orcids() -> None:
    text = "0000>0003>2214>6628, 0000 0002 1694 233Х and 10000-0003-2214-66281"
    assert [orcid for _, orcid in find_orcids(text)] == [
        "0000-0003-2214-6628",
        "0000-0002-1694-233X",
    ]


# fmt: off
NAMES = [
    ("И.А. Сафранчук", Name("Сафранчук", "И.А.")), ("К.-Ж. Токаев", Name("Токаев", "К.-Ж.")),
    ("Safranchuk Ivan A.", Name("Safranchuk", "Ivan A.")), ("Ivan A. Safranchuk", Name("Safranchuk", "Ivan A.")),
    ("Токаев Касым-Жомарт Кемелевич", Name("Токаев", "Касым-Жомарт Кемелевич")),
    ("Оспанова Айгүл Серікқызы", Name("Оспанова", "Айгүл Серікқызы")),
    ("Mariam Urankhayeva", Name("Urankhayeva", "Mariam")), ("Ministry of Foreign Affairs", None), ("", None),
]
# fmt: on


@pytest.mark.parametrize(("text", "name"), NAMES)
def test_read_name(text: str, name: Name | None) -> None:
    assert read_name(text) == name


# fmt: off
NAME_LINES = [
    ("И.А. Сафранчук, М. Уранхаева", ["Сафранчук", "Уранхаева"]),
    ("Ф.Т. Кукеева, К.И. Байзақова, М.Ә. Усен, К. Усерова", ["Кукеева", "Байзақова", "Усен", "Усерова"]),
    ("F. Kukeyeva1, K. Baizakova2*", ["Kukeyeva", "Baizakova"]),
    ("Иванов И.И., Петров П.П.", ["Иванов", "Петров"]),
    ("Конституция Республики Казахстан.", []), ("Так говорил А.С. Пушкин.", []), ("58", []),
]
# fmt: on


@pytest.mark.parametrize(("line", "families"), NAME_LINES)
def test_line_of_names(line: str, families: list[str]) -> None:
    assert [name.family for name in names_of_line(line)] == families


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("31.07.2023", "2023-07-31"),
        ("2026-03-04", "2026-03-04"),
        ("2019", "2019"),
        ("31.17.2023", ""),
        ("soon", ""),
    ],
)
def test_read_day(text: str, iso: str) -> None:
    date = read_day(text)
    assert (date.iso if date else "") == iso
