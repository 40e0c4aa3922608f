"""Serves a casebook of synthetic claims and measures the web app: answers, many readers at once, and the map in a browser.

    python benchmarks/web_speed.py [--claims 100000] [--book FILE]     # FILE is made where it is not there, and kept

Prints lines of a table. The server runs on two cores; the browser, where there is one, without a graphics card.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import re
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import islice
from pathlib import Path

import httpx

sys.path.insert(0, str(Path(__file__).parent))
from contested import Casebook
from contested.records import PlaceMention, Reading, content_id
from contested.store import write
from contested.store.database import writing
from merge_scale import readings_of

READERS, EACH = 50, 8  # readers at once, and how many pages each asks for
TRIES = 60
ONE_OF_EACH = re.compile(r'href="(/(event|report|place|actor|source)/[^"#?]+)"')
FILTERS = (
    "",
    "?contested=1",
    "?since=2018-01-01&until=2018-12-31",
    "?kind=shelling",
    "?order=newest&page=40",
    "?side=Red%20Brigade",
)
PAGES = ("/places", "/actors", "/sources", "/data", "/method", "/search?q=bridge", "/review", "/compare")
DATA = ("/map/places.json", "/map/days.json", "/index.json", "/events.geojson")


def main() -> None:
    """Builds where needed, serves, measures, prints."""
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("--claims", type=int, default=100_000)
    asked.add_argument("--book", type=Path)
    chosen = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        book = chosen.book or Path(folder) / "large.db"
        if not book.exists():
            build(book, chosen.claims)
        with served(book) as (address, process):
            answers(address, process)
            asyncio.run(many(address))
            drawing(address)


# --- the casebook ---


def build(path: Path, claims: int) -> None:
    """Puts synthetic readings into a casebook, without reading any text, and merges them."""
    begin = time.perf_counter()
    readings, _ = readings_of(claims)
    with Casebook.open(path, create=True) as book:
        waiting = map(placed, readings)
        while some := tuple(islice(waiting, 2000)):
            with writing(book.engine) as connection:
                for reading in some:
                    write.put_report(connection, reading.report)
                    write.put_reading(connection, reading, 1)
        put = time.perf_counter()
        book.merge()
        merged = time.perf_counter()
        made = f"{claims:,} claims put into {path} in {put - begin:.0f} s"
        print(f"{made}, merged into {len(book.events()):,} events in {merged - put:.0f} s")


def placed(reading: Reading) -> Reading:
    """The reading with a point for its place, the same for each name, and everything that is named in it."""
    (claim,) = reading.claims
    places = tuple(point(place) for place in claim.places)
    claim = replace(claim, places=places)
    return replace(reading, claims=(claim,), places=places, actors=(*claim.actors, *claim.targets), figures=claim.figures)


def point(place: PlaceMention) -> PlaceMention:
    """A place with a point between Libya and Iraq; one in ten is a whole district."""
    spot = random.Random(content_id(place.name))
    wide = spot.random() < 0.1
    return replace(
        place,
        lat=round(24 + 12 * spot.random(), 3),
        lon=round(10 + 36 * spot.random(), 3),
        country=spot.choice(("LY", "EG", "SY", "IQ")),
        precision=3 if wide else 1,
        radius_km=40.0 if wide else 5.0,
        feature="town",
    )


# --- the server ---


@contextmanager
def served(book: Path) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """The address of a server of its own, on two cores, warm."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "contested", "serve", str(book), "--port", str(port), "--no-browser"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}"
    try:
        if hasattr(os, "sched_setaffinity"):
            os.sched_setaffinity(process.pid, sorted(os.sched_getaffinity(0))[:2])
        begin = time.perf_counter()
        while not answered(address):
            time.sleep(0.2)
        print(f"first overview after {time.perf_counter() - begin:.1f} s")
        yield address, process
    finally:
        process.terminate()
        process.wait(20)


def answered(address: str) -> bool:
    """Whether the server answers yet."""
    try:
        return httpx.get(address, timeout=300).status_code == 200
    except httpx.TransportError:
        return False


