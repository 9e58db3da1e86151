from __future__ import annotations

import logging

import pytest

from kzbib.formats import FORMATS
from kzbib.formats.bibtex.dates import read_date, read_year, write_date
from kzbib.formats.bibtex.names import read_name, read_names, write_name
from kzbib.formats.bibtex.strings import Strings
from kzbib.formats.bibtex.tex import decode, escape
from kzbib.model import Date, Name, work_from_csl


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("plain  text\n wrapped", "plain text wrapped"),
        (r"{\"o}\"{u}\"a", "öüä"),
        (r"\'e \`{a} \^o \~n \=u \.z", "é à ô ñ ū ż"),
        (r"\'{\i}\'\i", "íí"),
        (r"\c{c}\c s \v{s}\H{o}\k{a}\r{u}", "çş šőąů"),
        (r"\ss{} \o \L{}\AE{}", "ß øŁÆ"),
        (r"{\cyra}{\CYRKDSC}\cyrndsc{}\cyrschwa", "аҚңә"),
        (r"{K}azakh {{Steppe}}", "Kazakh Steppe"),
        (r"A \& B 50\% \$5 \#1 a\_b", "A & B 50% $5 #1 a_b"),
        (r"\textbackslash{}\textbraceleft{}\textbraceright{}", "\\{}"),
        (r"\emph{Silk} \textit{road} {\bf x}", "Silk road x"),
        ("1990--95 --- ``q'' Т.~2", "1990–95 — “q” Т. 2"),
        (r"H$_2$O and $\alpha$ rays", "H_2O and α rays"),
        ("from $5 to $10", "from $5 to $10"),
        (r"\href{https://a.kz}{site} 50% off", "site (https://a.kz) 50% off"),
        (r"\foo{kept}", "kept"),
        ("e\u0301", "é"),
        (r"\-hy\-phen\/", "hyphen"),
        ("\\", "\\"),
    ],
)  # fmt: skip
def test_decode(raw: str, text: str) -> None:
    assert decode(raw) == text


@pytest.mark.parametrize(
    ("text", "raw"),
    [
        ("Қазақстан & Ресей", r"Қазақстан \& Ресей"),
        ("a_b 50% #1 $5", r"a\_b 50\% \#1 \$5"),
        ("~^", r"\textasciitilde{}\textasciicircum{}"),
        ("{\\}", r"\textbraceleft{}\textbackslash{}\textbraceright{}"),
        ("a--b ---", "a-{}-b -{}-{}-"),
        ("``x''", "`{}`x'{}'"),
    ],
)
def test_escape(text: str, raw: str) -> None:
    assert escape(text) == raw
    assert decode(raw) == text


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        ("Әуезов, Мұхтар", Name("Әуезов", "Мұхтар")),
        ("Токаев, К.-Ж. К.", Name("Токаев", "К.-Ж. К.")),
        ("Әуезов М. О.", Name("Әуезов", "М. О.")),
        ("Әуезов М.О.", Name("Әуезов", "М.О.")),
        ("Smith J.", Name("Smith", "J.")),
        ("J. Smith", Name("Smith", "J.")),
        ("Donald E. Knuth", Name("Knuth", "Donald E.")),
        ("Әуезов Мұхтар Омарханұлы", Name("Әуезов", "Мұхтар Омарханұлы")),
        ("{Қазақ ұлттық университеті}", Name(literal="Қазақ ұлттық университеті")),
        ("Қазақ ұлттық университеті", Name(literal="Қазақ ұлттық университеті")),
        ("van Dyck, Anton", Name("Dyck", "Anton", particle="van")),
        ("Ludwig van Beethoven", Name("Beethoven", "Ludwig", particle="van")),
        ("{van Dyck}, Anton", Name("van Dyck", "Anton")),
        ("King, Jr., Martin Luther", Name("King", "Martin Luther", suffix="Jr.")),
        ("аль-Фараби", Name("аль-Фараби")),
        (r"M{\"u}ller, J{\"o}rg", Name("Müller", "Jörg")),
        ("{Barnes and Noble, Inc.}", Name(literal="Barnes and Noble, Inc.")),
    ],
)  # fmt: skip
def test_read_name(raw: str, name: Name) -> None:
    assert read_name(raw) == name


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        (Name("Токаев", "К.-Ж. К."), "Токаев, К.-Ж. К."),
        (Name(literal="Barnes and Noble"), "{Barnes and Noble}"),
        (Name("Dyck", "A.", particle="van"), "van Dyck, A."),
        (Name("van Dyck", "A."), "{van Dyck}, A."),
        (Name("King", "M.", suffix="Jr."), "King, Jr., M."),
        (Name("Абай"), "Абай"),
        (Name("Абай Құнанбайұлы"), "Абай Құнанбайұлы,"),
        (Name("A, B", "C and D"), "{A, B}, {C and D}"),
    ],
)
def test_write_name(name: Name, raw: str) -> None:
    assert write_name(name) == raw
    assert read_name(raw) == name


