"""Spans that may be toponyms, and what speaks for and against each: the features that the trained weights of `places` add up."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from math import log10

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from contested.reading.lexicon import load_things
from contested.reading.place_words import PlaceWords, place_words
from contested.records import Knowledge

LONGEST = 5  # words of a name that is looked up
LONGEST_WORD = 40  # characters of a word, and twice that of an entity: what is longer is no name
MAKE = re.compile(r"[A-Z][A-Za-z]{0,3}-\d{1,3}[A-Z]{0,2}s?")
JOINERS = frozenset(
    ["of", "al", "el", "de", "la", "du", "del", "da", "di", "le", "les", "ash", "as", "an", "ar", "at", "on", "upon", "the", "and"]
)
MODEL_PLACES = frozenset(["GPE", "LOC", "FAC"])
IGNORED = frozenset(["TIME", "PERCENT", "MONEY", "QUANTITY", "ORDINAL", "CARDINAL", "LANGUAGE"])


@dataclass(slots=True)
class Candidate:
    """A span of tokens that may be a toponym."""

    start: int
    end: int
    text: str
    entity: str  # the model's type of exactly these words, "" where it has none
    inside: str  # the model's type of the longer entity around them, "" where there is none
    feature: str  # what the gazetteer has under this name, "" for nothing
    size: int
    actor: str = ""  # the kind of actor that a pack or the world list has under this name
    longer: bool = False  # a longer name that the gazetteer knows is around it


@dataclass(slots=True)
class Article:
    """What the whole article says about its names: how often the model took each for a place or a person."""

    place: Counter[str] = field(default_factory=Counter)
    person: Counter[str] = field(default_factory=Counter)
    other: Counter[str] = field(default_factory=Counter)
    surnames: set[str] = field(default_factory=set)
    of_war: bool = False  # by its words


def candidates(doc: Doc, knows: Knowledge) -> list[Candidate]:
    """Every entity of the model, trimmed, and every run of capitalised words that the gazetteer knows."""
    around: dict[int, Tokens] = {}
    found: dict[tuple[int, int], Candidate] = {}
    for entity in doc.ents:
        if entity.label_ in IGNORED:
            continue
        start, end = trimmed(doc, entity.start, entity.end)
        for i in range(start, end):
            around[i] = entity
        if start < end and doc[start].text[:1].isupper() and len(entity.text) <= 2 * LONGEST_WORD:
            name = doc[start:end].text
            if is_make(name):
                continue
            for first, last in {(start, end), *joined_names(doc, start, end)}:
                text, whole = doc[first:last].text, (first, last) == (start, end)
                own, inside = (entity.label_, "") if whole else ("", entity.label_)
                found[first, last] = Candidate(
                    first, last, text, own, inside, knows.place_feature(text) or "", knows.place_size(text)
                )
    for start, end, name, feature in known_runs(doc, knows):
        if (start, end) not in found:
            entity_around = around.get(start) or around.get(end - 1)
            inside = entity_around.label_ if entity_around is not None else ""
            found[start, end] = Candidate(start, end, name, "", inside, feature, knows.place_size(name))
    for start, end in names_located(doc):
        if (start, end) not in found:
            entity_around = around.get(start) or around.get(end - 1)
            inside = entity_around.label_ if entity_around is not None else ""
            found[start, end] = Candidate(start, end, doc[start:end].text, "", inside, "", 0)
    for candidate in found.values():
        candidate.actor = knows.actor_kind(candidate.text) or ""
    mark_longer(list(found.values()))
    return [found[key] for key in sorted(found)]


def joined_names(doc: Doc, start: int, end: int) -> list[tuple[int, int]]:
    """The names that the model runs into one, by the commas or the "and" between them: "Kherson and Kharkiv"."""
    cuts = [i for i in range(start + 1, end - 1) if doc[i].text in JOINS]
    edges = [start, *(i + 1 for i in cuts)], [*cuts, end]
    return [(first, last) for first, last in zip(*edges, strict=True) if first < last] if cuts else []


JOINS = {",", "and", "or"}


def is_make(name: str) -> bool:
    """Whether a name is that of a make of weapon or vehicle: "MiG-29", "T-72"."""
    return MAKE.fullmatch(name) is not None


def mark_longer(found: list[Candidate]) -> None:
    """Marks the candidates that lie within a longer one that the gazetteer knows."""
    longest: dict[int, int] = {}
    for candidate in found:
        if candidate.feature:
            for i in range(candidate.start, candidate.end):
                longest[i] = max(longest.get(i, 0), candidate.end - candidate.start)
    for candidate in found:
        candidate.longer = longest.get(candidate.start, 0) > candidate.end - candidate.start


def trimmed(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """The span without a leading article and a trailing genitive or punctuation."""
    while start < end and (doc[start].lower_ == "the" or not doc[start].text[:1].isalnum()):
        start += 1
    while start < end and (doc[end - 1].tag_ == "POS" or not (doc[end - 1].text[-1:].isalnum() or doc[end - 1].text[-1:] == ".")):
        end -= 1
    return start, end


def known_runs(doc: Doc, knows: Knowledge) -> Iterator[tuple[int, int, str, str]]:
    """Runs of up to five words, capitalised or joining, that the gazetteer knows: start, end, name and feature."""
    tokens = list(doc)
    opens = [starts_name(token) for token in tokens]
    goes_on = [
        not token.is_sent_start and (may_open or token.lower_ in JOINERS or token.text in "-–")
        for token, may_open in zip(tokens, opens, strict=True)
    ]
    for i, may_open in enumerate(opens):
        if not may_open:
            continue
        name = space = ""
        for j in range(i, min(len(tokens), i + LONGEST)):
            if j > i and not goes_on[j]:
                break
            name, space = name + space + tokens[j].text, tokens[j].whitespace_
            feature = knows.place_feature(name) if opens[j] else None
            if feature:
                yield i, j + 1, name, feature


def names_located(doc: Doc) -> Iterator[tuple[int, int]]:
    """Start and end of each run of capitalised words behind a preposition of place, whatever the model takes it for."""
    told, inner = place_words().before, place_words().inner
    for prep in doc[:-1]:
        if prep.pos_ != "ADP" or told.get(prep.lower_) not in LOCATED:
            continue
        first = prep.i + 1
        while first < len(doc) - 1 and inner.get(doc[first].lower_) == "side":
            first += 1  # "in Western Libya" is in Libya
        if told.get(doc[first].lower_) == "title":
            continue  # "from President Ann Lee"
        last = first
        while last < min(len(doc), first + LONGEST) and is_unknown_name(doc[last]):
            last += 1
        if last > first and (last == len(doc) or not doc[last].text.startswith(("-", "–"))):
            yield first, last


LOCATED = {"in", "at", "from"}


def is_unknown_name(token: Token) -> bool:
    """Whether a word may be part of a name that nobody knows: a capital, no acronym, no number, not the sentence's first."""
    text = token.text
    capital = text[0].isupper() and text.isalpha() and not text.isupper() and len(text) <= LONGEST_WORD
    return capital and token.pos_ in ("PROPN", "NOUN", "ADJ", "X", "VERB") and not token.is_sent_start


