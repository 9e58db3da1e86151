"""Works that lack something, or hold what they should not."""

from __future__ import annotations

import time

import pytest

from kzbib.errors import StyleError
from kzbib.model import Work, work_from_csl
from kzbib.styling import bibliography, format_work, style_ids

AUTHOR = {"family": "Ким", "given": "А."}
BASE: dict[str, object] = {
    "type": "book",
    "language": "ru",
    "author": [AUTHOR],
    "title": "Реки",
    "publisher": "Наука",
    "issued": {"date-parts": [[2001]]},
}


def work(**changes: object) -> Work:
    csl = {**BASE, **changes}
    return work_from_csl(
        {key: value for key, value in csl.items() if value is not None}
    )


PRINTED = [
    # what is changed, what GOST R 7.0.5 prints
    ({"title": None}, "Ким А. [Без заглавия]. Наука, 2001."),
    ({"title": None, "language": "kk"}, "Ким А. [Атаусыз]. Наука, 2001."),
    ({"author": None}, "Реки. Наука, 2001."),
    ({"issued": None}, "Ким А. Реки. Наука."),
    ({"title": "О <i>Homo sapiens</i> и CO<sub>2</sub>"}, "Ким А. О Homo sapiens и CO2. Наука, 2001."),
    ({"title": "О <script>x</script>"}, "Ким А. О <script>x</script>. Наука, 2001."),
    ({"title": r"О \emph{реках} и H$_2$O"}, "Ким А. О реках и H_2O. Наука, 2001."),
    ({"title": r"От $5 до $10 и C:\1"}, r"Ким А. От $5 до $10 и C:\1. Наука, 2001."),
    ({"title": "Реки\n степи\tи\u2028гор"}, "Ким А. Реки степи и гор. Наука, 2001."),
    ({"title": "{0} %s {n}"}, "Ким А. {0} %s {n}. Наука, 2001."),
    ({"title": "a\ue000b\ue001"}, "Ким А. ab. Наука, 2001."),
    ({"author": [{}, AUTHOR]}, "Ким А. Реки. Наука, 2001."),
    ({"issued": {"date-parts": [[2001, 13, 45]]}}, "Ким А. Реки. Наука, 2001."),
    ({"issued": {"literal": "б. г."}}, "Ким А. Реки. Наука, б. г."),
    ({"custom": {"responsibility": 5, "extent": {"a": 1}}}, "Ким А. Реки. Наука, 2001."),
]  # fmt: skip


@pytest.mark.parametrize(("changes", "expected"), PRINTED)
def test_what_is_printed(changes: dict[str, object], expected: str) -> None:
    assert format_work(work(**changes), "gost-r-7.0.5-2008") == expected


HTML = [
    ("О <i>Homo</i> & <b>x</b>", "Ким А. О <i>Homo</i> &amp; x. Наука, 2001."),
    ("О <i>Homo", "Ким А. О <i>Homo</i>. Наука, 2001."),
    ("О </i>Homo", "Ким А. О Homo. Наука, 2001."),
    ("<script>", "Ким А. &lt;script&gt;. Наука, 2001."),
]


@pytest.mark.parametrize(("title", "expected"), HTML)
def test_italics_of_a_title_are_kept(title: str, expected: str) -> None:
    printed = format_work(work(title=title), "gost-r-7.0.5-2008", to="html")
    assert printed == expected


def test_italics_in_italics_stand_upright() -> None:
    printed = format_work(work(title="О <i>Homo</i> и"), "apa-7", to="html")
    assert "<i>О </i>Homo<i> и</i>" in printed


EMPTY = work_from_csl({"type": "book", "id": "nothing2001", "issued": {"raw": "2001"}})


@pytest.mark.parametrize("style", style_ids())
def test_a_work_with_nothing_is_refused_with_its_key(style: str) -> None:
    with pytest.raises(StyleError, match="nothing2001"):
        format_work(EMPTY, style)


def test_a_refused_work_does_not_break_the_list() -> None:
    made = bibliography([work(), EMPTY], "gost-r-7.0.5-2008")
    assert [entry.text for entry in made.entries] == ["Ким А. Реки. Наука, 2001."]
    assert list(made.refused) == ["nothing2001"]


@pytest.mark.parametrize("style", style_ids())
def test_three_thousand_authors(style: str) -> None:
    authors = [{"family": f"Имя{n}", "given": "А. Б."} for n in range(3000)]
    format_work(work(), style)  # the engine is loaded before the clock starts
    started = time.process_time()
    printed = format_work(work(author=authors), style)
    assert time.process_time() - started < 5
    assert "0" in printed


@pytest.mark.parametrize("style", style_ids())
def test_a_title_of_a_hundred_thousand_letters(style: str) -> None:
    started = time.process_time()
    assert len(format_work(work(title="река " * 20_000), style)) > 90_000
    assert time.process_time() - started < 10
