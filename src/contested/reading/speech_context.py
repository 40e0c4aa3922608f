"""What stands around the cue, the source and the content of a candidate: features that many candidates share, each made once."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property

from spacy.tokens import Token

from contested.reading.pipeline import lemma
from contested.reading.speech_candidates import Candidate
from contested.reading.speech_sources import Page, Stretch

SAYS = {"say", "tell", "add", "write", "ask", "argue", "note", "call", "think", "believe"}
AS_THEY_ARE = {"PUNCT", "ADP", "SCONJ", "PART", "PRON", "CCONJ", "AUX", "DET"}
SMALL = {"PUNCT", "ADP", "SCONJ", "PART", "PRON", "CCONJ"}
MODALS = {"will", "would", "may", "might", "can", "could", "should", "must"}
FINITE = {"VBD", "VBZ", "VBP", "MD"}
HELPERS = {"advmod", "aux", "neg", "auxpass", "prt", "mark", "expl"}
KIDS = {"nsubj", "nsubjpass", "dobj", "ccomp", "xcomp", "prep", "advcl", "agent", "dative", "expl"}
JOINTS = {",", "—", "-", "–", ";", ":"}


@dataclass(slots=True)
class Span:
    """What a stretch of words is like, for the features of all candidates that have it."""

    first: str
    last: str
    before: str
    after: str
    beyond: str  # the word behind a comma or dash that follows
    finite: bool
    commas: int
    end: int  # index of the token after it
    sentences: bool  # whether it reaches over more than one


@dataclass(slots=True)
class CueFacts:
    """What a cue is like, for all candidates that it has."""

    word: str
    sense: str
    kind: str
    modal: str
    before: str
    after: str
    deps: frozenset[str]
    marks: list[str]
    particles: list[str]
    prepositions: list[str]
    helpers: list[str]
    determiners: list[str]


@dataclass
class Context:
    """What is known of a page's words, built as it is asked for."""

    page: Page
    spans: dict[Stretch, Span] = field(default_factory=dict)
    cues: dict[int, CueFacts] = field(default_factory=dict)
    likely: dict[int, bool] = field(default_factory=dict)  # whether a cue is worth a look
    sums: dict[tuple[object, ...], float] = field(default_factory=dict)  # of the weights of a lot of features

    @cached_property
    def speakers(self) -> Counter[str]:
        """How often each word is the subject of a plain verb of speech or thought."""
        doc = self.page.doc
        return Counter(word.lower_ for word in doc if word.dep_ == "nsubj" and word.pos_ != "PRON" and lemma(word.head) in SAYS)

    @cached_property
    def words(self) -> list[str]:
        """Each word as a feature: small words as they are, others by their tag."""
        return ["¶" if "\n" in word.text else word.lower_ if word.pos_ in AS_THEY_ARE else word.tag_ for word in self.page.doc] + [
            "edge",
            "edge",
        ]  # past the end, and before the start by an index of -1

    @cached_property
    def counts(self) -> list[tuple[int, int, int]]:
        """How many finite verbs, commas and starts of sentences there are before each word, and before the end."""
        found, finite, commas, starts = [(0, 0, 0)], 0, 0, 0
        for word in self.page.doc:
            finite += word.tag_ in FINITE
            commas += word.text == ","
            starts += bool(word.is_sent_start)
            found.append((finite, commas, starts))
        return found

    def cue(self, cue: Token) -> CueFacts:
        """The cue described."""
        if cue.i not in self.cues:
            self.cues[cue.i] = facts_of(cue, self.page)
        return self.cues[cue.i]

    def span(self, stretch: Stretch) -> Span:
        """The stretch described."""
        if stretch not in self.spans:
            self.spans[stretch] = described(self, stretch)
        return self.spans[stretch]


def facts_of(cue: Token, page: Page) -> CueFacts:
    """What a cue is like."""
    word, part, children = lemma(cue), cue.pos_, list(cue.children)
    sense = page.lexicon.sense(word, part if part in ("NOUN", "ADJ") else "VERB")
    told = {child.lower_ for child in children if child.dep_ in ("aux", "auxpass", "neg", "prt")}
    return CueFacts(
        word=word,
        sense=sense.name if sense else "-",
        kind=sense.kind if sense else "-",
        modal="modal" if told & MODALS else "not" if told & {"not", "n’t", "n't"} else "plain",
        before=beside(cue.doc[cue.i - 1]) if cue.i else "start",
        after=beside(cue.doc[cue.i + 1]) if cue.i + 1 < len(cue.doc) else "end",
        deps=frozenset(child.dep_ for child in children),
        marks=[child.lower_ for child in children if child.dep_ == "mark"],
        particles=[child.lower_ for child in children if child.dep_ == "prt"],
        prepositions=[child.lower_ for child in children if child.dep_ == "prep"],
        helpers=[f"{child.dep_}:{child.lower_}" for child in children if child.dep_ in HELPERS],
        determiners=[child.lower_ for child in children if child.dep_ == "det"],
    )


