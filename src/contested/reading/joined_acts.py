"""One act in several words: "launched an attack", "killed and wounded", a blast and its dead."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from contested.reading.act import HARM_LEMMAS, Act
from contested.reading.lexicon import words
from contested.reading.pipeline import lemma
from contested.reading.told_as import named_of

ANSWERS = {  # what is done to one of these is no second one: "rejected the allegations", "broke off the talks"
    "accusation": "rejection",
    "peaceful_protest": "sanction",
    "meeting": "rejection",
    "humanitarian_aid": "siege",
    "explosive_hazard": "clearance",
}


def merge_words(acts: list[Act]) -> list[Act]:
    """The acts without those that only repeat another in other words: a light verb's noun, "killing" beside "attack"."""
    kept: list[Act] = []
    by_token = {act.trigger.i: act for act in acts}
    gone: dict[int, Act] = {}  # what only repeats another, by its word, with that other
    for act in acts:
        host = host_of(act, by_token)
        if host is None or leads_to(act, host, gone):
            kept.append(act)
        else:
            gone[act.trigger.i] = host
            host.absorbed.append(act.trigger)
            adopt(host, act)
    return [act for act in kept if act.kind]


def leads_to(act: Act, host: Act, gone: dict[int, Act]) -> bool:
    """Whether the host itself only repeats this act: "shells fired from the hill killed a shepherd" is told once, not never."""
    while host.trigger.i in gone:
        host = gone[host.trigger.i]
        if host is act:
            return True
    return False


def host_of(act: Act, acts: dict[int, Act]) -> Act | None:
    """The act that this one only repeats, else None."""
    token = act.trigger
    told = acts.get(token.head.i) if token.dep_ == "acl" and token.tag_ in ("VBN", "VBD") else None
    if told is not None and told.kind == act.kind and act.kind in ORDERED:
        return told  # "the siege imposed by the army"
    named = acts.get(deed.i) if (deed := named_of(token)) is not None else None
    if named is not None and named.kind not in ("casualties", ""):
        return named  # "houses were burned in what he called a raid by mobs"
    if token.lower_ in HURT | DEAD and (count := count_around(token, acts) or left_behind(token, acts)) is not None:
        return count
    if (first := same_deed(act, acts)) is not None:
        return first
    if same := same_blow(act, acts) or (toll_before(act, acts) if act.kind == "casualties" else None):
        return same
    if (hit := hit_after(act, acts)) is not None:
        return hit
    if lemma(token) in SURVIVING and act.kind == "attack" and (cause := cause_of(act, acts)):
        return cause  # "survived an attempt on his life when gunmen raked his car"
    if act.kind == "explosive_hazard" and (blast := blast_of(act, acts)):
        return blast
    if lemma(token) == "damage" and token.dep_ == "dobj" and (blow := blow_behind(token.head, acts)):
        return blow
    if act.kind == "casualties" or (act.kind in STRUCK_KINDS and token.pos_ == "VERB" and lemma(token) in HARM_LEMMAS):
        for word in harm_chain(token):
            for other in related(word, acts):
                if other.row.kind in HOSTS and (act.kind == "casualties" or other.trigger.is_ancestor(token)):
                    return other
        if act.kind != "casualties":
            return None
        if cause := cause_of(act, acts):
            return cause
        if fight := fight_around(token, acts):
            return fight
        first = next((word for word in reversed(harm_chain(token)) if word.i <= token.i), token)
        if first != token and first.i in acts:
            return acts[first.i]
        if other_half := toll_joined(act, acts):
            return other_half
    if is_lifted(act, acts.get(token.head.i)):
        return acts[token.head.i]  # "lifted its siege of the town"
    if act.carried is not None and act.kind not in BLAMING:
        carried = acts.get(act.carried)
        if carried is not None and is_lifted(carried, act):
            return None
        return carried if carried and carried.kind != "casualties" else None
    if (
        token.dep_ in ("acl", "amod")
        and token.pos_ == "VERB"
        and act.kind in STRUCK_KINDS | {"weapons_test"}
        and (shot := shot_that_hit(token, acts))
    ):
        return shot
    head = token.head
    if token.pos_ in ("NOUN", "PROPN") and token.dep_ in ("dobj", "nsubjpass", "oprd", "pobj"):
        carrier = acts.get(head.i)
        kinds = (act.kind, ANSWERS.get(act.kind))
        if carrier is not None and carrier.carried is None and (carrier.kind in kinds or lemma(carrier.trigger) in WARDING_OFF):
            return carrier
        if carrier is not None and act.kind == "attack" and carrier.kind == "air_strike":  # "jets staged raids"
            return carrier
    if token.pos_ in ("NOUN", "PROPN"):
        for ancestor in list(token.ancestors)[:4]:
            if ancestor.i in acts and acts[ancestor.i].kind == act.kind and acts[ancestor.i].carried is None:
                return acts[ancestor.i]
    return None


