"""Preparation for journals' own lists, in Cyrillic or Latin letters."""

from __future__ import annotations

import re

from kzbib.model import Date
from kzbib.styling.acts import act_genre
from kzbib.styling.context import DATED, LAWS, PERIODICALS, Context
from kzbib.styling.dashes import hyphened
from kzbib.styling.dates import has_month, whole_date, year_only
from kzbib.styling.engine import Item
from kzbib.styling.forms import Forms, forms_of, in_letters
from kzbib.styling.halves import source_language
from kzbib.styling.imprint import edition, styled_place
from kzbib.styling.names import csl_names, direct
from kzbib.styling.online import is_doi_link
from kzbib.styling.responsibility import cut
from kzbib.styling.terms import LOCALES, terms_of

_AS_THEY_ARE = ("volume", "issue", "number-of-pages", "collection-title")
# «Cand. Sci. Thesis (Pedagogy)» in a title: the kind of work is not told again
_THESIS_WORD = re.compile(r"\b(?:thesis|diss)", re.IGNORECASE)


def prepare_journal(ctx: Context) -> Item:
    """Return the CSL-JSON item that the journals' styles print."""
    forms = forms_of(ctx)
    work = forms.work
    item: Item = {
        "type": _type(forms),
        **people(ctx, forms),
        **titles(ctx, forms),
        **_imprint(ctx, forms),
        "edition": edition(ctx, foreign=forms.foreign),
        "page": hyphened(ctx.cited("locator") or work.get("page")),
        "note": language_mark(ctx, forms),
        "annote": _statement(ctx, forms),
        "section": work.get("section") or _article_number(forms),
        **{key: work.get(key) for key in _AS_THEY_ARE},
        **_links(ctx, forms),
    }
    return {key: value for key, value in item.items() if value}


def titles(ctx: Context, forms: Forms) -> Item:
    """Return title, its translation, container and genre in the style's forms."""
    title, english = forms.get("title"), forms.english.get("title", "")
    kind = "" if _THESIS_WORD.search(english) else forms.get("genre")
    if forms.foreign and _title_form(ctx, forms) == "english":
        title, english = english or title, ""
    number = forms.work.get("number")
    if forms.work.type == "standard" and number:
        title = f"{in_letters(number, ctx)}. {title}"
    if number and not _THESIS_WORD.search(kind):
        kind = _act(ctx, forms, kind)
    return {
        "title": title or _untitled(ctx, forms),
        "original-title": english if english != title else "",
        "container-title": container(ctx, forms) or _archive(forms),
        "genre": kind.replace(" : ", ctx.settings.title_mark),
    }


def _act(ctx: Context, forms: Forms, kind: str) -> str:
    """Return the kind of a patent or law with its number, in the list's language."""
    number, type_ = forms.work.get("number"), forms.work.type
    if type_ != "patent" and type_ not in LAWS:
        return kind
    if not forms.foreign:
        return act_genre(ctx)
    if type_ == "patent":
        return kind or ctx.terms.word("patent", n=number)
    told = not kind or number in kind
    return kind if told else f"{kind} {ctx.terms.word('act-number', n=number)}"


def _untitled(ctx: Context, forms: Forms) -> str:
    """«[Untitled]», where neither a journal nor an archive tells what is meant."""
    known = forms.get("container-title") or forms.work.get("archive")
    return "" if known else ctx.terms.word("untitled")


def _archive(forms: Forms) -> str:
    """Return an archive with its shelf mark, in the place of a container."""
    parts = [forms.work.get("archive"), forms.work.get("archive_location")]
    return ". ".join(filter(None, parts)) if parts[1] else ""


def _article_number(forms: Forms) -> str:
    """Return the number that an article of a periodical has instead of pages."""
    work = forms.work
    bare = work.type in PERIODICALS and not work.get("page")
    return work.get("number") if bare else ""


def _title_form(ctx: Context, forms: Forms) -> str:
    """Some journals give an article only in English, a book in both forms."""
    article = ctx.settings.article_title_form if forms.get("container-title") else ""
    return article or ctx.settings.title_form


