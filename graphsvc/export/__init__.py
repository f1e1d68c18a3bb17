"""Exports: what leaves graphsvc as a file; so far a network as a page that stands alone.

>>> from graphsvc import export
>>> export.write_page(graph.network(["khoy"]), "khoy.html")  # doctest: +SKIP
"""

from graphsvc.export.pyvis_page import MOST_NODES, Page, page, page_html, write_page

__all__ = ["MOST_NODES", "Page", "page", "page_html", "write_page"]
