"""By what name a speaker goes in the report: the person in the phrase, the one whom a pronoun or a bare post stands for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from types import MappingProxyType

import yaml
from spacy.tokens import Token

from contested.reading.lexicon import load_things, words
from contested.reading.pipeline import lemma
from contested.reading.quotes import Quotation
from contested.reading.speech_sources import Page, end_of
from contested.records import ActorMention

ONE = {"he", "she", "him", "her", "his", "hers"}
MANY = {"they", "them", "their", "theirs", "it", "its"}
GROUPS = {"people", "body", "armed_group", "state"}
SUBJECTS = {"nsubj", "nsubjpass"}
NO_PERSON = {"DATE", "TIME", "GPE", "LOC", "FAC", "NORP", "CARDINAL"}
NAME_PARTS = {"compound", "appos", "nmod", "flat"}
SPEECH = {"say", "tell", "add", "write"}
SPEECH_MORE = set(
    "announce claim confirm deny report warn state condemn accuse admit acknowledge concede insist argue explain allege stress "
    "note reveal declare maintain complain recall estimate".split()
)
PERSON_NOUNS = words("person_nouns") | {"source", "volunteer", "medic", "nurse", "survivor", "aide", "adviser", "insider"}
PARTICLES = {"al", "el", "-", "bin", "ibn", "abu", "de", "von", "van", "ben", "’", "'"}
BODY_WORDS = {
    "army",
    "staff",
    "force",
    "forces",
    "government",
    "ministry",
    "council",
    "house",
    "party",
    "guard",
    "command",
    "committee",
    "agency",
}
CARRIERS = {
    "statement",
    "tweet",
    "post",
    "letter",
    "interview",
    "report",
    "message",
    "speech",
    "remark",
    "comment",
    "video",
    "memo",
    "email",
}
SHORT_RANKS = words("short_ranks")
READING = {"see", "obtain", "view", "review", "leak", "read", "acquire", "hear", "verify", "watch", "share"}
WHO = {"who", "which", "that"}
PHRASE_END = re.compile(r"\s*(?:[,;(–—]|\s-\s|\s(?:who|which|that)\b|\s(?:seen|obtained|viewed|reviewed) by\b|['’]s$).*", re.S)


@cache
def posts() -> Mapping[str, str]:
    """The post that each word names."""
    file = resources.files("contested") / "data" / "lexicons" / "en" / "posts.yml"
    return MappingProxyType({word: row["post"] for row in yaml.safe_load(file.read_text("utf-8")) for word in row["words"].split()})


@dataclass(frozen=True, slots=True)
class Holder:
    """A named person at one place of the report."""

    name: str
    at: int  # index of the last token of the name
    posts: frozenset[str]
    leads: bool  # grammatical subject, or in apposition to one
    quote: Quotation | None


@dataclass(frozen=True, slots=True)
class Group:
    """A group or body that is the subject of a clause."""

    at: int  # index of the head token
    phrase: str
    many: bool  # a plural: never "it"
    tells: bool  # subject of a main clause, or of a verb of speech


@dataclass(frozen=True, slots=True)
class Cast:
    """The persons and groups that a report names, in order."""

    holders: tuple[Holder, ...]
    unnamed: tuple[tuple[int, str], ...]  # "a security official" who speaks: index of the head token, phrase
    groups: tuple[Group, ...]
    full: Mapping[str, str]  # last word of a name -> the longest name that ends with it


def cast_of(page: Page, actors: Iterable[ActorMention]) -> Cast:
    """The cast of a report."""
    heads = [token for token in page.doc if token.pos_ == "PROPN" and ends_name(token)]
    holders = tuple(found for token in heads if (found := holder(page, token)) is not None)
    full: dict[str, str] = {}
    for one in holders:
        last = one.name.split()[-1].lower()
        if len(one.name) > len(full.get(last, "")):
            full[last] = one.name
    return Cast(holders, tuple(unnamed_of(page)), tuple(groups_of(page, actors)), MappingProxyType(full))


def unnamed_of(page: Page) -> Iterator[tuple[int, str]]:
    """The single persons without a name who speak: "a doctor said", "according to a volunteer who was there"."""
    for token in page.doc:
        if token.tag_ == "NN" and token.lemma_.lower() in PERSON_NOUNS and speaks(token) and not is_definite(token):
            yield token.i, short(page.text[token.left_edge.idx : end_of(token.right_edge)])


def speaks(token: Token) -> bool:
    """Whether a noun is the subject of a verb of speech, or stands behind "according to"."""
    if token.dep_ in SUBJECTS:
        return str(token.head.lemma_).lower() in SPEECH | SPEECH_MORE
    told = token.dep_ == "pobj" and token.head.lower_ == "to" and token.head.i > 0
    return bool(told and token.head.nbor(-1).lower_ == "according")


def ends_name(token: Token) -> bool:
    """Whether a proper noun is the last of its run."""
    return token.i + 1 == len(token.doc) or bool(token.nbor().pos_ != "PROPN" and token.nbor().text != "-")


def name_run(last: Token) -> list[Token]:
    """The tokens of the name that ends here: proper nouns and particles, without ranks and posts before them."""
    run = [last]
    while run[0].i and joins(run[0].nbor(-1), run[0]):
        run.insert(0, run[0].nbor(-1))
    while len(run) > 1 and (run[0].lower_ in PARTICLES - {"al", "el", "abu", "bin", "ibn"} or not run[0].text[0].isalpha()):
        run.pop(0)
    return run


def joins(before: Token, after: Token) -> bool:
    """Whether a token belongs to the name that goes on after it."""
    word = before.lower_.rstrip(".")
    if (
        word in posts()
        or word in SHORT_RANKS
        or word in BODY_WORDS
        or (before.ent_type_ in ("NORP", "GPE") and after.ent_type_ == "PERSON")
    ):
        return False
    if before.text.isupper() and len(before.text) > 2 and not after.text.isupper():
        return False  # an acronym of a body before a name: "LNA spokesman"
    return before.pos_ == "PROPN" or (word in PARTICLES and not before.is_sent_start)


def holder(page: Page, last: Token) -> Holder | None:
    """The person named by the run that ends here, or None where nothing tells a person."""
    run = name_run(last)
    held = posts_beside(run)
    if (
        modifies_many(last)
        or (len(run) == 1 and len(last) > 3 and last.text.isupper())
        or last.lower_ in posts()
        or last.lower_ in BODY_WORDS
        or last.ent_type_ in NO_PERSON
        or (len(run) == 1 and is_sender(last))
        or not (held or any(token.ent_type_ == "PERSON" for token in run))
    ):
        return None
    name = page.text[run[0].idx : end_of(last)]
    return Holder(name, last.i, held, leads(top_of(last)) or is_cited(last), page.speech_at(last.idx))


def is_cited(last: Token) -> bool:
    """Whether a name is the one that "according to" brings."""
    return any(above.lower_ == "according" for above in list(last.ancestors)[:5])


def modifies_many(last: Token) -> bool:
    """Whether a name only says whose the many after it are: "Haftar forces", "Azerbaijani troops"."""
    return bool(last.dep_ in ("compound", "amod", "nmod") and last.head.tag_ == "NNS" and last.head.i > last.i)


def top_of(token: Token) -> Token:
    """The head of the phrase that a name heads or stands beside."""
    steps = 0
    beside = False  # in apposition: the noun before the comma may hang on the one that is meant ("the envoy to Libya, X")
    while (
        token.head.i != token.i and steps < 6 and (token.dep_ in NAME_PARTS or (beside and token.dep_ in ("pobj", "prep", "poss")))
    ):
        beside = beside or token.dep_ == "appos"
        token, steps = token.head, steps + 1
    return token


def leads(token: Token) -> bool:
    """Whether a phrase is what its sentence is about, or speaks in it."""
    return (
        token.dep_ in SUBJECTS
        or (token.dep_ in ("dobj", "npadvmod", "attr") and token.head.lemma_.lower() in SPEECH)
        or token.dep_ == "ROOT"
    )


def posts_beside(run: list[Token]) -> frozenset[str]:
    """The posts that the words around a name give its bearer: before it, after a comma, or further off before "for", "of", "to"."""
    doc, first, last = run[0].doc, run[0], run[-1]
    near = titles_before(first) + [child for child in last.children if child.dep_ in ("appos", "compound")]
    if last.dep_ == "appos":
        near.append(last.head)
    if first.i and (first.nbor(-1).lower_ in BODY_WORDS or first.nbor(-1).text == ","):
        near += [token for token in doc[max(first.sent.start, first.i - 8) : first.i] if token.nbor().lower_ in ("for", "of", "to")]
    if last.i + 1 < len(doc) and last.nbor().text == ",":
        near += [
            token
            for token in doc[last.i + 2 : last.i + 7]
            if token.pos_ == "NOUN" and token.dep_ in ("appos", "conj", "attr", "nsubj")
        ]
    return frozenset(posts()[word] for token in near if (word := token.lower_.rstrip(".")) in posts() and token not in run)


def titles_before(first: Token) -> list[Token]:
    """The nouns and names that stand right before a name, without a preposition between."""
    found: list[Token] = []
    while first.i - len(found) > 0 and len(found) < 5:
        token = first.doc[first.i - len(found) - 1]
        if token.pos_ not in ("PROPN", "NOUN", "ADJ") and token.text not in "-.":
            break
        found.append(token)
    return found


def groups_of(page: Page, actors: Iterable[ActorMention]) -> list[Group]:
    """The groups and bodies that are subjects, with their phrases."""
    heads = {mention.end for mention in actors if mention.kind in GROUPS}
    return [
        Group(
            token.i,
            short(page.text[token.left_edge.idx : end_of(token.right_edge)]),
            token.tag_ in ("NNS", "NNPS"),
            token.head.dep_ in ("ROOT", "conj") or token.head.lemma_.lower() in SPEECH | SPEECH_MORE,
        )
        for token in page.doc
        if token.dep_ in SUBJECTS and token.pos_ in ("NOUN", "PROPN") and end_of(token) in heads
    ]


def short(phrase: str) -> str:
    """The phrase without what follows a comma, dash, bracket or relative pronoun."""
    return PHRASE_END.sub("", " ".join(phrase.split()), count=1) or phrase


def source_name(page: Page, cast: Cast, head: Token | None, span: tuple[int, int]) -> tuple[str, bool]:
    """The speaker's name, and whether it was carried over from an earlier phrase."""
    phrase = page.text[span[0] : span[1]]
    if head is not None and phrase.lower() in WHO and (meant := noun_before(head)) is not None:
        head, span = meant, (meant.left_edge.idx, end_of(meant))
        phrase = page.text[span[0] : span[1]]
    named = [one for one in cast.holders if span[0] <= page.doc[one.at].idx < span[1]]
    if head is not None and head.lower_ in ONE | MANY and head.pos_ in ("PRON", "DET"):
        antecedent = person_before(page, cast, head) if head.lower_ in ONE else group_before(cast, head)
        return antecedent or phrase, antecedent is not None
    if named and (own := own_name(named, head)) is not None:
        return cast.full.get(own.split()[-1].lower(), own), False
    if head is not None and not named and (same := unnamed_again(cast, head)) is not None:
        return same, True
    post = posts().get(head.lower_) if head is not None else None
    if post is not None and (who := named_after(page, cast, span[1])) is not None:
        return who, False
    if head is not None and post is not None and is_definite(head) and (who := post_holder(page, cast, head, post)) is not None:
        return who, True
    last = phrase.split()[-1].lower() if phrase.split() else ""
    if head is not None and head.pos_ == "PROPN" and last in cast.full and len(phrase.split()) <= 2:
        return cast.full[last], False
    return short(phrase), False


