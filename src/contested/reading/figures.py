"""Counts of harm: how many were killed, injured, captured, missing or displaced, and of whom."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from contested.reading.draft import Draft
from contested.reading.numbers import Quantity, find_quantities
from contested.reading.tolls import NOMINAL, Harm, groups, harms_of, is_person, lexicon, of_whom, people, words_of
from contested.records import ActorMention, Figure

NOT_WHOSE = ("other", "others", "more", "additional", "further", "another", "around", "about", "killed", "dead")
PARTS = ("including", "included", "include", "among", "amongst")


@dataclass(slots=True)
class Count:
    """A number of victims that has been tied to a word of harm; `quantity` None is one victim without a number."""

    measure: str
    victim: Token
    quantity: Quantity | None
    rule: str
    trigger: Token
    part: bool = False


@dataclass(slots=True)
class Sheet:
    """The numbers of a text by the token that heads their noun phrase."""

    doc: Doc
    quantities: list[Quantity]
    by_head: dict[int, Quantity] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for quantity in self.quantities:
            self.by_head.setdefault(head_of(self.doc, quantity).i, quantity)


def find_figures(draft: Draft) -> None:
    """Adds every count of harm to the draft."""
    sheet = Sheet(draft.doc, find_quantities(draft.doc))
    for sentence in draft.doc.sents:
        if draft.is_debris(sentence.start_char):
            continue
        counts = counts_in(sheet, sentence)
        cumulative = bool(counts) and is_cumulative(sentence.text)
        draft.figures.extend(figure_of(draft, one, cumulative) for one in counts)


def figures_in(draft: Draft, start: int, end: int) -> tuple[Figure, ...]:
    """The figures whose number stands between two characters; a toll of a whole war is not among them."""
    return tuple(figure for figure in draft.figures if start <= figure.start < end and not figure.cumulative)


def toll_only(draft: Draft, figure: Figure) -> bool:
    """Whether the sentence of a figure names no act that did the harm, only the harm itself: "12 people died"."""
    sentence = next((sent for sent in draft.doc.sents if sent.start_char <= figure.start < sent.end_char), None)
    if sentence is None:
        return True
    acts = set(lexicon()["acts"])
    return not any(token.lemma_.lower() in acts and token.pos_ in ("NOUN", "VERB", "PROPN") for token in sentence)


def head_of(doc: Doc, quantity: Quantity) -> Token:
    """The noun that the number counts, else the number itself."""
    inside = range(quantity.first, quantity.last + 1)
    root = next((doc[i] for i in inside if doc[i].head.i not in inside or doc[i].head.i == i), doc[quantity.last])
    for _ in range(3):
        if (
            root.dep_ in ("nummod", "quantmod", "amod", "compound", "det", "nmod", "predet", "advmod", "npadvmod")
            and root.head.i > root.i
        ):
            root = root.head
    return root


def counts_in(sheet: Sheet, sentence: Tokens) -> list[Count]:
    """The counts of one sentence, each number once a measure, in text order."""
    found: dict[tuple[int, str], Count] = {}
    harms = list(harms_of(iter(sentence)))
    for harm in harms:
        for one in counts_of(sheet, harm):
            found.setdefault((one.quantity.first if one.quantity else one.victim.i, one.measure), one)
    taken = {one.quantity.first for one in found.values() if one.quantity}
    for quantity in sheet.quantities:
        if sentence.start <= quantity.first < sentence.end and quantity.first not in taken:
            one = by_word_order(sheet, sentence, quantity, list(found.values()))
            if one:
                found[quantity.first, one.measure] = one
    return mark_parts(sheet, sorted(found.values(), key=lambda one: one.quantity.first if one.quantity else one.victim.i))


def counts_of(sheet: Sheet, harm: Harm) -> Iterator[Count]:
    """The counts of a victim's noun phrase and of those coordinated with it."""
    nouns = [harm.victim, *(token for token in harm.victim.conjuncts if token.pos_ in NOMINAL and token.i > harm.victim.i)]
    for noun in nouns:
        quantity = quantity_of(sheet, noun)
        if quantity:
            yield Count(harm.measure, noun, quantity, harm.rule, harm.trigger)
        elif is_single(noun, harm):
            yield Count(harm.measure, noun, None, "one victim", harm.trigger)


def quantity_of(sheet: Sheet, noun: Token) -> Quantity | None:
    """The number of a noun phrase: its own, or for "a family of five" the one behind "of"."""
    quantity = sheet.by_head.get(noun.i)
    if quantity is None and (noun.lemma_.lower() in groups() or noun.lower_ in groups()):
        for inner in of_whom(noun):
            quantity = quantity or sheet.by_head.get(inner.i)
    return quantity


def is_single(noun: Token, harm: Harm) -> bool:
    """Whether the noun phrase is one victim: a name, "a child", "him"."""
    if harm.rule in ("toll", "noun of harm") and noun is harm.trigger:
        return False
    if noun.ent_type_ == "PERSON" and noun.pos_ == "PROPN":
        return True
    if noun.lower_ in ("he", "him", "she", "her"):
        return True
    if (
        noun.tag_ != "NN"
        or noun.lemma_.lower() not in people()
        or noun.lower_ in ("family", "police", "personnel", "staff", "crew", "enemy", "people", "element")
    ):
        return False
    return not any(child.lower_ in ("no", "every", "each", "any") for child in noun.children)


