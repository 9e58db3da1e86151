"""The small modules of the preparation, one table each."""

from __future__ import annotations

import time

import pytest

from kzbib.errors import StyleError
from kzbib.model import Name, Work, work_from_csl
from kzbib.styling import format_work, missing_facts
from kzbib.styling.citing import cut_title
from kzbib.styling.entry import context_of
from kzbib.styling.forms import latin_name
from kzbib.styling.imprint import edition, numbering, ordinal
from kzbib.styling.names import direct, initials
from kzbib.styling.runs import Run, print_runs, runs_of
from kzbib.styling.terms import entry_language
from kzbib.styling.thesis import degree_line
from kzbib.styling.tidy import tidy
from kzbib.styling.titles import is_number

INITIALS = [
    # given, spaced, closed, bare
    ("К.-Ж.К.", "К.-Ж. К.", "К.-Ж.К.", "КЖК"),
    ("К.-Ж. К.", "К.-Ж. К.", "К.-Ж.К.", "КЖК"),
    ("Татьяна Алексеевна", "Т. А.", "Т.А.", "ТА"),
    ("Дж. Е.", "Дж. Е.", "Дж.Е.", "ДжЕ"),
    ("Дж.Е.", "Дж. Е.", "Дж.Е.", "ДжЕ"),
    ("Yu.L.", "Yu. L.", "Yu.L.", "YuL"),
    ("PJ", "P. J.", "P.J.", "PJ"),
    ("Anna B.", "A. B.", "A.B.", "AB"),
    ("Жан-Поль", "Ж.-П.", "Ж.-П.", "ЖП"),
    ("К\u2010Ж", "К.-Ж.", "К.-Ж.", "КЖ"),
    ("Гейдар оглы", "Г. оглы", "Г. оглы", "Гоглы"),
    ("Ә", "Ә.", "Ә.", "Ә"),
    ("", "", "", ""),
]


@pytest.mark.parametrize(("given", "spaced", "closed", "bare"), INITIALS)
def test_initials(given: str, spaced: str, closed: str, bare: str) -> None:
    name = Name(family="Орлов", given=given)
    assert [initials(name, f) for f in ("spaced", "closed", "bare")] == [
        spaced,
        closed,
        bare,
    ]


DIRECT = [
    (Name("Фараби", "А.", particle="аль-"), "А. аль-Фараби"),
    (Name("Dyck", "A.", particle="van"), "A. van Dyck"),
    (Name("Smith", "J.", suffix="Jr."), "J. Smith Jr."),
    (Name(literal="МИД РК"), "МИД РК"),
    (Name("Аристотель"), "Аристотель"),
]


@pytest.mark.parametrize(("name", "expected"), DIRECT)
def test_direct_order(name: Name, expected: str) -> None:
    assert direct(name) == expected


LATIN_NAMES = [
    ("Tokayev K.-Zh.K.", ("Tokayev", "K.-Zh.K.", "")),
    ("Tokaev, K.-Zh. K.", ("Tokaev", "K.-Zh. K.", "")),
    ("Alimzhanova MB", ("Alimzhanova", "MB", "")),
    ("van Dyck A.", ("van Dyck", "A.", "")),
    ("Ministry of Energy", ("", "", "Ministry of Energy")),
    ("Plato", ("", "", "Plato")),
]


@pytest.mark.parametrize(("text", "parts"), LATIN_NAMES)
def test_ready_latin_names(text: str, parts: tuple[str, str, str]) -> None:
    name = latin_name(text)
    assert (name.family, name.given, name.literal) == parts


EDITIONS = [
    ("ru", "4", "4-е изд."),
    ("kk", "2", "2-бас."),
    ("en", "2", "2nd ed."),
    ("de", "3", "3. Aufl."),
    ("fr", "2", "2e éd."),
    ("ru", "2-е изд., испр. и доп.", "2-е изд., испр. и доп."),
    ("en", "Rev. ed.", "Rev. ed."),
    ("ru", "", ""),
]


@pytest.mark.parametrize(("language", "text", "expected"), EDITIONS)
def test_editions(language: str, text: str, expected: str) -> None:
    work = Work("book", language, {"title": "t", "edition": text})
    assert edition(context_of(work, "gost-r-7.0.5-2008")) == expected


@pytest.mark.parametrize(
    ("number", "word"),
    [
        ("1", "1st"),
        ("2", "2nd"),
        ("3", "3rd"),
        ("4", "4th"),
        ("11", "11th"),
        ("12", "12th"),
        ("113", "113th"),
        ("22", "22nd"),
    ],
)
def test_ordinals(number: str, word: str) -> None:
    assert ordinal(number) == word


