"""A library for each request, opened and closed in the thread that answers it: database connections are not shared.

In: the library's address. Out: a decorator for routes that want a `library`; FastAPI sees their other parameters.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable
from functools import wraps
from typing import Any, get_type_hints

from tellings.library import open_library


class Opening:
    """Gives routes the library at one address."""

    def __init__(self, address: str) -> None:
        self._address = address

    def __call__(self, route: Callable[..., Any]) -> Callable[..., Any]:
        """The route without its first parameter, `library`."""
        hints = get_type_hints(route, include_extras=True)
        given = [p.replace(annotation=hints[p.name]) for p in list(inspect.signature(route).parameters.values())[1:]]

        @wraps(route)
        def answered(**values: Any) -> Any:
            with open_library(self._address) as library:
                return route(library, **values)

        answered.__signature__ = inspect.Signature(given)  # type: ignore[attr-defined]  # what FastAPI reads
        answered.__annotations__ = {p.name: p.annotation for p in given}
        del answered.__wrapped__
        return answered
