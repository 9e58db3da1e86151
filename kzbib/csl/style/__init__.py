"""Styles: reading, checking, compiling."""