def test_names_are_split_outside_braces() -> None:
    names, others = read_names("{A and B} and\n C, D AND {E} and others")
    assert [name.printed for name in names] == ["A and B", "C D", "E"]
    assert others


@pytest.mark.parametrize(
    ("raw", "date"),
    [
        ("2019", Date(((2019,),))),
        ("2019-07-04", Date(((2019, 7, 4),))),
        ("1988/1990", Date(((1988,), (1990,)))),
        ("1988--1990", Date(((1988,), (1990,)))),
        ("2019-07-01/2019-07-04", Date(((2019, 7, 1), (2019, 7, 4)))),
        ("1950~", Date(((1950,),), circa=True)),
        ("04.07.2019", Date(((2019, 7, 4),))),
        ("2019-13", Date(literal="2019-13")),
        ("в печати", Date(literal="в печати")),
        ("1988/", Date(literal="1988/")),
    ],
)  # fmt: skip
def test_read_date(raw: str, date: Date) -> None:
    assert read_date(raw) == date


@pytest.mark.parametrize("date", [Date(((2019, 7, 4),)), Date(((1988,), (1990,))), Date(((1950,),), circa=True)])  # fmt: skip
def test_written_dates_come_back(date: Date) -> None:
    assert read_date(write_date(date)) == date


@pytest.mark.parametrize(
    ("year", "month", "day", "parts", "used"),
    [
        ("2019", "7", "", (2019, 7), True),
        ("2019", "July", "4", (2019, 7, 4), True),
        ("2019", "10 марта", "", (2019, 3, 10), True),
        ("2019", "шілде", "", (2019, 7), True),
        ("2019", "", "", (2019,), True),
        ("2019", "Spring", "", (2019,), False),
        ("2019", "13", "", (2019,), False),
    ],
)
def test_read_year(
    year: str, month: str, day: str, parts: tuple[int, ...], used: bool
) -> None:
    assert read_year(year, month, day) == (Date((parts,)), used)


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("{a {b} c}", "a {b} c"),
        ('"a {"}b"', 'a {"}b'),
        ("jan", "1"),
        ("Vest # { } # kaz", "Вестник КазНУ"),
        ('"10 " # mar', "10 3"),
        ("2019", "2019"),
        ("{a} # {b}", "ab"),
        ("unknown # {x}", "unknownx"),
        ("{open", "open"),
        ("", ""),
    ],
)
def test_string_values(expression: str, value: str) -> None:
    strings = Strings()
    strings.define("VEST", "{Вестник}")
    strings.define("kaz", '"КазНУ"')
    assert strings.resolve(expression) == value
    assert strings.undefined == (["unknown"] if "unknown" in expression else [])


def test_strings_cannot_grow_beyond_bounds() -> None:
    doubling = "".join(f"@string{{a{i + 1} = a{i} # a{i}}}\n" for i in range(40))
    result = FORMATS["bibtex"].read(
        f"@string{{a0 = {{Абай}}}}\n{doubling}@book{{k, title = a40}}"
    )
    assert len(result.items) == 1
    assert "longer than" in result.failed[0].reason


