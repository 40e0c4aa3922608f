"""Attributions: who is said to have said, thought, wanted or denied what; nested, carried over, quoted."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from spacy.tokens import Token

from contested.reading.draft import Draft, offsets
from contested.reading.lexicon import words
from contested.reading.pipeline import lemma
from contested.reading.quotes import Quotation, quotations
from contested.reading.speech_briefing import briefed
from contested.reading.speech_candidates import HEDGES, Candidate, parsed_candidates
from contested.reading.speech_carried import backshifted, carried_over
from contested.reading.speech_cited import cited
from contested.reading.speech_closing import FINITE, SURE, closing_candidates
from contested.reading.speech_context import Context
from contested.reading.speech_features import rivals
from contested.reading.speech_lexicon import SpeechLexicon, load_speech
from contested.reading.speech_names import Cast, cast_of, source_name
from contested.reading.speech_plain import plain_candidates
from contested.reading.speech_quotes import quote_candidates
from contested.reading.speech_ranker import dull_cues, is_likely, likelihood
from contested.reading.speech_sources import Page, Stretch, subtree
from contested.reading.turns import turn_in
from contested.records import Attribution, Span

GOES_BY = words("goes_by")
NEXT = re.compile(r"\s*[,;–—-]?\s*(?:and|but|while|whereas|yet|though|although|who|which|whose|as|;)\b", re.IGNORECASE)
THRESHOLD = 0.42  # best on the development articles of PolNeAR, by cross-validation; .38 to .48 are alike


@dataclass(frozen=True, slots=True)
class Choice:
    """A candidate with its likelihood."""

    candidate: Candidate
    score: float


def find_attributions(draft: Draft) -> None:
    """Adds every attribution to the draft."""
    text = draft.report.text
    page = Page(
        draft.doc, text, quotations(text, draft.blocks), load_speech(draft.language), dull_cues() if draft.trained else frozenset()
    )
    chosen = [one for one in choose(draft, page) if not draft.is_debris(one.cue.idx)]
    cast = cast_of(page, draft.actors)
    found = [attribution(draft, one, page, cast) for one in chosen]
    found += carried_over(draft, page.quotes, found)
    found += backshifted(draft, found)
    draft.attributions = cited(draft, nested(briefed(draft, found)))


def choose(draft: Draft, page: Page) -> list[Candidate]:
    """The best candidate of each cue, where it is likely enough; of two with the same content, the better."""
    best: dict[int, Choice] = {}
    candidates = [*parsed_candidates(page), *quote_candidates(page)]
    shapes, context = rivals(candidates), Context(page) if draft.trained else None
    for one in candidates:
        if context is not None and not is_likely(one.cue, context):
            continue
        if is_next_clause(one, page):
            continue
        score = likelihood(one, page, shapes[one.cue.i], context)
        if (score >= THRESHOLD or cites(one)) and (one.cue.i not in best or score > best[one.cue.i].score):
            best[one.cue.i] = Choice(one, score)
    for one in closing_candidates(page):
        if one.cue.i not in best or best[one.cue.i].candidate.content[0] > one.cue.idx:  # else the ranker has it
            best[one.cue.i] = Choice(one, SURE)
    for one in plain_candidates(page):
        if one.cue.i not in best:
            best[one.cue.i] = Choice(one, THRESHOLD)
    kept: list[Choice] = []
    for choice in sorted(best.values(), key=lambda choice: -choice.score):
        if not any(same(choice.candidate, other.candidate) for other in kept):
            kept.append(choice)
    return sorted((choice.candidate for choice in kept), key=lambda one: one.content)


def cites(one: Candidate) -> bool:
    """Whether a candidate is "according to" somebody, which needs no weighing but of what of the sentence is meant."""
    return one.shape.startswith("according") and one.source.head is not None and lemma(one.source.head) not in GOES_BY


def is_next_clause(one: Candidate, page: Page) -> bool:
    """Whether what stands behind "according to" somebody is the next clause, and what stands before it his word: ", but"."""
    if one.shape not in ("according:after", "according:around") or one.source.span is None:
        return False
    before = page.doc[one.cue.sent.start : one.cue.i]
    own = next((token.i + 1 for token in reversed(before) if token.text in ";:"), before.start)
    told = any(token.tag_ in FINITE for token in page.doc[own : one.cue.i])
    return told and NEXT.match(page.text, one.source.span[1]) is not None


def same(a: Candidate, b: Candidate) -> bool:
    """Whether two candidates have one content: they share most of its characters, and neither is said within the other."""
    shared = min(a.content[1], b.content[1]) - max(a.content[0], b.content[0])
    if shared <= 0.6 * (max(a.content[1], b.content[1]) - min(a.content[0], b.content[0])):
        return False
    return within(a.cue.idx, b.content) == within(b.cue.idx, a.content)


def within(offset: int, stretch: Stretch) -> bool:
    """Whether a character lies in a stretch."""
    return stretch[0] <= offset < stretch[1]


def attribution(draft: Draft, one: Candidate, page: Page, cast: Cast) -> Attribution:
    """The record of a candidate."""
    own = own_phrase(draft, one.source.span) if one.source.span else None
    source = draft.cut(*own) if own else None
    cue = draft.cut(*offsets(one.cue))
    turn = turn_in(one.cue, *one.content)
    content = draft.cut(one.content[0], turn or end_of_series(one, page))
    name, carried = source_name(page, cast, one.source.head, own) if own else (None, False)
    start, end = min(s.start for s in (source, cue, content) if s), max(s.end for s in (source, cue, content) if s)
    return Attribution(
        start=start,
        end=end,
        text=draft.report.text[start:end],
        rule=one.shape,
        source=source,
        cue=cue,
        content=content,
        source_name=name,
        direct=is_direct(content, page.quotes),
        carried=carried,
        sense=sense_of_cue(one, page.lexicon),
    )


def end_of_series(one: Candidate, page: Page) -> int:
    """Where the content ends, with the deeds of a series that hang on its cue: "said it took two, hit three and left"."""
    cue, (start, end) = one.cue, one.content
    if cue.tag_ not in FINITE or start < cue.idx or not speaks(page, cue):
        return end
    joined = next(
        (child for child in cue.children if child.idx >= end and child.dep_ in ("conj", "ccomp") and child.pos_ == "VERB"), None
    )
    if joined is None or speaks(page, joined) or any(child.dep_ in ("nsubj", "nsubjpass", "mark") for child in joined.children):
        return end
    between = page.text[end : joined.idx].strip(" ,")
    is_series = not between and (joined.dep_ == "ccomp" or any(child.dep_ == "conj" for child in joined.children))
    has_other_tense = between in ("", "and") and cue.tag_ != "VBD" and joined.tag_ in ("VBD", "VBN")  # "says it took two and left"
    return page.trim(start, subtree(joined)[1])[1] if is_series or has_other_tense else end


def speaks(page: Page, verb: Token) -> bool:
    """Whether a verb is one of speech."""
    sense = page.lexicon.sense(lemma(verb), "VERB")
    return sense is not None and sense.kind == "speech"


def own_phrase(draft: Draft, span: Stretch) -> Stretch:
    """The stretch of a speaker without the participle's clause before it: "Briefing the council, the envoy, Ann Lee"."""
    words = draft.doc.char_span(*span, alignment_mode="expand")
    if words is None or words[0].tag_ not in ("VBG", "VBN") or (words[0].is_title and words[0].ent_type_ == "PERSON"):
        return span
    comma = next((token for token in words if token.text == ","), None)
    return span if comma is None or comma.i + 1 >= words.end else (draft.doc[comma.i + 1].idx, span[1])


