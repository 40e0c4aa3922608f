"""Small drawings as SVG, made on the server: each says in words what it shows, and takes its colours from the style sheet."""

from __future__ import annotations

from markupsafe import Markup

from contested.export.flat import range_words
from contested.web.pages.rows import Toll

MARK_WIDTH, MARK_HEIGHT = 96, 14


def scale(value: float, least: float, most: float, width: float, margin: float = 4) -> float:
    """Where a value lies on a line of this width."""
    spread = (most - least) or 1
    return round(margin + (value - least) / spread * (width - 2 * margin), 1)


def range_mark(toll: Toll) -> Markup:
    """A line from the least to the most that is said, from nought, with a mark for each account."""
    values = [*toll.marks, *(one for one in (toll.low, toll.best, toll.high) if one is not None)]
    most = max(values, default=0)
    middle = MARK_HEIGHT / 2

    def at(value: float) -> float:
        return scale(value, 0, most, MARK_WIDTH)

    low = toll.low if toll.low is not None else min(values, default=0)
    end = at(toll.high) if toll.high is not None else MARK_WIDTH
    dots = "".join(f'<circle class="mark" cx="{at(mark)}" cy="{middle}" r="3"/>' for mark in toll.marks)
    lines = f'<line class="axis" x1="0" x2="{MARK_WIDTH}" y1="{middle}" y2="{middle}"/>'
    lines += f'<line class="reach" x1="{at(low)}" x2="{end}" y1="{middle}" y2="{middle}"/>'
    return drawing("range", MARK_WIDTH, MARK_HEIGHT, f"{toll.measure}: {range_words(toll.low, toll.best, toll.high)}", lines + dots)


def drawing(name: str, width: float, height: float, words: str, shapes: str) -> Markup:
    """An SVG of shapes, which the caller wrote safely; `words` tell what it shows to who does not see it."""
    head = '<svg class="{}" role="img" width="{}" height="{}" viewBox="0 0 {} {}"><title>{}</title>'
    return Markup(head).format(name, width, height, width, height, words) + Markup(shapes) + Markup("</svg>")  # noqa: S704


DRAWINGS = {"range_mark": range_mark}
