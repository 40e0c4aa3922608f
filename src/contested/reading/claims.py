"""Claims: an act with its roles, place, time, toll, speakers and stance."""

from __future__ import annotations

from spacy.tokens import Token

from contested.reading.actors import LOCATIVE, heads, mention_of, noun_phrase
from contested.reading.acts import Act, find_acts
from contested.reading.classes import Classes, classes_of
from contested.reading.draft import Draft
from contested.reading.figures import figures_in
from contested.reading.frames import of_part
from contested.reading.speakers import outlet_doubt, speakers_of, stance_of
from contested.reading.stance import aspect_of, is_negated
from contested.reading.when import when_of
from contested.records import ActorMention, Claim, Figure, PlaceMention, Reason, content_id

CLAUSE_ENDS = {"ccomp", "parataxis", "advcl", "relcl"}
ACTED_ON = {"property", "weapon", "aircraft", "ground", "place"}
OBJECT_KINDS = {"attack", "explosion", "air_strike", "shelling", "property_destruction", "looting", "interception", "mob_violence", "abduction"}
TAKES_ACTOR = {"armed", "people", "person", "state", "body", "police", "leader", "civilian", "protester", "rioter"}


def find_claims(draft: Draft) -> None:
    """Adds every claim to the draft."""
    classes = classes_of(draft)
    builder = Builder(draft, classes)
    for act in find_acts(draft, classes):
        claim = builder.claim(act)
        if claim is not None:
            draft.claims.append(claim)


