"""Acts: the words of a report that name a kind of act, by the rows of acts.yml and what stands around each word."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from contested.reading.act import Act
from contested.reading.classes import Classes
from contested.reading.conditions import carried_noun, fits, forms
from contested.reading.draft import Draft
from contested.reading.echoes import echoes
from contested.reading.frames import Frame, conjuncts, frame_of, noun_frame, phrases_of
from contested.reading.headlines import headline_acts
from contested.reading.joined_acts import WARDING_OFF, merge_words
from contested.reading.lexicon import Lexicon, Verb, load_acts, words
from contested.reading.met_protests import protests_met
from contested.reading.noun_acts import adjective_act, apposed, noun_act, stronghold_act
from contested.reading.pipeline import lemma
from contested.reading.senses import is_other_sense, load_senses
from contested.reading.settling import is_mishap, tells_violence

MODIFYING = {
    "territory_gained",
    "territory_held",
    "siege",
    "displacement",
    "property_destruction",
    "abduction",
    "casualties",
}  # "the captured town"


def find_acts(draft: Draft, classes: Classes) -> list[Act]:
    """Every act of the report, in text order; one where two words name the same."""
    lexicon = load_acts()
    in_headlines = {act.trigger.i: act for sentence in draft.doc.sents for act in headline_acts(sentence, lexicon, classes)}
    found = [
        act
        for token in draft.doc
        if not draft.is_debris(token.idx)
        for act in ([in_headlines[token.i]] if token.i in in_headlines else acts_at(token, lexicon, classes))
    ]
    give_back_subjects(found)
    merged = merge_words(found)
    merged = sorted([*merged, *echoes(draft.doc, merged, classes)], key=lambda act: act.trigger.i)
    if met := protests_met(merged, classes):
        merged = sorted([*merged, *met], key=lambda act: act.trigger.i)
    return merged if not merged or tells_violence(draft.doc) else [act for act in merged if not is_mishap(act)]


def acts_at(token: Token, lexicon: Lexicon, classes: Classes) -> Iterator[Act]:
    """The act that this word names, if it does."""
    if (
        token.pos_ in ("VERB", "AUX")
        or (token.tag_ in ("VBN", "VBG", "VBD") and token.dep_ in ("amod", "acl", "ROOT", "conj", "advcl", "relcl"))
        or (token.dep_ == "ROOT" and token.tag_ == "NNS" and any(child.dep_ == "dobj" for child in token.children))
    ):
        act = verb_act(token, lexicon, classes)
        if act:
            yield act
            return
    if (act := relative_act(token, lexicon, classes)) is not None:
        yield act
    elif token.pos_ in ("NOUN", "PROPN", "ADJ", "VERB"):
        told = token.pos_ == "VERB" and (token.tag_ in ("VBD", "VBN") or is_spared(token, lexicon))  # "was struck" is no strike
        act = None if told else noun_act(token, lexicon, classes)
        act = act or adjective_act(token, lexicon, classes) or stronghold_act(token, lexicon, classes)
        if act:
            yield act


def is_spared(verb: Token, lexicon: Lexicon) -> bool:
    """Whether a verb stands in a sense that is no act, so that it is none as a noun either: "he has been fighting cancer"."""
    verbs = [one for form in forms(verb) for one in lexicon.verbs.get(form, ()) if form in load_senses()]
    if not verbs:
        return False
    frame = frame_of(verb)
    return any(is_other_sense(one, frame) for one in verbs)


def relative_act(token: Token, lexicon: Lexicon, classes: Classes) -> Act | None:
    """The state that the last verb of a relative clause names, taken for a noun by the parser: "which the rebels of X control"."""
    doc, i = token.doc, token.i
    if token.tag_ not in TAKEN_FOR or not lexicon.verbs.get(token.lemma_.lower()) or i + 1 >= len(doc) or not doc[i + 1].is_punct:
        return None
    first = next((j for j in range(i - 1, max(token.sent.start + 1, i - LONGEST_CLAUSE), -1) if doc[j].lower_ in RELATIVE), None)
    if first is None or doc[first - 1].text != "," or any(is_finite(word) for word in doc[first + 1 : i]):
        return None
    owner = next((word for word in doc[first + 1 : i] if word.pos_ in ("NOUN", "PROPN") and word.dep_ not in INNER), None)
    if owner is None:
        return None
    frame = Frame(token, subjects=conjuncts(owner), objects=[doc[first - 2]])
    for verb in sorted(lexicon.verbs[token.lemma_.lower()], key=lambda verb: verb.row.rank):
        if verb.row.kind in STATES and fits(verb, frame, classes):
            return Act(token, frame, verb.row, verb.row.kind, f"verb “{verb.lemma}” as {verb.row.kind}", holder=owner)
    return None


def give_back_subjects(acts: list[Act]) -> None:
    """Gives the verb behind such a clause the subject that the clause stands beside: "Haftar, whom Egypt backs, has tried ..."."""
    for clause in (act for act in acts if act.holder is not None and act.rule.startswith("verb")):  # those of `relative_act` alone
        for act in acts:
            behind = act.trigger.sent == clause.trigger.sent and act.trigger.i > clause.trigger.i
            if behind and act.frame.subjects == clause.frame.subjects:
                act.frame.subjects = clause.frame.objects


TAKEN_FOR = {"NN", "NNS", "RB"}  # what the tagger makes of such a verb: "controls", "back"
RELATIVE = {"which", "that", "whom"}
INNER = {"compound", "nmod", "amod", "poss", "nummod", "npadvmod"}
STATES = {"territory_held", "military_support", "political_support", "siege"}
LONGEST_CLAUSE = 14  # words


def is_finite(word: Token) -> bool:
    """Whether a word is a verb with a tense of its own, no participle before a noun."""
    return word.tag_ in ("VBD", "VBZ", "VBP", "MD") and word.dep_ != "amod"


def verb_act(token: Token, lexicon: Lexicon, classes: Classes) -> Act | None:
    """The act that a verb names: the first of its rows whose conditions hold."""
    verbs = next((lexicon.verbs[form] for form in forms(token) if form in lexicon.verbs), None)
    if not verbs:
        return None
    if token.dep_ == "amod" and not any(child.dep_ == "nsubj" for child in token.children):
        verbs = tuple(verb for verb in verbs if verb.row.kind in MODIFYING and not is_mere_mark(token, verb))
    if token.doc[token.i + 1 : token.i + 4].text.lower() == "off the air":
        return None
    frame = frame_of(token)
    if lemma(token) in WARDING_OFF:
        frame.objects = [doer for head in frame.objects for doer in attempted_by(head, ATTEMPTS) or [head]]
    if any(f"{lemma(token)} {child.lower_}" in lexicon.other_verbs for child in token.children if child.dep_ == "prt"):
        verbs = tuple(verb for verb in verbs if verb.particles)
    ranked = sorted(verbs, key=lambda verb: verb.row.rank)
    fitting = next((verb for verb in ranked if fits(verb, frame, classes) and not is_other_sense(verb, frame)), None)
    if fitting is None and is_past_of_sentence(token, frame):
        frame = active(frame)
        fitting = next((verb for verb in ranked if verb.particles and fits(verb, frame, classes)), None)
    if fitting is None:
        return None
    frame.objects = [head for head in frame.objects if is_captive(head) or not is_part_of(fitting, head, classes)]
    frame.objects += lives_of(frame, fitting)
    if lemma(token) in STOPPING | WARDING_OFF:
        frame.objects = [doer for head in frame.objects for doer in attempted_by(head, ATTEMPTS | ASSAULTS) or [head]]
    row = fitting.row
    if row.kind == "territory_held":
        frame.objects += [place for head in frame.objects if (place := apposed(head, classes)) is not None]
    rule = f"verb “{fitting.lemma}” as {row.kind}"
    return Act(token, frame, row, row.kind, rule, carried=carried_noun(frame, fitting))


def is_past_of_sentence(token: Token, frame: Frame) -> bool:
    """Whether a verb taken for a headline's participle may be the past of a whole sentence: "The envoy called on the minister."."""
    if not frame.passive or frame.subjects or token.sent.text.rstrip()[-1:] != ".":
        return False
    if token.dep_ != "ROOT" and not (token.dep_ == "acl" and token.tag_ == "VBD" and token.head.dep_ == "ROOT"):
        return False
    return not any(child.dep_ in ("auxpass", "agent") for child in token.children)


