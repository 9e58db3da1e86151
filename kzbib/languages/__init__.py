"""Scripts, the language of a text, folding, collation and romanisation."""
