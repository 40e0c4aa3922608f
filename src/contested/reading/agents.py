"""Who stands behind the words that act: the owner of a weapon, the person named beside a post, the speaker behind "it"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from spacy.tokens import Token

from contested.reading.actors import mention_of
from contested.reading.classes import word_classes
from contested.reading.draft import Draft
from contested.reading.frames import phrases_of
from contested.reading.holders import words_before
from contested.reading.lexicon import words
from contested.reading.pipeline import lemma
from contested.reading.speakers import speakers_of
from contested.records import ActorMention, Attribution, Span

CARRIERS = {"weapon", "aircraft", "warplane", "gunnery", "bomb", "property", "vehicle"}
ARMS = {"weapon", "aircraft", "warplane", "gunnery", "bomb"}
VESSELS = {"ship_word", "warship_word", "vehicle_war", "tank_word"}  # "a navy ship shelled the village"
FIRED = {"fire", "launch", "fly", "drop", "operate", "send", "belong", "plant", "lay", "carry", "pilot"}
GROUND = {"position", "territory", "soil", "side", "line", "area", "stronghold", "base", "trench"}
POSTS = words("person_nouns")
DOERS = frozenset("air_strike shelling attack offensive siege withdrawal deployment armed_clash interception looting".split())
OWN_SIDE = {"we", "our", "us"}
THIRD = {"it", "its", "they", "their"}
COLLECTIVE = {"armed_group", "body", "state"}  # kinds of actor that have members
CALLING = {"calling", "styling", "calls", "called", "call"}
GROUPS = {"group", "organization", "organisation", "movement", "faction"}
SPEAKS_FOR = {"spokesman", "spokeswoman", "spokesperson", "member", "leader", "representative", "commander", "chief", "combatant"}
REACH_BACK = 30  # words between a body and the "his group" that means it
REACH = 9  # words between a post and the comma before its holder's name


def is_arm(token: Token) -> bool:
    """Whether a noun is a weapon or what carries one, which acts for somebody."""
    classes = word_classes(token)
    return token.pos_ in ("NOUN", "PROPN") and bool(classes & (ARMS | (VESSELS if not classes & {"people", "armed"} else set())))


def owners_of(arm: Token) -> Iterator[Token]:
    """The words for those whose weapon it is: "Army aircraft", "shells fired by the militia", "the warplanes of the coalition"."""
    for child in arm.children:
        if child.dep_ in ("poss", "compound", "amod", "nmod") and not word_classes(child) & CARRIERS:
            yield child
        elif child.dep_ == "prep" and child.lower_ in ("of", "from", "by"):
            yield from masters(child)
        elif child.dep_ in ("acl", "relcl") and child.lemma_.lower() in FIRED:
            ways = ("by", "to") if child.lemma_.lower() == "belong" else ("by", "from")
            for below in child.children:
                if below.dep_ in ("agent", "prep") and below.lower_ in ways:
                    yield from masters(below)


def masters(prep: Token) -> Iterator[Token]:
    """Those behind a preposition, or whose ground is: "from rebel positions", "from Georgian territory"."""
    for _, head in phrases_of(prep):
        if lemma(head) in GROUND:
            yield from words_before(head)
        else:
            yield head


def nation(draft: Draft, token: Token, kind: str) -> ActorMention | None:
    """The state in a nation's adjective before a noun of action: "Israeli air strikes", "a Ukrainian raid"."""
    if token.ent_type_ != "NORP" or token.dep_ != "amod" or kind not in DOERS:
        return None
    return mention_of(draft, token.i, token.i + 1, "state", "nation of an act")


def post_holder(head: Token, actors: Mapping[int, ActorMention]) -> ActorMention | None:
    """The person named behind a post: "the governor of the province, Minni Arcua, called on"."""
    if head.lemma_.lower() not in POSTS and head.lower_ not in ("head", "chair", "lead") and not is_office(head):
        return None
    doc, i = head.doc, head.i + 1
    while i < min(len(doc), head.i + REACH) and doc[i].pos_ in ("ADP", "DET", "PROPN", "NOUN", "ADJ", "PART"):
        i += 1
    if i >= len(doc) or doc[i].text != ",":
        return None
    end = i + 1
    while end < min(len(doc), i + 7) and (doc[end].pos_ == "PROPN" or (doc[end].text in "-.’'" and end + 1 < doc[i].sent.end)):
        end += 1
    named = [actors[at] for at in range(i + 1, end) if at in actors and actors[at].kind == "person"]
    return named[0] if named and end < len(doc) and doc[end].text in ",).;:" else None


def is_office(head: Token) -> bool:
    """Whether a noun may be a post of any name: singular, with an article, no name of its own ("The Humanitarian Coordinator")."""
    if head.tag_ not in ("NN", "NNP") or head.ent_type_ in ("PERSON", "GPE", "NORP") or head.dep_ != "nsubj":
        return False
    return any(child.dep_ == "det" and child.lower_ in ("the", "a", "an") for child in head.children)


