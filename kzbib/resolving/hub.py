"""All services behind one door: a client each, made when it is first needed."""

from __future__ import annotations

from typing import Any

from kzbib.resolving.cache import Cache
from kzbib.resolving.client import Client
from kzbib.resolving.services import Service


class Services:
    """The clients of a run; they share one cache, one address and one way of asking."""

    def __init__(self, *, cache: Cache | None = None, **options: Any) -> None:
        """Keep what every `Client` is to be made with (``mailto``, ``offline``, …)."""
        self._cache = cache
        self._options = options
        self._clients: dict[str, Client] = {}

    def __getitem__(self, service: Service) -> Client:
        """Return the client of a service. Raises ServiceError for a bad address."""
        if service.name not in self._clients:
            client = Client(service, cache=self._cache, **self._options)
            self._clients[service.name] = client
        return self._clients[service.name]

    def close(self) -> None:
        """Close all connections and the cache."""
        for client in self._clients.values():
            client.close()
        if self._cache:
            self._cache.close()

    def __enter__(self) -> Services:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
