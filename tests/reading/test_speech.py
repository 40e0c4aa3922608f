from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contested.reading.blocks import blocks_of
from contested.reading.draft import Draft
from contested.reading.pipeline import parse_one
from contested.reading.quotes import quotations
from contested.reading.speakers import outlet_doubt, speakers_of, stance_of
from contested.reading.speech import find_attributions, sense_of_cue
from contested.reading.speech_candidates import parsed_candidates
from contested.reading.speech_lexicon import load_speech
from contested.reading.speech_names import posts
from contested.reading.speech_quotes import quote_candidates
from contested.reading.speech_sources import Page
from contested.records import UNKNOWN_TIME, Attribution, Report


class Nothing:
    """Knowledge of no pack and no gazetteer."""

    def known_names(self, text: str) -> list[tuple[int, int, str, str]]:
        return []


@cache
def drafted(text: str, trained: bool = True) -> Draft:
    draft = Draft(Report(text=text), parse_one(text), blocks_of(text), UNKNOWN_TIME, Nothing(), trained=trained)  # type: ignore[arg-type]
    find_attributions(draft)
    return draft


def found(text: str, trained: bool = True) -> list[Attribution]:
    return drafted(text, trained).attributions


def senses(text: str) -> set[str]:
    page = Page(parse_one(text), text, quotations(text, blocks_of(text)), load_speech())
    return {sense_of_cue(one, page.lexicon) for one in (*parsed_candidates(page), *quote_candidates(page))}


@pytest.mark.parametrize("sense", sorted(load_speech().senses))
def test_every_sense_fires_on_its_examples_and_not_on_its_counters(sense: str) -> None:
    row = load_speech().senses[sense]
    assert [text for text in row.examples if sense not in senses(text)] == []
    assert [text for text in row.counters if sense in senses(text)] == []


SAID = [
    (
        "The army said that 22 soldiers were killed near the dam.",
        "The army",
        "that 22 soldiers were killed near the dam",
        "say",
        False,
    ),
    ("Rebels have taken the airport, a military source said.", "a military source", "Rebels have taken the airport", "say", False),
    (
        "“We hold the bridge and the road,” said Omar Zaki, spokesman for the brigade.",
        "Omar Zaki",
        "“We hold the bridge",
        "say",
        True,
    ),
    ("The road is closed, according to the governor.", "the governor", "The road is closed", "say", False),
    ("According to the governor, the road is closed.", "the governor", "the road is closed", "say", False),
    ("Army spokesman Omar Zaki denied that his men had shot at the crowd.", "Omar Zaki", "that his men", "deny", False),
    (
        "Colonel Ahmed al-Amin, the brigade commander, admitted that the base was lost.",
        "Ahmed al-Amin",
        "that the base",
        "admit",
        False,
    ),
    ("The council accused the militia of burning the village.", "The council", "burning the village", "accuse", False),
    ("The ministry confirmed that nine bodies had been found.", "The ministry", "that nine bodies", "confirm", False),
    ("The UN warned that food would run out within a week.", "The UN", "that food", "warn", False),
]


@pytest.mark.parametrize("trained", [True, False])
@pytest.mark.parametrize(("text", "name", "content", "sense", "direct"), SAID)
def test_source_content_and_sense(text: str, name: str, content: str, sense: str, direct: bool, trained: bool) -> None:
    fitting = [one for one in found(text, trained) if one.source_name == name and content in one.content.text]
    assert fitting, found(text, trained)
    assert (fitting[0].sense, fitting[0].direct) == (sense, direct)


NAMES = [
    ("Omar Zaki visited the front on Monday. He said the enemy had fled.", "He", "Omar Zaki"),
    ("Governor Omar Zaki came home. Zaki’s brother was killed. He said the enemy had fled.", "He", "Omar Zaki"),
    ("The mayor said the town was quiet. “All is calm,” said Salem Badri, the mayor.", "The mayor", "Salem Badri"),
    ("A mayor said the town was quiet. “All is calm,” said Salem Badri, the mayor.", "A mayor", "A mayor"),
    ("Omar Zaki leads the brigade. On Friday, Zaki said that the enemy had fled.", "Zaki", "Omar Zaki"),
    ("The envoy to the talks, Omar Zaki, arrived. He said that the enemy had fled.", "He", "Omar Zaki"),
    ("Government forces shelled Bardhere, the spokesman of the army said.", "the spokesman", "the spokesman of the army"),
    ("The General Staff denied the loss and said its men held the town.", "The General Staff", "The General Staff"),
    ("An officer admitted that the army had lost the town. Units withdrew to the south, he said.", "he", "An officer"),
    ("The spokesman for the Northern Army Omar Zaki said that the enemy had fled.", "The spokesman", "Omar Zaki"),
]


@pytest.mark.parametrize(("text", "source", "name"), NAMES)
def test_speakers_go_by_their_name(text: str, source: str, name: str) -> None:
    named = [one.source_name for one in found(text) if one.source and one.source.text.startswith(source)]
    assert name in named, named


@pytest.mark.parametrize("word", sorted(posts()))
def test_posts_are_lower_case_words(word: str) -> None:
    assert word == word.lower().strip()


def test_a_report_of_a_report_nests() -> None:
    text = "Reuters reported that the mayor said that rebels had taken the town."
    draft = drafted(text)
    at = text.index("taken")
    chain = speakers_of(draft, at, at + 5)
    assert [one.source_name for one in chain] == ["Reuters", "the mayor"]
    assert chain[1].parent == chain[0]


def test_a_quotation_alone_goes_to_the_last_speaker() -> None:
    text = "“We hold the bridge and the road,” Omar Zaki said.\n\n“The enemy has left the whole valley to us.”"
    last = found(text)[-1]
    assert (last.source_name, last.carried, last.direct) == ("Omar Zaki", True, True)


def test_scare_quotes_are_nobodys_speech() -> None:
    assert not any(one.direct for one in found("Thirteen “extremists” died in three days of battle."))


STANCES = [
    ("The spokesman denied that foreigners were fighting with the army.", "fighting", "denied"),
    ("The spokesman said that foreigners were fighting with the army.", "fighting", "asserted"),
    ("Foreigners were fighting with the army.", "fighting", "asserted"),
]


@pytest.mark.parametrize(("text", "trigger", "stance"), STANCES)
def test_stance_is_the_innermost_speakers(text: str, trigger: str, stance: str) -> None:
    at = text.index(trigger)
    assert stance_of(speakers_of(drafted(text), at, at + len(trigger))) == stance


DOUBTS = [
    ("The army took the town, but there was no independent confirmation.", True),
    ("The army took the town. That could not be independently verified.", True),
    ("The army reportedly took the town.", True),
    ("The army took the town. The mayor could not be reached.", False),
    ("The army took the town.", False),
]


@pytest.mark.parametrize(("text", "doubted"), DOUBTS)
def test_the_outlets_own_doubt(text: str, doubted: bool) -> None:
    at = text.index("took")
    assert outlet_doubt(drafted(text), at, at + 4) is doubted


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet="aB said“”\"',.:\n’''Zaki ", max_size=80))
def test_any_text_gives_spans_that_lie_in_it(text: str) -> None:
    for one in found(text):
        for span in (one, one.source, one.cue, one.content):
            assert span is None or text[span.start : span.end] == span.text


@pytest.mark.parametrize("text", ["", "\n\n\n", "“" * 500, '"a ' * 500, "said " * 300, "a" * 100_000])
def test_hostile_texts_are_survived(text: str) -> None:
    find_attributions(drafted(text))
