from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzbib.reading import join_lines

# fmt: off
JOINED = [
    ("мно-\nговекторной", "многовекторной"),
    ("мно-\n\nговекторной", "многовекторной"),
    ("сотрудни>\nчества Казахс>\nтана", "сотрудничества Казахстана"),
    ("ORCID: 0000>0003>2214>6628. E>mail: a", "ORCID: 0000-0003-2214-6628. E-mail: a"),
    ("multi>vector, 45>й, К.>Ж. Токаев", "multi-vector, 45-й, К.-Ж. Токаев"),
    ("государ¬\nственности", "государственности"),
    ("пол\u00adный, пол\u00ad\nный", "полный, полный"),
    ("Историко-\nправовой", "Историко-правовой"),
    ("а multi-\nvector approach", "а multi-vector approach"),
    ("Нур-\nСултан", "Нур-Султан"),
    ("НАТО-\nРоссия", "НАТО-Россия"),
    ("С. 12–\n20", "С. 12–20"),
    ("2011-\n2013", "2011-2013"),
    ("https://a.kz/b-\nc (дата", "https://a.kz/b-c (дата"),
    ("https://a.kz/\nbook?id=\n12 (дата", "https://a.kz/book?id=12 (дата"),
    ("М.,\n  2001.  5 с.\n", "М., 2001. 5 с."),
    ("принцип — многовекторность", "принцип — многовекторность"),
    ("с. 12–\n\n15\n\n20.", "с. 12–20."),
    ("Алматы,\n\n116\n\n1990.", "Алматы, 1990."),
    ("Title.\n2012", "Title. 2012"),
    (r"\bibitem{sedov} Седов Л. И.", "Седов Л. И."),
    (r"\bibitem[Седов, 1970]{sedov} Седов Л. И.", "Седов Л. И."),
    (r"\item Седов Л. И.", "Седов Л. И."),
    ("• Иванов И.И.", "Иванов И.И."),
    ("- Иванов И.И. Книга - источник", "Иванов И.И. Книга - источник"),
    ("1. **Géron A.** Title. *Journal*", "1. Géron A. Title. Journal"),
    ("<i>Title</i> a>b", "<i>Title</i> a>b"),
    ("x > y", "x > y"),
    ("", ""),
]
# fmt: on


@pytest.mark.parametrize(("raw", "joined"), JOINED)
def test_join_lines(raw: str, joined: str) -> None:
    assert join_lines(raw) == joined


@given(st.text(alphabet="аб-> \n.1/", max_size=60))
def test_one_line_without_double_spaces(raw: str) -> None:
    joined = join_lines(raw)
    assert "\n" not in joined
    assert "  " not in joined
    assert joined == joined.strip()
