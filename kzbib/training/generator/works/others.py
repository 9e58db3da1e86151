"""Laws, standards, patents, archives, pages of the web, programs."""

from __future__ import annotations

from kzbib.training.generator.draw import Draw, words
from kzbib.training.generator.names import make_people
from kzbib.training.generator.record import Person, Record
from kzbib.training.generator.works.books import imprint
from kzbib.training.generator.works.common import Making


def make_law(draw: Draw, lang: str) -> Record:
    """Return an act: its name, kind, number and date, sometimes the gazette."""
    making = Making(draw, lang, "legislation")
    if draw.chance(0.12):
        _gazette(making, 1.0)
        making.dates["issued"] = ((draw.number(1957, 2025),),)
        return making.done()
    if draw.chance(0.16):
        making.text["title"] = making.pick("code", "laws")
        making.day(1991)
        if draw.chance(0.5):
            making.text["number"] = _act_number(draw)
        return making.done()
    making.text["title"] = _act_name(making)
    making.text["genre"] = making.pick("act", "laws")
    making.day(1991)
    if draw.chance(0.85):
        making.text["number"] = _act_number(draw)
    _gazette(making, 0.3)
    if draw.chance(0.12):
        making.link(1.0, draw.pick(words("laws")["url any"]))
    return making.done()


def _act_name(making: Making) -> str:
    name = making.pick("name", "laws")
    return name.replace(
        "{date}",
        making.pick("when act", "laws")
        .replace("{y}", str(making.draw.number(1995, 2015)))
        .replace("{d}", str(making.draw.number(1, 28))),
    ).replace("{n}", str(making.draw.number(2, 1500)))


def _act_number(draw: Draw) -> str:
    number = draw.number(1, 1500)
    roman = draw.pick(("I", "II", "III", "IV", "V", "VI", "VII", "VIII"))
    return draw.pick(
        (
            str(number),
            str(number),
            f"{number}-{roman}",
            f"{number}-{roman}",
            f"{draw.number(1, 480)}-ФЗ",
            f"{draw.number(1, 98)}-I",
        )
    )


def _gazette(making: Making, share: float) -> None:
    draw = making.draw
    if not draw.chance(share):
        return
    making.text["container-title"] = making.pick("gazette", "laws")
    number = draw.number(1, 52)
    making.text["issue"] = str(number) if draw.chance(0.8) else f"{number}-{number + 1}"
    if making.lang == "ru" and draw.chance(0.08):
        making.text["part-number"] = draw.pick(("I", "II", "1", "I–III"))
    if draw.chance(0.8):
        making.text["section"] = str(draw.number(1, 6900))


def make_standard(draw: Draw, lang: str) -> Record:
    """Return a standard with its number."""
    making = Making(draw, lang, "standard")
    year = draw.number(1970, 2024)
    shape = making.pick("number", "standards")
    while "#" in shape:
        shape = shape.replace("#", str(draw.number(1, 9)), 1)
    making.text["number"] = shape.replace("YYYY", str(year)).replace(
        "YY", f"{year % 100:02}"
    )
    making.text["title"] = making.pick("title", "standards")
    if draw.chance(0.75):
        imprint(making)
        making.text["publisher"] = making.pick("publisher", "standards")
        making.dates["issued"] = ((year + draw.number(0, 2),),)
        if draw.chance(0.65):
            making.text["number-of-pages"] = str(draw.number(4, 90))
    if draw.chance(0.1):
        making.text["medium"] = making.pick("medium print")
    making.link(0.08)
    return making.done()


def make_patent(draw: Draw, lang: str) -> Record:
    """Return a patent or an inventor's certificate."""
    making = Making(draw, lang, "patent")
    making.text["title"] = making.pick("title", "patents")
    making.text["genre"] = making.pick("genre", "patents")
    making.text["number"] = draw.pick(
        (
            str(draw.number(100000, 2800000)),
            f"{draw.number(2000000, 2800000)}",
            f"{draw.number(5, 36)}{draw.number(100, 999)}",
        )
    )
    making.people["author"] = make_people(draw, lang, draw.number(1, 4))
    making.etal = draw.chance(0.15)
    making.day(1975, 2024)
    if draw.chance(0.5):
        making.text["issue"] = str(draw.number(1, 36))
    if draw.chance(0.25):
        making.text["number-of-pages"] = str(draw.number(3, 12))
    return making.done()


def make_archive(draw: Draw, lang: str) -> Record:
    """Return a file of an archive: fund, inventory, file, sheets."""
    making = Making(draw, lang, "manuscript")
    making.text["archive"] = making.pick("archive")
    place = making.pick("archive place")
    while "#" in place:
        place = place.replace("#", str(draw.number(1, 9)), 1)
    making.text["archive_location"] = place
    if draw.chance(0.3):
        making.text["title"] = making.pick("file title")
    return making.done()


def make_page(draw: Draw, lang: str) -> Record:
    """Return a page of the web."""
    making = Making(draw, lang, "webpage")
    making.text["title"] = (
        making.title("press") if draw.chance(0.5) else making.pick("site page")
    )
    if draw.chance(0.25):
        making.people["author"] = make_people(draw, lang, draw.pick((1, 1, 2)))
    elif draw.chance(0.1):
        making.people["author"] = (Person(literal=making.pick("organisation")),)
    if draw.chance(0.5):
        making.text["container-title"] = making.pick("site")
    if draw.chance(0.45):
        making.text["medium"] = making.pick("medium online")
    making.link(1.0)
    if draw.chance(0.35):
        making.year(2005)
    elif draw.chance(0.3):
        making.day(2008)
    return making.done()


def make_program(draw: Draw, lang: str) -> Record:
    """Return a computer program or its documentation."""
    making = Making(draw, lang, "software")
    making.text["title"] = making.pick("program")
    if draw.chance(0.3):
        making.people["author"] = make_people(draw, lang, draw.pick((1, 2)))
    if draw.chance(0.5):
        making.text["medium"] = making.pick("medium online")
    making.link(1.0, draw.pick(words("things")["program url any"]))
    if draw.chance(0.3):
        making.year(2010)
    return making.done()
