"""Which references are one work: keys, comparison, vetoes, decision, merge."""
