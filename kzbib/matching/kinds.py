"""Kinds of works: types that are printed for one another."""

from __future__ import annotations

BOOK, ARTICLE, THESIS, ACT, PATENT, ANY = (
    "book",
    "article",
    "thesis",
    "act",
    "patent",
    "",
)

_TYPES = {
    BOOK: "book report pamphlet manuscript collection standard",
    ARTICLE: (
        "article article-journal article-magazine article-newspaper chapter"
        " paper-conference webpage post post-weblog entry entry-encyclopedia"
        " entry-dictionary"
    ),
    THESIS: "thesis",
    ACT: "legislation bill legal_case treaty regulation",
    PATENT: "patent",
}
_KIND_OF = {type_: kind for kind, types in _TYPES.items() for type_ in types.split()}


def kind_of(type_: str) -> str:
    """Return the kind of a CSL type; "" for «document», which may be any.

    A type of no kind is a kind of its own.
    """
    return ANY if type_ == "document" else _KIND_OF.get(type_, type_)
