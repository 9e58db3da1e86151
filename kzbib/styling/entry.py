"""One work → one formatted entry."""

from __future__ import annotations

from collections.abc import Mapping

from kzbib.model import Work
from kzbib.styling.catalogue import find_style
from kzbib.styling.citing import repeated
from kzbib.styling.context import Context
from kzbib.styling.engine import default_engine
from kzbib.styling.halves import is_foreign, own_form
from kzbib.styling.journal import mark_of
from kzbib.styling.plain import require_something, without_tex
from kzbib.styling.recipes import prepare
from kzbib.styling.runs import Run, Runs, join_runs, print_runs
from kzbib.styling.settings import style_settings
from kzbib.styling.terms import LOCALES, entry_language, terms_of
from kzbib.styling.tidy import tidy


def format_work(
    work: Work,
    style: str,
    *,
    variant: str = "",
    cite: Mapping[str, object] | None = None,
    to: str = "text",
) -> str:
    """Return one entry as "text", "html" or "markdown".

    ``variant`` is a form of the style («gmd», «no-content-type», «romanised», several
    parted by spaces). ``cite`` is a citation: ``mode`` (footnote, repeat-ibid,
    repeat-opcit, repeat-short, list), ``locator``, ``label``, ``prefix``. Raises
    StyleError when the style or the output form is unknown.
    """
    return print_runs(entry_runs(work, style, variant=variant, cite=cite), to)


def entry_runs(
    work: Work,
    style: str,
    *,
    variant: str = "",
    cite: Mapping[str, object] | None = None,
) -> Runs:
    """Return one entry as text runs; see format_work.

    Raises StyleError, with the work's key, for a work with nothing to print.
    """
    path = find_style(style)
    require_something(work)
    ctx = context_of(work, style, variant=variant, cite=cite)
    runs = repeated(ctx)
    if not runs:
        locale = LOCALES[ctx.terms.language]
        (rendered,) = default_engine().entries([prepare(ctx)], path, locale)
        runs = tidy(rendered, dotted_cut=ctx.settings.recipe == "apa")
    runs = join_runs([*runs, *_second_half(ctx, work)])
    prefix = ctx.cited("prefix")
    return join_runs([Run(f"{prefix} "), *runs]) if prefix else runs


def _second_half(ctx: Context, work: Work) -> Runs:
    """« (Kaufman I.M. 1961. …) (In Russ.)», where the style has both halves in one."""
    if not ctx.settings.second_half or not is_foreign(work):
        return ()
    half = entry_runs(work, ctx.settings.second_half)
    if not half:
        return ()
    return Run(" ("), *half, Run(") " + mark_of(ctx))


def context_of(
    work: Work,
    style: str,
    *,
    variant: str = "",
    cite: Mapping[str, object] | None = None,
) -> Context:
    """Return what the preparation looks at; a Latin style is worded in English."""
    settings = style_settings(style)
    words = frozenset(variant.split())
    latin = settings.in_latin(words)
    work = without_tex(work if latin else own_form(work))
    language = "en" if latin else entry_language(work)
    return Context(work, settings, terms_of(language), words, dict(cite or {}))
