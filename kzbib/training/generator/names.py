"""Makes people: Russian, Kazakh, Ukrainian, Kyrgyz, Uzbek and English names."""

from __future__ import annotations

from dataclasses import replace

from kzbib.languages.romanise import romanise
from kzbib.training.generator.draw import Draw, words
from kzbib.training.generator.record import Person

# given names whose initial has two letters: «Дж.», «Ю» becomes «Yu» when romanised
_TWO = ("Дж", "Ph", "Th", "Ch", "Sh", "Zh", "Yu", "Ya")
# endings of family names: for men and women; nominative, letters cut off, genitive
_WOMEN = (
    ("ский", "ская"), ("цкий", "цкая"), ("ской", "ская"), ("ный", "ная"), ("ий", "яя"),
)  # fmt: skip
_GENITIVE = (
    (("кий", "гий", "хий", "ый", "ой"), 2, "ого"), (("ь", "й"), 1, "я"),
    (("ых", "их"), 0, ""),
)  # fmt: skip
_GENITIVE_WOMEN = (
    (("ова", "ева", "ёва", "ина", "ына"), 1, "ой"), (("ая", "яя"), 2, "ой"),
)  # fmt: skip
_VOWELS = "аеёиоуыэюяіїєөүұә"


def make_people(draw: Draw, lang: str, count: int) -> tuple[Person, ...]:
    """Return ``count`` people whose names suit texts in a language."""
    return tuple(make_person(draw, lang) for _ in range(count))


def make_person(draw: Draw, lang: str) -> Person:
    """Return a person whose name suits texts in a language."""
    if lang in ("en", "de", "fr"):
        return _western(draw)
    if lang == "uz":
        return _plain(draw, "uz", 1 if draw.chance(0.7) else 2)
    if lang in ("kk", "ky"):
        return _turkic(draw, lang)
    if lang == "ru" and draw.chance(0.12):
        return _foreign(draw)
    return _slavic(draw, "ru" if lang == "ru" else "uk")


def _slavic(draw: Draw, lang: str) -> Person:
    female = draw.chance(0.45)
    sex = "f" if female else "m"
    family = draw.words("names", f"family {lang}")
    if draw.chance(0.04):
        family = f"{family}-{draw.words('names', f'family {lang}')}"
    given = draw.words("names", f"given {lang} {sex}")
    father = draw.words("names", f"given {lang} m")
    names: tuple[str, ...] = (given, patronymic(father, female, lang))
    if draw.chance(0.18):
        names = names[:1]
    return _named("-".join(_sexed(f, female) for f in family.split("-")), names, female)


def _turkic(draw: Draw, lang: str) -> Person:
    female = draw.chance(0.4)
    family = draw.words("names", f"family {lang}")
    given = draw.words("names", f"given {lang} {'f' if female else 'm'}")
    names: tuple[str, ...] = (given,)
    if draw.chance(0.4):
        names = (given, draw.words("names", f"given {lang} m"))
    elif draw.chance(0.04):
        names = (f"{given}-{draw.words('names', f'given {lang} m')}",)
    if draw.chance(0.12):
        ending = (
            ("қызы" if lang == "kk" else "кызы")
            if female
            else ("ұлы" if lang == "kk" else "уулу")
        )
        family = draw.words("names", f"given {lang} m") + ending
        return _named(family, names, False)
    return _named(_sexed(family, female), names, female)


def _plain(draw: Draw, lang: str, count: int) -> Person:
    given = tuple(draw.words("names", f"given {lang} m") for _ in range(count))
    return _named(draw.words("names", f"family {lang}"), given, False)


def _western(draw: Draw) -> Person:
    sex = "f" if draw.chance(0.4) else "m"
    count = 1 if draw.chance(0.55) else 2
    given = tuple(draw.words("names", f"given en {sex}") for _ in range(count))
    if draw.chance(0.35):
        return romanised(
            _turkic(draw, "kk") if draw.chance(0.3) else _slavic(draw, "ru"), draw
        )
    if draw.chance(0.03):
        given = (f"{given[0]}-{draw.words('names', f'given en {sex}')}", *given[1:])
    family = draw.words("names", "family en")
    if draw.chance(0.04):
        family = f"{family}-{draw.words('names', 'family en')}"
    initials = tuple("-".join(part[0] for part in name.split("-")) for name in given)
    return Person(family, given, initials)


def _foreign(draw: Draw) -> Person:
    """Return a Western name in Cyrillic: «Леви-Стросс К.», «Дейт К. Дж.»."""
    count = 1 if draw.chance(0.8) else 2
    given = tuple(draw.words("names", "given foreign") for _ in range(count))
    return _named(draw.words("names", "family foreign"), given, False)


def romanised(person: Person, draw: Draw) -> Person:
    """Return the person in Latin letters by one of the usual schemes."""
    scheme = draw.pick(("bsi", "bsi", "bgn-pcgn", "ala-lc-simple", "icao-9303"))
    lang = "kk" if any(sign in person.family for sign in "әғқңөұүһі") else "ru"
    return replace(
        person,
        family=romanise(person.family, scheme, lang),
        given=tuple(romanise(name, scheme, lang) for name in person.given),
        initials=tuple(romanise(name, scheme, lang) for name in person.initials),
        literal=romanise(person.literal, scheme, lang),
        genitive=romanise(person.genitive or person.family, scheme, lang),
    )


def _named(family: str, given: tuple[str, ...], female: bool) -> Person:
    return Person(
        family, given, tuple(map(_initial, given)), "", genitive(family, female)
    )


def _initial(name: str) -> str:
    return "-".join(
        part[:2] if part.startswith(_TWO) and len(part) > 2 else part[:1]
        for part in name.split("-")
    )


def _sexed(family: str, female: bool) -> str:
    """Return the form for a woman: «Иванов» → «Иванова», «Зимний» → «Зимняя»."""
    if not female:
        return family
    for man, woman in _WOMEN:
        if family.endswith(man):
            return family[: -len(man)] + woman
    return family + "а" if family.endswith(("ов", "ев", "ёв", "ин", "ын")) else family


def genitive(family: str, female: bool) -> str:
    """Return the family name as it stands behind «под ред.»."""
    if "-" in family:
        return "-".join(genitive(part, female) for part in family.split("-"))
    for ending, cut, behind in _GENITIVE_WOMEN if female else _GENITIVE:
        if family.endswith(ending):
            return family[: len(family) - cut] + behind
    last = family[-1:].lower()
    stays = female or last in _VOWELS or not last.isalpha() or last.isascii()
    return family if stays else family + "а"


def patronymic(father: str, female: bool, lang: str = "ru") -> str:
    """Return the patronymic of a father's name: «Иван» → «Иванович»."""
    irregular = dict(line.split() for line in words("names")["patronymic"])
    stem = irregular.get(father)
    if stem is None:
        stem = father[:-1] + "е" if father[-1] in "йь" else father.rstrip("аяо") + "о"
    if lang == "uk":
        stem = stem.removesuffix("о").removesuffix("е") + "і"
        return stem + "вна" if female else stem[:-1] + "ович"
    return stem + ("вна" if female else "вич")
