"""A connection on which nothing is asked is closed, so that nobody holds them all."""

import asyncio

from uvicorn.protocols.http.h11_impl import H11Protocol


class PatientProtocol(H11Protocol):
    """HTTP that waits so long for a request to arrive, and no longer.

    uvicorn itself ends a connection that is idle after an answer, but not one that has
    not asked yet, nor one that sends its head byte by byte.
    """

    PATIENCE = 20.0
    """Seconds after which a connection without a new request is closed."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as uvicorn has it
        """Begin to wait."""
        super().connection_made(transport)
        self._last: object = None
        self._wait()

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait no more."""
        self._timer.cancel()
        super().connection_lost(exc)

    def _wait(self) -> None:
        self._timer = self.loop.call_later(self.PATIENCE, self._look)

    def _look(self) -> None:
        idle = self.cycle is None or self.cycle.response_complete
        if idle and self.cycle is self._last:
            self.transport.close()
        else:
            self._last = self.cycle
            self._wait()
