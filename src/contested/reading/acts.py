"""Acts: the words of a report that name a kind of act, by the rows of acts.yml and what stands around each word."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from spacy.tokens import Token

from contested.reading.classes import Classes
from contested.reading.draft import Draft
from contested.reading.frames import Frame, frame_of, noun_frame
from contested.reading.lexicon import Lexicon, Row, Verb, load_acts, load_things, words
from contested.reading.pipeline import lemma

LIGHT = words("light")
OCCUR = words("occur")
WITHIN = {
    "in",
    "during",
    "by",
    "after",
    "from",
    "amid",
    "since",
    "following",
    "of",
    "when",
    "with",
    "on",
    "before",
    "as",
    "to",
    "for",
    "against",
    "between",
    "into",
}
MODIFYING = {
    "territory_gained",
    "territory_held",
    "siege",
    "displacement",
    "property_destruction",
    "abduction",
    "casualties",
}  # "the captured town"
STRUCK = words("struck")
HARM_WORDS = words("harm_words")
HARM_LEMMAS = words("harm_lemmas")


@dataclass(slots=True)
class Act:
    """A word that names an act, with what stands around it and the row that it matched."""

    trigger: Token
    frame: Frame
    row: Row
    kind: str
    rule: str
    carried: int | None = None  # the token of the object without which the verb does not count: "launch an offensive"
    holder: Token | None = None  # of a compound adjective: "rebel" in "rebel-held"
    absorbed: list[Token] = field(default_factory=list)  # other words for the same act: "killing" beside "attack"


def find_acts(draft: Draft, classes: Classes) -> list[Act]:
    """Every act of the report, in text order; one where two words name the same."""
    lexicon = load_acts()
    found = [act for token in draft.doc if not draft.is_debris(token.idx) for act in acts_at(token, lexicon, classes)]
    return merge_words(found)


def acts_at(token: Token, lexicon: Lexicon, classes: Classes) -> Iterator[Act]:
    """The act that this word names, if it does."""
    if token.pos_ in ("VERB", "AUX") or (
        token.tag_ in ("VBN", "VBG", "VBD") and token.dep_ in ("amod", "acl", "ROOT", "conj", "advcl", "relcl")
    ):
        act = verb_act(token, lexicon, classes)
        if act:
            yield act
            return
    if token.pos_ in ("NOUN", "PROPN", "ADJ", "VERB"):
        act = noun_act(token, lexicon, classes) or adjective_act(token, lexicon, classes)
        if act:
            yield act


# --- verbs ---


def verb_act(token: Token, lexicon: Lexicon, classes: Classes) -> Act | None:
    """The act that a verb names: the first of its rows whose conditions hold."""
    verbs = next((lexicon.verbs[form] for form in forms(token) if form in lexicon.verbs), None)
    if not verbs:
        return None
    if token.dep_ == "amod":
        verbs = tuple(verb for verb in verbs if verb.row.kind in MODIFYING)
    frame = frame_of(token)
    for verb in sorted(verbs, key=lambda verb: verb.row.rank):
        if fits(verb, frame, classes):
            rule = f"verb “{verb.lemma}” as {verb.row.kind}"
            frame.objects = [
                head
                for head in frame.objects
                if verb.noun is None or head.lemma_.lower() != verb.noun or head.i in classes.place_tokens
            ]
            return Act(token, frame, verb.row, verb.row.kind, rule, carried=carried_noun(frame, verb))
    return None


SILENT_E = {"rape"}
IRREGULAR = {
    "retook": "retake",
    "retaken": "retake",
    "overran": "overrun",
    "slew": "slay",
    "slain": "slay",
    "overthrew": "overthrow",
    "blew": "blow",
}


def forms(token: Token) -> tuple[str, ...]:
    """The ways in which a verb may stand in the lexicon: its lemma, or what the lemmatizer gets wrong: "raped"."""
    lower = token.lower_.replace("-", "")
    for ending in ("d", "ing", ""):
        stem = lower.removesuffix(ending) + ("e" if ending == "ing" else "")
        if stem in SILENT_E:
            return (stem,)
    if lower in IRREGULAR:
        return (IRREGULAR[lower],)
    return lemma(token), token.norm_.replace("-", "")


def carried_noun(frame: Frame, verb: Verb) -> int | None:
    """The token of the object that a verb of the notation "launch :offensive" carries, else None."""
    if verb.noun is None:
        return None
    heads = [
        *(child for child in frame.trigger.children if child.dep_ in ("dobj", "nsubjpass")),
        *(head for _, head in frame.phrases),
    ]
    return next((head.i for head in heads if head.lemma_.lower() == verb.noun or head.lower_ == verb.noun), None)


def fits(verb: Verb, frame: Frame, classes: Classes) -> bool:
    """Whether the verb's words and its row's conditions hold in this frame."""
    row = verb.row
    if verb.particles and not all(has_particle(frame.trigger, word) for word in verb.particles):
        return False
    if verb.noun and not has_noun(frame, verb.noun):
        return False
    if row.subject and not admits(row.subject, frame.subjects, classes):
        return False
    if row.object and not verb.noun and not fits_object(row, verb, frame, classes):
        return False
    if row.moves and not fits_moves(row, frame, classes):
        return False
    if row.attribute and not fits_attribute(row, frame, classes):
        return False
    if row.clause and not fits_clause(row, frame.trigger):
        return False
    if row.no_clause and any(child.dep_ == "xcomp" for child in frame.trigger.children):
        return False
    return fits_with(row, frame, classes) and fits_context(row, frame.trigger)


def has_particle(token: Token, word: str) -> bool:
    """Whether a verb has this particle, preposition or adverb, or the word right behind it or behind its object."""
    if any(child.lower_ == word and child.i > token.i for child in token.children):
        return True
    return bool(token.i + 1 < len(token.doc) and token.nbor(1).lower_ == word)


def has_noun(frame: Frame, noun: str) -> bool:
    """Whether the object, or the noun of a phrase, is this word."""
    heads = [*frame.objects, *(head for _, head in frame.phrases)]
    return any(head.lemma_.lower() == noun or head.lower_ == noun for head in heads)


def admits(wanted: frozenset[str], heads: list[Token], classes: Classes) -> bool:
    """Whether one of these words is of a wanted class; "none" admits no word, "any" some word."""
    if not heads:
        return "none" in wanted
    return "any" in wanted or any(wanted & classes.of(head) for head in heads)


def fits_object(row: Row, verb: Verb, frame: Frame, classes: Classes) -> bool:
    """Whether the object is of a wanted class; for verbs that take a preposition, the noun behind it counts."""
    heads = frame.objects
    if not heads and verb.particles:
        heads = [head for prep, head in frame.phrases if prep in verb.particles]
    if not heads and "none" not in row.object:
        heads = [head for prep, head in frame.phrases if prep in ("to", "on", "into", "at", "of", "with", "against")]
    if (
        row.kind in TAKING
        and "ground" in row.object
        and any(head.lower_ == "it" and classes.place_meant(head) is not None for head in heads)
    ):
        return any({"armed", "state", "body", "people", "pronoun"} & classes.of(head) for head in frame.subjects)
    if row.kind in TAKING and "ground" in row.object and not verb.noun and any(classes.may_be_place(head) for head in heads):
        return not heads[0].ent_type_ or any({"armed", "state", "body"} & classes.of(head) for head in frame.subjects)
    return admits(row.object, heads, classes)


TAKING = {"territory_gained", "territory_held"}


def fits_moves(row: Row, frame: Frame, classes: Classes) -> bool:
    """Whether something is moved from, to or in: the object or the noun of a phrase is of a wanted class, or a particle says it."""
    heads = [*frame.objects, *(head for _, head in frame.phrases)] if not frame.passive else [head for _, head in frame.phrases]
    if any(row.moves & classes.of(head) for head in heads):
        return True
    return any(child.dep_ == "prt" for child in frame.trigger.children)


def fits_attribute(row: Row, frame: Frame, classes: Classes) -> bool:
    """Whether what the subject "is" (or "is under") is of a wanted class."""
    heads = [*frame.objects, *(head for prep, head in frame.phrases if prep in ("under", "in"))]
    return any(row.attribute & classes.of(head) for head in heads)


def fits_clause(row: Row, token: Token) -> bool:
    """Whether the verb governs one of the row's verbs: "trying to capture"."""
    return any(child.dep_ in ("xcomp", "ccomp", "advcl") and lemma(child) in row.clause for child in token.children)