class Builder:
    """Builds the claims of one draft: what it needs to find mentions by token."""

    def __init__(self, draft: Draft, classes: Classes) -> None:
        self.draft = draft
        self.classes = classes
        self.actors: dict[int, ActorMention] = dict(heads(draft.doc, draft.actors))
        self.places = place_tokens(draft)
        self.text_id = content_id("text", draft.report.text)

    def claim(self, act: Act) -> Claim | None:
        """The claim that the act makes."""
        draft = self.draft
        first, last = clause_of(act.trigger, [act.trigger, *act.absorbed])
        evidence = draft.span(draft.doc[first : last + 1])
        trigger = draft.span(act.trigger)
        kind = settle_kind(act, self.classes)
        figures = figures_in(draft, evidence.start, evidence.end)
        speakers = speakers_of(draft, trigger.start, trigger.end)
        actors, targets = self.roles(act, kind)
        return Claim(
            start=evidence.start,
            end=evidence.end,
            text=evidence.text,
            rule=act.rule,
            id=content_id("claim", self.text_id, trigger.start, trigger.end, kind),
            report_id=draft.report.id,
            kind=kind,
            trigger=trigger,
            actors=actors,
            targets=targets,
            places=self.places_of(act, first, last),
            when=when_of(draft, trigger.start, trigger.end, evidence.start, evidence.end),
            figures=tuple(self.own(figure) for figure in figures),
            speakers=speakers,
            stance=stance_of(speakers),
            aspect=aspect_of(act.trigger, kind),
            negated=is_negated(act.trigger),
            unconfirmed=outlet_doubt(draft, evidence.start, evidence.end),
            reasons=(Reason(rule="act", words=act.rule, start=trigger.start, end=trigger.end),),
        )

    def own(self, figure: Figure) -> Figure:
        """The figure as it stands in a claim."""
        return figure

    # --- roles ---

    def roles(self, act: Act, kind: str) -> tuple[tuple[ActorMention, ...], tuple[ActorMention, ...]]:
        """Who acts, and on whom."""
        frame = act.frame
        subjects, objects = list(frame.subjects), list(frame.objects)
        if kind in ("armed_clash", "ceasefire", "agreement", "meeting", "release"):
            subjects, objects = self.mutual(act, subjects, objects)
        elif act.trigger.pos_ in ("NOUN", "PROPN"):
            subjects += [head for prep, head in frame.phrases if prep == "by"]
            objects += [head for prep, head in frame.phrases if prep in ("on", "against", "of", "at", "upon")]
        else:
            objects += [head for prep, head in frame.phrases if prep in ("against", "on", "at", "from", "of", "with", "to") and prep in OBJECT_PREPS.get(kind, ())]
        actors = self.mentions(subjects, kind, target=False)
        targets = self.mentions([head for head in objects if head not in subjects], kind, target=True)
        return actors, tuple(mention for mention in targets if mention not in actors)

    def mutual(self, act: Act, subjects: list[Token], objects: list[Token]) -> tuple[list[Token], list[Token]]:
        """The two sides of an act done together: "between X and Y", "X ... with Y"."""
        between = [head for prep, head in act.frame.phrases if prep == "between"]
        if between:
            subjects = [*subjects, *between[:1]]
            objects = [*objects, *between[1:]]
        objects = objects + [head for prep, head in act.frame.phrases if prep in ("with", "against", "alongside")]
        return subjects, objects

    def mentions(self, tokens: list[Token], kind: str, target: bool) -> tuple[ActorMention, ...]:
        """The actor mentions at these words, each once."""
        found: list[ActorMention] = []
        for token in tokens:
            for head in of_part(token) or [token]:
                mention = self.mention(head, kind, target)
                if mention is None and head != token:
                    mention = self.mention(token, kind, target)
                if mention is not None and mention not in found:
                    found.append(mention)
                found += [extra for extra in self.shared_modifiers(head) if extra not in found]
        return tuple(found)

    def shared_modifiers(self, head: Token) -> list[ActorMention]:
        """For "American and British forces": the nations that share the noun."""
        return [self.actors[child.i] for child in head.children if child.dep_ == "amod" and child.i in self.actors]

    def mention(self, token: Token, kind: str, target: bool) -> ActorMention | None:
        """The actor at this word; for what is acted on, also a thing."""
        if token.i in self.actors:
            return self.actors[token.i]
        classes = self.classes.of(token)
        if token.pos_ not in ("NOUN", "PROPN") or token.ent_type_ in ("DATE", "TIME", "MONEY", "PERCENT"):
            return None
        if classes & TAKES_ACTOR and token.i not in self.places:
            first, last = noun_phrase(token)
            return mention_of(self.draft, first, last, "people", "role of an act")
        if token.i in self.places and not target and "state" in classes:
            first, last = noun_phrase(token)
            return mention_of(self.draft, first, last, "state", "toponym that acts")
        if target and kind in OBJECT_KINDS and token.i not in self.places:
            first, last = noun_phrase(token)
            return mention_of(self.draft, first, last, "object", "thing acted on")
        return None

    # --- places ---

    def places_of(self, act: Act, first: int, last: int) -> tuple[PlaceMention, ...]:
        """The places of the act: toponyms in its own phrases and, where it has none, in its clause."""
        own: dict[tuple[int, int], PlaceMention] = {}
        for word in (act.trigger, *act.absorbed):
            for token in word.subtree:
                self.take_place(token, word, own)
        for head in (*act.frame.objects, *(head for _, head in act.frame.phrases)):
            for token in head.subtree:
                self.take_place(token, head, own)
        if not own:
            for token in self.draft.doc[first : last + 1]:
                self.take_place(token, act.trigger, own)
        if not own:
            for ancestor in act.trigger.ancestors:
                if ancestor.pos_ in ("VERB", "AUX"):
                    for child in ancestor.children:
                        if child.dep_ == "prep" or child.dep_ == "npadvmod":
                            for token in child.subtree:
                                self.take_place(token, act.trigger, own)
                    if own or ancestor.dep_ in ("relcl",):
                        break
        return tuple(sorted(own.values(), key=lambda place: place.start))

    def take_place(self, token: Token, top: Token, found: dict[tuple[int, int], PlaceMention]) -> None:
        """Adds the place at this word, unless it lies in another clause or only tells whose somebody is."""
        place = self.places.get(token.i)
        if place is None or (place.start, place.end) in found:
            return
        role = role_of(token)
        if role is None or crosses_clause(token, top):
            return
        found[(place.start, place.end)] = with_role(place, role)


OBJECT_PREPS = {
    "offensive": ("on", "against"),
    "attack": ("on", "at", "against"),
    "excessive_force": ("on", "at", "against"),
    "accusation": (),
    "threat": ("against",),
    "territory_gained": ("from",),
    "territory_held": ("from",),
    "military_support": ("to", "for", "with"),
    "political_support": ("for", "to"),
    "request": ("on", "to"),
    "sanction": ("on", "against"),
    "shelling": ("at", "on", "against"),
    "air_strike": ("at", "on", "against"),
    "recruitment_or_defection": ("to", "from"),
    "withdrawal": (),
    "peaceful_protest": ("against",),
    "violent_protest": ("with", "at", "against"),
    "rejection": ("from",),
    "humanitarian_aid": ("to",),
    "looting": ("from",),
}


