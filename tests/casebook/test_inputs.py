"""What becomes of inputs: one outcome each, kept with its reason, nothing read twice, copies told and kept."""

import pytest

from contested import Casebook
from contested.records import OUTCOMES, Loaded, Outcome, Report
from contested.store.database import writing
from contested.store.inputs import put_inputs

STORY = "clash | Side A | Side B | Gharyan | 2019-04-01\n" + "\n".join(
    f"Line {word} of a long story that two writers would hardly tell in the same words."
    for word in ("one", "two", "three", "four", "five")
)


def outcomes(book, **filters):
    return [(one.path, one.outcome.name) for one in book.inputs(**filters)]


def loaded(path, text=None, sha="s", **fields):
    if text is None:
        return Loaded(path=path, outcome=Outcome(**fields), sha=sha)
    return Loaded(path=path, report=Report(text=text, **fields), sha=sha)


def test_every_input_ends_in_one_outcome(book):
    inputs = [
        loaded("a.txt", "clash | A | B | Gharyan | 2019-04-01"),
        loaded("b.txt", "clash | A | B | Gharyan | 2019-04-01"),
        loaded("c.txt", name="refused", reason="too large"),
        loaded("d.txt", name="no text", reason="empty"),
        loaded("e.txt", "football", sha="e"),
    ]
    added = list(book.take(inputs))
    assert [(one.path, one.outcome.name) for one in added] == outcomes(book)
    assert [name for _, name in outcomes(book)] == ["added", "already there", "refused", "no text", "not about conflict"]
    assert sum(book.input_counts().values()) == len(inputs)
    assert set(book.input_counts()) <= set(OUTCOMES)
    assert [(one.path, one.outcome.reason) for one in book.inputs("refused")] == [("c.txt", "too large")]
    assert [one.report_id is None for one in book.inputs()] == [False, False, True, True, False]


def test_what_failed_is_tried_again_and_what_ended_is_not(book):
    list(
        book.take([loaded("a.txt", name="failed", reason="gone", sha=""), loaded("b.txt", name="no text", reason="empty", sha="b")])
    )
    assert not book.seen("a.txt", "")
    assert not book.seen("a.txt", "s")
    assert book.seen("b.txt", "b")
    assert not book.seen("b.txt", "other")
    list(book.take([loaded("a.txt", "clash | A | B | Gharyan | 2019-04-01")]))
    assert outcomes(book) == [("b.txt", "no text"), ("a.txt", "added")]
    assert book.seen("a.txt", "s")
    list(book.take([Loaded(path="a.txt", outcome=Outcome(name="already there"), sha="s")]))
    assert outcomes(book) == [("b.txt", "no text"), ("a.txt", "added")]


def test_a_run_that_is_broken_off_goes_on(book):
    inputs = [loaded(f"{number}.txt", f"clash | A | B | Gharyan | 2019-04-{number:02d}") for number in range(1, 10)]
    first = book.take(inputs)
    for _ in range(4):
        next(first)
    first.close()
    left = [one for one in inputs if not book.seen(one.path, one.sha)]
    assert len(left) == 5
    assert {one.outcome.name for one in book.take(left)} == {"added"}
    assert len(outcomes(book)) == len(book.reports()) == 9


def test_many_in_a_row_that_need_no_reading_are_told_as_they_come(book):
    def inputs():
        for number in range(3000):
            taken.append(number)
            yield loaded(f"{number}.txt", name="no text", reason="empty")

    taken = []
    stream = book.take(inputs())
    next(stream)
    assert len(taken) < 1000
    assert len(list(stream)) == 2999


def test_very_long_paths_are_kept_apart(book):
    paths = ["x" * 5000 + str(number) for number in range(2)]
    list(book.take(loaded(path, name="no text", reason="empty", sha="s") for path in paths))
    assert len(outcomes(book)) == 2
    assert book.seen(paths[0], "s")


COPIES = [
    (STORY, "copy of"),
    (STORY.upper().replace("CLASH | SIDE A | SIDE B | GHARYAN", "clash | Side A | Side B | Gharyan"), "copy of"),
    (STORY.replace("five", "six and the end"), "added"),
    ("clash | Side A | Side B | Gharyan | 2019-04-01", "added"),
]


@pytest.mark.parametrize(("text", "outcome"), COPIES)
def test_copies_are_told_and_kept(book, text, outcome):
    first, second = Report(text=STORY, outlet="The Harbour"), Report(text=text, outlet="The Mirror")
    results = [added.outcome for added in book.take([Loaded(path="a", report=first), Loaded(path="b", report=second)])]
    assert [one.name for one in results] == ["added", outcome]
    assert (first.id in results[1].reason) == (outcome == "copy of")
    assert len(book.reports()) == 2
    assert len(book.claims()) == 2
    assert [event.claims for event in book.events()] and sum(len(event.claims) for event in book.events()) == 2
    assert [name for _, name in outcomes(book)] == ["added", outcome]


def test_a_new_number_makes_an_update_not_a_copy(book):
    texts = [STORY + "\nThe toll stood at 12 in the evening.", STORY + "\nThe toll stood at 17 in the evening."]
    assert [one.name for one in book.add(Report(text=text, outlet=text[-13:]) for text in texts)] == ["added", "added"]


def test_inputs_that_are_kept_together_end_as_one_after_the_other(tmp_path):
    tries = [
        ("a", "1", "failed"),
        ("b", "2", "no text"),
        ("a", "1", "refused"),
        ("a", "1", "already there"),
        ("a", "1", "failed"),
        ("c", "", "failed"),
        ("c", "", "no text"),
        ("a", "9", "no text"),
        ("b", "2", "already there"),
    ]
    rows = [(Loaded(path=path, sha=sha, outcome=Outcome(name=name)), Outcome(name=name)) for path, sha, name in tries]
    with Casebook.open(tmp_path / "one.db") as one, Casebook.open(tmp_path / "all.db") as together:
        with writing(one.engine) as connection:
            for row in rows:
                put_inputs(connection, [row])
        with writing(together.engine) as connection:
            put_inputs(connection, rows)
        assert outcomes(one) == outcomes(together)
        assert outcomes(one) == [("b", "no text"), ("a", "already there"), ("c", "no text"), ("a", "no text")]
