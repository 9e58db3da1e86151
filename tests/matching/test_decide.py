from __future__ import annotations

import pytest
from hypothesis import given

from kzbib.matching.decide import decide
from kzbib.matching.rules import RULES, Answer
from kzbib.model import Variant, VariantKind, Work
from tests.matching.make import make
from tests.model.works import works

AUTHORS = "same authors, year and title"
MAIN = "same authors, year and main title"
TITLE = "same year and title"
ARTICLE = "type=article-journal | container-title=Вестник науки"
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
    (TITLE, "| Введение | 1990 | container-title=Вестник науки", "| Vvedenie | 1990 | container-title=Vestnik nauki"),
    ("same authors and title, no year", "Токаев К. | Под стягом независимости", "Tokayev K. | Pod styagom nezavisimosti"),
    ("same DOI", "Токаев К. | Внешняя политика | 2001 | DOI=10.1/a", "Tokayev K. | Foreign Policy | 2001 | DOI=10.1/A"),
    ("same DOI", "| Внешняя политика | 2001 | DOI=https://doi.org/10.1/a", "| Внешняя политика РК | 2001 | DOI=10.1/a"),
    ("same ISBN", "Ким А. | Органическая химия | 2001 | ISBN=978-5-16-013546-5", "Ким А.; Ли Б. | Органическая химия: учебник | 2001 | ISBN=9785160135465"),
    ("same act", "| О языках | 1997 | type=legislation | number=151-I", "| On languages | 1997 | type=legislation | number=151-I"),
    ("same date and title of an act", "| О языках | 1997-07-11 | type=legislation", "| О языках | 1997-07-11 | type=legislation"),
    ("same place in print", f"Ли Б. | Экономика степи | 2001 | {ARTICLE} | volume=2 | page=5-9", f"Пак Ю. | Экономика степи | 2001 | {ARTICLE} | volume=2 | page=5-9"),
    ("same authors and place in print", f"Ли Б. | Экономика степи | 2001 | {ARTICLE} | volume=2 | page=5-9", f"Li B. | Money in the Desert | 2001 | {ARTICLE} | volume=2 | page=5-9"),
    ("same authors and place in print", f"Ли Б.; Цой В.; Ким А. | Экономика степи | 2001 | {ARTICLE} | volume=2 | page=5-9", f"Ли Б.; Цой В.; Ким А. | О деньгах кочевников и торговле | 2001 | {ARTICLE} | volume=2 | page=5-9"),
    ("same authors, year and facts, noisy title", "Ким А. | Органическая химия для школы | 2001 | number-of-pages=215 | publisher=Мектеп", "Ким А. | 0ргзни-чеекая хинпя дая шкслы | 2001 | number-of-pages=215 | publisher=Мектеп"),
    ("same title and facts, one year missing", "Ким А. | Органическая химия степи | 2001 | number-of-pages=215 | publisher=Мектеп", "Ким А. | Органическая химия степи | | number-of-pages=215 | publisher=Мектеп"),
    ("same title and pages, next year", f"Ким А. | Органическая химия степи | 2001 | {ARTICLE} | page=5-9", f"Ким А. | Органическая химия степи | 2002 | {ARTICLE} | page=5-9"),
    ("same title and facts, mistyped year", "Ким А. | Органическая химия степи | 1972 | number-of-pages=215", "Ким А. | Органическая химия степи | 1927 | number-of-pages=215"),
    ("translated title", "Токаев К. | Под стягом независимости | 1997", "Tokayev K. | Under the Banner of Independence | 1997"),
    ("translated title, no author", "| История независимого Казахстана | 1997 | number-of-pages=215 | publisher=Мектеп", "| History of Independent Kazakhstan | 1997 | number-of-pages=215 | publisher=Мектеп"),
]  # fmt: skip
REVIEW = [
    ("perhaps the same title", "Токаев К. | Под стягом независимости", "Токаев К. | Под стягом независимости | 1997"),
    ("same DOI, other title", "| Статья | 1997 | DOI=10.1/a", "| Совсем другая работа о химии | 1997 | DOI=10.1/a"),
    ("perhaps a translated title", "Токаев К. | Степь и море | 1997 | publisher=Білім", "Tokayev K. | The Banner of Independence | 1997 | publisher=Bilim"),
    ("perhaps a noisy title", "Ким А. | Органическая химия для школы | 2001 | publisher=Мектеп | publisher-place=Алматы | edition=2", "Ким А. | 0ргзни-чеекая хинпя дая шкслы | 2001 | publisher=Мектеп | publisher-place=Алматы | edition=2"),
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
    cases = {rule for table in (SAME, REVIEW) for rule, _, _ in table}
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