def place_tokens(draft: Draft) -> dict[int, PlaceMention]:
    """The place at each token that it covers."""
    found: dict[int, PlaceMention] = {}
    spans = sorted(draft.places, key=lambda place: place.start)
    i = 0
    for token in draft.doc:
        while i < len(spans) and spans[i].end <= token.idx:
            i += 1
        if i < len(spans) and spans[i].start <= token.idx < spans[i].end:
            found[token.i] = spans[i]
    return found


def role_of(token: Token) -> str | None:
    """The role of a toponym in an act: at, from, to, near; None where it only says whose somebody is or who acts."""
    word = token
    while word.dep_ in ("compound", "conj", "appos", "nmod", "amod", "flat") and word.head != word:
        if word.dep_ in ("nmod", "amod") and token.ent_type_ == "NORP":
            return None
        word = word.head
    if word.dep_ == "pobj":
        prep = word.head.lower_
        if prep in ("from",):
            return "from"
        if prep in ("to", "into", "toward", "towards", "onto"):
            return "to"
        if prep in ("near", "around", "outside", "off", "between"):
            return "near"
        if prep in LOCATIVE or prep in ("against", "for", "with", "by", "about"):
            return "at" if prep in LOCATIVE else None
        return "at"
    if word.dep_ in ("dobj", "nsubjpass", "attr", "npadvmod", "ROOT", "dep", "oprd", "relcl"):
        return "at"
    if word.dep_ == "poss":
        return "at" if word.head.pos_ in ("NOUN", "PROPN") and word.head.ent_type_ != "PERSON" else None
    if word.dep_ in ("nsubj",):
        return None if word.ent_type_ == "GPE" or word == token else "at"
    return "at" if word != token else None


def crosses_clause(token: Token, top: Token) -> bool:
    """Whether a clause of its own lies between the word and the top of the act."""
    while token != top and token.head != token:
        if token.dep_ in CLAUSE_ENDS and token.pos_ in ("VERB", "AUX"):
            return True
        if token.dep_ == "conj" and token.pos_ == "VERB":
            return True
        token = token.head
    return False


def with_role(place: PlaceMention, role: str) -> PlaceMention:
    """The place in this role."""
    from dataclasses import replace

    return replace(place, role=role) if role != place.role else place


def clause_of(trigger: Token, words: list[Token]) -> tuple[int, int]:
    """First and last token of the clause that makes the claim: the verb that carries the act, without clauses of their own."""
    top = trigger
    while top.pos_ not in ("VERB", "AUX") and top.head != top and top.dep_ not in ("ROOT", "appos"):
        top = top.head
    if trigger.pos_ == "ADJ":
        top = trigger.head
    skip = set()
    keep = {word.i for word in words}
    for token in top.subtree:
        if token != top and token.pos_ in ("VERB", "AUX") and token.dep_ in ("ccomp", "parataxis", "conj", "advcl", "relcl"):
            inside = {word.i for word in token.subtree}
            if not inside & keep:
                skip |= inside
    inside = sorted(token.i for token in top.subtree if token.i not in skip and not token.is_space)
    first, last = trigger.i, trigger.i
    members = set(inside)
    while first - 1 in members:
        first -= 1
    while last + 1 in members:
        last += 1
    for word in words:
        first, last = min(first, word.i), max(last, word.i)
    while last > trigger.i and trigger.doc[last].is_punct:
        last -= 1
    while first < trigger.i and trigger.doc[first].is_punct:
        first += 1
    return first, last


HARMED = {"casualties", "attack"}


def settle_kind(act: Act, classes: Classes) -> str:
    """The kind, where words of harm leave it to who did it and to whom."""
    subjects = [classes.of(head) for head in act.frame.subjects]
    objects = [classes.of(head) for head in act.frame.objects]
    if act.kind == "attack" and any("military" in found for found in objects) and any({"armed", "state"} & found for found in subjects):
        return "armed_clash" if not any("civilian" in found for found in objects) else "attack"
    if act.kind != "casualties":
        return act.kind
    by_armed = any({"armed", "police", "state", "person", "people", "body"} & found for found in subjects)
    if lemma_of(act.trigger) in ("die", "perish", "lose", "succumb") or not by_armed:
        return "casualties"
    armed_dead = any("armed" in found for found in objects)
    return "armed_clash" if armed_dead and any({"armed", "police", "state"} & found for found in subjects) else "attack"


def lemma_of(token: Token) -> str:
    """The lemma in lower case."""
    return token.lemma_.lower()
