"""Works → formatted entries and lists."""

from kzbib.styling.calls import call
from kzbib.styling.catalogue import describe_styles, find_style, style_ids
from kzbib.styling.engine import using_engine
from kzbib.styling.entry import format_work
from kzbib.styling.lists import (
    FormattedEntry,
    FormattedList,
    bibliography,
    paired_lists,
)
from kzbib.styling.missing import missing_facts
from kzbib.styling.outputs import render_lists
from kzbib.styling.settings import Profile, profile, profiles

__all__ = [
    "FormattedEntry",
    "FormattedList",
    "Profile",
    "bibliography",
    "call",
    "describe_styles",
    "find_style",
    "format_work",
    "missing_facts",
    "paired_lists",
    "profile",
    "profiles",
    "render_lists",
    "style_ids",
    "using_engine",
]
