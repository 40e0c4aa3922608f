"""Mentions of persons, bodies, armed groups and groups of people, with their kind and, for a pronoun, what it stands for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from contested.reading.classes import word_classes
from contested.reading.draft import Draft
from contested.reading.frames import frame_of
from contested.reading.lexicon import words
from contested.records import ActorMention, Span

ENTITY_KINDS = {"PERSON": "person", "NORP": "people", "ORG": "body", "GPE": "state"}
BODIES = words("bodies")
ARMED_BODIES = words("armed_bodies")
PERSON_NOUNS = words("person_nouns")
LEFT = {"compound", "amod", "nmod", "poss", "nummod", "quantmod", "case", "punct", "advmod", "npadvmod", "det", "predet", "neg"}
HEADS_NOT = {"compound", "nmod", "amod", "npadvmod", "advmod", "det", "nummod", "quantmod", "case"}


@dataclass(slots=True)
class Seen:
    """Who has been mentioned so far in the report, for pronouns."""

    person: ActorMention | None = None
    head: Token | None = None  # of the person's mention
    group: ActorMention | None = None
    former: ActorMention | None = None  # the group before that one
    group_head: Token | None = None
    body: ActorMention | None = None


def find_actors(draft: Draft) -> None:
    """Adds every actor mention to the draft, unlinked, and ties pronouns to what they stand for."""
    places = {offset for place in draft.places for offset in range(place.start, place.end)}
    known = {(start, end): kind for start, end, sort, kind in draft.knows.known_names(draft.report.text) if sort == "actor"}
    known_heads = {end: (start, kind) for (start, end), kind in known.items()}
    seen = Seen()
    for token in draft.doc:
        if token.pos_ == "PRON":
            mention = pronoun(draft, token, seen)
        elif token.pos_ in ("NOUN", "PROPN", "ADJ", "NUM", "X") and (
            token.dep_ not in HEADS_NOT or split_modifier(token) or (token.dep_ == "npadvmod" and holds_post(token))
        ):
            mention = noun_mention(draft, token, places, known_heads)
        else:
            mention = None
        if mention and not draft.is_debris(mention.start):
            draft.actors.append(mention)
            remember(seen, mention, token)


def split_modifier(token: Token) -> bool:
    """Whether an adjective of a nation is one of two that share a noun: "American and British forces"."""
    return token.ent_type_ == "NORP" and token.dep_ == "amod" and any(child.dep_ == "conj" for child in token.children)


def noun_mention(draft: Draft, token: Token, places: set[int], known: dict[int, tuple[int, str]]) -> ActorMention | None:
    """The mention that this noun heads, else None."""
    end = token.idx + len(token.text)
    holder = end not in known and holds_post(token)
    kind = known[end][1] if end in known else "person" if holder else kind_of(token)
    if (
        kind is None
        or (kind == "state" and in_location(token))
        or (token.idx in places and end not in known and not holder and stays_place(token))
    ):
        return None
    if split_modifier(token):
        return mention_of(draft, token.i, token.i + 1, "state", "adjective of a nation")
    first, last = noun_phrase(token, entity=token.ent_type_ == "PERSON")
    if holder:  # "the mayor of the town, Ana Lopez": no place, whatever lies there by that name
        begin = draft.doc[first].idx
        draft.places[:] = [place for place in draft.places if not begin <= place.start < end]
    if end in known:
        begin = next((i for i in range(token.i, -1, -1) if draft.doc[i].idx <= known[end][0]), first)
        first = begin if kind == "person" else min(first, begin)
    return mention_of(draft, first, last, kind, "known name" if end in known else "noun phrase")


def kind_of(token: Token) -> str | None:
    """The kind of actor that a noun denotes, else None."""
    lemma, lower = token.lemma_.lower(), token.lower_
    if token.ent_type_ in ("DATE", "TIME", "MONEY", "PERCENT", "QUANTITY"):
        return None
    classes = word_classes(token)
    if token.tag_ in ("NN", "NNS") and token.ent_type_ and classes & WEAPONS and not classes & {"armed", "people", "police"}:
        return None  # "Jets bombed the town": the capital makes no name of it
    if token.ent_type_ == "PERSON":
        return "person"
    if lower in ARMED_BODIES or (lemma in ARMED_BODIES and lemma != "unit"):
        return "armed_group"
    if "armed" in classes or ("police" in classes and lemma not in ("official", "agent", "prosecutor", "authority", "security")):
        if token.tag_ in ("NN", "NNP") and lemma in PERSON_NOUNS:
            return "person"
        return "armed_group"
    if lemma in BODIES and token.pos_ in ("NOUN", "PROPN"):
        return "body"
    if lemma in PERSON_NOUNS or "people" in classes or ("leader" in classes and lemma in PERSON_NOUNS):
        return "person" if token.tag_ in ("NN", "NNP") and lemma in PERSON_NOUNS else "people"
    if token.ent_type_ in ENTITY_KINDS and token.pos_ in ("PROPN", "ADJ", "NOUN"):
        return ENTITY_KINDS[token.ent_type_]
    return None


WEAPONS = {"weapon", "aircraft", "warplane", "gunnery", "bomb"}


def holds_post(token: Token) -> bool:
    """Whether a name that the model takes for a body stands behind a post, between commas: "the head of the mission, X Y,"."""
    first = token
    while first.i and first.nbor(-1).pos_ == "PROPN" and first.nbor(-1).dep_ == "compound":
        first = first.nbor(-1)
    doc = token.doc
    if token.pos_ != "PROPN" or first.i == token.i or first.i < 3 or doc[first.i - 1].text != ",":
        return False
    if token.i + 1 < len(doc) and doc[token.i + 1].text not in ",.;:":
        return False
    before = doc[max(token.sent.start, first.i - POST_REACH) : first.i - 1]
    posts = [i for i, word in enumerate(before) if word.lemma_.lower() in PERSON_NOUNS | {"head", "chair"}]
    if not posts or (before[-1].pos_ == "PROPN" and token.ent_type_ == "GPE"):  # "the mayor of Springfield, South Dakota"
        return False
    opening = posts[0] < 2 and all(word.pos_ in OF_POSTS for word in before)
    last = before[posts[-1] :]
    return opening or (len(last) > 1 and last[1].lower_ == "of" and all(word.pos_ in OF_POSTS for word in last))


OF_POSTS = {"NOUN", "PROPN", "ADP", "DET", "ADJ", "PART"}
POST_REACH = 8  # words of a post before the comma


def stays_place(token: Token) -> bool:
    """Whether a toponym acts as nothing but a place: it lies somewhere, or it is what is taken, held or struck."""
    if in_location(token):
        return True
    if token.dep_ == "conj" and token.head != token:
        return stays_place(token.head)
    return token.dep_ in ("nsubjpass", "dobj") and token.head.lemma_.lower() in TAKEN


TAKEN = words("taken")


def in_location(token: Token) -> bool:
    """Whether a toponym stands as the place of something, not as one who acts: "in Tripoli", "near the border"."""
    head = token.head
    if token.dep_ == "conj" or token.dep_ == "appos":
        return in_location(head) if head.i != token.i else False
    return token.dep_ == "pobj" and head.lower_ in LOCATIVE


LOCATIVE = words("locative")


def noun_phrase(head: Token, entity: bool = False) -> tuple[int, int]:
    """First and past-the-last token of the noun phrase, without articles, counts, clauses and most of what follows the head."""
    first = head.i
    for child in sorted((child for child in head.children if child.i < head.i), key=lambda child: -child.i):
        if child.dep_ not in LEFT or (child.dep_ == "punct" and child.text not in "-–\"“”'‘’"):
            break
        first = child.left_edge.i
    while first < head.i and drops(head.doc[first]):
        first += 1
    last = head.i + 1
    if entity:
        start = head.i
        while start > first and head.doc[start - 1].ent_type_ == "PERSON":
            start -= 1
        return start, last
    for child in head.children:
        if child.i > head.i and keeps(head, child) and child.right_edge.i - child.i <= 8:  # counted behind "Commander-in-Chief"
            last = max(last, end_of(child))
    return first, last


def keeps(head: Token, child: Token) -> bool:
    """Whether what follows the head is part of the name: "forces loyal to X", "the State of Iraq"."""
    if child.dep_ == "prep" and child.lower_ == "of":
        return any(grandchild.dep_ == "pobj" and grandchild.pos_ == "PROPN" for grandchild in child.children)
    return child.dep_ in ("amod", "acl") and child.lower_ in (
        "loyal",
        "allied",
        "aligned",
        "affiliated",
        "linked",
        "led",
        "commanded",
    )


def end_of(child: Token) -> int:
    """Past the last token of what follows the head, up to its first comma or clause."""
    last = child.i
    for token in child.doc[child.i : child.right_edge.i + 1]:
        if token.is_punct or (token.dep_ in ("relcl", "acl", "conj", "cc") and token.i != child.i):
            break
        last = token.i
    return int(last + 1)


def drops(token: Token) -> bool:
    """Whether a word at the left edge of a noun phrase is no part of the name: articles, counts, quotation marks."""
    if token.like_num and token.i + 2 < len(token.doc) and token.nbor(1).text == "-" and token.nbor(2).is_alpha:
        return False  # "12-year-old girl", "nine-member crew"
    if (
        token.lower_ == "dead"
        and token.i
        and token.nbor(-1).lower_ in ("shot", "shoot", "shooting", "stabbed", "hacked", "clubbed")
    ):
        return True  # "shot dead two brothers"
    return (
        token.pos_ in ("DET", "NUM", "PUNCT", "ADP", "ADV", "CCONJ", "SPACE", "SYM")
        or token.dep_ in ("det", "predet", "nummod", "quantmod", "punct", "advmod")
        or (token.like_num and token.dep_ in ("nmod", "compound", "amod") and token.head.tag_ == "NNS")  # "Thirteen “rebels”"
        or token.lower_
        in ("several", "many", "some", "other", "few", "dozens", "more", "various", "numerous", "own", "such", "same")
        or (token.pos_ == "PRON" and token.dep_ == "poss")
    )


def mention_of(draft: Draft, first: int, last: int, kind: str, rule: str, antecedent: Span | None = None) -> ActorMention | None:
    """A mention over these tokens, without a closing possessive or punctuation."""
    while last > first and (draft.doc[last - 1].tag_ == "POS" or draft.doc[last - 1].is_punct or draft.doc[last - 1].is_space):
        last -= 1
    while first < last and (draft.doc[first].is_punct or draft.doc[first].is_space):
        first += 1
    first = behind_time(draft, first, last)
    if first >= last:
        return None
    start, end = draft.doc[first].idx, draft.doc[last - 1].idx + len(draft.doc[last - 1].text)
    return ActorMention(start=start, end=end, text=draft.report.text[start:end], rule=rule, kind=kind, antecedent=antecedent)


def behind_time(draft: Draft, first: int, last: int) -> int:
    """The first token of a phrase that the parser began with a time: "gunmen" in "Last Friday gunmen shot"."""
    at = draft.doc[first].idx
    time = next((time for time in draft.times if time.start <= at < time.end), None) if first < last else None
    if time is None or not LOOSE_TIME.match(time.text):
        return first
    behind = next((i for i in range(first, last) if draft.doc[i].idx >= time.end), last)
    return behind if behind == last or draft.doc[behind].is_lower else first


LOOSE_TIME = re.compile(
    r"(?:earlier |later |early |late )?(?:last|this|next|yesterday|today|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b",
    re.IGNORECASE,
)

# --- pronouns ---

HE = {"he", "him", "his", "himself", "she", "her", "herself"}
THEY = {"they", "them", "their", "themselves", "we", "us", "our"}
IT = {"it", "its", "itself"}


def pronoun(draft: Draft, token: Token, seen: Seen) -> ActorMention | None:
    """The mention that a pronoun is, tied to the last fitting actor; None where there is none."""
    lower = token.lower_
    if lower in HE:
        found = seen.person
    elif lower in THEY:
        found = seen.group or seen.body
        other = seen.former
        if other and other.start >= token.sent.start_char and found is seen.group and is_another(token, seen.group_head):
            found = other
    elif lower in IT and token.dep_ in ("nsubj", "poss", "dobj", "nsubjpass"):
        found = seen.body
    else:
        return None
    if found is None:
        return None
    span = found.antecedent or Span(start=found.start, end=found.end, text=found.text)
    return mention_of(draft, token.i, token.i + 1, found.kind, f"pronoun for “{span.text}”", span)


def is_another(pronoun: Token, head: Token | None) -> bool:
    """Whether a pronoun cannot stand for this noun: it is in its relative clause ("soldiers whom they held"), or acted on by it."""
    verb = pronoun.head
    if head is None or verb.pos_ != "VERB":
        return False
    if verb.dep_ == "relcl" and verb.head.i == head.i:
        return True
    return pronoun.dep_ == "dobj" and pronoun.lower_ == "them" and any(one.i == head.i for one in frame_of(verb).subjects)


def remember(seen: Seen, mention: ActorMention, token: Token) -> None:
    """Keeps the mention as what a later pronoun may stand for; owners ("Haftar's forces") and objects of prepositions less so."""
    if token.pos_ == "PRON" or token.dep_ == "poss" or any(child.lower_ in ("no", "neither") for child in token.children):
        return
    prominent = token.dep_ in ("nsubj", "nsubjpass", "appos", "conj", "agent") or token.head.dep_ in ("agent",)
    prominent = prominent or any(child.dep_ == "relcl" for child in token.children)  # "the forces that attacked": the next "they"
    if mention.kind == "person":
        if prominent or seen.person is None or gives_way(seen.head, token):
            seen.person, seen.head = mention, token
    elif mention.kind in ("people", "armed_group"):
        if prominent or seen.group is None:
            seen.former, seen.group, seen.group_head = seen.group, mention, token
        else:
            seen.former = mention
        if mention.kind == "armed_group" and prominent and token.tag_ != "NNS":  # no "it" stands for policemen
            seen.body = mention
    elif prominent or seen.body is None:
        seen.body = mention


def gives_way(before: Token | None, token: Token) -> bool:
    """Whether a person without a name, of an earlier sentence, gives way to a named one: "the mayor ... the army of X. His"."""
    return before is not None and before.pos_ == "NOUN" and token.pos_ == "PROPN" and before.sent != token.sent


def heads(doc: Doc, mentions: list[ActorMention]) -> Iterator[tuple[int, ActorMention]]:
    """The token index of each mention's head, with the mention."""
    starts = {token.idx: token.i for token in doc}
    ends = {token.idx + len(token.text): token.i for token in doc}
    for mention in mentions:
        if mention.start in starts and mention.end in ends:
            yield doc[starts[mention.start] : ends[mention.end] + 1].root.i, mention
