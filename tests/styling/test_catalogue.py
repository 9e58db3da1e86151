from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from citeproc import SCHEMA_PATH
from lxml import etree

from kzbib.data import styles_folder
from kzbib.errors import StyleError
from kzbib.model import work_from_csl
from kzbib.styling import describe_styles, find_style, format_work, profile, style_ids
from kzbib.styling.dates import months
from kzbib.styling.terms import LOCALES, terms_of

BOOK = work_from_csl(
    {"type": "book", "language": "en", "title": "Water", "publisher": "P"}
)
STYLE = """<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
<info><title>T</title><id>t</id><updated>2026-01-01T00:00:00+00:00</updated></info>
<citation><layout><text variable="title"/></layout></citation>{}</style>"""
LIST = (
    '<bibliography><layout suffix="."><text variable="title"/></layout></bibliography>'
)


@pytest.mark.parametrize("name", ["*.csl", "locales/*.xml"])
def test_files_follow_the_csl_schema(name: str) -> None:
    schema = etree.RelaxNG(etree.parse(SCHEMA_PATH))
    for path in sorted(styles_folder().glob(name)):
        assert schema.validate(etree.parse(path)), f"{path.name}: {schema.error_log}"


def test_every_style_is_described_and_says_what_it_leaves_out() -> None:
    assert all(describe_styles()[style] for style in style_ids())
    for style in style_ids():
        assert "Left out:" in find_style(style).read_text("utf-8")


@pytest.mark.parametrize("language", LOCALES)
def test_locales_and_tables_are_complete(language: str) -> None:
    assert len(set(months(language))) == 12
    assert set(terms_of(language).words) >= set(terms_of("ru").words)
    assert set(terms_of(language).locators) == set(terms_of("ru").locators)


@pytest.mark.parametrize("locale", ["kk-KZ", "en-US"])
def test_the_kazakh_locale_has_every_term_of_the_russian_one(locale: str) -> None:
    def names(name: str) -> set[str]:
        tree = etree.parse(styles_folder() / "locales" / f"locales-{name}.xml")
        return {term.get("name") for term in tree.iter("{*}term")}

    assert names("ru-RU") <= names(locale)


WRONG = [
    ("gost-7.0.5", "gost-r-7.0.5-2008"),
    ("apa-8", "apa-7"),
    ("APA-7", "apa-7"),
    ("zzzz", "path of a .csl file"),
    ("no/such.csl", "no such style file"),
]


@pytest.mark.parametrize(("name", "said"), WRONG)
def test_an_unknown_style_is_answered_with_the_nearest(name: str, said: str) -> None:
    with pytest.raises(StyleError, match=said):
        find_style(name)


def test_an_unknown_profile_is_answered_with_the_nearest() -> None:
    with pytest.raises(StyleError, match="ref-ru-meimo"):
        profile("ref-meimo")


def test_a_style_file_of_others(tmp_path: Path) -> None:
    path = tmp_path / "mine.csl"
    path.write_text(STYLE.format(LIST), "utf-8")
    assert format_work(BOOK, str(path)) == "Water."


@pytest.mark.parametrize("content", ["no xml", "<a/>", STYLE.format("")])
def test_a_broken_style_file_is_named(tmp_path: Path, content: str) -> None:
    path = tmp_path / "broken.csl"
    path.write_text(content, "utf-8")
    with pytest.raises(StyleError, match=r"broken\.csl"):
        format_work(BOOK, str(path))


def test_citeproc_is_loaded_only_to_render() -> None:
    code = (
        "import sys, kzbib.styling as s; s.style_ids(); s.describe_styles();"
        "sys.exit(any(m in sys.modules for m in ('citeproc', 'lxml')))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
