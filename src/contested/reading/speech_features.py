"""What the ranker sees of a candidate: names of features, all of them binary, none of them a proper name."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from spacy.tokens import Token

from contested.reading.pipeline import lemma
from contested.reading.quotes import Quotation
from contested.reading.speech_candidates import Candidate
from contested.reading.speech_context import (
    Context,
    CueFacts,
    alone_context,
    group_of,
    grouped_context,
    source_context,
    span_context,
)
from contested.reading.speech_sources import Page, Source

NAMED = {"PERSON", "ORG", "NORP", "GPE"}
TELLING = ("ccomp", "xcomp", "dobj", "prep", "mark", "advcl", "nsubj", "nsubjpass")
RIVALS = ("quote<", "quote>", "left ccomp", "right ccomp", "xcomp", "dobj", "dobj+", "rest", "before", "prep", "around", "above")


Part = tuple[tuple[object, ...], Callable[[], list[str]]]  # what the features depend on, and how they are made


def features(one: Candidate, page: Page, shapes: frozenset[str], context: Context) -> list[str]:
    """The features of one candidate; `shapes` are those of all candidates of the same cue, `context` keeps what they share."""
    return [name for _, make in parts(one, page, shapes, context) for name in make()]


def parts(one: Candidate, page: Page, shapes: frozenset[str], context: Context) -> Iterator[Part]:
    """The features in lots, each with what it depends on: many candidates share their cue, their source or their content."""
    cue, shape, source = one.cue, one.shape, one.source
    facts, group = context.cue(cue), group_of(shape)
    word, kind = facts.word, facts.kind
    head, at = source.head, source.head.i if source.head is not None else -1
    within = head is not None and one.content[0] <= head.idx < one.content[1]
    yield (cue.i,), lambda: cue_features(cue, context)
    yield (cue.i, shape), lambda: shape_features(cue, facts, shape, shapes)
    yield (cue.i, group, "group"), lambda: grouped_context(facts, group)
    yield (cue.i, at, source.span), lambda: [*who_features(source, word, kind), *source_context(context, one, kind)]
    yield (at, source.shape, shape, "source"), lambda: [f"whos={source_sort(head)}|{shape}", f"srcs={source.shape}|{shape}"]
    yield (
        (cue.i, one.content, shape, one.content_head.i if one.content_head is not None else -1),
        lambda: [
            *quote_features(one, page, shape, kind),
            *content_features(one, word, shape, kind),
            *side_features(one, facts, shape),
            *span_context(context, one, kind, group),
        ],
    )
    if head is not None:
        yield (within, source.shape, kind, "within"), lambda: [f"sin={within}|{source.shape}|{kind}"]


def cue_features(cue: Token, context: Context) -> list[str]:
    """The features of a cue by itself, which also tell whether it is worth a look at all."""
    facts = context.cue(cue)
    kind = facts.kind
    found = [
        "1",
        f"w={facts.word}|{cue.pos_}",
        f"n={facts.sense}",
        f"tagk={cue.tag_}|{kind}",
        f"atk={cue.dep_}|{kind}",
        f"aux={facts.modal}|{kind}",
        f"up={lemma(cue.head) if cue.dep_ in ('xcomp', 'dobj', 'acomp', 'attr', 'pobj') else '-'}|{kind}",
        f"ak={facts.after}|{kind}",
        f"ab={facts.after}|{facts.word}",
        *alone_context(context, cue, facts),
    ]
    return [*found, *[f"det={word}" for word in facts.determiners]] if cue.pos_ == "NOUN" else found


def shape_features(cue: Token, facts: CueFacts, shape: str, shapes: frozenset[str]) -> list[str]:
    """Of the cue with this shape of content, and what else it could have as content."""
    return [
        f"ws={facts.word}|{shape}",
        f"s={shape}",
        f"ns={facts.sense}|{shape}",
        f"ks={facts.kind}|{shape}",
        f"tag={cue.tag_}|{shape}",
        f"at={cue.dep_}|{shape}",
        f"auxs={facts.modal}|{shape}",
        f"b={facts.before}|{shape}",
        f"a={facts.after}|{shape}",
        *[f"has={dep}|{shape}" for dep in TELLING if dep in facts.deps],
        *[f"mark={mark}|{shape}" for mark in facts.marks],
        *[f"r={rival}|{shape}" for rival in RIVALS if rival in shapes],
    ]


def who_features(source: Source, word: str, kind: str) -> list[str]:
    """Of the source with the cue's word."""
    who, shape = source_sort(source.head), source.shape
    return [
        f"who={who}",
        f"whok={who}|{kind}",
        f"whow={who}|{word}",
        f"src={shape}",
        f"srck={shape}|{kind}",
        f"srcw={shape}|{word}",
    ]


