"""What can go wrong, said so that a user knows what to do next."""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """What the command line returns to the shell."""

    DONE = 0
    FINDINGS = 1
    """Some items were rejected, or a check found something."""
    UNUSABLE = 2
    """Wrong use, or input that cannot be read at all."""


class KzbibError(Exception):
    """Base of all errors of the package: what was seen, and what to do next.

    ``where`` names the file, line or item. The command line prints
    ``where: message`` and the hint, without a traceback.
    """

    exit_code: ExitCode = ExitCode.UNUSABLE

    def __init__(self, message: str, *, where: str = "", hint: str = "") -> None:
        self.message = message
        self.where = where
        self.hint = hint
        super().__init__(str(self))

    def __str__(self) -> str:
        line = f"{self.where}: {self.message}" if self.where else self.message
        return f"{line}\n  {self.hint}" if self.hint else line


class InputError(KzbibError):
    """A file or a line that cannot be read."""


class StoreError(KzbibError):
    """The store cannot be opened, read or written."""


class StyleError(KzbibError):
    """A style is unknown or broken."""


class ServiceError(KzbibError):
    """A metadata service did not answer as it should; never a finding on a work."""
