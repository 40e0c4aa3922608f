import pytest

from contested import Reader, Report
from contested.reading.lexicon import read_yaml
from contested.reading.relevance import load_words, why_irrelevant

TOPICS = read_yaml("relevance.yml")["topics"]


@pytest.mark.parametrize("text", [text for row in TOPICS for text in row["fires"]])
def test_other_topics_are_told(text):
    assert why_irrelevant(text)


@pytest.mark.parametrize("text", [text for row in TOPICS for text in row["spares"]])
def test_reports_on_conflict_are_kept(text):
    assert why_irrelevant(text) is None


RELEVANT = [
    "Forces of the east captured the airport on Friday.",
    "Two people were killed in the north.",
    "The minister met his counterpart in Ankara.",
    "Russia expels diplomats from three countries.",
    "Thousands marched against the government.",
    "They won the battle for the port and took the city.",
    "A bus was burned and its driver shot dead.",
    "The flood displaced thousands in the south.",
    "Shells hit a school; four pupils and a teacher died.",
    "The mayor said that the team of engineers had cleared the stadium of mines before the match.",
    "The offensive on the capital is in its second season; commanders speak of a final push, and fans of neither cheer.",
    "",
]


@pytest.mark.parametrize("text", RELEVANT)
def test_short_reports_are_kept(text):
    assert why_irrelevant(text) is None


def test_every_topic_has_examples():
    assert len(load_words().topics) == len(TOPICS)
    assert all(row["fires"] and row["spares"] for row in TOPICS)


@pytest.mark.parametrize(
    "text",
    [
        "He captured the world title in Sheffield last spring, beating a man ten years younger.",
        "A frost has destroyed half of the apricot harvest, and growers expect that the price of jam will rise.",
    ],
)
def test_a_short_text_worded_like_other_news_gives_nothing(text):
    reading = Reader().read(Report(text=text, published="2021-05-04"))
    assert reading.claims == ()
