"""ORCID iDs: sixteen digits in four groups, the last one a check character."""

from __future__ import annotations

import re

from stdnum.exceptions import ValidationError
from stdnum.iso7064 import mod_11_2

# «0000-0002-1825-0097», «https://orcid.org/0000-0002-1694-233X»; OCR and typesetting
# make «0000>0003>2214>6628», «0000 0003 2214 6628» or «0000–0003–2214–6628» of it.
_ORCID = re.compile(
    r"""(?<!\d)
    (?P<a>\d{4}) [\s>_.‐-―−-]{0,3}
    (?P<b>\d{4}) [\s>_.‐-―−-]{0,3}
    (?P<c>\d{4}) [\s>_.‐-―−-]{0,3}
    (?P<d>\d{3}[\dXxХх])
    (?![^\W_])""",
    re.VERBOSE | re.ASCII,
)


def is_orcid(text: str) -> bool:
    """Tell whether ``text`` is an ORCID iD in its canonical form."""
    return clean_orcid(text) == text


def clean_orcid(text: str) -> str | None:
    """Return the first ORCID iD of ``text`` as «0000-0002-1825-0097», else None.

    URL forms, other dashes and the «>» of OCR are read; the check character must be
    right (ISO/IEC 7064, MOD 11-2), since a wrong digit cannot be guessed.
    """
    for found in _ORCID.finditer(text):
        groups = [*found.group("a", "b", "c"), found["d"].upper().replace("Х", "X")]
        if _checks("".join(groups)):
            return "-".join(groups)
    return None


def _checks(digits: str) -> bool:
    try:
        mod_11_2.validate(digits)
    except ValidationError:
        return False
    return True
