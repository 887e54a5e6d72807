"""The library in a browser and as a REST API, on this machine: stories, search, a story's page, what is watched.

In: the address of a library. Out: a web application. Guarantees: only requests that name this machine as their host are
answered (no other site's name can be pointed here); nothing is changed but by a form of its own pages or the API with its
header; pages load only what it serves itself; every text from articles is escaped.
"""

from __future__ import annotations

from tellings.views.web.app import application, run

__all__ = ["application", "run"]
