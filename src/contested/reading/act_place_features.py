"""What ties a place of a sentence to an act of it: the features that the trained weights of `act_places` add up."""

from __future__ import annotations

import gzip
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from spacy.tokens import Doc, Token

from contested.reading.pipeline import lemma
from contested.reading.place_words import place_words
from contested.reading.toponyms import is_make

CLASSES = ("data", "models", "en_act_classes.tsv.gz")
NO_PLACES = {"DATE", "TIME", "NORP", "MONEY", "PERCENT", "QUANTITY", "CARDINAL", "ORDINAL", "LANGUAGE"}
VERBAL = ("VERB", "AUX")
LONGEST = 6  # steps of a path that are told apart


@dataclass(frozen=True, slots=True)
class Site:
    """A place of the sentence: the head of its words, the role that it has where it stands, what the gazetteer calls it."""

    head: Token
    role: str
    feature: str  # `name` for a run of capitals that nobody knows as a place
    first: int
    last: int  # past the last token


def features(act: Token, site: Site, sites: Sequence[Site]) -> Iterator[str]:
    """What speaks for and against the act's having taken place there, each as one word that has a weight."""
    yield from act_features(act)
    yield from site_features(site)
    yield from pair_features(act, site, sites)


def pair_features(act: Token, site: Site, sites: Sequence[Site]) -> Iterator[str]:
    """Of the two together, among the other places."""
    yield from path_features(act, site)
    yield from rival_features(act, site, sites)
    yield from act_pair_features(act, site, sites)


def act_features(act: Token) -> Iterator[str]:
    """Of the act's word."""
    yield "bias"
    yield f"act={lemma(act)}"
    yield f"tag={act.tag_}"
    yield f"actdep={act.dep_}"
    if any(child.lower_ in ("no", "not") for child in act.children):
        yield "negated"
    yield f"class={act_class(lemma(act))}"


def act_class(word: str) -> str:
    """The kind of act that the lexicon gave the verb first when the weights were fitted, "" for none.

    It is kept with the weights: a row that is put before the others since then would turn what they say about.
    """
    return act_classes().get(word, "")


@cache
def act_classes() -> dict[str, str]:
    """The kind of each verb that the lexicon knew when the weights were fitted."""
    text = gzip.decompress(resources.files("contested").joinpath(*CLASSES).read_bytes()).decode("utf-8")
    return dict(line.split("\t") for line in text.split("\n") if line)


def act_pair_features(act: Token, site: Site, sites: Sequence[Site]) -> Iterator[str]:
    """Of the verb with the way in which the place hangs."""
    prep = preposition(site.head)
    top = governor(site.head)
    own = "act" if top == act else "above" if top in act.ancestors else "below" if act in top.ancestors else "aside"
    yield f"governor={own}"
    yield f"governor,class={own},{act_class(lemma(act))}"
    yield f"act,prep={lemma(act)},{prep},{own}"
    yield f"class,prep={act_class(lemma(act))},{prep},{own}"
    yield f"actdep,governor={act.dep_},{own},{site.head.i < act.i}"
    if top != act:
        yield f"govclass={act_class(lemma(top))},{own}"
        yield f"gov,act={lemma(top)},{lemma(act)}"
    noun = noun_above(site.head)
    yield f"noun={lemma(noun) if noun is not None else ''},{own}"
    if noun is not None and noun.dep_ in ("nsubj", "nsubjpass", "dobj", "pobj"):
        yield f"noundep={noun.dep_},{own},{act_class(lemma(act))}"
    yield from order_features(act, site, sites, own)
    yield from list_features(act, site, sites)


def order_features(act: Token, site: Site, sites: Sequence[Site], own: str) -> Iterator[str]:
    """Of the words to the place before and to the one behind."""
    at = next((n for n, other in enumerate(sites) if other.head == site.head), 0)
    if at > 0:
        yield from gap_features("before", act, sites[at - 1], site, own)
    if at + 1 < len(sites):
        yield from gap_features("behind", act, site, sites[at + 1], own)
    for word in site.head.doc[max(site.first - 3, 0) : site.first]:
        if word.pos_ in ("NOUN", "ADP", "ADJ") and not word.ent_type_:
            yield f"close={lemma(word)},{site.feature == 'name'}"


