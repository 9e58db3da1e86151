from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzbib.languages.detect import detect_language

LANGUAGES = {"ru", "kk", "uk", "ky", "uz-Cyrl", "be", "en", "de", "fr", "tr", "uz", "ru-Latn"}  # fmt: skip
TITLES = [
    ("ru", "Под стягом независимости: очерки о внешней политике Казахстана"),
    ("ru", "Концепции внешней политики США после окончания холодной войны"),
    ("ru", "Токаев К.-Ж. К."),
    ("ru", "Диалог"),
    ("kk", "Қазақ тілінің тарихи грамматикасы"),
    ("kk", "Тіл тағылымы"),
    ("kk", "Абай жолы: роман-эпопея, екінші кітап"),
    ("kk", "Өлең сөздің патшасы"),
    ("kk", "Алматы мен Шымкент туралы очерктер"),
    ("uk", "Історія України від найдавніших часів"),
    ("uk", "Її величність"),
    ("uk", "Розвиток наукових досліджень"),
    ("ky", "Кыргыз тилинин тарыхы жана үчүн"),
    ("be", "Гісторыя Беларусі: ў двух тамах"),
    ("uz-Cyrl", "Ўзбекистон тарихи ва ҳозирги замон"),
    ("uz", "Oʻzbekiston Respublikasi tarixi masalalari"),
    ("uz", "O'zbek tili va adabiyoti"),
    ("en", "Under the Banner of Independence"),
    ("en", "Works"),
    ("en", "Introduction to Turkic languages"),
    ("de", "Geschichte der Türkischen Sprachen und Völker"),
    ("fr", "Histoire de la langue et des peuples dans les steppes"),
    ("tr", "Kazak Türkçesi ve Türk dili tarihi üzerine bir araştırma"),
    ("ru-Latn", "Pod styagom nezavisimosti: ocherki o vneshney politike"),
    ("ru-Latn", "Kontseptsii vneshnei politiki posle okonchaniia kholodnoi voiny"),
    ("ru-Latn", "Strategiia Respubliki Kazakhstan v otnoshenii Zapada: natsionalʹnye interesy"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "title"), TITLES)
def test_language(language: str, title: str) -> None:
    assert detect_language(title) == language


def test_without_letters_the_default_holds() -> None:
    assert detect_language("1997. – 736", "kk") == "kk"
    assert detect_language("") == ""
    assert detect_language("北京", "zh") == "zh"


@given(st.text("абвәіїўҳqwertyıßçğ' ʹ.,1", max_size=60))
def test_always_one_of_the_languages(text: str) -> None:
    assert detect_language(text) in LANGUAGES | {""}


@pytest.mark.parametrize(
    "unit", ["а", "a", "ог", "ogo", "' ", "ské", "ння ", "лық", "o'", "i "]
)
def test_long_input_takes_linear_time(unit: str) -> None:
    begun = time.process_time()
    detect_language(unit * (100_000 // len(unit)))
    assert time.process_time() - begun < 2
