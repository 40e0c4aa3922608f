"""The snippets from which is learnt what a short report speaks of, and the group of kinds that each label stands for."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from contested.reading.topics import OTHER_NEWS

OWN = Path(__file__).with_name("kind_snippets.jsonl")
OTHER = Path(__file__).with_name("other_news.jsonl")
GROUPS = {
    "ARMED_CLASH": "armed_clash offensive",
    "PEACE_PROTEST": "peaceful_protest",
    "PROTEST_WITH_INTER": "peaceful_protest",
    "DISR_WEAP": "interception clearance",
    "VIOL_DEMONSTR": "violent_protest",
    "DIPLO": "meeting humanitarian_aid political_support rejection request sanction threat concession",
    "ATTRIB": "accusation claim_of_responsibility",
    "CHEM_WEAP": "chemical_attack",
    "GRENADE": "explosion",
    "SUIC_BOMB": "explosion",
    "REM_EXPLOS": "explosion",
    "GOV_REGAINS_TERIT": "territory_gained",
    "NON_STATE_ACTOR_OVERTAKES_TER": "territory_gained",
    "ART_MISS_ATTACK": "shelling",
    "ARREST": "detention",
    "AIR_STRIKE": "air_strike",
    "CHANGE_TO_GROUP_ACT": "recruitment_or_defection mobilization deployment weapons_test",
    "AGREEMENT": "agreement ceasefire release",
    "ATTACK": "attack execution casualties",
    "FORCE_AGAINST_PROTEST": "excessive_force",
    "SEX_VIOL": "sexual_violence",
    "HQ_ESTABLISHED": "base_established",
    "NON_VIOL_TERRIT_TRANSFER": "territory_transferred withdrawal",
    "PROPERTY_DISTRUCT": "property_destruction looting",
    "ABDUCT_DISSAP": "abduction",
    "MOB_VIOL": "mob_violence",
    "NONE": OTHER_NEWS,
}


def snippets(gold: Path) -> list[dict[str, Any]]:
    """The snippets that are learnt from."""
    files = (gold / "kinds/snippets.jsonl", OWN, OTHER)
    items = [json.loads(line) for file in files for line in file.read_text("utf-8").split("\n") if line]
    return [item for item in items if item.get("part") != "held"]


def group_of(item: dict[str, Any]) -> str:
    """The kinds that a snippet's label stands for; "" for disasters and crime, which have none."""
    return GROUPS.get(item["label"], "")
