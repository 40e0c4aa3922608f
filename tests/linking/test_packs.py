"""Packs: every pack that comes with the package is consistent, and a wrong one is told of with its line."""

from __future__ import annotations

import json
from collections import defaultdict
from datetime import date
from itertools import combinations
from pathlib import Path

import jsonschema
import pytest
import yaml

from contested.errors import DataError
from contested.linking.folding import fold
from contested.linking.packs import ACTOR_KEYS, PLACE_KEYS, Pack, choose_pack, holds, load_pack, pack_names, packs_folder
from contested.linking.world import ABROAD, by_iso

SECTORS = set("GOV MIL COP SPY LEG JUD PTY REB PRM PRE UAF CVL CRM MED NGO IGO BUS EDU REL LAB REF AGR JRN SOC ELI".split())


@pytest.fixture(params=pack_names())
def pack(request: pytest.FixtureRequest) -> Pack:
    return load_pack(request.param)


def test_there_are_packs_for_several_wars() -> None:
    assert {"libya", "ukraine", "syria", "iraq", "yemen", "sudan", "gaza", "afghanistan", "sahel"} <= set(pack_names())


def test_codes_are_codes(pack: Pack) -> None:
    assert all(code in by_iso() for code in pack.countries)
    for actor in pack.actors:
        assert actor.country is None or actor.country in by_iso() or actor.country in ABROAD, actor.id
        assert actor.sector is None or actor.sector in SECTORS, actor.id
    assert all(outlet.country is None or outlet.country in by_iso() for outlet in pack.outlets)


def test_says_what_it_covers_and_that_it_is_a_start(pack: Pack) -> None:
    assert pack.covers.start and pack.covers.end
    assert "starting point" in pack.note
    assert len(pack.terms) >= 10


def test_no_two_actors_share_a_name_at_one_time(pack: Pack) -> None:
    bearers = defaultdict(set)
    for actor in pack.actors:
        for name in actor.all_names:
            bearers[fold(name)].add(actor)
    for name, actors in bearers.items():
        for one, other in combinations(actors, 2):
            assert not one.during.meets(other.during), f"{name}: {one.id} and {other.id}"


def test_a_name_by_outlet_means_one_actor_in_one_outlet(pack: Pack) -> None:
    bearers = defaultdict(set)
    for actor in pack.actors:
        for only in actor.by_outlet:
            for name in only.names:
                for outlet in only.outlets:
                    bearers[fold(name), fold(outlet)].add(actor.id)
    assert all(len(ids) == 1 for ids in bearers.values())


def test_outlets_of_names_are_listed(pack: Pack) -> None:
    listed = {fold(name) for outlet in pack.outlets for name in (outlet.name, *outlet.names)}
    for actor in pack.actors:
        for only in actor.by_outlet:
            assert {fold(outlet) for outlet in only.outlets} <= listed, actor.id


def test_sides_and_parents_end(pack: Pack) -> None:
    for actor in pack.actors:
        seen = set()
        above = actor.parent
        while above:
            assert above not in seen, actor.id
            seen.add(above)
            found = pack.actor(above)
            assert found is not None
            above = found.parent


def test_a_person_leads_and_holds_posts(pack: Pack) -> None:
    for actor in pack.actors:
        leader = pack.actor(actor.leader) if actor.leader else None
        assert leader is None or leader.kind == "person", actor.id
        assert not actor.posts or actor.kind == "person", actor.id


def test_posts_lie_within_the_life_of_their_body(pack: Pack) -> None:
    for actor in pack.actors:
        for post in actor.posts:
            body = pack.actor(post.of)
            assert body is not None
            assert post.during.meets(body.during), f"{actor.id}: {post.post} of {post.of}"


def test_places_have_names_within_the_world(pack: Pack) -> None:
    for place in pack.places:
        assert place.precision in (1, 2, 3, 4, 5, 6, 7), place.name
        assert place.radius_km is None or place.radius_km > 0
        assert place.country in (*pack.countries, None)
    names = [fold(place.name) for place in pack.places]
    assert len(names) == len(set(names))


