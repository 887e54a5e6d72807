"""The page's contract: a template shows every field of the view-model and no other, every field is documented in its class
and in docs/page.md, every part of a Comparison is shown, and the script works on the data that is documented."""

from __future__ import annotations

import dataclasses
import importlib
import inspect
import pkgutil
import re
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import jinja2
import pytest

from tellings.model.comparison import Comparison
from tellings.views import html
from tellings.views.html import context, view
from tests.views import harbour

MODULES = [importlib.import_module(f"{view.__name__}.{m.name}") for m in pkgutil.iter_modules(view.__path__)]
CLASSES = sorted(
    {c for m in MODULES for _, c in inspect.getmembers(m, inspect.isclass) if dataclasses.is_dataclass(c) and c.__module__ == m.__name__},
    key=lambda c: c.__name__,
)
FIELDS = {(c.__name__, f.name) for c in CLASSES for f in dataclasses.fields(c)}
TEMPLATES = sorted(f.name for f in files("tellings.views.html").joinpath("templates").iterdir() if f.name.endswith(".html"))
DOCUMENT = (Path(__file__).parents[2] / "docs" / "page.md").read_text("utf-8")


@cache
def read() -> frozenset[tuple[str, str]]:
    """Every field the templates read of a comparison complete in every part, and of one of nothing."""
    seen: set[tuple[str, str]] = set()

    class Recording(jinja2.Environment):
        def getattr(self, obj: Any, attribute: str) -> Any:
            if dataclasses.is_dataclass(obj):
                seen.add((type(obj).__name__, attribute))
            return super().getattr(obj, attribute)

    environment = Recording(
        loader=jinja2.PackageLoader("tellings.views.html", "templates"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
    )
    for comparison in (harbour.comparison(), harbour.many(8), harbour.blank(("a1", "One.\n"), ("a2", "Two.\n"))):
        page, data = context.build(comparison)
        environment.get_template("page.html").render(page=page, data=data, style="", script="", policy="")
    return frozenset(seen)


def test_templates_use_only_the_view_model() -> None:
    assert read() - FIELDS == set()


def test_every_field_of_the_view_model_is_shown() -> None:
    assert FIELDS - read() == set()


def test_every_part_of_a_comparison_is_shown() -> None:
    seen: set[str] = set()

    class Watched(Comparison):
        def __getattribute__(self, name: str) -> Any:
            seen.add(name)
            return super().__getattribute__(name)

    given = harbour.comparison()
    parts = {f.name: getattr(given, f.name) for f in dataclasses.fields(Comparison)}
    context.build(Watched(**parts))
    assert {f.name for f in dataclasses.fields(Comparison)} - seen == set()


@pytest.mark.parametrize("of", CLASSES, ids=lambda c: c.__name__)
def test_every_field_is_documented_in_its_class(of: type) -> None:
    undocumented = [f.name for f in dataclasses.fields(of) if f"`{f.name}`" not in (of.__doc__ or "")]
    assert not undocumented


def test_the_document_lists_the_view_model_as_it_is() -> None:
    rows = re.findall(r"^\| `([A-Z]\w+)` \| (.+?) \|$", DOCUMENT, re.MULTILINE)
    listed = {(name, field) for name, cell in rows for field in re.findall(r"`(\w+)`", cell)}
    assert listed == FIELDS


def test_the_document_lists_the_data_the_script_works_on() -> None:
    _, data = context.build(harbour.comparison())
    listed = set(re.findall(r"^\| `([a-z]\w+)` \|", DOCUMENT, re.MULTILINE))
    used = set(re.findall(r"state\.data\.(\w+)", html.assets().script))
    assert listed == set(data) == used


@pytest.mark.parametrize("name", TEMPLATES)
def test_no_template_switches_escaping_off(name: str) -> None:
    text = files("tellings.views.html").joinpath("templates", name).read_text("utf-8")
    assert "|safe" not in text.replace(" ", "")
    assert "autoescape" not in text
