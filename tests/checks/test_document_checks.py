from __future__ import annotations

import pytest

from kzbib.checks import check_document
from kzbib.reading import (
    Citation,
    Cite,
    Document,
    Entry,
    ReferenceList,
    document_from_source,
    source_from_bytes,
)
from kzbib.reading.front import FrontMatter


def document(lists: list[list[tuple[str, str]]], cites: list[Cite]) -> Document:
    """A document of entries (number, text) and calls, without a text of its own."""
    source = source_from_bytes(b"text", "x.txt")
    made = [
        ReferenceList(
            "Литература",
            "ru",
            0,
            0,
            tuple(Entry(number, raw, 0, 0) for number, raw in entries),
        )
        for entries in lists
    ]
    calls = [
        Citation(f"[{cite.number or cite.year}]", 0, 0, "", (cite,)) for cite in cites
    ]
    return Document(source, tuple(made), tuple(calls), FrontMatter(None))


def numbered(*numbers: int) -> list[tuple[str, str]]:
    return [(str(number), f"{number}. Автор {number}. Книга") for number in numbers]


def calls(*numbers: int) -> list[Cite]:
    return [Cite(number=str(number)) for number in numbers]


def found(doc: Document) -> list[tuple[str, str]]:
    return [(finding.check, finding.message) for finding in check_document(doc)]


NAMED = [
    ("", "Токаев К.-Ж. Под стягом независимости. Алматы, 1997. 736 с."),
    ("", "Ivanov I., Petrov P. Economics. Moscow, 2010."),
    ("", "The President of Kazakhstan Nursultan Nazarbayev. Astana, 2012."),
]

# fmt: off
CASES: list[tuple[str, Document, list[tuple[str, str]]]] = [
    ("all is well", document([numbered(1, 2, 3)], calls(1, 3, 2)), []),
    ("no list", document([], calls(1, 2)), []),
    ("no calls", document([numbered(1, 2)], []), []),
    ("a number too many", document([numbered(1, 2)], calls(1, 2, 5, 5)), [("not-listed", "the list has no entry for number 5")]),
    ("an entry too many", document([numbered(1, 2)], calls(1)), [("not-cited", "the text never cites «2. Автор 2. Книга»")]),
    ("unnumbered list, numbered calls", document([[("", "А"), ("", "Б")]], calls(1, 2, 3)), [("not-listed", "the list has no entry for number 3")]),
    ("a second, translated list", document([numbered(1, 2), numbered(1, 2)], calls(1, 2)), []),
    ("a second list that counts on", document([numbered(1, 2), numbered(3, 4)], calls(1, 2, 4)), [("not-cited", "the text never cites «3. Автор 3. Книга»")]),
    ("gap", document([numbered(1, 2, 4)], []), [("numbering", "missing numbers: 3")]),
    ("not from one", document([numbered(3, 4)], []), [("numbering", "missing numbers: 1, 2")]),
    ("twice", document([numbered(1, 2, 2, 3)], []), [("numbering", "numbers given more than once: 2")]),
    ("disorder", document([numbered(1, 3, 2)], []), [("numbering", "number 2 stands after a greater one")]),
    ("some without", document([[*numbered(1, 2), ("", "Ещё")]], []), [("numbering", "1 of 3 entries have no number")]),
    ("a year as number", document([numbered(1, 1993)], []), [("numbering", "missing numbers: 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 and 1981 more")]),
    ("surname and year", document([NAMED], [Cite(names=("Токаев",), year="1997"), Cite(names=("Ivanov", "Petrov"), year="2010"), Cite(title="The President of Kazakhstan")]), []),
    ("romanised call", document([NAMED[:1]], [Cite(names=("Tokayev K.",), year="1997")]), []),
    ("et al.", document([NAMED[1:2]], [Cite(names=("Ivanov et al.",), year="2010a")]), []),
    ("another year", document([NAMED[:1]], [Cite(names=("Токаев",), year="1997"), Cite(names=("Токаев",), year="2003")]), [("not-listed", "the list has no entry for «Токаев, 2003»")]),
    ("unknown name", document([NAMED[:1]], [Cite(names=("Токаев",), year="1997"), Cite(names=("Орлов",), year="1997")]), [("not-listed", "the list has no entry for «Орлов, 1997»")]),
    ("there, without a call before", document([NAMED[:1]], [Cite(names=("Токаев",), year="1997"), Cite(title="там же")]), []),
]
# fmt: on


@pytest.mark.parametrize(
    ("doc", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_documents(doc: Document, expected: list[tuple[str, str]]) -> None:
    assert found(doc) == expected


def test_a_text_as_it_is_read() -> None:
    text = """Политика безопасности обсуждается давно [1, с. 12]. Иное мнение см. [3].

Список литературы
1. Токаев К.-Ж. К. Под стягом независимости. – Алматы: Білім, 1997. – 736 с.
2. Назарбаев Н. А. На пороге XXI века. – Алматы: Өнер, 1996. – 288 с.
"""
    doc = document_from_source(source_from_bytes(text.encode(), "article.txt"))
    checks = [(finding.check, finding.where) for finding in check_document(doc)]
    assert checks == [("not-listed", "citation [3]"), ("not-cited", "entry 2")]


def test_a_long_list_is_quick() -> None:
    entries = numbered(*range(1, 3001))
    assert found(document([entries], calls(*range(1, 3001)))) == []