def name_behind(head: Token, actors: Mapping[int, ActorMention]) -> ActorMention | None:
    """Who is named right behind a noun for him: "the candidate Ann Lee", "the guerrilla group Red Front"."""
    if head.pos_ != "NOUN" or head.tag_ not in ("NN", "NNS"):
        return None
    if (own := own_name(head, actors) or own_group(head, actors)) is not None:
        return own
    for child in head.children:
        if child.dep_ == "appos" and child.pos_ == "PROPN" and child.left_edge.i == head.i + 1 and child.i in actors:
            one, own = actors[child.i], actors.get(head.i)
            sorts = {one.kind, own.kind if own else ""}
            if head.tag_ == "NN" and (sorts == {"person"} or sorts <= COLLECTIVE or sorts == {"people", "person"}):
                return one
    return None


def own_name(head: Token, actors: Mapping[int, ActorMention]) -> ActorMention | None:
    """The name that a group gives itself: "a group calling itself the Red Front"."""
    doc, i = head.doc, head.i + 1
    while i < min(len(doc), head.i + 6) and (doc[i].text == "," or doc[i].lower_ in ("which", "that")):
        i += 1
    if i + 1 >= len(doc) or doc[i].lower_ not in CALLING or doc[i + 1].lower_ not in ("itself", "themselves"):
        return None
    named = [actors[at] for at in range(i + 2, min(len(doc), i + 10)) if at in actors and actors[at].kind in COLLECTIVE]
    return named[0] if named else None


def own_group(head: Token, actors: Mapping[int, ActorMention]) -> ActorMention | None:
    """The body named as that of the man who says "his group": "a spokesman for the Red Front said that his group"."""
    if head.lower_ not in GROUPS or not any(
        child.dep_ == "poss" and child.lower_ in ("his", "her", "their") for child in head.children
    ):
        return None
    for word in reversed(head.doc[max(0, head.i - REACH_BACK) : head.i]):
        if word.lower_ in ("of", "for") and word.head.i < word.i and word.head.pos_ == "NOUN" and lemma(word.head) in SPEAKS_FOR:
            named = [actors[below.i] for _, below in phrases_of(word) if below.i in actors]
            if named and named[0].kind in COLLECTIVE:
                return named[0]
    return None


def tie_to_speakers(draft: Draft) -> None:
    """Ties the pronouns by which a speaker means himself to the words that name him: "the army said it had", "We have taken"."""
    tied = {}
    for said in draft.attributions:
        span = draft.doc.char_span(said.content.start, said.content.end, alignment_mode="contract")
        for token in span or ():
            if token.pos_ == "PRON" and token.i not in tied and (meant := speaker_meant(draft, token)) is not None:
                kind = next((one.kind for one in draft.actors if one.end == meant.end), "body")
                tied[token.i] = mention_of(draft, token.i, token.i + 1, kind, f"speaker “{meant.text}”", meant)
    spans = {(one.start, one.end): one for one in tied.values() if one is not None}
    draft.actors[:] = [spans.pop((actor.start, actor.end), actor) for actor in draft.actors]
    draft.actors.extend(spans.values())


def speaker_meant(draft: Draft, pronoun: Token) -> Span | None:
    """The words for the speaker, where a pronoun of his statement means himself: "the army said it had", "We have taken"."""
    own = pronoun.lower_ in OWN_SIDE
    if not own and pronoun.lower_ not in THIRD:
        return None
    chain = speakers_of(draft, pronoun.idx, pronoun.idx + len(pronoun))
    said = chain[-1] if chain else None
    if said is None or said.source is None or said.direct != own or names_another(draft, said, pronoun):
        return None
    meant = spoken_of(draft, said)
    meant = meant and body_of(draft, meant)
    if meant is None or any(one.kind == "person" and one.start < meant.end and meant.start < one.end for one in draft.actors):
        return None  # a person's "we" and "its" are those for whom he speaks
    return meant


def body_of(draft: Draft, who: Span) -> Span:
    """The body that somebody belongs to, whom "its" and "we" in his words mean: "a member of the group"; else who speaks."""
    within = [one for one in draft.actors if who.start < one.start and one.end == who.end and one.kind in COLLECTIVE]
    return Span(start=within[0].start, end=within[0].end, text=within[0].text) if within else who


def names_another(draft: Draft, said: Attribution, pronoun: Token) -> bool:
    """Whether the statement names a body before the pronoun, which may then be meant."""
    return any(
        said.content.start <= actor.start < pronoun.idx and actor.antecedent is None and actor.kind != "person"
        for actor in draft.actors
    )


def spoken_of(draft: Draft, said: Attribution) -> Span | None:
    """The words that name the speaker: the source itself, or where the report named whom its pronoun means."""
    source = said.source
    assert source is not None
    if not said.carried or not said.source_name:
        head = next((one for one in draft.actors if one.end == source.end and one.start >= source.start), None)
        words = draft.doc.char_span(source.start, source.end, alignment_mode="contract")
        if words is not None and any(word.dep_ in ("acl", "relcl") and word.pos_ == "VERB" for word in words):
            top = words.root.idx  # "rebels holding a pilot" are the rebels
            within = (one for one in draft.actors if source.start <= one.start and one.end <= source.end)
            head = next((one for one in within if one.start <= top < one.end), None)
        return Span(start=head.start, end=head.end, text=head.text) if head else source
    start = draft.report.text.rfind(said.source_name, 0, source.start)
    return Span(start=start, end=start + len(said.source_name), text=said.source_name) if start >= 0 else None