ORDERED = {"siege", "ceasefire", "offensive", "attack", "air_strike", "withdrawal", "deployment", "agreement", "peaceful_protest"}


def same_deed(act: Act, acts: dict[int, Act]) -> Act | None:
    """The first of two joined verbs that tell one deed to the same people: "tortured and shot", "seized and forced into a van"."""
    verb, first = act.trigger, acts.get(act.trigger.head.i)
    if verb.dep_ != "conj" or first is None or first.kind != act.kind or act.kind not in TO_SOMEBODY:
        return None
    own = any(child.dep_ in ("nsubj", "nsubjpass", "dobj", "agent") for child in verb.children)
    return None if own or verb.pos_ != "VERB" or first.trigger.pos_ != "VERB" else first


TO_SOMEBODY = {"attack", "abduction", "detention", "execution", "mob_violence", "sexual_violence"}


def same_blow(act: Act, acts: dict[int, Act]) -> Act | None:
    """The strike of which this word only tells the effect or the means: "a blast wrecked the bridge", "hit it with two raids"."""
    token = act.trigger
    subject = next((acts[child.i] for child in token.children if child.dep_ == "nsubj" and child.i in acts), None)
    if subject is not None and subject.kind == act.kind and act.kind in ORDERED:
        return subject  # "the truce came into force"
    if act.kind == "property_destruction" and subject is not None and lemma(subject.trigger) in BLASTS:
        return subject
    if subject is not None and subject.kind in STRUCK_KINDS - {act.kind} and (act.kind == "attack" or lemma(token) in HARM_LEMMAS):
        return subject  # "heavy shelling hit the port", "aerial bombing killed nine"
    if subject is not None and subject.kind in HOSTS and lemma(token) in HARM_LEMMAS and act.kind != subject.kind:
        return subject  # "a guerrilla raid killed two"
    if act.kind == "explosion" and any(child.lower_ == "before" for child in token.children):
        stopped = acts.get(token.head.i)
        if stopped is not None and stopped.kind in ("interception", "clearance"):
            return stopped  # "defused the device before it went off"
    if act.kind in STRUCK_KINDS and token.pos_ == "NOUN" and (stopped := stopping(token, acts)) is not None:
        return stopped
    if act.kind == "attack" and token.dep_ == "pobj" and token.head.lower_ in ("with", "in") and token.pos_ == "NOUN":
        carrier = acts.get(token.head.head.i)
        return carrier if carrier is not None and carrier.kind in STRUCK_KINDS else None
    if act.kind in STRUCK_KINDS and token.tag_ == "VBG" and token.dep_ == "advcl" and lemma(token) not in HARM_LEMMAS:
        around = [token.head, *token.head.children]
        return next((acts[one.i] for one in around if one.i < token.i and one.i in acts and acts[one.i].kind == act.kind), None)
    return None


def is_lifted(act: Act, ending: Act | None) -> bool:
    """Whether a siege is only what another act, a concession, puts an end to."""
    return act.kind == "siege" and ending is not None and ending.kind == "concession" and ending.carried == act.trigger.i


