"""The sources of what was asked for, for a bibliography: BibTeX, and CSL-JSON for Zotero and Pandoc."""

from __future__ import annotations

import json
import re
from typing import Any, BinaryIO

from contested.export.content import Content, Written
from contested.export.streams import as_text
from contested.records import Interval, Report, interval_of

ESCAPES = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\{",
        "}": r"\}",
        "&": r"\&",
        "%": r"\%",
        "$": r"\$",
        "#": r"\#",
        "_": r"\_",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
    }
)
MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
URL_SIGNS = re.compile(r"[{}\\\s]")


def write_bibtex(content: Content, out: BinaryIO) -> Written:
    """Writes an entry for each report."""
    written = Written()
    with as_text(out) as text:
        for report in content.reports:
            written.rows += 1
            text.write(bibtex_entry(report))
    return written


def bibtex_entry(report: Report) -> str:
    """One report as BibTeX: an article of the outlet."""
    when = interval_of(report.published)
    fields = {
        "author": in_braces(report.author, keep=True),
        "title": in_braces(report.title or "Untitled", keep=True),
        "journal": in_braces(report.outlet),
        **bibtex_day(when),
        "url": "{" + URL_SIGNS.sub("", report.url) + "}" if report.url else "",
        "note": in_braces(f"Contested report {report.id}"),
    }
    lines = [f"  {name} = {value}" for name, value in fields.items() if value]
    return "@article{contested-" + report.id + ",\n" + ",\n".join(lines) + "\n}\n\n"


def bibtex_day(when: Interval) -> dict[str, str]:
    """Year, month and day, as far as they are known."""
    if when.start is None:
        return {}
    found = {"year": f"{{{when.start.year}}}"}
    if when.precision in ("month", "day"):
        found["month"] = MONTHS[when.start.month - 1]
    if when.precision == "day":
        found["day"] = f"{{{when.start.day}}}"
    return found


def in_braces(words: str | None, keep: bool = False) -> str:
    """Words as a BibTeX value, in one line; `keep` lets neither case nor an "and" within be touched."""
    if not words:
        return ""
    safe = " ".join(words.split()).translate(ESCAPES)
    return f"{{{{{safe}}}}}" if keep else f"{{{safe}}}"


def write_csl(content: Content, out: BinaryIO) -> Written:
    """Writes a list of CSL-JSON items, one for each report."""
    written, between = Written(), "\n"
    with as_text(out) as text:
        text.write("[")
        for report in content.reports:
            written.rows += 1
            text.write(between + json.dumps(csl_item(report)))
            between = ",\n"
        text.write("\n]\n")
    return written


def csl_item(report: Report) -> dict[str, Any]:
    """One report as a CSL item."""
    when = interval_of(report.published)
    item = {
        "id": f"contested-{report.id}",
        "type": "article-newspaper",
        "title": report.title or "Untitled",
        "container-title": report.outlet,
        "author": [{"literal": report.author}] if report.author else None,
        "issued": {"date-parts": [date_parts(when)]} if when.start else None,
        "URL": report.url,
        "language": report.language,
        "note": f"Contested report {report.id}",
    }
    return {name: value for name, value in item.items() if value}


def date_parts(when: Interval) -> list[int]:
    """Year, month and day, as far as they are known."""
    assert when.start is not None
    parts = [when.start.year, when.start.month, when.start.day]
    return parts[: {"year": 1, "month": 2}.get(when.precision, 3)]