LISTING = frozenset([",", "and", "or", "&", "the", "both", "as", "well", "nearby"])
APART = frozenset(["and", "or", "to", "from", "near"])
INSIDE = frozenset(["in", "of", "inside", "within", ",", "at"])


def listed_with(first: Site, second: Site) -> bool:
    """Whether the second place follows the first in a list: "Mbale and Tororo", "A, B, and the C hills"."""
    doc = first.head.doc
    between = doc[first.last : second.first]
    if len(between) == 1 and second.feature in COARSE and first.feature not in COARSE:
        return False  # "Mbale, Uganda"
    return 0 < len(between) <= 4 and all(word.lower_ in LISTING for word in between) and between[0].lower_ != "the"


def list_features(act: Token, site: Site, sites: Sequence[Site]) -> Iterator[str]:
    """Of the list that the place stands in, by its first place; and of the place that it lies in or that lies in it."""
    at = next((n for n, other in enumerate(sites) if other.head == site.head), 0)
    first = at
    while first > 0 and listed_with(sites[first - 1], sites[first]):
        first -= 1
    last = at
    while last + 1 < len(sites) and listed_with(sites[last], sites[last + 1]):
        last += 1
    yield f"listed={min(3, last - first)},{min(2, at - first)},{site.feature == 'name'}"
    top = sites[first]
    if first < at:
        up, down = path(top.head, act)
        yield f"listpath={'/'.join(word.dep_ for word in up[:LONGEST])}<{'/'.join(word.dep_ for word in down[:LONGEST])}"
        yield f"listprep={preposition(top.head)},{top.feature == 'name'}"
        over = governor(top.head)
        yield f"listgovernor={'act' if over == act else 'above' if over in act.ancestors else 'aside'}"
    if last + 1 < len(sites) and (how := holds(sites[last], sites[last + 1])):
        yield f"inner={how},{site.feature in COARSE},{sites[last + 1].feature in COARSE}"
        yield f"inner,all={site.feature == 'name'}"
    if first > 0 and (how := holds(sites[first - 1], sites[first])):
        yield f"outer={how},{site.feature in COARSE},{sites[first - 1].feature in COARSE}"
        yield f"outer,all={sites[first - 1].feature == 'name'}"


def holds(first: Site, second: Site) -> str:
    """By which word the second place is said to hold the first, through no verb and no list; "" where it does not."""
    between = first.head.doc[first.last : second.first]
    if not 0 < len(between) <= 8 or any(
        word.pos_ in VERBAL or word.lower_ in ("and", "or", "to", "from", "near") for word in between
    ):
        return ""
    joint = next((word.lower_ for word in reversed(between) if word.lower_ in INSIDE), "")
    return f"{joint},{any(word.pos_ == 'NOUN' for word in between)}" if joint else ""


def gap_features(side: str, act: Token, first: Site, second: Site, own: str) -> Iterator[str]:
    """Of the words between two places that follow each other."""
    gap = joints(first.head.doc, first.last, second.first)
    if gap is not None:
        coarse = first.feature in COARSE, second.feature in COARSE
        yield f"gap{side}={gap},{own}"
        yield f"gap{side},coarse={gap},{coarse},{first.head.i < act.i < second.head.i}"


def joints(doc: Doc, first: int, last: int) -> str | None:
    """The prepositions, commas and kinds of other words between two places; None where they are far apart."""
    if not 0 <= last - first <= 9:
        return None
    found = []
    for word in doc[first:last]:
        if word.pos_ == "ADP" or word.text in ",;()" or word.lower_ in ("and", "or", "to", "'s", "’s"):
            found.append(word.lower_)
        elif word.pos_ in VERBAL:
            found.append("V")
        elif word.pos_ in ("NOUN", "PROPN") and (not found or found[-1] != "N"):
            found.append("N")
    return " ".join(found[:6])


def governor(word: Token) -> Token:
    """The nearest verb above the word, else the root."""
    while word.head != word:
        word = word.head
        if word.pos_ in VERBAL:
            return word
    return word


