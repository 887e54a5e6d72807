"""Any value of the model as JSON can hold it; what lists, hits and events look like outside.

In: dataclasses, enumerations, moments and what they are made of. Out: JSON in ASCII, so that no text in it can break out of
where it is put.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping
from datetime import date, datetime
from enum import Enum
from typing import Any


def plain(value: Any) -> Any:
    """The value in dictionaries, lists and plain values."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {f.name: plain(getattr(value, f.name)) for f in dataclasses.fields(value)}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(k): plain(v) for k, v in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(v) for v in value]
    return value


def dumps(value: Any, indent: int | None = None) -> str:
    """The value as JSON."""
    return json.dumps(plain(value), indent=indent)
