"""Counts of victims in a sentence: numbers tied to words of harm, sums of lists, parts of larger counts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from contested.reading.frames import CAPTIVE
from contested.reading.lexicon import load_things
from contested.reading.numbers import DASHES, Quantity
from contested.reading.tolls import NOMINAL, Harm, groups, harms_of, is_only_meant, is_person, narrow, of_whom, people, words_of

COUNTING = ("nummod", "quantmod", "amod", "compound", "det", "nmod", "predet", "advmod", "npadvmod")
PARTS = ("including", "includes", "included", "include", "among", "amongst", "incl")
COLLECTIVES = ("family", "police", "personnel", "staff", "crew", "enemy", "people", "element", "other", "troop")
NEVER_ONE = ("no", "every", "each", "any", "neither")
BETWEEN = ("AUX", "ADV", "DET", "ADJ", "NOUN", "PROPN", "ADP", "PART", "PRON", "NUM")
REPORTING = (
    "reported",
    "confirmed",
    "believed",
    "feared",
    "left",
    "said",
    "including",
    "declared",
    "presumed",
    "announced",
    "found",
    "identified",
)
NOT_HEADS = ("family", "generation", "household", "clan", "tribe", "group", "unit", "time", "front", "case", "incident")
THINGS = frozenset(("ground", "place", "property", "weapon", "aircraft", "gunnery", "bomb", "goods", "base_noun"))
BURNT = frozenset(("property", "weapon", "aircraft", "goods"))
PAIRS = (
    {"man", "woman"},
    {"woman", "child"},
    {"man", "child"},
    {"boy", "girl"},
    {"woman", "girl"},
    {"woman", "boy"},
    {"mother", "child"},
    {"mother", "daughter"},
    {"mother", "son"},
    {"mother", "baby"},
    {"father", "son"},
    {"father", "daughter"},
    {"brother", "sister"},
    {"husband", "wife"},
    {"man", "wife"},
)
JOINING = ("and", "or", "&", "/")
UNSURE = ("possibly", "potentially", "perhaps", "maybe", "likely", "probably")
ANEW = ("more", "others", "many", "scores", "dozens", "several", "hundreds", "thousands", "some")
MIXED = frozenset(("killed", "injured", "captured"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """A number of victims tied to a word of harm: its tokens, the noun, and how it was found."""

    measure: str
    quantity: Quantity
    victim: Token
    trigger: Token
    rule: str
    single: bool = False  # one victim without a number
    part: bool = False  # a larger count holds it


@dataclass(slots=True)
class Sheet:
    """The numbers of a text, and each by the token that heads its noun phrase."""

    doc: Doc
    quantities: list[Quantity]
    by_head: dict[int, Quantity] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for quantity in self.quantities:
            self.by_head.setdefault(head_of(self.doc, quantity).i, quantity)


def head_of(doc: Doc, quantity: Quantity) -> Token:
    """The noun that the number counts, else the number itself."""
    first = quantity.first + (quantity.first < quantity.last and doc[quantity.first].lower_ == "not")  # "not a single civilian"
    inside = range(first, quantity.last + 1)
    root = next((doc[i] for i in inside if doc[i].head.i not in inside or doc[i].head.i == i), doc[quantity.last])
    for _ in range(3):
        if root.dep_ in COUNTING and root.i < root.head.i <= quantity.last + 8:
            root = root.head
    return root


def counts_in(sheet: Sheet, sentence: Tokens, words: list[Token]) -> list[Count]:
    """The counts of one sentence with these words of harm, in text order, each number once a measure."""
    found = [one for harm in harms_of(words) for one in counts_of(sheet, harm)]
    found = settled(sheet.doc, distinct([beside_state(sheet.doc, one) for one in found]))
    taken = {at for one in found if one.quantity.rule != "sum" for at in range(one.quantity.first, one.quantity.last + 1)}
    loose = [q for q in sheet.quantities if sentence.start <= q.first < sentence.end and q.first not in taken]
    for quantity in loose:
        one = of_the_dead(sheet.doc, sentence, quantity) or as_part(sheet, quantity, found)
        one = one or by_word_order(sheet.doc, sentence, quantity)
        if one:
            found.append(one)
    return sorted(latest(sheet.doc, distinct(found)), key=lambda one: (one.quantity.first, -one.quantity.last))


def beside_state(doc: Doc, one: Count) -> Count:
    """The count, by the word of state right behind its number and before a comma or the like: "12 dead, 30 wounded in blast"."""
    behind = one.quantity.last + 1
    if (
        behind + 1 >= len(doc)
        or (one.victim.i > behind and one.victim.pos_ != "NUM")
        or doc[behind + 1].pos_ not in ("PUNCT", "ADP", "CCONJ")
    ):
        return one
    state = words_of("states").get(doc[behind].lower_)
    joined = doc[behind + 1].pos_ == "CCONJ" and doc[behind + 2 : behind + 3].text.lower() in words_of("states")
    return one if state is None or joined or state == one.measure else replace(one, measure=state, trigger=doc[behind])


def latest(doc: Doc, counts: list[Count]) -> list[Count]:
    """The counts of a sentence without those that a later one of the same sentence puts right: "rose to 44 from 31"."""
    now = {one.measure for one in counts if not is_old(doc, one)}
    return [one for one in counts if one.measure not in now or not is_old(doc, one)]


def is_old(doc: Doc, one: Count) -> bool:
    """Whether a count is an earlier one: "from 31", "previously given as 31"."""
    before = [token.lower_ for token in doc[max(0, one.quantity.first - 4) : one.quantity.first]]
    bare = one.victim.i <= one.quantity.last
    return bare and (before[-1:] == ["from"] or any(word in EARLIER for word in before))


EARLIER = ("previously", "initially", "originally", "earlier", "previous", "initial")


def distinct(counts: Iterable[Count]) -> list[Count]:
    """The counts without repeats of the same tokens and measure."""
    return list({(one.quantity.first, one.quantity.last, one.measure): one for one in reversed(list(counts))}.values())[::-1]


def counts_of(sheet: Sheet, harm: Harm) -> Iterator[Count]:
    """The counts of a victim's noun phrase and of those coordinated with it, and their sum."""
    others = (noun for noun in harm.victim.conjuncts if noun.i > harm.victim.i and is_alike(noun, harm))
    terms = [one for noun in (harm.victim, *others) if (one := count_of(sheet, harm, noun))]
    if len(terms) < 2:
        yield from terms
    elif holds(terms):
        yield terms[0]
        yield from (replace(one, part=True, rule="part of a count") for one in terms[1:])
    else:
        yield from summed(terms)


