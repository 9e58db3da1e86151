"""Word tables of the parser: one small file a subject."""
