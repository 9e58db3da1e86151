"""The store in a browser: a Datasette plugin, its pages, and a server."""
