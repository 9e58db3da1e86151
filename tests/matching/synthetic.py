"""References by the thousand, in Russian, Kazakh and English, with noisy copies."""

from __future__ import annotations

import random
from collections.abc import Iterator

from kzbib.languages.romanise import romanise
from kzbib.model import Date, Name, Work

NOISY = 0.30
"""Share of works that come again, once or twice."""

# Words of titles as scholars of the region write them, by language: heads, middles and
# ends are drawn one each, with a subject of its own so that titles vary as real ones do.
_HEADS = {
    "ru": """История Проблемы Основы Развитие Анализ Теория Методика Очерки Исследование
        Формирование Особенности Вопросы Перспективы Модернизация Оценка Регулирование
        Динамика Структура Эволюция Становление Трансформация Моделирование Влияние
        Сравнение Классификация Семантика Типология Стратегия Механизмы Источники""",
    "kk": """Тарихы Мәселелері Негіздері Дамуы Талдау Теориясы Әдістемесі Зерттеулер
        Қалыптасуы Ерекшеліктері Сұрақтары Болашағы Жаңғыруы Бағалау Реттеу Құрылымы
        Эволюциясы Түрлері Әсері Салыстыру Жіктеу Мағынасы Стратегиясы Тетіктері""",
    "en": """History Problems Foundations Development Analysis Theory Methods Essays Study
        Formation Features Questions Prospects Modernization Assessment Regulation
        Dynamics Structure Evolution Rise Transformation Modelling Influence Comparison
        Classification Semantics Typology Strategy Mechanisms Sources""",
}
_MIDDLES = {
    "ru": """государственной национальной внешней экономической социальной правовой
        культурной языковой образовательной аграрной промышленной региональной
        демографической экологической финансовой военной научной религиозной
        миграционной энергетической цифровой инвестиционной банковской налоговой""",
    "kk": """мемлекеттік ұлттық сыртқы экономикалық әлеуметтік құқықтық мәдени тілдік
        білім аграрлық өнеркәсіптік аймақтық демографиялық экологиялық қаржылық әскери
        ғылыми діни көші-қон энергетикалық цифрлық инвестициялық банктік салықтық""",
    "en": """state national foreign economic social legal cultural linguistic educational
        agrarian industrial regional demographic ecological financial military
        scientific religious migration energy digital investment banking tax""",
}
_NOUNS = {
    "ru": """политики системы безопасности деятельности среды реформы инфраструктуры
        интеграции идентичности памяти традиции практики терминологии литературы
        статистики географии дипломатии торговли медицины педагогики""",
    "kk": """саясат жүйе қауіпсіздік қызмет орта реформа инфрақұрылым интеграция бірегейлік
        жады дәстүр тәжірибе терминология әдебиет статистика география дипломатия
        сауда медицина педагогика""",
    "en": """policy systems security activity environment reform infrastructure
        integration identity memory tradition practice terminology literature statistics
        geography diplomacy trade medicine pedagogy""",
}
_JOINTS = {
    "ru": ("в", "и", "на материале", "в условиях"),
    "kk": ("және", "мен", "туралы", "үшін"),
    "en": ("in", "and", "on", "of"),
}
_SYLLABLES = "ба ка ма са та ра жа да на ла бе ке ме се те бай кен мур сул тан ер ал ай нур гуль жан бол дос хан бек".split()
_FINALS = {"ru": ("ов", "ев", "ин", "баев", "енко"), "kk": ("ұлы", "қызы", "ов", "баев"), "en": ("er", "son", "ton", "field", "man")}  # fmt: skip
_LATIN_SYLLABLES = "ba ka ma sa ta ra ja da na la be ke mil son wil har ben col dav ed fer gor hal len mor nor pet ros".split()
_PLACES = {"ru": ("Москва", "Алматы", "Санкт-Петербург"), "kk": ("Алматы", "Астана"), "en": ("London", "New York")}  # fmt: skip
_PUBLISHERS = {"ru": ("Наука", "Академия", "Просвещение"), "kk": ("Ғылым", "Жазушы", "Рауан"), "en": ("Routledge", "Springer", "Academic Press")}  # fmt: skip
_CONTAINERS = {"ru": ("Вестник КазНУ. Серия историческая", "Вопросы истории", "Международная жизнь"), "kk": ("Қазақ тарихы", "ҚазҰУ хабаршысы"), "en": ("Central Asian Survey", "Journal of Asian Studies")}  # fmt: skip
_INITIALS = {"ru": "АБВГДЕЖКЛМНРСТ", "kk": "АБҒДЕЖҚЛМНРСТ", "en": "ABCDEFGHJKLMNRST"}
_SCHEMES = ("bgn-pcgn", "ala-lc", "iso-9-1995", "gost-7.79-b", "bsi")
_KAZAKH = str.maketrans("әғқңөұүһіӘҒҚҢӨҰҮҺІ", "агкноуухиАГКНОУУХИ")


