"""The page: one self-contained HTML file that shows a comparison.

In: a Comparison. Out: HTML with its style, script and data inside. Guarantee: it loads nothing and sends nothing (a
Content-Security-Policy in the page allows its own style and script by hash alone); every article's text stands in it
unchanged; text from articles is always escaped; the same comparison gives the same bytes.
"""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import jinja2
from markupsafe import Markup

from tellings.model.comparison import Comparison
from tellings.views.html import context
from tellings.views.html.context import payload

_COMMENT = re.compile(r"^\s*(?://.*|/\*.*?\*/)\s*$", re.MULTILINE)
"""A line that holds a comment and nothing else."""
_SURROGATE = re.compile("[\ud800-\udfff]")

STYLES = ("base", "masthead", "findings", "read", "side", "tables", "values", "rest", "narrow", "print")
SCRIPTS = ("core", "texts", "alignments", "read", "side", "pairs", "matrix", "findings", "search", "start")
"""The pieces of the style sheet and of the script, in the order in which they are joined."""


@dataclass(frozen=True, slots=True)
class Assets:
    """What every page loads: its `style` sheet and its `script`."""

    style: str
    script: str

    @property
    def policy(self) -> str:
        """A Content-Security-Policy that allows these two in the page, pictures from the page itself, and nothing else."""
        allowed = f"script-src {_hash(self.script)}; style-src {_hash(self.style)}"
        return f"default-src 'none'; {allowed}; img-src data:; base-uri 'none'; form-action 'none'"


def _hash(content: str) -> str:
    """The content's hash as a Content-Security-Policy source."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}'"


def _static(kind: str, file: str) -> str:
    """A file of the package's `static` folder, without its comments and indents: they are for those who read the source."""
    text = files("tellings.views.html").joinpath("static", kind, file).read_text("utf-8")
    lines = (line.strip() for line in _COMMENT.sub("", text).splitlines())
    return "\n".join(line for line in lines if line)


@cache
def assets() -> Assets:
    """The style sheet and the script, each joined from its pieces; what the script names stays its own."""
    style = "\n".join(_static("style", f"{name}.css") for name in STYLES)
    script = "\n".join(_static("script", f"{name}.js") for name in SCRIPTS)
    return Assets(f"{style}\n", f'"use strict";\n(() => {{\n{script}\n}})();\n')


@cache
def _environment() -> jinja2.Environment:
    return jinja2.Environment(
        loader=jinja2.PackageLoader("tellings.views.html", "templates"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _shown(template: str, comparison: Comparison, **more: object) -> str:
    """A template filled; characters HTML cannot hold (U+0000, lone surrogates) become U+FFFD, one for one: offsets stay true."""
    page, data = context.build(comparison)
    block = Markup(payload.dumps(data))  # noqa: S704 - escaped there
    html = _environment().get_template(template).render(page=page, data=block, **more)
    return _SURROGATE.sub("\ufffd", html.replace("\0", "\ufffd")).replace("\r", "&#13;") + "\n"


def render(comparison: Comparison) -> str:
    """The comparison as one HTML document with everything in it."""
    own = assets()
    style, script = Markup(own.style), Markup(own.script)  # noqa: S704 - the package's own files
    return _shown("page.html", comparison, style=style, script=script, policy=own.policy)


def fragment(comparison: Comparison) -> str:
    """The comparison as it stands inside a document's body, for a web server's shell that loads `assets()` itself.

    A document holds one fragment: the script and the permalinks find its elements by their ids.
    """
    return _shown("comparison.html", comparison)


__all__ = ["Assets", "assets", "fragment", "render"]
