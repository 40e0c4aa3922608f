"""Work spread over processes of this machine, its results in the order of what went in."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from multiprocessing import get_context
from typing import Any, TypeVar

A = TypeVar("A")
B = TypeVar("B")
Work = Callable[[Iterable[A]], Iterator[B]]

BATCH = 16  # items that go to a process together
AHEAD = 2  # batches a process has waiting, so that it need not wait itself
FEW = 48  # items that are not worth starting a process for
work_here: Any = None  # what a process of ours does, made when it starts


def in_processes(
    make: Callable[..., Work[A, B]], arguments: tuple[Any, ...], items: Iterable[A], processes: int, at_home: Work[A, B]
) -> Iterator[B]:
    """What `make(*arguments)` makes of the items, in order, in so many processes; the first few are worked `at_home`.

    The items are taken as they are needed, never all at once.
    """
    waiting = iter(items)
    yield from at_home(islice(waiting, FEW))
    first = list(islice(waiting, BATCH))
    if not first:
        return
    context = get_context("spawn")  # a forked copy of a process with threads may hang
    with ProcessPoolExecutor(processes, mp_context=context, initializer=begin, initargs=(make, arguments)) as pool:
        yield from in_order(pool, first, waiting, processes * AHEAD)


def in_order(pool: ProcessPoolExecutor, batch: list[Any], waiting: Iterator[Any], ahead: int) -> Iterator[Any]:
    """The results of each batch in its turn, with some batches sent ahead."""
    sent: deque[Future[list[Any]]] = deque()
    try:
        while batch or sent:
            if batch:
                sent.append(pool.submit(work, batch))
                batch = list(islice(waiting, BATCH))
            if not batch or len(sent) > ahead:
                yield from sent.popleft().result()
    finally:
        for future in sent:
            future.cancel()


def begin(make: Callable[..., Any], arguments: tuple[Any, ...]) -> None:
    """Makes what this process does."""
    global work_here
    work_here = make(*arguments)


def work(batch: list[Any]) -> list[Any]:
    """Does it to a batch."""
    return list(work_here(batch))
