"""graphsvc: a graph of city diplomacy in which every edge is a claim."""

__version__ = "0.1.0"
