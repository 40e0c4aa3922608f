"""Text with what was read in it marked, whatever overlaps: spans to pieces, and pieces to HTML.

A piece is a stretch over which nothing begins or ends; it knows every role that it was read in and every claim that covers it.
Drawing opens and closes the claims around the pieces so that no element ever crosses another.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup

from contested.records import Claim
from contested.records import Span as Words
from contested.web.described import means
from contested.web.words import harmless

REACH = 420  # characters of a paragraph that are shown before and after a claim
BLANK = "\n\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of text over which nothing that was read begins or ends."""

    text: str = means("the words, exactly")
    roles: tuple[str, ...] = means("what it was read as: trigger, actor, target, place, time, figure, speaker, …")
    claims: tuple[str, ...] = means("ids of the claims whose evidence covers it, the longest first")


@dataclass(frozen=True, slots=True)
class Marked:
    """A span of the text with the role that it was read in, or with the claim that it is the evidence of."""

    start: int
    end: int
    role: str = ""
    claim: str = ""


def pieces(text: str, spans: Iterable[Marked], start: int = 0, end: int | None = None) -> tuple[Piece, ...]:
    """The text from `start` to `end` in pieces."""
    stop = len(text) if end is None else min(end, len(text))
    inside = sorted(clipped(spans, start, stop), key=lambda span: (span.start, -span.end))
    cuts = sorted({start, stop, *(span.start for span in inside), *(span.end for span in inside)})
    found, active, coming = [], list[Marked](), 0
    for here, there in pairwise(cuts):
        active = [span for span in active if span.end > here]
        while coming < len(inside) and inside[coming].start <= here:
            active.append(inside[coming])
            coming += 1
        roles = tuple(dict.fromkeys(span.role for span in active if span.role))
        found.append(Piece(text=text[here:there], roles=roles, claims=tuple(span.claim for span in active if span.claim)))
    return tuple(found)


def clipped(spans: Iterable[Marked], start: int, stop: int) -> Iterator[Marked]:
    """The spans as far as they lie between two points."""
    for span in spans:
        first, last = max(span.start, start), min(span.end, stop)
        if first < last:
            yield Marked(first, last, span.role, span.claim)


def claim_spans(claim: Claim, text: str) -> Iterator[Marked]:
    """The evidence of a claim and the spans of its parts."""
    yield Marked(claim.start, claim.end, claim=claim.id)
    parts: list[tuple[str, Sequence[Words | None]]] = [
        ("trigger", [claim.trigger]),
        ("actor", [*claim.actors, *(who.antecedent for who in claim.actors)]),
        ("target", [*claim.targets, *(who.antecedent for who in claim.targets)]),
        ("place", claim.places),
        ("figure", claim.figures),
        ("speaker", [said.source for said in claim.speakers]),
    ]
    for role, spans in parts:
        yield from (Marked(span.start, span.end, role) for span in spans if span is not None)
    yield from time_span(claim, text)


def time_span(claim: Claim, text: str) -> Iterator[Marked]:
    """Where the words of the claim's time stand, nearest before its end, if they stand in the text at all."""
    words = claim.when.text
    at = text.rfind(words, max(0, claim.start - REACH), claim.end + REACH) if words and claim.when.source == "text" else -1
    if at >= 0:
        yield Marked(at, at + len(words), "time")


def paragraph(text: str, start: int, end: int, reach: int | None = REACH) -> tuple[int, int]:
    """The bounds of the paragraph that a span stands in, cut to what is near it; whole where `reach` is None."""
    before = text.rfind(BLANK, 0, start)
    after = text.find(BLANK, end)
    first, last = 0 if before < 0 else before + len(BLANK), len(text) if after < 0 else after
    if reach is None:
        return first, last
    return at_space(text, max(first, start - reach), start), min(last, end + reach)


def goes_on(text: str, start: int, end: int) -> tuple[bool, bool]:
    """Whether the paragraph goes on before and after two bounds."""
    return start > 0 and text[start - 1] != "\n", end < len(text) and text[end] != "\n"


def at_space(text: str, first: int, start: int) -> int:
    """The next beginning of a word, where a cut fell within one."""
    if first == 0 or text[first - 1].isspace():
        return first
    space = text.find(" ", first, start)
    return first if space < 0 else space + 1


def drawn(shown: Sequence[Piece], labels: Mapping[str, int] | None = None) -> Markup:
    """Pieces as HTML; a claim of `labels` bears its number and the anchor `claim-<id>` where it begins."""
    out: list[Markup] = []
    opened: list[str] = []
    begun: set[str] = set()
    for piece in shown:
        out += moved(opened, piece.claims, begun, labels or {})
        words = harmless(piece.text)
        out.append(Markup('<mark class="{}">{}</mark>').format(" ".join(piece.roles), words) if piece.roles else words)
    return Markup("").join([*out, *(Markup("</span>") for _ in opened)])


def moved(opened: list[str], wanted: Sequence[str], begun: set[str], labels: Mapping[str, int]) -> Iterator[Markup]:
    """Closes and opens the claims' elements so that those wanted are open; `opened` and `begun` are brought up to date."""
    same = 0
    while same < min(len(opened), len(wanted)) and opened[same] == wanted[same]:
        same += 1
    for _ in opened[same:]:
        yield Markup("</span>")
    del opened[same:]
    for claim in wanted[same:]:
        opened.append(claim)
        if claim in begun or claim not in labels:
            yield Markup('<span class="claim">')
        else:
            begun.add(claim)
            label = Markup('<a class="ref" href="#of-{}" aria-label="claim {}">{}</a>').format(claim, labels[claim], labels[claim])
            yield Markup('<span class="claim" id="claim-{}">{}').format(claim, label)
