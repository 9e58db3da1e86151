"""Tables and locales are complete, so that no language borrows words in silence."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from citeproc import SCHEMA_PATH
from lxml import etree

from kzbib.data import styles_folder
from kzbib.styling.dates import months
from kzbib.styling.terms import LOCALES, terms_of

PART = re.compile(r"\{(\w+)\}")
RNG = "{http://relaxng.org/ns/structure/1.0}"
# What GOST and journals' styles ask of a locale.
NEEDED = frozenset(
    "accessed|and|et-al|edition|ibid|in|retrieved|chapter|collection-number|issue|number|"
    "number-of-pages|page|volume|part|section|editor|translator|compiler|thesis|ordinal|"
    "open-quote|close-quote|page-range-delimiter|ad|bc|no date".split("|")
)


def locale_terms(language: str) -> set[str]:
    path = styles_folder() / "locales" / f"locales-{LOCALES[language]}.xml"
    return {term.get("name") for term in etree.parse(path).iter("{*}term")}


def schema_terms() -> set[str]:
    """All term names that the CSL 1.0.2 schema knows."""
    defined: dict[str, tuple[list[str], list[str]]] = {}
    for path in Path(SCHEMA_PATH).parent.glob("*.rng"):
        for each in etree.parse(path).iter(f"{RNG}define"):
            values, refs = defined.setdefault(each.get("name"), ([], []))
            values += [value.text for value in each.iter(f"{RNG}value")]
            refs += [ref.get("name") for ref in each.iter(f"{RNG}ref")]
    names: set[str] = set()
    waiting, seen = ["terms"], set()
    while waiting:
        name = waiting.pop()
        if name in seen or name not in defined:
            continue
        seen.add(name)
        names |= set(defined[name][0])
        waiting += defined[name][1]
    return names


@pytest.mark.parametrize("language", LOCALES)
def test_tables_have_every_word_and_fill_in_the_same_parts(language: str) -> None:
    ours, russian = terms_of(language), terms_of("ru")
    assert set(russian.words) - set(ours.words) == set()
    assert set(ours.locators) == set(russian.locators)
    assert set(ours.types) == set(russian.types)
    assert set(ours.marks) == {"short", "long"}
    allowed = {"edition": {"n", "ordinal"}}
    for key, word in russian.words.items():
        parts = set(PART.findall(ours.words[key]))
        assert parts <= allowed.get(key, set(PART.findall(word))), (language, key)
        assert bool(parts) == bool(PART.findall(word)), (language, key)


@pytest.mark.parametrize("language", LOCALES)
def test_no_word_is_left_in_russian(language: str) -> None:
    """Long words that equal the Russian ones were forgotten, not translated."""
    if language == "ru":
        return
    shared = {"volume", "act-number", "text", "call-page", "call-pages", "access",
              "introduced", "published", "article", "editor", "compiler", "translator",
              "volumes", "pages", "filed"}  # fmt: skip
    ours, russian = terms_of(language).words, terms_of("ru").words
    same = {key for key in russian if ours[key] == russian[key]} - shared
    assert same <= {"report-number", "map", "music", "music-area"}


@pytest.mark.parametrize("language", LOCALES)
def test_locales_have_what_the_styles_ask(language: str) -> None:
    assert NEEDED - locale_terms(language) == set()
    assert len(set(months(language))) == 12


def test_the_kazakh_locale_is_complete_for_csl() -> None:
    # «letter» and its like are terms of CSL 1.0.1 that stay beside those of the schema
    assert schema_terms() - locale_terms("kk") == set()


def test_the_kazakh_locale_says_which_words_are_doubtful() -> None:
    text = (styles_folder() / "locales" / "locales-kk-KZ.xml").read_text("utf-8")
    assert "Doubtful" in text


def test_every_table_file_belongs_to_a_language() -> None:
    files = {path.stem for path in (styles_folder() / "terms").glob("*.toml")}
    assert files == set(LOCALES)
    for name in files:
        path = styles_folder() / "terms" / f"{name}.toml"
        assert tomllib.loads(path.read_text("utf-8"))["words"]
