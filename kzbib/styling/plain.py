"""Works as they can be printed: no TeX in their text, and something to print at all."""

from __future__ import annotations

import re
from dataclasses import replace

from kzbib.errors import StyleError
from kzbib.model import Work

# «\emph{Pan}», «\"o», «$x^2$»; not «from $5 to $10» nor a path «C:\1»
_TEX = re.compile(
    r"""\\[A-Za-z]{2}|\\["'`^~=.]\{?[A-Za-z]|\$[^$]{0,200}[\\_^{][^$]*\$"""
)
_LINKS = frozenset(("URL", "DOI"))
# What tells at least which work is meant.
_TELLING = frozenset(
    "title container-title archive number publisher URL DOI ISBN genre authority"
    " section".split()
)


def without_tex(work: Work) -> Work:
    """Return the work with TeX commands in its text resolved; links stay."""
    told = {
        key: _decoded(value)
        for key, value in work.text.items()
        if key not in _LINKS and _TEX.search(value)
    }
    return replace(work, text={**work.text, **told}) if told else work


def require_something(work: Work) -> None:
    """Raise StyleError, with the work's key, when there is nothing to print."""
    told = _TELLING & {key for key, value in work.text.items() if value}
    if told or work.names or work.custom.get("file-title"):
        return
    raise StyleError(
        "the work has no title, no names and nothing else to print",
        where=work.id or "a work without a key",
        hint="Give it a title, or leave it out of the list.",
    )


def _decoded(value: str) -> str:
    from kzbib.formats.bibtex.tex import decode  # noqa: PLC0415 (rarely needed)

    return decode(value)
