"""Output forms of runs."""
