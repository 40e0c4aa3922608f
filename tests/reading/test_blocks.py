import pytest

from contested.reading.blocks import blocks_of, load_debris, paragraphs
from contested.reading.lexicon import read_yaml

RULES = {row["name"]: row for row in read_yaml("debris.yml")}


@pytest.mark.parametrize("rule", load_debris(), ids=lambda rule: rule.name)
def test_rules_match_their_examples_and_spare_their_counter_examples(rule):
    assert [words for words in RULES[rule.name]["fires"] if not rule.fits(words)] == []
    assert [words for words in RULES[rule.name]["spares"] if rule.fits(words)] == []


def roles(text):
    return [(block.role, text[block.start : block.end]) for block in blocks_of(text)]


PAGE = """Home
News
World
Sport
Army takes airport after three days of fighting

By Jane Doe in Sirte
Updated 17 November 2016
3 min read
Share on Facebook
Soldiers stand guard at the airport. (AFP / Jane Doe)

SIRTE (Reuters) - The army took the airport on Monday, its spokesman said.

- Advertisement -

Read more: Ten killed in market blast
Fighting went on in two suburbs.

Government calls for calm in the capital

Loading of arms continued at the port, residents said.

14:32 GMT
The general (R) welcomes the envoy (L) in the capital on Monday

Related articles
Rebels shell hospital, killing 12 patients
Militia abducts mayor in the south
We use cookies to improve your experience.
Tags: Sirte, army
%d bloggers like this:
"""


def test_a_page_with_all_its_debris():
    found = roles(PAGE)
    body = [words for role, words in found if role == "body"]
    assert body == [
        "SIRTE (Reuters) - The army took the airport on Monday, its spokesman said.",
        "Fighting went on in two suburbs.",
        "Government calls for calm in the capital",
        "Loading of arms continued at the port, residents said.",
    ]
    assert [words for role, words in found if role == "title"] == ["Army takes airport after three days of fighting"]
    assert [words for role, words in found if role == "caption"] == [
        "Soldiers stand guard at the airport. (AFP / Jane Doe)",
        "The general (R) welcomes the envoy (L) in the capital on Monday",
    ]


REAL = """Clashes broke out near the port.
KABUL, Afghanistan (Jan. 22, 2013) — An Afghan and coalition force arrested a leader in Sabari district.
Sanaa, 5 Jul 89 (radio) -- [Text] The ministry informs the public of the following:  rebels attacked a barracks.
TRIPOLI (AFP) – Twelve soldiers were killed on Monday, officials said.
Video showed a burning tank, the army said on Tuesday.
More than 20 fighters were killed.
Reuters could not confirm the toll.
By Sunday they had left the town, residents said.
The minister (R) said that troops would leave.
Share prices fell after the attack.
Most popular quarters of the city were shelled.
Home to 20,000 people, the town fell on Friday.
Two killed""".splitlines()


@pytest.mark.parametrize("text", REAL)
def test_real_sentences_are_never_debris(text):
    assert [role for role, _ in roles(text)] == ["body"]


@pytest.mark.parametrize("text", REAL[:-1])
def test_real_sentences_among_others_are_never_debris(text):
    assert ("body", text) in roles("A title of some words\n\nThe war goes on.\n\n" + text + "\n\nIt will not end soon.")


WRAPPED = """Islamabad, 3 May (agency) -- The army said on Friday that its soldiers
Had taken two villages in the Tirah valley after a night of heavy battles
12 fighters died in the attack, and 30 others were taken to Peshawar where
Colonel Khan, of the border force, showed them to reporters on a road that
Afghan drivers use. He did not say more.

A second force is on its way to the valley and will come there on Tuesday
Morning, he said.
"""


def test_hard_wrapped_lines_are_one_paragraph():
    assert len(paragraphs(WRAPPED)) == 2


def test_short_paragraphs_on_lines_of_their_own_stay_apart():
    text = "Army takes town\nThe army took Sirte on Monday.\nResidents fled to the east in cars and on foot.\nThe mayor was killed."
    assert len(paragraphs(text)) == 4


@pytest.mark.parametrize(
    "text", ["", "\n\n \n", "x" * 100_000, "by A " * 20_000, "( " * 50_000, "a/" * 50_000, "Aa " * 390, ("Aa " * 13 + "\n") * 3000]
)
def test_hostile_texts_end(text):
    blocks_of(text)


def test_unicode_line_separators_part_paragraphs():
    assert len(paragraphs("For Immediate Release\u2028\xa0\u2028KABUL (Feb. 8, 2011)\u2028A leader was detained.")) == 3


@pytest.mark.parametrize("start", ["Tags: ", "Watch: ", "Updated 3 ", "AFP / ", "By A", "(Photo by ", "We use ", "Reporting by "])
@pytest.mark.parametrize("rest", ["a" * 3000, "aB" * 500 + " !", "Ab/" * 390, "A " * 13 + "(b" * 400, "A - " * 300])
def test_hostile_debris_ends(start, rest):
    for rule in load_debris():
        rule.fits(start + rest)


def test_no_claim_and_no_speaker_comes_from_debris():
    from contested.reading.read import read_reports
    from contested.records import NothingKnown, Report

    (reading,) = read_reports([Report(text=PAGE, published="2016-11-18")], NothingKnown())
    roles_at = [(block.start, block.end, block.role) for block in blocks_of(PAGE)]
    role = {
        item: next(role for start, end, role in roles_at if start <= item.start < end)
        for item in (*reading.claims, *reading.actors)
    }
    assert {"debris", "caption"} & set(role.values()) == set()
    spoken = [attribution.source for attribution in reading.attributions if attribution.source]
    assert all(next(role for start, end, role in roles_at if start <= span.start < end) == "body" for span in spoken)
    assert any(claim.kind == "territory_gained" for claim in reading.claims)
