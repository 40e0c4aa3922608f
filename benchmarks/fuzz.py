"""Broken and hostile files of each format: nothing may crash, take five seconds of a processor or fill the memory.

    python -m benchmarks.fuzz                    100,000 inputs a format
    python -m benchmarks.fuzz .pdf .warc -n 500  fewer, of some formats
    python -m benchmarks.fuzz --guided           inputs led by what the code does, of all formats together (needs atheris)

Inputs are files of the format that the tests write, changed at random: bytes, numbers, words and pieces of the other seeds, and,
for formats that are containers, the files in them, which are then packed again. Each runs through the whole of intake. PDF is taken
apart in this process, not in one of its own, so that its faults are seen. The same seed gives the same inputs.
"""

from __future__ import annotations

import argparse
import gzip
import io
import json
import random
import signal
import sys
import time
import traceback
import zipfile
import zlib
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

from contested.intake import apart, formats, pdf
from contested.intake.files import load_bytes
from contested.records import OUTCOMES

SECONDS, MEGABYTES = 5, 300
ROOT = Path(__file__).parent.parent
NUMBERS = (b"0", b"-1", b"1", b"65535", b"4294967295", b"9999999999999999999", b"1e999", b"NaN", b"")
SIGNS = (
    b"\0",
    b"\n",
    b"\r\n",
    b'"',
    b"<",
    b">",
    b"{",
    b"}",
    b"[",
    b"]",
    b"(",
    b")",
    b"\\",
    b"=",
    b":",
    b"\xff",
    b"\xef\xbb\xbf",
    b" " * 500,
)
PIECES = (
    b"[" * 5000,
    b"{" * 5000,
    b"<div>" * 3000,
    b"<a><b><i>" * 1000,
    b'"' * 999,
    b"\\u0 " * 500,
    b"{\\rtf" * 700,
    b"=?utf-8?q?" * 200,
    b"((((" * 500,
    b"<!DOCTYPE a [<!ENTITY b 'bbbbbbbbbb'><!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;'>]>",
    b"From x\n\n" * 50,
    b"Content-Type: multipart/mixed; boundary=x\n\n--x\n" * 30,
    b"<< /Length 99999999 >> stream\n",
    b"/Kids [1 0 R]\n",
    b"xref\n0 99999999\n",
    b"WARC/1.0\r\nContent-Length: 9999999999\r\n\r\n",
    b"a" * 20_000,
    b"a-" * 5000,
    "العاصمة ".encode() * 99,
    b"&#x110000;&#0;&amp" * 50,
    b"1 of 9 DOCUMENTS\n" * 99,
    b"End of Document\nBody\n" * 99,
    b"\x00" * 5000,
    b"\xf0\x9f" * 500,
)


def seeds_of(ending: str) -> list[bytes]:
    """Files of a format, small ones."""
    sys.path.insert(0, str(ROOT / "tests"))
    import samples

    more = {
        ".pdf": [samples.pdf(columns=2), samples.picture_pdf()],
        ".eml": [samples.mail(attachment=("a.csv", samples.table(1)))],
        ".warc": [samples.record(1, "revisit"), samples.record(2, answer=samples.answer(b"x", "image/png")), samples.warc(2)],
        ".txt": [
            (b"DEV-MUC3-0001\n\nTEXT ONE\n" + bytes(mark, "ascii"))
            for mark in ("End of Document\nBody\n", "1 of 2 DOCUMENTS\nLENGTH: 9\n")
        ],
    }
    return [samples.sample(ending, 1), *more.get(ending, [])]


def mutated(raw: bytes, seeds: list[bytes], dice: random.Random) -> bytes:
    """The bytes with one to a few changes."""
    changed = bytearray(raw)
    for _ in range(dice.choice((1, 1, 2, 3, 8))):
        place = dice.randrange(len(changed) + 1)
        size = dice.choice((1, 1, 2, 4, 16, 200))
        match dice.randrange(9):
            case 0:
                changed[place : place + size] = dice.randbytes(size)
            case 1:
                del changed[place : place + size * 4]
            case 2:
                changed[place:place] = changed[place : place + size * 8] * dice.choice((1, 2, 30))
            case 3:
                changed[place : place + size] = dice.choice(SIGNS)
            case 4:
                changed[place:place] = dice.choice(PIECES)
            case 5:
                change_number(changed, place, dice)
            case 6:
                other = dice.choice(seeds)
                begin = dice.randrange(len(other) + 1)
                changed[place:place] = other[begin : begin + dice.choice((10, 200, 5000))]
            case 7:
                del changed[place:]
            case _:
                if place < len(changed):
                    changed[place] ^= 1 << dice.randrange(8)
    return bytes(changed[:500_000])


