"""Makes the models of kzbib.parsing from labelled references."""