def container(ctx: Context, forms: Forms) -> str:
    """Return the container by the style's pattern; a missing form leaves the other."""
    latin, english = forms.get("container-title"), forms.english.get("container-title")
    english = english or ""
    short = forms.work.get("container-title-short")
    if not forms.foreign:
        return short if ctx.settings.short_containers and short else latin
    return _container_words(ctx, latin, english)


def _container_words(ctx: Context, latin: str, english: str) -> str:
    """Fill the pattern; ``{given}`` is a romanised form only where one was given."""
    pattern = ctx.settings.container_form
    if "{given}" in pattern:
        given = ctx.custom("container-title-translit")
        pattern = pattern if given else "{english}"
        return pattern.format(given=given, english=english or latin)
    if "{translit}" not in pattern:
        return english or latin
    if "{english}" not in pattern or not english or english == latin:
        return latin
    return pattern.format(translit=latin, english=english)


def language_mark(ctx: Context, forms: Forms) -> str:
    """Return «(In Russ.)» for a work of another script, in the style's form."""
    return mark_of(ctx) if forms.foreign else ""


def mark_of(ctx: Context) -> str:
    """Return the mark of the language in which the work is written."""
    language = source_language(ctx.work)
    if not ctx.settings.language_mark or language not in LOCALES:
        return ""
    mark = ctx.settings.language_mark.format_map(terms_of(language).marks)
    if ctx.flag("abstract-en"):
        return f"{mark[:-1]}, abstract in Eng.{mark[-1]}"
    return mark


def _type(forms: Forms) -> str:
    """A journal's article with a day and without a number is a newspaper's."""
    work = forms.work
    dated = has_month(work.dates.get("issued", Date()))
    numbered = work.get("issue") or work.get("volume") or work.get("page")
    if work.type in PERIODICALS and dated and not numbered:
        return "article-newspaper"
    return work.type


def people(ctx: Context, forms: Forms) -> Item:
    """Return the names of all roles, ready to print."""
    form = ctx.settings.initials
    printed: Item = {
        role: csl_names(names, form) for role, names in forms.names.items()
    }
    if ctx.flag("et-al"):
        printed["author"] = cut(csl_names(forms.names.get("author", ()), form), ctx)
    return printed


def _imprint(ctx: Context, forms: Forms) -> Item:
    date = forms.work.dates.get("issued", Date())
    periodical = forms.work.type in PERIODICALS
    dated = forms.work.type in DATED or _type(forms) in DATED
    publisher = forms.get("publisher")
    word = ctx.settings.publisher_word
    if publisher and word and forms.foreign and word not in publisher:
        publisher = f"{publisher} {word}"
    place = forms.get("publisher-place")
    return {
        "publisher-place": "" if periodical else styled_place(ctx, place),
        "publisher": "" if periodical else publisher,
        "issued": whole_date(date) if dated else year_only(date),
    }


def _statement(ctx: Context, forms: Forms) -> str:
    """What a person stated after « / », or the editors, in the list's language."""
    stated = ctx.custom_list("responsibility")
    if ctx.is_part:
        stated = ctx.custom_list("container-responsibility")
    if stated and not forms.foreign:
        return ". ".join(stated)
    editors = forms.names.get("editor", ())
    listed = ", ".join(direct(name, ctx.settings.initials) for name in editors)
    return ctx.terms.word("editor", names=listed) if editors else ""


def _links(ctx: Context, forms: Forms) -> Item:
    """Links; a first list leaves them to the second for works that stand in both."""
    work = forms.work
    cyrillic = ctx.terms.language in ("ru", "kk", "uk")
    if not ctx.settings.links and cyrillic:
        return {}
    url, doi = work.get("URL"), work.get("DOI")
    if not url or is_doi_link(url, doi):
        return {"DOI": doi}
    return {
        "DOI": doi,
        "URL": url,
        "accessed": whole_date(work.dates.get("accessed", Date())),
    }
