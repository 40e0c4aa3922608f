"""robots.txt as RFC 9309 has it: groups by product token, the longest rule that fits, `*` and `$`; and Crawl-delay."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote, unquote_to_bytes

TOKEN = "contested"  # noqa: S105 -- a product token, no password
MOST_BYTES = 512 * 1024  # the rest is passed over, as the RFC allows
MOST_RULES = 5_000
MOST_STARS = 50
LONGEST_DELAY = 300.0


@dataclass(frozen=True, slots=True)
class Rule:
    """One line: a pattern, and whether it allows."""

    pattern: str
    allows: bool


@dataclass(frozen=True, slots=True)
class Robots:
    """What a robots.txt says to us. Without rules everything is allowed."""

    rules: tuple[Rule, ...] = ()
    delay: float | None = None

    def allows(self, path: str) -> bool:
        """Whether this path, with its query, may be fetched: the longest pattern that fits decides; of two, the one that allows."""
        path = normal(path)
        fitting = [rule for rule in self.rules if fits(rule.pattern, path)]
        return max(((len(rule.pattern), rule.allows) for rule in fitting), default=(0, True))[1]


NOTHING = Robots(rules=(Rule("/", False),))  # where robots.txt cannot be had for a fault of the server
EVERYTHING = Robots()


def read_robots(raw: bytes) -> Robots:
    """What a robots.txt says to us: the groups that name us, else those for `*`."""
    ours: list[tuple[str, str]] = []
    others: list[tuple[str, str]] = []
    named = False
    agents: set[str] = set()
    in_rules = True  # the next line that names an agent begins a group
    for key, value in lines(raw):
        if key == "user-agent":
            agents = set() if in_rules else agents
            in_rules = False
            agents.add(value.split("/")[0].strip().lower())
            named = named or TOKEN in agents
            continue
        in_rules = True
        if TOKEN in agents:
            ours.append((key, value))
        elif "*" in agents:
            others.append((key, value))
    return robots_of(ours if named else others)


def lines(raw: bytes) -> Iterator[tuple[str, str]]:
    """The lines that count, as key and value."""
    text = raw[:MOST_BYTES].decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n")
    for line in text.split("\n"):
        key, colon, value = line.split("#", 1)[0].partition(":")
        key = key.strip().lower()
        if colon and key in ("user-agent", "allow", "disallow", "crawl-delay"):
            yield key, value.strip()


def robots_of(pairs: list[tuple[str, str]]) -> Robots:
    """The rules of one group."""
    rules = [Rule(normal(value), key == "allow") for key, value in pairs if key != "crawl-delay" and value]
    delays = [seconds(value) for key, value in pairs if key == "crawl-delay"]
    return Robots(tuple(rules[:MOST_RULES]), max((one for one in delays if one is not None), default=None))


def seconds(written: str) -> float | None:
    """A Crawl-delay, None where it is none."""
    try:
        value = float(written[:20])
    except ValueError:
        return None
    return min(value, LONGEST_DELAY) if value >= 0 else None


def normal(path: str) -> str:
    """A path or pattern with its percent signs as they are compared: `*` and `$` stay."""
    return quote(unquote_to_bytes(path), safe="/*$?&=;:@+,!~'()[]#%")


def fits(pattern: str, path: str) -> bool:
    """Whether the pattern fits the beginning of the path, or all of it where it ends in `$`; in linear time."""
    whole = pattern.endswith("$")
    parts = pattern.removesuffix("$").split("*", MOST_STARS)
    if not path.startswith(parts[0]):
        return False
    position, last = len(parts[0]), len(parts) - 1
    for number, part in enumerate(parts[1:], 1):
        if whole and number == last:
            return len(path) - len(part) >= position and path.endswith(part)
        position = path.find(part, position)
        if position < 0:
            return False
        position += len(part)
    return not whole or position == len(path) or (last > 0 and not parts[-1])
