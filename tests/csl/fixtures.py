"""Fixtures in the form of the CSL test-suite, with an OPTIONS section of our own."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

# «>>===== RESULT =====>>» … «<<===== RESULT =====<<»
_OPEN = re.compile(r"^>>=+ ([A-Z-]+) =+>>$")
_CLOSE = re.compile(r"^<<=+ ([A-Z-]+) =+<<$")


def sections(text: str) -> dict[str, str]:
    """Return the sections of a fixture by name."""
    found: dict[str, str] = {}
    name, lines = "", []
    for line in text.splitlines():
        if match := _CLOSE.match(line):
            found[match[1]] = "\n".join(lines)
            name = ""
        elif match := _OPEN.match(line):
            name, lines = match[1], []
        elif name:
            lines.append(line)
    return found


def load(path: Path) -> dict[str, Any]:
    """Return a fixture as the scorer of the suite gives it, and its options."""
    part = sections(path.read_text(encoding="utf-8"))
    items = json.loads(part["INPUT"])
    clusters = json.loads(part.get("CITATION-ITEMS", "null"))
    default = {"default": True, "items": [{"id": item["id"]} for item in items]}
    return {
        "name": path.stem,
        "mode": part["MODE"].strip(),
        "csl": part["CSL"].strip(),
        "items": items,
        "expected": part["RESULT"],
        "protocol": False,
        "options": json.loads(part.get("OPTIONS", "{}")),
        "citations": [
            {"id": f"c{place}", "note": place + 1, "properties": {}, **data}
            for place, data in enumerate(
                [{"items": cites} for cites in clusters] if clusters else [default]
            )
        ],
    }
