"""The command line: ``graphsvc COMMAND``; ``main`` is its entry, also for tests and programs."""

from graphsvc.cli.app import main

__all__ = ["main"]
