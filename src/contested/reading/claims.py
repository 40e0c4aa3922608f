"""Claims: an act with its roles, place, time, toll, speakers and stance."""

from __future__ import annotations

from spacy.tokens import Token

from contested.reading.act import HARM_LEMMAS, Act
from contested.reading.act_places import Sites, place_tokens
from contested.reading.actors import heads, mention_of, noun_phrase
from contested.reading.acts import find_acts
from contested.reading.agents import is_arm, name_behind, nation, owners_of, post_holder, tie_to_speakers
from contested.reading.attachment import is_victim
from contested.reading.carried_places import with_scenes
from contested.reading.charges import accuser, charge_of, is_denied
from contested.reading.classes import Classes, classes_of
from contested.reading.conditions import phrases_behind
from contested.reading.counters import counter, counter_of_toll, puts_at
from contested.reading.draft import Draft
from contested.reading.figures import figures_in, none_hurt
from contested.reading.frames import of_part, phrases_of, whose_body
from contested.reading.groups import (
    are_all_named,
    beside_plural,
    body_before,
    body_span,
    building_of,
    gone_off_at,
    listed_beside,
    only_labels,
    tied_to,
)
from contested.reading.holders import COMING, handlers, holders, masters_of_control, under_control_of
from contested.reading.lexicon import words
from contested.reading.no_acts import is_none
from contested.reading.noun_acts import suffering
from contested.reading.owed import Owed
from contested.reading.roles import (
    AIMED,
    DRIVEN,
    DRIVEN_OVER,
    FALLS,
    FLUNG,
    GIVEN_UP,
    GIVING,
    INTO,
    KILLING,
    ON_PERSONS,
    PINNING,
    REVERSED,
    ROLES,
    SENT,
    WAYS,
    Roles,
)
from contested.reading.second_look import second_look
from contested.reading.settling import STRIKES, settle_kind
from contested.reading.sifting import says_something, without_repeats
from contested.reading.speakers import outlet_doubt, speakers_of, stance_of
from contested.reading.stance import acts_on_nobody, judge, says_not
from contested.reading.stance_firm import guesses_doer
from contested.reading.struck import (
    UNNAMED,
    goes_missing,
    hurt_too,
    is_beside,
    is_charge,
    is_direction,
    is_thing,
    shows_wounds,
    thing_meant,
    together_with,
    walked_into,
)
from contested.reading.when import when_of
from contested.reading.wording import act_by_wording
from contested.records import ActorMention, Attribution, Claim, Reason, Span, content_id

DISCLAIMING = {"deny", "disclaim", "disavow", "reject", "dismiss", "refute", "repudiate", "rule", "distance"}
AHEAD = ("planned", "hypothetical")  # what may be is told by no more than a guess at the act itself
OBJECT_KINDS = {
    "attack",
    "explosion",
    "air_strike",
    "shelling",
    "property_destruction",
    "looting",
    "interception",
    "mob_violence",
    "abduction",
    "armed_clash",
    "violent_protest",
    "excessive_force",
}
TAKES_ACTOR = {"armed", "people", "person", "state", "body", "police", "leader", "civilian", "protester", "rioter"}


def find_claims(draft: Draft) -> None:
    """Adds every claim to the draft."""
    tie_to_speakers(draft)
    classes = classes_of(draft)
    builder = Builder(draft, classes)
    for act in find_acts(draft, classes):
        if act.trigger.pos_ == "PROPN" and any(time.start <= act.trigger.idx < time.end for time in draft.times):
            continue  # "held until this March"
        claim = builder.claim(act)
        if says_something(claim, act):
            draft.claims.append(claim)
    draft.claims[:] = without_repeats(draft, builder.acts)
    draft.claims[:] = with_scenes(draft, second_look(draft, builder.acts, builder.claim))
    told = act_by_wording(draft)  # by the whole text, where no word tells it
    if told is not None and not (claim := builder.claim(told)).negated and claim.aspect not in AHEAD and claim.stance != "denied":
        draft.claims[:] = sorted((*(one for one in draft.claims if one.trigger != claim.trigger), claim), key=lambda one: one.start)


