from __future__ import annotations

import pytest

from kzbib.errors import StyleError
from kzbib.model import Work, work_from_csl
from kzbib.styling import bibliography, paired_lists, profile, profiles, style_ids


def book(
    family: str, language: str = "ru", title: str = "Книга", year: int = 2020
) -> Work:
    return work_from_csl(
        {
            "type": "book",
            "language": language,
            "author": [{"family": family, "given": "А."}],
            "title": title,
            "issued": {"date-parts": [[year]]},
        }
    )


def test_cyrillic_first_by_the_kazakh_alphabet_then_latin() -> None:
    families = ["Smith", "Қасым", "Яров", "Әуезов", "Adams", "Ким", "Ағыбай", "Іле"]
    formatted = bibliography([book(name) for name in families], "gost-r-7.0.5-2008")
    printed = [entry.text.split()[0] for entry in formatted.entries]
    assert printed == [
        "Ағыбай",
        "Әуезов",
        "Ким",
        "Қасым",
        "Іле",
        "Яров",
        "Adams",
        "Smith",
    ]
    assert [entry.number for entry in formatted.entries] == list(range(1, 9))


def test_opening_quotes_do_not_count() -> None:
    titles = ["«Яблоко»", "Берег", "[Акт]"]
    works = [
        work_from_csl({"type": "book", "language": "ru", "title": t}) for t in titles
    ]
    formatted = bibliography(works, "gost-r-7.0.5-2008")
    assert [entry.text for entry in formatted.entries] == [
        "[Акт].",
        "Берег.",
        "«Яблоко».",
    ]


def test_given_order_is_kept() -> None:
    formatted = bibliography([book("Яров"), book("Абаев")], "kz-list", order="given")
    assert [entry.text[:5] for entry in formatted.entries] == ["Яров ", "Абаев"]


TITLES = [
    (["ru", "ru", "kk"], "gost-r-7.0.5-2008", "Список литературы"),
    (["kk", "kk", "en"], "gost-r-7.0.5-2008", "Әдебиеттер тізімі"),
    (["en"], "gost-r-7.0.5-2008", "References"),
    (["ru", "ru"], "ref-ru-meimo", "References"),
    ([], "apa-7", "References"),
]


@pytest.mark.parametrize(("languages", "style", "title"), TITLES)
def test_title_is_in_the_main_language(
    languages: list[str], style: str, title: str
) -> None:
    works = [book("Абаев", language) for language in languages]
    assert bibliography(works, style).title == title


def test_equal_years_take_letters_by_title() -> None:
    works = [book("Абаев", title="Яблоко"), book("Абаев", title="Берег"), book("Ким")]
    texts = [entry.text for entry in bibliography(works, "apa-7").entries]
    assert texts == [
        "Абаев, А. (2020а). Берег.",
        "Абаев, А. (2020б). Яблоко.",
        "Ким, А. (2020). Книга.",
    ]
    latin = bibliography(works, "ref-kz-buketov").entries[0].text
    assert latin == "Abaev, A. (2020a). Bereg [in Russian]."


def test_paired_lists_share_their_numbers() -> None:
    first, second = paired_lists([book("Яров"), book("Абаев")], profile("kz"))
    assert [entry.work for entry in first.entries] == [e.work for e in second.entries]
    assert second.entries[1].text.startswith("Iarov, A. (2020)")


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("kz-short", "kz-short"),
        ("ref-kz-buketov", "kz"),
        ("ref-kz-chembulletin", "kz-chembulletin"),
        ("ref-kz-caa", "kz-apa"),
        ("ref-kz-visv", "kz-visv"),
        ("ref-ru-vovr", "ref-ru-vovr"),
    ],
)
def test_a_profile_answers_to_its_second_list(name: str, found: str) -> None:
    assert profile(name).name == found


def test_every_profile_names_known_styles() -> None:
    for pair in profiles().values():
        assert {pair.first, pair.second} - {""} <= set(style_ids())


def test_text_and_markdown() -> None:
    works = [book("Абаев", title="О *реках*")]
    text = bibliography(works, "apa-7").render()
    assert text == "Список литературы\n\nАбаев, А. (2020). О *реках*.\n"
    markdown = bibliography(works, "apa-7", to="markdown", numbered=False).render()
    assert markdown == "## Список литературы\n\nАбаев, А. (2020). *О \\*реках\\**.\n"


HOSTILE = '<script>alert("1")</script> & <i>не курсив</i>'


@pytest.mark.parametrize("style", style_ids())
def test_html_escapes_the_data_and_keeps_italics(style: str) -> None:
    work = work_from_csl(
        {
            "type": "article-journal",
            "language": "ru",
            "author": [{"family": HOSTILE, "given": "А."}],
            "title": HOSTILE,
            "container-title": HOSTILE,
            "volume": "<b>1</b>",
            "page": "<b>1</b>",
            "URL": "https://example.org/?a=1&b=<script>",
            "issued": {"literal": "<u>2020</u>"},
        }
    )
    page = bibliography([work], style, numbered=True, to="html").render()
    inside = page.replace("<i>", "").replace("</i>", "")
    for tag in ("<h2>", "</h2>", "<ol>", "</ol>", "<li>", "</li>"):
        inside = inside.replace(tag, "")
    assert "<" not in inside
    assert "&lt;script&gt;" in page


def test_html_keeps_italics() -> None:
    page = bibliography([book("Абаев")], "apa-7", to="html").render()
    assert "<li>Абаев, А. (2020). <i>Книга</i>.</li>" in page


@pytest.mark.parametrize("wrong", [{"order": "by-year"}, {"to": "odt"}])
def test_wrong_use_is_an_error(wrong: dict[str, str]) -> None:
    with pytest.raises(StyleError):
        bibliography(
            [], "apa-7", order=wrong.get("order", "given"), to=wrong.get("to", "text")
        )