def fits_with(row: Row, frame: Frame, classes: Classes) -> bool:
    """Whether one of the row's prepositional phrases is there."""
    if not row.with_:
        return True
    return any(prep == word and wanted & classes.of(head) for word, wanted in row.with_ for prep, head in frame.phrases)


def fits_context(row: Row, token: Token) -> bool:
    """Whether the sentence has another word of the row's subject matter."""
    if not row.context:
        return True
    things = load_things()
    return any(
        row.context & (things.get(other.lower_) or things.get(other.lemma_.lower()) or frozenset())
        for other in token.sent
        if other.i != token.i
    )


# --- nouns and adjectives ---


def noun_act(token: Token, lexicon: Lexicon, classes: Classes) -> Act | None:
    """The act that a noun names, alone or with the words before it, where it stands for a happening."""
    if token.ent_type_ in ("PERSON", "GPE") or (token.lower_ not in lexicon.heads and token.lemma_.lower() not in lexicon.heads):
        return None
    for phrase in phrases_at(token):
        if phrase in lexicon.idioms:
            return None
        rows = lexicon.nouns.get(phrase)
        if not rows:
            continue
        frame = widen(noun_frame(token), token)
        for row in rows:
            if fits_with(row, frame, classes) and fits_context(row, token) and happens(token, row, classes, phrase):
                return Act(token, frame, row, row.kind, f"noun “{phrase}” as {row.kind}")
        return None
    return None


