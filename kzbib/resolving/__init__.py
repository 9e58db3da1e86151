"""Metadata services: look works up, compare, and say what was found."""
