"""Works that nobody wrote, and references to them: for the bench of the resolver.

45 % English, 38 % Russian, 17 % Kazakh; words of syllables by Zipf's law; six in a
hundred have a sibling (the next part, the next year). Made anew from a seed.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from itertools import accumulate
from typing import Any

from kzbib.languages.romanise import romanise
from kzbib.model import Date, Name, Work

_SYLLABLES = {
    "en": "ab ac al an ar at ba be bo ca ce co de di do ed el en er es fa fi for ga ge "
    "he in is la le li lo ma me mi mo na ne no on or pa pe po ra re ri ro sa se si so "
    "ta te ti to tion ure us va ve vi".split(),
    "ru": "ав ал ан ар ба бе бо ва ве ви во вы га го да де ди до ен ер ес жа же за зе "
    "ка ко кра ла ле ли ло ма ме ми мо на не ни но об ов ой ор па пе по пра ра ре ри "
    "ро са се си со ста та те ти то ци чи ша ще ют ях".split(),
    "kk": "ал ар ба бе бі ға ге ғы да де ді ды ең ер жа же жі жы қа қо қы лы лі лар "
    "лер ма ме мі на не ны нің ның оқ өз өң са се сі сы та те ті ты ұл үй ұр ша ше шы "
    "әл әр ең көп".split(),
}
_GIVEN = {"en": "ABCDEGHJKLMPRSTW", "ru": "АБВГДЕИКЛМНОПРСТ", "kk": "АБГДЕЖҚМНСТ"}
_WORDS, _SURNAMES, _JOURNALS = 20_000, 6_000, 800


class Library:
    """An endless library of one seed."""

    def __init__(self, seed: int = 7) -> None:
        self._random = random.Random(seed)
        make = {lang: self._words(lang) for lang in _SYLLABLES}
        self._vocabulary = {lang: words[:_WORDS] for lang, words in make.items()}
        self._surnames = {
            lang: [word.capitalize() for word in words[_WORDS:]]
            for lang, words in make.items()
        }
        self._weights = list(accumulate(1 / (n + 30) for n in range(_WORDS)))
        self._journals = {
            lang: [self._title(lang, 3) for _ in range(_JOURNALS)] for lang in make
        }

    def works(self, count: int, prefix: str = "10.5555") -> Iterator[Work]:
        """Yield works, each with a DOI of its own."""
        number = 0
        while number < count:
            work = self._work(f"{prefix}/{number:07x}")
            yield work
            number += 1
            if self._random.random() < 0.06 and number < count:
                yield self._sibling(work, f"{prefix}/{number:07x}")
                number += 1

    def _words(self, lang: str) -> list[str]:
        words: dict[str, None] = {}
        pick = self._random.choices
        while len(words) < _WORDS + _SURNAMES:
            words["".join(pick(_SYLLABLES[lang], k=self._random.randint(2, 4)))] = None
        return list(words)

    def _title(self, lang: str, length: int) -> str:
        words = self._random.choices(
            self._vocabulary[lang], cum_weights=self._weights, k=length
        )
        return " ".join(words).capitalize()

    def _work(self, doi: str) -> Work:
        pick = self._random
        lang = pick.choices(("en", "ru", "kk"), (45, 38, 17))[0]
        first = pick.randint(1, 400)
        return Work(
            type="article-journal",
            language=lang,
            text={
                "title": self._title(lang, pick.randint(5, 11)),
                "container-title": pick.choice(self._journals[lang]),
                "volume": str(pick.randint(1, 90)),
                "issue": str(pick.randint(1, 12)),
                "page": f"{first}-{first + pick.randint(3, 20)}",
                "DOI": doi,
            },
            names={
                "author": tuple(self._name(lang) for _ in range(pick.randint(1, 4)))
            },
            dates={"issued": Date(((pick.randint(1980, 2024),),))},
        )

    def _name(self, lang: str) -> Name:
        letters = self._random.choices(_GIVEN[lang], k=2)
        given = f"{letters[0]}. {letters[1]}."
        return Name(family=self._random.choice(self._surnames[lang]), given=given)

    def _sibling(self, work: Work, doi: str) -> Work:
        """The next part in the next issue, or the same title a year later."""
        first = self._random.randint(401, 800)
        part = f"{work.title}. Part 2" if self._random.random() < 0.5 else work.title
        issue = str(int(work.get("issue")) % 12 + 1)
        changes = {"title": part, "DOI": doi, "page": f"{first}-{first + 9}"}
        later = replace(work, text={**work.text, **changes, "issue": issue})
        if part == work.title:
            return replace(later, dates={"issued": Date(((int(work.year or 0) + 1,),))})
        return later


def reference(work: Work, kind: str, pick: random.Random) -> Work:
    """Return what a list would say of a work: clean, noisy, short, no-title, romanised.

    A noisy one has typing errors in title and name and lacks a field; a short one has
    author, start of the title and year; none has the DOI.
    """
    text = {key: value for key, value in work.text.items() if key != "DOI"}
    names = dict(work.names)
    if kind == "noisy":
        text["title"] = typos(text["title"], pick, 0.03)
        text.pop(pick.choice(("volume", "issue", "page")))
        first, *rest = names["author"]
        names["author"] = (
            replace(first, family=typos(first.family, pick, 0.03)),
            *rest,
        )
    if kind == "short":
        text = {key: text[key] for key in ("title", "container-title")}
    if kind == "no-title":
        text.pop("title")
    if kind == "romanised" and work.language != "en":
        return romanised(work, text)
    return replace(work, text=text, names=names)


def romanised(work: Work, text: dict[str, str]) -> Work:
    """Return the reference in Latin letters."""
    scheme = "bgn-pcgn"

    def latin(value: str) -> str:
        return romanise(value, scheme, work.language)

    text |= {key: latin(text[key]) for key in ("title", "container-title")}
    names = tuple(
        Name(family=latin(name.family), given=latin(name.given))
        for name in work.people()
    )
    return replace(
        work, language=f"{work.language}-Latn", text=text, names={"author": names}
    )


def typos(text: str, pick: random.Random, share: float) -> str:
    """Return a text with letters left out, doubled or swapped."""
    letters = list(text)
    for place in range(len(letters) - 1):
        if letters[place].isalpha() and pick.random() < share:
            letters[place] = pick.choice(("", letters[place] * 2, letters[place + 1]))
    return "".join(letters)


def crossref_message(work: Work) -> dict[str, Any]:
    """Return a work in the shape of Crossref's data file."""
    return {
        "DOI": work.get("DOI"),
        "type": "journal-article",
        "title": [work.title],
        "container-title": [work.get("container-title")],
        "author": [
            {"family": n.family, "given": n.given, "sequence": "first"}
            for n in work.people()
        ],
        "volume": work.get("volume"),
        "issue": work.get("issue"),
        "page": work.get("page"),
        "issued": {"date-parts": [[work.year]]},
        "publisher": "Synthetic Press",
        "ISSN": ["1234-5679"],
        "reference-count": 12,
    }
