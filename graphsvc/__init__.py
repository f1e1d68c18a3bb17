"""graphsvc: a graph of city diplomacy in which every edge is a claim.

``graphsvc.open()`` gives a handle that answers questions: see ``graphsvc.answers.graph.Graph``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graphsvc.answers.graph import Graph
    from graphsvc.settings import Settings

__version__ = "0.1.0"


def open(settings: Settings | None = None) -> Graph:  # noqa: A001 - graphsvc.open reads well
    """A handle on the graph that the environment names (or these settings).

    It connects to the engine that runs, or starts the embedded one; close it, or use ``with``.
    """
    # Imported here, so that the engine's own process and `import graphsvc` stay light.
    from graphsvc.answers.graph import Graph
    from graphsvc.settings import Settings

    return Graph(settings or Settings.from_environment())
