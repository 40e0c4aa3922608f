"""How well pages are read: F1 of the words of the text; the shares of titles, authors, outlets, days, languages that are right.

Run it with `python -m benchmarks.pages`; `--mistakes` shows what is wrong on which page.
"""

from __future__ import annotations

import argparse
import re
import time
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from benchmarks.page_set.forms import PAGES
from benchmarks.page_set.last import LAST
from benchmarks.page_set.later import LATER
from benchmarks.page_set.pages import Page

from contested.errors import InputError
from contested.intake.pages import page as read_page
from contested.intake.texts import decode
from contested.reading.language import language_of
from contested.records import Report

WORD = re.compile(r"\w+")
FIELDS = ("title", "author", "outlet", "published", "language")


@dataclass
class Score:
    """Over the pages of the set."""

    f1: list[float] = field(default_factory=list)
    right: Counter[str] = field(default_factory=Counter)
    asked: Counter[str] = field(default_factory=Counter)
    mistakes: list[str] = field(default_factory=list)
    seconds: float = 0.0

    @property
    def figures(self) -> dict[str, float]:
        """The figures by name."""
        shares = {name: self.right[name] / self.asked[name] for name in (*FIELDS, "no_text")}
        return {"text_f1": sum(self.f1) / len(self.f1), **shares}


def words(text: str) -> Counter[str]:
    """The words of a text, each as often as it stands there."""
    return Counter(WORD.findall(text.casefold()))


def text_f1(found: str, page: Page) -> float:
    """F1 of the words; those that may be there or not count on neither side."""
    got, wanted = words(found), words(page.wanted)
    got -= words(page.may) & (got - wanted)
    both = sum((got & wanted).values())
    return 2 * both / (sum(got.values()) + sum(wanted.values())) if both else 0.0


def read(page: Page) -> tuple[str, dict[str, str | None], str]:
    """The text, the fields, and why there is no text."""
    raw = page.html if isinstance(page.html, bytes) else page.html.encode()
    try:
        text, fields = read_page(decode(raw), page.url)
    except InputError as problem:
        return "", {}, str(problem)
    language = language_of(Report(text=text, language=fields.language)) if text else None
    found = {name: getattr(fields, name) for name in FIELDS}
    return text, {**found, "language": language}, fields.no_text or ""


def add(score: Score, page: Page) -> None:
    """Counts one page."""
    begun = time.perf_counter()
    text, found, why = read(page)
    score.seconds += time.perf_counter() - begun
    if page.story is None:
        score.asked["no_text"] += 1
        score.right["no_text"] += not text and bool(why)
        if text or not why:
            score.mistakes.append(f"{page.name}: text where none is, or no reason: {text[:80]!r} {why!r}")
        return
    score.f1.append(text_f1(text, page))
    if score.f1[-1] < 0.97:
        score.mistakes.append(f"{page.name}: text F1 {score.f1[-1]:.3f} {difference(text, page)} {why}")
    host = page.url.split("/")[2]
    wanted = {"title": page.title or page.story.title, "author": page.author, "outlet": page.outlet or host}
    wanted |= {"published": page.published, "language": page.story.language}
    for name in FIELDS:
        score.asked[name] += 1
        if found.get(name) == wanted[name]:
            score.right[name] += 1
        else:
            score.mistakes.append(f"{page.name}: {name} {found.get(name)!r}, not {wanted[name]!r}")


def difference(text: str, page: Page) -> str:
    """The words that are too many and too few."""
    got, wanted = words(text), words(page.wanted)
    return f"+{list((got - wanted - words(page.may)).elements())[:12]} -{list((wanted - got).elements())[:12]}"


def measure(pages: Iterable[Page] = PAGES) -> Score:
    """The score of these pages."""
    score = Score()
    for page in pages:
        add(score, page)
    return score


def main() -> None:
    """Prints the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--mistakes", action="store_true")
    chosen = parser.parse_args()
    for name, pages in (("tuned on", PAGES), ("written later", LATER), ("written last", LAST)):
        score = measure(pages)
        print(f"{name}: {len(pages)} pages, {1000 * score.seconds / len(pages):.0f} ms each")
        for figure, value in score.figures.items():
            print(f"  {figure:10} {value:.3f}")
        if chosen.mistakes:
            print("\n".join(score.mistakes))


if __name__ == "__main__":
    main()
