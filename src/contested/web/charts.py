"""Small drawings as SVG, made on the server: each says in words what it shows, and takes its colours from the style sheet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Protocol

from markupsafe import Markup

from contested.web.words import day_words, range_words

MARK_WIDTH, MARK_HEIGHT = 96, 14
BAR_WIDTH, BAR_HEIGHT = 420, 22
TIME_WIDTH, TIME_HEIGHT = 640, 180
MARGIN = 6


class Bounds(Protocol):
    """Three numbers, each of which may be open."""

    @property
    def low(self) -> int | None: ...
    @property
    def best(self) -> int | None: ...
    @property
    def high(self) -> int | None: ...


class Counted(Bounds, Protocol):
    """A count with its bounds."""

    @property
    def measure(self) -> str: ...


class Pointed(Protocol):
    """A number that an account gave on a day."""

    @property
    def account(self) -> int: ...
    @property
    def day(self) -> date: ...
    @property
    def number(self) -> int: ...


class Dated(Protocol):
    """Some days with a count."""

    @property
    def start(self) -> date: ...
    @property
    def end(self) -> date: ...
    @property
    def count(self) -> int: ...


class TollMarks(Counted, Protocol):
    """A count over accounts with the accounts' own numbers."""

    @property
    def marks(self) -> tuple[int, ...]: ...


def drawing(name: str, width: float, height: float, words: str, shapes: str) -> Markup:
    """An SVG of shapes, which the caller wrote safely; `words` tell what it shows to who does not see it."""
    head = '<svg class="{}" role="img" width="{}" height="{}" viewBox="0 0 {} {}"><title>{}</title>'
    return Markup(head).format(name, width, height, width, height, words) + Markup(shapes) + Markup("</svg>")  # noqa: S704


def scale(value: float, most: float, width: float) -> float:
    """Where a value lies on a line of this width that begins at nought."""
    return round(MARGIN + value / (most or 1) * (width - 2 * MARGIN), 1)


def line(name: str, start: float, end: float, y: float) -> str:
    """A level line."""
    return f'<line class="{name}" x1="{start}" x2="{end}" y1="{y}" y2="{y}"/>'


def dot(name: str, x: float, y: float, radius: float = 3) -> str:
    """A mark."""
    return f'<circle class="{name}" cx="{x}" cy="{y}" r="{radius}"/>'


def known(*values: int | None) -> list[int]:
    """The values that there are."""
    return [value for value in values if value is not None]


def range_mark(toll: TollMarks) -> Markup:
    """A line from the least to the most that is said, from nought, with a mark for each account."""
    most = max(known(*toll.marks, toll.low, toll.best, toll.high), default=0)
    middle = MARK_HEIGHT / 2
    low = scale(min(known(toll.low, toll.best, *toll.marks), default=0), most, MARK_WIDTH)
    end = scale(toll.high, most, MARK_WIDTH) if toll.high is not None else MARK_WIDTH
    shapes = line("axis", 0, MARK_WIDTH, middle) + line("reach", low, end, middle)
    shapes += "".join(dot("mark", scale(mark, most, MARK_WIDTH), middle) for mark in toll.marks)
    return drawing("range", MARK_WIDTH, MARK_HEIGHT, f"{toll.measure}: {range_words(toll.low, toll.best, toll.high)}", shapes)


def top_of(rows: Iterable[Bounds]) -> int:
    """The largest number of several, for a scale that they share."""
    return max((value for row in rows for value in known(row.low, row.best, row.high)), default=1) or 1


def bar(row: Bounds, most: int, colour: str = "all") -> Markup:
    """A count on a scale that ends at `most`: a line from low to high, open where it has no end, and a mark at the number."""
    middle = BAR_HEIGHT / 2
    values = known(row.low, row.best, row.high)
    low = scale(min(values, default=0), most, BAR_WIDTH)
    if row.high is None:
        end = BAR_WIDTH - 1.0
        tip = f'<path class="reach {colour}" d="M{end - 6} {middle - 5} L{end} {middle} L{end - 6} {middle + 5}"/>'
    else:
        end, tip = scale(row.high, most, BAR_WIDTH), ""
    shapes = line("axis", 0, BAR_WIDTH, middle) + line(f"reach {colour}", low, end, middle) + tip
    if row.best is not None:
        shapes += dot(f"mark {colour}", scale(row.best, most, BAR_WIDTH), middle, 5.5)
    return drawing("bar", BAR_WIDTH, BAR_HEIGHT, range_words(row.low, row.best, row.high), shapes)


