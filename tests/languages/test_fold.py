from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzbib.languages.fold import fold, fold_initials, fold_letters, fold_words
from kzbib.languages.romanise import romanise

# The same word in each line, however it is written.
SAME = """
Токаев Tokaev Tokayev Tokajev TOKAEV Тоқаев
Қазақстан казакстан Qazaqstan Kazakstan Qazaqstan’
Казахстан Kazakhstan Kazahstan Kazaxstan
Жақсылықов Жаксылыков Zhaksylykov Žaksylykov Zhaqsylyqov
Чехов Chekhov Čehov Čexov Chexov Chehov Tchekhov
Щукин Shchukin Ščukin Ŝukin Shhukin Schukin
Губайдуллина Gubaydullina Gubaidullina Gubajdullina Gubaĭdullina
Юрий Yuriy Iurii Jurij Yury Yuri I͡uriĭ Ûrij
Ильич Il'ich Il’ich Ilʹich Ilyich Ilich Il´ich Iľič
Фёдор федор Fedor Fyodor Fëdor Fjodor Фе\u0308дор
Хрущёв Khrushchev Xrushhyov Hruŝëv Khrushchyov
Соловьёв Solov'ev Solov’ev Soloviev Solovyov Solovyev
Яковлев Yakovlev Iakovlev Jakovlev Âkovlev
Цой Tsoy Tsoi Coj Tsoĭ
Схема Skhema Shema Sxema
Сход Skhod Shod
Отчёт Otchet Otčet Otchyot
Чайковский Tchaikovsky Chaikovskii Chaykovskiy Čajkovskij
Әуезов Auezov Auyezov Äuezov Ауезов
Бөкейхан Bokeikhan Bökeikhan Bokeykhan Бокейхан
Шәкәрім Shakarim Şäkärim Шакарим
Нұрғали Nurgali Nurghali Nurğali Нургали
Шыңғыс Shynggys Shyngghys Şyñğys
Göttingen GÖTTINGEN Gottingen Go\u0308ttingen
Straße STRASSE strasse
İstanbul istanbul ıstanbul
подъезд podʺezd podezd pod’ezd pod"ezd
«Слово» “Slovo” "Slovo" ‘Слово’ „Slovo“ Слово.
Київ Kyïv Kiiv
"""


@pytest.mark.parametrize("line", SAME.strip().splitlines())
def test_one_word_one_key(line: str) -> None:
    words = line.split()
    assert {fold(word) for word in words} == {fold(words[0])}


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Қазақстан", "kazakstan"),
        ("Токаев К.-Ж. К.", "tokaev k z k"),
        ("Ғылым – 2019, № 5(3)", "gilim 2019 no 5 3"),
        ("  «Абай   жолы» ", "abai zoli"),
        ("ﬁnal", "final"),
        ("…—?!", ""),
        ("北京", ""),
        ("", ""),
    ],
)
def test_the_key_itself(text: str, folded: str) -> None:
    assert fold(text) == folded
    assert fold_words(text) == tuple(folded.split())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Токаев", "Токарев"),
        ("Иванов", "Иванова"),
        ("мир", "мэр"),
        ("том 1", "том 2"),
        ("кол", "хол"),
        ("жар", "шар"),
    ],
)
def test_different_words_stay_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


SCHEMES = (
    "ala-lc ala-lc-simple bgn-pcgn bs-2979 bsi iso-9-1995 gost-7.79-b icao-9303".split()
)
WORDS = {
    "ru": """Токаев Чехов Щукин Губайдуллина Юрий Ильич Хрущёв Яковлев Цой Соловьёв Схема
        Энгельс Жуков Подъезд Евгений Майя Расчёт Отжать Съезд Вьюга Хвощ Фёдор""",
    "kk": """Қазақстан Жақсылықов Әуезов Бөкейхан Жұмабаев Нұрғали Шәкәрім Мұхтар
        Өтемісұлы Үміт Іле Һауа Шыңғыс Ыбырай Тәуелсіздік""",
}


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("language", WORDS)
def test_every_scheme_folds_as_the_original(scheme: str, language: str) -> None:
    for word in WORDS[language].split():
        assert fold(romanise(word, scheme, language)) == fold(word), word


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ю. Я.", "Yu. Ya."),
        ("Ю.Я.", "Iu. Ia."),
        ("Юрий Яковлевич", "Yu. Ya."),
        ("К.-Ж. К.", "K.-Zh. K."),
        ("Х. Ц.", "Kh. Ts."),
        ("Ш. Щ. Ч.", "Sh. Shch. Ch."),
        ("Е. Э.", "Ye. E."),
        ("Қ. Ә.", "К. А."),
    ],
)
def test_initials(one: str, other: str) -> None:
    assert fold_initials(one) == fold_initials(other)


def test_initials_themselves() -> None:
    assert fold_initials("J. R.") == fold_initials("John Ronald") == "ir"
    assert fold_initials("Ja. Ju.") == "au"
    assert fold_initials("К.-Ж. К.") == "kzk"
    assert fold_initials("") == ""
    assert fold_initials("…") == ""


@pytest.mark.parametrize(
    ("text", "letters"),
    [("Қазақстан", "казакстан"), ("Фёдор", "федор"), ("Abc", "abc"), ("Їжак", "ижак")],
)
def test_letters_of_a_russian_keyboard(text: str, letters: str) -> None:
    assert fold_letters(text) == letters


MIXED = st.text("абвгдежзийклмнопрстуфхцчшщъыьэюяёәғқңөұүһіsхchzkgtyjieaунwqx'’ -ščŝžûâı1", max_size=24)  # fmt: skip


@given(st.text() | MIXED)
def test_ascii_lower_case_words(text: str) -> None:
    folded = fold(text)
    assert set(folded) <= set("0123456789abcdefghijklmnopqrstuvwxyz ")
    assert folded == " ".join(folded.split())


@given(st.text() | MIXED)
def test_folding_again_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.lists(MIXED, max_size=4))
def test_words_fold_one_by_one(texts: list[str]) -> None:
    words = " ".join(texts).split()
    assert fold(" ".join(words)).split() == " ".join(map(fold, words)).split()


@pytest.mark.parametrize(
    "unit", ["щ", "shc", "chz", "tskhzhghng", "iyeayo", "а'", "\u0301", "ﷺ", ". ", "czhzhkhsht"]
)  # fmt: skip
def test_long_input_takes_linear_time(unit: str) -> None:
    begun = time.process_time()
    fold(unit * (100_000 // len(unit)))
    assert time.process_time() - begun < 3


@pytest.mark.parametrize("text", [" " * 64, "\u00a0" * 500, "\n" * 100, "— " * 100])
def test_a_long_text_without_words_folds_to_nothing(text: str) -> None:
    assert fold(text) == ""
