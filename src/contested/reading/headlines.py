"""Acts of headlines whose verb the parser takes for a noun: "Blast rips through market", "Rebels raze village church"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span, Token

from contested.reading.act import Act
from contested.reading.classes import Classes, word_classes
from contested.reading.conditions import fits, fits_context, fits_with
from contested.reading.frames import Frame
from contested.reading.lexicon import Lexicon, words
from contested.reading.noun_acts import phrases_at
from contested.reading.pipeline import lemma

LONGEST = 30  # words of a headline
LATEST = 9  # words before its verb
FINITE = {"VBZ", "VBP", "VBD", "MD"}
NOMINAL = {"DET", "NUM", "ADJ", "NOUN", "PROPN"}
PARTICLES = {"down", "up", "out", "off", "away", "over", "back"}
MANY = {"police", "taliban", "isis", "troops", "gunmen", "people", "men", "women", "children", "policemen", "militiamen", "maoists"}
THINGS = {"place", "property", "weapon", "people", "armed"}
CLOSERS = words("closers")
OCCUR = words("occur")


def headline_acts(sentence: Span, lexicon: Lexicon, classes: Classes) -> Iterator[Act]:
    """The act of a headline that has no verb by the parse: at most one."""
    if len(sentence) > LONGEST or any(is_finite(token, lexicon) for token in sentence):
        return
    for token in sentence[1:LATEST]:
        if not may_precede(token.nbor(-1), lexicon):
            return
        form = verb_form(token, lexicon)
        if form is None or not agrees(token, form) or (act := act_of(token, form, lexicon, classes)) is None:
            continue
        yield act
        return


def is_finite(token: Token, lexicon: Lexicon) -> bool:
    """Whether a word is a verb with a tense, and no name or noun taken for one, nor the "say" that closes a headline."""
    if token.tag_ not in FINITE or token.dep_ in ("amod", "compound"):
        return False
    if token.text[:1].isupper() or (word_classes(token) and verb_form(token, lexicon) is None):
        return False
    return not (lemma(token) in CLOSERS and token.sent.end - token.i <= 3)


def may_precede(token: Token, lexicon: Lexicon) -> bool:
    """Whether a word may stand before a headline's verb: part of its subject."""
    return token.pos_ in NOMINAL or token.text in "-–'’" or token.dep_ in ("amod", "nmod") or bool(word_classes(token))


def verb_form(token: Token, lexicon: Lexicon) -> str | None:
    """The verb of the lexicon whose present or past this word may be, else None."""
    lower: str = token.lower_
    if not token.text[:1].islower():
        return None
    if is_joined(token) and (joined := f"{token.nbor(-2).lower_}-{lemma(token)}") in lexicon.verbs:
        return joined
    if token.tag_ in ("VBD", "VBN"):
        return str(lemma(token)) if token.dep_ in ("amod", "compound", "ROOT") and lemma(token) in lexicon.verbs else None
    for form in (lower, lower.removesuffix("s"), lower.removesuffix("es")):
        if form in lexicon.verbs and (form == lower or lower.endswith("s")):
            return form
    return None


def is_joined(token: Token) -> bool:
    """Whether a word is the second half of a compound: "lathi-charged"."""
    return bool(token.i - token.sent.start > 2 and token.nbor(-1).text == "-")


def subject_of(token: Token) -> Token:
    """The word before a headline's verb."""
    return token.nbor(-3) if is_joined(token) else token.nbor(-1)


def agrees(token: Token, form: str) -> bool:
    """Whether the word before may be the subject of this form: "rebels raze", "blast rips"."""
    before, after = subject_of(token), token.nbor(1) if token.i + 1 < token.sent.end else None
    if before.pos_ not in ("NOUN", "PROPN", "NUM") and not word_classes(before):
        return False
    if token.tag_ in ("VBD", "VBN"):
        stands = before.pos_ == "PROPN" or before.dep_ in ("npadvmod", "compound", "nmod")
        return stands and token.lower_ not in MARKING and after is not None and is_nominal(after)
    if token.lower_ == form:
        many = before.tag_ in ("NNS", "NNPS") or before.lower_ in MANY or before.lower_.endswith(("men", "s"))
        named = before.pos_ == "PROPN" and bool({"outlaw", "armed", "armed_name"} & word_classes(before))
        thing = before.tag_ not in ("NNS", "NNPS") and THINGS & word_classes(token)
        return (many or named) and not (thing and (after is None or after.lower_ not in PARTICLES))
    if before.tag_ in ("NNS", "NNPS"):
        return False
    noun = token.lower_ in NOUNS or lemma(token) in NOUNS or bool((THINGS - {"people"}) & word_classes(token))
    return not noun or (after is not None and (is_nominal(after) or after.text == "-"))


MARKING = {
    "backed",
    "held",
    "controlled",
    "led",
    "supported",
    "run",
    "owned",
    "based",
    "armed",
    "trained",
    "born",
    "occupied",
    "wounded",
    "injured",
}


def is_nominal(token: Token) -> bool:
    """Whether a word belongs to a noun phrase, also a name taken for something else."""
    return token.pos_ in NOMINAL or token.text[:1].isupper()


NOUNS = words("headline_nouns")


def act_of(token: Token, form: str, lexicon: Lexicon, classes: Classes) -> Act | None:
    """The act of a headline's verb, or that of its subject where the verb only says what an act did: "rocket attack hits base"."""
    subject = subject_of(token)
    frame = Frame(token, subjects=[subject], objects=[], phrases=[])
    rest(frame)
    if form in OCCUR and (act := act_of_noun(subject, frame, lexicon, classes)) is not None:
        return act
    for verb in sorted(lexicon.verbs[form], key=lambda verb: verb.row.rank):
        if fits(verb, frame, classes):
            return Act(token, frame, verb.row, verb.row.kind, f"verb “{verb.lemma}” of a headline as {verb.row.kind}")
    return None


def act_of_noun(subject: Token, frame: Frame, lexicon: Lexicon, classes: Classes) -> Act | None:
    """The act that a headline's subject names: "air strikes pound the port"."""
    own = Frame(subject, objects=frame.objects, phrases=frame.phrases)
    for phrase in phrases_at(subject):
        if phrase in lexicon.idioms:
            return None
        for row in lexicon.nouns.get(phrase, ()):
            if fits_with(row, own, classes) and fits_context(row, subject, classes):
                return Act(subject, own, row, row.kind, f"noun “{phrase}” of a headline as {row.kind}")
    return None


def rest(frame: Frame) -> None:
    """Fills in what stands behind a headline's verb: its object, then each preposition with its noun."""
    prep: str | None = None
    head: Token | None = None
    start = frame.trigger.i + 1
    for token in frame.trigger.doc[start : frame.trigger.sent.end]:
        if token.i == start and token.lower_ in PARTICLES:
            continue
        if is_nominal(token) or token.text in "-–" or token.dep_ in ("amod", "compound", "nmod"):
            head = token if token.pos_ in ("NOUN", "PROPN", "NUM") or token.text[:1].isupper() else head
            continue
        close(frame, prep, head)
        prep, head = token.lower_, None
        if token.pos_ not in ("ADP", "CCONJ", "SCONJ"):
            return
        if token.pos_ != "ADP":
            return
    close(frame, prep, head)


def close(frame: Frame, prep: str | None, head: Token | None) -> None:
    """Puts a noun phrase that is read to its end into the frame."""
    if head is None:
        return
    if prep is None:
        frame.objects.append(head)
    else:
        frame.phrases.append((prep, head))