def noun_above(word: Token) -> Token | None:
    """The nearest common noun above the word within its phrase."""
    while word.head != word and word.head.pos_ not in VERBAL:
        word = word.head
        if word.pos_ == "NOUN":
            return word
    return None


def site_features(site: Site) -> Iterator[str]:
    """Of the place, whatever the act."""
    head, prep = site.head, preposition(site.head)
    yield f"role={site.role}"
    yield f"feature={site.feature}"
    yield f"dep={head.dep_}"
    yield f"prep={prep}"
    yield f"prep,feature={prep},{site.feature}"
    yield f"type={head.ent_type_}"
    yield f"type,feature={head.ent_type_},{site.feature}"
    yield from word_features(site)
    if head.dep_ in ("compound", "poss", "nmod", "amod"):
        yield f"of={lemma(head.head)}"


def word_features(site: Site) -> Iterator[str]:
    """Of the name's own first and last word and of its neighbours, as the lexicon of places has them."""
    words, doc = place_words(), site.head.doc
    known = "name" if site.feature == "name" else "place"
    yield f"inner={words.inner.get(doc[site.last - 1].lower_, '')},{known}"
    yield f"opens={words.inner.get(doc[site.first].lower_, '')},{known}"
    yield f"words={min(4, site.last - site.first)},{known}"
    if site.last < len(doc):
        after = doc[site.last]
        yield f"behind={words.after.get(after.lower_, after.pos_)},{known}"
    if site.first:
        before = doc[site.first - 1]
        yield f"before={words.before.get(before.lower_, before.pos_)},{known}"
    if site.first > 1 and doc[site.first - 1].lower_ in ("of", "the"):
        yield f"nounof={lemma(doc[site.first - 2])},{known}"


def names_around(doc: Doc, start: int, end: int, taken: set[int]) -> Iterator[tuple[int, int]]:
    """Runs of capitalised words that may be names of places though nobody knows them."""
    i = start
    while i < end:
        if i in taken or not opens_name(doc[i]):
            i += 1
            continue
        last = i + 1
        while last < end and last not in taken and (opens_name(doc[last]) or joins(doc, last, end, taken)):
            last += 1
        if last - i <= LONGEST and not only_a_side(doc, i, last, taken) and not is_make(doc[i:last].text):
            yield i, last
        i = last


def only_a_side(doc: Doc, first: int, last: int, taken: set[int]) -> bool:
    """Whether the words say only which part of a place: "Western" in "Western Libya", "West" in "the country's West"."""
    beside = last in taken or (first > 0 and doc[first - 1].tag_ == "POS")
    return beside and all(place_words().inner.get(doc[i].lower_) == "side" for i in range(first, last))


def opens_name(token: Token) -> bool:
    """Whether the word is capitalised and tagged as a name, and of no day, nation or number."""
    letters = token.text.lstrip("‘'’`")
    capital = letters[:1].isupper() or (letters[:3].lower() in ("al-", "el-", "as-", "ar-", "an-") and letters[3:4].isupper())
    return capital and token.pos_ == "PROPN" and len(letters) > 1 and token.ent_type_ not in NO_PLACES


def joins(doc: Doc, i: int, end: int, taken: set[int]) -> bool:
    """Whether a hyphen stands here between two parts of a name, with no space."""
    whole = doc[i].text in "-–" and not doc[i].whitespace_ and not doc[i - 1].whitespace_
    return whole and i + 1 < end and i + 1 not in taken and opens_name(doc[i + 1])


def preposition(head: Token) -> str:
    """The preposition that brings the place, through names that it is joined to; else how it hangs."""
    while head.dep_ in ("conj", "appos", "compound", "nmod") and head.head != head:
        head = head.head
    return str(head.head.lower_ if head.dep_ == "pobj" else head.dep_)


