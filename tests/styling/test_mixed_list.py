"""Thirty works of ten languages in one list: no entry speaks another's language."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from kzbib.model import Work
from kzbib.styling import bibliography, style_ids
from kzbib.styling.settings import style_settings
from kzbib.styling.terms import LOCALES, entry_language, terms_of
from tests.styling.test_cases import work_of

NAMES = (
    "book-1 book-5 book-edited volume-named volume-bare article-2 article-online "
    "newspaper-long chapter-edited thesis-candidate law-dated standard patent-applied "
    "webpage-dated website archive map-europe music platform "
    "kk-book kk-article kk-newspaper kk-web kk-thesis kk-chapter law-kk volumes-set "
    "en-book en-article en-chapter en-web en-thesis en-dataset en-translated "
    "de-book de-article fr-book uk-article ky-book uz-article uz-latin tr-article"
).split()
WORKS = [work_of(name) for name in NAMES]
GOST = [style for style in style_ids() if style_settings(style).recipe == "gost"]
CYRILLIC = re.compile("[\u0400-\u04ff]")
LATIN_WORD = re.compile(r"(?![IVX]+\b)[A-Za-z]{2,}")
SIGNS = re.compile(r"(?:URL: )?https?://\S+|DOI:? \S+|ISBN [\d-]+")
PART = re.compile(r"\{\w+\}")


def phrases(language: str) -> set[str]:
    """The words of a language's table, without what is filled in."""
    terms = terms_of(language)
    words = [*terms.words.values(), *terms.locators.values()]
    pieces = (piece for word in words for piece in PART.split(word))
    told = (piece.strip(" -:,()[]№").lower() for piece in pieces)
    return {piece for piece in told if len(piece.strip(".")) > 1}


def foreign(language: str) -> set[str]:
    """Words of other tables that the language does not use itself."""
    own = phrases(language)
    return {
        phrase for other in LOCALES for phrase in phrases(other) if phrase not in own
    }


def data_words(work: Work) -> set[str]:
    """What the record itself says, so that only the style's own words are left."""
    said = [*work.text.values(), *map(str, work.custom.values())]
    said += [name.printed for names in work.names.values() for name in names]
    return {word.lower() for text in said for word in re.findall(r"[^\W\d_]+", text)}


def strangers(text: str, work: Work) -> Iterator[str]:
    own = data_words(work)
    shown = SIGNS.sub("", text).lower()
    for phrase in foreign(entry_language(work)):
        if re.search(rf"(?<!\w){re.escape(phrase)}(?!\w)", shown):
            words = set(re.findall(r"[^\W\d_]+", phrase))
            if not words <= own:
                yield phrase


def test_there_are_thirty_works_of_all_types_and_languages() -> None:
    assert len(WORKS) >= 30
    assert {entry_language(work) for work in WORKS} == set(LOCALES)
    assert len({work.type for work in WORKS}) >= 14


@pytest.mark.parametrize("variant", ["", "gmd"])
@pytest.mark.parametrize("style", GOST)
def test_no_word_of_one_language_in_an_entry_of_another(
    style: str, variant: str
) -> None:
    made = bibliography(WORKS, style, variant=variant)
    assert len(made.entries) == len(WORKS)
    found = {e.text: list(strangers(e.text, e.work)) for e in made.entries}
    assert {text: words for text, words in found.items() if words} == {}


@pytest.mark.parametrize("style", GOST)
def test_no_entry_mixes_scripts(style: str) -> None:
    for entry in bibliography(WORKS, style).entries:
        text = SIGNS.sub("", entry.text)
        if LOCALES[entry_language(entry.work)][:2] in ("en", "de", "fr", "tr"):
            assert not CYRILLIC.search(text), text
        elif entry.work.title and CYRILLIC.search(entry.work.title):
            words = set(LATIN_WORD.findall(text)) - {"Prognosis", "Ru", "IPR"}
            assert not words, text


def test_the_agency_may_speak_its_own_language() -> None:
    """GOST R 7.0.100-2018: notes, access and content by a Russian agency."""
    (english,) = bibliography(
        [work_of("en-web")], "gost-r-7.0.100-2018", variant="agency"
    ).entries
    assert "Текст : электронный" in english.text
    assert "(дата обращения: 09.01.2020)" in english.text
    assert "Oct." in english.text
