"""Linking: mentions get the right name, or a reason why they have none. The mentions are given by hand; no text is parsed."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from contested.linking.contested_names import Evidence
from contested.linking.known import Known, load_known
from contested.linking.phrases import core, name_within, phrase_of
from contested.linking.who import Linker
from contested.records import ActorMention, Attribution, Reading, Report, Span, interval_of


@pytest.fixture(scope="module")
def libya() -> Known:
    return load_known(["libya"])


@pytest.fixture(scope="module")
def ukraine() -> Known:
    return load_known(["ukraine"])


@pytest.fixture(scope="module")
def world() -> Known:
    return load_known([])


MARK = re.compile(r"\[([^|\]]+)\|(\w+)\]")


def reading_of(marked: str, outlet: str | None = None, on: str = "2019-06-01") -> Reading:
    """A reading of a text in which each mention stands as [words|kind]."""
    text, mentions, at = "", [], 0
    for match in MARK.finditer(marked):
        text += marked[at : match.start()]
        mentions.append((len(text), match[1], match[2]))
        text += match[1]
        at = match.end()
    text += marked[at:]
    actors = tuple(
        ActorMention(start=start, end=start + len(words), text=words, rule="by hand", kind=kind) for start, words, kind in mentions
    )
    return Reading(report=Report(text=text, outlet=outlet, published=on), language="en", published=interval_of(on), actors=actors)


def names(reading: Reading, known: Known) -> list[str | None]:
    linker = Linker(reading, known.roster)
    return [linker.link(mention).name for mention in reading.actors]


LNA, GNA, HAFTAR = "Libyan National Army", "Government of National Accord", "Khalifa Haftar"
IN_LIBYA = (
    ("[The LNA|armed_group] left the town.", [LNA]),
    ("[General Khalifa Haftar|person] spoke.", [HAFTAR]),
    ("[Haftar's forces|armed_group] shelled the port.", [LNA]),
    ("[Forces|armed_group] loyal to eastern commander Khalifa Haftar attacked.", [LNA]),
    ("[troops|armed_group] led by Khalifa Haftar attacked.", [LNA]),
    ("[LNA fighters|armed_group] and [GNA troops|armed_group] clashed.", [LNA, GNA]),
    ("[LNA spokesman Ahmad Mesmari|person] said so.", ["Ahmed al-Mismari"]),
    ("[Ahmed Al Mesmary|person] said so.", ["Ahmed al-Mismari"]),
    ("[Saddam Haftar|person] met [Khalifa Haftar|person].", ["Saddam Haftar", HAFTAR]),
    ("[the Tripoli government|body] denied it.", [GNA]),
    ("[Turkey-backed forces|armed_group] of the Tripoli government advanced.", [GNA]),
    ("[Russian fighters|armed_group] left the front.", [None]),
    ("[American special forces|armed_group] and [Turkish officials|people] came.", ["United States", "Turkey"]),
    ("[Moscow|state] and [Ankara|state] agreed.", ["Russia", "Turkey"]),
    ("[Libyan officials|people] said so.", [None]),
    ("[the army|armed_group] said so.", [None]),
    ("[The Libyan National Army|armed_group] came. [The army|armed_group] left.", [LNA, LNA]),
    ("[Salma Benomar|person] wrote. Later [Benomar|person] left.", ["Salma Benomar", "Salma Benomar"]),
    ("[residents|people] fled.", [None]),
    ("[opponents of Haftar|people] fled.", [None]),
    ("AFP  [Libyan and Turkish forces|armed_group] came.", ["Turkey"]),
    ("[American and Malian special forces|armed_group] came.", ["Mali"]),
    ("[Ansar al-Sharia|armed_group], a [group|armed_group] close to nobody.", ["Ansar al-Sharia", "Ansar al-Sharia"]),
    ("[west Libyan factions loyal to the GNA|armed_group] came.", [GNA]),
    ("[Sergei Lavrov|person] welcomed [the commander|person] of nobody.", ["Sergei Lavrov", None]),
    ("said [Salem Benomar|person], the mayor. [The town's mayor|person] left.", ["Salem Benomar", "Salem Benomar"]),
    ("The Government of [National Accord|body] met.", [GNA]),
    ("A [spokesman|person] for the Zintan council, [Omar Benali|person], left.", ["Omar Benali", "Omar Benali"]),
)


@pytest.mark.parametrize(("marked", "expected"), IN_LIBYA)
def test_names_in_a_war(libya: Known, marked: str, expected: list[str | None]) -> None:
    assert names(reading_of(marked), libya) == expected


THE_ARMY = (
    # who publishes, the text, whom "the Libyan Army" means
    ("Libya Channel", "[The Libyan Army|armed_group] has seized a district.", LNA),
    ("Libya Observer", "[The Libyan Army|armed_group] has seized a district.", GNA),
    ("Reuters", "[The Libyan Army|armed_group] has seized a district.", None),
    ("Reuters", "[The Libyan Army|armed_group] advanced on a front that was held by Khalifa Haftar's forces.", GNA),
    ("Reuters", "[The Libyan Army|armed_group] fought the GNA near the airport.", LNA),
    ("Reuters", "The spokesman for [the Libyan Army|armed_group] Mohammed Gununu came.", GNA),
    ("Libya Channel", "[The Army|armed_group] has seized a district.", LNA),
)


@pytest.mark.parametrize(("outlet", "marked", "expected"), THE_ARMY)
def test_a_name_that_differs_by_outlet(libya: Known, outlet: str, marked: str, expected: str | None) -> None:
    assert names(reading_of(marked, outlet), libya) == [expected]


def test_an_outlet_that_is_quoted_speaks(libya: Known) -> None:
    reading = reading_of("Libya Observer reported that [the Libyan Army|armed_group] seized a camp.", "Libya Channel")
    text = reading.report.text
    source = Span(start=0, end=14, text=text[:14])
    content = Span(start=24, end=len(text), text=text[24:])
    said = Attribution(start=0, end=len(text), text=text, rule="by hand", source=source, cue=None, content=content)
    assert names(replace(reading, attributions=(said,)), libya) == [GNA]


def test_a_name_of_its_time(libya: Known) -> None:
    marked = "[the internationally recognised government|body] met."
    assert names(reading_of(marked, on="2019-06-01"), libya) == [GNA]
    linker = Linker(reading_of("[GNA|body]", on="2019-06-01"), libya.roster)
    link = linker.link(linker.reading.actors[0])
    assert (link.id, link.side, link.score > 0.9) == ("gna", GNA, True)


def test_an_antecedent_gives_its_name(libya: Known) -> None:
    reading = reading_of("[Khalifa Haftar|person] came and [he|person] spoke.")
    first, second = reading.actors
    second = replace(second, antecedent=Span(start=first.start, end=first.end, text=first.text))
    assert names(replace(reading, actors=(first, second)), libya) == [HAFTAR, HAFTAR]


def test_every_mention_without_a_name_says_why(libya: Known) -> None:
    reading = reading_of("[gunmen|armed_group] shot at [the army|armed_group] and [a man|person].")
    linker = Linker(reading, libya.roster)
    assert all(mention.reason and mention.score == 0 for mention in map(linker.link, reading.actors))


IN_THE_WORLD = (
    ("[Russian troops|armed_group] entered. [Ukrainian forces|armed_group] fled.", ["Russia", "Ukraine"]),
    ("[Hezbollah fighters|armed_group] fired at [the Israeli army|armed_group].", ["Hezbollah", "Israel Defense Forces"]),
    ("[President Emmanuel Macron|person] called [the UN|body].", ["Emmanuel Macron", "United Nations"]),
    ("[the US|state] warned us.", ["United States"]),
    ("[Kyiv|state] denied it.", ["Ukraine"]),
    ("In 2019 [Bashar al-Assad's forces|armed_group] advanced.", ["Syria"]),
    ("[Gunmen|armed_group] came.", [None]),
    ("the [Syrian Observatory|body] for Human Rights said so.", ["Syrian Observatory for Human Rights"]),
    ("[Barrow|person] won the county race.", ["Barrow"]),
    ("Gambian voters chose [Barrow|person].", ["Adama Barrow"]),
    ("[The state|state]'s schools closed.", [None]),
    ("[New Mexico|state] voted and [Mexico|state] watched.", [None, "Mexico"]),
    ("[the United People's Congress|body] met.", ["United People's Congress"]),
    ("[Tamil leaders|people] met [Dutch officials|people].", [None, "Netherlands"]),
    ("[Detective Sgt|person] spoke.", [None]),
    ("[the Northern Storm Brigade|armed_group] came.", ["Northern Storm Brigade"]),
)


@pytest.mark.parametrize(("marked", "expected"), IN_THE_WORLD)
def test_names_without_a_pack(world: Known, marked: str, expected: list[str | None]) -> None:
    assert names(reading_of(marked), world) == expected


def test_a_war_between_states(ukraine: Known) -> None:
    reading = reading_of("[Russian troops|armed_group] shelled [Ukrainian soldiers|armed_group].", on="2022-05-01")
    linker = Linker(reading, ukraine.roster)
    linked = [linker.link(mention) for mention in reading.actors]
    assert [(mention.name, mention.side) for mention in linked] == [("Russia", "Russia"), ("Ukraine", "Ukraine")]


SIDES = (
    ("mismari", "2019-06-01", LNA),
    ("kaniyat", "2018-01-01", None),
    ("kaniyat", "2019-06-01", LNA),
    ("bashagha", "2019-06-01", GNA),
    ("nobody", "2019-06-01", None),
)


@pytest.mark.parametrize(("actor", "on", "side"), SIDES)
def test_sides_by_day(libya: Known, actor: str, on: str, side: str | None) -> None:
    found = libya.roster.side_of(actor, interval_of(on).start)
    assert (found.name if found else None) == side


def test_known_names(libya: Known) -> None:
    text = "Haftar’s men and the US left Ganfuda; it told us all."
    found = {(text[start:end], sort, kind) for start, end, sort, kind in libya.known_names(text)}
    assert (
        ("Haftar", "actor", "person") in found and ("US", "actor", "state") in found and ("Ganfuda", "place", "district") in found
    )
    assert not any(words == "us" for words, _, _ in found)
    assert libya.actor_kind("LNA") == "armed_group" and libya.actor_kind("Nobody At All") is None


PHRASES = (
    ("the forces of Haftar", "forces"),
    ("General Khalifa Haftar", "haftar"),
    ("American and British special forces", "forces"),
    ("spokesman for the army, Ali", "spokesman"),
    ("Russia's top security chief", "chief"),
)


@pytest.mark.parametrize(("text", "head"), PHRASES)
def test_heads(text: str, head: str) -> None:
    assert phrase_of(text).head == head


def test_names_within() -> None:
    assert name_within("military spokesperson Colonel Ahmed al-Mismari") == "Ahmed al-Mismari"
    assert name_within("the Libyan Marshal") == ""
    assert core("“the so-called army”") == "army"


ODD = ("", "\n\n", "a" * 100_000, "of " * 20_000, "’s ’s ’s", "٠١٢ ﷽ \u202e", "U.S." * 5_000, "Libyan Army " * 5_000)


@pytest.mark.parametrize("text", ODD)
def test_odd_texts(libya: Known, text: str) -> None:
    assert list(libya.known_names(text)) is not None
    reading = Reading(report=Report(text=text), language="en", published=interval_of(None))
    mention = ActorMention(start=0, end=len(text), text=text, rule="by hand", kind="person")
    assert Linker(reading, libya.roster).link(mention).reason
    assert Evidence(reading, libya.roster, None, None).sentences
