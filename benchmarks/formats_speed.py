"""Documents a second of a processor by format, and the memory that a long file takes: from bytes to reports, which are not read.

python -m benchmarks.formats_speed                a line of Markdown for each format
python -m benchmarks.formats_speed --memory 300   the most memory while files of a tenth of that and that many MB pass through
"""

from __future__ import annotations

import argparse
import gzip
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.fuzz import here

from contested.intake import pdf
from contested.intake.files import load_bytes
from contested.intake.formats import FORMATS, form_named

ROOT = Path(__file__).parent.parent
MANY = (".mbox", ".jsonl", ".json", ".csv", ".tsv", ".parquet", ".xml", ".warc", ".wacz", ".zip", ".tar")  # hold many documents
LONG = (".jsonl", ".csv", ".mbox", ".warc", ".jsonl.gz")


def made(ending: str, stories: int) -> bytes:
    """A file of a format."""
    sys.path.insert(0, str(ROOT / "tests"))
    import samples

    return samples.sample(ending, stories)


def speed(ending: str, seconds: float = 1.0) -> tuple[float, float]:
    """Documents and megabytes a second."""
    raw = made(ending, 200 if ending in MANY else 1)
    list(load_bytes(raw, f"a{ending}"))
    pdf.apart = here
    documents, size, start = 0, 0, time.process_time()
    while (spent := time.process_time() - start) < seconds:
        documents += sum(loaded.report is not None for loaded in load_bytes(raw, f"a{ending}"))
        size += len(raw)
    return documents / spent, size / spent / 1e6


def parts(ending: str) -> Iterator[bytes]:
    """Pieces that make a file of a format when they are put one after the other."""
    raw = made(ending, 100)
    yield raw
    rest = raw.split(b"\n", 1)[1] if ending == ".csv" else raw
    while True:
        yield rest


def long_file(ending: str, megabytes: int, folder: Path) -> Path:
    """A file of this size."""
    path = folder / f"a{ending}"
    bare = ending.removesuffix(".gz")
    size = 0
    with gzip.open(path, "wb", 1) if bare != ending else path.open("wb") as out:
        for part in parts(bare):
            size += out.write(part)
            if size > megabytes * 1_000_000:
                return path
    return path


def memory(path: Path) -> str:
    """The most memory of a process that takes the file apart, and what came of it."""
    code = (
        "import sys, resource\nfrom contested.intake.files import load_paths\n"
        "count = sum(1 for _ in load_paths([sys.argv[1]]))\n"
        "print(count, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)"
    )
    done = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True)
    return done.stdout.strip()


def main() -> None:
    """Prints the figures."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--memory", type=int, metavar="MB")
    chosen = parser.parse_args()
    if chosen.memory:
        with tempfile.TemporaryDirectory() as folder:
            for ending in LONG:
                for megabytes in (max(1, chosen.memory // 10), chosen.memory):
                    documents, most = memory(long_file(ending, megabytes, Path(folder))).split()
                    print(f"| `{ending}` | {megabytes} MB | {int(documents):,} | {most} MB |", flush=True)
        return
    for form in FORMATS:
        if form_named(form.extension) is next(one for one in FORMATS if one.name == form.name):
            documents, megabytes = speed(form.extension)
            print(f"| {form.name} | {documents:,.0f} | {megabytes:.1f} |", flush=True)


if __name__ == "__main__":
    main()