def path_features(act: Token, site: Site) -> Iterator[str]:
    """Of the way through the parse from the place to the act, and through the words."""
    up, down = path(site.head, act)
    ups, downs = [step(word) for word in up], [word.dep_ for word in down]
    bare = [word.dep_ for word in up]
    side = "before" if site.head.i < act.i else "after"
    yield f"up={'/'.join(bare[:LONGEST])}"
    yield f"down={'/'.join(downs[:LONGEST])}"
    yield f"path={'/'.join(bare[:LONGEST])}<{'/'.join(downs[:LONGEST])}"
    yield f"words={'/'.join(ups[:LONGEST])}<{'/'.join(downs[:LONGEST])}"
    yield f"steps={min(6, len(up))},{min(4, len(down))},{side}"
    clauses = sum(word.pos_ in VERBAL for word in up[1:])
    yield f"verbs={min(3, clauses)},{min(3, sum(word.pos_ in VERBAL for word in down[1:]))}"
    for word in up[1:]:
        if word.dep_ in ("relcl", "ccomp", "advcl", "acl", "conj", "parataxis", "xcomp", "appos"):
            yield f"crosses={word.dep_},{word.pos_}"
    for word in down:
        if word.dep_ in ("relcl", "ccomp", "advcl", "acl", "conj", "parataxis", "xcomp", "appos", "nsubj", "pobj"):
            yield f"under={word.dep_},{word.pos_}"
    top = up[-1].head if up else site.head
    yield f"top={'act' if top == act else top.pos_}"
    if top != act:
        yield f"toplemma={lemma(top)}"
    if up:
        yield f"last={step(up[-1])},{'act' if top == act else top.pos_}"
    far = abs(site.head.i - act.i)
    yield f"far={side},{0 if far < 3 else 1 if far < 6 else 2 if far < 10 else 3 if far < 16 else 4 if far < 25 else 5}"
    first, last = sorted((site.head.i, act.i))
    between = act.doc[first + 1 : last]
    yield f"between={side},{min(3, sum(word.pos_ == 'VERB' for word in between))}"
    yield f"commas={side},{min(3, sum(word.text in ',;' for word in between))}"


def step(word: Token) -> str:
    """How a word hangs on the one above, with the preposition where it is one."""
    return f"{word.dep_}:{word.lower_}" if word.dep_ == "prep" else word.dep_


def path(place: Token, act: Token) -> tuple[list[Token], list[Token]]:
    """The words from the place up to the first that is also above the act, and those from the act up to it."""
    above = [act, *act.ancestors]
    index = {word.i: n for n, word in enumerate(above)}
    up = []
    while place.i not in index and place.head != place:
        up.append(place)
        place = place.head
    return up, above[: index.get(place.i, len(above))]


def rival_features(act: Token, site: Site, sites: Sequence[Site]) -> Iterator[str]:
    """Of the other places of the sentence: how many, which is nearer, which lies within which."""
    near = abs(site.head.i - act.i)
    others = [other for other in sites if other.head != site.head]
    yield f"others={min(4, len(others))}"
    nearer = sum(abs(other.head.i - act.i) < near for other in others)
    yield f"nearer={min(3, nearer)},{min(3, len(others))}"
    for other in others:
        gap = other.head.i - site.head.i
        if other.head.head == site.head:
            yield f"holds={other.head.dep_},{site.feature},{other.feature}"
        if site.head.head == other.head:
            yield f"within={site.head.dep_},{site.feature},{other.feature}"
        if 0 < gap <= 4:
            yield f"next={gap},{site.feature},{other.feature}"
        elif -4 <= gap < 0:
            yield f"previous={-gap},{site.feature},{other.feature}"
        if other.feature not in COARSE and site.feature in COARSE:
            yield "finer"
        if other.head.lower_ == site.head.lower_:
            yield f"again={'nearer' if abs(other.head.i - act.i) < near else 'farther'}"
    yield f"closest={closest(act, sites) == site.head.i}"


COARSE = {"country", "admin1", "region", "continent"}


def closest(act: Token, sites: Sequence[Site]) -> int:
    """The place with the shortest way to the act."""
    if len(sites) == 1:
        return int(sites[0].head.i)
    near = min(sites, key=lambda site: (sum(map(len, path(site.head, act))), abs(site.head.i - act.i)))
    return int(near.head.i)
