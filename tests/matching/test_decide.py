from __future__ import annotations

import time

import pytest
from hypothesis import given

from kzbib.matching.decide import decide
from kzbib.matching.profile import profile_of
from kzbib.matching.rules import RULES, Answer
from kzbib.matching.weights import Level
from kzbib.model import Variant, VariantKind, Work
from tests.matching.make import make
from tests.model.works import works

AUTHORS = "same authors, year and title"
MAIN = "same authors, year and main title"
TITLE = "same year and title"
ARTICLE = "type=article-journal | container-title=Вестник науки"
TEAM = "same team, journal and long title"
THREE = "Ли А.; Ким Б.; Цой В."
SAME = [
    (MAIN, "Токаев К. К. | Под стягом независимости | 1997", "Токаев К.К. | Под стягом независимости: очерки | 1997"),
    (AUTHORS, "Токаев К. | Под стягом независимости | 1997", "Tokaev K. | Pod stiagom nezavisimosti | 1997"),
    (AUTHORS, "Токаев К. | Под стягом независимости | 1997", "Tokayev K. | Pod styagom nezavisimosti | 1997"),
    (AUTHORS, "Щукин Ю. | Яркий очерк | 2005", "Shchukin Yu. | Yarkiy ocherk | 2005"),
    (AUTHORS, "Жақсылықов Ж. | Қазақстан тарихы | 2019", "Zhaksylykov Zh. | Kazakstan tarikhy | 2019"),
    (AUTHORS, "Қайдар Ә. | Қазақ тілінің тарихи лексикологиясы | 2001", "Кайдар А. | Казак тилинин тарихи лексикологиясы | 2001"),
    (AUTHORS, "Губайдуллина М. | Дипломатия | 2010", "Gubaydullina M. | Diplomatiya | 2010"),
    (AUTHORS, "Ли А.; Ким Б.; Цой В. | Экономика региона | 2012", "Ли А. | Экономика региона | 2012"),
    (AUTHORS, "Стругацкий А.; Стругацкий Б. | Пикник на обочине | 1972", "Strugatskii A.; Strugatskii B. | Piknik na obochine | 1972"),
    (TITLE, "| История Казахской степи | 1990", "| Istoriia Kazakhskoi stepi | 1990"),
    (TITLE, "| Введение | 1990 | container-title=Вестник науки | issue=2", "| Vvedenie | 1990 | container-title=Vestnik nauki | issue=2"),
    ("same authors and title, no year", "Токаев К. | Под стягом независимости", "Tokayev K. | Pod styagom nezavisimosti"),
    ("same DOI", "Токаев К. | Внешняя политика | 2001 | DOI=10.1/a", "Tokayev K. | Foreign Policy | 2001 | DOI=10.1/A"),
    ("same DOI", "| Внешняя политика | 2001 | DOI=https://doi.org/10.1/a", "| Внешняя политика РК | 2001 | DOI=10.1/a"),
    ("same ISBN", "Ким А. | Органическая химия | 2001 | ISBN=978-5-16-013546-5", "Ким А.; Ли Б. | Органическая химия: учебник | 2001 | ISBN=9785160135465"),
    ("same act", "| О языках | 1997 | type=legislation | number=151-I", "| On languages | 1997 | type=legislation | number=151-I"),
    ("same date and title of an act", "| О языках | 1997-07-11 | type=legislation", "| О языках | 1997-07-11 | type=legislation"),
    (AUTHORS, "Чокин Ш. | Четыре времени жизни | 1992", "Шокин Ш. | Четыре времени жизни | 1992"),
    (AUTHORS, "Le Quintrec M. | Antibodies in a Transplant Recipient | 2009", "Le Quintrec M. | Antibodies in a transplant recipient.[Erratum appears in Am J Transplant. 2009 Sep | 2009"),
    (AUTHORS, "Ким А. | Органическая химия степи [Текст] | 2001", "Ким А. | Органическая химия степи [Электронный ресурс] | 2001"),
    (AUTHORS, "Қайдар Ә. | Қазақ тілінің өзекті мәселелері | 1998", "Qaidar A. | Qazaq tilining ozekti maseleleri | 1998"),
    (AUTHORS, "Freund Y.; Schapire R. | Experiments with a new boosting algorithm | 1996", "Freund Y. | Schapire (1996). Experiments with a new boosting algorithm"),
    (AUTHORS, "Иванов И. | Общая психология. Изд. 3-е, перераб. | 2001", "Иванов И. | Общая психология | 2001 | edition=3"),
    (AUTHORS, f"Ким А. | Экономика степи и города | 2010 | {ARTICLE}. Серия экономическая", f"Ким А. | Экономика степи и города | 2010 | {ARTICLE}"),
    (AUTHORS, "Ким А. | Степь и море | 2010 | type=article-journal | container-title=Вестник КазНУ", "Ким А. | Степь и море | 2010 | type=article-journal | container-title=ҚазНУ хабаршысы"),
    (AUTHORS, "Jaedicke M. | On Parallel Processing | 1998 | type=paper-conference | container-title=SIGMOD Conference", "Jaedicke M. | On Parallel Processing | 1998 | type=paper-conference | container-title=International Conference on Management of Data"),
    ("same act", "| О языках: Закон от 11 июля 1997 года № 151-I | 1997 | type=legislation | number=151-I", "| О языках: Закон от 11 июля 1997 года № 151-I | 1979 | type=legislation | number=151-I"),
    ("same title, one year missing", "Назарбаев Н. | Эпицентр мира | 2001 | publisher=Елорда", "Назарбаев Н. | Эпицентр мира | | publisher=Елорда"),
    ("same act in two languages", "| Конституция Республики Казахстан | 1995-08-30 | type=legislation", "| Қазақстан Республикасының Конституциясы | 1995-08-30 | type=legislation"),
    (TEAM, f"{THREE} | Антитела к фактору крови при болезнях почек у детей | 2009 | {ARTICLE} | issue=5 | page=1223-1229", f"{THREE} | Антитела к фактору крови при болезнях почек у детей | 2009 | {ARTICLE} | issue=9 | page=2205"),
    (TEAM, f"{THREE} | Антитела к фактору крови при болезнях почек у детей | 2009 | {ARTICLE}", f"{THREE} | Антитела к фактору крови при болезнях почек у детей | 2010 | {ARTICLE} | page=5-9"),
    ("same thesis, in a list of theses", "Yip ChiBun | An Intelligent System for Cognitive Rehabilitation | 2011 | type=article-journal", "Yip ChiBun | An Intelligent System for Cognitive Rehabilitation | 2012 | type=article-journal | container-title=Dissertation Abstracts International: Section B"),
    ("same title, one year missing", "Токаев К. | Под стягом независимости | 1997 | publisher=Білім", "Токаев К. | Под стягом независимости | | publisher=Білім"),
    ("same title and facts, one year missing", f"Ким А.; Ли Б. | Экономика большой степи и моря | 2001 | {ARTICLE}", f"Ким А.; Ли Б. | Экономика большой степи и моря | | {ARTICLE}"),
    ("same place in print", f"Ли Б. | Экономика степи | 2001 | {ARTICLE} | volume=2 | page=5-9", f"Пак Ю. | Экономика степи | 2001 | {ARTICLE} | volume=2 | page=5-9"),
    ("same authors and place in print", f"Ли Б. | Экономика степи | 2001 | {ARTICLE} | volume=2 | page=5-9", f"Li B. | Money in the Desert | 2001 | {ARTICLE} | volume=2 | page=5-9"),
    ("same authors and place in print", f"Ли Б.; Цой В.; Ким А. | Экономика степи | 2001 | {ARTICLE} | volume=2 | page=5-9", f"Ли Б.; Цой В.; Ким А. | О деньгах кочевников и торговле | 2001 | {ARTICLE} | volume=2 | page=5-9"),
    ("same authors, year and facts, noisy title", "Ким А. | Органическая химия для школы | 2001 | number-of-pages=215 | publisher=Мектеп", "Ким А. | 0ргзни-чеекая хинпя дая шкслы | 2001 | number-of-pages=215 | publisher=Мектеп"),
    ("same title and facts, one year missing", "Ким А. | Органическая химия степи | 2001 | number-of-pages=215 | publisher=Мектеп", "Ким А. | Органическая химия степи | | number-of-pages=215 | publisher=Мектеп"),
    ("same title and pages, next year", f"Ким А. | Органическая химия степи | 2001 | {ARTICLE} | page=5-9", f"Ким А. | Органическая химия степи | 2002 | {ARTICLE} | page=5-9"),
    ("same title and facts, mistyped year", "Ким А. | Органическая химия степи | 1972 | number-of-pages=215", "Ким А. | Органическая химия степи | 1927 | number-of-pages=215"),
    ("translated title", "Токаев К. | Под стягом независимости | 1997", "Tokayev K. | Under the Banner of Independence | 1997"),
    ("translated title", "Ерофеева И. | Хан Абулхаир: полководец, правитель, политик | 1999 | publisher=Санат", "Erofeeva I. | Khan Abulkhair: Commander, Ruler, Politician | 1999 | publisher=Sanat"),
    ("translated title", "Ivanov I. | Tsentralʹnai͡a Azii͡a i mir v XX veke | 1999 | publisher=Наука", "Ivanov I. | Central Asia and the World in the 20th Century | 1999 | publisher=Nauka"),
    ("translated title, no sure year", "Султанов Т. | Кочевые племена Приаралья | 1982 | number-of-pages=132", "Sultanov T. | Nomadic Tribes of the Aral Region | 1928 | number-of-pages=132"),
    ("translated title, no sure year", "Султанов Т. | Кочевые племена Приаралья | 1982 | number-of-pages=132", "Sultanov T. | Nomadic Tribes of the Aral Region | | number-of-pages=132"),
    ("same title and facts, mistyped year", "Бартольд В. | Туркестан в эпоху монгольского нашествия | 1963 | publisher=Наука", "Бартольд В. | Туркестан в эпоху монгольского нашествия | 1936 | publisher=Наука"),
    ("translated title, no author", "| История независимого Казахстана | 1997 | number-of-pages=215 | publisher=Мектеп", "| History of Independent Kazakhstan | 1997 | number-of-pages=215 | publisher=Мектеп"),
]  # fmt: skip
REVIEW = [
    ("perhaps the same title", "Токаев К. | Под стягом независимости", "Токаев К. | Под стягом независимости | 1997"),
    ("same DOI, other title", "| Статья | 1997 | DOI=10.1/a", "| Совсем другая работа о химии | 1997 | DOI=10.1/a"),
    ("perhaps the same title", "Ким А. | Развитие экономики региона: автореф. дис. … канд. экон. наук | 2010", "Ким А. | Развитие экономики региона | 2010"),
    ("perhaps the same title", "| Введение | 1990 | container-title=Вестник науки", "| Vvedenie | 1990 | container-title=Vestnik nauki"),
    ("perhaps the same title", "Фузаилов С.; Ким Б. | Ана тілі | 2001", "Ли А.; Фузаилов С.; Цой В. | Ана тілі | 2001"),
    ("perhaps the same title", f"Ким А. | От редакции | 1990 | {ARTICLE}", f"Ким А. | От редакции | 1990 | {ARTICLE}"),
    ("perhaps the same title", "Сейдимбек А. | Мир казахов | 2001 | publisher=Рауан", "Сейдимбек А. | Мир казахов | 2010 | publisher=Рауан"),
    ("perhaps a translated title", "Фролов Л. | Этнополитика и общество | 2004 | publisher=Юрист", "Frolov L. | Ethnopolitics and the State | 2004 | publisher=Yurist"),
    ("perhaps a translated title", "Токаев К. | Степь и море | 1997 | publisher=Білім", "Tokayev K. | The Banner of Independence | 1997 | publisher=Bilim"),
    ("perhaps a noisy title", "Ким А. | Органическая химия для школы | 2001 | publisher=Мектеп | publisher-place=Алматы | edition=2", "Ким А. | 0ргзни-чеекая хинпя дая шкслы | 2001 | publisher=Мектеп | publisher-place=Алматы | edition=2"),
]  # fmt: skip
LOOSE = [
    ("same title, another place in print", f"Ким А. | Экономика степи и моря | 2001 | {ARTICLE}", "Ким А. | Экономика степи и моря | 2001 | type=paper-conference | container-title=Материалы конференции «Дипломатия»"),
    ("same title and facts, one year missing", "Ким А. | Экономика степи сегодня | 2001", "Ким А. | Экономика степи сегодня"),
    ("same authors, one title inside the other", "Aberer K.; Hauswirth M. | A framework for semantic gossiping on the web", "Aberer K. | M. Hauswirth A framework for semantic gossiping on the web | 2002"),
]  # fmt: skip
DIFFERENT = [
    (f"Ли Б. | Экономика степи | 2001 | {ARTICLE} | volume=2 | page=5-9", f"Ли Б. | Совсем иной разговор о море | 2001 | {ARTICLE} | volume=2 | page=5-9"),
    (f"Ли Б.; Цой В. | Антитела к фактору крови связаны с болезнью почек | 2001 | {ARTICLE} | volume=2 | page=5", f"Ли Б.; Ким В. | Антитела к фактору роста при переломах | 2001 | {ARTICLE} | volume=2 | page=5"),
    ("Токаев К. | Под стягом независимости | 1997", "Токаев К. | Преодоление | 1997"),
    ("Токаев К. | Под стягом независимости | 1997", "Токаев К. | Под стягом независимости | 2003"),
    ("Токаев К. | Под стягом независимости | 1997", "Назарбаев Н. | Под стягом независимости | 1997"),
    ("| Введение | 1990", "| Введение | 1990"),
    ("| Введение | 1990 | container-title=Вестник А", "| Введение | 1990 | container-title=Дела"),
    ("| История Казахской ССР, том 1 | 1977 | volume=1", "| История Казахской ССР, том 2 | 1977 | volume=2"),
    ("Ким А. | Химия | 2001 | ISBN=978-5-16-013546-5", "Ли Б. | Задачи по ядерной физике | 2001 | ISBN=978-5-16-013546-5"),
    ("| О языках | 1997 | type=legislation | number=151-I", "| О языках | 1997 | type=legislation | number=152-I"),
    ("| О языках | 1997 | type=legislation | number=5", "| О государственной границе | 1997 | type=legislation | number=5"),
    ("Ким А. | 1 дело | 2001", "Ким А. | 10 дело | 2001"),
    ("Ким А. | История Казахской ССР. Том 1 | 2001", "Ким А. | История Казахской ССР. Том 2 | 2001"),
    ("Ким А. | Физика | 2001", "Ким А. | Физика 2 | 2001"),
    ("Ким А. | Органическая химия степи [Электронный ресурс] | 2001", "Ким А. | Климат и вода в городах [Электронный ресурс] | 2001"),
    ("Ким А. | Органическая химия степи [Текст] | 2001", "Ким А. | Климат и вода в городах [Текст] | 2001"),
    ("Ким А. | История степи (часть первая) | 2001", "Ким А. | История степи (часть вторая) | 2001"),
    ("Ауэзов М. | Абай жолы. Бірінші кітап | 2002", "Ауэзов М. | Абай жолы. Екінші кітап | 2002"),
    (f"Ким А. | Очерки степи (начало) | 2001 | {ARTICLE}", f"Ким А. | Очерки степи (окончание) | 2001 | {ARTICLE}"),
    (f"Ким А. | Очерки степи | 2001 | {ARTICLE}", f"Ким А. | Очерки степи. Статья вторая | 2001 | {ARTICLE}"),
    ("Иванов И. | Общая психология. Изд. 3-е | 2001", "Иванов И. | Общая психология. 2-е изд. | 2001"),
    (f"Ким А. | Рецензия на книгу: Токаев К. Под стягом независимости | 1997 | {ARTICLE}", "Токаев К. | Под стягом независимости | 1997"),
    ("Назарбаев Н. | Послание народу Казахстана | 2012 | type=webpage", "Назарбаев Н. | Послание народу Казахстана | 2014 | type=webpage"),
    ("Ким А. | Физика: учебник для 7 класса | 2001", "Ким А. | Физика: учебник для 8 класса | 2001"),
    ("Ким А. | Политика России в Азии в XIX веке | 2001", "Ким А. | Политика России в Азии в XX веке | 2001"),
    (f"Ким А. | Степь и море | 2001 | {ARTICLE}", "Ким А. | Степь и море | 2001 | type=paper-conference | container-title=Материалы конференции «Дипломатия»"),
    ("| О внесении изменений в Закон «Об образовании» | 2011 | type=legislation", "| Об образовании | 2011 | type=legislation"),
    ("", ""),
    ("| | 2001", "| | 2001"),
    ("Ким А. | | 2001", "Ким А. | | 2001"),
    ("| 北京大学 | 2001", "| 清华大学 | 2001"),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "one", "other"), SAME)