FINDING = frozenset(
    "find discover recover retrieve pull bury exhume unearth uncover dig collect identify bring carry take include comprise".split()
)
DYING = {"die", "perish", "succumb"}
LEAVING = {"flee", "leave", "cross", "stream", "pour", "flood", "spill", "trek", "quit", "abandon", "escape", "walk", "flock"}
MEMBERS = words("members")
DELEGATES = frozenset("delegation envoy representative negotiator delegate emissary".split())
ARMED_BODIES = words("armed_bodies")


class Builder:
    """Builds the claims of one draft: what it needs to find mentions by token."""

    def __init__(self, draft: Draft, classes: Classes) -> None:
        self.draft = draft
        self.classes = classes
        self.actors: dict[int, ActorMention] = dict(heads(draft.doc, draft.actors))
        self.by_span = {(mention.start, mention.end): mention for mention in draft.actors}
        self.places = place_tokens(draft)
        self.sites = Sites(draft, classes, self.actors, self.places)
        self.owed = Owed(draft)
        self.text_id = content_id("text", draft.report.text)
        self.acts: dict[str, Act] = {}  # by the id of the claim made of each

    def claim(self, act: Act) -> Claim:
        """The claim that the act makes."""
        draft = self.draft
        first, last = clause_of(act.trigger, [act.trigger, *act.absorbed, *headline_words(act)])
        if act.holder is not None:
            first, last = min(act.holder.i, act.trigger.i), max(act.holder.i, act.trigger.i, act.trigger.head.i)
        evidence = draft.span(draft.doc[first : last + 1])
        trigger = draft.span(act.trigger)
        kind = settle_kind(act, self.classes)
        told = figures_in(draft, evidence.start, evidence.end)
        told += tuple(figure for figure in none_hurt(draft, act.trigger) if figure not in told)
        figures = self.owed.with_owed(act, kind, told)
        speakers = speakers_of(draft, trigger.start, trigger.end)
        if not speakers or puts_at(act):
            speakers = self.told_by(act, evidence) or speakers
        actors, targets = self.roles(act, kind)
        aspect, negated = judge(act.trigger, kind, draft.trained)
        if kind == "interception" and act.kind in STRIKES:  # "failed to go off" is said as a no
            negated = False
        stance = stance_of(speakers)
        if kind == "claim_of_responsibility" and lemma_of(act.trigger) in DISCLAIMING:
            negated = True
        if stance != "denied" and is_denied(act.trigger):
            stance = "denied"
        if stance == "denied":  # "denied that it fell" is one no, not two
            negated = says_not(act.trigger)
        negated = negated or acts_on_nobody(act.trigger)
        claim = Claim(
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
            places=self.sites.places_of(act, first, last),
            when=when_of(draft, trigger.start, trigger.end, evidence.start, evidence.end),
            figures=figures,
            speakers=speakers,
            stance=stance,
            aspect=aspect,
            negated=negated,
            unconfirmed=outlet_doubt(draft, evidence.start, evidence.end)
            or (not speakers and charge_of(act.trigger) is not None)
            or guesses_doer(act.trigger),
            reasons=(Reason(rule="act", words=act.rule, start=trigger.start, end=trigger.end),),
        )
        self.acts[claim.id] = act
        return claim

    def told_by(self, act: Act, evidence: Span) -> tuple[Attribution, ...]:
        """Who says so where the act's word is the saying: "the front claimed responsibility", "the minister blamed the front"."""
        teller = act.teller or counter(act) or counter_of_toll(act.trigger) or accuser(act.trigger)
        if teller is None or teller.pos_ not in ("NOUN", "PROPN", "PRON"):
            return ()
        draft, cue = self.draft, self.draft.span(charge_of(act.trigger) or act.trigger)
        named = next((child for child in teller.children if child.dep_ == "appos" and child.i in self.actors), teller)
        mention = self.actors.get(named.i)
        if teller.pos_ == "PRON":  # "He put the losses at 400"
            mention = self.meant(mention) if mention and mention.antecedent else None
            if mention is None:
                return ()
        first, last = noun_phrase(teller) if act.teller is None else (teller.i, teller.i + 1)
        source = Span(start=mention.start, end=mention.end, text=mention.text) if mention else draft.span(draft.doc[first:last])
        start, end = min(source.start, evidence.start), max(source.end, evidence.end)
        sense = "claim" if teller in act.frame.subjects else "accuse"
        said = Attribution(
            start=start,
            end=end,
            text=draft.report.text[start:end],
            rule="blame",
            source=source,
            source_name=mention.name if mention and mention.name else source.text,
            cue=cue,
            content=evidence,
            sense=sense,
        )
        return (said,)

    # --- roles ---

    def roles(self, act: Act, kind: str) -> tuple[tuple[ActorMention, ...], tuple[ActorMention, ...]]:
        """Who acts, and on whom."""
        frame = act.frame
        rule = ROLES.get(kind, Roles())
        phrases = frame.phrases
        if act.carried is not None and act.carried not in {head.i for head in frame.objects}:
            phrases = [*phrases, *phrases_behind(frame.trigger.doc[act.carried])]  # "arrived for talks with the rebels"
        noun = act.trigger.pos_ in ("NOUN", "PROPN")
        subjects, objects = list(frame.subjects), list(frame.objects)
        if counter(act) is not None or (kind in ("casualties", "explosive_hazard") and lemma_of(act.trigger) in FINDING):
            subjects = []  # who counts, finds or buries the dead did not kill them, nor did he lay the mines
        elif (
            (kind == "displacement" and lemma_of(act.trigger) in LEAVING)
            or lemma_of(act.trigger) in DYING
            or goes_missing(act, kind)
            or shows_wounds(act, kind)
        ):
            # "18,000 people crossed the river", "where ten envoys died"
            subjects, objects = [], subjects
        if kind == "siege" and lemma_of(act.trigger) == "be":  # "the town is under siege by the army"
            besiegers = [head for prep, head in phrases if prep == "by"]
            besiegers += [
                head for _, noun in phrases for child in noun.children if child.dep_ == "prep" for _, head in phrases_of(child)
            ]
            return self.mentions(besiegers, kind, target=False), ()
        if lemma_of(act.trigger) in GIVING and any(prep in ("to", "for") for prep, _ in phrases):
            objects = []  # what is sent is no side that is backed
        if act.row.attribute:  # "the town is under the control of the militia", "a stronghold of the militia"
            return self.mentions(masters_of_control(frame) or holders(frame), kind, target=False), ()
        if lemma_of(act.trigger) in GIVEN_UP.get(kind, ()):
            return self.given_up(act, kind)
        if kind == "territory_gained" and (takers := under_control_of(frame)) and lemma_of(act.trigger) in COMING:
            return self.mentions(takers, kind, target=False), self.mentions([*subjects, *objects], kind, target=True)
        if lemma_of(act.trigger) in REVERSED and kind != "meeting":  # "received the envoy" is no gift
            subjects, objects = [], subjects
            subjects += [
                head
                for prep, head in phrases
                if prep == "from" or (prep == "to" and lemma_of(act.trigger) in ("lose", "cede", "come"))
            ]
        elif rule.object_acts and not subjects:
            subjects, objects = objects, []
        elif rule.subject_is_target and subjects and not frame.objects:
            subjects, objects = [], subjects
        elif kind == "territory_gained":  # "pushed the rebels back", "drove them from the town"
            objects = [head for head in objects if "armed" in self.classes.of(head) and "ground" not in self.classes.of(head)]
        elif not rule.takes_object:  # but whom it killed: "invaded the village, killing a priest"
            objects = [head for head in objects if any(head.head == word for word in act.absorbed if lemma_of(word) in HARM_LEMMAS)]
        if rule.mutual:
            between = [head for prep, head in phrases if prep == "between"]
            subjects, objects = [*subjects, *between[:1]], [*objects, *between[1:]]
        if masters := handlers(frame):  # "is in police custody", "died at the hands of soldiers"
            subjects, objects = masters, [*subjects, *objects]
        if noun:
            subjects += [head for prep, head in phrases if prep == "by"]
            objects += suffering(act.trigger)
            if rule.of_is_actor:
                subjects += [head for prep, head in phrases if prep == "of"]
        own = ROLES.get(act.row.kind, rule)  # an attack stays one in its phrases, whatever its kind becomes
        aimed = own.preps if lemma_of(act.trigger) in AIMED else ()
        preps = (*rule.preps_of_noun, *own.preps_of_noun) if noun else (*rule.preps, *aimed)
        if noun and lemma_of(act.trigger) in SENT:  # "the use of mortars": what is used suffers nothing
            preps = tuple(prep for prep in preps if prep != "of")
        if kind == "accusation" and lemma_of(act.trigger) in PINNING:  # "blamed the blast on the militia"
            preps = (*preps, "on", "to", "upon")
        if lemma_of(act.trigger) == "damage":  # "caused damage to the bank"
            preps = (*preps, "to")
        if lemma_of(act.trigger) in AIMED:  # "fired pellets at mourners"
            behind = (phrase for child in act.trigger.children if child.dep_ == "dobj" for phrase in phrases_behind(child))
            phrases = [*phrases, *((prep, head) for prep, head in behind if prep in ("at", "on") and (prep, head) not in phrases)]
        else:
            preps = tuple(
                prep for prep in preps if prep != "at"
            )  # "murdered at the airport" is where, "fired at the airport" is on whom
        if lemma_of(act.trigger) in KILLING and not (noun and lemma_of(act.trigger) == "ambush"):
            preps = tuple(prep for prep in preps if prep != "on")  # "killed on the island" is where
        objects += [
            head
            for prep, head in phrases
            if (prep in preps and lemma_of(head) not in WAYS) or (prep in INTO and lemma_of(act.trigger) in DRIVEN | FLUNG)
        ]
        objects += [head for prep, head in phrases if prep == "with" and is_beside(head.head)] + together_with(objects)
        if kind == "explosion" and (lemma_of(act.trigger) in DRIVEN_OVER or walked_into(act, self.classes)):
            subjects, objects = [], [*subjects, *objects]  # "their lorry ran over a mine"
        if kind == "explosion":
            near = gone_off_at(act.trigger)
            objects += [head for head in near if is_thing(head, self.classes.of(head), kind, head.i in self.places)]
        actors = self.mentions([head for head in subjects if not is_none(head)], kind, target=False)
        objects += [head for word in (act.trigger, *act.absorbed) for head in hurt_too(word)]
        objects = [head for head in objects if head not in subjects and not is_direction(head) and not is_charge(head, act)]
        targets = self.mentions(objects, kind, target=True)
        return actors, tuple(mention for mention in targets if mention not in actors)

    def given_up(self, act: Act, kind: str) -> tuple[tuple[ActorMention, ...], tuple[ActorMention, ...]]:
        """Who gets a place that "fell to" somebody or was "handed over" to him, and who gives it up."""
        takers = [head for prep, head in act.frame.phrases if prep == "to"]
        if lemma_of(act.trigger) in FALLS:  # "fell into the hands of the militia"
            return self.mentions(takers or holders(act.frame), kind, target=False), ()
        return self.mentions(takers, kind, target=False), self.mentions(act.frame.subjects, kind, target=True)

    def mentions(self, tokens: list[Token], kind: str, target: bool) -> tuple[ActorMention, ...]:
        """The actor mentions at these words, each once."""
        found: list[ActorMention] = []
        for token in tokens:
            for head in (not post_holder(token, self.actors) and (of_part(token) or whose_body(token) or building_of(token))) or [
                token
            ]:
                own = None if target or head.lemma_.lower() not in MEMBERS else self.whose_men(head)
                mention = own or self.named(head, kind, target)
                if mention is None and head != token:
                    mention = self.mention(token, kind, target)
                more = self.named_members(head, kind) if target else self.owners(head)
                if mention is not None and mention not in found and not (more and (only_labels(head) or are_all_named(head, more))):
                    found.append(mention)
                found += [extra for extra in self.shared_modifiers(head) if extra not in found]
                found += [extra for extra in more if extra not in found]
        return tuple(dict.fromkeys(self.meant(mention) for mention in found))

    def meant(self, mention: ActorMention) -> ActorMention:
        """The mention that a pronoun stands for, so that one actor has one name; any other as it is."""
        before = mention.antecedent
        return self.by_span.get((before.start, before.end), mention) if before else mention

    def owners(self, head: Token) -> list[ActorMention]:
        """The body behind those who act: "members of the militia", "terrorists from the front"."""
        if head.lemma_.lower() not in MEMBERS | DELEGATES:
            return []
        tokens = [token for child in head.children if child.lower_ in ("of", "from") for _, token in phrases_of(child)]
        tokens += tied_to(head)
        named = [name_behind(token, self.actors) or self.mention(token, "", target=False) for token in tokens]
        sorts = ("body", "armed_group", "state") if head.lemma_.lower() in DELEGATES else ("body", "armed_group")
        bodies = [one for one in named if one is not None and one.kind in sorts]
        if not bodies and (name := body_before(head)):
            body = mention_of(self.draft, *body_span(name), "armed_group", "name before the word for its members")
            return [body] if body else []
        return bodies

    def whose_men(self, head: Token) -> ActorMention | None:
        """The group that "its" or "their" before a word for members stands for: "its men had seized", else None."""
        mentions = (self.actors.get(child.i) for child in head.children if child.dep_ == "poss" and child.pos_ == "PRON")
        meant = (one for mention in mentions if mention and mention.antecedent and (one := self.meant(mention)) is not mention)
        return next((one for one in meant if one.kind in ("body", "armed_group", "state")), None)

    def named_members(self, head: Token, kind: str) -> list[ActorMention]:
        """The persons that a plural stands for: "three journalists: A, B and C", "five priests, including A and a nun"."""
        named = [self.actors[token.i] for token in beside_plural(head) if token.i in self.actors]
        listed = (self.mention(token, kind if kind in OBJECT_KINDS else "", target=True) for token in listed_beside(head))
        sorts = ("person", "people", "object", "body") if kind in OBJECT_KINDS else ("person", "people")
        found = [one for one in named if one.kind == "person"] + [one for one in listed if one and one.kind in sorts]
        return list(dict.fromkeys(found))

    def shared_modifiers(self, head: Token) -> list[ActorMention]:
        """For "American and British forces": the nations that share the noun."""
        return [self.actors[child.i] for child in head.children if child.dep_ == "amod" and child.i in self.actors]

    def named(self, head: Token, kind: str, target: bool) -> ActorMention | None:
        """The actor at this word, or he who stands behind it: the holder of a post, the owner of a weapon."""
        if (one := post_holder(head, self.actors) or name_behind(head, self.actors)) is not None:
            return one
        if not target and is_arm(head):
            found = (self.mention(owner, kind, target) or nation(self.draft, owner, kind) for owner in owners_of(head))
            if owner := next((one for one in found if one is not None), None):
                return owner
        return self.mention(head, kind, target) or (None if target else nation(self.draft, head, kind))

    def mention(self, token: Token, kind: str, target: bool) -> ActorMention | None:
        """The actor at this word; for what is acted on, also a thing."""
        thing = thing_meant(token, self.actors.get(token.i)) if target and kind in OBJECT_KINDS else None
        if thing is not None:
            return mention_of(self.draft, *noun_phrase(thing), "object", "thing that “it” means")
        if token.i in self.actors:
            return self.actors[token.i]
        classes = self.classes.of(token)
        adjective = token.pos_ == "ADJ" and not token.ent_type_ and "armed" in classes  # "a rebel stronghold"
        if not (adjective or token.pos_ in ("NOUN", "PROPN")) or token.ent_type_ in ("DATE", "TIME", "MONEY", "PERCENT"):
            return None
        if any(time.start < token.idx < time.end for time in self.draft.times):  # "at 0415 GMT bombs were hurled"
            return None
        if classes & TAKES_ACTOR and token.i not in self.places:
            first, last = noun_phrase(token)
            sort = "armed_group" if token.dep_ == "compound" and token.lower_ in ARMED_BODIES else "people"  # "an army attack"
            return mention_of(self.draft, first, last, sort, "role of an act")
        named = token.text[:1].isupper() and (token.pos_ == "PROPN" or not token.is_sent_start) and not classes & UNNAMED
        if not target and token.i not in self.places and named:
            first, last = noun_phrase(token)
            return mention_of(self.draft, first, last, "body", "name that acts")
        told = any(child.dep_ in ("det", "nummod") for child in token.children)
        plural = told and token.tag_ in ("NNPS", "NNS") and token.text[:1].isupper()
        if target and kind in ON_PERSONS and plural and token.i not in self.places:  # "murdered the Jesuits"
            return mention_of(self.draft, *noun_phrase(token), "people", "people of a name")
        if target and is_victim(token) and token.i not in self.places:
            return mention_of(self.draft, *noun_phrase(token), "person", "name of one to whom it was done")
        if token.i in self.places and not target and "state" in classes:
            first, last = noun_phrase(token)
            return mention_of(self.draft, first, last, "state", "toponym that acts")
        if target and kind in OBJECT_KINDS and is_thing(token, classes, kind, token.i in self.places):
            first, last = noun_phrase(token)
            return mention_of(self.draft, first, last, "object", "thing acted on")
        return None


