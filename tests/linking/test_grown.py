import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contested.linking.grown import common, gathered

APART = [
    ("Khalil Haddar", "Samir Haddar"),
    ("Marenko", "Valentin Marenko"),
    ("Brigade 21", "Brigade 22"),
    ("Hasan Obeid", "Hussein Obeid"),
    ("Northern Front", "Southern Front"),
]
ONE = [
    ("Hamid Daoud", "Hameed Dawood"),
    ("Al-Noor Brigade", "al-Nour Brigade"),
    ("Karim Saad", "Kareem Sa'ad"),
]


@pytest.mark.parametrize(("a", "b"), APART)
def test_two_stay_two(a: str, b: str) -> None:
    assert gathered({a: 3, b: 2}) == ((a,), (b,))


@pytest.mark.parametrize(("a", "b"), ONE)
def test_spellings_of_one_are_one_entry_under_the_commonest(a: str, b: str) -> None:
    assert gathered({a: 1, b: 5}) == ((b, a),)


def test_a_spelling_between_two_chains_nobody() -> None:
    names = {"Hamid Daoud": 5, "Hameed Dawood": 3, "Hamed Daud": 1}
    for group in gathered(names):
        assert group == tuple(sorted(group, key=lambda name: (-names[name], name)))


def test_many_names_are_quick() -> None:
    names = {f"{first}{n} Brigade of {last}": n for n in range(300) for first in ("Al-Karm", "Bar") for last in ("Sidr", "Tal")}
    begin = time.process_time()
    assert sum(map(len, gathered(names))) == len(names)
    assert time.process_time() - begin < 20


@given(st.dictionaries(st.text(max_size=12), st.integers(1, 9), max_size=12))
def test_any_names(names: dict[str, int]) -> None:
    groups = gathered(names)
    assert sorted(name for group in groups for name in group) == sorted(names)
    assert groups == gathered(dict(reversed(names.items())))


@pytest.mark.parametrize("name", ["Units", "Militias", "Libyans", "soldiers", "Residents", ""])
def test_a_common_noun_is_nobody_in_particular(name: str) -> None:
    assert common(name)


@pytest.mark.parametrize("name", ["Valentin Marenko", "Al-Noor Brigade", "General Command", "الجيش الوطني"])
def test_a_name_is_somebody(name: str) -> None:
    assert not common(name)
