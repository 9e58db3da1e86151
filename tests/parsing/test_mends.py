"""Corrections of labels: what a title, a name, an imprint or a date leave no doubt of."""

from __future__ import annotations

import pytest

from kzbib.model import Span
from kzbib.parsing import parse
from kzbib.parsing.draft import Draft
from kzbib.parsing.fill import fill
from kzbib.parsing.guess import Guess
from kzbib.parsing.mend import mend
from kzbib.parsing.rejoin import rejoin
from kzbib.parsing.sheet import Sheet
from kzbib.parsing.tokens import cut_tokens
from kzbib.parsing.two_titles import split_names, split_titles

SHORT = {
    "f": "author.f", "g": "author.g", "l": "author.l", "e": "editor.f",
    "h": "editor.g", "T": "B-title", "t": "I-title", "G": "B-genre", "x": "I-genre",
    "P": "B-publisher", "p": "I-publisher", "L": "B-publisher-place",
    "k": "I-publisher-place", "C": "B-container-title", "c": "I-container-title",
    "d": "issued", "n": "issue", "O": "O",
}  # fmt: skip
LONG = {label: letter for letter, label in SHORT.items()}


def mended(text: str, letters: str) -> str:
    """Mend the labels, a letter a word."""
    found = cut_tokens(text, 0, len(text))
    labels = [SHORT[letter] for letter in letters]
    assert len(labels) == len(found), found.words
    guess = Guess(["O"] * len(found), "book", frozenset(), "")
    return "".join(LONG[label] for label in mend(text, found, labels, guess))


@pytest.mark.parametrize(
    ("text", "letters", "want"),
    [
        # given names first, whichever way the words were taken
        ("William H. Cunningham. Bounds", "fgfT", "ggfT"),
        ("Daniel G. A. Smith, Anna B. Gray. Sums", "fggffgfT", "gggfggfT"),
        ("Tishchenko Marina P., Korolyuk Andrey Yu. Flora", "ffgfggT", "fggfggT"),
        ("Luke Darlow, Elliot J Crowley. Images", "gffgfT", "gfggfT"),
        ("Norman Smith. Man and water", "fgTtt", "gfTtt"),
        ("R. Miller, T. A. van Dijk. Text", "gfggffT", "gfggffT"),
        # only the first name of a row is turned round
        ("Dixon, Lloyd, Noreen Clancy, and Ann Miller. Road", "fffgOfgT", "fggfOgfT"),
        ("Suny, Ronald Grigor. Revenge", "fgfT", "fggT"),
        ("Askarova, G., Karimova, G. Horse", "fgfgT", "fgfgT"),
        # a word that the labeller left out
        ("Право / Н. А. Харитонова", "TggO", "Tggf"),
        ("Право / Папулин С. Ю.", "TOgg", "Tfgg"),
        # beside persons stands a person
        (
            "Laver, Michael, Kenneth R Benoit, and John Garry. Policy",
            "fgggfOggT",
            "fgggfOgfT",
        ),
        ("Ann A. Bandey, Farooq Ahmad Rather. Motives", "ggflllT", "ggfggfT"),
        ("Guhr, T., and Stanley, H. E. Matrix", "fgOlllT", "fgOfggT"),
        ("Kim, A., Abdul Rahman, A. Horse", "fgllgT", "fgffgT"),
        ("M. Jane Lewis, Ann Lee. Factors", "gffgfT", "ggfgfT"),
        # second initials begin the title
        ("Ждан А.Н. Л.С. Выготский", "fggT", "fgTt"),
        # what stands on both ends is the author
        ("Аристотель. О душе / Аристотель", "TttO", "lTtO"),
        # no person
        ("MPI Forum. Standard", "fgT", "llT"),
        ("Ed. J. Harmatta. Asia", "OheT", "OheT"),
    ],
)
def test_names(text: str, letters: str, want: str) -> None:
    assert mended(text, letters) == want