def phrases_at(token: Token) -> Iterator[str]:
    """The phrases that end in this noun, longest first, then the noun with what follows "of"; last word as lemma."""
    doc, i = token.doc, token.i
    word = token.lemma_.lower()
    for size in (3, 2, 1):
        if i - size >= 0 and doc[i - size].sent.start == token.sent.start:
            before = doc[i - size : i].text_with_ws.lower()
            yield before + word
            yield before + token.lower_
    for child in token.lefts:
        if child.dep_ in ("compound", "amod", "nmod") and child.i < i - 1:
            yield f"{child.lower_} {word}"
    if i + 2 < len(doc) and doc[i + 1].lower_ in ("of", "-", "d'etat"):
        yield doc[i : i + 3].text.lower()
        yield f"{word} of {doc[i + 2].lemma_.lower()}"
    yield word
    if token.lower_ != word:
        yield token.lower_


def happens(token: Token, row: Row, classes: Classes, phrase: str) -> bool:
    """Whether a noun of action stands for a happening, not as a modifier, a topic or a title."""
    if token.dep_ in ("compound", "nmod", "amod", "npadvmod") and token.head.pos_ in ("NOUN", "PROPN"):
        return False
    if row.counted:
        return (token.i > 0 and any(child.like_num for child in token.children)) or any(t.like_num for t in token.head.subtree)
    if row.subject_noun:
        heads = [*noun_frame(token).subjects, *(head for prep, head in noun_frame(token).phrases if prep in ("of", "by"))]
        if not admits(row.subject_noun, heads, classes):
            return False
    head, dep = token.head, token.dep_
    while dep == "conj" and head.head != head:
        dep, head = head.dep_, head.head
    if dep in ("nsubj", "nsubjpass"):
        return not row.occurs or lemma(head) in OCCUR
    if dep in ("dobj", "attr", "oprd"):
        return bool(blamed(token)) or lemma(head) in LIGHT or lemma(head) in OCCUR or has_roles(token)
    if dep == "pobj" and row.kind == "sexual_violence":
        return True
    if row.kind == "peaceful_protest" and dep in ("dobj", "pobj") and lemma(head if dep == "dobj" else head.head) in BROKEN_UP:
        return True
    if dep == "pobj":
        if blamed(token) and not row.occurs:
            return True
        if lemma(head.head) in STRUCK and head.lower_ in ("with", "by", "in"):
            return True
        return not row.occurs and head.lower_ in WITHIN and (has_roles(token) or governs_harm(head))
    if dep == "ROOT":
        return True
    return dep in ("appos", "agent", "conj", "dep") and has_roles(token)


