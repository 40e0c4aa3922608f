"""Counts of harm: how many were killed, injured, captured, missing or displaced, and of whom."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from itertools import groupby, islice

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from contested.reading.counts import Count, Sheet, counts_in
from contested.reading.draft import Draft
from contested.reading.numbers import find_quantities
from contested.reading.tolls import lexicon, narrow, of_whom, words_of, words_of_harm
from contested.records import ActorMention, Figure

FURTHER = re.compile(r"\b(?:others?|additional|further|another|remaining|more(?! than))\b", re.IGNORECASE)
MOST_WORDS = 60  # words of harm read in one sentence; no sentence of a report has as many
A_WAR = 50_000  # dead; no single happening that a report tells of has killed as many
GROUPED = ("term of a list", "part of a count")  # "23 civilians and 16 soldiers": each is a count of its own
TOLLS = ("casualties", "displacement", "detention", "return")  # kinds whose claims may tell of a whole war
RECORD = re.compile(  # "the deadliest since the war began" counts none of those before
    r"\b(?:deadliest|bloodiest|heaviest|gravest|largest|biggest|highest|greatest|fewest|lowest|worst|most \w{1,20}|the first)\b"
    r"[^.,;]{0,60}?\b(?:since|in)\b[^,;]{0,80}",
    re.IGNORECASE,
)
PARTED = re.compile(r"; |, (?:while|whereas|but|and on|with|bringing|taking|raising|pushing)\b| — | – | -- ", re.IGNORECASE)
ALONE = re.compile(r"\balone\b", re.IGNORECASE)
OF_A_DAY = re.compile(
    r"\bon (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\b(?:yesterday|today|overnight|this morning|last night)\b", re.IGNORECASE
)
LESSER = ("one victim", "names of victims")
HELD = ("prisoner", "captive", "hostage")
PERSONS = ("refugee", "detainee", "captive", "hostage")  # nouns of harm that say who they are
NOT_WHOSE = ("other", "others", "more", "additional", "further", "another", "around", "about", "killed", "dead")


def find_figures(draft: Draft) -> None:
    """Adds every count of harm to the draft."""
    sheet = Sheet(draft.doc, find_quantities(draft.doc))
    found: list[Figure] = []
    for sentence, words in by_sentence(words_of_harm(draft.doc)):
        if draft.is_debris(sentence.start_char):
            continue
        counts = counts_in(sheet, sentence, words)
        long = is_cumulative(sentence.text)
        found += shared(draft, (figure_of(draft, one, long and in_long_toll(draft, sentence, one)) for one in counts))
    draft.figures.extend(with_parts([figure for figure in found if not names_place(draft, figure)]))


def names_place(draft: Draft, figure: Figure) -> bool:
    """Whether a single victim is a town that the model took for a person: "they captured Kherson"."""
    return figure.rule == "one victim" and any(place.start < figure.end and figure.start < place.end for place in draft.places)


def shared(draft: Draft, figures: Iterable[Figure]) -> Iterator[Figure]:
    """The figures of a sentence, a bare number with those of the count before it: "22 soldiers were killed and 61 injured"."""
    of, end = None, 0
    for figure in figures:
        bare = figure.of is None and figure.rule != "sum of a list" and figure.text.split()[-1].isalnum()
        if of is not None and has_other_side(draft, end, figure.start):
            of = None
        yield replace(figure, of=of) if bare and of is not None else figure
        of, end = figure.of or of, figure.end


def has_other_side(draft: Draft, start: int, end: int) -> bool:
    """Whether somebody else acts or suffers between two counts: "lost 60 men while his side suffered two dead"."""
    words = draft.doc.char_span(start, end, alignment_mode="contract") if start < end else None
    return words is not None and any(
        word.dep_ == "nsubj" and word.pos_ in ("NOUN", "PROPN") and word.head.i > word.i and word.head.tag_ in ("VBD", "VBZ")
        for word in words
    )


def by_sentence(words: list[Token]) -> Iterator[tuple[Tokens, list[Token]]]:
    """The sentences that have a word of harm, each with its words of harm."""
    for _, group in groupby(words, key=lambda word: word.sent.start):
        inside = list(group)[:MOST_WORDS]
        yield inside[0].sent, inside


def figures_in(draft: Draft, start: int, end: int) -> tuple[Figure, ...]:
    """The figures whose number or word of harm stands between two characters; a toll of a whole war is not among them."""
    return tuple(figure for figure in draft.figures if not figure.cumulative and stands_in(figure, start, end))


def stands_in(figure: Figure, start: int, end: int) -> bool:
    """Whether the number or its word of harm stands between two characters."""
    return start <= figure.start < end or (figure.cue is not None and start <= figure.cue.start < end)


def none_hurt(draft: Draft, trigger: Token) -> tuple[Figure, ...]:
    """The figures of nought that hang on an act's word: "landed in a field, causing no injuries"."""
    sentence = trigger.sent
    found = []
    for figure in draft.figures:
        if figure.best != 0 or figure.cue is None or not sentence.start_char <= figure.cue.start < sentence.end_char:
            continue
        cue = draft.doc.char_span(figure.cue.start, figure.cue.end, alignment_mode="expand")
        if cue is not None and any(above.i == trigger.i for above in islice(cue.root.ancestors, 4)):
            found.append(figure)
    return tuple(found)


