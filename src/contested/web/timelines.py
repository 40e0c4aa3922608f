"""Drawings along days: who holds a place, one strip an account. Positions are shares of the width, so words keep their size."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol

from markupsafe import Markup

from contested.web.words import days_words, harmless

HEIGHT = 30
LEAST_DAYS = 28  # a drawing of fewer days would say more than is known
TAIL = 0.14  # of the width, for what goes on
COLOURS = 6


class SpellDrawn(Protocol):
    """Some days with a holder."""

    @property
    def holder(self) -> str | None: ...
    @property
    def number(self) -> int: ...
    @property
    def start(self) -> date: ...
    @property
    def last_word(self) -> date: ...
    @property
    def end(self) -> date | None: ...
    @property
    def exact(self) -> bool: ...


class Days(Protocol):
    """Some days."""

    @property
    def start(self) -> date: ...
    @property
    def end(self) -> date | None: ...


@dataclass(frozen=True, slots=True)
class Scale:
    """The days of a drawing."""

    first: date
    last: date

    def at(self, day: date) -> float:
        """Where a day begins, as a share of the width in per cent."""
        whole = (self.last - self.first).days + 1
        return round(100 * (1 - TAIL) * (day - self.first).days / whole, 2)

    def after(self, day: date | None) -> float:
        """Where a day ends; the end of the drawing where it is open."""
        return 100.0 if day is None else self.at(day + timedelta(days=1))


def scale_of(first: date | None, last: date | None) -> Scale:
    """The scale from one day to another."""
    begin, end = first or last or date.today(), last or first or date.today()
    return Scale(begin, max(end, begin + timedelta(days=LEAST_DAYS)))


def strip(spells: Sequence[SpellDrawn], scale: Scale, words: str) -> Markup:
    """One account's strip: full where it said so, pale where it has only not said otherwise, dashed where nobody is named."""
    shapes = (drawn(spell, scale, top, tall) for spell, (top, tall) in zip(spells, rows(spells), strict=True))
    return svg("strip", HEIGHT, words, "".join(shapes))


def rows(spells: Sequence[SpellDrawn]) -> list[tuple[float, float]]:
    """The top and the height of each spell: those that begin on one day share the strip."""
    found = []
    for spell in spells:
        beside = [other for other in spells if other.start == spell.start]
        tall = (HEIGHT - 4) / len(beside)
        found.append((2 + beside.index(spell) * tall, tall))
    return found


def drawn(spell: SpellDrawn, scale: Scale, top: float, tall: float) -> str:
    """One spell."""
    left, right = scale.at(spell.start), max(scale.after(spell.end), scale.at(spell.start) + 0.4)
    told = min(max(scale.after(spell.last_word), left + 0.4), right)
    until = "no word since" if spell.end is None else f"to {spell.end}"
    words = harmless(f"{spell.holder or 'nobody named'}, from {spell.start} {until}")
    colour = f"n{(spell.number - 1) % COLOURS + 1}" if spell.number else "gap"
    shapes = f"<title>{words}</title>"
    shapes += rect("carried", left, right, top, tall) + (rect("told", left, told, top, tall) if spell.number else "")
    if not spell.exact:
        shapes += f'<line class="about" x1="{left}%" x2="{left}%" y1="{top}" y2="{top + tall:.1f}"/>'
    label = harmless(spell.holder or "nobody named")
    shapes += (
        f'<svg x="{left}%" y="{top}" width="{right - left:.2f}%" height="{tall:.1f}">'
        f'<text x="6" y="{tall / 2 + 4:.1f}">{label}</text></svg>'
    )
    return f'<g class="spell {colour}">{shapes}</g>'


def rect(name: str, left: float, right: float, top: float, tall: float) -> str:
    """A bar."""
    return f'<rect class="{name}" x="{left}%" y="{top}" width="{right - left:.2f}%" height="{tall:.1f}"/>'


def differing(found: Iterable[Days], scale: Scale) -> Markup:
    """The days on which accounts differ, as a band of its own."""
    kept = list(found)
    words = f"accounts differ: {'; '.join(days_words(one.start, one.end) for one in kept)}"
    shapes = "".join(
        rect("differ", scale.at(one.start), max(scale.after(one.end), scale.at(one.start) + 0.4), 2, 8) for one in kept
    )
    return svg("strip differing", 12, words, shapes)


def day_axis(scale: Scale) -> Markup:
    """The days under strips."""
    marks = ticks(scale)
    texts = "".join(
        f'<line class="axis" x1="{scale.at(day)}%" x2="{scale.at(day)}%" y1="0" y2="5"/>'
        f'<text x="{scale.at(day)}%" y="18"{"" if number else " class=" + chr(34) + "begin" + chr(34)}>{words}</text>'
        for number, (day, words) in enumerate(marks)
    )
    return svg("strip ticks", 22, f"from {scale.first} to {scale.last}", texts)


def ticks(scale: Scale) -> list[tuple[date, str]]:
    """Days for the axis, with their words: years, months or days, three to six of them."""
    span = (scale.last - scale.first).days
    if span > 3 * 365:
        step = max(1, round(span / 365 / 5))
        return [(date(year, 1, 1), str(year)) for year in range(scale.first.year + 1, scale.last.year + 1, step)]
    if span > 100:
        firsts = months(scale)
        return [(day, f"{day:%b %Y}") for day in firsts[:: max(1, -(-len(firsts) // 5))]]
    step = max(7, span // 4)
    return [(day, f"{day.day} {day:%b}") for day in (scale.first + timedelta(days=n) for n in range(0, span + 1, step))]


def months(scale: Scale) -> list[date]:
    """The first day of each month within the scale."""
    found, year, month = [], scale.first.year, scale.first.month
    while (day := date(year, month, 1)) <= scale.last:
        if day >= scale.first:
            found.append(day)
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    return found


def svg(name: str, height: float, words: str, shapes: str) -> Markup:
    """A drawing as wide as its place, of shapes that the caller wrote safely."""
    head = '<svg class="{}" role="img" width="100%" height="{}"><title>{}</title>'
    return Markup(head).format(name, height, harmless(words)) + Markup(shapes) + Markup("</svg>")  # noqa: S704


DRAWINGS = {"scale_of": scale_of, "strip": strip, "differing": differing, "day_axis": day_axis}