BROKEN_UP = {
    "suppress",
    "disperse",
    "break",
    "quell",
    "crush",
    "join",
    "attend",
    "organise",
    "organize",
    "dispersal",
    "participate",
    "storm",
}


def has_roles(token: Token) -> bool:
    """Whether the noun says who, whom or where: "the attack on the town", "clashes between"."""
    return any(
        child.dep_ in ("prep", "poss", "acl", "relcl") or child.ent_type_ in ("NORP", "GPE", "ORG") for child in token.children
    )


OWNING = {"claim", "take", "admit", "accept", "assume"}
BLAMING = {
    "blame",
    "accuse",
    "suspect",
    "hold",
    "implicate",
    "attribute",
    "link",
    "involve",
    "charge",
    "convict",
    "sentence",
    "try",
}


def blamed(token: Token) -> list[Token]:
    """Who is held, or holds himself, responsible for the act that this noun names: "claimed responsibility for the attack"."""
    verb, prep = token.head, token
    if token.dep_ == "pobj":
        prep, verb = token.head, token.head.head
        if verb.lower_ in ("responsibility", "credit") and lemma(verb.head) in OWNING:
            return sided(frame_of(verb.head).subjects)
        if verb.lower_ in ("responsible", "guilty") and verb.head.pos_ == "AUX":
            return sided(frame_of(verb.head).subjects)
    if lemma(verb) in ("attribute", "blame") and token.dep_ in ("dobj", "nsubjpass"):  # "the attack was blamed on the militia"
        return sided([head for word, head in frame_of(verb).phrases if word in ("on", "to", "upon")])
    if lemma(verb) == "claim" and token.dep_ in ("dobj", "nsubjpass"):
        return sided(frame_of(verb).subjects)
    if token.dep_ == "pobj" and lemma(verb) in BLAMING and prep.lower_ in ("for", "of", "in", "with", "to") and verb.pos_ == "VERB":
        return sided(frame_of(verb).objects)
    return []


def sided(heads: list[Token]) -> list[Token]:
    """The heads that may be said to have done something: not "nobody", not "which"."""
    return [
        head
        for head in heads
        if head.lower_ not in NOBODY and not any(child.lower_ in ("no", "neither", "any") for child in head.children)
    ]


NOBODY = {"nobody", "none", "one", "who", "which", "that", "it", "anyone", "neither"}


def governs_harm(prep: Token) -> bool:
    """Whether a preposition hangs on a verb or noun of harm: "killed in clashes"."""
    if prep.lower_ not in ("in", "during", "by", "of", "after", "when", "amid", "from"):
        return False
    return any(lemma(word) in HARM_LEMMAS or word.lower_ in HARM_WORDS for word in prep.sent)


SAYS_OF = {
    "be",
    "cause",
    "come",
    "mark",
    "show",
    "bring",
    "have",
    "become",
    "make",
    "follow",
    "include",
    "take",
    "prompt",
    "force",
    "leave",
}


