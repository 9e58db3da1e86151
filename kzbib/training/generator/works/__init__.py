"""Makes the content of works, one module for kinds that are alike."""