@pytest.mark.parametrize(
    ("text", "letters", "want"),
    [
        ("Физиология (учебник для вузов)", "Tttt", "TGxx"),
        ("Педагогіка. Навчальний посібник", "Ttt", "TGx"),
        ("Право: учеб. пособие", "Ttt", "Ttt"),
        ("Про освіту: Закон України", "Tttt", "TtGx"),
        ("Наказ Міністерства фінансів «Про облік»", "Ttttt", "GxxTt"),
        ("Системы баз данных: Пер. с англ.", "Tttttt", "TttOOO"),
        ("Chemistry (Russian translation)", "Ttt", "TOO"),
        ("Музыка: дис. … канд. искусствоведения", "Tttt", "TGxx"),
        ("Из истории права: очерк", "Tttt", "Tttt"),
        ("Networks: Dissertation", "Tt", "TG"),
        ("Food crises (Research Working Paper)", "Ttttt", "TtGxx"),
        ("Ona tili. Maktab uchun darslik", "Ttttt", "TtGxx"),
    ],
)
def test_kinds_of_work_behind_a_title(text: str, letters: str, want: str) -> None:
    assert mended(text, letters) == want


@pytest.mark.parametrize(
    ("text", "letters", "want"),
    [
        ("Сергиев Посад: изд-во МДА", "Pppp", "LkPp"),
        ("Durham, NC: Duke Press", "LPpp", "LkPp"),
        ("Izdatelstvo: BGEU", "Pp", "OP"),
        ("Издательство: Наука", "LP", "OP"),
        ("М.: АСТ: Харвест", "LPp", "LPp"),
        ("Routledge, London and New York", "Ppppp", "PLkkk"),
        ("Springer, Berlin", "Pp", "PL"),
        ("Wiley, Sons", "Pp", "Pp"),
    ],
)
def test_places_beside_a_publisher(text: str, letters: str, want: str) -> None:
    assert mended(text, letters) == want


@pytest.mark.parametrize(
    ("text", "letters", "want"),
    [
        ("“The Democrats,” The American Review", "Ttttt", "TtCcc"),
        ("“The Democrats.” In Old Reviews", "Ttttt", "TtOCc"),
        ("“Derbend-name” and its words", "Tttt", "Tttt"),
        ("Теория Дворкина В сборнике: Наука", "Ttttt", "TtOOC"),
    ],
)
def test_a_container_at_the_end_of_a_title(text: str, letters: str, want: str) -> None:
    assert mended(text, letters) == want


@pytest.mark.parametrize(
    ("text", "letters", "want"),
    [
        ("Правда. 1938. № 315. 15 ноября.", "CdnOO", "Cdndd"),
        ("Ана тілі. 2006. № 3. 13 көкек", "CcdnOO", "Ccdndd"),
        ("Право. 1938. № 315. 45 ноября", "CdnOO", "CdnOO"),
    ],
)
def test_the_day_of_a_newspaper(text: str, letters: str, want: str) -> None:
    assert mended(text, letters) == want


@pytest.mark.parametrize(
    ("title", "want"),
    [
        (
            "Pravila tsitirovaniya istochnikov (Rules for Citing Sources)",
            ("Pravila tsitirovaniya istochnikov", "Rules for Citing Sources"),
        ),
        (
            "Content of Secondary Education (Содержание гимназического образования)",
            ("Content of Secondary Education", "Содержание гимназического образования"),
        ),
        (
            "Slovar russkogo yazyka (posobie)",
            ("Slovar russkogo yazyka (posobie)", ""),
        ),
        ("Казахстан (СНГ)", ("Казахстан (СНГ)", "")),
        ("Право (XVIII — начало XIX в.)", ("Право (XVIII — начало XIX в.)", "")),
    ],
)
def test_a_translation_in_brackets(title: str, want: tuple[str, str]) -> None:
    assert split_titles(title) == want


@pytest.mark.parametrize(
    ("name", "want"),
    [
        ("Onkopediatriya = Oncopediatria", ("Onkopediatriya", "Oncopediatria")),
        (
            "Gigiena i sanitariya naseleniya (Hygiene and Sanitation)",
            ("Gigiena i sanitariya naseleniya", "Hygiene and Sanitation"),
        ),
        ("Metalurgiya (Sofia)", ("Metalurgiya (Sofia)", "")),
    ],
)
def test_a_journal_in_two_languages(name: str, want: tuple[str, str]) -> None:
    assert split_names(name) == want


@pytest.mark.parametrize(
    ("printed", "volume", "issue"),
    [("24 (1)", "24", "1"), ("№ 24 (1)", "24", "1"), ("№ 3 (53)", "", "3 (53)")],
)
def test_an_issue_of_two_numbers(printed: str, volume: str, issue: str) -> None:
    text = f"Право. 2022. {printed}. С. 5"
    found = cut_tokens(text, 0, len(text))
    start = text.index(printed.split()[-2])
    draft = Draft(Sheet(text, 0, len(text)))
    fill(draft, [Span("issue", start, text.index(")") + 1)], found)
    assert draft.text.get("volume", "") == volume
    assert draft.text["issue"] == issue


