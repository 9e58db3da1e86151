"""A fixture of the CSL test-suite as calls of the processor."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from kzbib.csl import Cluster, Processor, Style
from kzbib.csl.locale import citeproc_folders
from kzbib.csl.writers import html, html_bibliography

NO_FORM = "[CSL STYLE ERROR: reference with no printed form.]"
"""What the suite prints where a style shows nothing of an item."""


@lru_cache(maxsize=64)
def _style(xml: str) -> Style:
    return Style.load(xml)


def _cluster(data: dict[str, Any], *, positions: bool) -> Cluster:
    """A cluster; outside of an editor's document, each cite knows its own position."""
    cites = [cite if positions else {"position": 0, **cite} for cite in data["items"]]
    properties = {**data["properties"], "noteIndex": data["note"]}
    return Cluster.of({"citationItems": cites, "properties": properties})


def render(fixture: dict[str, Any]) -> str:
    """Return the rendering of a fixture as the suite prints it.

    Without citations, all items are cited in one cluster, in the order of the list.
    The suite expects the terms of its own locales; our fixtures bring ``options`` for
    the processor and take our locales.
    """
    options = fixture.get("options")
    processor = Processor(
        _style(fixture["csl"]),
        fixture["items"],
        cited_only=fixture["protocol"],
        **({"folders": citeproc_folders()} if options is None else options),
    )
    for data in fixture["citations"]:
        default = {"items": [{"id": name} for name in processor.order]}
        whole = {**data, **default} if data.get("default") else data
        processor.add([_cluster(whole, positions=fixture["protocol"])])
    if fixture["mode"].startswith("bibliography"):
        return html_bibliography(processor.bibliography())
    lines = [html(runs) or NO_FORM for runs in processor.citations()]
    if not fixture["protocol"]:
        return "\n".join(lines)
    return "\n".join(f"..[{place}] {line}" for place, line in enumerate(lines))