def summed(terms: list[Count]) -> Iterator[Count]:
    """The sum of a list and its terms, or the range that they make."""
    whole = total(terms)
    if whole is None:
        yield from terms
        return
    yield whole
    if whole.quantity.rule != "range":
        yield from (replace(one, part=True, rule="term of a list") for one in terms if not one.single)


def is_alike(noun: Token, harm: Harm) -> bool:
    """Whether a coordinated noun is harmed in the same way: not "two deaths and three injuries", not "his friend and colleague"."""
    if noun.pos_ not in NOMINAL:
        return False
    for word in (noun, *of_whom(noun)):
        other = (
            words_of("nouns").get(word.lemma_.lower()) or words_of("nouns").get(word.lower_) or words_of("states").get(word.lower_)
        )
        if other and other != harm.measure:
            return False
    return (
        noun.tag_ != "NN"
        or noun.i == harm.victim.i
        or is_pair(harm.victim, noun)
        or any(child.dep_ in ("det", "poss", "nummod", "amod") for child in noun.children)
    )


def is_pair(first: Token, other: Token) -> bool:
    """Whether two nouns cannot be one person: "a woman and child"."""
    return {first.lemma_.lower(), other.lemma_.lower()} in PAIRS


def holds(terms: list[Count]) -> bool:
    """Whether the first number of a list is the whole of the others: "four members of a family, two women and two children"."""
    first, rest = terms[0], terms[1:]
    if not first.quantity.low or first.single:
        return False
    low = sum(one.quantity.low or 0 for one in rest)
    narrower = all(is_narrow(one.victim) for one in rest) and not is_narrow(first.victim)
    return first.quantity.low == low or (narrower and low < first.quantity.low)


def is_narrow(noun: Token) -> bool:
    """Whether the noun is for a part of the people: children, women, brothers."""
    return noun.lemma_.lower() in narrow()


