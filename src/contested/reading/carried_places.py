"""Where acts lay that name no place but point back, "the blast": where the act told right before them lay."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from spacy.tokens import Token

from contested.kinds import load_kinds
from contested.reading.act_places import COARSE, LOCAL
from contested.reading.draft import Draft
from contested.reading.lexicon import load_things
from contested.reading.speakers import token_at
from contested.records import Claim, PlaceMention

STAYING = {"at", "near", None}
TOLD_NOW = {"actual", "state", "ongoing"}
MOVING = {"withdrawal", "deployment", "displacement", "return", "detention"}  # acts that may lie elsewhere than the last


def with_scenes(draft: Draft, claims: Sequence[Claim]) -> list[Claim]:
    """The claims in text order, those of acts on the ground that name no place with that of the scene they go on with."""
    scene: PlaceMention | None = None
    done = []
    for claim in sorted(claims, key=lambda one: one.trigger.start):
        local = load_kinds()[claim.kind].family in LOCAL
        if local and not claim.places and scene is not None and goes_on(draft, claim, scene):
            claim = replace(claim, places=(replace(scene, role="at", relation=None),))
        elif local:
            scene = scene_of(draft, claim.places) or scene
        done.append(claim)
    return done


def scene_of(draft: Draft, places: Iterable[PlaceMention]) -> PlaceMention | None:
    """The first of an act's places at which it lay, and no country or province."""
    return next((place for place in places if place.role in STAYING and draft.knows.place_feature(place.text) not in COARSE), None)


def goes_on(draft: Draft, claim: Claim, scene: PlaceMention) -> bool:
    """Whether an act is told in a later sentence that points back to the scene, no other place and a paragraph between at most."""
    token = token_at(draft, claim.trigger.start)
    if token is None or claim.kind in MOVING or claim.aspect not in TOLD_NOW or not scene.end <= claim.trigger.start:
        return False
    if scene.start >= token.sent.start_char or any(
        scene.end <= other.start < token.sent.end_char and other.text != scene.text for other in draft.places
    ):
        return False
    apart = sum(scene.end <= block.start <= claim.trigger.start for block in draft.blocks)
    return apart <= 1 and points_back(token)


def points_back(token: Token) -> bool:
    """Whether a sentence speaks of an act told before: "the blast", "the assault"."""
    things = load_things()
    return any(
        word.tag_ == "NN" and "act" in things.get(word.lemma_.lower(), ()) and any(child.lower_ == "the" for child in word.children)
        for word in token.sent
    )
