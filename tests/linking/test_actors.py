"""Who a phrase denotes: countries and sectors."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contested.linking.actors import describe_actor
from contested.linking.phrases import phrase_of
from contested.linking.sectors import sector_of, table
from contested.linking.world import ABROAD, bodies, by_iso, people, states

PHRASES = (
    # phrase, day, country, sector
    ("Turkish-backed Syrian fighters", None, "SYR", "UAF"),
    ("a retired general", None, None, "ELI"),
    ("the Health Ministry", None, None, "GOV"),
    ("Jordanian soldiers", None, "JOR", "MIL"),
    ("government forces", None, None, "MIL"),
    ("separatist forces", None, None, "REB"),
    ("an opposition senator", None, None, "LEG"),
    ("the army's cook", None, None, "MIL"),
    ("Peru's central bank", None, "PER", "GOV"),
    ("two Greek warplanes", None, "GRC", "MIL"),
    ("the Swiss ambassador to the United Nations", None, "CHE", "GOV"),
    ("UN peacekeepers", None, "UNO", "MIL"),
    ("EU lawmakers", None, "EUR", "LEG"),
    ("Houthi forces", None, "YEM", "REB"),
    ("a court in Lagos", None, "NGA", "JUD"),
    ("Alexandria", None, "EGY", "CVL"),
    ("Cairo", None, "EGY", None),
    ("Somaliland", None, "SOM", "PRE"),
    ("Portugal", None, "PRT", None),
    ("aid workers", None, None, "NGO"),
    ("cattle herders", None, None, "AGR"),
    ("he", None, None, "UNK"),
    ("Wanda Nobody", None, None, None),
    ("", None, None, None),
    ("Taliban", "2015-01-01", "AFG", "REB"),
    ("Taliban", "2022-01-01", "AFG", "GOV"),
    ("Ashraf Ghani", "2019-01-01", "AFG", "GOV"),
    ("Ashraf Ghani", "2022-01-01", "AFG", "ELI"),
    ("President Joko Widodo", "2018-01-01", "IDN", "GOV"),
    ("Keir Starmer", "2022-01-01", "GBR", "PTY"),
    ("Keir Starmer", "2024-09-01", "GBR", "GOV"),
    ("Erdogan", "2020-01-01", "TUR", "GOV"),
    ("Khalifa Haftar", "2019-06-01", "LBY", "MIL"),
    ("Assad's forces", "2016-01-01", "SYR", "MIL"),
    ("former president of Chile", None, "CHL", "ELI"),
)


@pytest.mark.parametrize(("phrase", "on", "country", "sector"), PHRASES)
def test_describe_actor(phrase: str, on: str | None, country: str | None, sector: str | None) -> None:
    code = describe_actor(phrase, on)
    assert (code.country, code.sector) == (country, sector)
    assert code.reason


def test_a_day_that_is_none() -> None:
    with pytest.raises(ValueError, match="not"):
        describe_actor("soldiers", on="yesterday")


ROWS = [
    (row.text("sector"), row.texts("examples"), row.texts("counter") if "counter" in row.data else ())
    for row in table().rows("sectors")
]


@pytest.mark.parametrize("row", [row for row in ROWS if row[0] != "UNK"], ids=lambda row: row[0])
def test_examples_and_counter_examples(row: tuple[str, tuple[str, ...], tuple[str, ...]]) -> None:
    sector, examples, counters = row
    assert examples
    for phrase in examples:
        assert sector_of(phrase, phrase_of(phrase)) == sector, phrase
    for phrase in counters:
        assert sector_of(phrase, phrase_of(phrase)) != sector, phrase


def test_the_world_list_has_codes_and_ordered_posts() -> None:
    assert len({state.iso for state in states()}) == len(states()) > 180
    assert len(people()) > 900
    for actor in (*people(), *bodies()):
        assert actor.country in by_iso() or actor.country in ABROAD, actor.name
    for person in people():
        starts = [post.during.start for post in person.posts if post.during.start]
        assert starts == sorted(starts), person.name
        for post in person.posts:
            start, end = post.during.start, post.during.end
            assert start is None or end is None or start <= end, person.name


def test_every_post_has_a_sector() -> None:
    for person in people():
        for post in person.posts:
            assert sector_of(post.post, phrase_of(post.post)), post.post


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60))
def test_any_text_has_a_code(text: str) -> None:
    assert describe_actor(text).name is None or text


def test_long_words_end_soon() -> None:
    assert describe_actor("a" * 100_000).country is None
    assert describe_actor("the army of " * 5_000).sector == "MIL"
