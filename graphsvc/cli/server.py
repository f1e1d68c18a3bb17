"""The HTTP server: uvicorn, quiet, with an announcement once it listens."""

from __future__ import annotations

import socket
from collections.abc import Callable
from typing import TYPE_CHECKING

import uvicorn

if TYPE_CHECKING:
    from fastapi import FastAPI

SHUTDOWN = 5
"""Seconds that open requests have to end."""


class Server(uvicorn.Server):
    """Serves an application until SIGINT or SIGTERM."""

    announce: Callable[[], None]

    @classmethod
    def of(cls, app: FastAPI, announce: Callable[[], None]) -> Server:
        """A server of this application; ``announce`` is called when it is ready."""
        config = uvicorn.Config(
            app, log_level="warning", access_log=False, timeout_graceful_shutdown=SHUTDOWN
        )
        server = cls(config)
        server.announce = announce
        return server

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start, then say so."""
        await super().startup(sockets)
        if self.started:
            self.announce()
