"""The day on which a page was published: from its fields, its address, or the lines about its headline; no doubtful one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from functools import cache
from importlib.resources import files
from itertools import islice
from typing import Any

import yaml

from contested.intake.fields import day_of, iso_date

FIELDS = (  # names of meta fields that give the day of publication, the best first
    "article:published_time", "article:published", "og:article:published_time", "og:published_time", "og:pubdate", "datepublished",
    "date.published", "dc.date.issued", "dcterms.issued", "dc.date.created", "dcterms.created", "parsely-pub-date", "sailthru.date",
    "cxenseparse:recs:publishtime", "citation_publication_date", "citation_date", "publication_date", "publication-date",
    "publishdate", "publish-date", "publish_date", "pubdate", "pub_date", "article.published", "article_date_original",
    "originalpublicationdate", "datecreated", "dc.date", "dcterms.date", "date", "rnews:datepublished", "ptime",
)  # fmt: skip
IN_ADDRESS = re.compile(
    r"/((?:19|20)\d\d)(?:/([1-9])(?=/)|[/-]?(0[1-9]|1[0-2]))(?:/([1-9])(?=[/_.-]|$)|[/-]?(0[1-9]|[12]\d|3[01])(?=[/_.-]|$))"
)
DATE_NAMES = "dates?|datetime|published?|pubdate|posted|post-?date|timestamp|dateline|entry-date|time"
MARKS = re.compile(rf"(?:^|[\s_-])(?:{DATE_NAMES})(?:$|[\s_-])", re.I)
CHANGED = re.compile(r"updat|modif|chang|edited|aktualisiert|mise? à jour|actualizad|обновлен|تحديث|به‌روز|עודכן", re.I)
FIRST = re.compile(
    r"(?:first published|originally published|published|posted|issued|publié|veröffentlicht|publicado|опубликовано|نشر)", re.I
)
DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "0123456789" * 2)
YEAR = re.compile(r"(?:19|20)\d\d")
ISO = re.compile(r"\b(?:19|20)\d\d[-/]\d\d[-/]\d\d(?!\d)")
MONTH = r"(?P<month>[^\W\d_]{2,12}(?: [^\W\d_]{2,8})?)"
WORDED = re.compile(
    rf"(?<!\d)(?P<day>\d{{1,2}})(?:st|nd|rd|th|er|º|\.)?,? (?:de |of )?{MONTH}\.?,? (?:de |of )?(?P<year>(?:19|20)\d\d)"
)
MONTH_FIRST = re.compile(r"(?P<month>[^\W\d_]{3,12})\.? (?P<day>\d{1,2})(?:st|nd|rd|th)?,? (?P<year>(?:19|20)\d\d)")
NUMBERS = re.compile(r"\b(\d{1,2})[/.](\d{1,2})[/.]((?:19|20)\d\d)\b")
LONGEST_LINE = 90  # characters of a line that is a date
LINES = 40  # about the headline are looked at
LONGEST_HEAD = 25  # words of a line that may still stand above the text
DATE_WORDS = 9  # of a line that is a date and what it is of
ELEMENTS = 4_000  # of a page that are looked through for its headline
FORTHCOMING = timedelta(days=2)
AROUND = ("nav", "aside", "footer", "form", "script", "style", "noscript", "template", "select")
APART = re.compile(
    r"relat|recommend|comment|latest|recent|popular|trending|sidebar|widget|teaser|more-|also|promo|most-read|cookie|consent|newsletter|subscri|modal",
    re.I,
)


def meta_date(fields: Mapping[str, str]) -> str | None:
    """The day that the meta fields give."""
    return next((day for name in FIELDS if (day := plausible(iso_date(fields.get(name))))), None)


def plausible(day: str | None) -> str | None:
    """A day that can be one of publication: not of the far past, nor to come."""
    if day is None or day < "1990":
        return None
    return day if day[:10] <= (datetime.now(UTC).date() + FORTHCOMING).isoformat() else None


def item_date(tree: Any) -> str | None:
    """The day that microdata gives."""
    for element in tree.iter("meta", "time", "span", "div", "p"):
        if "datepublished" in (element.get("itemprop") or "").lower():
            written = element.get("content") or element.get("datetime") or "".join(element.itertext())
            if day := plausible(iso_date(written)):
                return day
    return None


def address_date(address: str | None) -> str | None:
    """The day in an address."""
    found = IN_ADDRESS.search((address or "").split("?")[0])
    return plausible(day_of(*(int(part) for part in found.groups() if part))) if found else None


def seen_date(tree: Any) -> str | None:
    """The day that is written about the headline: in elements that are marked as a date, else in a line that is one."""
    marked: list[tuple[int, str]] = []
    for element in about_headline(tree):
        if element.tag == "time" or MARKS.search(f" {element.get('class') or ''} {element.get('id') or ''} "):
            marked += dates_of(element)
    if marked:
        return min(marked)[1]
    found = (pair for line in lines_about(tree) for pair in parts_of(line))
    return min(found, default=(0, None))[1]


def dates_of(element: Any) -> Iterator[tuple[int, str]]:
    """The days of an element, each with how good it is: one of publication comes before one that is not named, a change last."""
    text = " ".join("".join(element.itertext()).translate(DIGITS).split())[:400]
    name = f"{element.get('class') or ''} {text[:60]}"
    if element.get("datetime") and (day := plausible(iso_date(element.get("datetime")))):
        yield (2 if CHANGED.search(name) else 0 if FIRST.search(name) else 1), day
        return
    yield from parts_of(text)


def parts_of(text: str) -> Iterator[tuple[int, str]]:
    """The days of a text that names one or two, each with how good it is."""
    for part in re.split(r"(?<=\d{4})[.;|·]|\|", text) if len(text) < 3 * LONGEST_LINE else ():
        if day := line_date(part):
            yield (2 if CHANGED.search(part) else 0 if FIRST.search(part) else 1), day


def about_headline(tree: Any) -> Iterator[Any]:
    """The elements from the headline on to the first paragraph, and those just before it."""
    before: list[Any] = []
    after = 0
    for element in islice(tree.iter(), ELEMENTS):
        if not isinstance(element.tag, str) or element.tag in ("html", "body", "head", "meta", "title", "link", "main", "article"):
            continue
        if after:
            after += 1
            if after > LINES * 2 or (element.tag == "p" and len("".join(element.itertext())) > 200):
                return
            if not is_apart(element):
                yield element
        elif element.tag == "h1":
            yield from before[-6:]
            after = 1
        elif element.tag in ("time", "span", "div", "p", "em", "small") and len(element) == 0 and not is_apart(element):
            before.append(element)


def is_apart(element: Any) -> bool:
    """Whether an element belongs to what stands around an article: menus, related stories, comments."""
    for above in (element, *element.iterancestors()):
        if above.tag in AROUND or (above.tag != "body" and APART.search(f"{above.get('class') or ''} {above.get('id') or ''}")):
            return True
    return False


def lines_about(tree: Any) -> Iterator[str]:
    """The short lines at the top of the page, up to its first long paragraph."""
    for number, line in enumerate(text_lines(tree)):
        size = len(line.split())
        if number >= LINES or size > LONGEST_HEAD:
            return
        if size <= DATE_WORDS and YEAR.search(line.translate(DIGITS)) and not re.search(r"©|copyright|\(c\)", line, re.I):
            yield line


def text_lines(tree: Any) -> Iterator[str]:
    """The pieces of text of the page, as they stand, without what stands around an article."""
    body = tree.find(".//body")
    for element in islice((tree if body is None else body).iter(), ELEMENTS):
        if is_text(element.text) and isinstance(element.tag, str) and not is_apart(element):
            yield " ".join(element.text.split())
        if is_text(element.tail) and element.getparent() is not None and not is_apart(element.getparent()):
            yield " ".join(element.tail.split())


def is_text(written: str | None) -> bool:
    """Whether there is more than white space."""
    return bool(written) and not str(written).isspace()


def line_date(line: str) -> str | None:
    """The day of a line that is one; None where day and month cannot be told apart."""
    line = " ".join(line.translate(DIGITS).split())
    if not YEAR.search(line) or len(line) > LONGEST_LINE:
        return None
    if numbers := NUMBERS.search(line):
        day, month, year = numbers.groups()
        dotted = f"{year}-{int(month):02}-{int(day):02}"  # with full stops the day comes first, wherever dates are so written
        return plausible(iso_date(dotted if "." in numbers[0] else numbers[0]))
    if written := ISO.search(line):
        return plausible(iso_date(written[0]))
    return plausible(in_words(line))


@cache
def months() -> dict[str, int]:
    """The number of a month by its names in all languages."""
    rows = yaml.safe_load((files("contested") / "data/pages/months.yml").read_text("utf-8"))
    return {
        name.replace("_", " "): number for row in rows.values() for number, names in enumerate(row, 1) for name in names.split()
    }


def in_words(line: str) -> str | None:
    """The day of a line that names a month: "4 March 2021", "March 4, 2021", in any language that is listed."""
    line = line.lower()
    for found in WORDED.finditer(line):
        day, name, year = found["day"], found["month"], found["year"]
        tried = (name.strip(" .,"), *(part.strip(".,") for part in name.split()))
        if number := next((months()[part] for part in tried if part in months()), None):
            return day_of(int(year), number, int(day))
    for found in MONTH_FIRST.finditer(line):
        if number := months().get(found["month"]):
            return day_of(int(found["year"]), number, int(found["day"]))
    return None