def stopping(noun: Token, acts: dict[int, Act]) -> Act | None:
    """The foiling of a blast that did not come: "a bomb failed to explode", "suicide attack foiled"; else None."""
    if noun.dep_ == "nsubj":
        around = [noun.head, *(child for child in noun.head.children if child.dep_ == "xcomp")]
    else:
        around = [child for child in noun.children if child.dep_ == "acl"]
    kinds = {"interception", "explosion"} if lemma(noun.head) == "fail" else {"interception"}
    return next((acts[word.i] for word in around if word.i in acts and acts[word.i].kind in kinds), None)


BLASTS = {"blast", "explosion", "detonation"}


def toll_before(act: Act, acts: dict[int, Act]) -> Act | None:
    """The first part of a toll that goes on: "108 people killed and 76 wounded", "4 dead, 11 wounded"; else None."""
    token = act.trigger
    if token.lower_ not in HURT or any(child.dep_ in ("aux", "auxpass") for child in token.children):
        return None
    for word in reversed(token.doc[max(token.sent.start, token.i - 6) : token.i]):
        if (first := acts.get(word.i)) is not None:
            return first if first.kind == "casualties" and word.lower_ in DEAD else None
        if word.pos_ in ("VERB", "AUX", "PRON", "SCONJ"):
            return None
    return None


def count_around(word: Token, acts: dict[int, Act]) -> Act | None:
    """The toll that somebody gives, whose object this word only is: "put the number of wounded at 200", "put army dead at 30"."""
    around = (acts[above.i] for above in list(word.ancestors)[:4] if above.i in acts and above.pos_ == "VERB")
    return next((one for one in around if one.kind == "casualties" and lemma(one.trigger) in GIVING_TOLLS), None)


def left_behind(word: Token, acts: dict[int, Act]) -> Act | None:
    """The act that leaves people "dead": its verb, its subject, what "which" stands for or what the clause hangs on; else None."""
    verb = word.head
    if word.dep_ == "nsubj" or verb.pos_ != "VERB":
        return None
    if verb.i in acts and word.dep_ in ("oprd", "acomp", "dobj", "attr", "amod", "advmod"):
        return acts[verb.i]
    if lemma(verb) != "leave":
        return None
    subject = next((child for child in verb.children if child.dep_ == "nsubj"), None)
    if subject is None or subject.lower_ in ("which", "that", "it", "this"):
        around = list(verb.ancestors)[:4]
    else:
        told = [child for child in subject.children if child.dep_ == "acl"]  # "the offensive launched in May left 600 dead"
        around = [subject, *told, *([verb.head] if verb.dep_ in ("advcl", "xcomp", "conj", "relcl") else [])]
    return next((acts[one.i] for one in around if one.i in acts and acts[one.i].row.kind in HOSTS), None)


GIVING_TOLLS = {"put", "estimate", "revise", "raise", "give"}


def toll_joined(act: Act, acts: dict[int, Act]) -> Act | None:
    """The dead of whom a clause of the same sentence tells the wounded: "that 40 had been killed and that 90 had been hurt"."""
    token = act.trigger
    if token.dep_ not in ("conj", "ccomp", "ROOT", "advcl") or token.pos_ != "VERB":
        return None
    for word in reversed(token.doc[max(token.sent.start, token.i - TOLL_WITHIN) : token.i]):
        first = acts.get(word.i)
        if first is not None and word.pos_ == "VERB":
            return first if first.kind == "casualties" and wounds(word) != wounds(token) else None
    return None


def wounds(verb: Token) -> bool:
    """Whether a verb of harm leaves people alive."""
    return lemma(verb) in WOUNDING


OF_LIVES = {"give", "lose", "lay", "sacrifice"}
TOLL_WITHIN = 25  # tokens
WOUNDING = {"wound", "injure", "hurt", "maim", "treat", "sustain", "suffer"}
HURT = {"wounded", "injured", "hurt", "missing"}
DEAD = {"dead", "killed"}