WOUNDS = {"wound", "injury", "burn"}
RAISING = {"bring", "take", "raise", "push", "put"}
SUMS = {"toll", "number", "total", "tally", "count", "figure"}


def goes_on_harming(verb: Token) -> bool:
    """Whether a verb is the second of two of harm, both told of one act: "killing six people and wounding 31"."""
    if verb.dep_ == "advcl" and verb.tag_ == "VBG" and lemma_of(verb) in RAISING:  # "bringing the toll to 29"
        return any(child.dep_ == "dobj" and lemma_of(child) in SUMS for child in verb.children)
    if verb.dep_ == "conj" and lemma_of(verb) == "leave":  # "killed one and left two others with leg wounds"
        return any(lemma_of(word) in WOUNDS and word.dep_ == "pobj" for word in verb.subtree)
    joined = verb.dep_ == "conj" and verb.head.dep_ == "advcl" and {lemma_of(verb), lemma_of(verb.head)} <= HARM_LEMMAS
    return joined and not any(child.dep_ in ("nsubj", "nsubjpass") for child in verb.children)


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
            if not inside & keep and not goes_on_harming(token):
                skip |= inside
    clause = [token.i for token in top.subtree if token.i not in skip and not token.is_space]
    first, last = trigger.i, trigger.i
    members = set(clause)
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


def headline_words(act: Act) -> list[Token]:
    """The words around the act of a headline that the parse does not join to it: "Grenade hurled at police post"."""
    if " of a headline " in act.rule:
        return [word for word in (*act.frame.subjects, *act.frame.objects) if word.sent == act.trigger.sent]
    head = act.trigger.head
    return [head] if act.trigger.dep_ == "acl" and head.dep_ == "ROOT" and act.frame.passive else []


def lemma_of(token: Token) -> str:
    """The lemma in lower case."""
    return str(token.lemma_).lower()