def noun_before(pronoun: Token) -> Token | None:
    """The noun that a relative pronoun stands behind, where the parser tied it to another: "that of villagers, who said"."""
    at = pronoun.i - 2 if pronoun.i > 1 and pronoun.nbor(-1).text == "," else pronoun.i - 1
    before = pronoun.doc[at] if at >= pronoun.sent.start else None
    return before if before is not None and before.pos_ in ("NOUN", "PROPN") else None


def unnamed_again(cast: Cast, head: Token) -> str | None:
    """The phrase of "a military source" for "the source", the last one with the same noun."""
    if head.tag_ != "NN" or not any(child.lower_ in ("the", "same", "that") for child in head.children):
        return None
    if any(child.dep_ in ("compound", "amod", "prep", "nmod") and child.lower_ != "same" for child in head.children):
        return None
    doc = head.doc
    return next((phrase for at, phrase in reversed(cast.unnamed) if at < head.i and doc[at].lemma_ == head.lemma_), None)


def named_after(page: Page, cast: Cast, end: int) -> str | None:
    """The name that follows a phrase after a comma, where the parser left it out: "another spokesman for the force, X"."""
    for one in cast.holders:
        start = end_of(page.doc[one.at]) - len(one.name)
        if end < start < end + 4 and page.text[end:start].strip() == ",":
            return one.name
    return None