def shot_that_hit(token: Token, acts: dict[int, Act]) -> Act | None:
    """The act of a shell or missile of which the participle only says who fired it: "shells fired by the militia struck"."""
    whole = token.head
    if whole.dep_ == "pobj" and whole.head.lower_ == "of" and whole.head.head.pos_ == "NUM":  # "18 of 21 drones launched by"
        whole = whole.head.head
    by = whole.dep_ == "pobj" and whole.head.dep_ == "agent"  # "was wrecked by shells fired from the hill"
    verb = whole.head.head if by else whole.head
    hit = acts.get(verb.i)
    stopped = hit is not None and hit.kind == "interception" and acts[token.i].kind != "explosion"
    if stopped and whole.dep_ in ("nsubj", "nsubjpass", "dobj"):
        return hit  # "a missile launched by rebels was intercepted"
    if hit is None or not (by or token.head.dep_ in ("nsubj", "nsubjpass")) or hit.kind not in STRUCK_KINDS | HIT_KINDS:
        return None
    if hit.kind in ("explosion", "attack") and acts[token.i].kind in ("air_strike", "shelling"):  # "bombs dropped by planes landed"
        hit.kind = acts[token.i].kind
    if hit.kind in ("casualties", "attack") and token.tag_ == "VBG" and lemma(token.head) not in SHOTS:
        hit.kind = acts[token.i].kind  # "rebel shelling of the town killed four"
        hit.frame.objects += [head for prep, head in acts[token.i].frame.phrases if prep == "of"]
    return hit


def hit_after(act: Act, acts: dict[int, Act]) -> Act | None:
    """What a shell struck in the end, of which this word only tells the way: "rockets fired by the group fell short and hit"."""
    token = act.trigger
    first = token.head if token.dep_ == "conj" else token
    if lemma(token) not in ON_THE_WAY or not any(child.dep_ == "nsubj" and lemma(child) in SHOTS for child in first.children):
        return None
    hit = following(act, acts)
    while hit is not None and lemma(hit.trigger) in ON_THE_WAY and (later := following(hit, acts)) is not None:
        hit = later
    return hit


def following(act: Act, acts: dict[int, Act]) -> Act | None:
    """The act of the same kind that the next verb of the same shell tells; else None."""
    after = (child for child in act.trigger.children if child.i > act.trigger.i and child.dep_ in ("conj", "advcl", "ccomp"))
    found = next((acts[word.i] for word in after if word.i in acts and acts[word.i].kind == act.kind), None)
    own = found is not None and any(child.dep_ in ("nsubj", "nsubjpass") for child in found.trigger.children)
    return None if own else found


SURVIVING = {"survive", "escape"}
ON_THE_WAY = {"fire", "launch", "fall", "fly", "drop", "lob"}
SHOTS = {"rocket", "shell", "missile", "mortar", "bomb", "drone", "projectile", "round", "grenade"}
BLAMING = {"accusation", "claim_of_responsibility"}  # what is claimed or pinned on somebody is another act than the claiming
# the attack that is repelled is the fight itself
WARDING_OFF = {"repel", "repulse", "fend", "ward", "resist", "beat", "hold", "withstand"}
HOSTS = {
    "armed_clash", "offensive", "air_strike", "shelling", "explosion", "chemical_attack", "attack", "execution", "interception",
    "excessive_force",
    "violent_protest", "mob_violence", "property_destruction", "abduction", "siege", "coup",
}  # fmt: skip


STRUCK_KINDS = {"explosion", "air_strike", "shelling"}
HIT_KINDS = {"attack", "casualties", "property_destruction", "armed_clash"}