def records(count: int, seed: int = 1) -> Iterator[tuple[int, Work]]:
    """Yield ``count`` works with the number of the work each stands for, shuffled."""
    chance = random.Random(seed)
    made: list[tuple[int, Work]] = []
    work = 0
    while len(made) < count:
        work += 1
        first = new_work(chance)
        made.append((work, first))
        if chance.random() < NOISY:
            for _ in range(chance.choice((1, 1, 2))):
                made.append((work, noisy(chance, first)))
    del made[count:]
    chance.shuffle(made)
    yield from made


def new_work(chance: random.Random) -> Work:
    """Return a work that no other is."""
    language = chance.choices(("ru", "kk", "en"), (5, 2, 3))[0]
    article = chance.random() < 0.6
    text = {"title": _title(chance, language)}
    if article:
        first = chance.randrange(3, 400)
        text["container-title"] = chance.choice(_CONTAINERS[language])
        text["volume"] = str(chance.randrange(1, 60))
        text["issue"] = str(chance.randrange(1, 12))
        text["page"] = f"{first}-{first + chance.randrange(3, 20)}"
    else:
        text["publisher"] = chance.choice(_PUBLISHERS[language])
        text["publisher-place"] = chance.choice(_PLACES[language])
        text["number-of-pages"] = str(chance.randrange(80, 700))
    people = tuple(
        _name(chance, language) for _ in range(chance.choice((1, 1, 1, 2, 2, 3)))
    )
    return Work(
        type="article-journal" if article else "book",
        language=language,
        text=text,
        names={"author": people},
        dates={"issued": Date(((chance.randrange(1950, 2025),),))},
    )


def noisy(chance: random.Random, work: Work) -> Work:
    """Return the work as another list prints it: one or two kinds of noise."""
    for noise in chance.sample(_NOISES, chance.choice((1, 1, 2))):
        work = noise(chance, work)
    return work


def _title(chance: random.Random, language: str) -> str:
    head, middle = (chance.choice(t[language].split()) for t in (_HEADS, _MIDDLES))
    noun, other = (chance.choice(_NOUNS[language].split()) for _ in range(2))
    joint = chance.choice(_JOINTS[language])
    subject = _subject(chance, language)
    return f"{head} {middle} {noun} {joint} {other} {subject}"


def _subject(chance: random.Random, language: str) -> str:
    """A proper name: real titles are told apart by places, people, terms."""
    syllables = _LATIN_SYLLABLES if language == "en" else _SYLLABLES
    return "".join(chance.choices(syllables, k=3)).capitalize()


def _name(chance: random.Random, language: str) -> Name:
    syllables = _LATIN_SYLLABLES if language == "en" else _SYLLABLES
    family = "".join(chance.choices(syllables, k=2)) + chance.choice(_FINALS[language])
    given = (
        ". ".join(chance.choices(_INITIALS[language], k=chance.choice((1, 2)))) + "."
    )
    return Name(family=family.capitalize(), given=given)


def _misspell(chance: random.Random, work: Work) -> Work:
    """A letter of the title is another one, doubled or lost."""
    title = list(work.title)
    place = chance.randrange(1, len(title) - 1)
    title[place] = chance.choice(("", title[place] * 2, chance.choice("аеинст")))
    return work.with_text(title="".join(title))


def _capitals(_: random.Random, work: Work) -> Work:
    return work.with_text(title=work.title.upper())


def _drop(chance: random.Random, work: Work) -> Work:
    field = chance.choice(("page", "issue", "publisher", "publisher-place", "volume"))
    return work.with_text(**{field: ""}) if field in work.text else work


def _romanised(chance: random.Random, work: Work) -> Work:
    if work.language == "en":
        return _capitals(chance, work)
    scheme, language = chance.choice(_SCHEMES), work.language
    text = {key: romanise(value, scheme, language) for key, value in work.text.items()}
    names = tuple(
        Name(
            romanise(name.family, scheme, language),
            romanise(name.given, scheme, language),
        )
        for name in work.people()
    )
    return Work(work.type, language, text, {"author": names}, work.dates)


def _russian_keyboard(_: random.Random, work: Work) -> Work:
    title = work.title.translate(_KAZAKH)
    names = tuple(
        Name(name.family.translate(_KAZAKH), name.given) for name in work.people()
    )
    return work.with_text(title=title).with_names("author", names)


def _first_author(_: random.Random, work: Work) -> Work:
    return work.with_names("author", work.people()[:1])


_NOISES = (_misspell, _misspell, _capitals, _drop, _romanised, _russian_keyboard, _first_author)  # fmt: skip