def is_direct(content: Span, quotes: list[Quotation]) -> bool:
    """Whether the content is mostly in quotation marks."""
    covered = sum(max(0, min(content.end, quote.end) - max(content.start, quote.start)) for quote in quotes)
    return 2 * covered > content.end - content.start


def sense_of_cue(one: Candidate, lexicon: SpeechLexicon) -> str:
    """The name of the cue's sense."""
    if one.cue.lower_ in HEDGES:
        return "report"
    part = one.cue.pos_ if one.cue.pos_ in ("NOUN", "ADJ") else "VERB"
    sense = lexicon.sense(lemma(one.cue), part)
    if sense is None:
        return "say" if one.shape.startswith(("quote", "according", "colon")) else "other"
    return sense.name


def nested(found: Iterable[Attribution]) -> list[Attribution]:
    """The attributions with each one's parent: the smallest other whose content holds its cue and content."""
    done: list[Attribution] = []
    for one in sorted(found, key=lambda one: (one.content.start - one.content.end, one.start)):
        holders = [other for other in done if holds(other, one)]
        done.append(
            replace(one, parent=min(holders, key=lambda other: other.content.end - other.content.start)) if holders else one
        )
    return sorted(done, key=lambda one: (one.start, -one.end))


def holds(outer: Attribution, inner: Attribution) -> bool:
    """Whether the inner one is said within the outer one's content."""
    cue = inner.cue or inner.content
    content = outer.content
    return (
        content.start <= cue.start < cue.end <= content.end
        and content.start <= inner.content.start
        and inner.content.end <= content.end
    )