def blast_of(act: Act, acts: dict[int, Act]) -> Act | None:
    """The explosion, in the same sentence, of what was planted: "a bomb that they had planted went off"; else None."""
    planted = {head.i for head in act.frame.objects} | {act.trigger.i}
    for word in act.trigger.sent:
        other = acts.get(word.i)
        if other is not None and act.trigger.head.tag_ == "NNS" and lemma(other.trigger) in HARM_LEMMAS:
            continue  # "maimed by devices placed in houses": of many that were laid some went off, the rest may lie there
        if (
            other is not None
            and other.kind == "explosion"
            and planted & {head.i for head in (*other.frame.subjects, *other.frame.objects)}
        ):
            return other
        if other is not None and other.kind == "explosion" and any(head.i in planted for _, head in other.frame.phrases):
            return other
    return None


def blow_behind(verb: Token, acts: dict[int, Act]) -> Act | None:
    """What "caused damage": the act that is the verb's subject, or that its clause hangs on; else None."""
    subjects = [child for child in verb.children if child.dep_ == "nsubj"]
    around = subjects or ([verb.head] if verb.dep_ in ("advcl", "xcomp", "conj", "relcl", "acl") else [])
    return next((acts[word.i] for word in around if word.i in acts and acts[word.i].row.kind in HOSTS), None)


def cause_of(act: Act, acts: dict[int, Act]) -> Act | None:
    """The act that the rest of the sentence explains harm by: "two died when a bomb went off"; else None."""
    token = act.trigger
    if act.frame.subjects and act.frame.objects:
        return None
    told = False
    for word in token.doc[token.i + 1 : token.sent.end]:
        if is_days_off(word):
            return None
        told = told or (word.lower_ in TELLS_CAUSE and word.dep_ in ("mark", "advmod", "prep"))
        if told and word.i in acts and acts[word.i].kind in HOSTS and acts[word.i].carried not in acts:
            return acts[word.i]
    return None


def is_days_off(word: Token) -> bool:
    """Whether "after" or "before" parts two acts: "were killed on Tuesday, two days after a bomb wounded three"."""
    return word.lower_ in ("after", "before") and word.i > 0 and word.nbor(-1).lemma_ in ("day", "week", "month", "year")


TELLS_CAUSE = {"when", "after", "as", "while"}


def fight_around(token: Token, acts: dict[int, Act]) -> Act | None:
    """The fight of the sentence in which people were killed, where it has just one: "22 were killed in the battle"."""
    found = [
        acts[word.i]
        for word in token.sent
        if word.i in acts
        and not (token.dep_ == "ccomp" and any(mark.text == ";" for mark in token.doc[word.i : token.i]))
        and acts[word.i].row.kind in FIGHTS
        and word.pos_ == "NOUN"
        and word.dep_ == "pobj"
        and word.head.lower_ in IN_FIGHT
    ]
    return found[0] if len(found) == 1 else None


FIGHTS = {"armed_clash", "offensive", "air_strike", "shelling", "explosion", "attack"}
IN_FIGHT = {"in", "during", "by", "of"}


def harm_chain(token: Token) -> list[Token]:
    """The word of harm and those that it is joined to: "killed" and "injured" of "killed and 13 others were injured"."""
    chain = [token]
    while token.dep_ in ("conj", "ccomp", "dep") and token.head != token and lemma(token.head) in HARM_LEMMAS:
        token = token.head
        chain.append(token)
    chain += [child for child in chain[0].children if child.dep_ == "conj" and (lemma(child) in HARM_LEMMAS or child.pos_ == "AUX")]
    return chain


