"""Books, reports and theses."""

from __future__ import annotations

from kzbib.training.generator.draw import Draw
from kzbib.training.generator.names import make_people
from kzbib.training.generator.record import Person, Record
from kzbib.training.generator.works.common import Making, make_isbn


def make_book(draw: Draw, lang: str) -> Record:
    """Return a book: by authors, under its title, edited, in volumes, of a series."""
    making = Making(draw, lang, "book")
    _title(making)
    _people(making)
    imprint(making)
    making.year(1870 if draw.chance(0.15) else 1940)
    _extent(making)
    _edition(making)
    _volumes(making)
    _series(making)
    if draw.chance(0.1):
        making.text["ISBN"] = make_isbn(draw)
    if draw.chance(0.14):
        making.text["medium"] = making.pick("medium print")
    if draw.chance(0.04):
        making.text["medium"] = making.pick("medium online")
        making.link(1.0)
    making.doi(0.02)
    return making.done()


def _title(making: Making) -> None:
    draw = making.draw
    shape = draw.pick(("book",) * 6 + ("textbook", "textbook", "collection", "fiction"))
    title = making.title(shape)
    if shape in ("textbook", "collection") or draw.chance(0.12):
        section = "kind collection" if shape == "collection" else "kind book"
        kind = making.pick(section)
        if draw.chance(0.7):
            title = (
                f"{title} : {kind if draw.chance(0.6) else kind[:1].upper() + kind[1:]}"
            )
        else:
            making.text["genre"] = kind[:1].upper() + kind[1:]
    making.text["title"] = title


def _people(making: Making) -> None:
    draw = making.draw
    point = draw.random()
    if point < 0.8:
        making.authors()
    if point > 0.76:
        making.people["editor"] = make_people(
            draw, making.lang, draw.pick((1, 1, 1, 2, 3))
        )
    if point < 0.05:
        making.people["translator"] = make_people(
            draw, making.lang, draw.pick((1, 1, 2))
        )
    elif point > 0.94:
        if draw.chance(0.6):
            del making.people["editor"]
        making.people["compiler"] = make_people(draw, making.lang, draw.pick((1, 1, 2)))
    elif 0.05 < point < 0.08:
        making.people["author"] = (Person(literal=making.pick("organisation")),)
        making.etal = False


def imprint(making: Making, publisher: float = 0.7) -> None:
    """Choose place and publisher; the place is printed in full or shortened."""
    draw = making.draw
    full, _, short = making.pick("city").partition("|")
    place = short if short and draw.chance(0.6) else full
    if draw.chance(0.02):
        place += draw.pick(("; ", " – ", " ; ")) + making.pick("city").partition("|")[0]
    if draw.chance(0.97):
        making.text["publisher-place"] = place
    if draw.chance(publisher) or "publisher-place" not in making.text:
        making.text["publisher"] = making.pick("publisher")


def _extent(making: Making) -> None:
    draw = making.draw
    if draw.chance(0.72):
        making.text["number-of-pages"] = str(draw.number(16, 720))
    elif draw.chance(0.5):
        making.text["page"] = (
            making.pages(500) if draw.chance(0.6) else str(draw.number(3, 600))
        )


def _edition(making: Making) -> None:
    if making.draw.chance(0.08):
        number = str(making.draw.number(2, 9))
        making.text["edition"] = making.pick("edition").replace("#", number)


def _volumes(making: Making) -> None:
    draw = making.draw
    if not draw.chance(0.1):
        return
    count = draw.number(2, 12)
    if draw.chance(0.5):
        making.text["number-of-volumes"] = str(count)
    if draw.chance(0.75) or "number-of-volumes" not in making.text:
        number = draw.number(1, count)
        roman = (
            "I",
            "II",
            "III",
            "IV",
            "V",
            "VI",
            "VII",
            "VIII",
            "IX",
            "X",
            "XI",
            "XII",
        )
        making.text["volume"] = roman[number - 1] if draw.chance(0.15) else str(number)
        if draw.chance(0.4):
            making.text["volume-title"] = making.title("book")


def _series(making: Making) -> None:
    if making.draw.chance(0.04):
        making.text["collection-title"] = making.pick("series")
        if making.draw.chance(0.4):
            making.text["collection-number"] = str(making.draw.number(1, 160))


def make_thesis(draw: Draw, lang: str) -> Record:
    """Return a thesis or its abstract: kind of thesis and code of the subject."""
    making = Making(draw, lang, "thesis")
    making.text["title"] = making.title("article")
    making.people["author"] = make_people(draw, lang, 1)
    making.text["genre"] = _degree(making)
    imprint(making, 0.15)
    if "publisher" in making.text:
        making.text["publisher"] = making.pick("university")
    making.year(1960)
    if draw.chance(0.7):
        making.text["number-of-pages"] = str(
            draw.pick((draw.number(18, 52), draw.number(120, 420)))
        )
    elif draw.chance(0.3):
        making.text["page"] = making.pages(200)
    if draw.chance(0.12):
        making.text["medium"] = making.pick("medium print")
    making.link(0.06)
    return making.done()


def _degree(making: Making) -> str:
    draw = making.draw
    text = making.pick("thesis")
    return text.replace("{science}", making.pick("science")).replace(
        "{code}",
        f"{draw.number(1, 25):02}.{draw.number(0, 3):02}.{draw.number(1, 24):02}",
    )


def make_report(draw: Draw, lang: str) -> Record:
    """Return a report or a preprint of an institute."""
    making = Making(draw, lang, "report")
    making.text["title"] = making.title("article")
    making.text["genre"] = making.pick("report")
    if draw.chance(0.7):
        making.authors()
    else:
        making.people["author"] = (Person(literal=making.pick("organisation")),)
    imprint(making, 0.6)
    if draw.chance(0.6):
        making.text["number"] = draw.pick(
            (
                f"{draw.number(1, 99)}-{draw.number(10, 99)}",
                str(draw.number(1, 2900)),
                f"E{draw.number(1, 20)}-{draw.number(70, 99)}-{draw.number(100, 999)}",
            )
        )
    making.year(1970)
    if draw.chance(0.7):
        making.text["number-of-pages"] = str(draw.number(8, 250))
    making.link(0.12)
    return making.done()