def add_long_tolls(draft: Draft) -> None:
    """Gives the tolls of a whole war to the claims that tell of nothing else, once the lead is chosen without them."""
    long = [figure for figure in draft.figures if figure.cumulative]
    alone = not any(claim.figures for claim in draft.claims)  # the report counts nothing else
    for i, claim in enumerate(draft.claims):
        told = tuple(figure for figure in long if stands_in(figure, claim.start, claim.end))
        if told and claim.kind in TOLLS and (alone or not claim.lead):
            draft.claims[i] = replace(claim, figures=tuple(sorted((*claim.figures, *told), key=lambda figure: figure.start)))


def standing(draft: Draft) -> tuple[Figure, ...]:
    """The figures that are counts in their own right; those that only name, repeat or divide a larger one stay on their claims."""
    return tuple(
        figure for figure in draft.figures if not figure.part_of_larger or (figure.rule in GROUPED and not is_narrow(figure))
    )


def is_narrow(figure: Figure) -> bool:
    """Whether the figure counts children, women, brothers: a part of the people rather than a side or a group of its own."""
    return figure.of is None or figure.of.text.split()[-1].lower() in narrow_words()


@cache
def narrow_words() -> frozenset[str]:
    """Nouns for a part of the people, in the singular and the plural."""
    irregular = {"children", "women", "wives", "babies"}
    return frozenset(irregular.union(narrow(), (word + "s" for word in narrow())))


@cache
def acts() -> frozenset[str]:
    """Words for acts that harm."""
    return frozenset(lexicon()["acts"])


def with_parts(figures: list[Figure]) -> list[Figure]:
    """The figures, with those marked that another figure of the report holds or makes needless.

    A report that counts the victims of an attack goes on to name some, to count the children, to say "several": none of these is
    another account of how many there were.
    """
    whole: dict[str, int] = {}
    for figure in figures:
        if not (figure.cumulative or figure.part_of_larger or figure.rule in LESSER):
            whole[figure.measure] = max(whole.get(figure.measure, 0), figure.low or figure.high or 0)
    return [replace(figure, part_of_larger=True) if is_held(figure, whole.get(figure.measure, 0)) else figure for figure in figures]


def is_held(figure: Figure, whole: int) -> bool:
    """Whether a count of so many in the same report holds this figure: a name, a count of children, "several"."""
    number = figure.low or figure.high or 0
    if figure.rule in LESSER:
        return whole > 1
    if figure.best is None and figure.high is None:
        return number < whole
    if number >= whole:
        return False
    if FURTHER.search(figure.text):
        return True
    return figure.of is not None and is_narrow(figure)


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
        cumulative=cumulative or (one.measure == "killed" and (quantity.low or 0) >= A_WAR),
        cue=draft.span(one.trigger),
        part_of_larger=one.part,
    )


def whose(draft: Draft, one: Count) -> ActorMention | None:
    """Whose dead they are: the counted noun phrase without its number, as a mention of an actor."""
    if one.quantity.rule == "sum":
        return None
    head = one.victim if one.single else next(iter(of_whom(one.victim)), one.victim)
    if head.pos_ not in ("NOUN", "PROPN") or (head.lemma_.lower() in words_of("nouns") and head.lemma_.lower() not in PERSONS):
        return None
    known = [actor for actor in draft.actors if actor.start <= head.idx < actor.end]
    if head.tag_ == "NN" and head.lower_ in HELD and (one.quantity.low or 0) > 1:
        return None  # "took 11 prisoner"
    number = draft.doc[one.quantity.first].idx
    known = [actor for actor in known if not actor.start <= number < head.idx]  # a mention with its number in it says too much
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


def in_long_toll(draft: Draft, sentence: Tokens, one: Count) -> bool:
    """Whether the count in a sentence of a long toll is one over a war or a year itself: by its own part of the sentence."""
    at, first = draft.doc[one.quantity.first].idx - sentence.start_char, 0
    for parted in (*PARTED.finditer(sentence.text[:2000]), None):
        end = parted.start() if parted else len(sentence.text)
        if first <= at < end:
            own = sentence.text[first:end]
            return is_cumulative(own) or (first > 0 and ALONE.search(own) is None and OF_A_DAY.search(own) is None)
        first = parted.end() if parted else end
    return True


def is_cumulative(words: str) -> bool:
    """Whether the words speak of a toll over a war or a year rather than of one happening."""
    return longer_tolls().search(RECORD.sub("", words[:2000])) is not None