def related(token: Token, acts: dict[int, Act]) -> Iterator[Act]:
    """Acts in the same clause as a word of harm: its subject, its phrases, what it hangs on, what hangs on it."""
    for child in token.children:
        if child.dep_ == "advcl" and any(is_days_off(mark) for mark in child.children):
            continue
        if child.i in acts and child.dep_ in ("nsubj", "agent", "advcl", "conj", "dobj") and not is_deed_beside(child, acts):
            yield acts[child.i]
        if child.dep_ in ("prep", "agent"):
            for grandchild in child.subtree:
                if grandchild.i in acts and named_of(grandchild) == token:
                    yield acts[grandchild.i]
                if (
                    grandchild.i in acts
                    and grandchild.dep_ in ("pobj", "pcomp", "conj")
                    and acts[grandchild.i].kind != "casualties"
                ):
                    yield acts[grandchild.i]
    if token.dep_ == "relcl" and (which := next((child for child in token.children if is_wherein(child)), None)) is not None:
        before = (word for word in reversed(token.doc[token.sent.start : which.i]) if word.pos_ == "NOUN")
        yield from (acts[word.i] for word in before if word.i in acts)  # "an ambush last week, in which six died"
        yield from (acts[above.i] for above in list(token.ancestors)[:4] if above.i in acts)
    head = token.head
    if token.dep_ == "advcl" and token.tag_ == "VBG":  # "conducted a raid on rebels, killing six"
        yield from (acts[child.i] for child in head.children if child.dep_ == "dobj" and child.i in acts)
    for _ in range(2):
        if (
            head.i in acts
            and head.i != token.i
            and not (token.dep_ == "conj" and acts[head.i].kind in DEEDS)
            and token.dep_ in ("advcl", "conj", "xcomp", "relcl", "acl", "ccomp", "dep", "prep", "pcomp")
        ):
            yield acts[head.i]
        head = head.head


UNDERGOING = words("undergoing")


def doers_of(act: Act) -> list[Token]:
    """Whose attack it was that was warded off: "an attack by the rebels", "the rebels' attack"."""
    return [head for prep, head in act.frame.phrases if prep == "by"] or act.frame.subjects


DYING = {"die", "perish", "lose"}  # "lost their lives"


def is_wherein(word: Token) -> bool:
    """Whether the word opens "in which" or "during which"."""
    if word.lower_ == "of" and lemma(word.head.head) not in OUTCOMES:
        return False
    return word.lower_ in ("in", "during", "of") and any(child.lower_ == "which" for child in word.children)


OUTCOMES = {"result", "course", "consequence", "outcome"}  # "as a result of which six died"


def is_deed_beside(word: Token, acts: dict[int, Act]) -> bool:
    """Whether a verb joined to one of harm tells a deed of its own: "killing 12 people and abducting five women"."""
    return word.dep_ == "conj" and acts[word.i].kind in DEEDS


DEEDS = {"abduction", "property_destruction", "siege", "coup", "interception", "looting", "detention"}


def adopt(host: Act, act: Act) -> None:
    """Gives the host what the repeated word adds: whom it killed, who did it, where."""
    theirs, ours = act.frame, host.frame
    if host.kind == act.kind == "casualties" and lemma(host.trigger) in OF_LIVES:
        return  # "seven gave their lives and 30 were injured"
    if act.kind == "explosive_hazard":
        ours.subjects += [head for head in theirs.subjects if head not in ours.subjects]
    elif lemma(act.trigger) == "damage":
        ours.objects += [head for prep, head in theirs.phrases if prep == "to"]
    elif act.kind == "casualties" or lemma(theirs.trigger) in HARM_LEMMAS:
        ours.objects += [head for head in theirs.objects if head not in ours.objects]
        if theirs.trigger.lemma_ in DYING:
            ours.objects += [head for head in theirs.subjects if head not in ours.objects]
        elif not ours.subjects and not theirs.shared_subject:
            ours.subjects += [head for head in theirs.subjects if head.i != host.trigger.i]
    else:
        if lemma(act.trigger) in UNDERGOING and not theirs.passive:  # "the governor survived an attempt on his life"
            ours.objects += [head for head in theirs.subjects if head not in ours.objects]
        elif all(
            head.i == act.trigger.i or lemma(head) in SHOTS for head in ours.subjects
        ):  # "shot dead in an attack by the brigade"
            ours.subjects += [head for head in theirs.subjects if head.i != host.trigger.i and head not in ours.objects]
        ours.objects += [head for head in theirs.objects if head not in ours.objects and head.i != host.trigger.i]
        if lemma(host.trigger) in WARDING_OFF:
            ours.objects = doers_of(act)
    ours.phrases += [phrase for phrase in theirs.phrases if phrase not in ours.phrases]