def test_same(rule: str, one: str, other: str) -> None:
    for pair in ((make(one), make(other)), (make(other), make(one))):
        decision = decide(*pair)
        assert (decision.answer, decision.rule) == (Answer.SAME, rule)
        assert all(decision.evidence)


@pytest.mark.parametrize(("rule", "one", "other"), LOOSE)
def test_loose(rule: str, one: str, other: str) -> None:
    for pair in ((make(one), make(other)), (make(other), make(one))):
        decision = decide(*pair, Level.LOOSE)
        assert (decision.answer, decision.rule) == (Answer.SAME, rule)
        assert decide(*pair).answer is not Answer.SAME


@pytest.mark.parametrize(("rule", "one", "other"), REVIEW)
def test_review(rule: str, one: str, other: str) -> None:
    for pair in ((make(one), make(other)), (make(other), make(one))):
        decision = decide(*pair)
        assert (decision.answer, decision.rule) == (Answer.REVIEW, rule)
        assert all(decision.evidence)


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_different(one: str, other: str) -> None:
    for pair in ((make(one), make(other)), (make(other), make(one))):
        decision = decide(*pair)
        assert decision.answer is Answer.DIFFERENT
        assert decision.rule in {"veto", "not alike"}
        assert all(decision.evidence)


def test_every_rule_has_a_case() -> None:
    cases = {rule for table in (SAME, REVIEW, LOOSE) for rule, _, _ in table}
    assert cases == {rule.name for rule in RULES}


