"""Why words of the lexicon that stood in a report gave no claim: the first condition that failed, of the row that came furthest."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from spacy.tokens import Token

from contested.reading import conditions
from contested.reading.acts import MODIFYING
from contested.reading.classes import Classes, classes_of
from contested.reading.draft import Draft
from contested.reading.frames import Frame, frame_of, noun_frame
from contested.reading.lexicon import Lexicon, Row, Verb, load_acts
from contested.reading.noun_acts import happens
from contested.records import Reason

RULE = "no claim"
AS_VERB, AS_NOUN = ("VERB", "AUX"), ("NOUN", "PROPN")
Condition = tuple[Callable[[], bool], str]  # whether it holds, and what to say where it does not


def note_silences(draft: Draft) -> None:
    """Notes every word of the lexicon that gave no claim, with the reason, where the reader was asked to explain itself."""
    if not draft.explain:
        return
    if draft.outcome.name != "added":
        draft.note("outcome", f"{draft.outcome.name}: {draft.outcome.reason}")
        return
    taken = {claim.trigger.start for claim in draft.claims} | {reason.start for reason in draft.reasons}
    classes, lexicon = classes_of(draft), load_acts()
    for token in draft.doc:
        if rows_of(token, lexicon) and token.idx not in taken:
            draft.reasons.append(
                Reason(
                    rule=RULE, words=why_silent(draft, token, lexicon, classes), start=token.idx, end=token.idx + len(token.text)
                )
            )


def why_silent(draft: Draft, token: Token, lexicon: Lexicon, classes: Classes) -> str:
    """Why this word of the lexicon gave no claim."""
    if draft.is_debris(token.idx):
        return f"“{token.text}” stands in a menu, an advert or a caption"
    if token.pos_ in AS_VERB:
        frame = frame_of(token)
        row, failed = furthest((verb.row, verb_conditions(verb, frame, classes)) for verb in verbs_of(token, lexicon))
    elif token.ent_type_ in ("PERSON", "GPE"):
        return f"“{token.text}”: it is part of a name"
    else:
        frame = noun_frame(token)
        row, failed = furthest((row, noun_conditions(row, token, frame, classes)) for row in nouns_of(token, lexicon))
    return f"“{token.text}”, not {row.kind}: {failed}"


def rows_of(token: Token, lexicon: Lexicon) -> tuple[Verb, ...] | tuple[Row, ...]:
    """What the lexicon has for this word, as the part of speech that it is."""
    if token.pos_ in AS_VERB:
        return verbs_of(token, lexicon)
    return nouns_of(token, lexicon) if token.pos_ in AS_NOUN else ()


def verbs_of(token: Token, lexicon: Lexicon) -> tuple[Verb, ...]:
    """The verbs of the lexicon that this word may be."""
    return next((lexicon.verbs[form] for form in conditions.forms(token) if form in lexicon.verbs), ())


def nouns_of(token: Token, lexicon: Lexicon) -> tuple[Row, ...]:
    """The rows of the noun."""
    return lexicon.nouns.get(token.lemma_.lower()) or lexicon.nouns.get(token.lower_) or ()


def furthest(rows: Iterator[tuple[Row, list[Condition]]]) -> tuple[Row, str]:
    """The row of which most conditions hold before the first that fails, and what failed."""
    best: tuple[int, Row, str] | None = None
    for row, asked in rows:
        at = next((i for i, (holds, _) in enumerate(asked) if not holds()), len(asked))
        words = asked[at][1] if at < len(asked) else "another word says the same, or the claim said nothing of its own"
        if best is None or at > best[0]:
            best = (at, row, words)
    assert best is not None
    return best[1], best[2]


def verb_conditions(verb: Verb, frame: Frame, classes: Classes) -> list[Condition]:
    """The conditions of a verb's row, in the order in which they are asked."""
    row, token = verb.row, frame.trigger
    modifies = token.dep_ == "amod"
    return [
        in_context(row, token, classes),  # first: a row whose words are not even about is not the one that came closest
        (lambda: not modifies or row.kind in MODIFYING, "it only describes a noun"),
        (lambda: all(conditions.has_particle(token, word) for word in verb.particles), f"without “{' '.join(verb.particles)}”"),
        (lambda: not verb.noun or conditions.has_noun(frame, verb.noun), f"its object is no “{verb.noun}”"),
        (
            lambda: not row.subject or conditions.admits(row.subject, frame.subjects, classes),
            failed_role("subject", frame.subjects, row.subject),
        ),
        (
            lambda: not row.object or bool(verb.noun) or conditions.fits_object(row, verb, frame, classes),
            failed_role("object", frame.objects, row.object),
        ),
        (lambda: not row.moves or conditions.fits_moves(row, frame, classes), f"nothing moved is {either(row.moves)}"),
        (
            lambda: not row.attribute or conditions.fits_attribute(row, frame, classes),
            f"what it is said to be is no {either(row.attribute)}",
        ),
        (lambda: not row.clause or conditions.fits_clause(row, token), f"it governs no {either(row.clause)}"),
        (lambda: not row.no_object or not frame.objects, "it has an object of its own"),
        (lambda: not row.no_clause or not any(child.dep_ == "xcomp" for child in token.children), "it governs another verb"),
        beside(row, frame, classes),
    ]


def noun_conditions(row: Row, token: Token, frame: Frame, classes: Classes) -> list[Condition]:
    """The conditions of a noun's row."""
    return [
        in_context(row, token, classes),
        beside(row, frame, classes),
        (lambda: happens(token, row, classes, token.lower_), "nothing says that it took place, who did it, to whom or where"),
    ]


def beside(row: Row, frame: Frame, classes: Classes) -> Condition:
    """The condition on the phrases beside a word."""
    wanted = " or ".join(f"“{word}” {either(names)}" for word, names in row.with_)
    return (lambda: conditions.fits_with(row, frame, classes), f"no phrase {wanted}")


def in_context(row: Row, token: Token, classes: Classes) -> Condition:
    """The condition on the other words of the sentence."""
    return (lambda: conditions.fits_context(row, token, classes), f"its sentence has no word of {either(row.context)}")


def failed_role(role: str, heads: list[Token], wanted: frozenset[str]) -> str:
    """What is wrong with a subject or an object."""
    there = ", ".join(f"“{head.text}”" for head in heads[:3])
    return f"{role} {there} is no {either(wanted)}" if there else f"it has no {role}, and needs {either(wanted)}"


def either(names: frozenset[str]) -> str:
    """The names of classes, joined by "or"."""
    return " or ".join(name.replace("_", " ") for name in sorted(names - {"none"}))
