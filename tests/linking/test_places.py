"""Toponyms on the map: which of several namesakes, from which evidence, and how exactly."""

from __future__ import annotations

import re

import pytest

from contested.linking.gazetteer import embedded
from contested.linking.packs import load_pack
from contested.linking.places import resolve_places
from contested.records import UNKNOWN_TIME, PlaceMention, Reading, Report


def resolve(marked: str, packs: tuple[str, ...] = (), outlet: str | None = None) -> tuple[list[PlaceMention], str | None]:
    """The places of a text whose toponyms stand in brackets, in text order, and the country of the story."""
    text, spans = "", []
    for piece in re.split(r"(\[[^\]]*\])", marked):
        if piece.startswith("["):
            spans.append((len(text), len(text) + len(piece) - 2))
        text += piece.strip("[]")
    mentions = tuple(PlaceMention(start=start, end=end, text=text[start:end], rule="test") for start, end in spans)
    reading = Reading(report=Report(text=text, outlet=outlet), language="en", published=UNKNOWN_TIME, places=mentions)
    found, country = resolve_places(reading, [load_pack(name) for name in packs], embedded())
    return [found[span] for span in spans], country


@pytest.mark.parametrize(
    ("text", "index", "name", "country"),
    [
        ("Fighting went on in [Tripoli].", 0, "Tripoli", "LY"),
        ("The army in [Lebanon] sent men to [Tripoli] and [Sidon].", 1, "Tripoli", "LB"),
        ("A fire broke out in [Alexandria], [Louisiana].", 0, "Alexandria", "US"),
        ("Police in [Alexandria] and [Cairo] made arrests in [Egypt].", 0, "Alexandria", "EG"),
        ("The talks in [Paris] ended.", 0, "Paris", "FR"),
        ("The [U.S.] and the [UAE] agreed.", 1, "United Arab Emirates", "AE"),
        ("Strikes on [Gaza] went on.", 0, "Gaza", "PS"),
        ("A ferry sank in the [Sulu Sea].", 0, "Sulu Sea", None),
    ],
)
def test_namesakes(text: str, index: int, name: str, country: str) -> None:
    place = resolve(text)[0][index]
    assert name in str(place.name)
    assert place.country == country
    assert place.reason
    assert 0 < place.score <= 1


def test_a_division_is_not_meant_by_its_chief_towns_name() -> None:
    town, oblast = resolve("Shells fell on [Kherson], the largest town of the [Kherson oblast].")[0]
    assert (town.feature, oblast.feature) == ("town", "admin1")


def test_a_river_is_not_the_town_that_bears_its_name() -> None:
    river, town = resolve("Troops crossed the [Dnipro] on Monday. The mayor of [Dnipro] was told.")[0]
    assert river.name is None
    assert "by “the” before it" in str(river.reason)
    assert town.feature == "town"


def test_precision_follows_the_sort_of_place() -> None:
    places, country = resolve("Clashes in [Benghazi], in [Libya], near the [Mediterranean].")
    assert [place.precision for place in places] == [1, 6, 7]
    assert country == "LY"


def test_the_packs_word_comes_first() -> None:
    (camp, town), country = resolve("Forces seized the [Yarmouk] camp south of [Tripoli].", packs=("libya",))
    assert (camp.country, camp.within, camp.precision) == ("LY", "Tripoli", 2)
    assert town.country == country == "LY"


def test_other_spellings_within_the_country_of_the_story() -> None:
    places, _ = resolve("In [Libya], fighters left [Benghazi] for [Ghariyan].")
    assert (places[2].name, places[2].country) == ("Gharyan", "LY")
    assert "spelling" in places[2].reason


def test_an_unlisted_part_is_kept_inside_the_town_that_the_text_names() -> None:
    (part, town), _ = resolve("They hold the [Zqwertix] district of [Benghazi].")
    assert (part.within, part.lat, part.precision) == ("Benghazi", town.lat, 2)
    assert "not listed" in part.reason


def test_what_nothing_lists_stays_off_the_map_with_a_reason() -> None:
    (place,), country = resolve("They reached [Zqwertix].")
    assert (place.lat, place.name, country) == (None, None, None)
    assert "no place of this name" in place.reason


def test_namesakes_are_kept_for_a_reviewer() -> None:
    (place,), _ = resolve("Fighting went on in [Tripoli].")
    assert any("LB" in other for other in place.candidates)


@pytest.mark.parametrize("text", ["", "[]", "[" + "a" * 100_000 + "]", "[\ud800]", "[\u0000], [Libya]"])
def test_odd_input_is_no_trouble(text: str) -> None:
    resolve(text)


def test_an_unlisted_place_lies_where_the_text_says_from_a_known_one() -> None:
    text = "They took Zqwertix, 50 km south of Benghazi, in Libya."
    spans = [(text.index(name), text.index(name) + len(name)) for name in ("Zqwertix", "Benghazi", "Libya")]
    relations = (None, "50 km south of", None)
    mentions = tuple(
        PlaceMention(start=start, end=end, text=text[start:end], rule="test", relation=relation)
        for (start, end), relation in zip(spans, relations, strict=True)
    )
    reading = Reading(report=Report(text=text), language="en", published=UNKNOWN_TIME, places=mentions)
    found, _ = resolve_places(reading, [], embedded())
    part, known = found[spans[0]], found[spans[1]]
    assert part.lat is not None and known.lat is not None
    assert part.lat == pytest.approx(known.lat - 0.45, abs=0.01)
    assert (part.name, part.precision, part.radius_km) == ("Zqwertix", 2, 20.0)
    assert part.reason == "not listed itself; the text says that it lies 50 km south of Benghazi"
