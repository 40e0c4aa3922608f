"""Protests that the police meet without hurting anybody: the protest is told too, and is what the report is about."""

from __future__ import annotations

import re
from collections.abc import Sequence

from spacy.tokens import Token

from contested.reading.act import Act
from contested.reading.classes import Classes, is_protesting
from contested.reading.frames import Frame, of_part
from contested.reading.lexicon import Row, words
from contested.reading.pipeline import lemma
from contested.reading.sifting import is_aim
from contested.records import Claim

MET = {"excessive_force", "detention"}
OWN = {"peaceful_protest", "violent_protest", "mob_violence"}
PROTESTING = words("protest_heads")
HARMING = words("harming_protest")
NOBODY = {"no", "nobody", "none", "without", "not", "never"}
MILD = re.compile(
    r"“(?:disperse|break|scatter|clear|chase|drive|push|remove|evict|drag|carry|fire|use|deploy|spray|lob|suppress|quell|stop|block|"
    r"prevent|halt|bar|keep|hose|kettle|herd|shove|lathi-charge|baton-charge|intercept|push|load|drag|place|frogmarch|"
    r"pepper|pepper-spray|tear-gas|teargas|charge|crackdown|dispersal|arrest|arrests|detain|detention|hold|take|round|bundle|seize|"
    r"pick|nab|lead|put|haul|scuffle|surround|intervene|confront|cordon|encircle|corral|meet|turn|water|cane|wade|baton|lathi|dismantle)\b"
)
HARSH = re.compile(
    r"\b(?:live|injur\w+|wounded|killed|killing|died|excessive|brutal\w*|violent\w*|dead|deadly|bloody|lethal"
    r"|into (?:a |the )?(?:crowd|demonstrat\w+|protest\w*|march\w*))\b",
    re.I,
)
NEAR = 300  # characters between the protest and how it was met


def protests_met(acts: Sequence[Act], classes: Classes) -> list[Act]:
    """The protest beside force or arrests that hurt nobody, where no other word of the report names one: at most one."""
    met = [act for act in acts if act.kind in MET]
    if not met or any(act.kind in OWN and not is_aim(act.trigger) for act in acts) or tells_harm(met[0].trigger):
        return []
    for act in met:
        noun = next((head for head in around(act) if is_protest_word(head, classes) and "police" not in classes.of(head)), None)
        if noun is not None:
            return [protest_of(noun)]
    return []


def is_protest_word(head: Token, classes: Classes) -> bool:
    """Whether a noun stands for a protest or for those who protest, or for people who are said to."""
    if lemma(head) in PROTESTING or "protest_camp" in classes.of(head):
        return True
    return "protester_strict" in classes.of(head) and is_protesting(head)


def around(act: Act) -> list[Token]:
    """What the act is done to, the nouns of its phrases, and the nouns that follow in its sentence."""
    behind = (word for word in act.trigger.rights for word in word.subtree if word.dep_ in ("dobj", "pobj", "nsubj"))
    parts = [head for whole in act.frame.objects for head in of_part(whole)]  # "dozens of demonstrators were detained"
    return [*act.frame.objects, *parts, *(head for prep, head in act.frame.phrases if prep != "after"), *behind]


def protest_of(noun: Token) -> Act:
    """The act of those who protest, named by the noun for them or for what they hold."""
    people = noun.tag_ in ("NNS", "NNPS") and lemma(noun).endswith(("er", "or", "ist", "ant"))
    frame = Frame(noun, subjects=[noun] if people else [])
    return Act(noun, frame, Row(-1, "peaceful_protest"), "peaceful_protest", f"noun “{lemma(noun)}” as peaceful_protest")


def tells_harm(token: Token) -> bool:
    """Whether the report says of anybody that he was killed or hurt."""
    return any(lemma(word) in HARMING and not any(other.lower_ in NOBODY for other in word.sent) for word in token.doc)


def protest_instead(claims: Sequence[Claim], best: int) -> int:
    """The index of the protest that the chosen claim only tells how it was met, where nobody was hurt; else the chosen one."""
    chosen = claims[best]
    if (
        chosen.kind not in MET
        or chosen.aspect != "actual"
        or not is_mild(chosen)
        or any(other.kind == "violent_protest" and "“block”" not in other.rule for other in claims)
    ):
        return best
    if any(is_harm(other) for other in claims):
        return best
    stopped = STOPPED.search(chosen.rule) is not None
    near = (i for i, other in enumerate(claims) if is_protest(other, stopped) and abs(other.start - chosen.start) < NEAR)
    return next(near, best)


def is_mild(claim: Claim) -> bool:
    """Whether a claim of force or arrest is told in words that speak of no harm."""
    return MILD.search(claim.rule) is not None and not HARSH.search(claim.text)


def is_protest(claim: Claim, stopped: bool) -> bool:
    """Whether a claim is of a peaceful protest that took place, or that the police stopped."""
    return claim.kind == "peaceful_protest" and (stopped or (not claim.negated and claim.aspect in ("actual", "ongoing")))


STOPPED = re.compile(r"“(?:prevent|stop|block|bar|halt|keep)\b")


def is_harm(claim: Claim) -> bool:
    """Whether a claim counts dead or injured, or is of unmild force."""
    if any(figure.measure in ("killed", "injured") and figure.best != 0 for figure in claim.figures):
        return True
    return claim.kind == "excessive_force" and not is_mild(claim)
