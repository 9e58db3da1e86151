"""An index of works on this machine, asked before the network."""

from kzbib.resolving.offline.build import Built, Filter, build_index
from kzbib.resolving.offline.index import OfflineIndex

__all__ = ["Built", "Filter", "OfflineIndex", "build_index"]