def ticks(most: int, count: int = 4) -> list[int]:
    """Round numbers from nought up to `most`."""
    rough = most / count
    power = 10 ** max(0, len(str(int(rough))) - 1)
    step = max(1, next(factor * power for factor in (1, 2, 5, 10) if factor * power >= rough))
    return list(range(0, most + 1, step))


def axis(most: int) -> Markup:
    """The numbers under bars on a scale that ends at `most`."""
    marks = (f'<text x="{scale(tick, most, BAR_WIDTH)}" y="12" text-anchor="middle">{tick:,}</text>' for tick in ticks(most))
    return drawing("bar ticks", BAR_WIDTH, 16, f"scale from 0 to {most}", "".join(marks))


def columns(counts: Sequence[int], words: str, inside: Sequence[bool] = (), width: int = 960, height: int = 90) -> Markup:
    """Columns side by side; those that are not `inside` stand back."""
    most, wide = max(counts, default=0) or 1, width / max(1, len(counts))
    gap = 1 if wide > 3 else 0

    def column(number: int, count: int) -> str:
        tall = max(2, count / most * (height - 2))
        name, left, top = "column" if not inside or inside[number] else "column off", number * wide, height - tall
        return f'<rect class="{name}" x="{left:.2f}" y="{top:.1f}" width="{wide - gap:.2f}" height="{tall:.1f}"/>'

    shapes = "".join(column(number, count) for number, count in enumerate(counts) if count)
    return drawing("columns", width, height, words, shapes + line("axis", 0, width, height))


def ends(found: Sequence[Dated]) -> str:
    """What a histogram of days shows, in words."""
    peak = max(found, key=lambda one: one.count)
    reach = f"from {day_words(found[0].start)} to {day_words(found[-1].end)}"
    return f"Events by day, {reach}; most, {peak.count}, from {day_words(peak.start)}"


def share(count: float, most: float) -> Markup:
    """A thin line as long as a count's part of the largest; the number itself stands beside it in words."""
    wide = round(100 * count / (most or 1), 1)
    box = '<svg class="share" aria-hidden="true" viewBox="0 0 100 4" preserveAspectRatio="none">'
    return Markup(f'{box}<rect width="{wide}" height="4"/></svg>')  # noqa: S704 -- a number


def over_time(found: Sequence[Pointed], words: str) -> Markup:
    """Numbers by day: a mark for each, those of one account joined, from nought."""
    days = sorted({one.day for one in found})
    first, spread = days[0], max(1, (days[-1] - days[0]).days)
    most = max(one.number for one in found) or 1
    left, bottom, inner = 44, TIME_HEIGHT - 20, TIME_WIDTH - 60

    def at(one: Pointed) -> tuple[float, float]:
        return round(left + (one.day - first).days / spread * inner, 1), round(8 + (1 - one.number / most) * (bottom - 8), 1)

    def level(tick: int) -> str:
        y = round(8 + (1 - tick / most) * (bottom - 8), 1)
        number = f'<text x="{left - 12}" y="{y + 4}" text-anchor="end">{tick:,}</text>'
        return line("axis", left - 8, TIME_WIDTH, y) + number

    shapes = "".join(map(level, ticks(most)))
    for account in sorted({one.account for one in found}):
        points = sorted(at(one) for one in found if one.account == account)
        joined = " ".join(f"{x},{y}" for x, y in points)
        shapes += f'<polyline class="reach n{account}" points="{joined}"/>' if len(points) > 1 else ""
        shapes += "".join(dot(f"mark n{account}", x, y, 5) for x, y in points)
    for day, anchor, x in ((days[0], "start", left - 4), (days[-1], "end", TIME_WIDTH)):
        shapes += f'<text x="{x}" y="{TIME_HEIGHT - 3}" text-anchor="{anchor}">{day_words(day)}</text>'
    return drawing("bar time", TIME_WIDTH, TIME_HEIGHT, words, shapes)


DRAWINGS = {
    "range_mark": range_mark,
    "bar": bar,
    "axis": axis,
    "top_of": top_of,
    "columns": columns,
    "ends": ends,
    "share": share,
    "over_time": over_time,
}
