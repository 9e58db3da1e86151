"""Every style on the same eight works: ``docs/styles.md`` is made here.

python -m kzbib.styling.showcase > docs/styles.md
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kzbib.model import work_from_csl
from kzbib.styling.catalogue import describe_styles
from kzbib.styling.entry import format_work
from kzbib.styling.settings import Profile, profiles, style_settings

_HEAD = """# Styles

Every style on the same eight works: a Russian book, a Kazakh book, a Russian article
with the English titles that second lists need, a Russian newspaper, a thesis, a law, an
English chapter and a German page of the web. The file is made by
`python -m kzbib.styling.showcase > docs/styles.md`, and a test says when it is old.

The first lists word each entry in its own language. The lists in Latin letters take the
author's own spelling and the given translation first, and a romanisation scheme last.

## What is decided where sources differ

- **GOST R 7.0.100-2018, an entry in another language.** The standard lets notes, access
  and content be told in the language of the agency. By default an entry speaks its own
  language («Text : electronic»); with the variant `agency` these three are in Russian
  («Текст : электронный», «дата обращения»), and so with `content-type-before-url`,
  which is a Russian agency's order.
- **Words of capitals** are romanised in capitals («США» → «SSHA»), any other word with
  one («Шу» → «Shu»). A form that the author gives («SShA») is printed as it is.
- **No title:** a work that nothing else tells apart prints «[Без заглавия]» in its own
  language; an archival file or a journal article prints what there is.
- **GOST R 7.0.108-2022** lets a date of publication be told, not where: here it closes
  the entry.
"""

WORKS: Mapping[str, Mapping[str, Any]] = {
    "Russian book": {
        "type": "book",
        "language": "ru",
        "author": [
            {"family": "Ершова", "given": "Юлия Жановна"},
            {"family": "Щукин", "given": "К.-Ж. К."},
        ],
        "title": "Реки степи : очерки истории",
        "edition": "2",
        "publisher-place": "Москва",
        "publisher": "Наука",
        "issued": {"date-parts": [[2011]]},
        "number-of-pages": "312",
        "custom": {"title-en": "Rivers of the steppe: essays on history"},
    },
    "Kazakh book": {
        "type": "book",
        "language": "kk",
        "author": [{"family": "Қамзабекұлы", "given": "Д."}],
        "title": "Алаш және әдебиет",
        "publisher-place": "Астана",
        "publisher": "Фолиант",
        "issued": {"date-parts": [[2002]]},
        "number-of-pages": "474",
        "custom": {"title-en": "Alash and literature"},
    },
    "Russian article": {
        "type": "article-journal",
        "language": "ru",
        "author": [{"family": "Губанов", "given": "М. Ш."}],
        "title": "Границы науки",
        "container-title": "Вопросы философии",
        "issued": {"date-parts": [[2019]]},
        "volume": "5",
        "issue": "3",
        "page": "36-47",
        "DOI": "10.1000/vf.2019.3",
        "custom": {
            "title-en": "The limits of science",
            "container-title-en": "Problems of Philosophy",
        },
    },
    "Russian newspaper": {
        "type": "article-newspaper",
        "language": "ru",
        "author": [{"family": "Чернов", "given": "О."}],
        "title": "Весна пришла",
        "container-title": "Казахстанская правда",
        "issued": {"date-parts": [[2021, 10, 3]]},
        "page": "4",
        "custom": {"title-en": "Spring has come"},
    },
    "Thesis": {
        "type": "thesis",
        "language": "ru",
        "author": [{"family": "Шакиров", "given": "Жан Юрьевич"}],
        "title": "Рабочая память",
        "genre": "дис. ... канд. психол. наук",
        "publisher-place": "Санкт-Петербург",
        "issued": {"date-parts": [[2017]]},
        "number-of-pages": "144",
        "custom": {"title-en": "Working memory"},
    },
    "Law": {
        "type": "legislation",
        "language": "ru",
        "title": "О науке",
        "genre": "закон Республики Казахстан",
        "number": "407-IV",
        "issued": {"date-parts": [[2011, 2, 18]]},
        "URL": "https://adilet.zan.kz/rus/docs/Z1100000407",
        "accessed": {"date-parts": [[2024, 5, 6]]},
        "custom": {"title-en": "On science", "genre-en": "Law"},
    },
    "English chapter": {
        "type": "chapter",
        "language": "en",
        "author": [{"family": "Hanks", "given": "Reuel R."}],
        "editor": [{"family": "Stone", "given": "A."}],
        "title": "Water and power : an overview",
        "container-title": "Central Asia in transition",
        "edition": "2",
        "publisher-place": "London",
        "publisher": "Routledge",
        "issued": {"date-parts": [[2012]]},
        "page": "7-31",
    },
    "German page of the web": {
        "type": "webpage",
        "language": "de",
        "author": [{"family": "Müller", "given": "Hans"}],
        "title": "Zur Frage der Wasserversorgung",
        "container-title": "Hydrologie aktuell",
        "issued": {"date-parts": [[2021, 3, 4]]},
        "URL": "https://hydrologie.example.de/7",
        "accessed": {"date-parts": [[2024, 12, 7]]},
    },
}
"""The eight works, by what they are."""


def showcase() -> str:
    """Return the text of ``docs/styles.md``."""
    sections = [_section(style, what) for style, what in describe_styles().items()]
    pairs = map(_pair, profiles().values())
    table = [
        "| profile | first list | second list | what |",
        "|---|---|---|---|",
        *pairs,
    ]
    return "\n".join([_HEAD, *sections, "## Pairs of lists", "", *table, ""])


def sample_line(style: str) -> str:
    """Return one entry of a style: an article, which every style can print."""
    return format_work(work_from_csl(WORKS["Russian article"]), style)


def _section(style: str, what: str) -> str:
    latin = style_settings(style).latin
    variant = "" if latin or style != "apa-7" else "romanised"
    rows = [_row(csl, style) for csl in WORKS.values()]
    if variant:
        rows += ["", "With the variant `romanised`:", ""]
        rows += [_row(csl, style, variant) for csl in WORKS.values()]
    return "\n".join([f"## {style}", "", what, "", *rows, ""])


def _row(csl: Mapping[str, Any], style: str, variant: str = "") -> str:
    entry = format_work(work_from_csl(csl), style, variant=variant, to="markdown")
    return f"- {entry}"


def _pair(pair: Profile) -> str:
    cells = (f"`{pair.name}`", f"`{pair.first}`", pair.second and f"`{pair.second}`")
    return f"| {' | '.join(cells)} | {pair.description} |"


if __name__ == "__main__":
    print(showcase(), end="")
