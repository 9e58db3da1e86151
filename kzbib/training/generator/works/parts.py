"""Parts of larger things: articles, chapters, papers, newspaper articles."""

from __future__ import annotations

from kzbib.training.generator.draw import Draw
from kzbib.training.generator.names import make_people
from kzbib.training.generator.record import Record
from kzbib.training.generator.works.books import imprint
from kzbib.training.generator.works.common import Making, make_isbn

_ROMAN = (
    "I II III IV V VI VII VIII IX X XI XII XIV XV XIX XX XXIV XXXII XLV LX CXII"
).split()


def make_article(draw: Draw, lang: str) -> Record:
    """Return an article of a journal."""
    making = Making(draw, lang, "article-journal")
    making.text["title"] = making.title("article")
    making.authors(science=draw.chance(0.6))
    full, _, short = making.pick("journal").partition("|")
    making.text["container-title"] = short if short and draw.chance(0.35) else full
    year = making.year(1920 if draw.chance(0.1) else 1955)
    _numbers(making, year)
    if draw.chance(0.9):
        making.text["page"] = making.pages(2500 if draw.chance(0.1) else 400)
    if draw.chance(0.04):
        making.dates["issued"] = ((year, draw.number(1, 12)),)
    if draw.chance(0.06):
        full, _, short = making.pick("city").partition("|")
        making.text["publisher-place"] = short or full
    if draw.chance(0.04):
        making.text["medium"] = making.pick("medium print")
    making.doi(0.18)
    making.link(0.14)
    return making.done()


def _numbers(making: Making, year: int) -> None:
    draw = making.draw
    point = draw.random()
    if point < 0.45:
        making.text["volume"] = str(draw.number(1, 160))
    if point < 0.05 and draw.chance(0.5):
        making.text["volume"] = draw.pick(_ROMAN)
    if 0.15 < point < 0.98:
        number = draw.number(1, 12)
        shapes = (str(number),) * 9 + (
            f"{number}-{number + 1}", f"{number} ({draw.number(13, 210)})",
            f"{number}({draw.number(13, 210)})", str(draw.number(13, 700)),
        )  # fmt: skip
        making.text["issue"] = draw.pick(shapes)


def make_chapter(draw: Draw, lang: str) -> Record:
    """Return a chapter, an article of a collection or of an encyclopedia."""
    making = Making(draw, lang, "chapter")
    making.text["title"] = making.title("article" if draw.chance(0.8) else "book")
    making.authors()
    making.text["container-title"] = _collection(making)
    if draw.chance(0.22):
        making.people["editor"] = make_people(draw, lang, draw.pick((1, 1, 2, 3)))
    imprint(making, 0.5)
    making.year(1935)
    if draw.chance(0.85):
        making.text["page"] = making.pages()
    point = draw.random()
    if point < 0.12:
        making.text["volume"] = str(draw.number(1, 12))
    elif point < 0.22:
        making.text["issue"] = str(draw.number(1, 40))
    if 0.1 < point < 0.13:
        making.text["number-of-volumes"] = str(draw.number(12, 20))
    if draw.chance(0.04):
        making.text["number-of-pages"] = str(draw.number(120, 640))
    if draw.chance(0.04):
        making.text["ISBN"] = make_isbn(draw)
    making.doi(0.04)
    return making.done()


def _collection(making: Making) -> str:
    draw = making.draw
    title = making.title(draw.pick(("collection", "book", "collection")))
    if draw.chance(0.55):
        kind = making.pick("kind collection")
        mark = draw.pick((" : ", " : ", ". "))
        return title + mark + (kind if mark == " : " else kind[:1].upper() + kind[1:])
    return title


def make_paper(draw: Draw, lang: str) -> Record:
    """Return a paper of a conference; its place and date stay in the container."""
    making = Making(draw, lang, "paper-conference")
    making.text["title"] = making.title("article")
    making.authors(science=True)
    making.year(1985)
    year = making.dates["issued"][0][0]
    making.text["container-title"] = _proceedings(making, year)
    imprint(making, 0.45)
    if draw.chance(0.88):
        making.text["page"] = making.pages()
    if draw.chance(0.12):
        making.text["volume"] = str(draw.number(1, 5))
    if draw.chance(0.06):
        making.people["editor"] = make_people(draw, lang, draw.pick((1, 2)))
    if draw.chance(0.03):
        making.text["number-of-pages"] = str(draw.number(120, 540))
    making.doi(0.06)
    making.link(0.08)
    return making.done()


def _proceedings(making: Making, year: int) -> str:
    draw = making.draw
    name = making.pick("proceedings").replace("{topic}", making.title("collection"))
    name = name.replace("{roman}", draw.pick(_ROMAN))
    name = name.replace("{ordinal}", making.pick("ordinal"))
    if "{when}" not in name and draw.chance(0.35):
        name += f" ({'{city}'}, {'{when}'})"
    city = making.pick("city").partition("|")[0]
    day = draw.number(2, 24)
    when = (
        making.pick("when")
        .replace("{d}", str(day))
        .replace("{e}", str(day + draw.number(1, 4)))
    )
    return name.replace("{city}", city).replace(
        "{when}", when.replace("{y}", str(year))
    )


def make_newspaper(draw: Draw, lang: str) -> Record:
    """Return an article of a newspaper."""
    making = Making(draw, lang, "article-newspaper")
    making.text["title"] = making.title("press")
    if draw.chance(0.85):
        making.people["author"] = make_people(draw, lang, 1)
    making.text["container-title"] = making.pick("newspaper")
    making.day(1918, 2025)
    if draw.chance(0.3):
        making.text["issue"] = draw.pick(
            (
                str(draw.number(1, 300)),
                f"{draw.number(1, 250)} ({draw.number(8000, 29999)})",
            )
        )
    if draw.chance(0.25):
        making.text["page"] = draw.pick((str(draw.number(1, 16)), "2-3", "4-5"))
    making.link(0.15)
    return making.done()


def make_entry(draw: Draw, lang: str) -> Record:
    """Return an article of an encyclopedia."""
    making = Making(draw, lang, "entry-encyclopedia")
    making.text["title"] = making.title("entry")
    if draw.chance(0.7):
        making.people["author"] = make_people(draw, lang, 1)
    making.text["container-title"] = making.pick("encyclopedia")
    imprint(making)
    making.year(1950)
    if draw.chance(0.6):
        making.text["page"] = making.pages()
    if draw.chance(0.6):
        making.text["volume"] = str(draw.number(1, 30))
    return making.done()
