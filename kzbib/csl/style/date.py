"""cs:date, localised or not, with ranges and the year suffix."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final, NamedTuple

from kzbib.csl.context import EMPTY, FULL, Context, Render
from kzbib.csl.dates import DateValue, Moment
from kzbib.csl.locale import Locale
from kzbib.csl.numbers import ordinal
from kzbib.csl.pieces import Piece, Pieces, YearSuffix
from kzbib.csl.rich import rich
from kzbib.csl.shape import with_year
from kzbib.csl.style.compiler import Compiler, element
from kzbib.csl.style.flat import Flat, quiet
from kzbib.csl.style.steps import Step, affix, formatting_steps
from kzbib.csl.style.text import put
from kzbib.csl.style.wrap import empty, sure, wrapped
from kzbib.csl.xml import Node

MAX_KNOWN: Final = 1_000
"""How many dates an element remembers: those of a list are few, and come often."""
PARTS: Final = ("year", "month", "day")
# What the attribute date-parts lets through.
_SHOWN: Final[dict[str, frozenset[str]]] = {
    "year": frozenset(["year"]),
    "year-month": frozenset(["year", "month"]),
    "year-month-day": frozenset(PARTS),
}


class DatePart(NamedTuple):
    """A compiled cs:date-part."""

    name: str
    form: str
    steps: Sequence[Step]
    prefix: Pieces
    suffix: Pieces
    dash: str


class Form(NamedTuple):
    """The parts of a date in their order, and what stands between them."""

    parts: tuple[DatePart, ...]
    delimiter: str


Parts = Sequence[DatePart]


class _Forms:
    """The form of a cs:date element: its own, or that of the locale at hand."""

    def __init__(self, node: Node) -> None:
        self._node = node
        self._form = node.get("form")
        self._known: dict[str, Form] = {}
        if not self._form:
            parts = tuple(map(_part, node.all("date-part")))
            self._own = Form(parts, node.get("delimiter"))

    def of(self, locale: Locale) -> Form:
        if not self._form:
            return self._own
        found = self._known.get(locale.lang)
        if found is None:
            found = _localised(self._node, self._form, locale.dates)
            self._known[locale.lang] = found
        return found


@element("date")
def compile_date(node: Node, compiler: Compiler, delimiter: str) -> Render:
    """Compile cs:date."""
    name = node.get("variable")
    if not name:
        raise compiler.error(node, "the attribute variable is needed")
    if compiler.lacks(name):
        return empty
    forms = _Forms(node)
    accessed = name == "accessed"
    implicit = name == "issued" and not compiler.explicit_suffix
    known = compiler.known_dates.setdefault(id(node), {})

    def show(ctx: Context, date: DateValue) -> tuple[Piece, ...]:
        form = forms.of(ctx.locale)
        out: Pieces = []
        if ctx.sorting is not None:
            out.append(_sortable(date, form))
        elif date.literal:
            put(out, rich(date.literal))
        else:
            _render(_Setting(ctx, form.delimiter, implicit), out, date, form.parts)
        return tuple(out)

    def run(ctx: Context, out: Pieces) -> int:
        if name in ctx.suppressed or (accessed and ctx.blocks is not None):
            return EMPTY
        date = ctx.entry.date(name)
        if not date:
            return EMPTY
        suffix = implicit and bool(ctx.suffix) and not ctx.suffix_done
        key = date, ctx.locale.number, ctx.language, ctx.sorting is None
        pieces = None if suffix else known.get(key)
        if pieces is None:
            pieces = show(ctx, date)
            if not suffix and len(known) < MAX_KNOWN:
                known[key] = pieces
        if not pieces:
            return EMPTY
        out += pieces
        if ctx.used is not None:
            ctx.used.append(name)
        if suffix and date.literal:
            out.append(YearSuffix(ctx.suffix))
            ctx.suffix_done = True
        return FULL

    quiet(sure(run))
    certain = _certain(name, forms, compiler)
    return wrapped(Flat([run], FULL) if certain else run, node, compiler)


def _certain(name: str, forms: _Forms, compiler: Compiler) -> bool:
    """Whether all items to render show the year of the date, if nothing else."""
    if name == "accessed" and compiler.area == "citation":
        return False
    if compiler.locale is None or not compiler.shows(with_year(name)):
        return False
    parts = forms.of(compiler.locale).parts
    year = any(part.name == "year" and not part.steps for part in parts)
    return year and compiler.shows(name)


def _sortable(date: DateValue, shape: Form) -> str:
    """Only the parts that the macro shows, as digits."""
    if not date.start.year:
        return date.literal
    shown = {part.name for part in shape.parts}

    def key(moment: Moment) -> str:
        return Moment(
            moment.year,
            moment.month if "month" in shown else 0,
            moment.day if "day" in shown else 0,
            moment.season if "month" in shown else 0,
        ).sort_key

    end = date.end
    return key(date.start) + (f"/{key(end)}" if end and end.year else "")


def _part(node: Node) -> DatePart:
    return DatePart(
        node.get("name"),
        node.get("form"),
        formatting_steps(node),
        affix(node.get("prefix")),
        affix(node.get("suffix")),
        node.get("range-delimiter", "\u2013"),
    )


def _localised(node: Node, form: str, dates: Mapping[str, Node]) -> Form:
    """The date form of the locale, with what the style changes of it."""
    base = dates.get(form)
    if base is None:
        return Form((), "")
    own = {child.get("name"): child.attrs for child in node.all("date-part")}
    shown = _SHOWN.get(node.get("date-parts", "year-month-day"), frozenset(PARTS))
    parts = tuple(
        _part(_changed(child, own.get(child.get("name"), {})))
        for child in base.all("date-part")
        if child.get("name") in shown
    )
    return Form(parts, base.get("delimiter"))


_FIXED_BY_LOCALE: Final = frozenset(["prefix", "suffix", "name"])


def _changed(part: Node, attrs: Mapping[str, str]) -> Node:
    kept = {
        name: value for name, value in attrs.items() if name not in _FIXED_BY_LOCALE
    }
    return Node(part.tag, {**part.attrs, **kept}, (), "", part.line)


class _Setting(NamedTuple):
    """What all parts of a date share."""

    ctx: Context
    delimiter: str
    suffix: bool
    """Whether the year suffix goes after the year."""


def _render(setting: _Setting, out: Pieces, date: DateValue, parts: Parts) -> None:
    parts = [part for part in parts if _there(date.start, part.name)]
    end = date.end
    if end is not None and end.year and parts:
        _range(setting, out, parts, date.start, end)
        return
    _moment(setting, out, parts, date.start)
    if end is not None and parts and parts[-1].name == "year":
        _open_end(out, parts[-1])


def _there(moment: Moment, name: str) -> bool:
    if name == "month":
        return bool(moment.month or moment.season)
    return bool(getattr(moment, name, 0))


def _open_end(out: Pieces, part: DatePart) -> None:
    if part.suffix:
        del out[-len(part.suffix) :]
    out.append(part.dash)
    out += part.suffix


def _range(
    setting: _Setting, out: Pieces, parts: Parts, start: Moment, end: Moment
) -> None:
    """Parts that differ, and smaller ones, are shown twice; the others once."""
    largest = next(
        (name for name in PARTS if _value(start, name) != _value(end, name)), "year"
    )
    twice = PARTS[PARTS.index(largest) :]
    differ = [place for place, part in enumerate(parts) if part.name in twice]
    if not differ:
        _moment(setting, out, parts, start)
        return
    first, last = differ[0], differ[-1] + 1
    both = parts[first:last]
    early = setting._replace(suffix=False)
    head = _chunk(early, parts[:first], start)
    one = _chunk(early, both, start)
    two = _chunk(setting, both, end)
    tail = _chunk(setting, parts[last:], end)
    _cut_inner_affixes(one, two, both, start)
    dash = next((part.dash for part in both if part.name == largest), "\u2013")
    middle = [*one, dash, *two] if one and two else one + two
    for chunk in (head, middle, tail):
        if chunk and out and setting.delimiter and (chunk is not head):
            out.append(setting.delimiter)
        out += chunk


def _chunk(setting: _Setting, parts: Parts, moment: Moment) -> Pieces:
    out: Pieces = []
    _moment(setting, out, [part for part in parts if _there(moment, part.name)], moment)
    return out


def _cut_inner_affixes(one: Pieces, two: Pieces, both: Parts, start: Moment) -> None:
    """No suffix before the dash of a range, and no prefix after it."""
    shown = [part for part in both if _there(start, part.name)]
    if shown and shown[-1].suffix:
        del one[-len(shown[-1].suffix) :]
    prefix = both[0].prefix
    if prefix and two[: len(prefix)] == prefix:
        del two[: len(prefix)]


def _value(moment: Moment, name: str) -> int:
    if name == "month":
        return moment.month or (moment.season + 12 if moment.season else 0)
    return int(getattr(moment, name))


def _moment(setting: _Setting, out: Pieces, parts: Parts, moment: Moment) -> None:
    ctx, delimiter, suffix = setting
    filled = False
    for part in parts:
        here = len(out)
        _PARTS[part.name](ctx, out, moment, part)
        if len(out) == here:
            continue
        for step in part.steps:
            step(ctx, out, here)
        if suffix and part.name == "year" and ctx.suffix and not ctx.suffix_done:
            out.append(YearSuffix(ctx.suffix))
            ctx.suffix_done = True
        if part.prefix:
            out[here:here] = part.prefix
        out += part.suffix
        if filled and delimiter:
            out.insert(here, delimiter)
        filled = True


def _year(ctx: Context, out: Pieces, moment: Moment, part: DatePart) -> None:
    year = abs(moment.year)
    if part.form == "short":
        out.append(f"{year % 100:02}")
        return
    era = "bc" if moment.year < 0 else "ad" if year < 1000 else ""
    term = (ctx.locale.term(era) or "") if era else ""
    # «44BC» by the standard, but «44 до н. э.»
    gap = " " if term[:1].islower() else ""
    out.append(f"{year}{gap}{term}")


def _month(ctx: Context, out: Pieces, moment: Moment, part: DatePart) -> None:
    if moment.season:
        text = ctx.locale.term(f"season-{moment.season:02}")
    elif part.form in ("numeric", "numeric-leading-zeros"):
        wide = part.form != "numeric"
        text = f"{moment.month:02}" if wide else str(moment.month)
    else:
        text = ctx.locale.term(f"month-{moment.month:02}", part.form or "long")
    if text:
        out.append(text)


def _day(ctx: Context, out: Pieces, moment: Moment, part: DatePart) -> None:
    day = moment.day
    limited = ctx.locale.limit_day_ordinals and day > 1
    if part.form == "ordinal" and not limited:
        gender = ctx.locale.genders.get(f"month-{moment.month:02}", "")
        put(out, rich(ordinal(day, ctx.locale, gender)))
    else:
        out.append(f"{day:02}" if part.form == "numeric-leading-zeros" else str(day))


_PARTS: Final[dict[str, Callable[[Context, Pieces, Moment, DatePart], None]]] = {
    "year": _year,
    "month": _month,
    "day": _day,
}