def starts_name(token: Token) -> bool:
    """Whether the token may begin or end a name."""
    text = token.text
    return text[0].isupper() and len(text) <= LONGEST_WORD and (not token.is_stop or text in ("US", "UK"))


def read_article(doc: Doc) -> Article:
    """What the model took each name for, over the whole article."""
    article = Article(of_war=is_of_war(doc))
    for entity in doc.ents:
        start, end = trimmed(doc, entity.start, entity.end)
        name = doc[start:end].text
        label = entity.label_
        (article.place if label in MODEL_PLACES else article.person if label == "PERSON" else article.other)[name] += 1
        if label == "PERSON" and end - start > 1:
            article.surnames.update(token.text for token in doc[start:end])
    return article


def is_of_war(doc: Doc) -> bool:
    """Whether a report tells of a war, by the share of its words that do."""
    things = load_things()
    told = sum(token.lemma_.lower() in WARRING or "war" in things.get(token.lower_, ()) for token in doc)
    return told > OF_WAR * len(doc)


OF_WAR = 0.02
WARRING = frozenset("attack besiege bomb capture liberate overrun recapture retake seize shell storm".split())


def features(doc: Doc, candidate: Candidate, article: Article) -> Iterator[str]:
    """What speaks for and against the candidate, each as one word that has a weight."""
    words = place_words()
    yield "bias"
    yield from own_features(doc, candidate, words)
    yield from neighbour_features(doc, candidate, words)
    yield from article_features(doc, candidate, article)


