from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzbib.resolving.orcid import clean_orcid, is_orcid

# fmt: off
CASES = [
    ("0000-0002-1825-0097", "0000-0002-1825-0097"),
    ("0000-0002-1694-233X", "0000-0002-1694-233X"),
    ("0000-0002-1694-233x", "0000-0002-1694-233X"),
    ("0000-0002-1694-233Х", "0000-0002-1694-233X"),  # Cyrillic Х
    ("0000000218250097", "0000-0002-1825-0097"),
    ("0000>0003>2214>6628", "0000-0003-2214-6628"),
    ("0000 0003 2214 6628", "0000-0003-2214-6628"),
    ("0000–0003—2214‑6628", "0000-0003-2214-6628"),
    ("https://orcid.org/0000-0002-1825-0097", "0000-0002-1825-0097"),
    ("ORCID ID: 0000-0002-1825-0097.", "0000-0002-1825-0097"),
    ("0000-0002-1825-0098; 0000-0002-1825-0097", "0000-0002-1825-0097"),
    ("0009-0001-7755-447X", "0009-0001-7755-447X"),
    ("0000-0002-1825-0098", None),
    ("0000-0002-1825-009", None),
    ("0000-0002-1825-00977", None),
    ("10000-0002-1825-0097", None),
    ("0000-0002-1825-0O97", None),
    ("٠٠٠٠-٠٠٠٢-١٨٢٥-٠٠٩٧", None),
    ("", None),
]
# fmt: on


@pytest.mark.parametrize(("text", "orcid"), CASES)
def test_clean_orcid(text: str, orcid: str | None) -> None:
    assert clean_orcid(text) == orcid


def test_is_orcid_knows_the_canonical_form_only() -> None:
    assert is_orcid("0000-0002-1825-0097")
    assert not is_orcid("0000000218250097")
    assert not is_orcid("")


@given(st.integers(0, 10**15 - 1), st.integers(0, 14), st.integers(1, 9))
def test_one_wrong_digit_is_always_seen(number: int, place: int, change: int) -> None:
    digits = f"{number:015d}"
    total = 0
    for digit in digits:
        total = (total + int(digit)) * 2
    check = "0123456789X"[(12 - total % 11) % 11]
    assert clean_orcid(digits + check) is not None
    wrong = str((int(digits[place]) + change) % 10)
    assert clean_orcid(digits[:place] + wrong + digits[place + 1 :] + check) is None


@pytest.mark.parametrize("text", ["0000-" * 2000, "0" * 10_000, "0000   " * 1500])
def test_long_input_is_quick(text: str) -> None:
    started = time.perf_counter()
    clean_orcid(text)
    assert time.perf_counter() - started < 0.5
