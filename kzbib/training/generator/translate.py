"""Makes the second language of a record: English beside the romanised, or a half."""

from __future__ import annotations

from dataclasses import replace

from kzbib.languages.romanise import romanise
from kzbib.training.generator.draw import Draw, words
from kzbib.training.generator.names import romanised
from kzbib.training.generator.record import Record
from kzbib.training.generator.works.common import Making

_SCHEMES = ("bsi", "bsi", "bgn-pcgn", "ala-lc-simple", "icao-9303", "gost-7.79-b")
# fields whose words are romanised («GOST 7.4», «93-FZ» too); dates and links stay
_WORDS = frozenset(
    "title container-title publisher publisher-place genre collection-title edition "
    "volume-title archive archive_location medium number".split()
)
_CITIES = "english city any"


def in_latin(record: Record, draw: Draw) -> Record:
    """Return the record romanised, the English title and container beside it."""
    lang = record.lang
    scheme = draw.pick(_SCHEMES)
    text = {
        name: _word(name, value, scheme, lang, draw)
        for name, value in record.text.items()
    }
    people = {
        role: tuple(romanised(person, draw) for person in people)
        for role, people in record.people.items()
    }
    other = Record(record.kind, "en", _english_text(record, draw))
    return replace(record, lang="rom", text=text, people=people, other=other)


def _word(name: str, value: str, scheme: str, lang: str, draw: Draw) -> str:
    if name == "publisher-place":
        return _english_city(value, scheme, lang)
    if name in _WORDS:
        text = romanise(value, scheme, lang)
        publ = name == "publisher" and draw.chance(0.45) and not text.endswith(".")
        return f"{text} Publ." if publ else text
    return value


def _english_city(value: str, scheme: str, lang: str) -> str:
    known = _cities()
    return known.get(value) or romanise(value, scheme, lang)


def _cities() -> dict[str, str]:
    pairs = {}
    for line in words("things")[_CITIES]:
        names, _, english = line.rpartition("=")
        pairs.update(dict.fromkeys(names.split("|"), english))
    return pairs


def _english_text(record: Record, draw: Draw) -> dict[str, str]:
    """Return an English title, and container where the record has one."""
    making = Making(draw, "en", record.kind)
    text = {}
    if "title" in record.text:
        shape = "book" if record.kind == "book" else "article"
        text["title"] = making.title(shape)
    if "container-title" in record.text and draw.chance(0.45):
        journal = record.kind in ("article-journal", "article-newspaper")
        text["container-title"] = (
            making.pick("journal").partition("|")[0]
            if journal
            else making.title("collection")
        )
    if record.kind == "thesis" and draw.chance(0.5):
        text["genre"] = (
            making.pick("thesis")
            .replace("{science}", making.pick("science"))
            .replace("{code}", "10.02.20")
        )
    return text


def in_english(record: Record, draw: Draw) -> Record:
    """Return the record with a whole English half: a bilingual entry."""
    latin = in_latin(record, draw)
    assert latin.other is not None
    text = {**latin.text, **latin.other.text}
    if draw.chance(0.4):  # the name of a journal is often romanised, not translated
        text |= {k: v for k, v in latin.text.items() if k == "container-title"}
    for name in ("medium", "genre", "edition", "volume-title", "collection-title"):
        text.pop(name, None)
    if record.kind == "thesis":
        text["genre"] = latin.other.text.get("genre", "PhD thesis")
    other = replace(latin, lang="en", text=text, other=None)
    return replace(record, other=other)