def own_name(named: list[Holder], head: Token | None) -> str | None:
    """The name in the phrase that is the speaker's: the head's own, one beside a post, the writer of a statement; no possessor."""
    for one in named:
        last = None if head is None else head.doc[one.at]
        if head is None or last is None or one.at == head.i or in_name(last, head):
            return one.name
    if head is not None and head.lower_ in posts():
        return next((one.name for one in named if one.posts and not is_possessor(head.doc[one.at])), None)
    if head is not None and head.lower_ in CARRIERS:
        return next((one.name for one in named if not is_possessor(head.doc[one.at]) and not is_reader(head.doc[one.at])), None)
    return None


def is_reader(last: Token) -> bool:
    """Whether a name is only of who has read it: "a memo seen by the agency"."""
    return last.dep_ == "pobj" and last.head.lower_ == "by" and lemma(last.head.head) in READING


def is_sender(last: Token) -> bool:
    """Whether a name only tells whose post it is: "the foreign minister of Chad", "the police chief for Goma"."""
    prep = last.head
    return last.dep_ == "pobj" and prep.lower_ in ("of", "for", "in") and prep.head.lower_ in posts()


@cache
def one_person() -> frozenset[str]:
    """Nouns for a single person, that "it" never stands for."""
    crowds = {"people_crowd", "plain_group", "group_words", "property", "place"}
    return frozenset(word for word, sorts in load_things().items() if "people" in sorts and not sorts & crowds)


