"""The processor: a style, items, and a document that cites them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from kzbib.csl.bibliography import Bibliography, BibliographyEntry, BibliographyWriter
from kzbib.csl.cites import Cite, Cluster, History, Placed
from kzbib.csl.cluster_text import ClusterWriter
from kzbib.csl.context import Context
from kzbib.csl.disambiguate import Rules
from kzbib.csl.items import Entry, entry_of
from kzbib.csl.pool import Pool
from kzbib.csl.rendering import Renderer
from kzbib.csl.resolve import Resolver
from kzbib.csl.settle import QuoteSigns, Run, settle
from kzbib.csl.style.area import Area
from kzbib.csl.style.sort import ordered
from kzbib.csl.style.style import Style
from kzbib.errors import KzbibError
from kzbib.model.work import Work

Item = Mapping[str, Any] | Work
Signature = tuple[object, ...]


class Processor:
    """Renders citations and the list of one document.

    ``items`` are CSL-JSON items or Works; ``locale`` is the language of the list (the
    style's default, else en-US). ``by_entry``: the language of an entry decides its
    terms, dates, ordinals and quotes. ``cited_only``:
    the list holds, and disambiguation regards, only what was cited.
    """

    def __init__(
        self,
        style: Style,
        items: Iterable[Item],
        *,
        locale: str = "",
        by_entry: bool = False,
        cited_only: bool = False,
        folders: Sequence[Path] | None = None,
    ) -> None:
        self.style = style
        self.numbered = True
        """Entries print their number; without it whoever sets the list counts."""
        self.renderer = Renderer(style, locale, folders, by_entry=by_entry)
        self.entries: dict[str, Entry] = {}
        self.registered: list[Entry] = []
        """What takes part in numbering, order and disambiguation."""
        self.clusters: list[Cluster] = []
        self._rendered: list[tuple[Signature, list[Run]]] = []
        self._known: set[str] = set()
        self._list: list[Entry] = []
        self._stale = True
        options = style.citation.options
        rules = Rules(
            options.get("disambiguate-add-names") == "true",
            options.get("disambiguate-add-givenname") == "true",
            options.get("givenname-disambiguation-rule", "by-cite"),
            options.get("disambiguate-add-year-suffix") == "true",
            style.citation.tests_disambiguate
            or bool(style.bibliography and style.bibliography.tests_disambiguate),
        )
        self.resolver = Resolver(rules, self.renderer.show)
        pool = Pool()
        for item in items:
            entry = entry_of(item, pool)
            self.entries[entry.id] = entry
        if not cited_only:
            for entry in self.entries.values():
                self._register(entry)

    # --- what is in the list -------------------------------------------------------

    def _register(self, entry: Entry) -> None:
        if entry.id not in self._known:
            self._known.add(entry.id)
            self.registered.append(entry)
            self._stale = True

    def _entry(self, cite: Cite) -> Entry:
        try:
            return self.entries[cite.id]
        except KeyError:
            raise KzbibError(
                f"there is no item «{cite.id}» to cite",
                hint="Give the processor all items that the document cites.",
            ) from None

    def _prepare(self) -> None:
        """Order, numbers and disambiguation of what is registered."""
        if not self._stale:
            return
        self._count(self.registered)
        area = self.style.bibliography
        if area is not None and area.keys:
            self._list = self._sorted(area, self.registered)
            self._count(self._list)
        else:
            self._list = list(self.registered)
        self.resolver.update(self._list)
        self._stale = False

    def _count(self, entries: Sequence[Entry]) -> None:
        for number, entry in enumerate(entries, start=1):
            entry.number = number if self.numbered else 0

    def _sorted(self, area: Area, entries: Sequence[Entry]) -> list[Entry]:
        return [entries[place] for place in self._order(area, entries)]

    def _order(self, area: Area, entries: Sequence[Entry]) -> list[int]:
        def context(entry: Entry) -> Context:
            ctx = self.renderer.context(entry, area)
            ctx.locale = self.renderer.locale
            return ctx

        return ordered(entries, area, context)

    @property
    def order(self) -> list[str]:
        """The ids of what is in the list, in its order."""
        self._prepare()
        return [entry.id for entry in self._list]

    # --- the list ------------------------------------------------------------------

    def bibliography(self) -> Bibliography:
        """Return the list of all items, or of those cited, in the style's order."""
        area = self.style.bibliography
        if area is None:
            return Bibliography(())
        self._prepare()
        writer = BibliographyWriter(
            self.renderer, area, self.resolver.names, self.resolver.suffixes
        )
        return Bibliography(
            tuple(writer.write(self._list)),
            area.options.get("hanging-indent") == "true",
            area.options.get("second-field-align", ""),
            _spacing(area.options.get("line-spacing")),
            _spacing(area.options.get("entry-spacing")),
        )

    # --- citations -----------------------------------------------------------------

    def cite(
        self, cluster: Cluster | Mapping[str, Any] | Sequence[Any] | str
    ) -> list[Run]:
        """Add a cluster at the end of the document and return its text.

        Takes a Cluster, an id, a list of cites (ids or CSL citation items) or an
        editor's citation object. Raises KzbibError for an item that is not known.
        Earlier clusters may change by it: see `citations`.
        """
        self.add([cluster])
        return self.citations()[-1]

    def add(
        self, clusters: Iterable[Cluster | Mapping[str, Any] | Sequence[Any] | str]
    ) -> None:
        """Add clusters at the end of the document."""
        for data in clusters:
            cluster = Cluster.of(data)
            for cite in cluster.cites:
                self._register(self._entry(cite))
            self.clusters.append(cluster)

    def citations(self) -> list[list[Run]]:
        """Return the texts of all clusters; only what changed is rendered anew."""
        self._prepare()
        writer = ClusterWriter(
            self.renderer, self.resolver.names, self.resolver.suffixes
        )
        history = History(
            _spacing(self.style.citation.options.get("near-note-distance"), 5)
        )
        for place, cluster in enumerate(self.clusters):
            placed = self._placed(history, cluster)
            signature = self._signature(cluster, placed)
            if place < len(self._rendered) and self._rendered[place][0] == signature:
                continue
            pieces = writer.write(cluster, placed)
            runs = settle(pieces, self._quotes(placed))
            self._rendered[place : place + 1] = [(signature, runs)]
        return [runs for _, runs in self._rendered]

    def _quotes(self, placed: Sequence[tuple[Placed, Entry]]) -> QuoteSigns:
        """The quotes of a cluster: those of its only language, or of the list."""
        found = {self.renderer.entry_locale(entry).quotes for _, entry in placed}
        return found.pop() if len(found) == 1 else self.renderer.locale.quotes

    def _placed(self, history: History, cluster: Cluster) -> list[tuple[Placed, Entry]]:
        entries = [self._entry(cite) for cite in cluster.cites]
        order = list(range(len(entries)))
        area = self.style.citation
        if area.keys and cluster.sort and len(entries) > 1:
            order = self._order(area, entries)
        placed = history.place(cluster, [cluster.cites[at] for at in order])
        return [(one, entries[at]) for one, at in zip(placed, order, strict=True)]

    def _signature(
        self, cluster: Cluster, placed: Sequence[tuple[Placed, Entry]]
    ) -> Signature:
        """All that the text of a cluster depends on."""
        parts: list[object] = [cluster]
        for one, entry in placed:
            names = self.resolver.names.get(entry.id)
            parts.append((
                one.position, one.near_note, one.note, entry.number,
                self.resolver.suffixes.get(entry.id, 0),
                None if names is None else repr(names),
            ))  # fmt: skip
        return tuple(parts)


def _spacing(value: str | None, default: int = 1) -> int:
    return int(value) if value and value.isdigit() and len(value) < 7 else default


__all__ = ["BibliographyEntry", "Processor"]
