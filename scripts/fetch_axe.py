"""axe-core, the accessibility checker the browser tests run: fetched once with npm, checked, kept under .cache.

    python scripts/fetch_axe.py

In: nothing. Out: the path of axe.min.js. Guarantee: it is the pinned version, by the SHA-512 its registry published
for it; a file that is another is never kept or used.
"""

from __future__ import annotations

import base64
import hashlib
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

VERSION = "4.14.1"
INTEGRITY = "FHfa+lmNjQZfJz1q8wKqIDwC6DExcHt/pkjNQb09a3NPjCKg2rhu5qb2S4r76ASyFNNtuFooJpZe37OgudVGtQ=="
"""SHA-512 of the package's archive, Base64."""
CACHE = Path(__file__).resolve().parent.parent / ".cache" / "axe"
MEMBER = "package/axe.min.js"


class Unavailable(Exception):
    """axe-core cannot be had here: no npm, no network, or another archive than the pinned one."""


def digest(content: bytes) -> str:
    """SHA-512, Base64."""
    return base64.b64encode(hashlib.sha512(content).digest()).decode()


def script(cache: Path = CACHE) -> str:
    """The source of axe.min.js. Raises Unavailable."""
    archive = cache / f"axe-core-{VERSION}.tgz"
    if not archive.is_file() or digest(archive.read_bytes()) != INTEGRITY:
        content = fetch()
        cache.mkdir(parents=True, exist_ok=True)
        archive.write_bytes(content)
    with tarfile.open(archive) as opened:
        member = opened.extractfile(MEMBER)
        if member is None:
            raise Unavailable(f"{archive}: no {MEMBER} in it")
        return member.read().decode("utf-8")


def fetch() -> bytes:
    """The archive, downloaded by npm and checked. Raises Unavailable."""
    npm = shutil.which("npm")
    if npm is None:
        raise Unavailable("no npm on the path")
    with tempfile.TemporaryDirectory() as folder:
        command = [npm, "pack", f"axe-core@{VERSION}", "--ignore-scripts", "--silent", "--pack-destination", folder]
        done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)  # noqa: S603 - fixed arguments
        found = list(Path(folder).glob("*.tgz"))
        if done.returncode or len(found) != 1:
            raise Unavailable(f"npm could not fetch axe-core {VERSION}: {(done.stderr.strip().splitlines() or ['nothing came'])[-1]}")
        content = found[0].read_bytes()
    if digest(content) != INTEGRITY:
        raise Unavailable(f"axe-core {VERSION}: the archive's SHA-512 is not the pinned one")
    return content


def main() -> None:
    """Fetch it and say where it is."""
    try:
        size = len(script())
    except Unavailable as error:
        raise SystemExit(str(error)) from None
    sys.stdout.write(f"{CACHE / f'axe-core-{VERSION}.tgz'} ({size} characters of script)\n")


if __name__ == "__main__":
    main()
