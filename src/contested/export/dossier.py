"""A dossier: one page that stands alone, to print or to send, of the events asked for (of a place, an actor, or one event).

It holds no script and fetches nothing: its policy forbids both. Each account stands with the sentence that it rests on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from html import escape
from importlib import resources
from typing import BinaryIO

from contested.export.content import About, Content, Written
from contested.export.flat import actor_name, joined, place_name, range_words, speaker_name
from contested.export.plain import why_not_plain
from contested.export.streams import as_text
from contested.records import Account, Claim, Event, Interval, Range, Report, plain

POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
REACH = 300  # characters of the report that are shown around a claim


@cache
def style() -> str:
    """How the page looks."""
    return (resources.files("contested") / "data" / "export" / "dossier.css").read_text("utf-8")


class Sources:
    """The reports that are cited, numbered in the order in which they come."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}
        self.lines: list[str] = []

    def number(self, report: Report) -> int:
        """The number of a report."""
        if report.id not in self.numbers:
            self.numbers[report.id] = len(self.numbers) + 1
            self.lines.append(source(report))
        return self.numbers[report.id]


def write_dossier(content: Content, out: BinaryIO) -> Written:
    """Writes the page, and gives how many events stand on it."""
    written, sources = Written(), Sources()
    with as_text(out) as text:
        text.write(head(content.about))
        for event in content.events:
            written.rows += 1
            text.write("".join(event_section(event, sources)))
        if not written.rows:
            text.write("<p>Nothing in the casebook answers to what was asked.</p>\n")
        text.write(foot(sources.lines, content.about))
    return written


HEAD = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Dossier: {asked}</title>
<style>
{style}</style>
</head>
<body>
<h1>Dossier: {asked}</h1>
<p class="facts">What reports claim, according to whom. Nothing here is a verdict. The words in colour (in print: bold) make the
claim; they stand in the sentence of the report.</p>
"""
FOOT = """<h2>Sources</h2>
<ol class="sources">
{lines}</ol>
<footer><p>Made with Contested {version}{casebook}{made}. Place data: GeoNames, CC BY 4.0.</p></footer>
</body>
</html>
"""


def head(about: About) -> str:
    """The beginning of the page: what it shows of which casebook, and how to read it."""
    asked = "; ".join(f"{name}: {value}" for name, value in about.asked) or "the whole casebook"
    return HEAD.format(policy=POLICY, asked=safe(asked), style=style())


def event_section(event: Event, sources: Sources) -> Iterator[str]:
    """One event: its head, its counts, its accounts, why it is one event."""
    where = f" at {' '.join(place_name(event.place).split())}" if event.place else ""
    title = f"{event.kind.replace('_', ' ').capitalize()}{where}, {days(event.when)}"
    yield f'<section id="event-{event.id}">\n<h2>{safe(title)}</h2>\n'
    yield f'<p class="facts"><span class="status">{safe(event.status)}</span> · '
    yield f"grade {safe(event.grade.pair)} · event {event.id}</p>\n"
    if reason := why_not_plain(event.claims):
        yield f'<p class="facts"><strong>Not told as fact:</strong> {safe(reason)}.</p>\n'
    who, whom = joined(map(actor_name, event.actors)), joined(map(actor_name, event.targets))
    yield f'<p class="facts">Named as acting: {safe(who or "nobody")}. Named as acted on: {safe(whom or "nobody")}.</p>\n'
    if event.figures:
        yield figure_table(event.figures.values())
    reports = {report.id: report for report in event.reports}
    for account in event.accounts:
        yield from account_part(account, reports, sources)
    why = "; ".join(reason.words for reason in event.reasons)
    yield f'<p class="cite">Grade: {safe("; ".join(event.grade.reasons))}.{" " + safe(why) + "." if why else ""}</p>\n</section>\n'


def figure_table(ranges: Iterable[Range]) -> str:
    """The counts of harm: over all accounts, and each account's own."""
    rows = []
    for found in ranges:
        over_all = range_words(found.low, found.best, found.high)
        rows.append(f"<tr><th>{safe(found.measure)}</th><td>all accounts</td><td>{over_all}</td></tr>")
        for speaker, one in found.accounts:
            as_of = f" as of {one.as_of}" if one.as_of else ""
            rows.append(f"<tr><td></td><td>{safe(speaker)}</td><td>{range_words(one.low, one.best, one.high)}{as_of}</td></tr>")
    return f"<table>{''.join(rows)}</table>\n"


def account_part(account: Account, reports: dict[str, Report], sources: Sources) -> Iterator[str]:
    """One account with the words that it rests on."""
    verb = " denies" if account.denies else " concedes, against its own interest" if account.concedes else ""
    yield f"<h3>{safe(account.speaker)}{verb}</h3>\n"
    for claim in account.claims:
        report = reports.get(claim.report_id)
        if report is None:
            continue
        kind = ' class="denies"' if claim.negated != (claim.stance == "denied") else ""
        yield f"<blockquote{kind}>{evidence(claim, report.text)}</blockquote>\n"
        yield f'<p class="cite">{safe(chain(claim, report))}, {safe(str(plain(report.published) or "undated"))} '
        yield f"[{sources.number(report)}]{safe(qualities(claim))}</p>\n"


def evidence(claim: Claim, text: str) -> str:
    """The claim's words, marked, with what stands around them in the report."""
    start, end = max(0, claim.start - REACH), min(len(text), claim.end + REACH)
    before, after = text[start : claim.start], text[claim.end : end]
    before = before[max(before.rfind("\n"), before.rfind(". ") + 1) + 1 :] if start or "\n" in before or ". " in before else before
    stop = min((place for place in (after.find("\n"), after.find(". ") + 1 or -1) if place >= 0), default=len(after))
    return f"{safe(before)}<mark>{safe(text[claim.start : claim.end])}</mark>{safe(after[:stop])}"


def chain(claim: Claim, report: Report) -> str:
    """Who says it, innermost first."""
    names = [*(speaker_name(one) for one in reversed(claim.speakers)), report.outlet or "a report without a named outlet"]
    return ", as told by ".join(dict.fromkeys(" ".join(name.split()) for name in names))


def qualities(claim: Claim) -> str:
    """What sets the claim off a plain one."""
    words = [claim.stance] if claim.stance != "asserted" else []
    words += ["said not to have happened"] if claim.negated else []
    words += [claim.aspect] if claim.aspect not in ("actual", "state") else []
    words += ["unconfirmed"] if claim.unconfirmed else []
    return f" ({', '.join(words)})" if words else ""


def days(when: Interval) -> str:
    """The days in words."""
    if when.start is None and when.end is None:
        return "undated"
    return str(when.start) if when.start == when.end else f"{when.start or '?'} to {when.end or '?'}"


def foot(lines: Iterable[str], about: About) -> str:
    """The sources, and where the page comes from."""
    items = "".join(f"<li>{line}</li>\n" for line in lines)
    casebook = f" from {safe(about.casebook)}" if about.casebook else ""
    made = f", {safe(about.made_at)}" if about.made_at else ""
    return FOOT.format(lines=items, version=safe(about.version), casebook=casebook, made=made)


def source(report: Report) -> str:
    """One report as a line of the sources; its address is shown, and is no link, so that a page can be sent on safely."""
    parts = [report.author, report.outlet, report.title, str(plain(report.published) or "undated"), report.url]
    return safe(". ".join(part for part in parts if part)) + f" <small>(report {report.id})</small>"


def safe(words: str) -> str:
    """Words as HTML may hold them."""
    return escape(" ".join(words.replace("\x00", "").split(" ")), quote=True)
