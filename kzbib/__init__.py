"""kzbib: bibliographies in Russian, Kazakh and English."""

__version__ = "0.1.0"
