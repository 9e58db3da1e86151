from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given

from kzbib.languages.fold import fold
from kzbib.languages.scripts import script_of
from kzbib.matching.combine import combine, complete, fill_gaps
from kzbib.model import Name, Variant, VariantKind, Work
from tests.matching.make import make
from tests.model.works import works

RUSSIAN = make("Токаев К. | Под стягом независимости | 1997 | publisher=Бiлiм")
ROMANISED = make("Tokaev K. | Pod stiagom nezavisimosti | 1997 | publisher-place=Almaty | number-of-pages=736")  # fmt: skip
ENGLISH = make("Tokayev K. | Under the Banner of Independence | 1997 | DOI=10.1/a")


def with_variants(work: Work, *forms: tuple[VariantKind, Work]) -> Work:
    return replace(work, variants=tuple(Variant(kind, form) for kind, form in forms))


def facts(work: Work) -> Iterator[tuple[str, object]]:
    """Every value of a work and of its variants."""
    for each in (work, *(variant.work for variant in work.variants)):
        for part in (each.text, each.names, each.dates, each.custom):
            yield from part.items()


def keys(work: Work) -> set[str]:
    return {key for key, _ in facts(work)}


@given(works(), works())
def test_no_variable_is_lost(one: Work, other: Work) -> None:
    assert keys(combine(one, other)) == keys(one) | keys(other)


@given(works(), works())
def test_every_title_is_kept_in_its_form(one: Work, other: Work) -> None:
    """A title that folds to one that is there is the same title, printed otherwise."""
    if script_of(one.title) == script_of(other.title):
        one = replace(one, text={**one.text, "title": other.title})
    kept = {
        fold(str(value)) for key, value in facts(combine(one, other)) if key == "title"
    }
    for key, value in (*facts(one), *facts(other)):
        assert key != "title" or fold(str(value)) in kept


@given(works(), works())
def test_a_form_in_another_script_is_kept_whole(one: Work, other: Work) -> None:
    one = replace(one, text={**one.text, "title": "Под стягом"}, variants=())
    other = replace(other, text={**other.text, "title": "Under"})
    form = replace(other, variants=())
    kept = [variant.work for variant in combine(one, replace(form, id="x")).variants]
    assert kept == [form]
    swapped = combine(form, one)
    assert swapped.variants[0].work == form
    assert swapped.text.items() >= one.text.items()


@given(works())
def test_a_work_and_itself(work: Work) -> None:
    assert keys(combine(work, work)) == keys(work)
    assert combine(work, work).text.items() >= work.text.items()


@given(works(), works())
def test_the_citekey_stays(one: Work, other: Work) -> None:
    assert combine(replace(one, id="k"), replace(other, id="x")).id == "k"


@given(works(), works())
def test_cyrillic_outranks(one: Work, other: Work) -> None:
    if script_of(one.title) == "Latn" and script_of(other.title) == "Cyrl":
        assert combine(one, other).title == other.title


@pytest.mark.parametrize("first", [RUSSIAN, ROMANISED])
def test_the_order_of_reading_does_not_matter(first: Work) -> None:
    second = ROMANISED if first is RUSSIAN else RUSSIAN
    both = combine(first, second)
    assert both.title == RUSSIAN.title
    assert both.people() == RUSSIAN.people()
    assert both.get("number-of-pages") == "736"
    assert both.get("publisher-place") == ""  # a word of the other script
    assert both.variants == (Variant(VariantKind.ROMANISED, ROMANISED),)


def test_a_translation_is_a_translation() -> None:
    both = combine(RUSSIAN, ENGLISH)
    assert [variant.kind for variant in both.variants] == [VariantKind.TRANSLATED]
    assert both.get("DOI") == "10.1/a"
    assert both.get("publisher") == "Бiлiм"


def test_three_forms() -> None:
    both = combine(combine(ENGLISH, RUSSIAN), ROMANISED)
    kinds = {variant.kind: variant.work for variant in both.variants}
    assert kinds == {VariantKind.TRANSLATED: ENGLISH, VariantKind.ROMANISED: ROMANISED}
    assert both.title == RUSSIAN.title


def test_a_form_seen_again_fills_its_gaps() -> None:
    poor = with_variants(RUSSIAN, (VariantKind.TRANSLATED, Work(language="en", text={"title": ENGLISH.title})))  # fmt: skip
    both = combine(poor, ENGLISH)
    assert both.variants == (
        Variant(VariantKind.TRANSLATED, replace(ENGLISH, language="en")),
    )


def test_an_original_that_becomes_the_work_is_no_variant_of_it() -> None:
    bilingual = with_variants(ENGLISH, (VariantKind.ORIGINAL, replace(RUSSIAN, text={**RUSSIAN.text, "note": "б"})))  # fmt: skip
    both = combine(bilingual, RUSSIAN)
    assert both.title == RUSSIAN.title
    assert both.get("note") == "б"
    assert [variant.work for variant in both.variants] == [ENGLISH]


def test_what_is_there_is_not_overwritten() -> None:
    other = make("Токаев К. К. | Под стягом независимости: очерки | 1997 | publisher=Другое | volume=2")  # fmt: skip
    both = combine(RUSSIAN, other)
    assert (both.title, both.get("publisher"), both.get("volume")) == (
        RUSSIAN.title,
        "Бiлiм",
        "2",
    )
    assert both.people() == (Name("Токаев", "К."),)


@pytest.mark.parametrize("first", [RUSSIAN, Work(text={"DOI": "10.1/a"})])
def test_a_record_without_a_title_fills_gaps(first: Work) -> None:
    bare = Work(text={"DOI": "10.1/a"})
    second = bare if first is RUSSIAN else RUSSIAN
    both = combine(first, second)
    assert both == replace(RUSSIAN, text={**RUSSIAN.text, "DOI": "10.1/a"})


def test_complete_takes_facts_but_no_words() -> None:
    half = make(
        "Tokayev K. | Banner | 1997 | page=5-9 | DOI=10.1/a | publisher-place=Almaty"
    )
    work = with_variants(make("Токаев К. | Стяг"), (VariantKind.TRANSLATED, half))
    whole = complete(work)
    assert (whole.get("page"), whole.get("DOI"), whole.year) == ("5-9", "10.1/a", 1997)
    assert whole.get("publisher-place") == ""
    assert whole.title == "Стяг"
    assert complete(whole) == whole


def test_gaps_are_filled_across_scripts() -> None:
    filled = fill_gaps(make("Токаев К. | Стяг"), ENGLISH)
    assert (filled.title, filled.year, filled.get("DOI")) == ("Стяг", 1997, "10.1/a")
    assert filled.variants == ()
