"""The page: one self-contained HTML file that shows a comparison.

In: a Comparison. Out: HTML with its style, script and data inside. Guarantee: it loads nothing and sends nothing (a
Content-Security-Policy in the page allows its own style and script by hash alone); every article's text stands in it
unchanged; text from articles is always escaped; the same comparison gives the same bytes.
"""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache
from importlib.resources import files

import jinja2
from markupsafe import Markup

from tellings.model.comparison import Comparison
from tellings.views.html import context
from tellings.views.html.context import payload

_SURROGATE = re.compile("[\ud800-\udfff]")


@cache
def _static(name: str) -> str:
    """A file of the package's `static` folder, with LF line ends."""
    return files("tellings.views.html").joinpath("static", name).read_text("utf-8").replace("\r\n", "\n").strip() + "\n"


def _hash(content: str) -> str:
    """The content's hash as a Content-Security-Policy source."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}'"


def policy(style: str, script: str) -> str:
    """A Content-Security-Policy that allows this style and this script, pictures from the page itself, and nothing else."""
    return f"default-src 'none'; script-src {_hash(script)}; style-src {_hash(style)}; img-src data:; base-uri 'none'; form-action 'none'"


@cache
def _environment() -> jinja2.Environment:
    return jinja2.Environment(
        loader=jinja2.PackageLoader("tellings.views.html", "templates"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def render(comparison: Comparison) -> str:
    """The comparison as one HTML document.

    Characters HTML cannot hold (U+0000 and lone surrogates) are shown as U+FFFD, one for one, so that offsets stay true.
    """
    page, data = context.build(comparison)
    style, script = _static("page.css"), _static("page.js")
    html = (
        _environment()
        .get_template("page.html")
        .render(
            page=page,
            style=Markup(style),  # noqa: S704 - the package's own file
            script=Markup(script),  # noqa: S704 - the package's own file
            data=Markup(payload.dumps(data)),  # noqa: S704 - escaped there
            policy=policy(style, script),
        )
    )
    return _SURROGATE.sub("\ufffd", html.replace("\0", "\ufffd")).replace("\r", "&#13;") + "\n"


__all__ = ["policy", "render"]
