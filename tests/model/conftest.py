"""Property tests do not watch the clock."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("patient", deadline=None)  # machines are shared
settings.load_profile("patient")