def count_of(sheet: Sheet, harm: Harm, noun: Token) -> Count | None:
    """The count of one noun phrase: its number, or one for a single victim."""
    quantity = quantity_of(sheet, noun)
    if harm.measure == "captured" and is_thing(noun, THINGS):
        return None  # "twelve villages were captured"
    if harm.measure == "injured" and is_thing(noun, BURNT):
        harm = replace(harm, measure="destroyed")  # "2 vehicles burned", "burned down thirty homes", "dozens of huts"
    if harm.measure == "destroyed" and is_person(noun):
        harm = replace(harm, measure="killed")
    if quantity and quantity.first < noun.i and noun.lemma_.lower() in NOT_HEADS and harm.measure not in ("displaced", "destroyed"):
        return None  # "five families were killed": nobody says how many people
    if quantity and (quantity.low != 0 or noun.i == quantity.last or is_person(noun) or noun is harm.trigger):
        return Count(measure=harm.measure, quantity=quantity, victim=noun, trigger=harm.trigger, rule=harm.rule)
    if not is_single(noun, harm):
        return None
    one = Quantity(first=max(noun.left_edge.i, noun.i - 6), last=noun.i, low=1, best=1, high=1, rule="one")
    return Count(measure=harm.measure, quantity=one, victim=noun, trigger=harm.trigger, rule="one victim", single=True)


def is_thing(noun: Token, sorts: frozenset[str]) -> bool:
    """Whether what is counted is no person but a thing of one of these sorts."""
    things = load_things()
    return any(sorts & things.get(word.lemma_.lower(), frozenset()) and not is_person(word) for word in (noun, *of_whom(noun)))


def quantity_of(sheet: Sheet, noun: Token) -> Quantity | None:
    """The number of a noun phrase: its own, or for "a family of five" the one behind "of"."""
    quantity = sheet.by_head.get(noun.i)
    if quantity is not None and is_size(noun.doc, quantity):
        return None
    if quantity is None and (noun.lemma_.lower() in groups() or noun.lower_ in groups()):
        return next((sheet.by_head[inner.i] for inner in of_whom(noun) if inner.i in sheet.by_head), None)
    return quantity


def is_size(doc: Doc, quantity: Quantity) -> bool:
    """Whether a number says how large one thing is: "an 11-floor building", "a six-storey house"."""
    behind = [token.lemma_.lower() for token in doc[quantity.last + 1 : quantity.last + 3]]
    return len(behind) == 2 and behind[0] in DASHES and behind[1] in SIZES


SIZES = frozenset("floor storey story level room bedroom bed seat seater lane wheel deck span metre meter foot ton tonne".split())


def is_single(noun: Token, harm: Harm) -> bool:
    """Whether the noun phrase is one victim: a name, "a child", "him"."""
    if noun is harm.trigger or harm.rule == "toll":
        return False
    if (noun.ent_type_ == "PERSON" and noun.pos_ == "PROPN") or noun.lower_ in ("he", "him", "she"):
        return True
    if is_one_more(noun):
        return True
    if noun.tag_ != "NN" or noun.lemma_.lower() not in people() or noun.lower_ in COLLECTIVES:
        return False
    if noun.lower_ in CAPTIVE and (noun.left_edge == noun or any(child.lower_ in COLLECTIVES for child in noun.children)):
        return False  # "ten workers taken hostage", "took the crew hostage"
    return not any(child.lower_ in NEVER_ONE for child in noun.children)


def is_one_more(noun: Token) -> bool:
    """Whether a word counts one beside those before: "one was killed and another wounded", "and wounded a third"."""
    if noun.lower_ == "another":
        return noun.pos_ in ("PRON", "DET") and noun.dep_ not in ("det", "advmod")
    return noun.lower_ in ORDINALS and any(child.lower_ == "a" for child in noun.children)


ORDINALS = ("third", "fourth", "fifth", "sixth", "seventh")


def total(terms: list[Count]) -> Count | None:
    """The sum of a list of victims: "three women and two men" are five; None where a number in it is open downwards or nought."""
    quantities = [one.quantity for one in terms]
    if len(terms) == 2 and reaches(terms[1]):
        return spread(terms)
    if any(not q.low for q in quantities) or any("range" in q.rule for q in quantities):
        return None
    exact = all(q.best is not None for q in quantities)
    low = sum(q.low or 0 for q in quantities)
    whole = Quantity(
        first=min(q.first for q in quantities),
        last=max(max(q.last for q in quantities), *(one.victim.i for one in terms)),
        low=low,
        best=low if exact else None,
        high=low if all(q.high is not None for q in quantities) else None,
        approximate=not exact or any(q.approximate for q in quantities),
        rule="sum",
    )
    single = all(one.single for one in terms)
    return replace(terms[0], quantity=whole, rule="names of victims" if single else "sum of a list", single=single)


