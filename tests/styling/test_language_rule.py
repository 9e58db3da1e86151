"""An entry is worded in its own language, whatever the style."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kzbib.model import Work, work_from_csl
from kzbib.styling import format_work, style_ids
from kzbib.styling.settings import style_settings

CYRILLIC = re.compile(r"[\u0400-\u04ff]")
LATIN_WORD = re.compile(r"[A-Za-z]{2,}")
SIGNS = re.compile(r"URL: \S+|https?://\S+|DOI:? \S+|ISBN [\d-]+")
FIRST_LISTS = [s for s in style_ids() if not style_settings(s).latin]
OWN_LISTS = [s for s in FIRST_LISTS if not style_settings(s).second_half]
LATIN_LISTS = [s for s in style_ids() if style_settings(s).latin]
TYPES = (
    "book chapter article-journal article-newspaper thesis webpage report legislation "
    "standard patent paper-conference manuscript dataset map"
).split()


def works(language: str, letters: str) -> st.SearchStrategy[Work]:
    """Works with any fields, their text in the letters of one script."""
    word = st.text(letters, min_size=1, max_size=8).map(str.capitalize)
    number = st.integers(1, 999).map(str)
    date = st.fixed_dictionaries(
        {"date-parts": st.just([[2020]]) | st.just([[2020, 3, 9]])}
    )
    name = st.fixed_dictionaries({"family": word, "given": word})
    fields: Mapping[str, st.SearchStrategy[object]] = {
        **dict.fromkeys(("author", "editor", "translator"), st.lists(name, max_size=5)),
        **dict.fromkeys(
            ("container-title", "publisher", "publisher-place", "genre", "archive",
             "collection-title"),
            word,
        ),
        **dict.fromkeys(
            ("volume", "issue", "number-of-pages", "page", "edition", "number",
             "collection-number", "number-of-volumes"),
            number,
        ),
        **dict.fromkeys(("issued", "accessed"), date),
        "URL": st.just("https://example.org/1"),
        "DOI": st.just("10.1000/1"),
        "ISBN": st.just("978-5-00-000000-1"),
        "custom": st.fixed_dictionaries({"et-al": st.booleans()}),
    }  # fmt: skip
    return st.fixed_dictionaries(
        {"type": st.sampled_from(TYPES), "title": word, "language": st.just(language)},
        optional=dict(fields),
    ).map(work_from_csl)


@pytest.mark.parametrize("language", ["en", "de", "fr", "tr", "uz-Latn"])
@settings(max_examples=30, deadline=None)
@given(data=st.data(), style=st.sampled_from(FIRST_LISTS))
def test_no_cyrillic_term_in_a_latin_entry(
    language: str, data: st.DataObject, style: str
) -> None:
    work = data.draw(works(language, "abcdefgh"))
    assert not CYRILLIC.search(format_work(work, style, variant="gmd"))


@pytest.mark.parametrize("language", ["ru", "kk", "uk", "ky", "uz-Cyrl"])
@settings(max_examples=40, deadline=None)
@given(data=st.data(), style=st.sampled_from(OWN_LISTS))
def test_no_latin_term_in_a_cyrillic_entry(
    language: str, data: st.DataObject, style: str
) -> None:
    work = data.draw(works(language, "абвгдежз"))
    text = SIGNS.sub("", format_work(work, style, variant="gmd"))
    assert not LATIN_WORD.search(text)


@settings(max_examples=60, deadline=None)
@given(work=works("kk", "аәбвгғқңөұүһі"), style=st.sampled_from(LATIN_LISTS))
def test_no_cyrillic_letter_in_a_latin_list(work: Work, style: str) -> None:
    assert not CYRILLIC.search(format_work(work, style))


@settings(max_examples=60, deadline=None)
@given(work=works("ru", "абвгдежз"), style=st.sampled_from(style_ids()))
def test_marks_are_single(work: Work, style: str) -> None:
    text = format_work(work, style)
    assert not re.search(r"  |\(\)|\[\]| [,.](?! \.)|,,|::|(?<!\.)\.\.(?!\.)", text)


TERMS = [
    # language, what GOST R 7.0.5 prints of one and the same record
    ("ru", "Слово [и др.] // Том. 2020. Т. 2, № 3. С. 5–9."),
    ("kk", "Слово [т.б.] // Том. 2020. Т. 2, № 3. Б. 5–9."),
    ("uk", "Слово [та ін.] // Том. 2020. Т. 2, № 3. С. 5–9."),
    ("en", "Слово [et al.] // Том. 2020. Vol. 2, no. 3. P. 5–9."),
    ("de", "Слово [u. a.] // Том. 2020. Bd. 2, H. 3. S. 5–9."),
    ("fr", "Слово [et al.] // Том. 2020. Vol. 2, no. 3. P. 5–9."),
    ("ky", "Слово [ж. б.] // Том. 2020. Т. 2, № 3. Б. 5–9."),
    ("uz-Cyrl", "Слово [ва бошқ.] // Том. 2020. Ж. 2, № 3. Б. 5–9."),
    ("uz-Latn", "Слово [va boshq.] // Том. 2020. J. 2, № 3. B. 5–9."),
    ("tr", "Слово [vd.] // Том. 2020. C. 2, sy. 3. S. 5–9."),
]


@pytest.mark.parametrize(("language", "expected"), TERMS)
def test_terms_follow_the_work(language: str, expected: str) -> None:
    work = work_from_csl(
        {
            "type": "article-journal",
            "language": language,
            "author": [{"literal": "Слово"}],
            "custom": {"et-al": True},
            "container-title": "Том",
            "issued": {"date-parts": [[2020]]},
            "volume": "2",
            "issue": "3",
            "page": "5-9",
        }
    )
    assert format_work(work, "gost-r-7.0.5-2008") == expected
