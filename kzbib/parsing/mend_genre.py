"""Certain corrections of titles: what kind of work it is stands apart from a title."""

from __future__ import annotations

from bisect import bisect_left

from kzbib.languages.patterns import lazy
from kzbib.parsing.labels import stretches
from kzbib.parsing.thesis import find_thesis
from kzbib.parsing.tokens import Tokens
from kzbib.parsing.words.terms import GENRE

_GENRE = f"(?i:{GENRE.pattern})"
_ACT = (
    r"(?:(?:Закон|[Пп]останова|[Нн]аказ|Указ|[Рр]озпорядження|[Рр]ішення)\s"
    r"(?:України|Президента|Кабінету|Міністерства|Верховної)|"
    r"(?:The\s)?(?:Law|Decree|Resolution)\sof\s)"
)
# what stands behind a title and is none: a genre, or a note that says nothing; each
# with what stands in every title that has it
_TAILS = tuple(
    (sign, lazy(pattern))
    for sign, pattern in (
        # "Физиология человека (учебник для студентов)"
        ("(", rf"[\s.]\((?P<genre>{_GENRE}[^()]{{0,80}})\)?$"),
        # "Педагогіка. Навчальний посібник"
        (
            ".",
            rf"\.\s(?P<genre>(?!посібн|пособ){_GENRE}(?:\s(?:для|за|по)\s[^.:]{{3,80}})?)$",
        ),
        # "Structural materials: Dissertation"
        (
            ":",
            r":\s(?P<genre>(?i:(?:(?:ph\.?\s?d|doctoral|master['’]?s)\.?\s)?"
            r"(?:dissertation|thesis)|диссертация|дисертація|препринт|preprint|"
            r"депонированная рукопись))$",
        ),
        # "Predicting food crises (Policy Research Working Paper No. 9412)"
        (
            "(",
            r"\s\((?P<genre>[^()]{0,60}(?:[Pp]apers?|[Rr]eports?|[Bb]riefs?|"
            r"[Tt]ech(?:nical|\.)?\s[Rr]ep\.?))\)?$",
        ),
        # "Botanika. Akademik litsey uchun o'quv qo'llanma"
        (
            ".",
            r"\.\s(?P<genre>[^.:]{0,90}(?i:o[’‘ʻ'`]quv\sqo[’‘ʻ'`]llanma|darslik|дарслик|"
            r"оқу\sқұралы|пісенник|ўқув\sқўлланма))$",
        ),
        # "Про вищу освіту: Закон України"
        (":", rf":\s(?P<genre>{_ACT}[^:.;]{{0,80}})$"),
        # "Системы баз данных: Пер. с англ."
        ("ер.", r"\.?\s?[:.,]\s(?P<note>[Пп]ер\.\s(?:с|з|із)\s[^\W\d_]{2,12})$"),
        ("rans", r"\.?\s?[:.,]\s(?P<note>[Tt]rans(?:l|lated)?\.?\sfrom\s\w{4,12})$"),
        ("trans", r"\s\((?P<note>(?:Russian|English)\stranslation)\)?$"),
    )
)
_MARKS = frozenset(":.,;([–—-")
# "Постанова Кабінету Міністрів України “Про затвердження …”"
_HEAD = lazy(rf"(?P<genre>{_ACT}[^«“\"]{{3,80}}?)\s?[«“\"]")


def mend_genre(text: str, tokens: Tokens, labels: list[str]) -> None:
    """Part the statement of the kind of work from the title before or behind it."""
    if "B-genre" in labels:
        return
    for first, last in stretches(labels, "title"):
        start = tokens.starts[first]
        title = text[start : tokens.ends[last - 1]]
        name, begin, end = _statement(title)
        if name:
            at = [bisect_left(tokens.starts, start + place) for place in (begin, end)]
            _put(labels, name, (first, at[0], max(at[1], at[0] + 1), last))


def _statement(title: str) -> tuple[str, int, int]:
    """Return what stands beside the words of a title, and where."""
    for sign, pattern in _TAILS:
        if sign in title and (tail := pattern.search(title)):
            name = tail.lastgroup or "genre"
            return name, tail.start(name), len(title)
    found = find_thesis(title)
    if found and title[: found.start].rstrip()[-1:] in _MARKS:
        return "genre", found.start, len(title)
    head = _HEAD.match(title)
    return ("genre", 0, head.end("genre")) if head else ("", 0, 0)


def _put(labels: list[str], name: str, places: tuple[int, int, int, int]) -> None:
    """Label the words between the inner places; a title may go on behind them."""
    first, begin, end, last = places
    inside = "genre" if name == "genre" else ""
    labels[begin:end] = [f"I-{inside}" if inside else "O"] * (end - begin)
    if inside:
        labels[begin] = f"B-{inside}"
    if begin == first and end < last:
        labels[end] = "B-title"
