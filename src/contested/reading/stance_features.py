"""What the grammar around an act says of whether it happened: the features that the trained weights of `stance` add up."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Token

from contested.reading.lexicon import read_yaml
from contested.reading.pipeline import lemma

DEEP = 5  # words above the act that are looked at
SUBJECTS = ("nsubj", "nsubjpass", "expl", "csubj")
TOLD = ("det", "amod", "poss", "nummod", "advmod", "compound")
NO_CUES = {
    "happens",
    "carries",
    "called_off",
    "calls",
    "wishes",
    "readies",
    "hopes",
    "keeps",
    "reacts",
    "reports",
    "false",
}  # for rules
MERELY = {"only", "just", "merely", "simply", "solely", "before", "until"}
FINITE = {"VBD", "VBZ", "VBP"}


@cache
def classes() -> dict[str, tuple[str, ...]]:
    """The cue classes that each lemma of stance.yml belongs to."""
    found: dict[str, tuple[str, ...]] = {}
    for name, words in read_yaml("stance.yml").items():
        for word in words if name not in NO_CUES else ():
            found[word] = (*found.get(word, ()), name)
    return found


def features(token: Token) -> Iterator[str]:
    """What speaks for and against the act's having happened, each as one word that has a weight."""
    yield "bias"
    yield from own_features(token)
    yield from chain_features(token)
    yield from sentence_features(token)


def helpers(word: Token) -> str:
    """The auxiliaries of a word and its form, as one word: "would-VB", "has-been-VBN"."""
    found = [child.lower_ for child in word.children if child.dep_ in ("aux", "auxpass") and child.i < word.i]
    return "-".join([*found[:3], word.tag_])


def own_features(token: Token) -> Iterator[str]:
    """Of the word itself and what hangs on it."""
    yield f"tag={token.tag_}"
    yield f"dep={token.dep_}"
    yield f"tag,dep={token.tag_},{token.dep_}"
    yield f"lemma={lemma(token)}"
    yield f"form={helpers(token)}"
    for child in token.children:
        yield from child_features(child, "0")


def is_merely(word: Token) -> bool:
    """Whether "not" stands before "only" or the like, and so denies nothing."""
    return word.i + 1 < len(word.doc) and word.nbor(1).lower_ in MERELY


def child_features(child: Token, level: str) -> Iterator[str]:
    """Of a word that hangs on the act or on a word above it: negation, helpers, conjunctions, what tells of a noun."""
    if (child.dep_ == "neg" and not is_merely(child)) or child.lower_ in ("never", "no", "without", "neither", "nor"):
        yield f"neg{level}"
    if child.dep_ in ("aux", "auxpass"):
        yield f"aux{level}={child.lower_}"
    elif child.dep_ == "mark" or (child.dep_ == "advmod" and child.tag_ == "WRB"):
        yield f"mark{level}={child.lower_}"
    elif child.dep_ in TOLD:
        yield f"told{level}={child.dep_}:{lemma(child)}" if child.dep_ in ("advmod", "amod", "det") else f"told{level}={child.dep_}"
    elif child.dep_ in SUBJECTS:
        yield f"subject{level}"
        if any(word.dep_ == "det" and word.lower_ in ("no", "neither") for word in child.children) or child.lower_ in (
            "nobody",
            "none",
            "nothing",
        ):
            yield f"neg{level}"
    elif child.dep_ == "prep" and level == "0":
        yield f"prep={child.lower_}"
    elif child.dep_ in ("dobj", "attr", "advcl", "ccomp", "xcomp") and level == "0":
        yield f"has={child.dep_}"


def chain_features(token: Token) -> Iterator[str]:
    """Of the words above the act, nearest first: how it hangs on them, which words they are, in which form."""
    word, path = token, []
    finite = token.tag_ in FINITE or any(child.tag_ in FINITE for child in token.children if child.dep_ in ("aux", "auxpass"))
    for level in range(1, DEEP + 1):
        if word.head == word:
            yield f"depth={level}"
            break
        path.append(word.dep_)
        above = word.head
        near = str(level) if level < 3 else "3"
        bound = "finite" if finite else "bound"
        name = lemma(above)
        yield f"head{near}={name},{bound}"
        if level == 1:
            yield f"head,dep={name},{word.dep_}"
            yield f"headform={helpers(above)},{word.dep_}"
        if level < 4:
            yield f"path={'/'.join(path)}"
        for cue in classes().get(name, ()):
            yield f"cue={cue},{bound}"
            yield f"cue{near}={cue},{bound},{word.dep_}"
        if word.dep_ not in ("conj", "advcl") or level == 1:
            for child in above.children:
                if child != word and child.i < above.i and child.dep_ in ("neg", "aux", "mark", "det", "nsubj", "advmod"):
                    for name in child_features(child, near):
                        yield f"{name},{bound}" if level > 1 else f"{name},{word.dep_}"
        finite = (
            finite
            or above.tag_ in FINITE
            or any(child.tag_ in FINITE for child in above.children if child.dep_ in ("aux", "auxpass"))
        )
        word = above


def sentence_features(token: Token) -> Iterator[str]:
    """Of the sentence: a question, its first word, words before the act that leave things open."""
    sentence = token.sent
    if sentence[-1].text == "?" or (len(sentence) > 1 and sentence[-2].text == "?"):
        yield "question"
    for word in sentence.doc[max(sentence.start, token.i - 3) : token.i]:
        yield f"before={word.lower_}"
