"""The page's contract: templates use every field of the view-model and no other, and every field is documented."""

from __future__ import annotations

import dataclasses
import inspect
from importlib.resources import files

import jinja2
import pytest
from jinja2 import nodes

from tellings.views.html import view

CLASSES = [c for _, c in inspect.getmembers(view, inspect.isclass) if dataclasses.is_dataclass(c)]
FIELDS = {f.name for c in CLASSES for f in dataclasses.fields(c)}
TEMPLATES = sorted(f.name for f in files("tellings.views.html").joinpath("templates").iterdir() if f.name.endswith(".html"))
JINJA = {"first", "index0", "last"}
"""Attributes of Jinja's own loop variable."""


def attributes() -> set[str]:
    """Every attribute a template reads."""
    environment = jinja2.Environment(autoescape=True)
    macros, read = set(), set()
    for name in TEMPLATES:
        tree = environment.parse(files("tellings.views.html").joinpath("templates", name).read_text("utf-8"))
        macros |= {m.name for m in tree.find_all(nodes.Macro)}
        for found in tree.find_all(nodes.Getattr):
            if not (isinstance(found.node, nodes.Name) and found.node.name == "m"):
                read.add(found.attr)
    return read


def test_templates_use_only_the_view_model() -> None:
    assert attributes() - FIELDS <= JINJA


def test_every_field_of_the_view_model_is_used() -> None:
    assert FIELDS - attributes() == set()


@pytest.mark.parametrize("of", CLASSES, ids=lambda c: c.__name__)
def test_every_field_is_documented(of: type) -> None:
    undocumented = [f.name for f in dataclasses.fields(of) if f"`{f.name}`" not in (of.__doc__ or "")]
    assert not undocumented


@pytest.mark.parametrize("name", TEMPLATES)
def test_no_template_switches_escaping_off(name: str) -> None:
    text = files("tellings.views.html").joinpath("templates", name).read_text("utf-8")
    assert "|safe" not in text.replace(" ", "")
    assert "autoescape" not in text
