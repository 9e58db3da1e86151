"""What a reference says, before it is printed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

DateParts = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Person:
    """A person with all given names, or an organisation as ``literal``.

    ``initials`` are letters without full stops («К.-Ж» for a double name);
    ``genitive`` is the family name behind «под ред.».
    """

    family: str = ""
    given: tuple[str, ...] = ()
    initials: tuple[str, ...] = ()
    literal: str = ""
    genitive: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """The fields of one work; ``other`` is the work in a second language."""

    kind: str
    lang: str
    text: Mapping[str, str]
    people: Mapping[str, tuple[Person, ...]] = field(default_factory=dict)
    dates: Mapping[str, tuple[DateParts, ...]] = field(default_factory=dict)
    etal: bool = False
    other: Record | None = None

    @property
    def present(self) -> frozenset[str]:
        """The names of all fields; those of the other half begin with "tr."."""
        own = {
            name
            for part in (self.text, self.people, self.dates)
            for name, value in part.items()
            if value
        }
        for name, parts in self.dates.items():
            if len(parts) == 1 and len(parts[0]) > 1:
                own.add(f"{name}.month")
                own |= {f"{name}.day"} if len(parts[0]) > 2 else set()
        if self.etal:
            own.add("etal")
        if self.other:
            own |= {f"tr.{name}" for name in self.other.present}
        return frozenset(own)

    def without(self, *fields: str) -> Record:
        """Return the record less some text fields, names or dates."""
        return replace(
            self,
            text={k: v for k, v in self.text.items() if k not in fields},
            people={k: v for k, v in self.people.items() if k not in fields},
            dates={k: v for k, v in self.dates.items() if k not in fields},
        )
