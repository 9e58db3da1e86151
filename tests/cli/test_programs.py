from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Answer, Shell


def records(answer: Answer) -> list[dict[str, object]]:
    return [json.loads(line) for line in answer.out.splitlines()]


def test_extract_gives_the_entries_as_printed(
    kzbib: Shell, article: Path, shared: Path
) -> None:
    answer = kzbib("extract", article)
    assert answer.code == 0
    gold = (shared / "gold" / "seed004.jsonl").read_text(encoding="utf-8")
    printed = [json.loads(line)["raw"] for line in gold.splitlines()]
    assert [record["raw"] for record in records(answer)] == printed
    assert [record["number"] for record in records(answer)] == list(range(1, 12))
    assert {record["document"] for record in records(answer)} == {str(article)}


def test_extract_citations(kzbib: Shell, article: Path) -> None:
    answer = kzbib("extract", "--citations", article)
    [call] = records(answer)
    assert call["citation"] == "[1]"
    assert call["cites"] == [{"number": 1}]
    text = article.read_text(encoding="utf-8")
    start = int(str(call["start"]))
    assert text[start : start + 3] == "[1]"


def test_extract_goes_on_after_a_bad_file(kzbib: Shell, article: Path) -> None:
    answer = kzbib("extract", "missing.txt", article)
    assert answer.code == 1
    first, *rest = records(answer)
    assert "missing.txt" in str(first["error"])
    assert len(rest) == 11


def test_extract_text_feeds_parse(kzbib: Shell, article: Path, shared: Path) -> None:
    entries = kzbib("extract", "--text", article).out
    answer = kzbib("parse", "-", input=entries)
    assert answer.code == 0
    gold_lines = (shared / "gold" / "seed004.jsonl").read_text(encoding="utf-8")
    for got, line in zip(records(answer), gold_lines.splitlines(), strict=True):
        want = json.loads(line)
        assert set(got) >= {"raw", "lang", "csl", "translated", "confidence"}
        for half in ("csl", "translated"):
            assert got[half]["title"] == want[half]["title"]  # type: ignore[index]
            assert got[half]["author"] == want[half]["author"]  # type: ignore[index]
            assert got[half]["issued"] == want[half]["issued"]  # type: ignore[index]


def test_parse_keeps_the_order_and_the_text(kzbib: Shell) -> None:
    lines = [
        "Иванов И. И. Книга. М., 2001. 100 с.",
        "???",
        "Smith J. Book. London, 1999.",
    ]
    answer = kzbib("parse", "-", input="\n".join(lines))
    assert [record["raw"] for record in records(answer)] == lines
    assert all(0 <= float(str(record["confidence"])) <= 1 for record in records(answer))


WORK = {
    "type": "book",
    "language": "kk",
    "author": [{"family": "Қасымбаев", "given": "Ж.Қ."}],
    "title": "Кенесары хан",
    "publisher-place": "Алматы",
    "publisher": "Қазақстан",
    "issued": {"date-parts": [[1993]]},
    "number-of-pages": "112",
}


def test_format_words_each_entry_in_its_language(kzbib: Shell) -> None:
    english = {
        **WORK,
        "language": "en",
        "title": "Khan",
        "author": [{"family": "Smith", "given": "J."}],
    }
    lines = [
        {"id": "a", "standard": "gost-r-7.0.5-2008", "csl": WORK},
        {"id": "b", "standard": "gost-r-7.0.5-2008", "csl": english},
        {"id": "c", "standard": "no-such-style", "csl": WORK},
    ]
    answer = kzbib("format", "-", input="\n".join(map(json.dumps, lines)))
    first, second, third = records(answer)
    assert answer.code == 1
    assert (
        first["text"]
        == "Қасымбаев Ж. Қ. Кенесары хан. Алматы : Қазақстан, 1993. 112 б."
    )
    assert str(second["text"]).endswith("112 p.")
    assert third["id"] == "c"
    assert "no-such-style" in str(third["error"])


def test_format_html_escapes(kzbib: Shell) -> None:
    hostile = {**WORK, "title": "<script>alert(1)</script>"}
    line = json.dumps({"id": 1, "csl": hostile})
    answer = kzbib("format", "-", "--style", "apa-7", "--to", "html", input=line)
    assert answer.code == 0
    assert "<script>" not in answer.out
    assert "&lt;script&gt;" in answer.out


def test_match_joins_across_scripts(kzbib: Shell) -> None:
    russian = {
        "type": "book",
        "author": [{"family": "Токаев", "given": "К.-Ж. К."}],
        "title": "Под стягом независимости",
        "issued": {"date-parts": [[1997]]},
    }
    latin = {
        "type": "book",
        "author": [{"family": "Tokayev", "given": "K.-Zh. K."}],
        "title": "Pod styagom nezavisimosti",
        "issued": {"date-parts": [[1997]]},
    }
    other = {**russian, "volume": "2", "title": "Под стягом независимости"}
    lines = [
        {"id": "ru", "csl": russian},
        {"id": "en", "csl": latin},
        {"id": "t2", "csl": other},
    ]
    answer = kzbib("match", "-", "--explain", input="\n".join(map(json.dumps, lines)))
    ru, en, t2 = records(answer)
    assert ru["cluster"] == en["cluster"] == "ru"
    assert t2["cluster"] == "t2"
    assert en["rule"] == "same authors, year and title"


@pytest.mark.parametrize(
    ("scheme", "lang", "text", "latin"),
    [
        ("bsi", "ru", "Юрий Щукин", "Yurii Shchukin"),
        ("kk-latn-2021", "kk", "Қазақстан", "Qazaqstan"),
        ("icao-9303", "ru", "Токаев", "Tokaev"),
    ],
)
def test_romanise(kzbib: Shell, scheme: str, lang: str, text: str, latin: str) -> None:
    line = json.dumps({"id": 1, "scheme": scheme, "lang": lang, "text": text})
    assert records(kzbib("romanise", "-", input=line)) == [{"id": 1, "text": latin}]


def test_convert_there_and_back_is_the_same(kzbib: Shell, shared: Path) -> None:
    lines = (shared / "gold" / "seed004.jsonl").read_text(encoding="utf-8").splitlines()
    works = [{**json.loads(line)["csl"], "id": f"k{n}"} for n, line in enumerate(lines)]
    source = kzbib.file("works.json", json.dumps(works, ensure_ascii=False))
    bib = kzbib.folder / "works.bib"
    assert kzbib("convert", source, "--to", "bibtex", "-o", bib).code == 0
    text = bib.read_text(encoding="utf-8")
    assert "Под стягом независимости" in text
    assert "\\cyr" not in text
    back = kzbib("convert", "--from", "bibtex", "--to", "csl-json", bib)
    assert json.loads(back.out) == works


def test_convert_reports_a_broken_block(kzbib: Shell) -> None:
    bib = kzbib.file(
        "x.bib",
        "@book{a, title={A}, year={2000}}\n\n@book{b, title={B\n\n@book{c, title={C}}\n",
    )
    answer = kzbib("convert", bib, "--to", "csl-json")
    assert answer.code == 1
    assert [work["id"] for work in json.loads(answer.out)] == ["a", "c"]
    assert "line 3" in answer.err
    assert "read 3 = converted 2 + rejected 1" in answer.err
