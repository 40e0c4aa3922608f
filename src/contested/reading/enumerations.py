"""The members of a list, read off the words where the parser hangs them elsewhere: "mayors, officials, and ranchers"."""

from __future__ import annotations

from spacy.tokens import Token

LONGEST = 60  # words that a list may run to
INSIDE = {"ADJ", "NOUN", "PROPN", "NUM", "DET", "PRON", "PART", "ADV", "SYM"}
NOUNS = {"NOUN", "PROPN"}
OPENING = {"(": ")", "[": "]"}
BEGINS_CLAUSE = {"nsubj", "nsubjpass", "csubj"}
TIMES = {"DATE", "TIME"}
JOINING = {"and", "or"}


def enumerated(head: Token) -> list[Token]:
    """The heads of what is listed behind a noun phrase, where the list is closed by an "and"; else nothing."""
    doc, found = head.doc, []
    at, closed = behind(head), False
    end = min(len(doc), head.sent.end, head.i + LONGEST)
    while at < end and not closed:
        after, closed = separator(head, at)
        member = phrase_at(head, after, end) if after > at else None
        if member is None or starts_clause(member, head):
            return []
        found.append((member, doc[at].text == ","))
        at = behind(member)
        if not closed and (at >= end or (doc[at].text != "," and doc[at].lower_ not in JOINING)):
            return []
    return without_descriptions(head, found) if closed else []


def separator(head: Token, at: int) -> tuple[int, bool]:
    """Where the next member begins behind a comma or an "and", and whether the "and" closes the list."""
    doc = head.doc
    after = at + 1 if at < len(doc) and doc[at].text == "," else at
    if after > at and after + 1 < len(doc) and doc[after].text.isdigit() and doc[after + 1].text == ",":  # "Ann Lee, 34, her son"
        after += 2
    if after < len(doc) and doc[after].lower_ in JOINING:
        return after + 1, True
    return after, False


def phrase_at(head: Token, start: int, end: int) -> Token | None:
    """The head of the noun phrase that begins at this token; None where none does."""
    doc, last = head.doc, None
    for i in range(start, end):
        token = doc[i]
        if token.pos_ not in INSIDE and not (
            token.text in "-–'\"“”" or (token.tag_ == "VBN" and i + 1 < end and doc[i + 1].pos_ in NOUNS)
        ):
            break
        if token.pos_ in NOUNS:
            last = token
        elif last is not None and token.pos_ in ("DET", "PRON", "ADV", "NUM"):
            break
    return None if last is None or last.ent_type_ in TIMES else last


def behind(head: Token) -> int:
    """The token behind a noun phrase with its "of" and what stands in brackets."""
    doc, at = head.doc, int(head.i) + 1
    while at < len(doc):
        if doc[at].text in OPENING:
            close = next((i for i in range(at, min(len(doc), at + 12)) if doc[i].text == OPENING[doc[at].text]), None)
            if close is None:
                break
            at = close + 1
        elif doc[at].lower_ in ("of", "from") and (inner := phrase_at(head, at + 1, min(len(doc), at + 10))) is not None:
            at = int(inner.i) + 1
        elif doc[at].tag_ == "POS" and (owned := phrase_at(head, at + 1, min(len(doc), at + 8))) is not None:
            at = int(owned.i) + 1
        elif doc[at].pos_ == "PROPN" and doc[at - 1].pos_ in NOUNS:  # "the candidate Ann Lee"
            at += 1
        elif is_bearing(doc[at]) and (borne := phrase_at(head, at + 1, min(len(doc), at + 8))) is not None:
            at = int(borne.i) + 1
        else:
            break
    return at


def is_bearing(word: Token) -> bool:
    """Whether a participle says what a thing of a list holds: "a truck carrying fuel, and a bus"."""
    return bool(word.tag_ == "VBG" and word.dep_ == "acl")


def starts_clause(member: Token, head: Token) -> bool:
    """Whether a noun is the subject of a verb of its own, so that no list goes on: "burned a bus, and soldiers fled"."""
    verb = verb_of(member)
    if verb is None or verb.i <= member.i or verb == verb_of(head):
        return False
    before = any(child.dep_ in BEGINS_CLAUSE and child.i < head.i for child in verb.children)
    return not before  # else the verb has its subject before the list


def verb_of(member: Token) -> Token | None:
    """The verb whose subject a noun is, or is joined to; else None."""
    for _ in range(6):
        if member.dep_ in BEGINS_CLAUSE:
            return member.head
        if member.dep_ not in ("conj", "compound", "appos"):
            return None
        member = member.head
    return None


def without_descriptions(head: Token, found: list[tuple[Token, bool]]) -> list[Token]:
    """The members without those that only say who the one before is: "Ann Lee, a judge, and her son"."""
    kept: list[Token] = []
    before: Token | None = head
    for member, after_comma in found[:-1]:
        if before is not None and after_comma and describes(before, member):
            before = None
        else:
            kept.append(member)
            before = member
    return [*kept, found[-1][0]]


def describes(before: Token, member: Token) -> bool:
    """Whether one of two is a name and the other the post or trade of the same person."""
    names = {is_name(before), is_name(member)}
    return names == {True, False} and before.tag_ not in ("NNS", "NNPS") and member.tag_ not in ("NNS", "NNPS")


def is_name(token: Token) -> bool:
    """Whether a word is the name of a person, or may be one."""
    return token.pos_ == "PROPN" and token.ent_type_ in ("PERSON", "ORG", "")