@pytest.mark.parametrize(
    ("volume", "bare"),
    [
        ("2", True),
        ("IV", True),
        ("2а", True),
        ("3-4", True),
        ("2, ч. 1", True),
        ("Ч. 2", False),
        ("2-т.", False),
        ("1-бөл.", False),
        ("", False),
    ],
)
def test_bare_volumes(volume: str, bare: bool) -> None:
    assert is_number(volume) is bare


ISSUES = [
    ("5", "issue", "5"),
    ("2 (104)", "issue", "2 (104)"),
    ("№ 5", "issue", "5"),
    ("no. 5", "issue", "5"),
    ("3-4", "issue", "3–4"),
    ("S1", "issue", "S1"),
    ("спец. вып.", "section", "спец. вып."),
    ("Вып. 3", "section", "Вып. 3"),
]


@pytest.mark.parametrize(("issue", "variable", "printed"), ISSUES)
def test_issues(issue: str, variable: str, printed: str) -> None:
    work = Work("article-journal", "ru", {"container-title": "Ж", "issue": issue})
    item = numbering(context_of(work, "gost-r-7.0.5-2008"))
    assert item[variable] == printed


DEGREES = [
    ("автореф. дисс. докт. полит. наук", "автореф. дис. ... д-ра полит. наук"),
    ("дис. … канд. ист. наук", "дис. ... канд. ист. наук"),
    ("дис. ... канд. ист. наук", "дис. ... канд. ист. наук"),
    ("дис. на соиск. учен. степ. канд. наук", "дис. ... канд. наук"),
    ("диссертация на соискание степени", "диссертация на соискание степени"),
    ("Doctoral dissertation", "Doctoral dissertation"),
]


@pytest.mark.parametrize(("line", "expected"), DEGREES)
def test_degree_lines(line: str, expected: str) -> None:
    assert degree_line(line) == expected


TIDY = [
    ("доп.. – М.", "доп. – М."),
    ("Что делать?. М.", "Что делать? М."),
    ("дис. ... канд.", "дис. ... канд."),
    ("A, . . . Z", "A, . . . Z"),
    ("https://example.org/a..b", "https://example.org/a..b"),
    ("конец…", "конец…"),
    ("два  пробела", "два пробела"),
    ("\ue000Книга.\ue001. М.", "Книга. М."),
]


@pytest.mark.parametrize(("text", "expected"), TIDY)
def test_single_full_stops(text: str, expected: str) -> None:
    assert print_runs(tidy(runs_of(text)), "text") == expected


def test_regular_expressions_are_linear() -> None:
    format_work(BOOK, "apa-7")  # the engine is loaded before the clock starts
    started = time.process_time()
    for text in (
        "." * 10_000,
        "А." * 5_000,
        " " * 10_000,
        "дис. " * 2_000,
        "a-" * 5_000,
        "A. " * 5_000 + "1",
    ):
        tidy((Run(text),))
        degree_line(text)
        latin_name(text)
        is_number(text)
        initials(Name("a", text), "closed")
        fields = dict.fromkeys(("title", "page", "volume", "issue", "edition"), text)
        work = Work("article-journal", "ru", fields | {"container-title": text})
        format_work(work, "gost-r-7.0.5-2008")
        format_work(work, "ref-kz-buketov")
    assert time.process_time() - started < 4


LANGUAGES = [
    (Work(language="ru-Latn", text={"title": "Pod styagom"}), "en"),
    (Work(language="kk", text={"title": "Title"}), "kk"),
    (Work(language="es", text={"title": "Agua"}), "en"),
    (Work(language="ky", text={"title": "Суу"}), "ky"),
    (Work(language="uz", text={"title": "Сув"}), "uz-Cyrl"),
    (Work(language="uz", text={"title": "Suv"}), "uz"),
    (Work(language="uz-Latn", text={"title": "Suv"}), "uz"),
    (Work(language="uz-Cyrl", text={"title": "Сув"}), "uz-Cyrl"),
    (Work(language="tr", text={"title": "Su"}), "tr"),
    (Work(language="kk-Latn", text={"title": "Su"}), "en"),
    (Work(language="tg", text={"title": "Об"}), "ru"),
    (Work(language="mixed", text={"title": "Вода и камень"}), "ru"),
    (Work(text={"title": "Қазақ елі"}), "kk"),
    (Work(), "en"),
]


@pytest.mark.parametrize(("work", "language"), LANGUAGES)
def test_language_of_an_entry(work: Work, language: str) -> None:
    assert entry_language(work) == language