def test_biblatex_entry() -> None:
    work = work_from_csl(
        {
            "id": "tokaev1997", "type": "book", "language": "ru",
            "author": [{"family": "Токаев", "given": "К.-Ж. К."}],
            "title": "Под стягом независимости : очерки", "publisher-place": "Алматы",
            "publisher": "Білім", "issued": {"date-parts": [[1997]]},
            "number-of-pages": "736", "section": "Ст. {1}", "ISBN": "5-7404-0000-1",
        }
    )  # fmt: skip
    assert (
        FORMATS["biblatex"].write([work])
        == """\
@book{tokaev1997,
  author = {Токаев, К.-Ж. К.},
  title = {Под стягом независимости},
  subtitle = {очерки},
  location = {Алматы},
  publisher = {Білім},
  date = {1997},
  pagetotal = {736},
  isbn = {5-7404-0000-1},
  langid = {russian},
  kzbib = {{"section": "Ст. \\u007b1\\u007d"}},
}
"""
    )


def test_bibtex_entry() -> None:
    work = work_from_csl(
        {
            "type": "article-newspaper", "language": "kk",
            "author": [{"literal": "Қазақ ұлттық университеті"}],
            "title": "Білім & ғылым", "container-title": "Егемен Қазақстан",
            "issued": {"date-parts": [[2023, 10, 3]]}, "issue": "12", "page": "1-8",
            "URL": "https://egemen.kz/a%20b_c", "accessed": {"date-parts": [[2024, 1, 9]]},
        }
    )  # fmt: skip
    assert (
        FORMATS["bibtex"].write([work])
        == """\
@article{qazaqulttyq2023,
  author = {{Қазақ ұлттық университеті}},
  title = {Білім \\& ғылым},
  journal = {Егемен Қазақстан},
  number = {12},
  year = {2023},
  month = {10},
  pages = {1--8},
  url = {https://egemen.kz/a%20b_c},
  urldate = {2024-01-09},
  day = {3},
  entrysubtype = {article-newspaper},
  langid = {kazakh},
}

@comment{kzbib generated-keys:
qazaqulttyq2023
}
"""
    )


def test_no_cyrillic_becomes_tex() -> None:
    work = work_from_csl({"type": "book", "title": "Ә Ғ Қ Ң Ө Ұ Ү Һ І ё № « »"})
    assert "\\" not in FORMATS["biblatex"].write([work])


def test_ids_that_are_no_keys_are_kept() -> None:
    ids = ["a", "A", "a", "with space", "кілт", "{x}", ""]
    works = [work_from_csl({"type": "book", "id": one, "title": "T"}) for one in ids]
    text = FORMATS["bibtex"].write(works)
    result = FORMATS["bibtex"].read(text)
    assert [item.work.id for item in result.items] == ids
    keys = [item.key.lower() for item in result.items]
    assert len(set(keys)) == len(keys)


def test_the_parser_logs_nothing(
    caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    with caplog.at_level(logging.CRITICAL):
        FORMATS["bibtex"].read("@book{a, title = {x\n@book{b, title = {y}}")
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize(
    "text",
    ["{" * 10_000, "@book{a, author = {" + " and" * 10_000 + "}}", "@book{a, title = {" + "\\'" * 10_000 + "}}", "@book{a, title = {" + "$" * 10_000 + "}}", "@book{a, author = {a" + " " * 10_000 + "b}}", "@a" * 10_000, "@book{a, title = {" + "\\foo{" * 2_000 + "}" * 2_000 + "}}", "@book{a, title = " + "{a}#" * 10_000 + "}"],
    ids=range(8),
)  # fmt: skip
def test_hostile_text_is_read_in_linear_time(text: str) -> None:
    result = FORMATS["bibtex"].read(text)
    assert result.items or result.failed
