"""The import rule of docs/design.md: a room imports model, errors and the protocols, never a sibling."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

SOURCE = Path(__file__).parent.parent / "src" / "tellings"
ROOMS = ("sources", "articles", "annotations", "stories", "alignments", "comparison")
EVERYWHERE = ("tellings.model", "tellings.errors", "tellings.backends.protocols", "tellings.__version__")


def imports(path: Path) -> set[str]:
    tree = ast.parse(path.read_text("utf8"))
    found = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module and node.level == 0}
    whole = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    assert not [node for node in whole if node.level], f"{path}: relative import"
    found |= {f"tellings.{a.name}" for node in whole if node.module == "tellings" for a in node.names}
    found |= {a.name for node in ast.walk(tree) if isinstance(node, ast.Import) for a in node.names}
    return {name for name in found if name.startswith("tellings.")}


def within(name: str, allowed: tuple[str, ...]) -> bool:
    return any(name == a or name.startswith(a + ".") for a in allowed)


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_imports_no_sibling(room: str) -> None:
    files = sorted((SOURCE / room).rglob("*.py"))
    assert files
    for path in files:
        wrong = {n for n in imports(path) if not within(n, (*EVERYWHERE, f"tellings.{room}"))}
        assert not wrong, f"{path.relative_to(SOURCE)} imports {sorted(wrong)}"


def test_the_model_imports_only_itself() -> None:
    for path in sorted((SOURCE / "model").rglob("*.py")):
        wrong = {n for n in imports(path) if not within(n, ("tellings.model",))}
        assert not wrong, f"{path.name} imports {sorted(wrong)}"


def test_backends_import_the_model_and_errors() -> None:
    for path in sorted((SOURCE / "backends").rglob("*.py")):
        wrong = {n for n in imports(path) if not within(n, ("tellings.model", "tellings.errors", "tellings.backends"))}
        assert not wrong, f"{path.name} imports {sorted(wrong)}"


def test_views_import_the_pipeline_the_library_and_the_model() -> None:
    allowed = ("tellings.model", "tellings.errors", "tellings.pipeline", "tellings.library", "tellings.views", "tellings.__version__")
    for path in sorted((SOURCE / "views").rglob("*.py")):
        wrong = {n for n in imports(path) if not within(n, allowed)}
        assert not wrong, f"{path.relative_to(SOURCE)} imports {sorted(wrong)}"


def test_a_comparison_is_shown_without_a_library() -> None:
    for folder in ("findings", "html", "terminal"):
        for path in sorted((SOURCE / "views" / folder).rglob("*.py")):
            assert not any(within(n, ("tellings.library", "tellings.store")) for n in imports(path)), path.name


def test_the_store_imports_the_model_and_errors() -> None:
    for path in sorted((SOURCE / "store").rglob("*.py")):
        wrong = {n for n in imports(path) if not within(n, ("tellings.model", "tellings.errors", "tellings.store"))}
        assert not wrong, f"{path.relative_to(SOURCE)} imports {sorted(wrong)}"


def test_the_library_joins_store_sources_stories_and_pipeline() -> None:
    allowed = ("model", "errors", "library", "store", "sources", "stories", "pipeline", "versions", "backends")
    for path in sorted((SOURCE / "library").rglob("*.py")):
        wrong = {n for n in imports(path) if not within(n, tuple(f"tellings.{a}" for a in allowed))}
        assert not wrong, f"{path.relative_to(SOURCE)} imports {sorted(wrong)}"


def test_of_the_store_only_its_door_and_protocol_are_used() -> None:
    for path in sorted((*(SOURCE / "library").rglob("*.py"), *(SOURCE / "views").rglob("*.py"), *(SOURCE / "cli").rglob("*.py"))):
        used = {n for n in imports(path) if within(n, ("tellings.store",))}
        assert used <= {"tellings.store", "tellings.store.protocol"}, f"{path.relative_to(SOURCE)} imports {sorted(used)}"


def test_only_the_pipeline_joins_rooms() -> None:
    for path in sorted(SOURCE.glob("*.py")):
        if path.stem in ("pipeline", "__init__"):
            continue
        assert not any(within(n, tuple(f"tellings.{r}" for r in ROOMS)) for n in imports(path)), path.name