def change_number(changed: bytearray, place: int, dice: random.Random) -> None:
    """Puts another number in the place of the next one."""
    while place < len(changed) and not 48 <= changed[place] <= 57:
        place += 1
    end = place
    while end < len(changed) and 48 <= changed[end] <= 57:
        end += 1
    changed[place:end] = dice.choice(NUMBERS)


def mutated_zip(raw: bytes, seeds: list[bytes], dice: random.Random) -> bytes:
    """A ZIP archive with one of its files changed, or its name."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as given, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        names = given.namelist()
        chosen = dice.choice(names)
        for name in names:
            content = given.read(name)
            if name == chosen:
                packed = name.endswith(".gz") and dice.random() < 0.8
                content = gzip.compress(mutated(gzip.decompress(content), seeds, dice)) if packed else mutated(content, seeds, dice)
                name = dice.choice((name, name, name, "../../" + name, name + "/", "x" * 300 + ".txt", "a.zip", "a.jsonl"))
            made.writestr(name, content)
    return out.getvalue()


def mutated_pdf(raw: bytes, seeds: list[bytes], dice: random.Random) -> bytes:
    """A PDF with one of its packed streams changed."""
    begin = [at for at in range(len(raw)) if raw.startswith(b"stream\n", at) and raw[at - 3 : at] != b"end"]
    if not begin:
        return mutated(raw, seeds, dice)
    at = dice.choice(begin) + 7
    end = raw.find(b"\nendstream", at)
    try:
        content = zlib.decompress(raw[at:end])
    except zlib.error:
        return mutated(raw, seeds, dice)
    return raw[:at] + zlib.compress(mutated(content, seeds, dice)) + raw[end:]


INSIDE: dict[str, Callable[[bytes, list[bytes], random.Random], bytes]] = {
    ".docx": mutated_zip,
    ".zip": mutated_zip,
    ".wacz": mutated_zip,
    ".pdf": mutated_pdf,
}


def inputs(ending: str, count: int, seed: int) -> Iterator[bytes]:
    """So many changed files of a format."""
    dice = random.Random(f"{ending} {seed}")
    seeds = seeds_of(ending)
    inside = INSIDE.get(ending)
    for _ in range(count):
        raw = dice.choice(seeds)
        if inside and dice.random() < 0.6:
            raw = inside(raw, seeds, dice)
            yield raw if dice.random() < 0.8 else mutated(raw, seeds, dice)
        else:
            raw = mutated(raw, seeds, dice)
            yield gzip.compress(raw) if dice.random() < 0.03 else raw


def here(where: str, raw: bytes) -> Any:
    """What is elsewhere done in a process of its own."""
    kind, answer = apart.answer(where, raw)
    if kind != "made":
        raise apart.EndedError(kind, answer)
    return answer


def late(*_: object) -> None:
    """What the clock does."""
    raise TimeoutError


def try_one(raw: bytes, ending: str) -> str:
    """What was wrong, empty where nothing was."""
    name = f"a{ending}.gz" if raw.startswith(b"\x1f\x8b") else f"a{ending}"
    signal.setitimer(signal.ITIMER_PROF, SECONDS)
    try:
        for loaded in load_bytes(raw, name):
            if loaded.outcome.name not in OUTCOMES or not loaded.path.isprintable():
                return f"outcome {loaded.outcome} of {loaded.path!r}"
            if "TimeoutError" in loaded.outcome.reason:
                return f"longer than {SECONDS} s"
            if loaded.report is not None:
                loaded.report.text.encode()
                assert loaded.report.id
    except TimeoutError:
        return f"longer than {SECONDS} s"
    except BaseException:
        return traceback.format_exc(limit=-4)
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
    return ""


def used_megabytes() -> float:
    """The most memory that this process took so far."""
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def fuzz(ending: str, count: int, seed: int, keep: Path | None) -> dict[str, Any]:
    """Figures of a run over one format; inputs that were too much are kept in a folder."""
    signal.signal(signal.SIGPROF, late)
    pdf.apart = here
    try_one(seeds_of(ending)[0], ending)
    before, start, slowest, wrong, done = used_megabytes(), time.perf_counter(), 0.0, [], 0
    for raw in inputs(ending, count, seed):
        begun = time.process_time()
        problem = try_one(raw, ending)
        took = time.process_time() - begun
        slowest = max(slowest, took)
        problem = problem or (f"longer than {SECONDS} s" if took > SECONDS else "")
        done += 1
        if not problem and used_megabytes() > MEGABYTES and before <= MEGABYTES:
            problem, before = f"{used_megabytes():.0f} MB", used_megabytes()
        if problem:
            wrong.append(problem)
            if keep:
                keep.mkdir(parents=True, exist_ok=True)
                (keep / f"{len(wrong)}{ending}").write_bytes(raw)
    seconds = time.perf_counter() - start
    figures = {
        "format": ending,
        "inputs": done,
        "wrong": len(wrong),
        "slowest_s": round(slowest, 2),
        "peak_mb": round(used_megabytes()),
    }
    return {**figures, "inputs_a_second": round(done / seconds), "seen": sorted(set(wrong))[:5]}


def watched(atheris: Any) -> None:
    """Imports intake again, so that atheris sees which of its lines are reached."""
    for name in [name for name in sys.modules if name.startswith("contested.intake")]:
        del sys.modules[name]
    with atheris.instrument_imports(include=["contested.intake", "pypdf"]):
        for path in sorted((ROOT / "src" / "contested" / "intake").glob("[a-z]*.py")):
            import_module(f"contested.intake.{path.stem}")
        import_module("pypdf")
    found = {name: sys.modules[f"contested.intake.{name}"] for name in ("apart", "formats", "pdf", "files")}
    globals().update(found, load_bytes=found["files"].load_bytes)


def guided(endings: list[str], count: int) -> None:
    """A run that is led by which lines are reached; the first byte of an input says which of the formats it is of."""
    import atheris

    watched(atheris)
    pdf.apart = here
    signal.signal(signal.SIGPROF, late)
    folder = Path(".fuzz") / "-".join(ending[1:] for ending in endings)[:40]
    folder.mkdir(parents=True, exist_ok=True)
    for at, ending in enumerate(endings):
        for number, raw in enumerate(seeds_of(ending)):
            (folder / f"{ending[1:]}{number}").write_bytes(bytes([at]) + raw)

    def target(raw: bytes) -> None:
        if raw and (problem := try_one(raw[1:], ending := endings[raw[0] % len(endings)])):
            raise RuntimeError(f"{ending}: {problem}")

    for ending in endings:
        try_one(seeds_of(ending)[0], ending)
    most = round(used_megabytes()) + MEGABYTES  # beside what the libraries of all formats take
    limits = (f"-runs={count}", "-timeout=10", f"-rss_limit_mb={most}", "-max_len=100000", "-seed=1")
    atheris.Setup([sys.argv[0], str(folder), *limits], target)
    atheris.Fuzz()


def main() -> None:
    """Runs and prints a line of JSON for each format."""
    endings = [form.extension for form in formats.FORMATS]
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("formats", nargs="*", default=endings)
    parser.add_argument("-n", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, help="a folder for inputs that were too much")
    parser.add_argument("--guided", action="store_true")
    chosen = parser.parse_args()
    bad = 0
    if chosen.guided:
        guided(chosen.formats, chosen.n)
    for ending in chosen.formats:
        figures = fuzz(ending, chosen.n, chosen.seed, chosen.keep)
        print(json.dumps(figures), flush=True)
        bad += figures["wrong"]
    sys.exit(bool(bad))


if __name__ == "__main__":
    main()
