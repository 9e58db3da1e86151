"""Styles that mean harm, or are merely wrong, are refused in bounded time."""

from __future__ import annotations

import time

import pytest

from kzbib.csl import Cite, Cluster, Processor, Style
from kzbib.csl.writers.text import text
from kzbib.errors import KzbibError, StyleError

HEAD = (
    '<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">'
    "<info><title>t</title><id>t</id><updated>2026-01-01T00:00:00Z</updated></info>"
)
CITATION = '<citation><layout><text variable="title"/></layout></citation>'
LIMIT = 5.0
"""CPU seconds; most refusals take milliseconds."""


def style(body: str, before: str = "") -> str:
    return f"{before}{HEAD}{body}</style>"


def nested(depth: int) -> str:
    return style(
        "<citation><layout>"
        + "<group>" * depth
        + '<text variable="title"/>'
        + "</group>" * depth
        + "</layout></citation>"
    )


def chain(length: int, fan: int) -> str:
    """Macros of which each calls the next ``fan`` times."""
    macros = "".join(
        f'<macro name="m{n}">' + f'<text macro="m{n + 1}"/>' * fan + "</macro>"
        for n in range(length)
    )
    last = f'<macro name="m{length}"><text variable="title"/></macro>'
    call = '<citation><layout><text macro="m0"/></layout></citation>'
    return style(macros + last + call)


BOMB = (
    '<!DOCTYPE style [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(8))
    + "]>"
)
REFUSED = {
    "entity bomb": style(CITATION.replace("title", "&i;"), BOMB),
    "outside entity": style(
        CITATION, '<!DOCTYPE style [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    ),
    "broken XML": style("<citation>"),
    "nothing": "<a/>",
    "no citation": style(""),
    "a macro calls itself": style(
        '<macro name="a"><text macro="a"/></macro>'
        '<citation><layout><text macro="a"/></layout></citation>'
    ),
    "macros in a ring": style(
        '<macro name="a"><text macro="b"/></macro>'
        '<macro name="b"><text macro="a"/></macro>'
        '<citation><layout><text macro="a"/></layout></citation>'
    ),
    "an unknown macro": style(
        '<citation><layout><text macro="nope"/></layout></citation>'
    ),
    "nested 10,000 deep": nested(10_000),
    "two to the fiftieth": chain(50, 2),
    "an endless attribute": style(
        CITATION.replace("<layout>", f'<layout prefix="{"x" * 100_000}">')
    ),
    "a huge file": style(f"<!--{'x' * 5_000_000}-->{CITATION}"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_refused(name: str) -> None:
    start = time.process_time()
    with pytest.raises(StyleError) as refusal:
        Style.load(REFUSED[name])
    assert refusal.value.message
    assert time.process_time() - start < LIMIT


@pytest.mark.parametrize(
    ("body", "line", "word"),
    [
        (
            '<macro name="a">\n<text macro="b"/></macro>'
            + CITATION.replace("variable", "macro").replace("title", "a"),
            2,
            "b",
        ),
        (CITATION.replace("<layout>", '<layout>\n\n<text macro="x"/>'), 3, "x"),
    ],
)
def test_an_error_names_element_and_line(body: str, line: int, word: str) -> None:
    with pytest.raises(StyleError) as refusal:
        Style.load(style(body))
    assert refusal.value.where.endswith(f":{line}")
    assert word in refusal.value.message
    assert "text" in refusal.value.message


def test_a_deep_but_honest_style_is_read() -> None:
    assert Style.load(nested(40)).citation


SHOW = '<text variable="title"/>'
KEY = '<key variable="title"/>'
MANY = {
    "texts": f"<layout>{SHOW * 10_000}</layout>",
    "conditions": f'<layout><choose><if type="book">{SHOW}</if>'
    + f'<else-if type="book">{SHOW}</else-if>' * 10_000
    + "</choose></layout>",
    "sort keys": f"<sort>{KEY * 10_000}</sort><layout>{SHOW}</layout>",
}


@pytest.mark.parametrize("name", MANY)
def test_thousands_of_elements_end_in_bounded_time(name: str) -> None:
    start = time.process_time()
    many = Style.load(style(f"<citation>{MANY[name]}</citation>"))
    items = [{"id": str(n), "type": "book", "title": "ы"} for n in range(10)]
    processor = Processor(many, items)
    assert set(text(processor.cite([str(n) for n in range(10)]))) == {"ы"}
    assert time.process_time() - start < LIMIT


def test_three_thousand_works_of_one_author_and_year_end_in_bounded_time() -> None:
    author = [{"family": "Иванов", "given": "А."}]
    issued = {"date-parts": [[2019]]}
    items = [
        {
            "id": str(n),
            "type": "book",
            "title": f"Т{n}",
            "author": author,
            "issued": issued,
        }
        for n in range(3_000)
    ]
    start = time.process_time()
    shown = {
        text(entry.runs)[:20]
        for entry in Processor(Style.load("apa"), items).bibliography().entries
    }
    assert len(shown) == len(items)
    assert time.process_time() - start < LIMIT


def test_an_item_with_a_million_letters() -> None:
    plain = Style.load(style(CITATION))
    start = time.process_time()
    processor = Processor(plain, [{"id": "a", "type": "book", "title": "ы " * 500_000}])
    assert len(text(processor.cite("a"))) > 900_000
    assert time.process_time() - start < 2 * LIMIT


def test_an_unknown_item_is_named() -> None:
    processor = Processor(Style.load(style(CITATION)), [])
    with pytest.raises(KzbibError) as refusal:
        processor.cite(Cluster((Cite("zz"),)))
    assert "zz" in refusal.value.message


def many_substitutes(number: int) -> str:
    names = (
        '<names variable="author"><substitute><names variable="editor"/>'
        '<text variable="title"/></substitute></names>'
    )
    return style(f"<citation><layout>{names * number}</layout></citation>")


@pytest.mark.parametrize(
    ("source", "shown"),
    [(chain(12, 2), "T" * 4096), (many_substitutes(3000), "T")],
    ids=["macros that unfold", "thousands of substitutes"],
)
def test_a_wide_style_is_compiled_for_a_shape(source: str, shown: str) -> None:
    start = time.process_time()
    items = [{"id": f"i{n}", "type": "book", "title": "T"} for n in range(12)]
    processor = Processor(Style.load(source), items)
    processor.add([[item["id"]] for item in items])
    assert {text(runs) for runs in processor.citations()} == {shown}
    assert time.process_time() - start < LIMIT