def widen(frame: Frame, token: Token) -> Frame:
    """The frame of a noun with what a light verb or a happening adds: who launches the attack, where it took place."""
    frame.subjects = frame.subjects or blamed(token)
    head, dep = token.head, token.dep_
    while dep == "conj" and head.head != head:
        dep, head = head.dep_, head.head
    if head.pos_ not in ("VERB", "AUX"):
        if dep == "pobj" and head.head.pos_ in ("VERB", "AUX"):
            around = frame_of(head.head)
            frame.phrases += [(prep, other) for prep, other in around.phrases if other.i != token.i]
        return frame
    around = frame_of(head)
    if dep in ("dobj", "oprd") or dep == "nsubjpass":
        if lemma(head) in LIGHT or dep == "nsubjpass":
            frame.subjects = frame.subjects or around.subjects
    elif dep in ("nsubj", "agent") and lemma(head) not in SAYS_OF:
        frame.objects += [other for other in around.objects if other.i != token.i]
    frame.phrases += [(prep, other) for prep, other in around.phrases if other.i != token.i]
    return frame


def adjective_act(token: Token, lexicon: Lexicon, classes: Classes) -> Act | None:
    """The act in a compound adjective: "rebel-held town", "Turkish-backed fighters"."""
    rows = lexicon.adjectives.get(token.lower_)
    if not rows or token.i < 2 or token.nbor(-1).text not in "-–‑":
        return None
    holder = token.nbor(-2)
    row = rows[0]
    if row.kind == "territory_held":
        if not {"armed", "state", "body", "people"} & classes.of(holder) or "ground" not in classes.of(token.head):
            return None
    elif holder.ent_type_ not in ("NORP", "GPE", "ORG") and "state" not in classes.of(holder):
        return None
    frame = Frame(token, subjects=[holder], objects=[token.head])
    kind = row.kind
    if kind == "military_support" and not {"armed", "people", "person"} & classes.of(token.head):
        kind = "political_support"  # "the UN-backed government"
    return Act(token, frame, row, kind, f"adjective “{holder.text}-{token.text}” as {kind}", holder=holder)


# --- one act in several words ---


def merge_words(acts: list[Act]) -> list[Act]:
    """The acts without those that only repeat another in other words: a light verb's noun, "killing" beside "attack"."""
    kept: list[Act] = []
    by_token = {act.trigger.i: act for act in acts}
    for act in acts:
        host = host_of(act, by_token)
        if host is None:
            kept.append(act)
        else:
            host.absorbed.append(act.trigger)
            adopt(host, act)
    return [act for act in kept if act.kind]


def host_of(act: Act, acts: dict[int, Act]) -> Act | None:
    """The act that this one only repeats, else None."""
    token = act.trigger
    if act.kind == "explosive_hazard" and (blast := blast_of(act, acts)):
        return blast
    if act.kind == "casualties" or (act.kind in STRUCK_KINDS and token.pos_ == "VERB" and lemma(token) in HARM_LEMMAS):
        for word in harm_chain(token):
            for other in related(word, acts):
                if other.row.kind in HOSTS and (act.kind == "casualties" or other.trigger.is_ancestor(token)):
                    return other
        if act.kind != "casualties":
            return None
        if fight := fight_around(token, acts):
            return fight
        first = next((word for word in reversed(harm_chain(token)) if word.i <= token.i), token)
        if first != token and first.i in acts:
            return acts[first.i]
    if act.carried is not None:
        carried = acts.get(act.carried)
        return carried if carried and carried.kind != "casualties" else None
    head = token.head
    if token.pos_ in ("NOUN", "PROPN") and token.dep_ in ("dobj", "nsubjpass", "oprd", "pobj"):
        carrier = acts.get(head.i)
        if carrier is not None and carrier.kind == act.kind and carrier.carried is None:
            return carrier
    if token.pos_ in ("NOUN", "PROPN"):
        for ancestor in list(token.ancestors)[:4]:
            if ancestor.i in acts and acts[ancestor.i].kind == act.kind and acts[ancestor.i].carried is None:
                return acts[ancestor.i]
    return None