def beside(token: Token) -> str:
    """A neighbour of the cue: punctuation and small words as they are, others by part of speech."""
    return str(token.lower_ if token.pos_ in SMALL else token.pos_)


def described(context: Context, stretch: Stretch) -> Span:
    """What a stretch is like."""
    words, counts, page = context.words, context.counts, context.page
    i, end = page.first_token(stretch[0], 1), page.first_token(stretch[1], -1) + 1
    last = len(words) - 1
    after = words[min(end, last)]
    first, behind = counts[min(i, end)], counts[end]
    return Span(
        first=words[min(i, last)],
        last=words[end - 1],
        before=words[i - 1],
        after=after,
        beyond=words[min(end + 1, last)] if after in JOINTS else "-",
        finite=behind[0] > first[0],
        commas=min(4, behind[1] - first[1]),
        end=end,
        sentences=behind[2] > counts[min(i + 1, end)][2],
    )


def group_of(shape: str) -> str:
    """The sort of shape that a shape is of."""
    return shape.split(":")[0] if shape.startswith("quote") else shape.split(">")[0].split("<")[0]


def alone_context(context: Context, cue: Token, facts: CueFacts) -> list[str]:
    """Of the cue: its particle and prepositions, its helpers, what it hangs on, whether it is itself quoted."""
    above, dep, kind = lemma(cue.head), cue.dep_, facts.kind
    sense = context.page.lexicon.sense(above, cue.head.pos_ if cue.head.pos_ in ("NOUN", "ADJ") else "VERB")
    return [
        f"u={dep}|{above}",
        f"uk={dep}|{above}|{kind}",
        f"hpos={cue.head.pos_}|{dep}|{kind}",
        f"hk={sense.kind if sense else '-'}|{dep}|{kind}",
        f"inq={context.page.speech_at(cue.idx) is not None}|{kind}",
        *[f"ch={helper}|{kind}" for helper in facts.helpers],
        *[f"prt={facts.word}|{particle}" for particle in facts.particles],
        *[f"pr={facts.word}|{preposition}" for preposition in facts.prepositions],
    ]


def grouped_context(facts: CueFacts, group: str) -> list[str]:
    """Of the cue with this sort of content: its particle and prepositions, what hangs on it."""
    return [
        "kids=" + "+".join(sorted(facts.deps & KIDS)) + f"|{group}",
        *[f"prtg={particle}|{group}" for particle in facts.particles],
        *[f"prk={preposition}|{facts.kind}|{group}" for preposition in facts.prepositions],
    ]


def span_context(context: Context, one: Candidate, kind: str, group: str) -> list[str]:
    """Of the content: its first and last word, the words around it, whether it is a clause, how far it reaches."""
    span = context.span(one.content)
    to_end = span.end + 1 >= one.cue.sent.end
    return [
        f"x1={span.first}|{group}",
        f"x1k={span.first}|{kind}",
        f"x2={span.last}|{group}",
        f"x3={span.before}|{group}",
        f"x4={span.after}|{group}",
        f"x4s={span.after}|{span.beyond}|{group}",
        f"x4k={span.after}|{span.beyond}|{kind}",
        f"fin={span.finite}|{group}",
        f"fink={span.finite}|{kind}",
        f"to={to_end}|{group}",
        f"tok={to_end}|{kind}",
        f"nc={span.commas}|{group}",
        f"multi={span.sentences}|{group}",
    ]


def source_context(context: Context, one: Candidate, kind: str) -> list[str]:
    """Of the source: where it stands to the cue, how long it is, what is beside it, whether it speaks elsewhere too."""
    head, stretch = one.source.head, one.source.span
    if head is None or stretch is None:
        return []
    span, cue, shape = context.span(stretch), one.cue, one.source.shape
    away = cue.i - head.i
    first = context.page.first_token(stretch[0], 1)
    gap = cue.i - span.end if span.end <= cue.i else first - cue.i - 1
    side = ("-" if away < 0 else "+") + str(min(6, abs(away).bit_length()))
    own = 1 if head.dep_ == "nsubj" and lemma(head.head) in SAYS else 0
    known = "pronoun" if head.pos_ == "PRON" else str(context.speakers[head.lower_] > own)
    return [
        f"sd={side}|{shape}",
        f"sdk={side}|{kind}",
        f"sg={min(4, max(gap, 0))}|{shape}|{kind}",
        f"sn={min(5, (span.end - first).bit_length())}|{kind}",
        f"s1={span.first}|{kind}",
        f"sb={span.before}|{shape}",
        f"sa={span.after}|{shape}",
        f"ssent={head.sent.start == cue.sent.start}|{shape}",
        f"sverb={span.finite}|{shape}",
        f"sdep={head.dep_}|{shape}",
        f"sp={known}",
        f"spk={known}|{kind}",
    ]