@pytest.mark.parametrize(
    ("raw", "container"),
    [
        (
            "Бердяев Н.А. Критика материализма // Бердяев Н.А. Опыты философские. СПб.: "
            "Изд. Пирожкова, 1907. С. 100–132.",
            "Опыты философские",
        ),
        (
            "Сучков С.П. Принципы районирования земель // Ж. Почвоведение. 1951. № 3. "
            "С. 5–9.",
            "Почвоведение",
        ),
        (
            "Курант Р. О разностных уравнениях // Ж. вычисл. матем. и матем. физ. 1969. "
            "Т. 9, № 2. С. 373–386.",
            "Ж. вычисл. матем. и матем. физ.",
        ),
    ],
)
def test_a_container_without_its_kind_and_its_author(raw: str, container: str) -> None:
    assert parse(raw).work.get("container-title") == container


@pytest.mark.parametrize(
    ("raw", "url", "day"),
    [
        (
            "Prisma Documentation. — URL: https://www.prisma.io/docs (murojaat: "
            "20.01.2026).",
            "https://www.prisma.io/docs",
            (2026, 1, 20),
        ),
        (
            "Указ. URL: http://www. libussr.ru/doc/4641.htm (дата обращения: "
            "20.02.2023 г.).",
            "http://www.libussr.ru/doc/4641.htm",
            (2023, 2, 20),
        ),
        (
            "Celik I. Life Cycle. ACS Chem [Internet]. 2021 Nov 3 [cited 2021 Nov 8]; "
            "Available from: https://dl.acm.org/doi/10.1145/2939672.2939785",
            "https://dl.acm.org/doi/10.1145/2939672.2939785",
            (2021, 11, 8),
        ),
    ],
)
def test_links_and_days_of_access(raw: str, url: str, day: tuple[int, ...]) -> None:
    work = parse(raw).work
    assert work.get("URL") == url
    assert work.dates["accessed"].parts == (day,)
    assert not work.get("DOI")


@pytest.mark.parametrize("word", ["теоретико-методологічний", "веб-сайт"])
def test_compounds_stay_apart(word: str) -> None:
    assert rejoin(word) == word


@pytest.mark.parametrize(
    ("raw", "issued"),
    [
        ("Федеральный закон от 30.12.01 № 195-ФЗ «О труде».", "2001-12-30"),
        ("Конституція України від 28.06.96р. №254к/96-ВР", "1996-06-28"),
        ("Приказ ФНС России от 28.12.2018 № СА-7-3/853@ «О форме».", "2018-12-28"),
        ("Приказ Минюста от 31.13.01 № 5 «О форме». М., 2003.", "2003"),
    ],
)
def test_an_act_may_be_dated_with_two_digits_of_a_year(raw: str, issued: str) -> None:
    assert parse(raw).work.dates["issued"].iso == issued


def test_an_act_keeps_the_sign_at_the_end_of_its_number() -> None:
    raw = "Приказ ФНС России от 28.12.2018 № СА-7-3/853@ «О форме декларации»."
    assert parse(raw).work.get("number") == "СА-7-3/853@"


@pytest.mark.parametrize("lead", ["В сборнике:", "В книге:", "в кн.:"])
def test_what_leads_to_a_container_is_in_no_title(lead: str) -> None:
    raw = (
        f"Иванов И.И. Внешняя политика Казахстана {lead} Актуальные вопросы науки. "
        "Москва, 2021. С. 91-95."
    )
    work = parse(raw).work
    assert work.title == "Внешняя политика Казахстана"
    assert work.get("container-title") == "Актуальные вопросы науки"


@pytest.mark.parametrize(
    ("raw", "publisher"),
    [
        ("Петров П. Экономика. Издательство: Наука, 2003.", "Наука"),
        ("Smith J. Economics. Publisher: Springer, 2003.", "Springer"),
        ("Gurko S. P. Mikroekonomika. Izdatelstvo: BGEU 2003.", "BGEU"),
    ],
)
def test_a_label_of_a_publisher_is_no_name(raw: str, publisher: str) -> None:
    work = parse(raw).work
    assert work.get("publisher") == publisher
    assert not work.get("publisher-place")