HOSTS = {
    "armed_clash", "offensive", "air_strike", "shelling", "explosion", "chemical_attack", "attack", "execution", "interception",
    "excessive_force",
    "violent_protest", "mob_violence", "property_destruction", "abduction", "siege", "coup",
}  # fmt: skip


STRUCK_KINDS = {"explosion", "air_strike", "shelling"}


def blast_of(act: Act, acts: dict[int, Act]) -> Act | None:
    """The explosion, in the same sentence, of what was planted: "a bomb that they had planted went off"; else None."""
    planted = {head.i for head in act.frame.objects} | {act.trigger.i}
    for word in act.trigger.sent:
        other = acts.get(word.i)
        if (
            other is not None
            and other.kind == "explosion"
            and planted & {head.i for head in (*other.frame.subjects, *other.frame.objects)}
        ):
            return other
        if other is not None and other.kind == "explosion" and any(head.i in planted for _, head in other.frame.phrases):
            return other
    return None


def fight_around(token: Token, acts: dict[int, Act]) -> Act | None:
    """The fight of the sentence in which people were killed, where it has just one: "22 were killed in the battle"."""
    found = [
        acts[word.i]
        for word in token.sent
        if word.i in acts
        and acts[word.i].row.kind in FIGHTS
        and word.pos_ == "NOUN"
        and word.dep_ == "pobj"
        and word.head.lower_ in IN_FIGHT
    ]
    return found[0] if len(found) == 1 else None


FIGHTS = {"armed_clash", "offensive", "air_strike", "shelling", "explosion", "attack"}
IN_FIGHT = {"in", "during", "by", "of"}


def harm_chain(token: Token) -> list[Token]:
    """The word of harm and those that it is joined to: "killed" and "injured" of "killed and 13 others were injured"."""
    chain = [token]
    while token.dep_ in ("conj", "ccomp", "dep") and token.head != token and lemma(token.head) in HARM_LEMMAS:
        token = token.head
        chain.append(token)
    chain += [child for child in chain[0].children if child.dep_ == "conj" and (lemma(child) in HARM_LEMMAS or child.pos_ == "AUX")]
    return chain


def related(token: Token, acts: dict[int, Act]) -> Iterator[Act]:
    """Acts in the same clause as a word of harm: its subject, its phrases, what it hangs on, what hangs on it."""
    for child in token.children:
        if child.i in acts and child.dep_ in ("nsubj", "agent", "advcl", "conj", "dobj"):
            yield acts[child.i]
        if child.dep_ in ("prep", "agent"):
            for grandchild in child.subtree:
                if (
                    grandchild.i in acts
                    and grandchild.dep_ in ("pobj", "pcomp", "conj")
                    and acts[grandchild.i].kind != "casualties"
                ):
                    yield acts[grandchild.i]
    head = token.head
    for _ in range(2):
        if (
            head.i in acts
            and head.i != token.i
            and token.dep_ in ("advcl", "conj", "xcomp", "relcl", "acl", "ccomp", "dep", "prep", "pcomp")
        ):
            yield acts[head.i]
        head = head.head


def adopt(host: Act, act: Act) -> None:
    """Gives the host what the repeated word adds: whom it killed, who did it, where."""
    theirs, ours = act.frame, host.frame
    if act.kind == "explosive_hazard":
        ours.subjects += [head for head in theirs.subjects if head not in ours.subjects]
    elif act.kind == "casualties" or lemma(theirs.trigger) in HARM_LEMMAS:
        ours.objects += [head for head in theirs.objects if head not in ours.objects]
        if theirs.trigger.lemma_ in ("die", "perish"):
            ours.objects += [head for head in theirs.subjects if head not in ours.objects]
        elif not ours.subjects and not theirs.shared_subject:
            ours.subjects += [head for head in theirs.subjects if head.i != host.trigger.i]
    else:
        ours.objects += [head for head in theirs.objects if head not in ours.objects and head.i != host.trigger.i]
    ours.phrases += [phrase for phrase in theirs.phrases if phrase not in ours.phrases]
