"""Shows what a change to rules or models gained and lost, claim by claim, text by text.

    python -m benchmarks.gains OLD_REF [FOLDER] [--pack NAME]

Reads every *.txt of FOLDER (the sample reports, if none is named) twice, each time in a process of its own: with the code of the
git revision OLD_REF, taken out into a temporary folder, and with the working tree as it is. A line that begins with "-" is a claim
that only the old code found, one with "+" a claim that only the new code finds.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).parents[1]
SAMPLES = ROOT / "src" / "contested" / "data" / "demo"
READ = """
import json, sys
from pathlib import Path
import contested
packs, files = json.loads(sys.argv[1]), [Path(name) for name in sys.argv[2:]]
reports = [contested.Report(text=file.read_text("utf-8", "replace")) for file in files]
for file, reading in zip(files, contested.Reader(packs=packs).read_many(reports)):
    print(json.dumps([file.name, [claim.to_dict() for claim in reading.claims]]))
"""
Claims = dict[str, Counter[str]]


def main(args: Sequence[str] | None = None) -> None:
    """Reads with both, prints the differences and how many there were."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("old", metavar="OLD_REF")
    parser.add_argument("folder", type=Path, nargs="?", default=SAMPLES)
    parser.add_argument("--pack", action="append", default=[])
    asked = parser.parse_args(args)
    files = [str(file.resolve()) for file in sorted(asked.folder.glob("*.txt"))]
    with tempfile.TemporaryDirectory() as taken:
        git = ["git", "-C", str(ROOT), "worktree"]
        subprocess.run([*git, "add", "--quiet", "--detach", taken, asked.old], check=True)
        try:
            before = claims_by(Path(taken), files, asked.pack)
        finally:
            subprocess.run([*git, "remove", "--force", taken], check=True)
    for line in differences(before, claims_by(ROOT, files, asked.pack)):
        print(line)


def claims_by(code: Path, files: Sequence[str], packs: Sequence[str]) -> Claims:
    """The claims of each file in words, as the code in this folder reads them."""
    command = [sys.executable, "-c", READ, json.dumps(packs), *files]
    paths = {**os.environ, "PYTHONPATH": str(code / "src")}
    ran = subprocess.run(command, env=paths, cwd=code, check=True, stdout=subprocess.PIPE, text=True)
    rows = [json.loads(line) for line in ran.stdout.splitlines()]
    return {name: Counter(map(words, claims)) for name, claims in rows}


def words(claim: dict[str, object]) -> str:
    """A claim in one line, without what a change of wording would alter."""
    parts = [str(claim["kind"]), *(str(claim[name]) for name in ("stance", "aspect") if claim[name] not in ("asserted", "actual"))]
    parts += ["not"] * bool(claim["negated"])
    for label, field in (("by", "actors"), ("on", "targets"), ("at", "places"), ("says", "speakers")):
        names = [named(mention) for mention in listed(claim[field])]
        parts += [f"{label} {', '.join(names)}"] * bool(names)
    parts += [f"{figure['measure']} {figure['best'] or figure['low']}" for figure in listed(claim["figures"])]
    when = claim["when"]
    parts += [f"[{when['start']} – {when['end']}]"] if isinstance(when, dict) and when["start"] else []
    return " ".join(parts) + f"  “{' '.join(str(claim['text']).split())}”"


def listed(value: object) -> list[dict[str, object]]:
    """The value as the list that it is."""
    return value if isinstance(value, list) else []


def named(mention: dict[str, object]) -> str:
    """The name of an actor, a place or a speaker, else its words."""
    return str(mention.get("name") or mention.get("source_name") or mention["text"])


def differences(before: Claims, after: Claims) -> Iterator[str]:
    """The claims that are in one reading only, text by text, then the sums."""
    gained = lost = 0
    for name in sorted({*before, *after}):
        gone, new = (
            before.get(name, Counter()) - after.get(name, Counter()),
            after.get(name, Counter()) - before.get(name, Counter()),
        )
        gained, lost = gained + new.total(), lost + gone.total()
        if gone or new:
            yield name
            yield from (f"  - {claim}" for claim in gone.elements())
            yield from (f"  + {claim}" for claim in new.elements())
    yield f"{gained} gained, {lost} lost"


if __name__ == "__main__":
    main()
