"""Eight works of all kinds, as CSL-JSON, that every style must be able to print."""

from __future__ import annotations

from typing import Any

EIGHT: list[dict[str, Any]] = [
    {
        "id": "a", "type": "book", "language": "ru-RU",
        "author": [{"family": "Токаев", "given": "К.-Ж. К."}],
        "title": "Под стягом независимости: очерки о внешней политике Казахстана",
        "publisher": "Білім", "publisher-place": "Алматы",
        "issued": {"date-parts": [[1997]]}, "number-of-pages": "736",
    },
    {
        "id": "b", "type": "article-journal", "language": "ru-RU",
        "author": [{"family": "Губайдуллина", "given": "М. Ш."}],
        "title": "20 лет в международном сообществе",
        "container-title": "Вестник КазНУ. Серия: международные отношения и "
        "международное право",
        "issued": {"date-parts": [[2011]]}, "issue": "56", "page": "1-8",
    },
    {
        "id": "c", "type": "article-journal", "language": "ru-RU",
        "author": [{"family": "Аватков", "given": "В. А."}],
        "title": "Идейно-ценностный фактор во внешней политике",
        "container-title": "Мировая политика", "issued": {"date-parts": [[2019]]},
        "issue": "4", "page": "1-12", "DOI": "10.25136/2409-8671.2019.4.31235",
    },
    {
        "id": "d", "type": "webpage", "language": "ru-RU",
        "title": "Концепция внешней политики Республики Казахстан на 2020–2030 годы",
        "container-title": "Официальный сайт Президента РК",
        "issued": {"date-parts": [[2020, 3, 9]]},
        "URL": "https://www.akorda.kz/ru/concept",
        "accessed": {"date-parts": [[2025, 11, 5]]}, "medium": "Электронный ресурс",
    },
    {
        "id": "e", "type": "thesis", "language": "ru-RU",
        "author": [{"family": "Курмангали", "given": "А. К."}],
        "title": "Внешняя политика Казахстана на современном этапе",
        "genre": "автореферат диссертации", "publisher": "КазНУ им. аль-Фараби",
        "publisher-place": "Алматы", "issued": {"date-parts": [[2009]]},
        "number-of-pages": "26",
    },
    {
        "id": "f", "type": "article-journal", "language": "en-US",
        "author": [
            {"family": "Smith", "given": "John A."}, {"family": "Jones", "given": "M."},
            {"family": "Olcott", "given": "Martha B."}, {"family": "Roy", "given": "O."},
            {"family": "Cummings", "given": "Sally N."},
        ],
        "title": "Multi-vector foreign policy in Central Asia",
        "container-title": "Central Asian Survey", "volume": "39", "issue": "2",
        "page": "145-162", "issued": {"date-parts": [[2020]]},
        "DOI": "10.1080/02634937.2020.1234567",
    },
    {
        "id": "g", "type": "book", "language": "kk-KZ",
        "author": [{"family": "Қасымов", "given": "Әлихан Б."}],
        "title": "Қазақстан тарихы: ежелгі дәуірден бүгінге дейін",
        "publisher": "Атамұра", "publisher-place": "Алматы", "edition": "2",
        "volume": "2", "issued": {"date-parts": [[2010]]}, "number-of-pages": "640",
    },
    {
        "id": "h", "type": "legislation", "language": "ru-RU",
        "title": "О дипломатической службе Республики Казахстан",
        "genre": "закон Республики Казахстан", "number": "299-XIII ЗРК",
        "container-title": "Ведомости Парламента РК", "volume": "5", "page": "51",
        "issued": {"date-parts": [[2002]]},
    },
]  # fmt: skip
