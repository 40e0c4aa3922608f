"""How often somebody may do something: counts in memory over a sliding window."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable
from threading import Lock

MOST_KEYS = 20_000  # who is remembered; past that, those who were quiet longest are forgotten


class Limit:
    """At most so many times in so many seconds, for each key apart."""

    def __init__(self, times: int, seconds: float, clock: Callable[[], float] = time.monotonic) -> None:
        """`clock` tells seconds that never go back."""
        self.times, self.seconds, self.clock = times, seconds, clock
        self.seen: dict[str, deque[float]] = {}
        self.lock = Lock()

    def wait(self, key: str) -> int:
        """Counts one more time for the key: 0 where it may, else after how many seconds it may again."""
        now = self.clock()
        with self.lock:
            times = self.seen.pop(key, None) or deque()
            while times and times[0] <= now - self.seconds:
                times.popleft()
            self.seen[key] = times  # last in the order of the keys
            while len(self.seen) > MOST_KEYS:
                del self.seen[next(iter(self.seen))]
            if len(times) >= self.times:
                return max(1, int(times[0] + self.seconds - now + 0.999))
            times.append(now)
            return 0

    def forget(self, key: str) -> None:
        """Begins anew for the key: it did well."""
        with self.lock:
            self.seen.pop(key, None)