def test_a_translation_is_known_by_a_variant() -> None:
    english = make("Tokayev K. | The Nomad at Sea | 1997")
    russian = make("Токаев К. | Под стягом независимости | 1997")
    assert decide(russian, english).answer is Answer.DIFFERENT
    both = Work(
        russian.type,
        russian.language,
        russian.text,
        russian.names,
        russian.dates,
        variants=(Variant(VariantKind.TRANSLATED, english),),
    )
    assert decide(both, english).rule == AUTHORS
    assert decide(both, russian).rule == AUTHORS


@given(works(), works())
def test_a_decision_is_the_same_both_ways(one: Work, other: Work) -> None:
    assert decide(one, other).answer is decide(other, one).answer


@pytest.mark.parametrize(
    "title",
    [
        " " * 10_000 + "x",
        "." * 10_000 + "x",
        "[erratum " * 1_100,
        "2 изд " * 1_700,
        "часть " * 1_700,
        "a" * 10_000,
        "skoe" * 2_500 + "x",
        "(1999" * 2_000,
        "(начало" * 1_400,
        "электронный ресурс [" * 500,
        "v i na " * 1_400,
    ],
)
def test_a_hostile_title_takes_little_time(title: str) -> None:
    began = time.process_time()
    profile_of(Work(type="book", text={"title": title}))
    assert time.process_time() - began < 1.0