CUTS = [
    ("Основы теории и практика", "Основы теории …"),
    ("Модернизм : искусство века", "Модернизм"),
    ("Концепция виртуальных миров и научное познание", "Концепция виртуальных миров …"),
    ("Геоинформационное моделирование территориальных рынков", "Геоинформационное моделирование …"),
    ("Информационная безопасность и защита информации", "Информационная безопасность …"),
    ("Общество и природная среда", "Общество и природная среда"),
    ("The reference librarian and the professor", "The reference librarian …"),
    ("Три коротких слова", "Три коротких слова"),
    ("История края, её люди", "История края, её …"),
]  # fmt: skip


@pytest.mark.parametrize(("title", "cut"), CUTS)
def test_titles_are_cut(title: str, cut: str) -> None:
    assert cut_title(title) == cut


BOOK = work_from_csl(
    {
        "type": "book",
        "language": "ru",
        "author": [{"family": "Орлов", "given": "А.Б."}],
        "title": "Основы теории и практика",
        "publisher-place": "Москва",
        "issued": {"date-parts": [[2006]]},
        "number-of-pages": "300",
    }
)
CITES = [
    ({"mode": "footnote", "locator": "5-6"}, "Орлов А. Б. Основы теории и практика. М., 2006. С. 5–6."),
    ({"mode": "footnote", "locator": "2", "label": "chapter"}, "Орлов А. Б. Основы теории и практика. М., 2006. Гл. 2."),
    ({"mode": "repeat-ibid", "locator": "7", "label": "page"}, "Там же. С. 7."),
    ({"mode": "repeat-ibid"}, "Там же."),
    ({"mode": "repeat-opcit", "locator": "7"}, "Орлов А. Б. Указ. соч. С. 7."),
    ({"mode": "repeat-short", "locator": "7"}, "Орлов А. Б. Основы теории … С. 7."),
    ({"mode": "list"}, "Орлов А. Б. Основы теории и практика. М., 2006. 300 с."),
    ({"mode": "repeat-ibid", "prefix": "Цит. по:"}, "Цит. по: Там же."),
]  # fmt: skip


@pytest.mark.parametrize(("cite", "expected"), CITES)
def test_citations(cite: dict[str, object], expected: str) -> None:
    assert format_work(BOOK, "gost-r-7.0.5-2008", cite=cite) == expected


@pytest.mark.parametrize(
    ("language", "word"), [("en", "Ibid. P. 7."), ("kk", "Сонда. Б. 7.")]
)
def test_ibid_follows_the_work(language: str, word: str) -> None:
    work = work_from_csl({"type": "book", "language": language, "title": "T"})
    assert (
        format_work(
            work, "gost-r-7.0.5-2008", cite={"mode": "repeat-ibid", "locator": "7"}
        )
        == word
    )


VARIANTS = [
    ("gost-7.1-2003", "gmd", "Орлов, А. Б. Основы теории и практика [Текст] / А. Б. Орлов. – М., 2006. – 300 с."),
    ("gost-7.1-2003", "no-gmd", "Орлов, А. Б. Основы теории и практика / А. Б. Орлов. – М., 2006. – 300 с."),
    ("gost-r-7.0.100-2018", "no-content-type", "Орлов, А. Б. Основы теории и практика / А. Б. Орлов. – Москва, 2006. – 300 с."),
    ("apa-7", "romanised", "Orlov, A. B. (2006). Osnovy teorii i praktika."),
]  # fmt: skip


@pytest.mark.parametrize(("style", "variant", "expected"), VARIANTS)
def test_variants(style: str, variant: str, expected: str) -> None:
    assert format_work(BOOK, style, variant=variant) == expected


MISSING = [
    ("gost-r-7.0.5-2008", ()),
    ("ref-ru-meimo", ("no English title",)),
    ("ref-kz-buketov", ("no English title",)),
]


@pytest.mark.parametrize(("style", "facts"), MISSING)
def test_missing_facts(style: str, facts: tuple[str, ...]) -> None:
    assert missing_facts(BOOK, style) == facts


def test_nothing_is_missing_for_a_work_in_latin() -> None:
    work = work_from_csl({"type": "book", "language": "en", "title": "Water"})
    assert missing_facts(work, "ref-ru-meimo") == ()


def test_the_record_may_be_the_translated_half() -> None:
    own = {
        "type": "book",
        "language": "ru",
        "title": "Вода",
        "publisher-place": "Москва",
    }
    work = work_from_csl(
        {
            "type": "book",
            "language": "en",
            "title": "Water",
            "publisher-place": "Moscow",
            "custom": {"variants": [{"kind": "original", "csl": own}]},
        }
    )
    assert format_work(work, "ref-ru-meimo-list") == "Вода. Москва."
    assert format_work(work, "ref-ru-meimo") == "Water. Moscow. (In Russ.)"


def test_an_unknown_output_form_is_an_error() -> None:
    with pytest.raises(StyleError, match="odt"):
        format_work(BOOK, "apa-7", to="odt")
