"""Work spread over processes."""

from itertools import islice

import pytest

from contested.engines.local import BATCH, FEW, in_processes
from multiplying import times


def at_home(numbers):
    return (number * 2 for number in numbers)


@pytest.mark.parametrize("count", [0, 1, FEW, FEW + 1, FEW + 5 * BATCH + 3])
def test_results_come_in_order(count):
    assert list(in_processes(times, (2,), range(count), 2, at_home)) == [2 * number for number in range(count)]


def test_items_are_taken_as_they_are_needed():
    taken = []

    def endless():
        number = 0
        while True:
            taken.append(number)
            yield number
            number += 1

    results = in_processes(times, (2,), endless(), 2, at_home)
    assert list(islice(results, FEW + 1))[-1] == 2 * FEW
    results.close()
    assert len(taken) < FEW + 10 * BATCH


def test_an_error_in_a_process_is_an_error_here():
    results = in_processes(times, (2,), [*range(FEW), 1, -1], 2, at_home)
    with pytest.raises(ValueError, match="no such number: -1"):
        list(results)
