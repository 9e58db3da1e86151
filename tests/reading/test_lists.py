from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzbib.reading import Entry, find_lists
from kzbib.reading.headings import closes_list, heading_of
from kzbib.reading.lines import filled_lines
from kzbib.reading.signs import sign_count, starts_with_name

CASES = Path(__file__).parent.parent / "cases" / "reading" / "lists"
NAMES = sorted(path.stem for path in CASES.glob("*.txt"))


@pytest.mark.parametrize("name", NAMES)
def test_case(name: str) -> None:
    text = (CASES / f"{name}.txt").read_text(encoding="utf-8")
    expected = json.loads((CASES / f"{name}.json").read_text(encoding="utf-8"))
    found = [
        {
            "heading": one.heading,
            "language": one.language,
            "entries": [[entry.number, entry.raw] for entry in one.entries],
        }
        for one in find_lists(text)
    ]
    assert found == expected


def test_there_are_cases() -> None:
    assert len(NAMES) > 20


def rows(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_article_with_bilingual_list(shared: Path) -> None:
    text = next((shared / "seeds").glob("004_*")).read_text(encoding="utf-8")
    (found,) = find_lists(text)
    assert [entry.raw for entry in found.entries] == [
        row["raw"] for row in rows(shared / "gold" / "seed004.jsonl")
    ]
    assert [entry.number for entry in found.entries] == [*map(str, range(1, 12))]
    assert (found.heading, found.language) == ("", "ru")


@pytest.mark.parametrize("name", ["000", "001", "002", "003"])
def test_articles_that_lost_their_lists(shared: Path, name: str) -> None:
    text = next((shared / "seeds").glob(f"{name}_*")).read_text(encoding="utf-8")
    assert find_lists(text) == ()


def test_real_sections(shared: Path) -> None:
    whole = 0
    sections = rows(shared / "gold" / "sections-dev.jsonl")
    for row in sections:
        lists = find_lists(str(row["text"]))
        whole += [e.raw for one in lists for e in one.entries] == row["entries"]
    assert whole >= 0.9 * len(sections)


# fmt: off
HEADINGS = [
    ("Список литературы", "ru"), ("СПИСОК ИСПОЛЬЗОВАННЫХ ИСТОЧНИКОВ:", "ru"),
    ("## 5. **Литература**", "ru"), ("Л И Т Е Р А Т У Р А", "ru"),
    (r"\section*{Литература}", "ru"), ("Список литературы / References", "ru"),
    ("ПАЙДАЛАНЫЛҒАН ӘДЕБИЕТТЕР ТІЗІМІ", "kk"), ("Әдебиеттер", "kk"),
    ("Сілтемелер тізімі", "kk"), ("Список використаних джерел", "uk"),
    ("Колдонулган адабияттар", "ky"), ("Foydalanilgan adabiyotlar roʻyxati", "uz"),
    ("Foydalanilgan adabiyotlar ro'yxati:", "uz"), ("References", "en"),
    ("REFERENCES (transliterated)", "en"), ("VI. Bibliography", "en"),
    ("<h2>References</h2>", "en"), ("Spisok literatury", "ru-Latn"),
    ("Список литературы ..... 45", ""), ("Литература играет роль в жизни", ""),
    ("В списке литературы названы книги.", ""), ("Источники права", ""),
    ("References to the law are frequent.", ""), ("Введение", ""), ("1.", ""),
]
# fmt: on


@pytest.mark.parametrize(("line", "language"), HEADINGS)
def test_heading(line: str, language: str) -> None:
    found = heading_of(filled_lines(line)[0])
    assert (found.language if found else "") == language


# fmt: off
CLOSINGS = [
    ("Сведения об авторах", True), ("Приложение 1", True), ("Система Orphus", True),
    ("Loading...", True), ("Up", True), ("Авторлар туралы мәлімет:", True),
    ("Abstract. The article", True), ("Ключевые слова: право", True), ("© 2020", True),
    (r"\end{thebibliography}", True), (r"\section{Приложение}", True),
    ("Приложение к журналу «Вестник» за 2001 год вышло в Алматы", False),
    ("Uppsala, 2001", False), (r"\newblock Springer", False), ("DOI: 10.1000/1", False),
]
# fmt: on


@pytest.mark.parametrize(("line", "closes"), CLOSINGS)
def test_closing_line(line: str, closes: bool) -> None:
    assert closes_list(filled_lines(line)[0]) is closes


# fmt: off
NAMED = [
    ("Шаклеина Т.А. Концепции", True), ("12. Токаев К.-Ж.К. Под стягом", True),
    ("Қалиұлы Ғ. Қазіргі", True), ("Anderson, B. (2006).", True), ("J. Smith, Title", True),
    ("[3] A. B. Brown. Book", True), ("Yuan X, Li C.", True), (r"\bibitem{a} Седов Л. И.", True),
    ("Конституция Республики", False), ("С начала обретения", False), ("", False),
]
# fmt: on


@pytest.mark.parametrize(("text", "named"), NAMED)
def test_name_at_the_start(text: str, named: bool) -> None:
    assert starts_with_name(text) is named


def test_signs_tell_references_from_prose() -> None:
    reference = "Петров П.П. Статья // Журнал. – 2002. – № 2. – С. 3–4."
    prose = "В статье рассмотрены вопросы развития региона и его хозяйства."
    assert sign_count(reference) >= 5
    assert sign_count(prose) == 0


LINE = st.one_of(
    st.sampled_from(
        [
            "Литература", "References:", "1. Иванов И.И. Книга. М., 2001. 300 с.", "2.", "3) X",
            "[4] Smith J. Title. 1999. P. 5.", "5 Петров П.П. Статья // Журнал.", "- пункт", "",
            r"\bibitem{a} Текст", r"\begin{thebibliography}{9}", "Приложение", "2017. № 3.", "\f",
            "Литература: 1. А 2. Б", "7. 8. 9.", "Текст абзаца. 10. Ещё. 11. И ещё", "12",
        ]
    ),
    st.text(max_size=30),
)  # fmt: skip


@given(st.lists(LINE, max_size=25).map("\n".join))
def test_entries_are_substrings_in_order(text: str) -> None:
    at = 0
    for one in find_lists(text):
        assert one.entries
        assert one.start <= one.entries[0].start
        assert one.end == one.entries[-1].end
        for entry in one.entries:
            assert isinstance(entry, Entry)
            assert at <= entry.start < entry.end <= len(text)
            assert entry.raw == text[entry.start : entry.end] == entry.raw.strip()
            at = entry.end


@given(
    st.lists(st.integers(1, 9), min_size=3, max_size=20),
    st.sampled_from(["{}. ", "{}) ", "[{}] ", "{}.", "{} "]),
)
def test_numbered_list_comes_back(words: list[int], mark: str) -> None:
    entries = [
        f"{mark.format(number)}Иванов И.И. {'Слово ' * count}// Журнал. 2001. № 3. С. 5."
        for number, count in enumerate(words, 1)
    ]
    (found,) = find_lists("Введение\n\nЛитература\n" + "\n".join(entries) + "\n")
    assert [entry.raw for entry in found.entries] == entries


def test_an_item_on_the_line_that_begins_the_list() -> None:
    text = (
        "\\begin{thebibliography}{9}\\bibitem{a} Иванов И.И. Книга о степи. М., 2001. 200 с.\n"
        "\\bibitem{b} Петров П.П. Другая книга. М., 2002. 300 с.\n\\end{thebibliography}\n"
    )
    (found,) = find_lists(text)
    assert [entry.text for entry in found.entries] == [
        "Иванов И.И. Книга о степи. М., 2001. 200 с.",
        "Петров П.П. Другая книга. М., 2002. 300 с.",
    ]
