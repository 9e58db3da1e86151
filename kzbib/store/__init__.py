"""One SQLite file: works, references as printed, and every change with its undo."""
