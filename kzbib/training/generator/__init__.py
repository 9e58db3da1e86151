"""Prints made-up and real works in many house styles, every field's place known."""

from kzbib.training.generator.generate import generate, relayout
from kzbib.training.generator.labelled import Labelled, Span

__all__ = ["Labelled", "Span", "generate", "relayout"]
