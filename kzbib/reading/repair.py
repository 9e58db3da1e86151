"""An entry broken over lines as one line again."""

from __future__ import annotations

import re

_LETTER = r"[^\W\d_]"
_LOWER = "a-zß-ÿа-яёәғқңөұүһіїєґўҳ"

# First parts of compounds whose hyphen stays when a line ends at it.
_COMPOUND = frozenset(
    """
    англо американо афро аудио бизнес военно восточно вице генерал западно идейно
    иммуно информационно историко казахско казахстанско китайско клинико конституционно
    контент культурно лечебно литературно медико международно мело народно научно
    национально немецко общественно онлайн организационно педагогико полит политико
    практико природно приёмо профессионально психолого религиозно российско русско
    северо социально советско сравнительно средне структурно теоретико технико торгово
    трудо тюрко учебно физико философско финансово франко химико хозяйственно
    художественно центрально экономико эколого экс этно юго юридико южно ядерно
    государства страны члены
    ғылыми қоғамдық әлеуметтік саяси тарихи мәдени оқу ауа жер су ата ана
    all anti co cross full high inter long low multi non post pre self semi short socio
    so state well two three one first second third
    """.split()
)
# «мно-\nговекторной», «сотрудни>\nчества»; blank lines may stand between
_BROKEN = re.compile(
    rf"(?P<head>{_LETTER}{{1,40}})(?P<mark>[-‐>¬\u00ad])"
    rf"[ \t]{{0,20}}\n\s{{0,80}}(?P<tail>{_LETTER}{{1,2}})"
)
# «0000>0003», «multi>vector»: a hyphen that was read as «>»
_OCR_HYPHEN = re.compile(r"(?<=\w\.)>(?=\w)|(?<=\w)>(?=\w)")
# «https://example.org/a-\nb», «https://example.org/\nb»
_LINK = re.compile(
    r"(?P<link>(?:https?://|www\.|10\.\d{4,9}/)\S{0,120}[/\-_=?&.%])"
    r"[ \t]{0,20}\n\s{0,80}(?P<next>[a-z0-9%])"
)
_LINK_BREAKS = 3  # lines that one link may run over
_DASH_END = re.compile(r"(?P<mark>\d[-–])[ \t]{0,20}\n\s{0,80}(?=\d)")
# A page number alone between blank lines: the page ended inside the entry.
_PAGE_BREAK = re.compile(
    r"\n[ \t]{0,20}(?:\n[ \t]{0,80}\d{1,4}[ \t]{0,20}\n[ \t]{0,20}\n|\f)"
)
# «\bibitem[Label]{key}», «• », «- »
_ITEM_MARK = re.compile(
    r"\s*(?:\\bibitem(?:\[[^\]]{0,200}\])?\{[^}]{0,200}\}|\\item\b|[•●▪■◦‣∙*+–—-](?=\s))\s*"
)
_EMPHASIS = re.compile(r"(?<![\w*])\*{1,3}(?=\S)|(?<=\S)\*{1,3}(?![\w*])")


def join_lines(raw: str) -> str:
    """Return an entry as one line, ready for parsing.

    Words broken at a line end are mended, hyphens read as «>» restored, soft hyphens
    removed; item marks of LaTeX and Markdown and page numbers in between are dropped.
    Hyphens of compounds («историко-правовой») and of links stay.
    """
    mark = _ITEM_MARK.match(raw)
    text = raw[mark.end() :] if mark else raw
    if "\n" in text or "\f" in text:
        text = _join_broken(text)
    text = text.replace("\u00ad", "")
    if ">" in text and "<" not in text:
        text = _OCR_HYPHEN.sub("-", text)
    if "*" in text:
        text = _EMPHASIS.sub("", text)
    return " ".join(text.split())


def _join_broken(text: str) -> str:
    text = _PAGE_BREAK.sub("\n", text)
    for _ in range(_LINK_BREAKS):
        text = _LINK.sub(_join_link, text)
    text = _BROKEN.sub(_join_word, text)
    return _DASH_END.sub(r"\g<mark>", text)


def _join_link(found: re.Match[str]) -> str:
    return found["link"] + found["next"]


def _join_word(found: re.Match[str]) -> str:
    head, mark, tail = found["head"], found["mark"], found["tail"]
    is_compound = mark in "-‐>" and head.casefold().replace("ё", "е") in _COMPOUND
    is_name = tail[0].isupper() and (tail[1:].islower() or not head.isupper())
    if is_compound or is_name:
        return f"{head}-{tail}"
    return head + tail
