"""What the ranker sees of a candidate: names of features, all of them binary, none of them a proper name."""

from __future__ import annotations

from spacy.tokens import Token

from contested.reading.pipeline import lemma
from contested.reading.quotes import Quotation
from contested.reading.speech_candidates import Candidate, Page

NAMED = {"PERSON", "ORG", "NORP", "GPE"}
TELLING = ("ccomp", "xcomp", "dobj", "prep", "mark", "advcl", "nsubj", "nsubjpass")
SMALL = {"PUNCT", "ADP", "SCONJ", "PART", "PRON", "CCONJ"}
RIVALS = ("quote<", "quote>", "left ccomp", "right ccomp", "xcomp", "dobj", "dobj+", "rest", "before", "prep", "around", "above")
MODALS = {"will", "would", "may", "might", "can", "could", "should", "must"}


def features(one: Candidate, page: Page, shapes: frozenset[str]) -> list[str]:
    """The features of one candidate; `shapes` are those of all candidates of the same cue."""
    word, part, shape = lemma(one.cue), one.cue.pos_, one.shape
    sense = page.lexicon.sense(word, "NOUN" if part == "NOUN" else "ADJ" if part == "ADJ" else "VERB")
    name, kind = (sense.name, sense.kind) if sense else ("-", "-")
    who, source = source_sort(one.source.head), one.source.shape
    marks = quoted(one, page.quotes)
    return [
        "1",
        f"w={word}|{part}",
        f"ws={word}|{shape}",
        f"s={shape}",
        f"n={name}",
        f"ns={name}|{shape}",
        f"ks={kind}|{shape}",
        f"who={who}",
        f"whos={who}|{shape}",
        f"whok={who}|{kind}",
        f"whow={who}|{word}",
        f"src={source}",
        f"srcs={source}|{shape}",
        f"srck={source}|{kind}",
        f"srcw={source}|{word}",
        f"q={marks}",
        f"qs={marks}|{shape}",
        f"qk={marks}|{kind}",
        *content_features(one, word, shape, kind),
        *cue_features(one, kind, shape),
        *rival_features(one, shape, kind, shapes),
    ]


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


def rival_features(one: Candidate, shape: str, kind: str, shapes: frozenset[str]) -> list[str]:
    """What else the cue could have as content, and the words and marks on its two sides."""
    cue, doc = one.cue, one.cue.doc
    before = beside(doc[cue.i - 1]) if cue.i else "start"
    after = beside(doc[cue.i + 1]) if cue.i + 1 < len(doc) else "end"
    side = "left" if one.content[1] <= cue.idx else "right" if one.content[0] > cue.idx else "round"
    found = [f"r={rival}|{shape}" for rival in RIVALS if rival in shapes]
    found += [
        f"b={before}|{shape}",
        f"a={after}|{shape}",
        f"ba={before}|{after}|{side}",
        f"ak={after}|{kind}",
        f"side={side}|{shape}",
    ]
    return [*found, f"ab={after}|{lemma(cue)}"]


def beside(token: Token) -> str:
    """A neighbour of the cue: punctuation and small words as they are, others by part of speech."""
    return str(token.lower_ if token.pos_ in SMALL else token.pos_)


def rivals(candidates: list[Candidate]) -> dict[int, frozenset[str]]:
    """For each cue, the shapes that its candidates have."""
    shapes: dict[int, set[str]] = {}
    for one in candidates:
        name = one.shape.split(":")[0]
        shapes.setdefault(one.cue.i, set()).add(name)
        if name == "ccomp":
            shapes[one.cue.i].add("left ccomp" if one.content[0] < one.cue.idx else "right ccomp")
    return {cue: frozenset(found) for cue, found in shapes.items()}


def cue_features(one: Candidate, kind: str, shape: str) -> list[str]:
    """How the cue stands: its form, its helpers, what it hangs on, which dependents it has."""
    cue = one.cue
    helpers = {child.lower_ for child in cue.children if child.dep_ in ("aux", "auxpass", "neg", "prt")}
    modal = "modal" if helpers & MODALS else "not" if helpers & {"not", "n’t", "n't"} else "plain"
    deps = {child.dep_ for child in cue.children}
    found = [
        f"tag={cue.tag_}|{shape}",
        f"tagk={cue.tag_}|{kind}",
        f"at={cue.dep_}|{shape}",
        f"atk={cue.dep_}|{kind}",
        f"aux={modal}|{kind}",
        f"auxs={modal}|{shape}",
        f"up={lemma(cue.head) if cue.dep_ in ('xcomp', 'dobj', 'acomp', 'attr', 'pobj') else '-'}|{kind}",
    ]
    found += [
        f"has={dep}|{shape}" for dep in ("ccomp", "xcomp", "dobj", "prep", "mark", "advcl", "nsubj", "nsubjpass") if dep in deps
    ]
    found += [f"mark={child.lower_}|{shape}" for child in cue.children if child.dep_ == "mark"]
    if cue.pos_ == "NOUN":
        found += [f"det={child.lower_}" for child in cue.children if child.dep_ == "det"]
    return found


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
