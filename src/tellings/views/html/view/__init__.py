"""The view-model: what the templates of the page can show, and nothing else; one module for a section.

In: nothing. Out: frozen dataclasses, built in `context/` and read by `templates/`. Guarantee (held by
tests/contract/test_page_contract.py): every field is documented in its class and in docs/page.md and used by a
template, and templates use no other. Strings are plain text; the templates escape them.
"""