def by_word_order(sheet: Sheet, sentence: Tokens, quantity: Quantity, known: list[Count]) -> Count | None:
    """The count of a number that the parse ties to nothing, by the words around it."""
    doc = sheet.doc
    noun = noun_behind(doc, quantity, sentence)
    measure = None
    at = noun.i + 1
    for _ in range(14):
        if at >= sentence.end:
            break
        token = doc[at]
        measure = words_of("states").get(token.lower_) or (
            words_of("undergone").get(token.lemma_.lower()) if token.pos_ == "VERB" else None
        )
        if measure or not may_stand_between(token):
            break
        at += 1
    if measure and (is_person(noun) or noun.i == quantity.last):
        return Count(measure, noun, quantity, "words behind a number", doc[at])
    at = quantity.first - 1
    for _ in range(3):
        if at < sentence.start:
            return None
        token = doc[at]
        measure = (
            words_of("states").get(token.lower_)
            or words_of("done").get(token.lemma_.lower())
            or words_of("nouns").get(token.lemma_.lower())
        )
        if measure:
            break
        if token.pos_ not in ("ADV", "PUNCT", "ADP", "DET", "SYM"):
            return None
        at -= 1
    if measure and (is_person(noun) or noun.i == quantity.last):
        return Count(measure, noun, quantity, "words before a number", doc[at])
    return None


def noun_behind(doc: Doc, quantity: Quantity, sentence: Tokens) -> Token:
    """The last noun of the run of nouns and adjectives behind a number, else its last token."""
    last = doc[quantity.last]
    for token in doc[quantity.last + 1 : min(quantity.last + 9, sentence.end)]:
        if (
            token.lower_ in words_of("states")
            or token.pos_ not in ("NOUN", "PROPN", "ADJ", "PUNCT", "ADP")
            or token.text in ",;:.()"
        ):
            break
        if token.lower_ == "of" or token.text in "\"'“”‘’-":
            continue
        if token.pos_ == "ADP":
            break
        if token.pos_ in ("NOUN", "PROPN"):
            last = token
    return last


def may_stand_between(token: Token) -> bool:
    """Whether the word may stand between the counted noun and the word of harm."""
    return (token.pos_ in ("AUX", "ADV", "DET", "ADJ", "NOUN", "PROPN", "ADP", "PART", "PRON", "NUM") and token.text not in ";:.") or token.lower_ in (
        "reported", "confirmed", "believed", "feared", "left", "said", "including", "declared", "presumed", "announced", "found",
    )  # fmt: skip


def mark_parts(sheet: Sheet, counts: list[Count]) -> list[Count]:
    """The counts, with those marked that are a part of the one before: "including three children", "three of them"."""
    for before, one in zip([None, *counts], counts, strict=False):
        if one.quantity is None or before is None:
            continue
        words = [token.lower_ for token in sheet.doc[max(0, one.quantity.first - 3) : one.quantity.first]]
        behind = [token.lower_ for token in sheet.doc[one.quantity.last + 1 : one.quantity.last + 3]]
        one.part = any(word in PARTS for word in words) or behind in (["of", "them"], ["of", "whom"])
    return counts


def figure_of(draft: Draft, one: Count, cumulative: bool) -> Figure:
    """The figure of a count: its span runs from the number to the noun, or over the words of one victim."""
    doc = draft.doc
    quantity = one.quantity
    first = quantity.first if quantity else one.victim.left_edge.i
    last = max(quantity.last if quantity else one.victim.i, one.victim.i)
    if quantity and last - quantity.last > 12:
        last = quantity.last
    span = draft.cut(doc[min(first, last)].idx, doc[last].idx + len(doc[last]))
    low, best, high = (quantity.low, quantity.best, quantity.high) if quantity else (1, 1, 1)
    return Figure(
        start=span.start,
        end=span.end,
        text=span.text,
        rule=one.rule,
        measure=one.measure,
        low=low,
        best=best,
        high=high,
        approximate=bool(quantity and quantity.approximate),
        of=whose(draft, one),
        cumulative=cumulative,
        part_of_larger=one.part,
    )


def whose(draft: Draft, one: Count) -> ActorMention | None:
    """Whose dead they are: the counted noun phrase without its number, as a mention of an actor."""
    doc = draft.doc
    head = next(iter(of_whom(one.victim)), one.victim) if one.quantity else one.victim
    if head.pos_ not in ("NOUN", "PROPN") or head.lemma_.lower() in words_of("nouns"):
        return None
    known = [actor for actor in draft.actors if actor.start <= head.idx < actor.end]
    if known:
        return min(known, key=lambda actor: actor.end - actor.start)
    first = max(head.left_edge.i, head.i - 8, one.quantity.last + 1 if one.quantity and one.quantity.last < head.i else 0)
    while first < head.i and (doc[first].pos_ in ("DET", "PUNCT", "ADP", "SPACE", "NUM", "SYM") or doc[first].lower_ in NOT_WHOSE):
        first += 1
    span = draft.cut(doc[first].idx, head.idx + len(head))
    return ActorMention(start=span.start, end=span.end, text=span.text, rule="victims of a count", kind="people")


def is_cumulative(sentence: str) -> bool:
    """Whether the sentence speaks of a toll over a war or a year rather than of one happening."""
    return any(re.search(row["pattern"], sentence, re.IGNORECASE) for row in lexicon()["cumulative"])
