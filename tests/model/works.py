"""Hypothesis strategies for works as they come out of the model."""

from __future__ import annotations

from hypothesis import strategies as st

from kzbib.model import Date, Name, Variant, VariantKind, Work
from kzbib.model.csl_json import DATE_VARIABLES, NAME_VARIABLES
from kzbib.model.text import clean_text

LETTERS = "аәқңһёЖЩZaz019 .,-–«»\"'’\\%_[]{}\u0301ü字ع😀\n"
TEXT_VARIABLES = (
    "title container-title volume issue page publisher publisher-place DOI ISBN URL "
    "edition note x-unknown"
).split()

texts = st.text(LETTERS, max_size=12).map(clean_text)
words = texts.filter(bool)
names = st.one_of(
    st.builds(
        Name, family=words, given=texts, suffix=texts, particle=texts, orcid=st.just("")
    ),
    st.builds(Name, literal=words),
)
parts = st.lists(st.integers(1, 2100), min_size=1, max_size=3).map(tuple)
dates = st.builds(
    Date,
    parts=st.lists(parts, max_size=2).map(tuple),
    literal=texts,
    season=texts,
    circa=st.booleans(),
).filter(lambda date: date != Date())
json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | words,
    lambda inner: (
        st.lists(inner, max_size=2) | st.dictionaries(words, inner, max_size=2)
    ),
    max_leaves=4,
)


def plain_works() -> st.SearchStrategy[Work]:
    """Works without variants."""
    return st.builds(
        Work,
        type=st.sampled_from(["book", "article-journal", "thesis", "legislation"]),
        language=st.sampled_from(["", "ru", "kk", "en", "ru-Latn"]),
        text=st.dictionaries(st.sampled_from(TEXT_VARIABLES), words, max_size=6),
        names=st.dictionaries(
            st.sampled_from(sorted(NAME_VARIABLES)),
            st.lists(names, min_size=1, max_size=3).map(tuple),
            max_size=2,
        ),
        dates=st.dictionaries(
            st.sampled_from(sorted(DATE_VARIABLES)), dates, max_size=2
        ),
        custom=st.dictionaries(
            words.filter(lambda key: key != "variants"), json_values, max_size=2
        ),
    )


def works() -> st.SearchStrategy[Work]:
    """Works with up to two variants."""
    variants = st.builds(Variant, st.sampled_from(VariantKind), plain_works())
    return st.builds(
        lambda work, more: Work(
            work.type,
            work.language,
            work.text,
            work.names,
            work.dates,
            work.custom,
            tuple(more),
        ),
        plain_works(),
        st.lists(variants, max_size=2),
    )
