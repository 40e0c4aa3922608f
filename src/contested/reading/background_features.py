"""What tells an act that a report brings as its news from one of long ago, or of a habit: the features of `background`.

No word for an act, no name and no kind is a feature: only tense, number, articles, age, and what the claim states.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from spacy.tokens import Doc, Token

from contested.reading.draft import Draft
from contested.reading.lexicon import words
from contested.records import ActorMention, Claim

FINITE = {"VBD", "VBZ", "VBP"}
PRESENT = {"VBZ", "VBP"}
OWN = {"we", "our", "us", "i", "my"}
POINTING = {"this", "that", "these", "those", "such"}
HABIT, SPANS, SORTS = words("habit"), words("long_spans"), words("sorts_of_acts")
NEW, MIDDLE = 60, 365  # days before the report
LONG = 60  # words from which a sentence counts as no longer


def features(draft: Draft, claims: Iterable[Claim]) -> list[dict[str, float]]:
    """The features of each claim, by name."""
    tokens = {token.idx: token for token in draft.doc}
    about = of_report(draft.doc)
    day = draft.published.end
    return [{**about, **of_one(draft.doc, claim, tokens.get(claim.trigger.start), day)} for claim in claims]


def of_report(doc: Doc) -> dict[str, float]:
    """How far the report speaks in the present and of itself, as speeches do."""
    finite = [token.tag_ for token in doc if token.tag_ in FINITE]
    own = sum(token.lower_ in OWN for token in doc)
    return {
        "bias": 1.0,
        "present": 3 * sum(tag in PRESENT for tag in finite) / (len(finite) + 3),
        "own voice": min(1.0, 20 * own / (len(doc) + 30)),
    }


def of_one(doc: Doc, claim: Claim, trigger: Token | None, day: date | None) -> dict[str, float]:
    """Of one claim."""
    row = of_claim(claim) | of_age(claim, day)
    for role, mentions in (("actor", claim.actors), ("target", claim.targets)):
        row[f"{role}s {min(2, len(mentions))}"] = 1.0
        row |= {f"{role} {name}": 1.0 for name in sorts(doc, mentions)}
    return row if trigger is None else row | of_word(trigger) | of_sentence(trigger)


def of_claim(claim: Claim) -> dict[str, float]:
    """What the claim states."""
    return {
        "places": float(bool(claim.places)),
        "figures": float(bool(claim.figures)),
        "speakers": float(bool(claim.speakers)),
        "direct": float(any(said.direct for said in claim.speakers)),
        f"aspect {claim.aspect}": 1.0,
        f"when {claim.when.source}": 1.0,
    }


def of_age(claim: Claim, day: date | None) -> dict[str, float]:
    """How long before the report it happened, and over how long a time."""
    when = claim.when
    if when.end is None or day is None or when.source == "published":
        return {}
    days = (day - when.end).days
    row = {f"age {'new' if days <= NEW else 'middle' if days <= MIDDLE else 'old'}": 1.0}
    if when.start is not None:
        length = (when.end - when.start).days
        row[f"span {'day' if length <= 7 else 'month' if length <= NEW else 'long'}"] = 1.0
    return row


def sorts(doc: Doc, mentions: Iterable[ActorMention]) -> Iterator[str]:
    """In what way each mention is named: by a name, with an article, a number, as a bare plural."""
    for mention in list(mentions)[:3]:
        span = doc.char_span(mention.start, mention.end, alignment_mode="expand")
        if span is not None:
            head = span.root
            yield "name" if head.pos_ == "PROPN" else "pronoun" if head.pos_ == "PRON" else article(head)


def article(noun: Token) -> str:
    """What stands before a noun, and whether it is a plural."""
    before = {child.lower_ for child in noun.children}
    plural = " plural" if noun.tag_ in ("NNS", "NNPS") else ""
    if "the" in before:
        return "the" + plural
    if before & POINTING:
        return "this" + plural
    if before & {"a", "an", "another"}:
        return "a" + plural
    if any(child.like_num or child.lower_ in ("several", "some", "dozens", "other") for child in noun.children):
        return "counted" + plural
    return ("whose" if any(child.dep_ == "poss" for child in noun.children) else "bare") + plural


def of_word(trigger: Token) -> dict[str, float]:
    """Of the word of the act: its form and tense, its article, what it hangs on."""
    verb = verb_above(trigger)
    helpers = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    form = "-".join([*(child.lemma_ if child.lemma_ in ("have", "be") else child.tag_ for child in helpers), verb.tag_])
    row = {f"tag {trigger.tag_}": 1.0, f"hangs as {trigger.dep_}": 1.0, f"form {form}": 1.0, f"tense {tense(verb)}": 1.0}
    row["depth"] = min(8, sum(1 for _ in trigger.ancestors)) / 8
    row["place in text"] = trigger.i / len(trigger.doc)
    if trigger.pos_ in ("NOUN", "PROPN"):
        row |= {"noun": 1.0, f"noun {article(trigger)}": 1.0}
        if trigger.dep_ == "pobj" and trigger.head.lower_ == "of" and trigger.head.head.lemma_.lower() in SORTS:
            row["sort of"] = 1.0
    return row


def verb_above(token: Token) -> Token:
    """The word itself where it is a verb, else the verb that it hangs on."""
    for word in (token, *token.ancestors):
        if word.pos_ in ("VERB", "AUX"):
            return word
    return token


def tense(verb: Token) -> str:
    """`past` or `present`, of the verb or the first above it that has a tense; else `none`."""
    for word in (verb, *list(verb.ancestors)[:5]):
        tags = {one.tag_ for one in (word, *(child for child in word.children if child.dep_ in ("aux", "auxpass")))}
        if tags & FINITE:
            return "past" if "VBD" in tags else "present"
    return "none"


def of_sentence(trigger: Token) -> dict[str, float]:
    """Of the sentence: whose voice, a question, words of habit and of long spans of time."""
    said = [token.lower_ for token in trigger.sent]
    there = set(said)
    return {
        "own": float(bool(there & OWN)),
        "modal": float(any(token.tag_ == "MD" for token in trigger.sent)),
        "question": float("?" in there),
        "sentence": min(LONG, len(said)) / LONG,
        "habit": float(bool(there & HABIT)),
        "long spans": float(bool(there & SPANS)),
    }
