"""A style compiled for a shape of items prints what the style prints in general."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzbib.csl import Cite, Cluster, Processor, Style
from kzbib.csl.locale import Locale
from kzbib.csl.pool import Pool
from kzbib.csl.seams import glued
from kzbib.csl.settle import settle, text_of
from kzbib.csl.style import area
from kzbib.csl.style.compiler import Compiler
from kzbib.csl.style.hidden import hidden
from kzbib.csl.writers.html import html
from kzbib.csl.writers.text import text
from tests.csl.eight import EIGHT
from tests.csl.test_styles import random_styles

STYLES = [path for path in random_styles(200) if "dependent" not in path.parts][:25]
WHOLE: dict[str, Any] = {
    "title": "The «Great» Game: a <i>history</i>",
    "container-title": "Journal of Things.",
    "author": [
        {"family": "Smith", "given": "J. A."},
        {"family": "de Roy", "given": "O"},
    ],
    "editor": [{"family": "Jones", "given": "Mary"}],
    "translator": [{"literal": "The Team"}],
    "issued": {"date-parts": [[2001, 5, 3], [2001, 6, 1]]},
    "accessed": {"date-parts": [[2020, 1]]},
    "publisher": "“Press”",
    "publisher-place": "Алматы",
    "page": "s. 5",
    "volume": "2",
    "issue": "3-4",
    "edition": "2",
    "number": "A 1",
    "genre": "report",
    "URL": "https://example.org/1.",
    "DOI": "10.1/1",
    "title-short": "Game",
    "collection-title": "Series",
}
TYPES = ("book", "article-journal", "chapter", "thesis", "webpage", "report", "song")


def items(number: int) -> list[dict[str, Any]]:
    """Works of all types with some of the variables, the same at every call."""
    chance = random.Random(3)
    out: list[dict[str, Any]] = []
    for place in range(number):
        names = chance.sample(sorted(WHOLE), chance.randint(3, len(WHOLE)))
        work = {name: WHOLE[name] for name in names}
        work |= {"id": f"i{place}", "type": chance.choice(TYPES)}
        work["language"] = chance.choice(("ru", "en", "kk", ""))
        out.append(work)
    return out


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Every shape gets a program of its own when it is first met."""
    monkeypatch.setattr(area, "OFTEN", 0)
    monkeypatch.setattr(area, "MAX_PROGRAMS", 10_000)
    yield


def shown(style: Style, works: Sequence[dict[str, Any]]) -> list[str]:
    """The list, and cites of all kinds."""
    processor = Processor(style, works, locale="en-US", by_entry=True)
    lines = [html(entry.runs) for entry in processor.bibliography().entries]
    for place, work in enumerate(works):
        cite = Cite(
            work["id"], locator="5" if place % 3 else "", suppress_author=place % 4 == 0
        )
        processor.add([Cluster((cite,), note=place + 1)])
    return lines + [html(runs) for runs in processor.citations()]


@pytest.mark.parametrize("path", STYLES, ids=lambda path: path.stem)
def test_a_program_prints_what_the_style_prints(
    path: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    works = [*EIGHT, *items(40)]
    monkeypatch.setattr(area, "OFTEN", 10_000)
    general = shown(Style.load(path), works)
    monkeypatch.setattr(area, "OFTEN", 0)
    assert shown(Style.load(path), works) == general


STYLE = """
<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
  <macro name="who"><names variable="{role}"><name initialize-with="."/><substitute>
    <names variable="editor"/><text variable="title"/></substitute></names></macro>
  <citation><layout><text macro="who"/></layout></citation>
  <bibliography><layout suffix="."><group delimiter=", ">
    <text macro="who"/>{again}<text variable="title"/>
    <date variable="issued" delimiter="."><date-part name="day"/>
      <date-part name="month" form="numeric"/><date-part name="year"/></date>
  </group></layout></bibliography>
</style>"""


def style(role: str = "author", again: str = "") -> Style:
    """A small style with names and substitutes for them."""
    return Style.load(STYLE.format(role=role, again=again))


HIDDEN = [
    # item has, style names, what may be hidden
    ("author", "author", "", set()),
    ("editor", "author", "", {"editor"}),
    ("", "author", "", {"editor", "title"}),
    ("editor", "author", '<text macro="who"/>', {"editor", "title"}),
    ("author", "composer", "", {"editor", "title"}),
]


@pytest.mark.parametrize(("has", "role", "again", "names"), HIDDEN)
def test_what_substitutes_may_hide(
    has: str, role: str, again: str, names: set[str]
) -> None:
    found = style(role, again).bibliography
    assert found is not None
    compiler = Compiler("", found.name, found._macros, {}, {})
    work = {"id": "x", "title": "T", has: [{"family": "Roy"}]}
    processor = Processor(style(role, again), [work])
    compiler.shape = processor.entries["x"].shape
    compiler.locale = Locale.load("en-US")
    assert hidden(found._node, compiler).variables == names


ENTRIES = [
    ({"title": "T", "author": [{"family": "Roy", "given": "Ann"}]}, "A. Roy, T."),
    ({"title": "T", "author": [{"family": "Roy", "suffix": "Jr."}]}, "Roy Jr., T."),
    ({"title": "T", "editor": [{"family": "Roy", "given": "Ann"}]}, "A. Roy, T."),
    ({"title": "T"}, "T."),
    (
        {"title": "T", "issued": {"date-parts": [[2001, 5, 3], [2001, 6, 1]]}},
        "T, 3.5–1.6.2001.",
    ),
    ({"title": "T", "issued": {"date-parts": [["2001", "5"]]}}, "T, 5.2001."),
]


@pytest.mark.usefixtures("at_once")
@pytest.mark.parametrize(("item", "line"), ENTRIES)
def test_entries(item: dict[str, Any], line: str) -> None:
    processor = Processor(style(), [{"id": "x", "type": "book", **item}])
    assert [text(entry.runs) for entry in processor.bibliography().entries] == [line]


def test_a_name_and_a_date_are_read_once() -> None:
    pool = Pool()
    name, date = {"family": "Roy", "given": "Ann"}, {"date-parts": [[2001]]}
    assert pool.people([name])[0] is pool.people([dict(name)])[0]
    assert pool.date(date) is pool.date({"date-parts": [[2001]]})
    assert pool.people([{**name, "suffix": "Jr."}])[0].suffix == "Jr."


@pytest.mark.parametrize("date", [{}, {"date-parts": "2001"}, {"date-parts": [[{}]]}])
def test_a_date_of_nothing(date: object) -> None:
    assert not Pool().date(date)


@given(
    st.lists(st.text("ab .,:;!?-\u00a0\u2019", max_size=4), min_size=2, max_size=6),
    st.booleans(),
)
def test_texts_are_joined_early_only_where_settling_does_nothing(
    parts: list[str], inside: bool
) -> None:
    signs = Locale.load("en-US").quotes._replace(punctuation_in_quote=inside)
    early = parts[:1]
    for part in parts[1:]:
        if one := glued(early[-1], part):
            early[-1] = one
        else:
            early.append(part)
    assert text_of(settle(early, signs)) == text_of(settle(parts, signs))
