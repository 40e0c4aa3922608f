"""Counts of harm: how many were killed, injured, captured, missing or displaced, and of whom."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import groupby

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from contested.reading.counts import Count, Sheet, counts_in
from contested.reading.draft import Draft
from contested.reading.numbers import find_quantities
from contested.reading.tolls import lexicon, of_whom, words_of, words_of_harm
from contested.records import ActorMention, Figure

NOT_WHOSE = ("other", "others", "more", "additional", "further", "another", "around", "about", "killed", "dead")


def find_figures(draft: Draft) -> None:
    """Adds every count of harm to the draft."""
    sheet = Sheet(draft.doc, find_quantities(draft.doc))
    found: list[Figure] = []
    for sentence, words in by_sentence(words_of_harm(draft.doc)):
        if draft.is_debris(sentence.start_char):
            continue
        counts = counts_in(sheet, sentence, words)
        cumulative = bool(counts) and is_cumulative(sentence.text)
        found += [figure_of(draft, one, cumulative) for one in counts]
    draft.figures.extend(with_parts(found))


def by_sentence(words: list[Token]) -> Iterator[tuple[Tokens, list[Token]]]:
    """The sentences that have a word of harm, each with its words of harm."""
    for _, group in groupby(words, key=lambda word: word.sent.start):
        inside = list(group)
        yield inside[0].sent, inside


def figures_in(draft: Draft, start: int, end: int) -> tuple[Figure, ...]:
    """The figures whose number stands between two characters; a toll of a whole war is not among them."""
    return tuple(figure for figure in draft.figures if start <= figure.start < end and not figure.cumulative)


def toll_only(draft: Draft, figure: Figure) -> bool:
    """Whether the sentence of a figure names no act that did the harm, only the harm itself: "12 people died"."""
    sentence = next((sent for sent in draft.doc.sents if sent.start_char <= figure.start < sent.end_char), None)
    if sentence is None:
        return True
    return not any(token.lemma_.lower() in acts() and token.pos_ in ("NOUN", "VERB", "PROPN") for token in sentence)


@cache
def acts() -> frozenset[str]:
    """Words for acts that harm."""
    return frozenset(lexicon()["acts"])


def with_parts(figures: list[Figure]) -> list[Figure]:
    """The figures; where the report counts several victims of a measure, its single victims are marked as part of them."""
    several = {figure.measure for figure in figures if (figure.low or figure.high or 0) > 1 and not figure.cumulative}
    return [
        replace(figure, part_of_larger=True) if figure.rule == "one victim" and figure.measure in several else figure for figure in figures
    ]


def figure_of(draft: Draft, one: Count, cumulative: bool) -> Figure:
    """The figure of a count: its span runs from the number to the counted noun."""
    doc, quantity = draft.doc, one.quantity
    last = one.victim.i if quantity.last < one.victim.i <= quantity.last + 12 else quantity.last
    span = draft.cut(doc[quantity.first].idx, doc[last].idx + len(doc[last]))
    return Figure(
        start=span.start,
        end=span.end,
        text=span.text,
        rule=one.rule,
        measure=one.measure,
        low=quantity.low,
        best=quantity.best,
        high=quantity.high,
        of=whose(draft, one),
        approximate=quantity.approximate,
        cumulative=cumulative,
        part_of_larger=one.part,
    )


def whose(draft: Draft, one: Count) -> ActorMention | None:
    """Whose dead they are: the counted noun phrase without its number, as a mention of an actor."""
    if one.quantity.rule == "sum":
        return None
    head = one.victim if one.single else next(iter(of_whom(one.victim)), one.victim)
    if head.pos_ not in ("NOUN", "PROPN") or head.lemma_.lower() in words_of("nouns"):
        return None
    known = [actor for actor in draft.actors if actor.start <= head.idx < actor.end]
    if known:
        return min(known, key=lambda actor: actor.end - actor.start)
    doc = draft.doc
    first = max(head.left_edge.i, head.i - 8, one.quantity.last + 1 if one.quantity.last < head.i else 0)
    while first < head.i and (doc[first].pos_ in ("DET", "PUNCT", "ADP", "SPACE", "NUM", "SYM") or doc[first].lower_ in NOT_WHOSE):
        first += 1
    span = draft.cut(doc[first].idx, head.idx + len(head))
    return ActorMention(start=span.start, end=span.end, text=span.text, rule="victims of a count", kind="people")


@cache
def longer_tolls() -> re.Pattern[str]:
    """Words that make a toll one of more than one happening: "since the war began"."""
    return re.compile("|".join(row["pattern"] for row in lexicon()["cumulative"]), re.IGNORECASE)


def is_cumulative(sentence: str) -> bool:
    """Whether the sentence speaks of a toll over a war or a year rather than of one happening."""
    return longer_tolls().search(sentence[:2000]) is not None