def test_ids_are_of_one_pack_unless_they_are_states() -> None:
    seen: dict[str, str] = {}
    for name in pack_names():
        for actor in load_pack(name).actors:
            assert actor.kind == "state" or seen.setdefault(actor.id, name) == name


HEAD = "name: try\ntitle: Try\ncountries: [LY]\n"
WRONG = (
    (HEAD + "actors:\n- {id: a, name: A, kind: troll}\n", 5, "kind"),
    (HEAD + "actors:\n- {id: a, name: A, kind: body}\n- {id: a, name: B, kind: body}\n", 6, "twice"),
    (HEAD + "actors:\n- id: a\n  name: A\n  kind: body\n  side: b\n", 8, "names no actor"),
    (HEAD + "actors:\n- id: a\n  name: A\n  kind: body\n  since: 2012-13\n", 8, "since"),
    (HEAD + "actors:\n- {id: a, name: A, kind: body, since: 2013, until: 2012}\n", 5, "begins after"),
    (HEAD + "actors:\n- {id: a, name: A, kind: body, colour: red}\n", 5, "colour"),
    (HEAD + "places:\n- {name: P, lat: 91, lon: 0}\n", 5, "lat"),
    (HEAD + "places:\n- {name: P, lon: 0}\n", 5, "missing"),
    (HEAD + "terms: Libya\n", 4, "list"),
    ("name: try\ncountries: [LY]\n", 1, "title"),
    ("- a\n", 1, "mapping"),
    ("name: [\n", 2, "YAML"),
)


@pytest.mark.parametrize(("text", "line", "words"), WRONG)
def test_a_wrong_pack_names_its_line(tmp_path: Path, text: str, line: int, words: str) -> None:
    file = tmp_path / "try.yml"
    file.write_text(text, "utf-8")
    with pytest.raises(DataError) as raised:
        load_pack(str(file))
    assert f"line {line}" in str(raised.value)
    assert words in str(raised.value)


def test_no_such_pack() -> None:
    with pytest.raises(DataError, match="no pack 'atlantis'"):
        load_pack("atlantis")


def test_a_file_that_is_no_text(tmp_path: Path) -> None:
    file = tmp_path / "try.yml"
    file.write_bytes(b"\xff\xfe\x00\x01\x80")
    with pytest.raises(DataError):
        load_pack(str(file))


CHOICES = (
    ("Forces of Khalifa Haftar shelled Tripoli in western Libya on Monday.", "libya"),
    ("Ukrainian forces said Russia shelled Kharkiv and Kherson overnight.", "ukraine"),
    ("Rebels in Idlib said Syrian jets struck Aleppo.", "syria"),
    ("The RSF shelled Omdurman and Khartoum, Sudanese doctors said.", "sudan"),
    ("LIBYA: TRIPOLI AIRPORT SHELLED", "libya"),
    ("Houthi fighters fired on Marib, said Yemen's army.", "yemen"),
    ("Libya, Libya, Libya and once more Libya.", None),  # one word of a war may stand in any report
    ("The hama and aden of a lower-case text, with gao and homs.", None),
    ("a" * 100_000, None),
    ("The city council of Springfield voted on a new park.", None),
    ("", None),
)


@pytest.mark.parametrize(("text", "name"), CHOICES)
def test_the_pack_of_a_report_is_chosen_by_its_words(text: str, name: str | None) -> None:
    assert choose_pack(text) == name


def test_packs_obey_the_schema() -> None:
    schema = json.loads((packs_folder() / "schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    for name in pack_names():
        text = (packs_folder() / f"{name}.yml").read_text("utf-8")
        plain = json.loads(json.dumps(yaml.safe_load(text), default=str))
        jsonschema.validate(plain, schema)


def test_the_schema_knows_the_same_keys() -> None:
    keys = json.loads((packs_folder() / "schema.json").read_text("utf-8"))["$defs"]
    assert set(keys["actor"]["properties"]) == set(ACTOR_KEYS)
    assert set(keys["place"]["properties"]) == set(PLACE_KEYS)


def test_holds() -> None:
    gna = load_pack("libya").actor("gna")
    assert gna is not None
    assert holds(gna.during, date(2019, 4, 4)) and holds(gna.during, None)
    assert not holds(gna.during, date(2014, 4, 4))
