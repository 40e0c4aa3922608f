"""Measures how many pairs of names are compared in a second on one core: python benchmarks/names_speed.py

Names are made up from lists, so that nearly every pair is new and no cache of pairs helps; each name comes up in many pairs, as
it does where a report's names are held against a roster.
"""

from __future__ import annotations

import itertools
import random
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "src"))

from contested.linking.names import same_name

GIVEN = [
    "Ahmed",
    "Ahmad",
    "Mohammed",
    "Muhammad",
    "Khalifa",
    "Saddam",
    "Osama",
    "Usāma",
    "Vladimir",
    "Волод",
    "محمد",
    "John",
    "Abdul Hamid",
]
FAMILY = [
    "al-Mismari",
    "Mesmari",
    "Haftar",
    "Hifter",
    "bin Ali",
    "Al Ben Ali",
    "Zelensky",
    "Зеленский",
    "حفتر",
    "Smith",
    "van der Berg",
]
BODIES = [
    "Brigade",
    "National Army",
    "Bank of",
    "Ministry of",
    "Revolutionaries Council",
    "Oil Company LLC",
    "Qaryat",
    "Tall",
    "Al",
]
PLACES = ["Gharyan", "Ghariyan", "Tarhuna", "Zāwiyat Masūs", "Zauiet Msus", "Libya", "Bani Walid", "Sirte", "Homs", "Ḩimş"]
WANTED, TARGET = 60_000, 5_000


def main() -> None:
    """Prints pairs a second; exits with 1 where they are fewer than the target."""
    rng = random.Random(7)
    people = [" ".join(name) for name in itertools.product(GIVEN, GIVEN[:4], FAMILY)]
    bodies = [f"{body} {place} {number}".strip() for body, place, number in itertools.product(BODIES, PLACES, ["", "21", "II"])]
    names = rng.sample(people + bodies + PLACES + FAMILY, 700)
    pairs = [(rng.choice(names), rng.choice(names)) for _ in range(WANTED)]
    same_name(*pairs[0])
    start = time.process_time()
    for a, b in pairs:
        same_name(a, b)
    speed = WANTED / (time.process_time() - start)
    print(f"{speed:,.0f} pairs of names a second on one core")
    sys.exit(speed < TARGET)


if __name__ == "__main__":
    main()