def reaches(term: Count) -> bool:
    """Whether the second number of a pair is the upper end of a range: "eight people and possibly up to 25"."""
    doc, quantity = term.victim.doc, term.quantity
    unsure = any(token.lower_ in UNSURE for token in doc[max(0, quantity.first - 2) : quantity.last])
    return quantity.rule.endswith("up to") or (unsure and quantity.rule.endswith("more than"))


def spread(terms: list[Count]) -> Count:
    """The range that two numbers make."""
    lower, upper = terms[0].quantity, terms[1].quantity
    high = upper.high if upper.high is not None else (upper.low or 0) + 1
    whole = replace(lower, last=upper.last, best=None, high=high, approximate=True, rule="range")
    return replace(terms[0], quantity=whole, rule="range over two phrases")


def settled(doc: Doc, counts: list[Count]) -> list[Count]:
    """The counts, where one number was tied to several measures, with the right one, or "casualties" for a mixed count."""
    by_number: dict[tuple[int, int], list[Count]] = {}
    for one in counts:
        by_number.setdefault((one.quantity.first, one.quantity.last), []).append(one)
    return [one for same in by_number.values() for one in (settle(doc, same) if len(same) > 1 else same)]


def settle(doc: Doc, same: list[Count]) -> list[Count]:
    """What is left of the counts that share a number."""
    behind = max(same[0].victim.i, same[0].quantity.last) + 1
    state = words_of("states").get(doc[behind].lower_) if behind < len(doc) else None
    joined = doc[behind + 1 : behind + 2].text in JOINING and doc[behind + 2 : behind + 3].text.lower() in words_of("states")
    if state and not joined and any(one.measure == state for one in same):
        return [one for one in same if one.measure == state or (one.trigger.i > behind and is_passive(one.trigger))]
    if any(one.rule == "noun of harm" for one in same):  # "the two wounded were detained": both are said
        return same
    mixed = [one for one in same if one.measure in MIXED and not only_named(one) and not counts_anew(one.trigger)]
    if len(mixed) < 2:
        return mixed or same[:1]
    low, high = sorted((mixed[0].trigger.i, mixed[-1].trigger.i))
    either = any(token.lower_ in ("or", "/") for token in doc[low : high + 1])
    if same[0].quantity.rule.startswith("vague") and not either:
        return mixed
    return [replace(mixed[0], measure="casualties", rule="killed and injured together")]


def only_named(one: Count) -> bool:
    """Whether the word of harm only tells which victims are meant: "beheaded 17 captured soldiers"."""
    return one.trigger.dep_ == "amod" and one.trigger.i < one.victim.i and one.measure == "captured"


def counts_anew(word: Token) -> bool:
    """Whether a count of its own stands before a word of harm: "five were killed and many more wounded"."""
    before = word.nbor(-1) if word.i else word
    return before.lower_ in ANEW and before.i > word.sent.start


def is_passive(verb: Token) -> bool:
    """Whether the verb is a passive with a subject of its own: "the two wounded were detained"."""
    return {"auxpass", "nsubjpass"} <= {child.dep_ for child in verb.children}


def of_the_dead(doc: Doc, sentence: Tokens, quantity: Quantity) -> Count | None:
    """The count of a sort among the dead: "Of the dead, 19 were soldiers and four were civilians"."""
    opening = sentence[:4]
    if len(opening) < 4 or opening[0].lower_ not in ("of", "among") or opening[1].lower_ not in ("the", "those"):
        return None
    measure = words_of("states").get(opening[2].lower_) or words_of("nouns").get(opening[2].lemma_.lower())
    verb = doc[quantity.last].head
    sort = next((child for child in verb.children if child.dep_ == "attr"), None) if verb.lemma_ == "be" else None
    if measure is None or sort is None or doc[quantity.last].dep_ != "nsubj":
        return None
    return Count(measure=measure, quantity=quantity, victim=sort, trigger=opening[2], rule="part of a count", part=True)