def quote_features(one: Candidate, page: Page, shape: str, kind: str) -> list[str]:
    """How the content stands to quotation marks."""
    marks = quoted(one, page.quotes)
    return [f"q={marks}", f"qs={marks}|{shape}", f"qk={marks}|{kind}"]


def side_features(one: Candidate, facts: CueFacts, shape: str) -> list[str]:
    """On which side of the cue the content lies."""
    at = one.cue.idx
    side = "left" if one.content[1] <= at else "right" if one.content[0] > at else "round"
    return [f"ba={facts.before}|{facts.after}|{side}", f"side={side}|{shape}"]


def content_features(one: Candidate, word: str, shape: str, kind: str) -> list[str]:
    """What the content is like: its head, its length."""
    head, length = one.content_head, length_class(one.content[1] - one.content[0])
    found = [f"len={length}|{shape}", f"lenk={length}|{kind}"]
    if head is not None:
        sort = head.ent_type_ or head.pos_
        found += [f"c={sort}|{shape}", f"ck={sort}|{kind}", f"cw={sort}|{word}", f"dep={head.dep_}|{shape}"]
        if head.pos_ in ("NOUN", "VERB", "ADJ"):
            found += [f"cl={lemma(head)}", f"clk={lemma(head)}|{kind}"]
    return found


def rivals(candidates: list[Candidate]) -> dict[int, frozenset[str]]:
    """For each cue, the shapes that its candidates have."""
    shapes: dict[int, set[str]] = {}
    for one in candidates:
        name = one.shape.split(":")[0]
        shapes.setdefault(one.cue.i, set()).add(name)
        if name == "ccomp":
            shapes[one.cue.i].add("left ccomp" if one.content[0] < one.cue.idx else "right ccomp")
    return {cue: frozenset(found) for cue, found in shapes.items()}


def source_sort(head: Token | None) -> str:
    """What sort of word speaks: the model's label for a name, a pronoun itself, a noun by its own word."""
    if head is None:
        return "nobody"
    if head.ent_type_ in NAMED:
        return str(head.ent_type_)
    if head.pos_ == "PRON":
        return str(head.lower_)
    if head.pos_ == "NOUN":
        return "noun:" + lemma(head)
    return str(head.pos_)


def quoted(one: Candidate, quotes: list[Quotation]) -> str:
    """How the content stands to quotation marks: it is one, has one, lies in one; and where the cue is."""
    start, end = one.content
    cue_in = content_in = is_one = has = False
    for quote in quotes:
        if quote.start > end and quote.start > one.cue.idx:
            break
        cue_in = cue_in or quote.start <= one.cue.idx < quote.end
        is_one = is_one or (quote.start <= start + 1 and quote.end >= end - 1 and quote.start >= start - 1)
        content_in = content_in or (quote.start < start and end <= quote.end)
        has = has or start <= quote.start < end
    return ("in" if cue_in else "") + ("is" if is_one else "inside" if content_in else "has" if has else "no")


def length_class(characters: int) -> int:
    """The order of magnitude of a length: 0 for a word, 6 for a paragraph."""
    return min(6, max(0, characters.bit_length() - 3))