def in_name(last: Token, head: Token) -> bool:
    """Whether a name is the head's own, or stands in apposition to it."""
    return (last.dep_ in ("compound", "appos", "flat") and last.head.i == head.i) or any(
        token.i == head.i for token in name_run(last)
    )


def is_possessor(token: Token) -> bool:
    """Whether a name owns something: "Haftar's forces"."""
    return token.dep_ == "poss" or bool(token.i + 1 < len(token.doc) and token.nbor().tag_ == "POS")


def is_definite(head: Token) -> bool:
    """Whether a post is one that the report knows: "the mayor", "their spokesman", "the town's mayor"."""
    left = [child for child in head.children if child.i < head.i]
    return any(child.dep_ == "poss" or child.lower_ == "the" for child in left) and not any(
        child.pos_ == "PROPN" and child.dep_ == "compound" for child in left
    )


def post_holder(page: Page, cast: Cast, head: Token, post: str) -> str | None:
    """The one person whom the report names as holder of the post: the nearest before, else the only one after."""
    country = next((child.lower_ for child in head.children if child.dep_ == "poss" and child.ent_type_ == "GPE"), "")
    country = country or sent_by(head)
    fitting = [
        one for one in cast.holders if post in one.posts and country in around(page, one).lower() and not ends_words(one, head)
    ]
    before = [one for one in fitting if one.at < head.i]
    after = {cast.full.get(one.name.split()[-1].lower(), one.name) for one in fitting if one.at > head.i}
    if before:
        return cast.full.get(before[-1].name.split()[-1].lower(), before[-1].name)
    return after.pop() if len(after) == 1 else None


def sent_by(head: Token) -> str:
    """The name behind "of" or "for" that tells whose post it is: "the representative of Angola"; else nothing."""
    behind = (below for prep in head.children if prep.lower_ in ("of", "for") for below in prep.children)
    return next((below.lower_ for below in behind if below.pos_ == "PROPN"), "")


def ends_words(one: Holder, head: Token) -> bool:
    """Whether a name ends what is said rather than names who says it: "they shelled Bardhere, the spokesman said"."""
    doc = head.doc
    between = doc[one.at + 1 : head.left_edge.i]
    return between.text == "," and head.dep_ in SUBJECTS and head.right_edge.i + 1 == head.head.i


def around(page: Page, one: Holder) -> str:
    """The words that stand beside a name: enough to tell whose president he is."""
    at = page.doc[one.at].idx
    return page.text[max(0, at - 60) : at + 60]


def person_before(page: Page, cast: Cast, pronoun: Token) -> str | None:
    """The last person before a pronoun who leads a sentence, outside other people's quotations."""
    inside = page.speech_at(pronoun.idx)
    unnamed = next(((at, phrase) for at, phrase in reversed(cast.unnamed) if at < pronoun.i), (-1, ""))
    for one in reversed(cast.holders):
        if one.at < unnamed[0]:
            return unnamed[1]
        if one.at < pronoun.i and one.leads and (one.quote is None or one.quote is inside) and not is_possessor(page.doc[one.at]):
            return cast.full.get(one.name.split()[-1].lower(), one.name)
    return unnamed[1] or None


def group_before(cast: Cast, pronoun: Token) -> str | None:
    """The last group before a pronoun that leads a sentence; for "it" one body, which tells something rather than is told of."""
    groups = [one for one in reversed(cast.groups) if one.at < pronoun.i]
    if pronoun.lower_ in ("it", "its"):
        doc = pronoun.doc
        groups = [one for one in groups if not one.many and not (doc[one.at].pos_ == "NOUN" and lemma(doc[one.at]) in one_person())]
        groups = [one for one in groups if one.tells] or groups
    return groups[0].phrase if groups else None
