"""The habits of one editorial office: what stays the same all through a reference."""

from __future__ import annotations

from dataclasses import dataclass

from kzbib.training.generator.draw import Draw, words

# languages that lend their words to those that have none of their own
_LENDERS = {
    "uk": "ru", "be": "ru", "ky": "kk", "uz": "kk", "rom": "en", "de": "en", "fr": "en",
}  # fmt: skip


@dataclass(slots=True)
class House:
    """Spaces, dashes, quotes and words of one printed reference."""

    draw: Draw
    lang: str
    strict: bool
    gap: str
    """Between the initials of a name: «И. И.» or «И.И.»."""
    surname_gap: str
    full_names: bool
    mark: str
    colon: str
    dash: str
    """Between the ends of a range."""
    quotes: str
    tight: bool
    """«Т.2» instead of «Т. 2»."""
    chosen: dict[str, str]

    def form(self, key: str, lang: str) -> str:
        """Return the word or form for a key, the same one all through a reference."""
        name = f"{key} {lang}"
        found = self.chosen.get(name)
        if found is None:
            options = _options(key, lang)
            found = options[0] if self.strict else self.draw.pick(options)
            if self.tight:
                found = found.replace(". #", ".#").replace("№ #", "№#")
            self.chosen[name] = found
        return found


def _options(key: str, lang: str) -> tuple[str, ...]:
    store = words("forms")
    for code in (lang, _LENDERS.get(lang, lang), "any"):
        found = store.get(f"{key} {code}")
        if found:
            return found
    lender = "ru" if lang in ("kk", "ky") else "en"
    return store[f"{key} {lender}"]


def make_house(draw: Draw, lang: str, strict: bool) -> House:
    """Choose the habits for one reference in a language."""
    cyrillic = lang not in ("en", "de", "fr", "rom", "uz")
    spaced = draw.chance(0.75 if strict else 0.38)
    return House(
        draw=draw,
        lang=lang,
        strict=strict,
        gap=" " if spaced else "",
        surname_gap="" if not strict and draw.chance(0.01) else " ",
        full_names=draw.chance(0.02 if strict else 0.05),
        mark=draw.words("forms", "mark strict" if strict else "mark loose"),
        colon=" : " if draw.chance(0.8 if strict else 0.15) else ": ",
        dash=draw.words("forms", "dash"),
        quotes=draw.words("forms", "quotes cyr" if cyrillic else "quotes lat"),
        tight=not strict and draw.chance(0.22),
        chosen={},
    )