def answers(address: str, process: subprocess.Popen[bytes]) -> None:
    """How long each sort of page takes, one after the other."""
    print("| page | median | 95th of a hundred | processor |\n|---|---|---|---|")
    with httpx.Client(base_url=address, timeout=60) as client:
        links = {name: path for path, name in ONE_OF_EACH.findall(client.get("/").text)}
        for path in ("/places", "/actors", "/sources"):
            links |= {name: link for link, name in ONE_OF_EACH.findall(client.get(path).text)}
        rows = [("overview", [f"/{query}" for query in FILTERS])]
        rows += [(name, [path]) for name, path in sorted(links.items())]
        rows += [(path, [path]) for path in (*PAGES, *DATA) if client.get(path).status_code == 200]
        for name, paths in rows:
            print(row(client, name, paths, process.pid), flush=True)


def row(client: httpx.Client, name: str, paths: list[str], pid: int) -> str:
    """A line of the table; each address was asked for once before."""
    for path in paths:
        client.get(path).raise_for_status()
    taken, busy = [], processor(pid)
    for number in range(TRIES):
        begin = time.perf_counter()
        client.get(paths[number % len(paths)]).raise_for_status()
        taken.append(time.perf_counter() - begin)
    busy = (processor(pid) - busy) / TRIES
    high = statistics.quantiles(taken, n=20)[-1]
    return f"| {name} | {1000 * statistics.median(taken):.0f} ms | {1000 * high:.0f} ms | {1000 * busy:.0f} ms |"


def processor(pid: int) -> float:
    """Seconds of processor time that a process has used; nought where the system does not say."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


async def many(address: str) -> None:
    """Many readers at once, each asking for one page after the other."""
    paths = [*(f"/{query}" for query in FILTERS), "/places", "/actors", "/sources", "/map/places.json"]
    wrong: list[str] = []

    async def reader(number: int, client: httpx.AsyncClient) -> None:
        for step in range(EACH):
            path = paths[(number + step) % len(paths)]
            try:
                answer = await client.get(path)
                if answer.status_code != 200:
                    wrong.append(f"{path}: {answer.status_code}")
            except httpx.HTTPError as problem:
                wrong.append(f"{path}: {problem!r}")

    begin = time.perf_counter()
    limits = httpx.Limits(max_connections=READERS)
    async with httpx.AsyncClient(base_url=address, timeout=120, limits=limits) as client:
        await asyncio.gather(*(reader(number, client) for number in range(READERS)))
    seconds = time.perf_counter() - begin
    pages = READERS * EACH
    print(f"{READERS} readers at once, {pages} pages: {pages / seconds:.0f} a second, {len(wrong)} errors {wrong[:3]}")


# --- the browser ---


def drawing(address: str) -> None:
    """How long until the overview shows its list, and until its map is drawn."""
    sys.path.insert(0, str(Path(__file__).parents[1] / "tests/browser"))
    import chromium

    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        print("no playwright: the map is not measured")
        return
    with sync_playwright() as playwright:
        path = chromium.executable(playwright)
        if path is None:
            print("no Chromium: the map is not measured")
            return
        browser = playwright.chromium.launch(executable_path=path, args=chromium.arguments())
        found = [drawn(browser, address) for _ in range(4)][1:]
        browser.close()
    (words, map_) = (statistics.median(column) for column in zip(*found, strict=True))
    print(f"in headless Chromium without a graphics card: first words after {words:.1f} s, map drawn after {map_:.1f} s")


def drawn(browser: object, address: str) -> tuple[float, float]:
    """Seconds to the first words and to the map, in a fresh profile."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})  # type: ignore[attr-defined]
    page = context.new_page()
    begin = time.perf_counter()
    page.goto(address)
    page.wait_for_selector("#map[data-drawn]", state="attached", timeout=120_000)
    map_ = time.perf_counter() - begin
    paints = page.evaluate("performance.getEntriesByType('paint').map(entry => entry.startTime / 1000)")
    context.close()
    return max(map(float, paints), default=map_), map_  # a page that was never painted before its map has no entry


if __name__ == "__main__":
    main()