def as_part(sheet: Sheet, quantity: Quantity, known: list[Count]) -> Count | None:
    """The count as a part of the last one before it: "including three children", "three of them women"."""
    before = [
        one for one in known if one.quantity.last < quantity.first and one.quantity.first >= sheet.doc[quantity.first].sent.start
    ]
    if not before or not is_part(sheet.doc, quantity, before):
        return None
    whole = max(before, key=lambda one: one.quantity.first)
    noun = head_of(sheet.doc, quantity)
    return replace(
        whole,
        quantity=quantity,
        victim=noun if noun.i >= quantity.first else sheet.doc[quantity.last],
        rule="part of a count",
        part=True,
    )


def is_part(doc: Doc, quantity: Quantity, known: list[Count]) -> bool:
    """Whether the words around a number make it a part of the count before it."""
    ahead = [token.lower_ for token in doc[max(0, quantity.first - 3) : quantity.first]]
    behind = [token.lower_ for token in doc[quantity.last + 1 : quantity.last + 3]]
    if any(word in PARTS for word in ahead) or behind in (["of", "them"], ["of", "whom"]):
        return True
    listed = ahead[-1:] in (["and"], [","]) or doc[quantity.first].dep_ == "conj"
    return listed and any(one.part and 0 < quantity.first - one.quantity.last <= 8 for one in known)


def by_word_order(doc: Doc, sentence: Tokens, quantity: Quantity) -> Count | None:
    """The count of a number that the parse ties to nothing, by the words around it."""
    noun = noun_behind(doc, quantity, sentence)
    if noun.lemma_.lower() in NOT_HEADS or fares_otherwise(noun):
        return None
    bare = noun.i == quantity.last
    if not (is_person(noun) or (bare and quantity.low not in (0, 1))):
        return None
    found = harm_behind(doc, noun, sentence) or harm_before(doc, quantity, sentence)
    if found is None:
        return None
    trigger, measure = found
    if is_only_meant(trigger):
        return None
    return Count(measure=measure, quantity=quantity, victim=noun, trigger=trigger, rule="order of words")


def fares_otherwise(noun: Token) -> bool:
    """Whether those counted are the subject of a verb of coming off well: "11 were killed, 20 escaped"."""
    return noun.dep_ in ("nsubj", "nsubjpass") and noun.head.lemma_.lower() in COMING_OFF


COMING_OFF = ("escape", "survive", "flee", "arrive", "remain", "manage", "rescue", "free", "release", "treat", "discharge", "save")


def harm_behind(doc: Doc, noun: Token, sentence: Tokens) -> tuple[Token, str] | None:
    """The word of harm that follows a counted noun: "61 injured", "20 fighters from the town reported dead"."""
    for token in doc[noun.i + 1 : min(noun.i + 14, sentence.end)]:
        measure = words_of("states").get(token.lower_) or (
            words_of("undergone").get(token.lemma_.lower()) if token.pos_ == "VERB" else None
        )
        if measure:
            return token, measure
        if token.lower_ not in REPORTING and (token.pos_ not in BETWEEN or token.text in ";:."):
            return None
    return None


def harm_before(doc: Doc, quantity: Quantity, sentence: Tokens) -> tuple[Token, str] | None:
    """The word of harm before a number: "killed: 5", "the death toll has reached 330"."""
    for back, token in enumerate(reversed(doc[max(sentence.start, quantity.first - 8) : quantity.first])):
        lemma = token.lemma_.lower()
        if lemma in words_of("tolls"):
            return token, words_of("tolls")[lemma]
        if back < 3:
            measure = words_of("states").get(token.lower_) or words_of("done").get(lemma) or words_of("nouns").get(lemma)
            if measure:
                return token, measure
        if token.pos_ not in ("ADV", "PUNCT", "ADP", "DET", "SYM", "AUX", "PART") and not (
            back >= 0 and token.pos_ in ("VERB", "NUM")
        ):
            return None
    return None


def noun_behind(doc: Doc, quantity: Quantity, sentence: Tokens) -> Token:
    """The last noun of the run of nouns and adjectives behind a number, else its last token."""
    last = doc[quantity.last]
    for token in doc[quantity.last + 1 : min(quantity.last + 9, sentence.end)]:
        if token.lower_ == "of" or token.text in "\"'“”‘’-":
            continue
        if token.lower_ in words_of("states") or token.pos_ not in ("NOUN", "PROPN", "ADJ"):
            break
        last = token if token.pos_ in ("NOUN", "PROPN") else last
    return last