def own_features(doc: Doc, candidate: Candidate, words: PlaceWords) -> Iterator[str]:
    """Of the words themselves: types, gazetteer, form."""
    first, last = doc[candidate.start], doc[candidate.end - 1]
    kind = candidate.entity or f"in-{candidate.inside}"
    size = f"{min(7, int(log10(max(1, candidate.size))))}" if candidate.size else "-"
    yield f"entity={kind}"
    yield f"feature={candidate.feature}"
    yield f"entity,feature={kind},{candidate.feature}"
    yield f"size={size}"
    yield f"entity,size={kind},{size}"
    yield f"words={min(4, candidate.end - candidate.start)}"
    yield f"entity,words={kind},{min(4, candidate.end - candidate.start)}"
    yield f"tag={last.tag_}"
    yield f"last={words.inner.get(last.lower_, '')}"
    yield f"first={words.inner.get(first.lower_, '')}"
    yield f"actor={candidate.actor},{bool(candidate.feature)}"
    if candidate.longer:
        yield f"longer,entity={kind}"
    if candidate.text.isupper():
        yield f"upper,{'short' if len(candidate.text) < 5 else 'long'},{bool(candidate.feature)}"
    if candidate.end - candidate.start > 2 and any(token.text in JOINS for token in doc[candidate.start + 1 : candidate.end - 1]):
        yield f"joined,{bool(candidate.feature)}"
    if not any(c.isupper() for c in candidate.text[:1]):
        yield "lower"
    if any(c.isdigit() for c in candidate.text):
        yield "digit"


def neighbour(token: Token | None, words: dict[str, str]) -> str:
    """What the token beside a candidate is: a row of the lexicon, a name, its part of speech, or nothing."""
    if token is None:
        return "-"
    return words.get(token.lower_) or ("Name" if token.text[:1].isupper() else str(token.pos_))


def neighbour_features(doc: Doc, candidate: Candidate, words: PlaceWords) -> Iterator[str]:
    """Of the words around: prepositions, titles, place nouns, commas, the parse."""
    start, end = candidate.start, candidate.end
    known = "known" if candidate.feature else "unknown"
    before = doc[start - 1] if start else None
    after = doc[end] if end < len(doc) else None
    skipped = start - 2 if before is not None and before.lower_ == "the" else start - 1
    at = doc[skipped] if skipped >= 0 else None
    told = words.before.get(at.lower_, at.pos_) if at is not None else "^"
    yield f"before={neighbour(before, words.before)}"
    yield f"at={told},{known}"
    yield f"at,entity={told},{candidate.entity}"
    yield f"after={neighbour(after, words.after)}"
    if after is not None and after.text == "," and end + 1 < len(doc):
        yield f"comma,{'Name' if doc[end + 1].text[:1].isupper() else 'word'},{known},{candidate.entity}"
    if before is not None and before.text == ",":
        yield f"afterComma,{'Name' if start > 1 and doc[start - 2].text[:1].isupper() else 'word'},{known},{candidate.entity}"
    if before is not None and before.text[:1].isupper():
        yield f"beforeName,entity={candidate.entity or 'in-' + candidate.inside}"
    if after is not None and after.text[:1].isupper():
        yield f"afterName,entity={candidate.entity or 'in-' + candidate.inside}"
    root = doc[start:end].root
    yield f"dep={root.dep_}"
    yield f"at,entity,{known}={told},{candidate.entity or 'in-' + candidate.inside}"
    if root.dep_ == "pobj":  # what lies there, or what happened there: "killed in", "a resident of"
        above = root.head.head
        over = words.heads.get(above.lemma_.lower(), above.pos_)
        yield f"over={told},{over},{known}"
        yield f"over,entity={told},{over},{candidate.entity}"
    elif root.dep_ in ("dobj", "nsubj", "nsubjpass"):
        yield f"head,{known}={words.heads.get(root.head.lemma_.lower(), root.head.pos_)},{root.dep_},{candidate.entity}"
    yield f"head={words.heads.get(root.head.lemma_.lower(), root.head.pos_)},{root.dep_}"
    if doc[start].is_sent_start:
        yield f"sentence,{known}"


def article_features(doc: Doc, candidate: Candidate, article: Article) -> Iterator[str]:
    """Of the other mentions of the name in the article."""
    own = candidate.entity
    if article.of_war:
        known = "known" if candidate.feature else "unknown"
        yield f"war,{known},{own or 'in-' + candidate.inside}"
        root = doc[candidate.start : candidate.end].root
        yield f"war,{known},{root.dep_}"
        yield f"war,{known},{own},{root.dep_},{min(2, candidate.end - candidate.start)}"
    places = article.place[candidate.text] - (own in MODEL_PLACES)
    persons = article.person[candidate.text] - (own == "PERSON")
    others = article.other[candidate.text] - (own not in MODEL_PLACES and own != "PERSON" and own != "")
    yield f"elsewherePlace={min(2, places)},{own in MODEL_PLACES}"
    yield f"elsewherePerson={min(1, persons)},{own in MODEL_PLACES}"
    yield f"elsewhereOther={min(1, others)},{own in MODEL_PLACES}"
    if candidate.end - candidate.start == 1 and candidate.text in article.surnames:
        yield f"surname,{own}"
