"""ORCID identifiers in printed text."""

from __future__ import annotations

import re

# «0000-0003-2214-6628», «0000>0003>2214>6628», «0000 0003 2214 662X»
_PRINTED = re.compile(
    r"(?<!\d)\d{4}[-‐‑–> ]\d{4}[-‐‑–> ]\d{4}[-‐‑–> ]\d{3}[\dXxХх](?!\d)"
)


def find_orcids(text: str) -> list[tuple[int, str]]:
    """Return the place and the normal form of what looks like an ORCID."""
    return [(found.start(), _normal(found[0])) for found in _PRINTED.finditer(text)]


def _normal(printed: str) -> str:
    digits = re.sub(r"[^\dX]", "", printed.upper().replace("Х", "X"))
    return "-".join(digits[i : i + 4] for i in range(0, 16, 4))


def is_valid_orcid(orcid: str) -> bool:
    """Tell whether the check character is right (ISO 7064, MOD 11-2)."""
    digits = orcid.replace("-", "")
    if not re.fullmatch(r"[0-9]{15}[0-9X]", digits):
        return False
    total = 0
    for digit in digits[:15]:
        total = (total + int(digit)) * 2
    check = (12 - total % 11) % 11
    return digits[15] == ("X" if check == 10 else str(check))
