from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kzbib.model import Name, VariantKind, Work, work_from_csl, work_to_csl
from kzbib.resolving.crossref import TYPES, work_from_answer, work_from_message
from kzbib.resolving.markup import plain_text

Messages = dict[str, dict[str, Any]]


@pytest.fixture(scope="module")
def messages(shared: Path) -> Messages:
    lines = (shared / "fixtures/http/crossref/works.jsonl").read_text("utf-8")
    works = [json.loads(line)["work"] for line in lines.splitlines()]
    return {work["DOI"].lower(): work for work in works}


def facts(work: Work) -> tuple[object, ...]:
    """Type, title, first author, number of authors, year, volume, issue, page."""
    people = work.people() or work.people("editor")
    first = people[0].family or people[0].literal if people else ""
    get = work.get
    return (
        work.type, work.title, first, len(people), work.year,
        get("volume"), get("issue"), get("page"),
    )  # fmt: skip


# Compared by hand with the records.
# fmt: off
BY_HAND: list[tuple[object, ...]] = [
    ("10.12737/article_5c540335bce0b3.79330897", "article-journal", "School Mediation Service: Development of Conflict-Free Educational Space", "Tuberozova", 1, 2019, "7", "1", "42-45"),
    ("10.17116/rosstomat20251801140", "article-journal", "Substantiation of the anti-inflammatory effect of photodynamic therapy in periodontal diseases", "Risovannaya", 3, 2025, "18", "1", "40"),
    ("10.1093/femsec/fiv167", "article-journal", "Effect of the IncP-1β plasmid pHB44 on the population dynamics of Burkholderia terrae BS001 in the Lyophyllum sp. strain Karsten mycosphere under different iron conditions", "Zhang", 3, 2016, "92", "2", "fiv167"),
    ("10.1155/2019/7910930", "article-journal", "Sevoflurane Alleviates Reperfusion Arrhythmia by Ameliorating TDR and MAPD90 in Isolated Rat Hearts after Ischemia-Reperfusion", "Wang", 7, 2019, "2019", "", "1-5"),
    ("10.1175/1520-0493(1974)102<0736:wacoj>2.0.co;2", "article-journal", "Weather and Circulation of July 1974 : Heat Wave and Drought Over the Middle Third of the Country", "Wagner", 1, 1974, "102", "10", "736-742"),
    ("10.1007/s15002-013-0459-8", "article-journal", "Praxisnahe Fortbildung wird groß geschrieben : Veranstaltungen der IGOST beim DKOU 2013 in Berlin", "Urban & Vogel", 1, 2013, "16", "5", "61-61"),
    ("10.4095/110861", "report", "Fargey Creek, Manitoba", "Geological Survey of Canada", 1, 1964, "", "", ""),
    ("10.3775/jie.6.509a", "article-journal", "五、乾餾及瓦斯化", "", 0, 1927, "6", "6", "509a-511"),
    ("10.1023/a:1005720103937", "article-journal", "", "Hunter", 3, 1997, "44", "1/3", "103-147"),
    ("10.17875/gup2015-813", "book", "Brauchen wir eine Reform der freiheitsentziehenden Sanktionen?", "Höffler", 1, 2015, "", "", ""),
    ("10.1007/978-3-7091-6622-2_5", "chapter", "Magnetohydrodynamik", "Cap", 1, 1994, "", "", "99-118"),
    ("10.31390/gradschool_theses.6125", "thesis", "AI-Based Accessibility Widget (AIBAW) Shortcomings for Blind Web Users", "Rovira", 1, 2025, "", "", ""),
]
# fmt: on


@pytest.mark.parametrize("row", BY_HAND, ids=lambda row: str(row[0]))
def test_identity_facts(messages: Messages, row: tuple[object, ...]) -> None:
    work = work_from_message(messages[str(row[0])])
    assert facts(work) == row[1:]
    assert work.get("DOI") == row[0]


def test_every_record_becomes_a_work(messages: Messages) -> None:
    assert len(messages) == 139
    for doi, message in messages.items():
        work = work_from_message(message)
        assert work.type == TYPES.get(message["type"], "document")
        assert work.get("DOI") == doi
        assert "<" not in work.title
        assert "&amp;" not in work.title
        assert work_from_csl(work_to_csl(work)) == work


def test_details_of_a_russian_record(messages: Messages) -> None:
    work = work_from_message(messages["10.12737/article_5c540335bce0b3.79330897"])
    original = work.variant(VariantKind.ORIGINAL)
    assert original is not None
    assert original.work.title.startswith("Служба школьной медиации")
    assert original.work.language == "ru"
    assert original.work.people() == (Name("Туберозова", "Марина"),)
    assert work.people() == (Name("Tuberozova", "Marina"),)


def test_orcids_containers_and_updates(messages: Messages) -> None:
    stomatology = work_from_message(messages["10.17116/rosstomat20251801140"])
    orcids = [name.orcid for name in stomatology.people()]
    assert orcids[:2] == ["0000-0003-0779-1055", "0009-0001-7755-447X"]
    assert stomatology.get("container-title") == "Russian Journal of Stomatology"
    matrices = work_from_message(messages["10.1090/conm/280/04622"])
    assert matrices.get("collection-title") == "Contemporary Mathematics"
    book = work_from_message(messages["10.17875/gup2015-813"])
    assert book.get("container-title") == ""
    assert book.get("collection-title").startswith("Göttinger Studien")
    assert book.get("ISBN") == "9783863952075"
    updated = work_from_message(messages["10.1371/journal.pbio.0050002"])
    assert updated.custom["updated-by"] == [
        {"type": "correction", "DOI": "10.1371/journal.pbio.0060304"}
    ]


