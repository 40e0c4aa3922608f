"""axe-core, which finds what keeps people out of a page: from the npm registry, as the build has MapLibre, by its hash."""

import importlib.util
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CACHE = ROOT / ".cache"  # not in the repository
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
SHA512 = "sha512-FHfa+lmNjQZfJz1q8wKqIDwC6DExcHt/pkjNQb09a3NPjCKg2rhu5qb2S4r76ASyFNNtuFooJpZe37OgudVGtQ=="
SCRIPT = ("axe.min.js", "29348999450cdf2849a8e70b7912fc2da85a849da39c0d0d5394f51d4a9ed95c")


@cache
def script():
    """The script's text; raises hatch_build.NotHad where the registry cannot be reached."""
    spec = importlib.util.spec_from_file_location("hatch_build", ROOT / "hatch_build.py")
    build = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(build)
    build.bring(build.Package(name="axe-core", version="4.14.1", integrity=SHA512, files=(SCRIPT,)), CACHE)
    return (CACHE / "axe-core" / SCRIPT[0]).read_text("utf-8")


def found(page):
    """What axe finds wrong on a page: a line each, with where it is."""
    if not page.evaluate("typeof axe !== 'undefined'"):
        page.evaluate(script())
    options = {"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"]}
    result = page.evaluate("options => axe.run(document, options)", options)
    return [
        f"{wrong['id']} ({wrong['impact']}): {node['html'][:160]} {node['failureSummary'][:200]}"
        for wrong in result["violations"]
        for node in wrong["nodes"][:3]
    ]
