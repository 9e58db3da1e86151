"""Labels the words of references with a network, many references at once."""
