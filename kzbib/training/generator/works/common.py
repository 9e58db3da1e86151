"""Dates, numbers, links and people that works of all kinds share."""

from __future__ import annotations

from dataclasses import dataclass, field

from kzbib.training.generator.draw import Draw, words
from kzbib.training.generator.names import make_people
from kzbib.training.generator.record import DateParts, Person, Record
from kzbib.training.generator.titles import domains, make_title

# how many authors a work has: running sums of shares for 1, 2, 3 …
_AUTHORS = (0.55, 0.75, 0.87, 0.92, 0.95, 0.97, 0.985, 1.0)
_AUTHORS_SCIENCE = (0.3, 0.52, 0.7, 0.81, 0.88, 0.93, 0.97, 1.0)
_FIRST_THREE = 3
# languages that lend their words to those that lack some
_LENDERS = {"uk": "ru", "be": "ru", "ky": "kk", "uz": "kk"}


@dataclass(slots=True)
class Making:
    """A work in the making."""

    draw: Draw
    lang: str
    """Language of the words; romanised records are made in ru or kk first."""
    kind: str
    text: dict[str, str] = field(default_factory=dict)
    people: dict[str, tuple[Person, ...]] = field(default_factory=dict)
    dates: dict[str, tuple[DateParts, ...]] = field(default_factory=dict)
    etal: bool = False
    domain: str = ""

    def __post_init__(self) -> None:
        self.domain = self.draw.pick(domains(self.titles))

    @property
    def titles(self) -> str:
        """The language whose titles serve."""
        return {"be": "uk", "ky": "kk", "de": "en", "fr": "en"}.get(
            self.lang, self.lang
        )

    def pick(self, section: str, store: str = "things") -> str:
        """Return a line of «section lang» in a store, of a near language in need."""
        sections = words(store)
        for code in (self.lang, _LENDERS.get(self.lang, "en"), "any"):
            if f"{section} {code}" in sections:
                return self.draw.pick(sections[f"{section} {code}"])
        return self.draw.pick(sections[f"{section} ru"])

    def title(self, shape: str) -> str:
        """Return a title in the language of the work."""
        return make_title(self.draw, self.titles, shape, self.domain)

    def authors(self, science: bool = False) -> None:
        """Choose authors, and whether the list of them is cut."""
        sums = _AUTHORS_SCIENCE if science else _AUTHORS
        point = self.draw.random()
        count = 1 + next(i for i, top in enumerate(sums) if point < top)
        if count >= _FIRST_THREE and self.draw.chance(0.4):
            self.etal = True
            count = (
                self.draw.pick((1, 1, 3, 3, 2)) if count > 3 else self.draw.pick((1, 2))
            )
        # works in English by people whose names the list prints in Cyrillic
        cyrillic = self.lang == "en" and self.draw.chance(0.07)
        lang = "ru" if cyrillic else self.lang
        self.people["author"] = make_people(self.draw, lang, count)

    def year(self, low: int = 1930, high: int = 2025) -> int:
        """Choose the year; recent ones are likelier."""
        draw = self.draw
        first = (
            draw.number(low, high)
            if draw.chance(0.35)
            else draw.number(max(low, 1995), high)
        )
        self.dates["issued"] = ((first,),)
        return first

    def day(self, low: int = 1990, high: int = 2025) -> None:
        """Choose a date to the day."""
        draw = self.draw
        self.dates["issued"] = (
            (draw.number(low, high), draw.number(1, 12), draw.number(1, 28)),
        )

    def pages(self, most: int = 700) -> str:
        """Return a page range."""
        start = self.draw.number(1, most)
        end = start + self.draw.number(1, 22)
        if self.draw.chance(0.06):
            return str(start)
        if self.draw.chance(0.02):
            return f"{start}, {end}"
        return f"{start}-{end}"

    def link(self, share: float, base: str = "") -> None:
        """Add URL and date of access to a share of the works."""
        if not self.draw.chance(share):
            return
        self.text["URL"] = make_url(self.draw, base)
        if self.draw.chance(0.7):
            year = self.draw.number(2008, 2026)
            self.dates["accessed"] = (
                (year, self.draw.number(1, 12), self.draw.number(1, 28)),
            )

    def doi(self, share: float) -> None:
        """Add a DOI to a share of the works."""
        if self.draw.chance(share):
            self.text["DOI"] = make_doi(self.draw)

    def done(self) -> Record:
        """Return the record."""
        if self.draw.chance(0.5) and "medium" not in self.text:
            online = "content online" if "URL" in self.text else "content print"
            self.text["content"] = self.pick(online)
        return Record(
            self.kind, self.lang, self.text, self.people, self.dates, self.etal
        )


def make_doi(draw: Draw) -> str:
    """Return a made-up DOI of one of the usual shapes."""
    year, number = draw.number(1998, 2025), draw.number(1, 99)
    shape = draw.words("things", "doi shapes any")
    return _fill(draw, shape, year, number)


def make_url(draw: Draw, base: str = "") -> str:
    """Return a made-up link of one of the usual shapes."""
    shape = base or draw.words("things", "url shapes any")
    return _fill(draw, shape, draw.number(2003, 2025), draw.number(1, 99))


def _fill(draw: Draw, shape: str, year: int, number: int) -> str:
    """Replace YYYY, NN, NNNN, NNNNNNNN and word in a shape."""
    while "#" in shape:
        shape = shape.replace("#", str(draw.number(0, 9)), 1)
    shape = shape.replace("YYYY", str(year)).replace("NN", str(number))
    while "word" in shape:
        shape = shape.replace("word", draw.words("things", "slug any"), 1)
    return shape


def make_isbn(draw: Draw) -> str:
    """Return an ISBN with a right check digit, hyphens as usual."""
    group = draw.pick(("5", "5", "9965", "601", "0", "1"))
    body = f"{group}{draw.number(10**8, 10**9 - 1)}"[:9]
    cut = len(group), len(group) + draw.number(2, 4)
    if draw.chance(0.3):
        total = sum((10 - i) * int(d) for i, d in enumerate(body))
        check = "0123456789X"[-total % 11]
        return f"{body[: cut[0]]}-{body[cut[0] : cut[1]]}-{body[cut[1] :]}-{check}"
    digits = f"978{body}"
    total = sum((1, 3)[i % 2] * int(d) for i, d in enumerate(digits))
    return (
        f"978-{body[: cut[0]]}-{body[cut[0] : cut[1]]}-{body[cut[1] :]}-{-total % 10}"
    )