def active(frame: Frame) -> Frame:
    """The frame with what it took to be acted on as what acts."""
    return replace(frame, subjects=frame.objects, objects=[], passive=False)


def is_mere_mark(token: Token, verb: Verb) -> bool:
    """Whether a participle before a noun only tells which one is meant: "displaced people", "cleared areas"."""
    if verb.row.kind == "displacement":
        return not any(child.dep_ == "nummod" for child in token.head.children)
    return verb.lemma == "clear"


def is_captive(head: Token) -> bool:
    """Whether a word for captives is whom the act is done to: "was holding hostages", and no part of "took hostage"."""
    return lemma(head) in CAPTIVE and head.tag_ == "NNS" and head.dep_ != "oprd"


def is_part_of(verb: Verb, head: Token, classes: Classes) -> bool:
    """Whether an object belongs to the words for the act, "took hostage", and is not whom it is done to."""
    if head.dep_ == "oprd" and head.lemma_.lower() in CAPTIVE:
        return True
    return verb.noun not in (None, "people") and head.lemma_.lower() == verb.noun and head.i not in classes.place_tokens


def lives_of(frame: Frame, verb: Verb) -> list[Token]:
    """Whose lives or deaths a verb has for its object: "claimed the lives of two teachers"."""
    if verb.noun not in LIVES:
        return []
    nouns = [*frame.objects, *(head for _, head in frame.phrases)]
    own = [child for child in frame.trigger.children if child.dep_ == "dobj"]
    return [
        head
        for noun in dict.fromkeys([*nouns, *own])
        if noun.lemma_.lower() == verb.noun
        for prep in noun.children
        if prep.lower_ == "of"
        for _, head in phrases_of(prep)
    ]


def attempted_by(noun: Token, nouns: frozenset[str]) -> list[Token]:
    """Whose attempt it is: in "an attempt by the insurgents to overrun the base" the insurgents; nobody for another noun."""
    if lemma(noun) not in nouns:
        return []
    found = noun_frame(noun)
    return [head for prep, head in found.phrases if prep == "by"] or found.subjects


ATTEMPTS = words("attempts")
ASSAULTS = frozenset("attack assault offensive advance raid push incursion onslaught counter-attack counteroffensive".split())
STOPPING = {"foil", "thwart", "prevent", "crush", "stop", "abort", "defeat", "quash", "block"}
CAPTIVE = {"hostage", "captive", "prisoner"}
LIVES = {"life", "death", "throat"}
