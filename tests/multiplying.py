"""Work for other processes: in a module that they can import by its name, however pytest was started."""

from collections.abc import Callable, Iterable, Iterator


def times(factor: int) -> Callable[[Iterable[int]], Iterator[int]]:
    """What each process does: it multiplies, and gives up on a number under zero."""

    def work(numbers: Iterable[int]) -> Iterator[int]:
        for number in numbers:
            if number < 0:
                raise ValueError(f"no such number: {number}")
            yield number * factor

    return work