ODD: list[Any] = [
    None,
    "",
    "x",
    0,
    -1,
    2.5,
    True,
    [],
    {},
    [None],
    [[]],
    [{}],
    {"a": None},
    [["x"]],
    ["x", None, {}],
]


def test_odd_shapes_never_crash(messages: Messages) -> None:
    for message in list(messages.values())[::12]:
        for field in message:
            for odd in ODD:
                assert isinstance(work_from_message({**message, field: odd}), Work)


def test_odd_parts_never_crash() -> None:
    person: dict[str, Any] = {
        "family": "A",
        "given": "B",
        "name": "C",
        "suffix": "D",
        "ORCID": "E",
    }
    for key in person:
        for odd in ODD:
            work = work_from_message(
                {
                    "author": [{**person, key: odd}],
                    "issued": {"date-parts": odd},
                    "event": odd,
                }
            )
            assert isinstance(work, Work)
    for odd in ODD:
        for part in ([odd], [[odd]], [[2019, odd, 3]], [[2019, 2, odd]]):
            assert isinstance(work_from_message({"issued": {"date-parts": part}}), Work)


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_any_subset_of_fields(messages: Messages, data: st.DataObject) -> None:
    message = copy.deepcopy(
        data.draw(
            st.sampled_from(sorted(messages.values(), key=lambda m: str(m["DOI"])))
        )
    )
    for field in data.draw(st.sets(st.sampled_from(sorted(message)))):
        if data.draw(st.booleans()):
            del message[field]
        else:
            message[field] = None
    assert isinstance(work_from_message(message), Work)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["family", "name", "date-parts", "title", "DOI", "type"]),
            inner,
            max_size=3,
        )
    ),
    max_leaves=8,
)
FIELDS = [
    "title",
    "author",
    "issued",
    "page",
    "DOI",
    "type",
    "container-title",
    "ISBN",
    "URL",
    "updated-by",
    "original-title",
    "language",
]


@settings(max_examples=200, deadline=None)
@given(st.dictionaries(st.sampled_from(FIELDS), json_values))
def test_any_json_is_survived(message: dict[str, Any]) -> None:
    assert isinstance(work_from_message(message), Work)


# fmt: off
DATES = [
    ({"issued": {"date-parts": [[2019, 2, 20]]}}, "2019-02-20"),
    ({"issued": {"date-parts": [[2019, 13, 20]]}}, "2019"),
    ({"issued": {"date-parts": [[2019, None, 20]]}}, "2019"),
    ({"issued": {"date-parts": [["2019", "2"]]}}, "2019-02"),
    ({"issued": {"date-parts": [[None]]}}, ""),
    ({"issued": {"date-parts": [[20190]]}}, ""),
    ({"issued": {"date-parts": [[2015, 12]]}, "published-print": {"date-parts": [[2016, 2]]}}, "2016-02"),
    ({"published": {"date-parts": [[2001]]}}, "2001"),
]
# fmt: on


@pytest.mark.parametrize(("message", "iso"), DATES)
def test_dates(message: dict[str, Any], iso: str) -> None:
    issued = work_from_message(message).dates.get("issued")
    assert (issued.iso if issued else "") == iso


# fmt: off
TEXTS: list[tuple[object, str]] = [
    ("of<i>Burkholderia terrae</i>BS001", "of Burkholderia terrae BS001"),
    ("MAPD<sub>90</sub>", "MAPD90"),
    ("the <i>p</i>53 gene", "the p53 gene"),
    ("<i>Title</i>\n   . Next", "Title. Next"),
    ("Orthopädie &amp; Rheuma", "Orthopädie & Rheuma"),
    ("&lt;i&gt;Escaped&lt;/i&gt; twice", "Escaped twice"),
    ("a < b and c > d", "a < b and c > d"),
    ("<script>alert(1)</script>", "alert(1)"),
    ("\x1b[31mred\x1b[0m \u202egnp.exe", "red gnp.exe"),
    ("<mml:math><mml:mi>x</mml:mi></mml:math>", "x"),
    ("Russian Journal of  Stomatology", "Russian Journal of Stomatology"),
    (None, ""), ([], ""), ({"a": 1}, ""), (True, ""), (12, "12"),
]
# fmt: on


@pytest.mark.parametrize(("value", "text"), TEXTS)
def test_plain_text(value: object, text: str) -> None:
    assert plain_text(value) == text


@pytest.mark.parametrize("sign", ["<", "<i>", "<i>x", "&lt;", "</", "<a "])
def test_long_markup_is_quick(sign: str) -> None:
    assert isinstance(plain_text(sign * (10_000 // len(sign))), str)


@pytest.mark.parametrize(
    "answer",
    [
        None,
        [],
        "x",
        {},
        {"message-type": "work"},
        {"message-type": "work", "message": []},
        {"message-type": "work-list", "message": {}},
    ],
)
def test_answers_without_a_work(answer: object) -> None:
    assert work_from_answer(answer) is None
